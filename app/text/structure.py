"""Lines to the tree of nodes of the contract; every visible character has exactly one home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.text import blocks, cues, draft, facts, marks, normal, numerals, paths
from app.text.clauses import Clauses, prints_plain_headings
from app.text.draft import Draft
from app.text.line import Line, Row, join
from app.text.paper import Block
from app.text.tree import Tree

MOST_IMPRINT_ROWS = 5


def build(lines: Sequence[Line], metadata: Sequence[str] = (), name: str = "") -> Tree:
    """The tree of a text and the facts it fixes; ``metadata`` and ``name`` (file name without suffix) help where the text is silent."""
    prepared = [piece for line in lines for piece in _pieces(line)]
    shelf = _Shelf()
    for block in blocks.split(prepared):
        shelf.put(block)
    nodes = paths.seal(shelf.finished())
    return facts.tree(nodes, metadata, name)


def _pieces(line: Line) -> Iterator[Line]:
    """The line itself, or its parts where a clause opens right after a line break inside the paragraph; the rows of a 版记."""
    whole = line.stripped()
    if whole.rows is not None and _is_imprint(whole.rows):
        yield from _rows(whole)
        return
    if whole.rows is not None or line.footnote:
        yield whole
        return
    start = at = 0
    while (at := whole.text.find("\n", at)) >= 0:
        at += 1
        following = whole.text[at:].split("\n", 1)[0].strip()
        if marks.opens(following) or cues.is_date(following):
            yield whole.cut(start, at)
            start = at
    last = whole.cut(start)
    if last.text:
        yield last


def _is_imprint(rows: Sequence[Row]) -> bool:
    """Whether a table only draws the lines of a 版记: 抄送 or 印发 in a row, nothing long and little else."""
    texts = ["\t".join(filter(None, row)) for row in rows]
    return len(rows) <= MOST_IMPRINT_ROWS and cues.is_imprint(texts[-1]) and all(len(row) <= 2 for row in rows)


def _rows(table: Line) -> Iterator[Line]:
    """Each row as one line."""
    for n, texts in enumerate(table.rows or ()):
        spans = table.cells[n] if table.cells else ((),) * len(texts)
        cells = [Line(text, own) for text, own in zip(texts, spans, strict=True) if text]
        if cells:
            yield join(cells, "\t")


@dataclass(slots=True)
class _Shelf:
    """Blocks laid into bodies: the main one, further ones under their 《title》, annexes inside them."""

    bodies: list[tuple[str, list[Draft]]] = field(default_factory=lambda: [("", [])])
    clauses: Clauses | None = None
    bodies_begun: int = 0

    def finished(self) -> list[tuple[str, list[Draft]]]:
        self._close()
        return self.bodies

    def put(self, block: Block) -> None:
        if block.role == "body":
            self._body(block)
        elif block.role == "annex":
            self._annex(block)
        elif block.role == "body_title":
            self._title(block)
        elif block.role in ("imprint", "footnote"):
            self._close()
            self.clauses = None
            self.bodies.append(("", [_single(block)]))
            self.bodies.append((self.bodies[-2][0], []))
        elif block.lines:
            self._parser().interrupt(_single(block))

    def _root(self) -> list[Draft]:
        return self.bodies[-1][1]

    def _parser(self) -> Clauses:
        if self.clauses is None:
            self.clauses = Clauses(self._root())
        return self.clauses

    def _close(self) -> None:
        if self.clauses is not None:
            self.clauses.close()

    def _title(self, block: Block) -> None:
        title = _single(block)
        self._close()
        self.bodies_begun += 1
        if self.bodies_begun > 1:
            self.bodies.append((f"《{normal.one_line(title.text).strip('《》')}》", []))
        self.clauses = Clauses(self._root())
        self.clauses.interrupt(title)

    def _body(self, block: Block) -> None:
        parser = self._parser()
        if any(line.rows is None for line in block.lines):
            self.bodies_begun = max(self.bodies_begun, 1)
        parser.plain_headings = parser.plain_headings or prints_plain_headings(block.lines)
        for i, line in enumerate(block.lines):
            parser.feed(line, block.lines[i + 1] if i + 1 < len(block.lines) else None)

    def _annex(self, block: Block) -> None:
        if block.label is not None:
            found = cues.ANNEX.match(block.label.text)
            number = numerals.to_int(found[2]) if found and found[2] else None
            heading = "\n".join(line.text for line in block.title) or None
            annex = Draft("annex", label=block.label.text, number=number, heading=heading)
            self._close()
            self._root().append(annex)
            self.clauses = Clauses(annex.children)
        self._body(block)


def _single(block: Block) -> Draft:
    """A block as one node."""
    kind = block.role
    made = draft.of(kind, block.lines, _note_name(block) if kind == "note" else "")
    if block.label is not None:
        made.label = block.label.text
    return made


def _note_name(block: Block) -> str:
    first = block.lines[0].text
    if cues.ANNEX.match(first):
        return "附件说明"
    return "附注" if cues.is_note(first) else "题注"
