"""What is due on a department's filing and on an objection stands on the desk with the place of its work; figures stay the office's own."""

from __future__ import annotations

from datetime import date

import pytest

from app.filing import rounds
from app.filing.incoming import concluding
from app.filing.incoming.states import State
from app.lifecycle import joint
from app.lifecycle.desk import Scope, desk, figures
from app.objections import receiving
from app.office import Office
from tests.app.filing.incoming.packets import AT, TITLE, now, on_day, registered


@pytest.mark.parametrize(
    ("state", "action", "place", "button"),
    [
        (State.RECEIVED, "形式审查", "incoming", "去办理"),
        (State.WAIT_SUPPLEMENT, "部门补正材料", "incoming", "去办理"),
        (State.SUBSTANTIVE, "实质审查", "review", "继续审核"),
        (State.WAIT_RESPONSE, "部门反馈审查意见", "incoming", "去办理"),
    ],
)
def test_each_clock_of_a_filing_is_an_item_of_the_desk(office: Office, state: State, action: str, place: str, button: str) -> None:
    AT[state](office)
    items = {item.action: item for item in desk(on_day(office, date(2026, 11, 10)), Scope.ALL).items}
    item = items[action]
    assert (item.document.title, item.unit, item.place.value, item.button) == (TITLE, "城管局", place, button)


def test_the_way_to_the_government_is_an_item(office: Office) -> None:
    incoming = AT[State.WAIT_RESPONSE](office)
    later = on_day(office, date(2027, 1, 4))
    concluding.escalate(later, incoming)
    assert [item.action for item in desk(later, Scope.ALL).items] == ["提请区政府改变或者撤销"]


def test_an_objection_is_an_item(office: Office) -> None:
    document = now(office, AT[State.CONCLUDED](office)).document_id
    receiving.receive(office, document, kind="司法建议", applicant="云州区人民法院", words="第二条", on=date(2026, 11, 9))
    (item,) = desk(office, Scope.ALL).items
    assert (item.action, item.button) == ("答复司法建议（云州区人民法院）", "去答复")


def test_a_departments_document_counts_among_none_of_the_offices_own_figures(office: Office) -> None:
    before = figures(office)
    AT[State.CONCLUDED](office)
    assert figures(office) == before


def test_a_departments_document_is_not_filed_by_the_government(office: Office) -> None:
    document = office.document(now(office, registered(office)).document_id)
    duty = joint.duty(office, document)
    assert (duty.is_ours, duty.because) == (False, "部门制定的文件，由部门报送区政府备案，本机关不对外报送。")
    with office.act("extend", "延期") as act:
        assert rounds.begin(office, act, document, occasion=rounds.EXTENDED, on=date(2026, 11, 20)) == {}
