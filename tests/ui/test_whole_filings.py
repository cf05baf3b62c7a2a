"""Real documents of departments and towns, filed with the government, by clicks and keys alone: from the receipt to the outcome and its end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import Clock
from app.filing.incoming.outcomes import Outcome
from app.filing.packet import building
from app.office import open_office
from tests.app import road
from tests.app.cli.life import real
from tests.app.filing.incoming.packets import PAPERS
from tests.app.filing.packet.packing import signed_by
from tests.app.filing.packet.tampering import another_key
from tests.ui import filings_case as filed
from tests.ui.filings_case import Filing
from tests.ui.road_clerk import Clerk
from tests.ui.test_road import OPERATOR, TODAY, Room, room

__all__ = ["room"]

pytestmark = pytest.mark.drill


def of(corpus: Path, number: str, unit: str, at: str, published: str, kept: Path) -> Filing:
    """A document of the corpus as a department files it on paper; ``kept`` is where everything of it lies."""
    text = real(corpus, number)
    kept.mkdir()
    return Filing(text, f"云州区{unit}", text.stem.removeprefix(number), None, at, published, kept)


def in_folder(filing: Filing, *lacks: str) -> Filing:
    """The same in a folder with its papers, except for those that it lacks."""
    folder = filing.kept / "来件"
    folder.mkdir()
    (folder / "正文.md").write_bytes(filing.text.read_bytes())
    for name, paper in PAPERS.items():
        if name not in lacks:
            (folder / name).write_text(paper.format(title=filing.title), "utf-8")
    return filing.that_came(folder)


def in_packet(filing: Filing) -> Filing:
    """The same in a packet, made and signed by the department's own office."""
    packet = filing.kept / "报送包.zip"
    bureau = road.opened(filing.kept / "部门")
    document = road.at(bureau, "published", filing.text.read_text("utf-8"))
    packet.write_bytes(signed_by(building.build(bureau, document, "muni"), another_key(1), office=filing.unit, body=filing.unit))
    bureau.close()
    return filing.that_came(packet)


def lifts(clerk: Clerk, corpus: Path, folder: Path) -> str:
    """A folder, complete: 准予备案 though the rules found something, because nothing of it goes on the list."""
    filing = in_folder(of(corpus, "109_", "市场监督管理局", "2026-08-24 09:10", "2026-08-20", folder))
    filed.receive(clerk, filing)
    assert filing.title in filed.prints(clerk, "打印收文回执", filing.kept / "回执.pdf")
    filed.does(clerk, "登记备案", "2026-08-26")
    filed.review(clerk, lambda _here: False)
    filed.conclude(clerk, Outcome.ACCEPTED, "2026-09-25")
    return filing.title


def houses(clerk: Clerk, corpus: Path, folder: Path) -> str:
    """A packet with its signature: 准予备案并提示技术瑕疵."""
    filing = in_packet(of(corpus, "112_", "住房保障和房屋管理局", "2026-11-20 10:00", "2026-11-20", folder))
    filed.receive(clerk, filing)
    filed.does(clerk, "登记备案", "2026-11-21")
    filed.review(clerk, lambda here: "其它" in here)
    filed.conclude(clerk, Outcome.ACCEPTED_WITH_HINTS, "2026-11-23", "第六条用语不统一。")
    return filing.title


def towns(clerk: Clerk, corpus: Path, folder: Path) -> str:
    """A folder without its statement: supplement, a longer period, 建议自行修改或者废止, a partial answer, 已修改."""
    filing = in_folder(of(corpus, "101_", "柘林镇人民政府", "2026-08-24 09:00", "2026-08-20", folder), "备案说明.md")
    filed.receive(clerk, filing, lacks="备案说明")
    filed.does(clerk, "通知补正", "2026-08-26", 不符合要求的="备案报告没有盖章")
    notice = filed.prints(clerk, "补正通知", filing.kept / "补正.pdf")
    assert "备案说明" in notice
    assert "备案报告没有盖章" in notice
    filed.resupply(clerk, "2026-09-01", 备案说明="2", 备案报告="2")
    filed.does(clerk, "登记备案", "2026-09-02")
    filed.does(clerk, "延长审查期限", "2026-09-03", 理由="要听区文旅局的意见")
    filed.review(clerk, lambda here: here.startswith("疑似违法"))
    filed.conclude(clerk, Outcome.ADVISED, "2026-09-25", "写明施行日期和有效期。")
    assert "写明施行日期和有效期" in filed.prints(clerk, "备案审查建议书", filing.kept / "建议书.pdf")
    filed.answers(clerk, "部分采纳", "补写施行日期，有效期另定", "2026-10-20")
    filed.closes(clerk, "已修改", "2026-11-20")
    return filing.title


def fees(clerk: Clerk, corpus: Path, folder: Path) -> str:
    """A folder: explanations asked for and given, 责令停止执行并纠正, no answer in time, so it is proposed for annulment and annulled."""
    filing = in_folder(of(corpus, "111_", "水务局", "2026-08-24 09:30", "2026-08-20", folder))
    filed.receive(clerk, filing)
    filed.does(clerk, "登记备案", "2026-08-26")
    filed.does(clerk, "发请予说明函", "2026-09-01", 请部门说明的事项="第四条收费的依据", 请部门提供的材料="制定时的会议纪要")
    assert "第四条收费的依据" in filed.prints(clerk, "请予说明函", filing.kept / "说明函.pdf")
    filed.does(clerk, "登记部门说明", "2026-09-10", 部门说明了什么="依据是市物价部门的批复")
    filed.review(clerk, lambda _here: False)
    filed.conclude(clerk, Outcome.ORDERED, "2026-09-25", "没有收费依据。")
    assert "没有收费依据" in filed.prints(clerk, "备案审查意见书", filing.kept / "意见书.pdf")
    clerk.sees("部门反馈审查意见")
    filed.does(clerk, "转提请撤销", "2026-11-03")
    clerk.sees("提请区政府改变或者撤销")
    filed.does(clerk, "登记提请", "2026-11-05", 提请撤销报告文号="云州司〔2026〕31号", 提请的内容="提请撤销")
    filed.closes(clerk, "已被撤销", "2026-11-20")
    return filing.title


def farms(clerk: Clerk, corpus: Path, folder: Path) -> str:
    """On paper, its text put in afterwards: 提请区政府改变或者撤销, 已被改变."""
    filing = of(corpus, "120_", "新浜镇人民政府", "2026-08-24 09:40", "2026-08-20", folder)
    filed.receive(clerk, filing)
    filed.adds_text(clerk, filing, "2026-08-25")
    filed.does(clerk, "登记备案", "2026-08-26")
    filed.review(clerk, lambda here: here.startswith("存在风险"))
    filed.conclude(clerk, Outcome.PROPOSED, "2026-09-25", "第八项限制了权利。")
    filed.closes(clerk, "已被改变", "2026-11-20")
    return filing.title


Way = Callable[[Clerk, Path, Path], str]
ENDS: dict[Way, tuple[Outcome, str | None, tuple[str, ...]]] = {
    lifts: (Outcome.ACCEPTED, None, ()),
    houses: (Outcome.ACCEPTED_WITH_HINTS, None, ("第七条第（六）项",)),
    towns: (Outcome.ADVISED, "部分采纳", ("全文",)),
    fees: (Outcome.ORDERED, None, ()),
    farms: (Outcome.PROPOSED, None, ("七、5.", "全文", "全文")),
}
"""How each of them ends: the outcome, the department's answer, and the places of what went on the list."""
LIVED = tuple(ENDS) if os.environ.get("GUIHENG_DRILL") == "full" else (fees,)


def test_real_filings_go_from_receipt_to_the_five_outcomes_and_into_the_catalogue(corpus: Path, room: Room, tmp_path: Path) -> None:
    titles = {way(room.clerk, corpus, tmp_path / way.__name__): way for way in LIVED}
    catalogue = filed.catalogue(room.clerk, "第三季度", tmp_path / "目录.pdf")
    room.close()
    ended = {}
    with open_office(room.folder, Clock(TODAY), OPERATOR).store as store:
        for one in store.incomings.all():
            assert one.closed_on is not None
            review = store.reviews.current(one.document_id)
            assert review is not None
            listed = [finding for finding in store.reviews.findings(review.id) if finding.decision == "listed"]
            title = store.documents.get(one.document_id).called
            ended[titles[title]] = (one.outcome, one.reply, tuple(finding.path or "全文" for finding in listed))
    assert ended == {way: ENDS[way] for way in LIVED}
    assert {way for title, way in titles.items() if title in catalogue} == {way for way in LIVED if way is not houses}, (
        "it came in November"
    )
