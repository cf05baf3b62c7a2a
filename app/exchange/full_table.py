"""导出全部栏目: every column of the register for documents, under headings that 导入台账 reads again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date

from app.filing.outgoing import STATES
from app.lifecycle.register import FilingRow, RegisterRow, rows_of
from app.office import Office

HEADINGS = (
    "标题", "正文标题", "文号", "统一编号", "制定机关", "起草单位", "阶段", "效力", "成文日期", "签发人", "公布日期", "施行日期", "有效期至",
    "废止日期", "废止理由", "公布载体", "市政府备案状态", "市政府备案日期", "市政府备案登记号", "人大常委会备案状态", "人大常委会备案日期",
    "人大备案登记号", "公开属性", "经办人",
)  # fmt: skip
_BLOCK = 200


def full_rows(office: Office, document_ids: Sequence[str]) -> Generator[tuple[int, int, str], None, list[list[str]]]:
    """A row per document under :data:`HEADINGS`, in the order given; what is not known is "". Those in the recycle bin are left out."""
    made: list[list[str]] = []
    for start in range(0, len(document_ids), _BLOCK):
        made += [_cells(row) for row in rows_of(office, document_ids[start : start + _BLOCK])]
        yield len(made), len(document_ids), "正在导出"
    return made


def _cells(row: RegisterRow) -> list[str]:
    document = row.document
    ended = next(filter(None, (document.annulled_on, document.repealed_on, document.superseded_on, document.declared_invalid_on)), None)
    return [
        document.title,
        document.body_title or "",
        document.document_number or "",
        document.unified_number or "",
        document.issuing_authority or "",
        row.drafting_unit,
        row.stage.label,
        row.force.label if row.force else "",
        _day(document.signed_on),
        document.signatory or "",
        _day(document.published_on),
        _day(document.effective_on),
        _day(document.valid_until),
        _day(ended or (None if document.resumed_on else document.suspended_on)),
        document.repeal_reason or "",
        document.carrier or "",
        *_filing(row.filings, "muni"),
        *_filing(row.filings, "npc"),
        document.disclosure or "",
        row.handler,
    ]


def _filing(filings: Sequence[FilingRow], recipient: str) -> tuple[str, str, str]:
    """State, day and number of the recipient; the last of several."""
    found = [row.filing for row in filings if row.filing.recipient == recipient]
    if not found:
        return "", "", ""
    return STATES.get(found[-1].state, ""), _day(found[-1].filed_on), found[-1].receipt_number or ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
