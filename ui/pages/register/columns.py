"""The columns of the register and what stands in their cells."""

from __future__ import annotations

from datetime import date

from app.filing.outgoing import STATES
from app.lifecycle.listing import FilingMark, genre_of, mark
from app.lifecycle.register import ENDED, FilingRow, RegisterRow, is_end
from ui.icons import Icon
from ui.pages.naming import days_tone, force_tone, force_word, named, number_of, stage_tone
from ui.pages.remaining import remaining
from ui.widgets.cells import NOTHING, Cell, deadline_cell
from ui.widgets.deadline import DAYS
from ui.widgets.table import Column
from ui.widgets.tone import Tone

COLUMNS = (
    Column("title", "标题", sorts=True),
    Column("number", "文号", 146, sorts=True),
    Column("genre", "种类", 37, sorts=True),
    Column("unit", "起草单位", 76, sorts=True),
    Column("stage", "阶段", 84, sorts=True),
    Column("effective", "施行日期", 73, sorts=True),
    Column("until", "有效期至", 73, sorts=True),
    Column("muni", "市", 28, "center", sorts=True),
    Column("npc", "人大", 36, "center", sorts=True),
    Column("handler", "经办人", 62, sorts=True),
    Column("due", "期限", 105, "right", sorts=True),
)

_EXPIRY_SHOWN = 183


class Cells:
    """Draws the rows as they stand on ``today``."""

    def __init__(self, today: date, district: str = "") -> None:
        """``district`` is left out at the beginning of titles, where every row would repeat it; the tooltip has the whole title."""
        self.today = today
        self._district = district

    def cell(self, row: RegisterRow, column: str) -> Cell:
        """What stands in ``column`` of ``row``."""
        document = row.document
        ended = row.force in ENDED
        match column:
            case "title":
                return Cell(_without(self._district, named(document)), "text3" if ended else "text", tip=_title_tip(row))
            case "number":
                return Cell(number_of(document), "text2" if document.document_number else "text3")
            case "genre":
                return Cell(genre_of(document), "text2")
            case "handler":
                return Cell(row.handler, "text2") if row.handler else NOTHING
            case "unit":
                return Cell(row.drafting_unit_short, "text2", tip=row.drafting_unit) if row.drafting_unit else NOTHING
            case "stage":
                return stage_cell(row)
            case "effective":
                return _day(document.effective_on)
            case "until":
                return _day(document.valid_until)
            case "due":
                return self._due(row)
            case _:
                return self._filing(next((f for f in row.filings if f.filing.recipient == column), None))

    def sentence(self, row: RegisterRow) -> str:
        """The whole row as it is read aloud."""
        document = row.document
        parts = [named(document), number_of(document), row.drafting_unit, stage_cell(row).text]
        parts += [f"{day}{word}" for day, word in ((document.effective_on, "起施行"),) if day]
        parts += [f"有效期至{document.valid_until}"] if document.valid_until else []
        for recipient, word in (("muni", "市政府"), ("npc", "区人大")):
            filing = next((f for f in row.filings if f.filing.recipient == recipient), None)
            parts += [f"{word}备案{self._filing(filing).tip}"] if filing else []
        return "，".join(filter(None, [*parts, self._due(row).text]))

    def _filing(self, filing: FilingRow | None) -> Cell:
        if filing is None:
            return Cell("—", "text3", align="center")
        icon, tone = filing_sign(filing, self.today)
        words = STATES.get(filing.filing.state, "")
        late = "，已逾期" if icon == Icon.OVERDUE and filing.filing.state in ("due", "not_due") else ""
        return Cell(icon=icon, tone=tone, align="center", tip=f"{words}{late}，{filing.due_on} 到期")

    def _due(self, row: RegisterRow) -> Cell:
        due, end = row.due, row.document.valid_until
        if row.force in ENDED:
            return Cell()
        if due is not None and not is_end(due):
            return deadline_cell(remaining(due), f"{due.deadline.name}，{due.deadline.due_on} 到期")
        if end is not None and 0 <= (end - self.today).days <= _EXPIRY_SHOWN:
            left = (end - self.today).days
            tone = days_tone(left)
            return Cell(f"届满 {left} {DAYS}", "text" if tone is Tone.ACCENT else tone.value, align="right", tip=f"有效期至 {end}")
        return Cell()


def stage_cell(row: RegisterRow) -> Cell:
    """The stage, or once published and filed the force, as a chip."""
    if row.force is not None and row.stage_word not in ("备案", "公布"):
        return Cell(force_word(row.force), chip=force_tone(row.force), tip=row.because)
    light = row.due.light.value if row.due and not is_end(row.due) else ""
    return Cell(row.stage_word, chip=stage_tone(row.stage, light), tip=row.because)


_SIGNS = {FilingMark.FILED: (Icon.FILED, "green"), FilingMark.WAITING: (Icon.WAITING, "amber")}


def filing_sign(filing: FilingRow, today: date) -> tuple[str, str]:
    """The icon and tone of a filing."""
    if mark(filing) is FilingMark.UNFILED and filing.due_on >= today:
        return Icon.NOT_FILED, "text3"
    return _SIGNS.get(mark(filing), (Icon.OVERDUE, "red"))


LEGEND = [
    (Icon.FILED, "green", "已备案"),
    (Icon.WAITING, "amber", "已报送待回执"),
    (Icon.NOT_FILED, "text3", "未报送"),
    (Icon.OVERDUE, "red", "逾期或有审查意见"),
]
"""The four icons of the columns 市 and 人大, for the status bar."""


def _without(district: str, name: str) -> str:
    """``name`` without the district before it; a body named after the district keeps its whole name."""
    rest = name.removeprefix(district)
    return name if rest.startswith("人民") else rest


def _title_tip(row: RegisterRow) -> str:
    name = named(row.document)
    return name if name == row.document.title else f"{name}\n{row.document.title}"


def _day(day: date | None) -> Cell:
    return Cell(day.isoformat(), "text2", small=True) if day else NOTHING


__all__ = ["COLUMNS", "LEGEND", "Cells", "filing_sign", "stage_cell"]
