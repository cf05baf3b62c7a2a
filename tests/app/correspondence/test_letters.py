from __future__ import annotations

from datetime import date, datetime

import pytest

from app.correspondence import letters, replying
from app.correspondence.contacts import contact
from app.correspondence.inquiry import inquire
from app.errors import Refused
from app.forms.inquiry_letter import InquiryLetter
from app.forms.reply_letter import ReplyLetter
from app.forms.return_slip import ReturnSlip
from app.intake.determination import determine
from app.lifecycle.desk import desk
from app.lifecycle.preparing import send_back, submit
from app.office import Office
from tests.app import road

NO = {"body": True, "public": True, "rights": False, "general": True, "repeated": True}


def test_what_is_returned_prints_as_a_slip_that_lists_everything_once(office: Office) -> None:
    matter = road.at(office, "submitted")
    made = send_back(office, matter, missing=["M07", "送审稿第3页缺页"], on=date(2026, 11, 23))
    name, form = letters.letter(office, str(made["contact"]))
    assert isinstance(form, ReturnSlip)
    assert name == f"{road.TITLE}退回补正告知单"
    assert (form.number, form.items) == ("云州司补〔2026〕1号", ("本单位集体讨论纪要", "送审稿第3页缺页"))
    assert (form.period, form.until, form.dated_on) == ("10个工作日", date(2026, 12, 7), date(2026, 11, 23))
    assert (form.drafting_unit, form.title) == (road.UNIT, road.TITLE)


def test_the_period_for_what_is_missing_runs_until_it_comes(office: Office) -> None:
    matter = road.at(office, "submitted")
    send_back(office, matter, missing=["M07"])
    assert [item.due.deadline.key for item in desk(office).items] == ["return.days"]
    submit(office, matter, materials=["M07"])
    assert desk(office).items == ()


def test_a_return_for_good_writes_no_slip(office: Office) -> None:
    matter = road.at(office, "submitted")
    send_back(office, matter, outcome="终止", reason="起草单位撤回")
    with pytest.raises(Refused, match="还没有退回补正告知单"):
        letters.newest(office, matter, "return_slip")


def test_each_unit_gets_its_own_letter(office: Office) -> None:
    matter = road.at(office, "submitted")
    made = inquire(office, matter, units=["云州区财政局", "云州区公安分局"], until=date(2026, 12, 1), words="第三条")
    forms = [letters.letter(office, one) for one in made["contacts"]]
    first = forms[0][1]
    assert isinstance(first, InquiryLetter)
    assert [name for name, _ in forms] == [f"{road.TITLE}征求意见函（云州区财政局）", f"{road.TITLE}征求意见函（云州区公安分局）"]
    assert (first.number, first.recipient, first.until, first.about) == ("云州司函〔2026〕1号", "云州区财政局", date(2026, 12, 1), "第三条")
    assert first.drafting_unit == road.UNIT


def test_the_reply_names_the_reasons_of_the_determination(office: Office) -> None:
    matter = road.at(office, "submitted")
    determine(office, matter, normative=False, answers=NO, exclusions=["EX04"])
    made = replying.reply_letter(office, matter)
    _, form = letters.letter(office, str(made["contact"]))
    assert isinstance(form, ReplyLetter)
    assert (form.number, form.reasons) == ("云州司复〔2026〕1号", ("不涉及公民、法人和其他组织的权利义务", "属于工作方案"))
    assert form.basis[0].verified


def test_there_is_no_reply_without_a_determination(office: Office) -> None:
    with pytest.raises(Refused, match="先做认定"):
        replying.reply_letter(office, road.at(office, "submitted"))


def test_the_receipt_bears_the_minute_and_the_materials_that_came(office: Office) -> None:
    matter = road.at(office, "submitted")
    replying.receipt(office, matter, at=datetime(2026, 11, 10, 9, 5, 44))
    _, form = letters.receipt(office, matter)
    assert (form.number, form.received_at) == ("云州司收〔2026〕1号", datetime(2026, 11, 10, 9, 5))
    assert "起草说明" in [m.name for m in form.materials]
    assert road.last_event(office, matter).note == "云州司收〔2026〕1号　11-10 09:05 收件"


def test_a_receipt_for_a_time_to_come_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="还没有到"):
        replying.receipt(office, road.at(office, "submitted"), at=datetime(2026, 11, 24, 9))


def test_a_call_is_no_letter_to_print(office: Office) -> None:
    matter = road.at(office, "drafting")
    made = contact(office, matter, kind="letter", counterpart="云州区财政局", words="来函", outgoing=False, number="云财函〔2026〕9号")
    with pytest.raises(Refused, match="没有可以打印的"):
        letters.letter(office, str(made["contact"]))
