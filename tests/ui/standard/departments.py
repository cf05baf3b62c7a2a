"""What departments filed, for the walk through the page 备案审查: a filing at several states, a list with what is missing, objections, a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from app.filing.incoming import catalogue, checking, declaring, urging
from app.filing.incoming.states import Deed
from app.objections import handling, receiving
from app.office import Office
from tests.app.filing.incoming import packets

HEADS = ("标题", "文号", "公布日期")


def stock(office: Office, folder: Path, title: str) -> Mapping[str, str]:
    """Ids by name; ``title`` is the long one."""
    late = datetime(2026, 11, 20, 9, 5)
    some = packets.submission(title, "云州区住建发〔2026〕112号", packets.TEXT, ("备案报告.md",))
    received = packets.received(office, some, unit="云州区住房和城乡建设委员会", at=late)
    waiting = packets.received(office, packets.submission("云州区会议制度", "云州财办〔2026〕9号"), unit="云州区财政局", at=late)
    checking.supplement(office, waiting, faulty=["备案报告没有盖章"], on=date(2026, 11, 20))
    ordered = packets.concluded(office, "责令停止执行并纠正")
    under = packets.received(office, packets.submission("云州区社区服务办法", "云州民发〔2026〕2号", packets.CLEAN), unit="云州区民政局")
    checking.register(office, under, on=date(2026, 11, 6))
    file = sheet(folder / "发文清单.xlsx", title)
    declaring.declare(office, unit=packets.UNIT, listed=declaring.read_list(file))
    urging.urge(office, unit=packets.UNIT)
    about = office.store.incomings.get(received).document_id
    asked = receiving.receive(office, about, kind="citizen", applicant="王建国", words="第三条没有依据。", path="第三条")["objection"]
    answered = receiving.receive(
        office,
        about,
        kind="judicial_advice",
        applicant="云州区人民法院",
        words="建议修改。",
        number="（2026）云01行建3号",
        on=date(2026, 11, 16),
    )["objection"]
    handling.take_up(office, str(answered))
    handling.answer(office, str(answered), words="第三条没有上位法依据。", outcome="修改")
    catalogue.make(office, year=2026, quarter=4, despite="按月编")
    return {
        "received": received, "waiting": waiting, "ordered": ordered, "under": under, "asked": str(asked), "answered": str(answered),
    }  # fmt: skip


def sheet(file: Path, title: str) -> Path:
    """A department's list: one filed, one missing, one whose period still runs."""
    book = Workbook()
    for row in (
        HEADS,
        (packets.TITLE, packets.NUMBER, "2026-10-26"),
        (title, "云州城管规〔2026〕2号", "2026-05-06"),
        ("云州区广告牌匾设置规范", "云州城管规〔2026〕4号", "2026-11-20"),
    ):
        book.active.append(row)
    book.save(file)
    return file


DEEDS = ("received", "waiting", "ordered", "under")
"""The filings whose deeds are asked for."""
ASIDE = frozenset({Deed.CHECK})
"""Deeds without a dialog."""
