"""Substantive review: the verbs of the workbench act on a department's filing; its clock is extended once; the department explains."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Missing, Refused
from app.filing.incoming import concluding, letters, reviewing
from app.filing.incoming.states import Deed
from app.filing.incoming.views import desk
from app.office import Office
from app.review import checklist, counsel, deciding
from app.review import concluding as opinion
from app.review.workbench import workbench
from db.records import Deadline
from tests.app.filing.incoming.packets import TITLE, UNIT, lists, now, on_day, registered


def clock(office: Office, incoming: str, key: str) -> Deadline:
    rows = office.store.documents.deadlines(now(office, incoming).document_id)
    return next(row for row in rows if row.key == key)


def test_findings_checklist_and_counsel_work_until_the_outcome_and_no_longer(office: Office) -> None:
    incoming = registered(office)
    document = now(office, incoming).document_id
    review = office.store.reviews.current(document)
    assert review is not None
    finding = office.store.reviews.findings(review.id)[0]
    point = checklist.checklist(office, office.document(document), review)[0].id
    deciding.decide(office, finding.id, listed=True)
    deciding.rewrite(office, finding.id, "删除罚款")
    checklist.answer(office, document, point=point, answer="不符合")
    counsel.ask(office, document, adviser="何律师", question="能否设定罚款")
    deciding.add_finding(office, document, path="第一条", start=0, end=2, message="法名不全")
    concluding.conclude(office, incoming, outcome="建议自行修改或者废止")
    with pytest.raises(Refused, match="疑点不能再改"):
        deciding.decide(office, finding.id, listed=False, reason="误报")
    with pytest.raises(Refused, match="要点不能再答"):
        checklist.answer(office, document, point=point, answer="符合")
    bench = workbench(office, document)
    assert bench is not None
    assert not bench.editable


def test_the_opinion_of_a_submission_is_not_issued_for_it_and_the_refusal_leads_on(office: Office) -> None:
    document = now(office, registered(office)).document_id
    with pytest.raises(Refused, match=r"不出具合法性审核意见，在备案审查里登记审查结论。.*可以是：准予备案"):
        opinion.conclude(office, document, outcome="合法")


def test_the_review_is_extended_once_by_twenty_days(office: Office) -> None:
    incoming = registered(office)
    reviewing.extend(office, incoming, reason="要征求部门意见", on=date(2026, 11, 20))
    due = clock(office, incoming, "filingreview.substantive")
    # 30 days end on the 6th of December, 20 more on the 26th, a Saturday
    assert (due.due_on, due.extended_amount, due.extension_reason) == (date(2026, 12, 28), 20, "要征求部门意见")
    with pytest.raises(Refused, match="延长过一次"):
        reviewing.extend(office, incoming, reason="再延长")


def test_an_extension_needs_a_reason_and_a_period_that_has_not_run_out(office: Office) -> None:
    incoming = registered(office)
    with pytest.raises(Refused, match="要写明理由"):
        reviewing.extend(office, incoming, reason=" ")
    with pytest.raises(Refused, match="不能延长"):
        reviewing.extend(on_day(office, date(2026, 12, 8)), incoming, reason="来不及")


def test_a_request_to_explain_has_a_number_and_a_clock_and_a_letter(office: Office) -> None:
    incoming = registered(office)
    made = reviewing.request(office, incoming, questions=["第二条罚款的依据"], papers=["制定时的会议纪要"], on=date(2026, 11, 10))
    assert made["number"] == "云州司备询〔2026〕1号"
    assert clock(office, incoming, "filingreview.explain").due_on == date(2026, 11, 20)
    name, form = letters.explanation_request(office, incoming)
    assert name == f"{TITLE}请予说明函"
    assert (form.recipient, form.questions, form.papers, form.until) == (
        UNIT,
        ("第二条罚款的依据",),
        ("制定时的会议纪要",),
        date(2026, 11, 20),
    )


def test_a_second_request_waits_for_the_answer_to_the_first(office: Office, tmp_path: Path) -> None:
    incoming = registered(office)
    reviewing.request(office, incoming, questions=["依据"], on=date(2026, 11, 10))
    assert Deed.EXPLAIN not in desk(office, incoming).deeds
    with pytest.raises(Refused, match="还没有收到说明"):
        reviewing.request(office, incoming, questions=["又一问"])
    letter = tmp_path / "说明.docx"
    letter.write_bytes(b"words")
    reviewing.explained(office, incoming, words="", file=letter, on=date(2026, 11, 12))
    assert office.store.incomings.steps(incoming)[-1].file_name == "说明.docx"
    assert clock(office, incoming, "filingreview.explain").state == "met"
    reviewing.request(office, incoming, questions=["又一问"], until=date(2026, 12, 1))


def test_a_request_without_a_question_and_an_answer_without_a_request_are_refused(office: Office) -> None:
    incoming = registered(office)
    with pytest.raises(Refused, match="没有写要部门说明什么"):
        reviewing.request(office, incoming, questions=[" "])
    with pytest.raises(Refused, match="早于发函日期"):
        reviewing.request(office, incoming, questions=["依据"], until=date(2026, 11, 1))
    with pytest.raises(Refused, match="没有等说明的请予说明函"):
        reviewing.explained(office, incoming, words="说明")
    reviewing.request(office, incoming, questions=["依据"])
    with pytest.raises(Refused, match="没有写部门说明了什么"):
        reviewing.explained(office, incoming, words="")


def test_an_outcome_before_the_explanation_came_needs_a_reason(office: Office) -> None:
    incoming = registered(office)
    lists(office, incoming)
    reviewing.request(office, incoming, questions=["依据"])
    with pytest.raises(Missing, match="请予说明函还没有收到部门说明"):
        concluding.conclude(office, incoming, outcome="责令停止执行并纠正")
    concluding.conclude(office, incoming, outcome="责令停止执行并纠正", despite="情况紧急")
    assert clock(office, incoming, "filingreview.explain").state == "void"
