"""Corrections of a tree by a person: split, join, raise, lower, retitle. Every visible character stays, once and in its order.

Labels and numbers are read anew from what the lines print, paths are made as for a reading, and anchors go with their characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Refused
from app.text import labelling, levels, marks, roles_given
from app.text.draft import Draft
from app.text.labelling import HEADINGS, fold, joined, whole
from app.text.line import Line
from app.text.outline import ITEMS, Entry, body_name, cited, end_of, entries, parent_of, renamed_bodies, sealed, tree_of
from app.text.tree import Tree


class EditKind(StrEnum):
    """What a correction does to a line."""

    SPLIT = "split"
    JOIN = "join"
    RAISE = "raise"
    LOWER = "lower"
    RETITLE = "retitle"


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction of the node at ``path``, as the text is cited at that moment.

    ``at`` counts code points of the node's text: where it is split, or where the heading of an article ends. ``words`` of a retitling
    is what the line is from then on (:data:`roles_given.ROLES`).
    """

    kind: str
    path: str
    at: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """A tree after its corrections; ``skipped`` are those that no longer fitted, with why."""

    tree: Tree
    skipped: tuple[tuple[Edit, str], ...] = ()


def apply(tree: Tree, edits: Sequence[Edit]) -> Tree:
    """``tree`` after ``edits``, one after the other. Raises Refused with a sentence for one that cannot be made; ``tree`` stays as it is."""
    found, named = _begun(tree)
    for edit in edits:
        _make(found, edit, named)
        labelling.settle(found)
        renamed_bodies(found)
        named = []
    return tree_of(found, tree) if edits else tree


def apply_what_fits(tree: Tree, edits: Sequence[Edit]) -> Mended:
    """The same for corrections kept from an earlier reading of the file: one that cannot be made any more is left out and named."""
    skipped: list[tuple[Edit, str]] = []
    for edit in edits:
        try:
            tree = apply(tree, [edit])
        except Refused as refused:
            skipped.append((edit, refused.sentence))
    return Mended(tree, tuple(skipped))


def why_not(tree: Tree, edit: Edit) -> str:
    """The sentence why ``edit`` cannot be made; empty where it can."""
    found, named = _begun(tree)
    try:
        _make(found, edit, named)
    except Refused as refused:
        return refused.sentence
    return ""


def _begun(tree: Tree) -> tuple[list[Entry], list[str]]:
    """The entries of ``tree`` and their paths, which need not be made anew before the first correction."""
    found = entries(tree)
    return found, cited(found, tree.nodes)


def _make(found: list[Entry], edit: Edit, named: Sequence[str]) -> None:
    """Make ``edit``; ``named`` are the paths of the entries, empty where they must be made anew."""
    named = named or cited(found, sealed(found))
    if edit.path not in named:
        raise Refused(f"现在没有“{edit.path}”这一处，没有校正。刷新后再试。")
    try:
        work = _WORKS[EditKind(edit.kind)]
    except ValueError as unknown:
        raise Refused(f"没有“{edit.kind}”这种校正，可以是 {'、'.join(EditKind)}。") from unknown
    work(found, named.index(edit.path), edit)


def own_text(found: Sequence[Entry], at: int) -> int:
    """The place whose text the node at ``at`` shows: of an article that of its first 款."""
    following = at + 1
    inside = found[at].kind == "article" and following < end_of(found, at) and found[following].kind == "paragraph"
    return following if inside else at


# the five ----------------------------------------------------------------------------------------------------------------


def _split(found: list[Entry], at: int, edit: Edit) -> None:
    place = own_text(found, at)
    entry = found[place]
    text, cut = entry.draft.text, edit.at or 0
    if entry.draft.rows is not None:
        raise Refused("表格不能在这里拆开，没有校正。")
    if not (text[:cut].strip() and text[cut:].strip()):
        raise Refused("光标前后都要有文字才能拆开，没有校正。把光标放到要拆开的两个字之间。")
    line = Line(text, entry.draft.anchors)
    entry.draft.take(line.cut(0, cut))
    _open(found, place, line.cut(cut))


def _open(found: list[Entry], place: int, rest: Line) -> None:
    """Put ``rest`` as a line of its own after the one at ``place``, as what its first characters say."""
    entry = found[place]
    article = levels.around(found, place, ("article",))
    mark, division = labelling.article_mark(rest.text), marks.division(rest.text)
    if division and entry.kind not in levels.FIXED:
        head = Draft(division.kind, label=division.label, number=division.number, heading=rest.cut(division.end).text or None)
        made = [Entry(head, levels.of_division(found, place, division.kind), entry.prefix)]
    elif mark and entry.kind not in levels.FIXED:
        depth = found[article].depth if article is not None else levels.under(entry)
        head, clause = labelling.opened_article(rest, mark)
        made = [Entry(head, depth, entry.prefix), *([Entry(clause, depth + 1, entry.prefix)] if clause.text else [])]
    else:
        made = [_line(found, place, article, rest)]
    found[place + 1 : place + 1] = made


def _line(found: Sequence[Entry], place: int, article: int | None, rest: Line) -> Entry:
    entry, draft = found[place], Draft("paragraph").take(rest)
    if article is not None:
        if labelling.as_item_by_style(draft):
            return Entry(draft, levels.of_item(found, place, draft), entry.prefix)
        return Entry(draft, found[article].depth + 1, entry.prefix)
    if entry.kind in (*HEADINGS, "paragraph", "other"):
        if labelling.as_heading(draft):
            return Entry(draft, levels.of_heading(found, place, draft.kind), entry.prefix)
        if entry.kind == "other":
            draft.kind = "other"
        return Entry(draft, levels.under(entry), entry.prefix)
    draft.kind = labelling.plain_kind(rest.text, entry.kind)
    draft.role = labelling.note_name(rest.text) if draft.kind == "note" else ""
    return Entry(draft, entry.depth, entry.prefix)


def _join(found: list[Entry], at: int, edit: Edit) -> None:
    entry = found[at]
    if at == 0:
        raise Refused("前面没有文字，没有并入。")
    before = found[at - 1]
    if "table" in (entry.kind, before.kind):
        raise Refused("表格不能并入文字，没有校正。")
    if entry.kind in ("annex", "body_title"):
        raise Refused("附件和正文标题是一段的开头，不能并入前面，没有校正。")
    if before.kind == "article":
        raise Refused("这是本条的第一款，已经和条号在一起，没有校正。")
    line = _taken_whole(found, at)
    del found[at]
    if before.kind in (*labelling.DIVISIONS, "annex"):
        before.draft.heading = joined(Line(before.draft.heading or ""), line).text
    else:
        before.draft.take(joined(Line(before.draft.text, before.draft.anchors), line))


def _taken_whole(found: list[Entry], at: int) -> Line:
    """All that is printed of the line at ``at``; of an article with its first 款, whose entry is taken out."""
    line, inside = whole(found[at].draft), own_text(found, at)
    if inside != at:
        line = joined(line, whole(found[inside].draft))
        del found[inside]
    return line


def _raise(found: list[Entry], at: int, edit: Edit) -> None:
    entry = found[at]
    levels.refuse_fixed(entry)
    mark = labelling.article_mark(whole(entry.draft).text) if entry.kind in ("paragraph", "other", "preamble", *ITEMS) else None
    if mark:
        article = levels.around(found, at, ("article",))
        entry.depth = found[article].depth if article is not None else entry.depth
        head, clause = labelling.opened_article(whole(entry.draft), mark)
        made = [Entry(head, entry.depth, entry.prefix), *([Entry(clause, entry.depth + 1, entry.prefix)] if clause.text else [])]
        found[at : at + 1] = made
        return
    levels.raised(found, at)


def _lower(found: list[Entry], at: int, edit: Edit) -> None:
    entry = found[at]
    levels.refuse_fixed(entry)
    if entry.kind == "article":
        if levels.sibling_before(found, at, ("article",)) is None:
            raise Refused("前面没有条可以归入，没有降级。")
        line, depth = _taken_whole(found, at), entry.depth + 1
        found[at] = Entry(Draft("paragraph").take(line), depth, entry.prefix)
        return
    levels.lowered(found, at)


def _retitle(found: list[Entry], at: int, edit: Edit) -> None:
    role, entry = edit.words or "", found[at]
    if role not in roles_given.ROLES:
        raise Refused(f"没有“{role}”这种标法，可以是 {'、'.join(roles_given.ROLES)}。")
    if role in (roles_given.HEADING, roles_given.NO_HEADING):
        _rehead(found, at, edit)
        return
    if entry.kind in ("table", "annex", "footnote"):
        raise Refused("表格、附件和脚注不能改标，没有校正。")
    if entry.kind == "body_title":
        _without_body(found, at)
    draft = Draft("other").take(_taken_whole(found, at))
    made = Entry(draft, 0, entry.prefix)
    in_annex = levels.around(found, at, ("annex",))
    if in_annex is not None:
        made.depth = found[in_annex].depth + 1
    found[at] = made
    if role == roles_given.TEXT:
        made.depth, draft.kind = entry.depth, "paragraph"
        return
    fold(draft, role)
    draft.role = labelling.note_name(draft.text) if role == "note" else ""
    if role == "body_title" and any(e.kind == "body_title" or e.kind in (*labelling.DIVISIONS, *HEADINGS, "article") for e in found[:at]):
        _new_body(found, at)


def _without_body(found: Sequence[Entry], at: int) -> None:
    """The title of a further body is none: what stood under it belongs to the body before."""
    gone = found[at].prefix
    before = next((entry.prefix for entry in reversed(found[:at]) if entry.kind == "body_title"), "")
    for entry in found[at:] if gone else ():
        if entry.prefix == gone:
            entry.prefix = before


def _new_body(found: list[Entry], at: int) -> None:
    """From this title on it is another body, until the next one begins."""
    old, name = found[at].prefix, body_name(found[at].draft.text)
    for entry in _until_next_title(found[at:]):
        if entry.prefix == old:
            entry.prefix = name


def _until_next_title(found: Sequence[Entry]) -> Iterator[Entry]:
    for i, entry in enumerate(found):
        if i and entry.kind == "body_title":
            return
        yield entry


def _rehead(found: list[Entry], at: int, edit: Edit) -> None:
    article = found[at]
    if article.kind != "article":
        raise Refused("只有条才有条标，没有校正。")
    place = own_text(found, at)
    if edit.words == roles_given.NO_HEADING:
        if article.draft.heading is None:
            raise Refused("这一条没有条标。")
        line = Line(article.draft.heading)
        article.draft.heading = None
        if place == at:
            found.insert(at + 1, Entry(Draft("paragraph").take(line), article.depth + 1, article.prefix))
        else:
            found[place].draft.take(joined(line, Line(found[place].draft.text, found[place].draft.anchors)))
        return
    text = found[place].draft.text if place != at else ""
    cut = edit.at or 0
    if article.draft.heading is not None or not text[:cut].strip():
        raise Refused("这一条已经有条标，或者光标前没有文字，没有校正。")
    line = Line(text, found[place].draft.anchors)
    article.draft.heading = line.cut(0, cut).text
    found[place].draft.take(line.cut(cut))
    if not found[place].draft.text and end_of(found, place) == place + 1:
        del found[place]


_WORKS: dict[EditKind, Callable[[list[Entry], int, Edit], None]] = {
    EditKind.SPLIT: _split, EditKind.JOIN: _join, EditKind.RAISE: _raise, EditKind.LOWER: _lower, EditKind.RETITLE: _retitle,
}  # fmt: skip

__all__ = ["Edit", "EditKind", "Mended", "apply", "apply_what_fits", "parent_of", "why_not"]
