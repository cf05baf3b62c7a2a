"""The table of rules and the groups beside it: what stands in which column. No widgets here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.rules.finding import Severity
from app.rules.office.shelf import Line, Shelf
from app.text.numerals import to_int
from db.records import RuleFinding
from ui.widgets.cells import Cell
from ui.widgets.records import Column
from ui.widgets.tone import Tone

COLUMNS = (
    Column("id", "编号", 80),
    Column("name", "名称"),
    Column("basis", "依据", 180),
    Column("severity", "程度", 84),
    Column("hits", "命中", 50, "right"),
    Column("listed", "列入率", 64, "right"),
    Column("adopted", "采纳率", 64, "right"),
    Column("false", "误报", 50, "right"),
    Column("", "", 12),
    Column("state", "状态", 80),
)
NUMBERS = ("hits", "listed", "adopted", "false")
"""The columns whose numbers lead to the findings behind them."""
NUMBER_WORDS = {"hits": "命中", "listed": "列入意见", "adopted": "采纳", "false": "误报"}
TONES = {Severity.VIOLATION: Tone.RED, Severity.RISK: Tone.AMBER, Severity.HINT: Tone.NEUTRAL}

_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]+)条")

ALL, OWN, OFF, CHANGED = "", "own", "off", "changed"
"""What is no group of the packs: every rule, the office's own, those switched off, those it graded anew."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line of the list at the left."""

    key: str
    name: str
    count: int


def group_rows(shelf: Shelf) -> list[GroupRow]:
    """All rules, the groups with how many rules each, then what the office made of them, as far as it did."""
    own = sum(line.own for line in shelf.lines)
    off = sum(not line.active for line in shelf.lines)
    graded = sum(line.severity != line.shipped for line in shelf.lines)
    groups = [GroupRow(code, name, sum(line.group == code for line in shelf.lines)) for code, name in shelf.groups.items()]
    extra = [GroupRow(OWN, "本单位的", own), GroupRow(OFF, "已停用", off), GroupRow(CHANGED, "改过程度", graded)]
    return [GroupRow(ALL, "全部", len(shelf.lines)), *groups, *(row for row in extra if row.count)]


def picked(shelf: Shelf, key: str, words: str) -> list[Line]:
    """The rules of a line at the left that hold ``words`` in their id, name, message or basis."""
    wanted = words.strip().lower()
    return [line for line in shelf.lines if _in_group(line, key) and (not wanted or wanted in _searched(line))]


def _in_group(line: Line, key: str) -> bool:
    special = {ALL: True, OWN: line.own, OFF: not line.active, CHANGED: line.severity != line.shipped}
    return special.get(key, line.group == key)


def _searched(line: Line) -> str:
    message = line.rule.message if line.rule else line.fault
    return f"{line.id}\n{line.name}\n{message}\n{line.laws}".lower()


def group_cell(row: GroupRow, column_id: str) -> Cell:
    """A cell of the list at the left."""
    return Cell(row.name, tip=f"{row.name} {row.key}".strip()) if column_id == "name" else Cell(str(row.count), "text3", align="right")


def rule_cell(line: Line, column_id: str) -> Cell:
    """A cell of the table."""
    tone, tally = ("text" if line.active else "text3"), line.tally
    match column_id:
        case "id":
            return Cell(line.id, "text2" if line.active else "text3")
        case "name":
            return Cell(line.name, tone, tip=f"{line.name}\n{line.laws}".strip())
        case "basis":
            return Cell(_short(line), "text2" if line.active else "text3", tip=line.laws)
        case "severity":
            return Cell("有误", chip=Tone.RED, tip=line.fault) if line.fault else Cell(line.severity.label, chip=TONES[line.severity])
        case "hits":
            return _number(tally.hits, "条疑点")
        case "listed":
            return _rate(tally.listed, tally.decided, "处理过", "列入意见")
        case "adopted":
            return _rate(tally.adopted, tally.replied, "起草单位答复", "采纳或部分采纳")
        case "false":
            return _number(tally.false, "条按误报不列入")
        case "state":
            return state_cell(line)
        case _:
            return Cell()


def _short(line: Line) -> str:
    """The first basis by its short title, the article in figures, and 等 where there are more."""
    if line.rule is None:
        return ""
    first, *others = line.rule.basis
    article = _ARTICLE.sub(lambda found: f"第{to_int(found[1])}条", first.article or "")
    return f"{first.law.removeprefix('中华人民共和国')}{article}{'等' if others else ''}"


def state_cell(line: Line) -> Cell:
    """What the office made of a rule, in a word."""
    if not line.active:
        return Cell("已停用", chip=Tone.OUTLINE, tip=line.reason)
    if line.severity != line.shipped:
        return Cell("改过程度", chip=Tone.ACCENT, tip=f"出厂是{line.shipped.label}。{line.reason}")
    return Cell("本单位", chip=Tone.VIOLET, tip=f"来自{line.pack}" if line.pack else "本单位写的") if line.own else Cell()


def _number(count: int, what: str) -> Cell:
    return Cell(str(count), "accent", align="right", tip=f"{count} {what}，点开看") if count else Cell("—", "text3", align="right")


def _rate(part: int, whole: int, of: str, what: str) -> Cell:
    if not whole:
        return Cell("—", "text3", align="right", tip=f"还没有{of}")
    return Cell(percent(part, whole), "accent", align="right", tip=f"{of} {whole} 条，{what} {part} 条，点开看")


def percent(part: int, whole: int) -> str:
    """A share in whole per cent."""
    return f"{round(100 * part / whole)}%"


def behind(findings: tuple[RuleFinding, ...], number: str) -> list[RuleFinding]:
    """The findings that a number of the table counts; for a rate those of which it is the share, the counted ones first."""
    match number:
        case "listed":
            return sorted((one for one in findings if one.decision != "open"), key=lambda one: one.decision != "listed")
        case "adopted":
            return sorted((one for one in findings if one.reply), key=lambda one: one.reply == "不采纳")
        case "false":
            return [one for one in findings if one.decision == "unlisted" and one.reason == "误报" and not one.again]
        case _:
            return list(findings)


def told(finding: RuleFinding) -> str:
    """What became of a finding, in a few words."""
    if finding.decision == "open":
        return "待处理"
    if finding.decision == "unlisted":
        return f"不列入：{finding.reason or '未写理由'}"
    return f"列入，{finding.reply}" if finding.reply else "列入，未答复"
