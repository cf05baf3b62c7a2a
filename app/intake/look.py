"""What sorting looks at in a file: its name, the title printed in it, how it opens, what its tables hold, how it is built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from app.intake.arrival import Arrival
from app.text import normal
from app.text.marks import opens
from app.text.tree import Node, Tree

OPENING = 400
"""Characters below the title that count as the opening."""
_MOST_WORDS = 30_000
_LONGEST_TITLE = 80
"""Of a first line that may be taken for a title."""
_MOST_TITLE = 200
_NUMBERED = re.compile(r"^(?:附\s*件|附|材料)?\s*[（(]?\s*(\d{1,2})\s*[）)]?(?![\d年月日])")
_LIST_ENTRY = re.compile(r"(?:^|附件[:：]?)\s*(\d{1,2})\s*[.．、]\s*(?=\D)(.{2,90})$")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){3,80})》")


@dataclass(frozen=True)
class Look:
    """Words without white space. ``title`` is '' where none was printed or the file could not be read."""

    name: str
    folder: str
    title: str = ""
    body_title: str = ""
    lines: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    articles: int = 0
    headings: int = 0
    is_annex: bool = False

    @cached_property
    def words(self) -> str:
        """The text below the title."""
        return "".join(self.lines)[:_MOST_WORDS]

    @property
    def opening(self) -> str:
        """The first characters of it."""
        return self.words[:OPENING]

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The titles that the text, its title and its file name put in 《》."""
        return frozenset(_QUOTED.findall("\n".join((self.title, self.name, *self.lines))))

    @property
    def number(self) -> int | None:
        """The number the file name begins with (附件2, 03起草说明), None without one."""
        found = _NUMBERED.match(self.name)
        return int(found[1]) if found else None

    @cached_property
    def enclosures(self) -> dict[int, str]:
        """The numbered entries of its list of 附件: what was sent along, or what hangs on the text."""
        listed: dict[int, str] = {}
        begun = False
        for line in self.lines:
            begun = begun or line.startswith(("附件：", "附件:", "附："))
            found = _LIST_ENTRY.search(line) if begun else None
            if found:
                listed.setdefault(int(found[1]), found[2].rstrip("；;。"))
        return listed


def look_at(arrival: Arrival) -> Look:
    """What can be seen of ``arrival``: of one that was not read, its name alone."""
    name = normal.compact(re.sub(r"\.[A-Za-z]{2,5}$", "", arrival.name))
    folder = normal.compact(arrival.folder)
    return look_into(arrival.reading.tree, name, folder) if arrival.reading else Look(name, folder)


def look_into(tree: Tree, name: str = "", folder: str = "") -> Look:
    """What can be seen of a text."""
    titles = {"title": "", "body_title": ""}
    lines: list[str] = []
    cells: list[str] = []
    for node in tree.walk():
        if node.kind in titles and not titles[node.kind]:
            titles[node.kind] = normal.compact(node.text)[:_MOST_TITLE]
            continue
        cells += [normal.compact(cell) for row in node.rows or () for cell in row if cell.strip()]
        lines += _lines(node)
    if (
        not titles["title"]
        and lines
        and len(lines[0]) <= _LONGEST_TITLE
        and not opens(lines[0])
        and not lines[0].endswith(("。", "：", "；"))
    ):
        titles["title"] = lines.pop(0)
    if not titles["title"] and not lines and cells:
        titles["title"] = cells[0][:_LONGEST_TITLE]
    kinds = [node.kind for node in tree.walk()]
    return Look(
        name=name,
        folder=folder,
        title=titles["title"],
        body_title=titles["body_title"],
        lines=tuple(lines),
        cells=tuple(cells),
        articles=kinds.count("article"),
        headings=kinds.count("heading1") + kinds.count("chapter"),
        is_annex=_is_annex(tree),
    )


def _lines(node: Node) -> list[str]:
    whole = "".join((node.label or "", node.heading or "", "\n" if node.label and node.kind == "annex" else "", node.text))
    return [normal.compact(line) for line in whole.split("\n") if line.strip()]


def _is_annex(tree: Tree) -> bool:
    """Whether 附件 stands above everything else: the file hangs on another."""
    first = next(tree.walk(), None)
    return first is not None and bool(first.label) and normal.compact(first.label or "").startswith("附")
