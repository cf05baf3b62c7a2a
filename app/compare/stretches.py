"""The ops of a pair laid out as the lines of its old text, its new text, and both together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Field, Op, Pair, Part, Sign, Unit

BREAK = "¶"
"""Stands for a line break that was put in or taken away and is the whole of an edit."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line. ``why`` tells why an edit weighs much; empty for any other."""

    text: str
    sign: Sign = Sign.KEPT
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a unit's text: its label as printed (第五条, （一）, no part of the comparison), and its pieces. ``sign`` is that of the label."""

    label: str
    pieces: tuple[Piece, ...]
    sign: Sign = Sign.KEPT

    @property
    def text(self) -> str:
        """The line without its label."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    """A line being filled."""

    label: str
    sign: Sign
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Writer:
    """Lines in the making; the first one is opened by the first place where one begins."""

    lines: list[_Open] = field(default_factory=list)

    def begin(self, label: str, sign: Sign, *, continues: bool = False) -> None:
        """Open a line, or ``continues`` the one whose first words were taken away."""
        if continues and self.lines and self.lines[-1].sign is Sign.GONE:
            self.lines[-1].label, self.lines[-1].sign = label, sign
            return
        if self.lines and not self.lines[-1].pieces and self.lines[-1].sign is not sign:
            # a break that both texts have in different ops: one line begins here, not two
            self.lines.pop()
        self.lines.append(_Open(label, sign))

    def put(self, text: str, sign: Sign, why: str) -> None:
        if not text:
            return
        if not self.lines:
            self.begin("", sign)
        pieces = self.lines[-1].pieces
        if pieces and pieces[-1].sign is sign and pieces[-1].why == why:
            pieces[-1] = Piece(pieces[-1].text + text, sign, why)
        else:
            pieces.append(Piece(text, sign, why))

    def done(self) -> tuple[Line, ...]:
        return tuple(Line(line.label, tuple(line.pieces), _sign(line)) for line in self.lines if line.label or line.pieces)


def _sign(line: _Open) -> Sign:
    """The label goes with its words: struck where all of them are."""
    signs = {piece.sign for piece in line.pieces}
    return signs.pop() if len(signs) == 1 else line.sign if not signs else Sign.KEPT


@dataclass(frozen=True, slots=True)
class _Label:
    """What is printed before a part: at the beginning of a line, or on the line of the part before it."""

    words: str
    joins: bool = False


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where each part of one side begins in its whole text, and what is printed before it."""

    at: tuple[int, ...]
    labels: tuple[_Label, ...]
    length: int

    def is_between(self, at: int) -> bool:
        """Whether no part goes on at ``at``: one begins there, or after the line break that stands there, or the text ends."""
        return at >= self.length or at in self.at or at + 1 in self.at

    def cut(self, start: int, text: str) -> list[tuple[_Label | None, str]]:
        """``text``, which begins at ``start``, as (label of the part that begins here or None, characters); line breaks between parts left out."""
        found: list[tuple[_Label | None, str]] = []
        end, here = start + len(text), start
        while here < end or (here == end and not found):
            index = bisect_right(self.at, here) - 1
            label = self.labels[index] if index >= 0 and self.at[index] == here else None
            after = self.at[index + 1] if index + 1 < len(self.at) else end
            stop = min(after, end)
            words = text[here - start : stop - start]
            found.append((label, words.removesuffix("\n") if stop == after else words))
            if stop == here:
                break
            here = stop
        return found


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words of an edit that weigh much: those taken away and those put in their place (either may be empty), and why."""

    gone: str
    added: str
    why: str


def columns(
    pair: Pair, idle: Collection[int], weighty: Mapping[int, Sequence[Emphasis]]
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the old text, of the new one, and of both in one.

    ``idle`` are the indexes of ops shown as kept, ``weighty`` tells by the index of an op what weighs much in the edit that begins in it.
    """
    old, new = _starts(pair.old), _starts(pair.new)
    left, right, both = _Writer(), _Writer(), _Writer()
    at = there = 0
    for index, op, reason in _told(pair.ops or _whole(pair), weighty):
        sign = Sign.KEPT if index in idle else op.sign
        if op.sign is not Sign.ADDED:
            _write(left, old, at, op, sign, reason)
        if op.sign is not Sign.GONE:
            _write(right, new, there, op, sign, reason)
            _write(both, new, there, op, sign, reason, continues=not old.is_between(at))
        elif index not in idle:
            _write(both, old, at, op, sign, reason)
        at += len(op.text) if op.sign is not Sign.ADDED else 0
        there += len(op.text) if op.sign is not Sign.GONE else 0
    return left.done(), right.done(), both.done()


def _write(writer: _Writer, starts: _Starts, at: int, op: Op, sign: Sign, reason: str, *, continues: bool = False) -> None:
    for number, (label, words) in enumerate(starts.cut(at, op.text)):
        if label is not None and label.joins:
            writer.put(label.words, sign, "")
        elif label is not None:
            writer.begin(label.words, sign, continues=continues and number == 0)
        writer.put(words, sign, reason)
    if op.text == "\n" and sign is not Sign.KEPT:
        writer.put(BREAK, sign, reason)


def _told(ops: Sequence[Op], weighty: Mapping[int, Sequence[Emphasis]]) -> Iterator[tuple[int, Op, str]]:
    """The ops with their index, cut around the words that weigh much, and why these do."""
    held: dict[int, list[tuple[str, str]]] = {}
    for index, found in weighty.items():
        after = index + 1 if ops[index].sign is Sign.GONE else index
        for emphasis in found:
            held.setdefault(index, []).append((emphasis.gone, emphasis.why))
            held.setdefault(after, []).append((emphasis.added, emphasis.why))
    for index, op in enumerate(ops):
        rest = op.text
        for words, reason in held.get(index, ()):
            before, hit, behind = rest.partition(words) if words else (rest, "", "")
            if hit:
                if before:
                    yield index, Op(op.sign, before), ""
                yield index, Op(op.sign, hit), reason
                rest = behind
        if rest:
            yield index, Op(op.sign, rest), ""


def _whole(pair: Pair) -> tuple[Op, ...]:
    """What a pair without ops says: the same text on both sides, or one side alone."""
    old, new = _text(pair.old), _text(pair.new)
    if old == new:
        return (Op(Sign.KEPT, old),)
    return tuple(op for op in (Op(Sign.GONE, old), Op(Sign.ADDED, new)) if op.text)


def _text(units: tuple[Unit, ...]) -> str:
    return "\n".join(unit.text for unit in units)


_CELLS, _SPACE = " ｜ ", "　"
_HEADINGS = frozenset({"part", "chapter", "section", "heading1", "heading2", "heading3", "heading4", "annex"})


def _starts(units: tuple[Unit, ...]) -> _Starts:
    at: list[int] = []
    labels: list[_Label] = []
    begin = 0
    for unit in units:
        before: Part | None = None
        for part in unit.parts:
            at.append(begin + part.start)
            labels.append(_label(unit, part, before, alone=len(units) == 1))
            before = part
        begin += len(unit.text) + 1
    return _Starts(tuple(at), tuple(labels), begin - 1)


def _label(unit: Unit, part: Part, before: Part | None, *, alone: bool) -> _Label:
    """The number of an article stands beside its row, unless several units share the row; other labels stand before their words."""
    if part.field is Field.CELL and part.column:
        return _Label(_CELLS, joins=True)
    if before is not None and before.node is part.node:
        if part.field is Field.CELL:
            return _Label("")
        # the heading of an article stands in brackets before its words, that of a chapter alone on its line
        return _Label("" if before.node.kind == "article" else _SPACE, joins=True)
    label = part.node.label or ""
    if before is None and unit.kind not in _HEADINGS and alone:
        return _Label("")
    return _Label(label + _SPACE if label and part.node.kind in ("part", "chapter", "section", "article", "annex") else label)
