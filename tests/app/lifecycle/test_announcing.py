"""公开废止决定: twenty working days from the decision, ended by the announcement."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import announcing, ending
from app.office import Office
from db.records import Deadline
from tests.app import road


def period(office: Office, document: str) -> Deadline:
    return next(row for row in office.store.documents.deadlines(document) if row.key == announcing.KEY)


def test_a_repeal_is_disclosed_within_twenty_working_days_of_its_decision(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="上位法已修改", on=date(2027, 3, 1))
    row = period(office, document)
    assert (row.name, row.start_event, row.start_on, row.amount, row.unit) == ("公开废止决定", "废止", road.TODAY, 20, "工作日")
    assert (row.due_on, row.state, row.verified) == (date(2026, 12, 21), "open", True)
    assert row.basis == "《中华人民共和国政府信息公开条例》第二十六条"


def test_the_announcement_ends_it_and_its_places_are_kept(office: Office) -> None:
    document = road.at(office, "published")
    ending.declare_invalid(office, document, reason="调整对象已消失")
    with pytest.raises(Refused, match="没有填公布载体"):
        announcing.announce(office, document, carrier=" ")
    with pytest.raises(Refused, match="公告公布日 2026-11-22 早于宣布失效决定日 2026-11-23"):
        announcing.announce(office, document, carrier="区政府公报", on=date(2026, 11, 22))
    announcing.announce(office, document, carrier="区政府门户网站、区政府公报", address="www.yunzhou.gov.cn/9")
    assert (period(office, document).state, period(office, document).met_on) == ("met", road.TODAY)
    assert [row.carrier for row in office.store.procedures.publications(document)][-2:] == ["区政府门户网站", "区政府公报"]
    with pytest.raises(Refused, match="没有等着公开的废止决定"):
        announcing.announce(office, document, carrier="区政府公报")
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()


def test_what_ends_anew_is_disclosed_anew(office: Office) -> None:
    document = road.at(office, "published")
    ending.declare_invalid(office, document, reason="调整对象已消失", on=date(2026, 11, 23))
    ending.repeal(office, document, reason="一并废止")
    rows = [row for row in office.store.documents.deadlines(document) if row.key == announcing.KEY]
    assert [(row.name, row.state) for row in rows] == [("公开宣布失效决定", "void"), ("公开废止决定", "open")]
