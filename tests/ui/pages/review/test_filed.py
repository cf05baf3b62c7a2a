"""A department's filing in the same workbench: it stands in the list, its findings are decided by keys, its outcome is given elsewhere."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.filing.incoming import checking, concluding, receiving
from app.filing.incoming.facts import Facts
from app.filing.incoming.views import of_document
from app.intake.arrival import Arrival
from app.intake.sorting import Sorting
from app.intake.submission import Part, Submission
from app.review.hand import ELSEWHERE

KEY = Qt.Key


def _filed(desk, drafts) -> str:
    draft = drafts["faulty"]
    arrival = Arrival("停车管理办法.txt", "", draft.file_name, draft.data, draft.reading)
    submission = Submission((Part(arrival, Sorting("TEXT", 1.0, "")),))

    def take_in(office) -> str:
        made = receiving.receive(
            office, unit="云州区交通局", submission=submission, facts=Facts(title="云州区泊位管理办法"), at=datetime(2026, 11, 20, 9, 0)
        )
        checking.register(office, str(made["incoming"]), despite="材料后补")
        return str(made["document"])

    return desk.ask(take_in)


def test_it_stands_among_the_reviews_with_the_clock_of_the_filing(desk, drafts):
    _filed(desk, drafts)
    desk.window.choose("review")
    desk.settle()
    model = desk.page.overview.rounds.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "云州区泊位管理办法，云州区交通局 • 11月23日受理，已处理 0/5，剩 22 工作日" in spoken


def test_its_findings_are_decided_by_keys(desk, drafts):
    desk.documents["filed"] = _filed(desk, drafts)
    desk.open("filed")
    desk.key(KEY.Key_A)
    assert [finding.decision for finding in desk.bench("filed").findings].count("listed") == 1


def test_the_opinion_is_not_issued_for_it_and_the_way_is_told(desk, drafts):
    desk.documents["filed"] = _filed(desk, drafts)
    desk.open("filed")
    told: list[str] = []
    desk.page.told.connect(told.append)
    button = desk.page.bench.foot.opinion
    assert (button.text(), button.toolTip()) == ("登记审查结论", ELSEWHERE)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert QApplication.activeModalWidget() is None
    assert told == [ELSEWHERE]


def test_after_its_outcome_the_round_is_looked_at_and_the_banner_says_so(desk, drafts):
    desk.documents["filed"] = document = _filed(desk, drafts)
    desk.ask(lambda office: concluding.conclude(office, of_document(office, document), outcome="责令停止执行并纠正", words="第三条违法"))
    desk.open("filed")
    assert desk.page.bench.banner.words == "审查结论“责令停止执行并纠正”已于11月23日登记，意见不能再改；需要改的，先撤销审查结论。"
