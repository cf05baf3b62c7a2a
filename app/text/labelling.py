"""A line as label, heading and text, and back: what opens it decides what it can be, and where it may stand decides what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.text import anchors, cues, marks, numerals
from app.text.clauses import bracketed_heading
from app.text.draft import Draft
from app.text.line import Line
from app.text.outline import ITEMS, Entry
from app.text.tree import Anchor

DIVISIONS = ("part", "chapter", "section")
HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_OF_STYLE = (*HEADINGS, "heading4")
_ITEM_OF_STYLE = ("item", "item", "subitem", "subsubitem", "subsubitem")
_TOP_ONLY = frozenset({"title", "body_title", "number", "addressee", "annex", "signature", "footnote", "note", "toc", "imprint"})
_OPENED = re.compile(rf"第\s*((?:{numerals.NUMERAL}){{1,{numerals.LONGEST}}}|\d{{1,4}})\s*条")
_LATIN = re.compile(r"[A-Za-z0-9,;:.)\]]")


def whole(draft: Draft) -> Line:
    """All that is printed of a node as one line; the characters of label and heading have no anchors."""
    before = (draft.label or "") + (draft.heading or "")
    return Line(before + draft.text, anchors.shift(draft.anchors, len(before)))


def fold(draft: Draft, kind: str) -> None:
    """Make ``draft`` a node of a ``kind`` without label: what was its label and heading opens its text."""
    draft.take(whole(draft))
    draft.kind, draft.label, draft.heading, draft.number, draft.sub, draft.role = kind, None, None, None, 0, ""


def joined(first: Line, second: Line) -> Line:
    """``second`` after ``first``: a blank between Latin words, nothing between Han."""
    if not first.text or not second.text:
        return second if not first.text else first
    glue = " " if _LATIN.match(first.text[-1]) and second.text[0].isascii() and second.text[0].isalnum() else ""
    text = first.text + glue
    after = anchors.shift(second.anchors, len(text))
    if first.anchors and after and _continues(first.anchors[-1], after[0]):
        one = replace(first.anchors[-1], end=after[0].end)
        return Line(text + second.text, (*first.anchors[:-1], one, *after[1:]))
    return Line(text + second.text, (*first.anchors, *after))


def _continues(one: Anchor, other: Anchor) -> bool:
    """Whether the characters of ``other`` come right after those of ``one``, here and in the source."""
    same = (one.part, one.place, one.box) == (other.part, other.place, other.box)
    return same and one.end == other.start and one.offset + one.end - one.start == other.offset


def article_mark(text: str) -> marks.Mark | None:
    """The 第N条 that opens ``text``, whatever its number; None where it is only mentioned."""
    found = _OPENED.match(text)
    return marks.article(text, numerals.to_int(found[1]) - 1) if found else None


def opened_article(line: Line, mark: marks.Mark) -> tuple[Draft, Draft]:
    """An article with its label and bracketed heading, and its first 款."""
    article = Draft("article", label=mark.label, number=mark.number, sub=mark.sub)
    rest = line.cut(mark.end)
    heading = bracketed_heading(rest.text)
    if heading:
        article.heading = heading[1]
        rest = rest.cut(heading.end())
    return article, Draft("paragraph").take(rest)


def numbered(draft: Draft, kinds: Sequence[str]) -> bool:
    """Read the number that opens the text of ``draft`` as its label, its kind by style from ``kinds``; whether there was one."""
    line = whole(draft)
    mark = marks.numbered(line.text)
    if mark is None:
        return False
    fold(draft, kinds[mark.style])
    draft.label, draft.number = mark.label, mark.number
    draft.take(line.cut(mark.end))
    return True


def as_item(draft: Draft, kind: str) -> None:
    """Make ``draft`` an item of that ``kind``, with the label that opens it or without one."""
    if not numbered(draft, [kind] * len(_ITEM_OF_STYLE)):
        fold(draft, kind)


def as_heading(draft: Draft) -> bool:
    """Make ``draft`` a heading by the style of its number; False, and nothing done, where it has none."""
    return numbered(draft, _OF_STYLE)


def as_item_by_style(draft: Draft) -> bool:
    """Make ``draft`` an item by the style of its number; False, and nothing done, where it has none."""
    return numbered(draft, _ITEM_OF_STYLE)


def plain_kind(text: str, beside: str) -> str:
    """What a line at the top is that no number opens, standing after one of kind ``beside``."""
    if cues.is_number(text):
        return "number"
    if cues.is_addressee(text):
        return "addressee"
    if cues.is_date(text) or cues.signed_date(text):
        return "signature"
    if cues.is_note(text):
        return "note"
    return beside if beside in ("preamble", "other", "signature", "imprint", "footnote", "toc", "note") else "preamble"


def note_name(text: str) -> str:
    """Which of the notes ``text`` is, as its path names it."""
    return "附件说明" if cues.ANNEX.match(text) else "附注" if cues.is_note(text) else "题注"


def settle(found: list[Entry]) -> None:
    """Give every entry a place where its kind may stand: deeper lines of what is no longer their parent come up, plain lines change their kind.

    Entries as they come from a tree stay as they are.
    """
    stack: list[tuple[int, Entry]] = []
    begun = False
    for entry in found:
        asked = entry.depth
        while stack and stack[-1][0] >= asked:
            stack.pop()
        while not (_fits(stack, entry) or _turned(stack, entry, begun)):
            stack.pop()
        entry.depth = stack[-1][1].depth + 1 if stack else 0
        stack.append((asked, entry))
        begun = begun or entry.kind in DIVISIONS or entry.kind in HEADINGS or entry.kind == "article"


def _fits(stack: Sequence[tuple[int, Entry]], entry: Entry) -> bool:
    kind = entry.kind
    parent = stack[-1][1].kind if stack else "annex"
    if parent == "annex":
        return kind not in ITEMS and kind != "paragraph" and (not stack or kind != "annex")
    if kind in _TOP_ONLY or kind in ("preamble", "other"):
        return False
    if parent == "article":
        return kind == "paragraph"
    if parent == "paragraph":
        return len(stack) > 1 and stack[-2][1].kind == "article" and (kind in ITEMS or kind == "table")
    if parent in ITEMS:
        return kind == "table" or (kind in ITEMS and ITEMS.index(kind) >= ITEMS.index(parent))
    if parent in DIVISIONS:
        return kind not in ITEMS and (kind not in DIVISIONS or DIVISIONS.index(kind) > DIVISIONS.index(parent))
    if parent in HEADINGS:
        deeper = kind in HEADINGS and (HEADINGS.index(kind) > HEADINGS.index(parent) or kind == parent == "heading4")
        return deeper or kind in ("article", "paragraph", "table")
    return False


def _turned(stack: Sequence[tuple[int, Entry]], entry: Entry, begun: bool) -> bool:
    """Make of ``entry`` what may stand here, if that can be: a line of text is one everywhere."""
    draft, kind = entry.draft, entry.kind
    parent = stack[-1][1].kind if stack else "annex"
    if kind not in (*ITEMS, *HEADINGS, "paragraph", "other", "preamble"):
        return False
    if parent == "article":
        fold(draft, "paragraph")
        return True
    if parent == "annex" or parent in DIVISIONS or parent in HEADINGS:
        plain = "paragraph" if parent != "annex" else "other" if begun else "preamble"
        if kind in ITEMS and as_heading(draft):
            return _fits(stack, entry)
        if kind not in HEADINGS:
            fold(draft, plain)
            return True
    return False
