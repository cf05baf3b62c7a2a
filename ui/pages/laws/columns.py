"""The columns of the law library and what stands in them."""

from __future__ import annotations

from app.law.law import REPEALED, UNCHECKED
from app.law.listing import NOT_YET, Entry
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.records import Column
from ui.widgets.table import Table
from ui.widgets.tone import Tone

COLUMNS = (
    Column("title", "名称", sorts=True),
    Column("level", "层级", 92),
    Column("promulgated", "公布", 88, sorts=True),
    Column("revised", "最近修改", 88, sorts=True),
    Column("effective", "施行", 88, sorts=True),
    Column("state", "状态", 84),
    Column("articles", "条数", 56, "right", sorts=True),
    Column("text", "全文", 60, "center"),
)

_LEAST_TITLE = 200
_DISPENSABLE = ("promulgated", "revised", "level")
"""The columns that give way where room is short, the first first: the card has them too."""


def give_way(table: Table, room: int) -> None:
    """Hide as many columns as it takes for a title to be read in ``room`` px without scrolling sideways."""
    head = table.horizontalHeader()
    needed = theme().px(_LEAST_TITLE + sum(column.width for column in COLUMNS))
    for place, column in sorted(enumerate(COLUMNS), key=lambda one: _rank(one[1])):
        if column.id in _DISPENSABLE:
            is_short = needed > room
            if head.isSectionHidden(place) is not is_short:
                head.setSectionHidden(place, is_short)
            needed -= theme().px(column.width) if is_short else 0
    table.fit_columns()


def _rank(column: Column) -> int:
    return _DISPENSABLE.index(column.id) if column.id in _DISPENSABLE else len(_DISPENSABLE)


def state_tone(state: str) -> Tone:
    """The colour of a state: outline for what is gone, amber for what nobody has checked."""
    return {REPEALED: Tone.OUTLINE, UNCHECKED: Tone.AMBER, NOT_YET: Tone.ACCENT, "已修改": Tone.ACCENT}.get(state, Tone.GREEN)


def cell(entry: Entry, column_id: str) -> Cell:
    """What stands in a column of a law."""
    law = entry.law
    match column_id:
        case "title":
            mark = "" if law.verified else "\n没有核实，引用前核对原文"
            return Cell(law.short_title, "text3" if entry.state == REPEALED else "text", tip=law.title + mark)
        case "level":
            return Cell(law.level, "text2", tip=law.level) if law.level else NOTHING
        case "promulgated":
            return _day(law.first_promulgated)
        case "revised":
            return _day(law.latest_revision)
        case "effective":
            return _day(law.effective_on)
        case "state":
            return Cell(entry.state, chip=state_tone(entry.state), tip=_why(entry))
        case "articles":
            if law.last_article is None:
                return Cell("—", "text3", align="right", tip="条数没有核实")
            return Cell(str(law.last_article), "text2", align="right", tip="" if law.counted else "条数没有核实，只供参考")
        case _:
            if not entry.texts:
                return Cell()
            return Cell("", "accent", icon=Icon.CHECK, align="center", tip=f"已导入 {entry.texts} 个文本")


def _day(day: object) -> Cell:
    return Cell(str(day), "text2", small=True) if day else NOTHING


def _why(entry: Entry) -> str:
    if entry.law.replaced_by:
        return f"由《{entry.law.replaced_by}》替代"
    return "" if entry.law.verified else f"{entry.law.evidence or '没有核实'}，引用前核对原文"
