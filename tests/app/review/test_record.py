"""审核呈批单: every finding with what became of it and on which ground, the checklist, the advice and the approvals."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.forms import printing
from app.office import Office
from app.review import counsel, deciding
from app.review.approving import ask_approval
from app.review.checklist import answer
from app.review.record import record
from tests.app import road


def test_the_record_holds_what_was_set_aside_and_on_which_ground(office: Office) -> None:
    document = road.at(office, "under_review")
    found = {f.rule: f for f in road.findings(office, document)}
    deciding.decide(office, found["PEN-01"].id, listed=True)
    deciding.decide(office, found["FC-02"].id, listed=False, reason="有上位法依据", basis=[("优化营商环境条例", "第二十条")])
    answer(office, document, point="penalty", answer="不符合", note="第三条")
    counsel.ask(office, document, adviser="周律师", question="能否处罚")
    ask_approval(office, document, step="复核", person="李强")
    form = record(office, document)
    became = {f.clause: (f.decision, f.reason) for f in form.findings}
    assert became["第三条"] == ("列入意见", "")
    assert became["第四条"] == ("不列入", "有上位法依据；《优化营商环境条例》第二十条")
    assert became["第五条"] == ("待处理", "")
    assert ("行政处罚", "不符合", "第三条") in {(p.title, p.answer, p.note) for p in form.points}
    assert [(a.adviser, a.advice) for a in form.advice] == [("周律师（法律顾问）", "")]
    assert [(s.step, s.person, s.decision) for s in form.steps] == [("复核", "李强", ""), ("审签", "", "")]
    assert printing.pdf(form).startswith(b"%PDF")


def test_before_the_acceptance_there_is_none(office: Office) -> None:
    with pytest.raises(Refused, match="还没有受理"):
        record(office, road.at(office, "submitted"))
