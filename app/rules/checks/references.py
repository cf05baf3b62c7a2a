"""Cross references of a text to its own clauses: what they name must be there (DOC-11), and runs of three are written with 至 (ST-04)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.rules.checks.document import Document
from app.rules.checks.skeleton import ITEMS, Body, Clause, Key, key_of, paragraphs_of
from app.rules.checks.spot import Spot, at
from app.rules.finding import Severity
from app.text.numerals import to_chinese, to_int
from app.text.tree import Node

_N = "[一二三四五六七八九十百零〇0-9]{1,7}"
_KIND = "(?:(?:实施|暂行|管理|若干|试行)?(?:办法|规定|细则|条例|规则|意见|决定|法|规程|通知|方案|标准|制度|守则|规范|章程|解释|措施|通告|公告|指南|政策))"
_ARTICLE = rf"第({_N})条(?:之([一二三四五六七八九十]{{1,3}}))?"
#: 本办法第十二条第二款第（三）项
_BELOW = rf"(?:第({_N})款)?(?:第?[（(]?({_N})[）)]?项)?"
_OWN = re.compile(rf"(?:本{_KIND}|本章|本节){_ARTICLE}{_BELOW}")
_MORE = re.compile(rf"[、和及与或至到]{{1,2}}(?:者)?{_ARTICLE}{_BELOW}")
_BARE = re.compile(rf"(?<![一-龥》）”\d]){_ARTICLE}{_BELOW}|(?<=[照据按反有由合及和除与对述用]){_ARTICLE}{_BELOW}")
_HERE = re.compile(rf"本条(?!例)(?:第({_N})款)?(?:第?[（(]({_N})[）)]项|第({_N})项)?")
_BEFORE = re.compile(r"(?<![之以此目当空提跟])前(?:([两二三四五])(?:个)?)?(条|款|项)(?!目|[一-龥]{0,2}(?:所得|资金|目))")
_PRECEDED = re.compile(r"[之以此目当空]$")
_DIVISION_HERE = re.compile(r"本(章|节)(?!程|法|点|目|约|制)")
_OTHER_LAW = re.compile(r"》|(?:法|条例|规定|办法|细则|宪法|解释|公约|协定|法典|章程|修正案)(?:）)?$")
_QUOTED = re.compile(r"“[^”]{0,400}”|《[^》]{0,120}》")
_RUN = re.compile(rf"第({_N})条(?:、第({_N})条){{2,}}")
_EACH = re.compile(rf"第({_N})条")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a reference names; None where it names no such part."""

    article: Key
    paragraph: int | None
    item: int | None


def missing_reference(document: Document) -> Iterator[Spot]:
    """References to articles, 款, items, chapters that the text does not have, and to the clause they stand in."""
    for body in document.bodies:
        for clause in body.clauses:
            if "第" in clause.text or "前" in clause.text or "本" in clause.text:
                yield from _spots(body, clause)


def _spots(body: Body, clause: Clause) -> Iterator[Spot]:
    text = _unquoted(clause.text)
    taken: list[tuple[int, int]] = []
    if body.articles:
        for found in _OWN.finditer(text):
            yield from _chain(body, clause, found, taken)
        for found in _BARE.finditer(text):
            if not _is_other_law(text, found.start()) and not _within(found.start(), taken):
                yield from _chain(body, clause, found, taken)
    if clause.article is not None:
        yield from _of_this_article(clause, text)
        yield from _before(body, clause, text)
    for found in _DIVISION_HERE.finditer(text):
        if body.articles and clause.above("chapter" if found[1] == "章" else "section") is None:
            yield at(clause.path, clause.text, found.span(), f"“{found.group()}”没有所指，这一条不在任何一{found[1]}之内")


def _chain(body: Body, clause: Clause, found: re.Match[str], taken: list[tuple[int, int]]) -> Iterator[Spot]:
    """A reference and those joined to it (第五条、第七条)."""
    text = found.string
    one: re.Match[str] | None = found
    while one is not None:
        taken.append(one.span())
        said = _wrong(body, clause, _named(one), one.group())
        if said:
            begins = one.start() if one is found else text.index("第", one.start())
            spot = at(clause.path, clause.text, (begins, one.end()), said)
            yield replace(spot, severity=Severity.RISK) if _is_uncertain(body, clause, _named(one), one.group()) else spot
        one = _MORE.match(text, one.end())


def _is_uncertain(body: Body, clause: Clause, named: _Named, quote: str) -> bool:
    """Another 款 of the same article may be meant, or a law named further off; or the 款 were run together."""
    itself = clause.article is not None and clause.article is body.articles.get(named.article) and named.paragraph is None
    return (itself and (not quote.startswith("本") or clause.paragraph > 1)) or _may_be_run_together(body, named)


def _may_be_run_together(body: Body, named: _Named) -> bool:
    """Whether the 款 named may be there, in an article whose 款 were typed or read as one."""
    article = body.articles.get(named.article)
    return article is not None and named.paragraph is not None and article.text.count("。") >= named.paragraph


def own_articles(body: Body, text: str) -> Iterator[tuple[int, int, tuple[Key, ...]]]:
    """The references 本办法第×条、第×条 in ``text``: where each chain stands and the articles that it names."""
    if not body.articles:
        return
    for found in _OWN.finditer(text):
        keys: list[Key] = []
        one: re.Match[str] | None = found
        end = found.end()
        while one is not None:
            keys.append(_named(one).article)
            end = one.end()
            one = _MORE.match(text, end)
        yield found.start(), end, tuple(keys)


def _named(found: re.Match[str]) -> _Named:
    groups = list(found.groups())
    number, sub, paragraph, item = groups[:4] if groups[0] else groups[4:8]
    return _Named((_int(number), _int(sub)), _int(paragraph) if paragraph else None, _int(item) if item else None)


def _int(text: str | None) -> int:
    try:
        return to_int(text) if text else 0
    except ValueError:
        return 0


def _wrong(body: Body, clause: Clause, named: _Named, quote: str) -> str | None:
    """What is wrong with a reference; None when what it names is there."""
    article = body.articles.get(named.article)
    written = _written(named.article)
    if article is None:
        last = max(body.articles)[0]
        return f"全文没有{written}，最后一条是第{to_chinese(last)}条" if named.article[0] > last else f"全文没有{written}"
    chapter = clause.above("chapter")
    if quote.startswith("本章") and chapter is not None and article not in tuple(chapter.walk()):
        return f"{written}不在本章之内"
    own = clause.article is article and clause.node.kind != "item"
    if own and named.paragraph is None and named.item is None:
        alone = len(paragraphs_of(article)) == 1
        return f"{written}引用了自己" + ("" if alone else "，指其中哪一款没有写明")
    if own and named.paragraph == clause.paragraph and named.item is None and named.paragraph is not None:
        return f"{written}第{to_chinese(named.paragraph)}款引用了自己"
    return _wrong_below(article, named, written)


def _wrong_below(article: Node, named: _Named, written: str) -> str | None:
    parts = paragraphs_of(article)
    if named.paragraph is not None and named.paragraph > len(parts):
        return f"{written}只有{to_chinese(len(parts))}款，没有第{to_chinese(named.paragraph)}款"
    if named.item is None:
        return None
    where = (parts[named.paragraph - 1],) if named.paragraph else parts
    if any(_has_item(part, named.item) for part in where):
        return None
    place = f"{written}第{to_chinese(named.paragraph)}款" if named.paragraph else written
    return f"{place}没有第（{to_chinese(named.item)}）项" if named.item else None


def _has_item(part: Node, number: int) -> bool:
    """Whether ``part`` lists an item of this number, also in running text or as 目."""
    listed = {child.number for child in part.walk() if child.kind in ("item", "subitem", "heading2", "heading3")}
    # the reference itself (第（三）项) is no such item
    written = re.compile(rf"(?<!第)[（(]{to_chinese(number) if number else ''}[）)](?!项)")
    return number in listed or any(written.search(node.text) for node in part.walk())


def _written(key: Key) -> str:
    number = f"第{to_chinese(key[0])}条" if key[0] else "第零条"
    return number + (f"之{to_chinese(key[1])}" if key[1] else "")


def _of_this_article(clause: Clause, text: str) -> Iterator[Spot]:
    article = clause.article
    if article is None:
        return
    for found in _HERE.finditer(text):
        paragraph, item = _int(found[1]) or None, _int(found[2] or found[3]) or None
        if paragraph is not None and paragraph == clause.paragraph and item is None and clause.node.kind in ("article", "paragraph"):
            yield at(clause.path, clause.text, found.span(), f"本条第{to_chinese(paragraph)}款引用了自己")
            continue
        said = _wrong_below(article, _Named(key_of(article), paragraph, item), "本条") if paragraph or item else None
        if said:
            yield at(clause.path, clause.text, found.span(), said)


def _before(body: Body, clause: Clause, text: str) -> Iterator[Spot]:
    for found in _BEFORE.finditer(text):
        many = "一两二三四五".find(found[1] or "一")
        many = {0: 1, 1: 2, 2: 2}.get(many, many)
        unit = found[2]
        if unit == "款" and clause.node.kind in ITEMS and text.startswith("第", found.end()):
            # 前款第（二）项 in an item: laws mean the list that it stands in
            continue
        if unit == "款" and clause.paragraph <= many:
            run_together = text.count("。", 0, found.start()) >= many
            said = f"“{found.group()}”没有所指，这里是本条第{to_chinese(max(clause.paragraph, 1))}款"
            spot = at(clause.path, clause.text, found.span(), said)
            yield replace(spot, severity=Severity.RISK) if run_together else spot
        elif unit == "条" and clause.article is not None and _place(body, clause.article) < many:
            yield at(clause.path, clause.text, found.span(), f"“{found.group()}”没有所指，前面没有这么多条")
        elif unit == "项" and not _items_before(clause):
            yield at(clause.path, clause.text, found.span(), f"“{found.group()}”没有所指，前面没有项")


def _place(body: Body, article: Node) -> int:
    return sorted(body.articles).index(key_of(article))


def _items_before(clause: Clause) -> bool:
    item = clause.above("item") or clause.above("subitem")
    if item is not None and (item.number or 0) > 1:
        return True
    article = clause.article
    if article is None:
        return True
    walked = list(article.walk())
    before = walked[: next((n for n, node in enumerate(walked) if node.path == clause.path), 0)]
    own = clause.text
    return any(node.kind in ("item", "subitem") and node.path != clause.path for node in before if node is not item) or "（一）" in own


def _unquoted(text: str) -> str:
    """``text`` with what is quoted or titled replaced by ※, of equal length; a quoted clause is somebody else's."""
    if "“" not in text and "《" not in text:
        return text
    return _QUOTED.sub(lambda match: "》".rjust(len(match.group()), "※") if match.group()[0] == "《" else "※" * len(match.group()), text)


def _is_other_law(text: str, start: int) -> bool:
    """Whether a bare 第×条 belongs to a law named before it in the same sentence."""
    sentence = text[max(text.rfind(mark, 0, start) for mark in "。\n") + 1 : start]
    return (
        bool(_OTHER_LAW.search(sentence.rstrip("、和及与或至的 ")))
        or "》" in sentence
        or "※" in sentence
        or bool(_LAW_WORD.search(sentence))
    )


_LAW_WORD = re.compile(
    r"(?<!本)(?<!合|守|违|依|执|立|司|普|非|方|办|做|用|无|手)(?:[一-龥]{2,}法|[一-龥]{2,}条例|法典)(?!院|律|规|人|定|庭|制|治|学|官|医)"
)


def _within(position: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in taken)


def three_in_a_row(document: Document) -> Iterator[Spot]:
    """第五条、第六条、第七条 where 第五条至第七条 says the same (ST-04)."""
    for body in document.bodies:
        for clause in body.clauses:
            for found in _RUN.finditer(clause.text):
                numbers = [_int(number) for number in _EACH.findall(found.group())]
                if all(after - before == 1 for before, after in itertools.pairwise(numbers)):
                    said = f"第{to_chinese(numbers[0])}条至第{to_chinese(numbers[-1])}条"
                    yield at(clause.path, clause.text, found.span(), said)
