"""How an official paper is laid out, as far as a tree holds it: number, dates, addressee, annexes, title (FMT-01 … FMT-06), and its annexes (DOC-24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.rules.checks.document import Document
from app.rules.checks.spot import Spot, about_all, at
from app.text.numerals import to_int

_YEAR_MARKS = re.compile(r"(?<=[发办函政备规文令字通])[\[【(（﹝［](?:19|20)\d{2}[\]】)）﹞］]\s*第?\d{1,5}号")
_PADDED = re.compile(r"〔(?:19|20)\d{2}〕\s*(?:第\s*\d+|0\d*)\s*号")
_HAN_DATE = re.compile(r"二[〇○零O0][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日")
_PADDED_DATE = re.compile(r"\d{4}年(?:0[1-9]月|\d{1,2}月0[1-9]日)")
_ANNEX_NOTE = re.compile(r"^\s*附件?(?:\s*\d*)[：:].*[。；，、]\s*$", re.DOTALL)
_TITLE_END = re.compile(r"[。，；、：]$")
_LIKE_A_TITLE = re.compile(r"^[^。，；：\s]{4,50}(?:通知|办法|规定|意见|决定|通告|公告|细则|方案|规则)(?:（[^）]*）)?[。，；]$")
_HEAD = 3
_NUMBERED = re.compile(r"附件\s*([0-9一二三四五六七八九十]{1,3})(?![0-9一二三四五六七八九十]|[.．]?\d)")
_BARE_ANNEX = re.compile(r"(?:见|详见|按照?|依照|参见)(?:本[^，。；]{1,6})?附件(?![0-9一二三四五六七八九十])")
_MARKED = frozenset({"number", "title", "body_title"})
_FRONT = frozenset({"signature", "title", "toc", "imprint", "number", "body_title", "addressee", "note"})


def year_brackets(document: Document) -> Iterator[Spot]:
    """云府发[2022]5号: the year of a 发文字号 not in 〔〕 (FMT-01)."""
    return _everywhere(document, _YEAR_MARKS)


def padded_number(document: Document) -> Iterator[Spot]:
    """云府发〔2022〕05号, 云府发〔2022〕第5号 (FMT-02)."""
    return _everywhere(document, _PADDED)


def _everywhere(document: Document, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for node in document.nodes:
        if "号" in node.text:
            for found in pattern.finditer(node.text):
                yield at(node.path, node.text, found.span())


def signed_day_style(document: Document) -> Iterator[Spot]:
    """The day of signing in Han numerals, or any day with a padding zero (FMT-03)."""
    for node in document.nodes:
        if node.kind == "signature":
            for found in (*_HAN_DATE.finditer(node.text), *_PADDED_DATE.finditer(node.text)):
                yield at(node.path, node.text, found.span())
        elif "0" in node.text:
            for found in _PADDED_DATE.finditer(node.text):
                yield at(node.path, node.text, found.span())


def annex_note_mark(document: Document) -> Iterator[Spot]:
    """附件：1.目录。 with a mark at its end (FMT-04)."""
    for node in document.nodes:
        if "附" in node.text[:3] and _ANNEX_NOTE.match(node.text) and len(node.text) < 200:
            length = len(node.text.rstrip())
            yield at(node.path, node.text, (max(0, length - 6), length))


def addressee_mark(document: Document) -> Iterator[Spot]:
    """主送机关 not ended by a full-width colon (FMT-05)."""
    for node in document.nodes:
        text = node.text.rstrip()
        if node.kind == "addressee" and text and not text.endswith("："):
            yield at(node.path, node.text, (max(0, len(text) - 6), len(text)))


def title_mark(document: Document) -> Iterator[Spot]:
    """A title that ends in a mark (FMT-06)."""
    for place, node in enumerate(document.tree.nodes):
        text = node.text.rstrip()
        titled = node.kind in ("title", "body_title") and _TITLE_END.search(text)
        # a title that ends in a mark is read as a line of the opening
        if titled or (place <= _HEAD and node.kind in ("preamble", "other") and _LIKE_A_TITLE.match(text)):
            yield at(node.path, node.text, (max(0, len(text) - 6), len(text)))


def annex_missing(document: Document) -> Iterator[Spot]:
    """见附件2 where there is no 附件2, 见附件 where there is none at all (DOC-24).

    Silent on a paper whose 办法 is itself the annex and which carries no other, for then the office may not have been given them.
    """
    there, unnumbered = _annexes(document)
    noted = _noted(document)
    for body in document.bodies:
        if body.annex is not None:
            continue
        for clause in body.clauses:
            if "附件" not in clause.text or clause.node.kind in _FRONT or _ANNEX_LINE.match(clause.text):
                continue
            for found in _NUMBERED.finditer(clause.text):
                number = _int(found[1])
                if number and number not in there and not (number == 1 and unnumbered) and not _of_another(clause.text, found.start()):
                    yield at(clause.path, clause.text, found.span(), f"“{found.group()}”")
            if not there and not unnumbered and not noted:
                for found in _BARE_ANNEX.finditer(clause.text):
                    yield at(clause.path, clause.text, found.span(), "“附件”")
    lost = [f"附件{number}" for number in sorted(noted - there) if not (number == 1 and unnumbered)]
    if there and lost:
        yield about_all(f"附件说明所列的“{'、'.join(lost)}”")


_ANNEX_LINE = re.compile(r"^\s*附件?\s*\d*\s*[：:]")


def _annexes(document: Document) -> tuple[set[int], bool]:
    labels = [(node.label or "") + node.path for node in document.nodes if node.kind == "annex"]
    found = {number for label in labels for number in map(_int, re.findall(r"附件\s*([0-9一二三四五六七八九十]{1,3})", label)) if number}
    # the 办法 a 通知 issues is often printed as its annex, and is the main body here
    return found | ({1} if document.tree.body_title else set()), any(
        not re.search(r"附件?\s*[0-9一二三四五六七八九十]", label) for label in labels
    )


def _noted(document: Document) -> set[int]:
    """The numbers in the 附件说明 (附件：1.……2.……)."""
    numbers: set[int] = set()
    for node in document.nodes:
        if _ANNEX_LINE.match(node.text) and node.kind not in ("annex", "article"):
            numbers |= {int(number) for number in re.findall(r"(?:^|[\n：:\s])(\d{1,2})[.．、]", node.text)}
    return numbers


def _of_another(text: str, position: int) -> bool:
    """Whether the annex named at ``position`` is that of another paper, named before it."""
    before = text[max(0, position - 12) : position]
    return ("》" in before and not _ITS_TITLE.search(before)) or "号" in before


_ITS_TITLE = re.compile(r"》[（(](?:见|详见)?$")
"""《考核表》（附件2）: the title is the annex's own."""


def _int(text: str) -> int:
    try:
        return to_int(text)
    except ValueError:
        return 0


def long_sentence(document: Document) -> Iterator[Spot]:
    """Sentences of more than 200 characters without a break, long lists aside, (ST-12)."""
    for body in document.bodies:
        for clause in body.clauses:
            if len(clause.text) > _LONGEST:
                for found in _SENTENCE.finditer(clause.text):
                    if len(found.group()) > _LONGEST and found.group().count("、") * 8 < len(found.group()):
                        yield at(clause.path, clause.text, (found.start(), found.start() + 30))


_SENTENCE = re.compile(r"[^。；：！？\n]+")
_LONGEST = 200
