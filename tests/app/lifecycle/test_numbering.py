"""Numbers: in order without gaps, back only while the last, a given one kept so that the series goes on after it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.lifecycle import editing, issuing
from app.lifecycle.correcting import correct
from app.lifecycle.editing import set_field
from app.lifecycle.numbering import refuse_to_take_back
from app.office import Office
from app.review import concluding
from app.safekeeping import problems
from tests.app import road

UNIFIED = "云州府规登〔2026〕{}号"


def registered(office: Office, **given: object) -> str:
    document = road.at(office, "signed")
    return str(issuing.register(office, document, **given)["number"])


def test_numbers_are_issued_in_order(office: Office) -> None:
    assert [registered(office) for _ in range(3)] == [UNIFIED.format(n) for n in (1, 2, 3)]
    opinions = [r.opinion_number for r in office.store.reviews.all()]
    assert opinions == [f"云州司审〔2026〕{n}号" for n in (1, 2, 3)]


def test_each_year_begins_at_one(office: Office) -> None:
    registered(office)
    assert registered(office, on=date(2027, 1, 4)) == "云州府规登〔2027〕1号"


def test_the_two_recipients_have_series_of_their_own(office: Office) -> None:
    document = road.at(office, "published")
    muni = outgoing.file(office, document, recipient="muni")["number"]
    npc = outgoing.file(office, document, recipient="npc")["number"]
    assert (muni, npc) == ("云州府备〔2026〕1号", "云州府人备〔2026〕1号")


def test_an_undone_number_is_issued_again(office: Office) -> None:
    document = road.at(office, "signed")
    issuing.register(office, document)
    office.undo()
    assert issuing.register(office, document)["number"] == UNIFIED.format(1)


def test_an_undone_and_redone_number_stays(office: Office) -> None:
    document = road.at(office, "signed")
    issuing.register(office, document)
    office.undo()
    office.redo()
    assert registered(office) == UNIFIED.format(2)
    assert problems(office) == ()


def test_a_number_that_later_ones_follow_is_not_taken_back(office: Office) -> None:
    document = road.at(office, "under_review")
    concluding.conclude(office, document, outcome="合法")
    entry = next(office.store.log.newest_first())
    refuse_to_take_back(office, entry)
    concluding.conclude(office, road.at(office, "under_review"), outcome="合法")
    with pytest.raises(Refused, match="云州司审〔2026〕1号 之后已经发出新号，不能撤销"):
        refuse_to_take_back(office, entry)


@pytest.mark.parametrize("written", ["云州府规登〔2026〕17号", "云州府规登[2026]17号", "云州府规登（2026）017号"])
def test_a_given_number_is_kept_and_the_series_goes_on_after_it(office: Office, written: str) -> None:
    assert registered(office, number=written) == "云州府规登〔2026〕17号"
    assert registered(office) == UNIFIED.format(18)


def test_a_given_number_below_the_last_can_still_be_undone(office: Office) -> None:
    registered(office, number=UNIFIED.format(9))
    document = road.at(office, "signed")
    issuing.register(office, document, number=UNIFIED.format(4))
    office.undo()
    assert road.now(office, document).stage == "signed"
    assert registered(office) == UNIFIED.format(10)


@pytest.mark.parametrize("again", [UNIFIED.format(5), "云州府规登[2026]05号"])
def test_a_number_twice_is_refused(office: Office, again: str) -> None:
    registered(office, number=UNIFIED.format(5))
    document = road.at(office, "signed")
    with pytest.raises(Refused, match="已经用过"):
        issuing.register(office, document, number=again)
    assert road.now(office, document).unified_number is None


def test_a_number_of_another_form_is_kept_as_it_is_and_not_twice(office: Office) -> None:
    assert registered(office, number="YZ-2026-008") == "YZ-2026-008"
    assert registered(office) == UNIFIED.format(1)
    with pytest.raises(Refused, match="已经用过，用它的是《云州区限额以下工程管理办法》"):
        registered(office, number="YZ-2026-008")


@pytest.mark.parametrize("absurd", ["云州府规登〔2026〕99999999999999999999号", "号" * 61])
def test_an_absurd_number_is_refused(office: Office, absurd: str) -> None:
    with pytest.raises(Refused, match="核对后再登记"):
        registered(office, number=absurd)


def test_a_document_number_that_stands_in_the_text_is_kept_in_its_series(office: Office) -> None:
    document = road.at(office, "signed")
    editing.set_field(office, document, field="document_number", value="云州府规〔2026〕6号")
    made = issuing.register(office, document)
    assert made["document_number"] == "云州府规〔2026〕6号"
    assert issuing.register(office, road.at(office, "signed"))["document_number"] == "云州府规〔2026〕7号"


def test_two_documents_do_not_bear_one_document_number(office: Office) -> None:
    registered(office)
    other = road.at(office, "signed")
    with pytest.raises(Refused, match="云州府规〔2026〕1号 已经用过"):
        editing.set_field(office, other, field="document_number", value="云州府规〔2026〕1号")


def test_a_wrong_document_number_is_mended_and_may_be_mended_back(office: Office) -> None:
    document = road.at(office, "registered")
    for number in ("云州府规〔2026〕3号", "云州府规〔2026〕1号"):
        editing.set_field(office, document, field="document_number", value=number)
        assert road.now(office, document).document_number == number
    assert problems(office) == ()


def test_without_the_offices_name_no_number_is_made(office: Office) -> None:
    with office.act("clear", "清空设置") as act:
        for key in list(road.NAMES):
            act.update(office.store.settings.find(key), value="")
    number = registered(office)
    assert number == "本区府规登〔2026〕1号"


def historical(office: Office, number: str) -> str:
    document = road.imported(office)
    with office.act("test", "补录") as act:
        act.update(road.now(office, document), historical=True, stage="published", published_on=road.TODAY, document_number=number)
    return document


@pytest.mark.parametrize("typed", ["云州府规[2026]4号", "云州府规（2026）4号", " 云州府规〔2026〕第04号 ", "云州府规【２０２６】4号"])
def test_a_number_is_the_same_however_its_brackets_are_typed(office: Office, typed: str) -> None:
    historical(office, "云州府规〔2026〕4号")
    other, published, old = road.imported(office), road.at(office, "published"), historical(office, "云州府规〔2020〕1号")
    with pytest.raises(Refused, match="已经用过"):
        correct(office, published, field="document_number", value=typed, reason="排错")
    for document in (other, old):
        with pytest.raises(Refused, match="已经用过"):
            set_field(office, document, field="document_number", value=typed)


def test_a_number_is_stored_in_six_cornered_brackets(office: Office) -> None:
    document = historical(office, "云州府规〔2020〕1号")
    set_field(office, document, field="document_number", value="云州府规（2020）3号")
    assert road.now(office, document).document_number == "云州府规〔2020〕3号"
    assert [number.text for number in office.store.documents.numbers(document)] == ["云州府规〔2020〕3号"]


def test_the_number_misread_in_a_ledger_is_free_for_the_document_that_bears_it(office: Office) -> None:
    first, second = historical(office, "云州府规〔2020〕1号"), historical(office, "云州府规〔2020〕9号")
    set_field(office, first, field="document_number", value="云州府规〔2020〕3号")
    set_field(office, first, field="document_number", value="云州府规〔2020〕4号")
    set_field(office, second, field="document_number", value="云州府规〔2020〕3号")
    assert road.now(office, second).document_number == "云州府规〔2020〕3号"


def test_a_void_number_is_not_typed_again_for_a_draft(office: Office) -> None:
    published, draft = road.at(office, "published"), road.imported(office)
    wrong = road.now(office, published).document_number or ""
    correct(office, published, field="document_number", value="云州府规〔2026〕88号", reason="排错")
    with pytest.raises(Refused, match="作废的也不再编发"):
        set_field(office, draft, field="document_number", value=wrong.replace("〔", "[").replace("〕", "]"))
