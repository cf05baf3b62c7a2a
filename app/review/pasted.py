"""A drafting unit's reply as it comes in an office system or a mail: numbered plain text, read into one reply per finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.text.numerals import to_int

_DIGITS = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
_MARK = re.compile(
    rf"^\s*(?:(?P<clause>第(?:{_DIGITS})条\S{{0,20}}?)(?=[：:，,、\s]|采纳|部分|不|未|同意)"
    rf"|(?:第|意见|序号)?\s*(?P<plain>{_DIGITS})\s*(?:条意见|项意见|条|号|项)?\s*[.．、:：)）]"
    rf"|[（(](?P<boxed>{_DIGITS})[）)])"
)
_REPLY = re.compile(
    r"(?P<partly>部分(?:予以)?(?:采纳|同意|接受)|采纳部分)"
    r"|(?P<not>(?:不|未|不予|没有|暂不|拒绝)(?:采纳|同意|接受))"
    r"|(?P<yes>(?:予以|已|已经|全部)?(?:采纳|同意|接受)|已(?:按照?|根据)?(?:意见|要求|建议)?(?:作|进行)?(?:了)?(?:相应)?(?:修改|删除|改正))"
)
_ADOPTION = re.compile(r"采纳")
_LABELLED = re.compile(r"^\s*(?:答复|回复|反馈|采纳情况|是否采纳|处理意见|意见)\s*[：:]\s*")
_OURS = re.compile(r"^\s*(?:问题|依据|建议|条款)\s*[：:]")
_BEFORE_REASON = re.compile(r"^[\s，,。；;：:、（(]*(?:理由|原因|说明)?(?:如下|是)?[\s：:，,]*")
_NOBODY = 0
_WORDS = {"partly": "部分采纳", "not": "不采纳", "yes": "采纳"}


@dataclass(frozen=True, slots=True)
class Read:
    """The reply read for one point: its number, 采纳, 部分采纳 or 不采纳, and the reason in the unit's words."""

    number: int
    reply: str
    reason: str


def read_replies(text: str, clauses: Mapping[int, str]) -> tuple[Read, ...]:
    """The replies found in ``text`` to the points of ``clauses`` (their clause by number), in order of number, the last word on each.

    A point is named by its number (1. / 1、 / （1） / 一、 / 意见1：) or, where that is the clause of exactly one point, by its clause
    (第三条). What names no point, and blocks without a word of reply, are left out.
    """
    found: dict[int, Read] = {}
    for number, block in _blocks(text, clauses):
        read = _read(number, block)
        if read is not None:
            found[number] = read
    return tuple(found[number] for number in sorted(found))


def _blocks(text: str, clauses: Mapping[int, str]) -> list[tuple[int, list[str]]]:
    by_clause = {clause: number for number, clause in clauses.items() if list(clauses.values()).count(clause) == 1}
    blocks: list[tuple[int, list[str]]] = []
    for line in text.replace("\r", "\n").split("\n"):
        marked = _MARK.match(line)
        number = _number(marked, by_clause) if marked else None
        if marked:
            # one that names no point ends the one before it all the same
            blocks.append((number if number in clauses and number is not None else _NOBODY, [line[marked.end() :]]))
        elif blocks:
            blocks[-1][1].append(line)
    return [block for block in blocks if block[0] != _NOBODY]


def _number(marked: re.Match[str], by_clause: Mapping[str, int]) -> int | None:
    if clause := marked["clause"]:
        named = by_clause.get(clause)
        if named is not None or "条意见" not in clause:
            return named
        clause = clause.removeprefix("第").partition("条")[0]
    return to_int(clause or marked["plain"] or marked["boxed"])


def _read(number: int, block: list[str]) -> Read | None:
    own = [line for line in block if not _OURS.match(line)]
    labelled = [index for index, line in enumerate(own) if _LABELLED.match(line) and _REPLY.search(line)]
    if labelled:
        own = [_LABELLED.sub("", own[labelled[0]]), *own[labelled[0] + 1 :]]
    words = "\n".join(own).strip()
    hits = list(_REPLY.finditer(words))
    # 采纳 is the word asked for; 同意 may stand in a quoted clause
    hit = next((h for h in hits if _ADOPTION.search(h.group())), hits[0] if hits else None)
    if hit is None:
        return None
    reply = next(word for name, word in _WORDS.items() if hit[name])
    rest = _BEFORE_REASON.sub("", words[hit.end() :], count=1)
    # what follows an empty line is the signature, or the next thing
    reason = " ".join(part.strip() for part in re.split(r"\n\s*\n", rest, maxsplit=1)[0].split("\n"))
    return Read(number, reply, reason.rstrip("。；;）) "))
