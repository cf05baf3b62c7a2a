"""Setting fields by hand: each kind of value, clearing, and what a change brings with it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import ending
from app.lifecycle.dossier import changes
from app.lifecycle.editing import FIELDS, save_settings, set_field, set_fields
from app.lifecycle.force import Force
from app.lifecycle.register import force_on
from app.office import Office
from app.safekeeping import problems
from db.records import Deadline
from tests.app import road

TEXTS = sorted(set(FIELDS) - {"effective_on", "valid_until", "concerns_market", "drafting_unit", "category"})


def value(office: Office, document: str, field: str) -> object:
    return getattr(road.now(office, document), field)


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_is_set_without_blanks_around_it(office: Office, field: str) -> None:
    document = road.imported(office)
    set_field(office, document, field=field, value="  新的内容 ")
    assert value(office, document, field) == "新的内容"


@pytest.mark.parametrize("empty", ["", "  ", None])
@pytest.mark.parametrize("field", sorted(set(TEXTS) - {"title"}))
def test_a_text_is_cleared(office: Office, field: str, empty: str | None) -> None:
    document = road.imported(office)
    set_field(office, document, field=field, value="旧的")
    set_field(office, document, field=field, value=empty)
    assert value(office, document, field) is None


@pytest.mark.parametrize("empty", ["", " ", None])
def test_a_title_cannot_be_empty(office: Office, empty: str | None) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="标题不能为空"):
        set_field(office, document, field="title", value=empty)
    assert value(office, document, "title") == road.TITLE


@pytest.mark.parametrize("field", ["effective_on", "valid_until"])
@pytest.mark.parametrize("typed", ["2027-01-01", "2027年1月1日", "20270101"])
def test_a_date_is_set_and_cleared(office: Office, field: str, typed: str) -> None:
    document = road.imported(office)
    set_field(office, document, field=field, value=typed)
    assert value(office, document, field) == date(2027, 1, 1)
    set_field(office, document, field=field, value="")
    assert value(office, document, field) is None


@pytest.mark.parametrize(("given", "held"), [(True, True), (False, False), ("是", True), ("否", False), ("", None), (None, None)])
def test_a_question_is_answered(office: Office, given: bool | str | None, held: bool | None) -> None:
    document = road.imported(office)
    set_field(office, document, field="concerns_market", value=held is False)
    set_field(office, document, field="concerns_market", value=given)
    assert value(office, document, "concerns_market") is held


def test_a_unit_is_made_once_and_found_by_either_name(office: Office) -> None:
    first, second = road.imported(office), road.imported(office)
    set_field(office, first, field="drafting_unit", value="云州区财政局")
    unit = office.store.people.unit_named("云州区财政局")
    set_field(office, second, field="drafting_unit", value="")
    assert value(office, second, "drafting_unit_id") is None, "a unit without a short name is not the one without a name"
    with office.act("unit", "简称") as act:
        act.update(unit, short_name="区财政局")
    set_field(office, second, field="drafting_unit", value="区财政局")
    assert value(office, first, "drafting_unit_id") == value(office, second, "drafting_unit_id") == unit.id
    set_field(office, second, field="drafting_unit", value="")
    assert value(office, second, "drafting_unit_id") is None


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("stage", "published", "没有“stage”这一项可以改，可以改的有：title"),
        ("unified_number", "1号", "没有“unified_number”这一项可以改"),
        ("effective_on", "不久", "“不久”不是日期"),
        ("effective_on", True, "施行日期要填文字"),
        ("title", True, "标题要填文字"),
        ("drafting_unit", False, "起草单位要填文字"),
        ("concerns_market", "也许", "只能填是或者否"),
    ],
)
def test_a_value_the_field_cannot_hold_is_refused(office: Office, field: str, given: str | bool, words: str) -> None:
    document = road.imported(office)
    before = road.now(office, document)
    with pytest.raises(Refused, match=words):
        set_field(office, document, field=field, value=given)
    assert road.now(office, document) == before


def test_several_fields_are_one_act(office: Office) -> None:
    document = road.imported(office)
    before = road.now(office, document)
    set_fields(office, document, {"carrier": "区公报", "effective_on": "2027-01-01", "valid_until": "2028-12-31"})
    office.undo()
    assert road.now(office, document).effective_on is before.effective_on is None
    assert road.now(office, document).carrier is None


def test_the_same_value_again_is_no_act(office: Office) -> None:
    document = road.imported(office)
    set_field(office, document, field="carrier", value="区公报")
    entry = office.newest()
    set_field(office, document, field="carrier", value="区公报")
    assert office.newest() == entry


def entered_afterwards(office: Office) -> str:
    """A published document of 补录, whose facts are still being put in order; those of any other are corrected (更正)."""
    document = road.at(office, "published")
    with office.act("import", "补录") as act:
        act.update(road.now(office, document), historical=True)
    return document


def test_an_end_before_the_beginning_is_refused(office: Office) -> None:
    document = entered_afterwards(office)
    with pytest.raises(Refused, match="有效期至 2026-01-01，早于施行日期 2026-11-20"):
        set_field(office, document, field="valid_until", value="2026-01-01")
    assert problems(office) == ()


def warnings(office: Office, document: str) -> list[Deadline]:
    return [d for d in office.store.documents.deadlines(document) if d.key == "validity.warn_before" and d.state == "open"]


def test_another_end_moves_its_warning_and_undo_moves_it_back(office: Office) -> None:
    document = entered_afterwards(office)
    before = warnings(office, document)
    set_field(office, document, field="valid_until", value="2028-12-31")
    assert [d.due_on for d in warnings(office, document)] == [date(2028, 6, 30)]
    office.undo()
    assert [d.due_on for d in warnings(office, document)] == [d.due_on for d in before]


def test_without_an_end_there_is_nothing_to_warn_of(office: Office) -> None:
    document = entered_afterwards(office)
    set_field(office, document, field="valid_until", value="")
    assert value(office, document, "valid_until") is None
    assert warnings(office, document) == []


def test_force_follows_a_changed_day_at_once(office: Office) -> None:
    document = entered_afterwards(office)
    assert force_on(office, road.now(office, document), road.TODAY).force is Force.IN_FORCE
    set_field(office, document, field="effective_on", value="2026-12-01")
    assert force_on(office, road.now(office, document), road.TODAY).force is Force.NOT_YET
    set_fields(office, document, {"effective_on": "2026-11-20", "valid_until": "2026-11-22"})
    assert force_on(office, road.now(office, document), road.TODAY).force is Force.EXPIRED


def test_a_repealed_document_gets_no_warning_again(office: Office) -> None:
    document = entered_afterwards(office)
    ending.repeal(office, document, reason="上位法已修改")
    assert warnings(office, document) == []
    set_field(office, document, field="valid_until", value="2028-12-31")
    assert warnings(office, document) == []


def test_settings_are_one_act_and_fill_the_names(office: Office) -> None:
    save_settings(office, {"names.contact": "王芳", "names.phone": "000-12345678"})
    assert (office.names["contact"], office.names["phone"]) == ("王芳", "000-12345678")
    office.undo()
    assert office.names["contact"] == ""
    assert office.names["municipality"] == "云州市"


def test_a_change_of_a_document_entered_afterwards_stands_in_its_history(office: Office) -> None:
    document = road.at(office, "published")
    with office.act("test", "补录") as act:
        act.update(road.now(office, document), historical=True, document_number="云州府规〔2020〕1号", valid_until=date(2030, 1, 1))
    set_fields(office, document, {"document_number": "云州府规[2020]2号", "valid_until": "2031-01-01", "drafting_unit": "区教育局"})
    event = road.last_event(office, document)
    assert event.act == "set"
    assert "文号由“云州府规〔2020〕1号”改为“云州府规〔2020〕2号”；有效期至由“2030-01-01”改为“2031-01-01”；起草单位由“" in event.note
    assert event.note.endswith("改为“区教育局”")
    told = changes(office, document)[0].told
    assert "文号由“云州府规〔2020〕1号”改为“云州府规〔2020〕2号”" in told


def test_a_draft_is_changed_without_a_row_of_history_but_the_change_log_tells_old_and_new(office: Office) -> None:
    document = road.imported(office)
    before = office.store.documents.events(document)
    set_field(office, document, field="signatory", value="李某")
    assert office.store.documents.events(document) == before
    assert changes(office, document)[0].told == ("签发人由“空”改为“李某”",)


def test_the_category_is_one_of_the_slip_of_a_filing(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="文件类别只能是新制定、修改、延期、废止、解释，不是“新办法”"):
        set_field(office, document, field="category", value="新办法")
    set_field(office, document, field="category", value="修改")
    assert road.now(office, document).category == "修改"
    set_field(office, document, field="category", value="")
    assert road.now(office, document).category is None
