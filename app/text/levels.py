"""How deep a line stands among the others: where one that opens here belongs, and one level up or down."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.errors import Refused
from app.text import labelling, marks
from app.text.draft import Draft
from app.text.labelling import DIVISIONS, HEADINGS
from app.text.outline import ITEMS, Entry, end_of, parent_of

FIXED = frozenset({"title", "body_title", "number", "addressee", "signature", "footnote", "note", "toc", "imprint", "annex"})
"""Kinds that stand at the top and have no level."""


def refuse_fixed(entry: Entry) -> None:
    """Raises Refused for what has no level."""
    if entry.kind in FIXED:
        raise Refused("标题、主送、落款、附件这些没有层级，没有校正。先按 F2 改标为正文。")
    if entry.kind == "table":
        raise Refused("表格跟着它前面的文字，没有层级，没有校正。")
    if entry.kind in DIVISIONS:
        raise Refused("编、章、节按自己的编号定层级，没有校正。")


def around(found: Sequence[Entry], at: int, kinds: Collection[str]) -> int | None:
    """The place of the nearest entry of one of ``kinds`` that the one at ``at`` is or stands under."""
    place: int | None = at
    while place is not None and found[place].kind not in kinds:
        place = parent_of(found, place)
    return place


def sibling_before(found: Sequence[Entry], at: int, kinds: Collection[str]) -> int | None:
    """The place of the entry before at the same depth under the same parent, if it is of one of ``kinds``."""
    depth = found[at].depth
    place = next((i for i in range(at - 1, -1, -1) if found[i].depth <= depth), None)
    return place if place is not None and found[place].depth == depth and found[place].kind in kinds else None


def under(entry: Entry) -> int:
    """The depth of a line that follows ``entry`` and belongs to it if it can have any."""
    return entry.depth + 1 if entry.kind in (*DIVISIONS, *HEADINGS, "annex") else entry.depth


def of_division(found: Sequence[Entry], at: int, kind: str) -> int:
    """The depth of a 编, 章 or 节 that opens after the entry at ``at``."""
    place = around(found, at, DIVISIONS)
    while place is not None and DIVISIONS.index(found[place].kind) >= DIVISIONS.index(kind):
        upper = parent_of(found, place)
        if upper is None or found[upper].kind not in DIVISIONS:
            return found[place].depth
        place = upper
    if place is not None:
        return found[place].depth + 1
    annex = around(found, at, ("annex",))
    return 0 if annex is None else found[annex].depth + 1


def of_heading(found: Sequence[Entry], at: int, kind: str) -> int:
    """The depth of a heading that opens after the entry at ``at``."""
    place: int | None = at
    while place is not None:
        other = found[place].kind
        if other in DIVISIONS or other == "annex" or (other in HEADINGS and HEADINGS.index(other) < HEADINGS.index(kind)):
            return found[place].depth + 1
        place = parent_of(found, place)
    return 0


def of_item(found: Sequence[Entry], at: int, draft: Draft) -> int:
    """The depth of an item with the label of ``draft`` that opens after the entry at ``at``, inside an article."""
    place: int | None = at
    while place is not None and found[place].kind in ITEMS and _style(found[place].draft) >= _style(draft):
        place = parent_of(found, place)
    return found[place].depth + 1 if place is not None else 0


def _style(draft: Draft) -> int:
    mark = marks.numbered(draft.label or "")
    return int(mark.style) if mark else (1, 2, 3)[ITEMS.index(draft.kind)]


def raised(found: list[Entry], at: int) -> None:
    """One level up; what follows at its old level and below comes under it where it can. Raises Refused at the top."""
    entry = found[at]
    place = parent_of(found, at)
    parent = found[place] if place is not None else None
    if entry.kind in HEADINGS:
        level = HEADINGS.index(entry.kind)
        if level == 0:
            raise Refused("已经是最高一级标题，没有升级。")
        entry.draft.kind = HEADINGS[level - 1]
        if parent is not None and parent.kind in HEADINGS and HEADINGS.index(parent.kind) >= level - 1:
            entry.depth = parent.depth
    elif entry.kind in ITEMS and parent is not None and parent.kind in ITEMS:
        labelling.as_item(entry.draft, parent.kind)
        entry.depth = parent.depth
    elif entry.kind in ITEMS and parent is not None:
        labelling.fold(entry.draft, "paragraph")
        entry.depth = parent.depth
    elif entry.kind == "paragraph" and parent is not None and parent.kind == "article":
        if place == at - 1:
            raise Refused("这是本条的第一款，离开了条就只剩条号，没有升级。")
        entry.depth = parent.depth
    elif entry.kind in ("paragraph", "other", "preamble") and labelling.as_heading(entry.draft):
        entry.depth = of_heading(found, at - 1, entry.kind) if at else 0
    elif entry.kind in ("paragraph", "article") and parent is not None and parent.kind != "annex":
        entry.depth = parent.depth
    else:
        raise Refused("已经是最高一级，前面也没有“第几条”或者序号可认，没有升级。")


def lowered(found: list[Entry], at: int) -> None:
    """One level down, under what stands before it. Raises Refused where nothing there can take it."""
    entry = found[at]
    if entry.kind in HEADINGS:
        _lower_heading(found, at)
    elif entry.kind == "paragraph" and _is_clause(found, at):
        if sibling_before(found, at, ("paragraph",)) is None:
            raise Refused("前面没有款可以归入，没有降级。")
        labelling.as_item(entry.draft, "item")
        entry.depth += 1
    elif entry.kind in ITEMS:
        level = ITEMS.index(entry.kind) + 1
        if level == len(ITEMS) or sibling_before(found, at, ITEMS) is None:
            raise Refused("前面没有项可以归入，或者已经是最低一级，没有降级。")
        if level == 2 and marks.numbered(labelling.whole(entry.draft).text) is None:
            raise Refused("这一行没有序号，不能再降，没有校正。")
        labelling.as_item(entry.draft, ITEMS[level])
        entry.depth += 1
    elif sibling_before(found, at, (*HEADINGS, *DIVISIONS, "article")) is not None:
        labelling.fold(entry.draft, "paragraph")
        entry.depth += 1
    else:
        raise Refused("前面没有条、标题或者章可以归入，没有降级。")


def _is_clause(found: Sequence[Entry], at: int) -> bool:
    place = parent_of(found, at)
    return place is not None and found[place].kind == "article"


def _lower_heading(found: list[Entry], at: int) -> None:
    entry = found[at]
    level, place = HEADINGS.index(entry.kind) + 1, sibling_before(found, at, HEADINGS)
    if level == len(HEADINGS):
        raise Refused("已经是最低一级标题，没有降级。按 F2 可以改标为正文。")
    deeper = place is not None and HEADINGS.index(found[place].kind) < level
    for below in found[at + 1 : end_of(found, at)] if deeper else ():
        below.depth += 1
    entry.draft.kind = HEADINGS[level]
    entry.depth += deeper
