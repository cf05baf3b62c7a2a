"""误报库: what a rule said in vain is counted once, whatever rounds it came through."""

from __future__ import annotations

from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.misfires import misfires, misfires_by_rule
from tests.app import road


def test_a_false_positive_is_listed_with_its_document_and_counted_once_over_the_rounds(office: Office) -> None:
    document = road.at(office, "under_review")
    fine, local, fee = road.findings(office, document)
    deciding.decide(office, local.id, listed=False, reason="误报")
    deciding.decide(office, fee.id, listed=False, reason="上下文已限定")
    assert [(one.finding.rule, one.title) for one in misfires(office)] == [(local.rule, road.TITLE)]
    concluding.conclude(office, document, outcome="应当予以修改")
    accepting.resubmit(office, document, road.draft(road.text().replace("五百元", "六百元")))
    assert misfires_by_rule(office) == {local.rule: 1}
    assert misfires(office, fine.rule) == ()
