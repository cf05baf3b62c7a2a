"""Amounts that contradict themselves: bounds the wrong way round, words and figures that differ, parts that miss the sum (ST-10, ST-17 … ST-19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from app.rules.checks.document import Document
from app.rules.checks.skeleton import Clause
from app.rules.checks.spot import Spot, at
from app.text.numerals import to_int

_NUM = r"(?:[0-9０-９][0-9０-９,，]*(?:[.．][0-9]+)?|[一二三四五六七八九十百千两零〇]+)"
_UNIT = r"(?:元|倍|日|天|个工作日|工作日|个月|月|年|小时|分钟|周岁|岁|%|％|平方米|米|公里|吨|人|名|户|次|分|个百分点|千克|公斤|辆|个|层|家)"
_AMOUNT = rf"({_NUM})(万|亿|千|百)?({_UNIT})?"
_BOTH = re.compile(rf"{_AMOUNT}以上(?:，)?(?:不超过|至|、)?{_AMOUNT}(?:以下|以内)")
_AT_LEAST = re.compile(
    rf"(?:不少于|不低于|不小于|不得少于|不得低于|不得小于|至少|不短于|最低(?:为|不低于)?|最少){_AMOUNT}[，、]?(?:且|并且|但|但是|，)*(?:最多|最长)?(?:不超过|不多于|不高于|不大于|不得超过|不得多于|不得高于|不得大于|至多|不长于|最高(?:为|不超过)?|最多){_AMOUNT}"
)
#: of days and months an interval may run on into the next month or year
_RANGE = re.compile(
    rf"(?:比例|幅度|标准|期限|年限|额度)(?:为|按|在){_AMOUNT}(?:至|到|—|－|-|~|～){_AMOUNT}(?<![日月])(?!月|[0-9]|日|号|条|款)"
)
_HAS_BOUNDS = re.compile("以上|不少于|不低于|不小于|不得少于|不得低于|不得小于|至少|不短于|最低|最少|比例|幅度|标准|期限|年限|额度")
_SCALE = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CAPITAL = {**{c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}, "弍": 2, "陸": 6, "两": 2}
_CAPITAL_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_WORDS = r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}"
_WRITTEN = re.compile(rf"({_WORDS})(?:元|圆)整?[（(]?(?:人民币|小写|即|￥|¥|：|:|，)*\s*([0-9][0-9,，]*(?:\.[0-9]+)?)(万)?元?")
_FIGURES = re.compile(rf"([0-9][0-9,，]*(?:\.[0-9]+)?)(万)?元[（(]?(?:大写|人民币|即|：|:|，)*\s*({_WORDS})(?:元|圆)")
_TOTAL = re.compile(
    rf"(?:共(?!同)|合计|总计|总分(?:值)?(?:为)?|总额(?:为)?|满分(?:为)?|总数(?:为)?|共计|由(?=[^。；，]{{1,6}}组成))(?:[一-龥]{{0,8}}?)({_NUM})(万|亿)?(分|元|名|个|家|户|人|项|平方米|亩|辆|处)"
    r"[^。；]{0,12}?(?:其中|分为|包括|由|：|，分别|即)([^。；]{6,200})"
)
_SHARE = r"[一-龥]{1,12}(?:承担|负担|分担|分摊|出资|负责)[一-龥]{0,4}[0-9]{1,3}(?:\.[0-9]+)?[%％]"
_BORNE = re.compile(rf"{_SHARE}(?:[、，]{_SHARE})+")
_HAN_PERIOD = re.compile(r"(?<![第十百后末首])(?!一日)[一二三四五六七八九十]{1,3}(?:日|个工作日)(?!常|前夕|报|志|期|子)")
_ARABIC_PERIOD = re.compile(r"(?<![月年\d])\d{1,3}(?:日|个工作日)(?!常)")
_NO_PERIOD = re.compile(r"[年月]\s*$")
_LEAST_MIXED = 2


def _value(number: str, scale: str | None) -> Decimal | None:
    plain = number.translate(str.maketrans("０１２３４５６７８９．", "0123456789.")).replace(",", "").replace("，", "")
    try:
        value = Decimal(plain) if plain[:1].isdigit() else Decimal(to_int(plain))
    except (InvalidOperation, ValueError):
        return None
    return value * _SCALE[scale or ""]


def crossed_bounds(document: Document) -> Iterator[Spot]:
    """五万元以上二万元以下, 不少于30日不超过20日: a lower bound that is not below the upper one (ST-17)."""
    for clause in _clauses(document):
        text = clause.text
        if _HAS_BOUNDS.search(text):
            for pattern in (_BOTH, _AT_LEAST, _RANGE):
                for found in pattern.finditer(text):
                    if _is_crossed(found):
                        yield at(clause.path, text, found.span(), found.group())


def _is_crossed(found: re.Match[str]) -> bool:
    low_number, low_scale, low_unit, high_number, high_scale, high_unit = found.groups()
    if low_unit and high_unit and low_unit != high_unit:
        return False
    if low_unit is None and low_scale is None and high_scale:
        low_scale = high_scale
    low, high = _value(low_number, low_scale), _value(high_number, high_scale)
    return low is not None and high is not None and low >= high


def words_and_figures(document: Document) -> Iterator[Spot]:
    """壹万元（5000元）: an amount in words that is not the one in figures beside it (ST-18)."""
    for clause in _clauses(document):
        text = clause.text
        if not any(char in text for char in "壹贰叁肆伍陆柒捌玖拾佰仟"):
            continue
        for pattern, order in ((_WRITTEN, (1, 2, 3)), (_FIGURES, (3, 1, 2))):
            for found in pattern.finditer(text):
                words, figures, scale = (found[n] for n in order)
                value = _value(figures, scale)
                if value is not None and value != _capital(words):
                    yield at(clause.path, text, found.span(), found.group())


def _capital(words: str) -> int:
    total = section = digit = 0
    for char in words:
        if char in _CAPITAL:
            digit = _CAPITAL[char]
        elif char in _CAPITAL_UNITS:
            section += (digit or 1) * _CAPITAL_UNITS[char]
            digit = 0
        else:
            scale = 10_000 if char == "万" else 100_000_000
            total = (total + section + digit) * scale if char == "亿" else total + (section + digit) * scale
            section = digit = 0
    return total + section + digit


def parts_and_total(document: Document) -> Iterator[Spot]:
    """总分100分，其中……: parts of one unit that come to more than the total, or to less where all are named (ST-19)."""
    for clause in _clauses(document):
        yield from _shares(clause)
        for found in _TOTAL.finditer(clause.text):
            total = _value(found[1], found[2])
            parts = [_value(number, scale) for number, scale in re.findall(rf"({_NUM})(万|亿)?{found[3]}", found[4])]
            known = [part for part in parts if part is not None]
            if total is None or len(known) < 2 or len(known) != len(parts):
                continue
            whole = sum(known, Decimal(0))
            closed = re.search(r"分为|由|，分别|即$", found.group()[: found.start(4) - found.start()]) is not None
            if whole > total or (closed and whole != total):
                yield at(
                    clause.path,
                    clause.text,
                    found.span(),
                    f"各部分合计{whole.normalize():f}{found[3]}，与总数{total.normalize():f}{found[3]}不一致",
                )


def _shares(clause: Clause) -> Iterator[Spot]:
    """市级承担50%、区级承担60%: what several bear of one cost and comes to more than all of it."""
    if "%" not in clause.text and "％" not in clause.text:
        return
    for found in _BORNE.finditer(clause.text):
        whole = sum((Decimal(share) for share in re.findall(r"([0-9.]+)[%％]", found.group())), Decimal(0))
        if whole > 100:
            yield at(clause.path, clause.text, found.span(), f"各方承担的比例合计{whole.normalize():f}%，超过100%")


def mixed_figures(document: Document) -> Iterator[Spot]:
    """Periods written both 十五日 and 15日 in one text (ST-10)."""
    han = [(clause, found) for clause in _clauses(document) for found in _periods(_HAN_PERIOD, clause.text)]
    arabic = [(clause, found) for clause in _clauses(document) for found in _periods(_ARABIC_PERIOD, clause.text)]
    if len(han) >= _LEAST_MIXED and len(arabic) >= _LEAST_MIXED:
        clause, found = min(han, arabic, key=len)[0]
        other = max(han, arabic, key=len)[0][1]
        yield at(clause.path, clause.text, found.span(), f"“{found.group()}”与“{other.group()}”")


def _periods(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    if "日" in text:
        for found in pattern.finditer(text):
            if not _NO_PERIOD.search(text, max(0, found.start() - 2), found.start()):
                yield found


def _clauses(document: Document) -> Iterator[Clause]:
    for body in document.bodies:
        yield from body.clauses
