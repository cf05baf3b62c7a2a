"""更正: what is found wrong after publication, what follows from it, and what had gone out with the error."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.filing.reissuing import outdated, reissue
from app.lifecycle import editing, ending, extending
from app.lifecycle.correcting import CORRECTED_COPY, correct, correct_text
from app.lifecycle.desk import Place, desk
from app.lifecycle.fixed import FIELDS
from app.lifecycle.force import Force
from app.lifecycle.numbering import upcoming
from app.lifecycle.register import force_on
from app.office import Office
from app.safekeeping import problems
from db.records import Deadline, Filing
from tests.app import road
from tests.db.sample import rows

WHY = "校对时发现印错"


def due(office: Office, document: str, key: str) -> Deadline:
    return next(d for d in office.store.documents.deadlines(document) if d.key == key and d.state != "void")


def filings(office: Office, document: str) -> tuple[Filing, ...]:
    return office.store.filings.of_document(document)


def numbers(office: Office, document: str) -> dict[str, str]:
    return {n.text: n.state for n in office.store.documents.numbers(document)}


def test_a_correction_keeps_what_stood_before_and_why(office: Office) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    correct(office, document, field="carrier", value="区政府公报", reason=WHY, on=date(2026, 11, 23))
    assert road.now(office, document).carrier == "区政府公报"
    [kept] = office.store.documents.corrections(document)
    assert (kept.field, kept.before, kept.after, kept.reason, kept.on_date) == (
        "carrier", road.CARRIER, "区政府公报", WHY, date(2026, 11, 23),
    )  # fmt: skip
    event = road.last_event(office, document)
    assert (event.act, event.stage) == ("correct", "published")
    assert event.note == f"公布载体由“{road.CARRIER}”改为“区政府公报”；理由：{WHY}"
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"effective_on", "valid_until", "signed_on", "registered_on", "published_on"}))
def test_every_text_that_was_published_can_be_put_right_and_undone(office: Office, field: str) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    correct(office, document, field=field, value="云州府规〔2026〕77号", reason=WHY)
    assert getattr(road.now(office, document), field) == "云州府规〔2026〕77号"
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_another_day_of_publication_moves_what_is_counted_from_it(office: Office) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    assert [office.store.documents.deadline(f.deadline_id).due_on for f in filings(office, document)] == [
        date(2026, 12, 7), date(2026, 12, 21),
    ]  # fmt: skip
    correct(office, document, field="published_on", value="2026-11-19", reason=WHY)
    row = road.now(office, document)
    assert (row.published_on, row.effective_on, row.valid_until) == (date(2026, 11, 19), date(2026, 11, 19), date(2031, 11, 18))
    moved = [office.store.documents.deadline(f.deadline_id) for f in filings(office, document)]
    assert [(d.start_on, d.due_on) for d in moved] == [(date(2026, 11, 19), date(2026, 12, 4)), (date(2026, 11, 19), date(2026, 12, 21))]
    assert due(office, document, "disclose.max").met_on == date(2026, 11, 19)
    assert due(office, document, "validity.warn_before").due_on == date(2031, 5, 18)
    note = road.last_event(office, document).note
    assert "公布日期由“2026-11-20”改为“2026-11-19”" in note
    assert "截止日由 2026-12-07 改为 2026-12-04" in note
    assert "施行日期由 2026-11-20 改为 2026-11-19" in note
    assert "有效期至由 2031-11-19 改为 2031-11-18" in note
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_a_day_of_effect_that_the_text_fixes_stays_when_the_publication_moves(office: Office) -> None:
    document = road.at(office, "published", road.text("本办法自2027年1月1日起施行，有效期至2028年12月31日。"))
    correct(office, document, field="published_on", value="2026-11-18", reason=WHY)
    row = road.now(office, document)
    assert (row.effective_on, row.valid_until) == (date(2027, 1, 1), date(2028, 12, 31))


def test_another_day_of_effect_moves_the_end_counted_from_it_and_force_follows(office: Office) -> None:
    document = road.at(office, "published")
    assert force_on(office, road.now(office, document), road.TODAY).force is Force.IN_FORCE
    correct(office, document, field="effective_on", value="2026-12-01", reason=WHY)
    row = road.now(office, document)
    assert row.valid_until == date(2031, 11, 30)
    assert due(office, document, "validity.warn_before").due_on == date(2031, 5, 30)
    assert force_on(office, row, road.TODAY).force is Force.NOT_YET


def test_an_end_set_apart_from_the_text_stays_when_the_effect_moves(office: Office) -> None:
    document = road.at(office, "published")
    correct(office, document, field="valid_until", value="2028-06-30", reason=WHY)
    correct(office, document, field="effective_on", value="2026-12-01", reason=WHY)
    assert road.now(office, document).valid_until == date(2028, 6, 30)


def test_another_end_moves_its_warning_and_none_takes_it_away(office: Office) -> None:
    document = road.at(office, "published")
    correct(office, document, field="valid_until", value="2028-12-31", reason=WHY)
    assert due(office, document, "validity.warn_before").due_on == date(2028, 6, 30)
    correct(office, document, field="valid_until", value="2026-11-22", reason=WHY)
    assert force_on(office, road.now(office, document), road.TODAY).force is Force.EXPIRED
    correct(office, document, field="valid_until", value="", reason=WHY)
    assert road.now(office, document).valid_until is None
    assert [d for d in office.store.documents.deadlines(document) if d.key == "validity.warn_before" and d.state == "open"] == []


def test_a_repealed_document_gets_no_warning_again(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="上位法已修改")
    correct(office, document, field="valid_until", value="2028-12-31", reason=WHY)
    assert [d for d in office.store.documents.deadlines(document) if d.key == "validity.warn_before" and d.state == "open"] == []


def test_another_day_of_signature_moves_the_time_to_disclose(office: Office) -> None:
    document = road.at(office, "published")
    correct(office, document, field="signed_on", value="2026-11-16", reason=WHY)
    running = due(office, document, "disclose.max")
    assert (running.start_on, running.due_on, running.state) == (date(2026, 11, 16), date(2026, 12, 14), "met")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("stage", "archived", "没有“stage”这一项可以更正"),
        ("drafting_unit", "区财政局", "没有“drafting_unit”这一项可以更正"),
        ("title", " ", "没有填正确的标题"),
        ("published_on", "", "没有填正确的公布日期"),
        ("published_on", "2026-11-24", "公布日期 2026-11-24 还没有到"),
        ("published_on", "2026-11-16", "登记日期 2026-11-18 晚于公布日期 2026-11-16"),
        ("effective_on", "不久", "“不久”不是日期"),
        ("valid_until", "2026-01-01", "有效期至 2026-01-01，早于施行日期 2026-11-20"),
        ("carrier", road.CARRIER, "公布载体本来就是“区政府门户网站”"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_changes(office: Office, field: str, value: str, words: str) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    with pytest.raises(Refused, match=words):
        correct(office, document, field=field, value=value, reason=WHY)
    assert rows(office.store) == before


def test_without_a_reason_nothing_is_corrected(office: Office) -> None:
    document = road.at(office, "published")
    with pytest.raises(Refused, match="更正要写明理由"):
        correct(office, document, field="carrier", value="区公报", reason=" ")
    with pytest.raises(Refused, match="更正要写明理由"):
        correct_text(office, document, road.draft(road.text().replace("五百元", "三百元")), reason="")


def test_before_publication_there_is_nothing_to_correct(office: Office) -> None:
    document = road.at(office, "registered")
    with pytest.raises(Refused, match="还没有公布，不用更正"):
        correct(office, document, field="title", value="新标题", reason=WHY)


def test_a_wrong_number_stays_in_its_series_as_void_and_is_not_issued_again(office: Office) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    correct(office, document, field="document_number", value="云州府规〔2026〕5号", reason=WHY)
    assert numbers(office, document)["云州府规〔2026〕1号"] == "void"
    assert numbers(office, document)["云州府规〔2026〕5号"] == "issued"
    assert "云州府规〔2026〕1号 作废" in road.last_event(office, document).note
    assert upcoming(office, "document_number", 2026) == "云州府规〔2026〕6号"
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_a_number_voided_by_mistake_can_be_recorded_again(office: Office) -> None:
    document = road.at(office, "published")
    correct(office, document, field="document_number", value="云州府规〔2026〕5号", reason=WHY)
    correct(office, document, field="document_number", value="云州府规〔2026〕1号", reason="原来的编号是对的")
    assert road.now(office, document).document_number == "云州府规〔2026〕1号"
    assert {text: state for text, state in numbers(office, document).items() if "登" not in text} == {
        "云州府规〔2026〕1号": "issued", "云州府规〔2026〕5号": "void",
    } | {text: state for text, state in numbers(office, document).items() if "审" in text}  # fmt: skip
    assert problems(office) == ()


def test_the_number_of_another_document_is_refused_even_when_it_is_void(office: Office) -> None:
    first, second = road.at(office, "published"), road.at(office, "published")
    with pytest.raises(Refused, match="编号 云州府规〔2026〕2号 已经用过"):
        correct(office, first, field="document_number", value="云州府规〔2026〕2号", reason=WHY)
    correct(office, second, field="document_number", value="云州府规〔2026〕7号", reason=WHY)
    with pytest.raises(Refused, match="编号 云州府规〔2026〕2号 已经用过"):
        correct(office, first, field="document_number", value="云州府规〔2026〕2号", reason=WHY)


def test_the_corrected_copy_is_the_text_in_hand_and_the_wrong_one_stays(office: Office) -> None:
    document = road.at(office, "published")
    before, wrong = rows(office.store), road.now(office, document).current_version_id
    made = correct_text(office, document, road.draft(road.text().replace("五百元", "三百元"), "更正.md"), reason=WHY)
    row = road.now(office, document)
    assert row.current_version_id == made["version"]
    assert [v.name for v in office.store.documents.versions(document)] == ["送审稿", CORRECTED_COPY]
    [kept] = office.store.documents.corrections(document)
    assert (kept.field, kept.before, kept.after, kept.version_id) == ("text", "送审稿 v1", "更正稿 v2", made["version"])
    assert office.store.search.find("三百元以上")[0] == 1
    assert office.store.search.find("五百元以上")[0] == 0
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before
    assert road.now(office, document).current_version_id == wrong


def test_the_same_file_is_no_corrected_copy(office: Office) -> None:
    document = road.at(office, "published")
    with pytest.raises(Refused, match="是同一个文件，没有更正"):
        correct_text(office, document, road.draft(), reason=WHY)


# what had gone out -----------------------------------------------------------------------------------------------------


def test_only_what_went_out_before_the_correction_is_outdated_until_the_copy_was_sent(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 23))
    muni, npc = filings(office, document)
    correct(office, document, field="carrier", value="区公报", reason=WHY)
    assert outdated(office) == {document: ("市政府",)}
    outgoing.file(office, document, recipient="npc", on=date(2026, 11, 23))
    assert outdated(office) == {document: ("市政府",)}, "filed on the same day, and after the correction"
    reissue(office, muni.id, on=date(2026, 11, 23))
    assert outdated(office) == {}
    assert filings(office, document)[0].reissued_on == date(2026, 11, 23)
    assert road.last_event(office, document).note == "云州市人民政府，更正件已补发"
    with pytest.raises(Refused, match="以后没有更正过，不用补发"):
        reissue(office, npc.id)
    assert problems(office) == ()


def test_the_copy_that_is_owed_stands_on_the_desk_until_it_was_sent(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 23))
    correct(office, document, field="carrier", value="区公报", reason=WHY)
    correct(office, document, field="carrier", value="区政府公报", reason=WHY)
    owed = [d for d in office.store.documents.open_deadlines() if d.key.startswith("filing.reissue")]
    assert [(d.name, d.start_event, d.due_on, d.verified) for d in owed] == [("向市政府补发更正件", "更正", date(2026, 11, 30), False)]
    shown = [item for section in desk(office).sections for item in section.items if item.due.deadline.key == owed[0].key]
    assert [(item.action, item.button, item.place) for item in shown] == [("向市政府补发更正件", "去补发", Place.FILING)]
    reissue(office, filings(office, document)[0].id)
    assert [d for d in office.store.documents.open_deadlines() if d.key.startswith("filing.reissue")] == []
    assert problems(office) == ()


def test_a_second_correction_makes_a_second_copy_due(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 23))
    muni, _ = filings(office, document)
    correct(office, document, field="carrier", value="区公报", reason=WHY)
    reissue(office, muni.id)
    correct(office, document, field="carrier", value="区政府公报", reason=WHY)
    assert outdated(office) == {document: ("市政府",)}


def test_what_was_sent_cannot_be_undone(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 23))
    correct(office, document, field="carrier", value="区公报", reason=WHY)
    office.undo()
    assert outdated(office) == {}
    correct(office, document, field="carrier", value="区公报", reason=WHY)
    reissue(office, filings(office, document)[0].id)
    with pytest.raises(Refused):
        office.undo()


def test_the_copy_is_not_sent_before_the_correction(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 20))
    correct(office, document, field="carrier", value="区公报", reason=WHY, on=date(2026, 11, 23))
    with pytest.raises(Refused, match="补发日期 2026-11-22 早于更正日期 2026-11-23"):
        reissue(office, filings(office, document)[0].id, on=date(2026, 11, 22))


def test_a_publication_after_the_filing_is_refused(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 20))
    with pytest.raises(Refused, match="报送市政府是 2026-11-20，早于更正后的公布日期 2026-11-21"):
        correct(office, document, field="published_on", value="2026-11-21", reason=WHY)


def test_lateness_is_judged_by_the_corrected_day(office: Office) -> None:
    from app.filing.chains import filing_desk

    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni", on=date(2026, 11, 23))
    correct(office, document, field="signed_on", value="2026-11-04", reason=WHY)
    correct(office, document, field="registered_on", value="2026-11-05", reason=WHY)
    correct(office, document, field="published_on", value="2026-11-06", reason=WHY)
    assert not filing_desk(office, document).chains[0].late, "15 days from the 6th end on a Saturday and roll to Monday the 23rd"
    correct(office, document, field="published_on", value="2026-11-05", reason=WHY)
    assert filing_desk(office, document).chains[0].late


# the plain change ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"), [("title", "别的标题"), ("valid_until", "2028-12-31"), ("effective_on", ""), ("carrier", "区公报")]
)
def test_a_published_fact_is_not_simply_changed(office: Office, field: str, value: str) -> None:
    document = road.at(office, "published")
    before = rows(office.store)
    with pytest.raises(Refused, match=r"已经公布，.*不能直接改。确有错误的，办理更正并写明理由"):
        editing.set_field(office, document, field=field, value=value)
    assert rows(office.store) == before


def test_what_was_never_filled_in_and_what_was_not_published_is_still_simply_changed(office: Office) -> None:
    document = road.at(office, "published")
    editing.set_fields(office, document, {"drafting_unit": "云州区财政局", "body_title": "正文", "concerns_market": False})
    assert road.now(office, document).body_title == "正文"


def test_a_document_entered_afterwards_is_put_in_order_without_a_correction(office: Office) -> None:
    document = road.at(office, "published")
    with office.act("import", "补录") as act:
        act.update(road.now(office, document), historical=True)
    editing.set_field(office, document, field="title", value="别的标题")
    assert road.now(office, document).title == "别的标题"


def test_the_day_of_publication_moves_the_round_of_the_publication_and_no_later_one(office: Office) -> None:
    document = road.at(office, "published")
    ending.repeal(office, document, reason="已被上位法替代")
    correct(office, document, field="published_on", value="2026-11-19", reason=WHY)
    begun = [(f.occasion, office.store.documents.deadline(f.deadline_id).start_on) for f in office.store.filings.rounds(document)]
    first, later = date(2026, 11, 19), road.TODAY
    assert begun == [("公布", first), ("废止", later), ("公布", first), ("废止", later)]
    assert problems(office) == ()


def test_the_publication_cannot_come_after_the_extension_or_the_declared_end(office: Office) -> None:
    document = road.at(office, "published")
    day = date(2026, 11, 21)
    extending.extend(office, document, reason="仍需实施", published_on=day, until=date(2033, 1, 1), despite="急需")
    with pytest.raises(Refused, match="公布日期 2026-11-23 晚于延期公布日期 2026-11-21"):
        correct(office, document, field="published_on", value="2026-11-23", reason=WHY)
    other = road.at(office, "published", road.text(title="云州区绿道管理办法"))
    ending.declare_invalid(office, other, reason="调整对象消失", on=date(2026, 11, 22))
    with pytest.raises(Refused, match="公布日期 2026-11-23 晚于宣布失效日期 2026-11-22"):
        correct(office, other, field="published_on", value="2026-11-23", reason=WHY)


def test_a_later_round_still_to_go_does_not_take_the_corrected_copy_from_who_got_the_error(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="muni")
    muni = filings(office, document)[0].id
    ending.repeal(office, document, reason="已被上位法替代")
    correct(office, document, field="signatory", value="李明", reason=WHY)
    assert outdated(office) == {document: ("市政府",)}
    assert due(office, document, "filing.reissue.muni").state == "open"
    reissue(office, muni)
    assert outdated(office) == {}
    assert due(office, document, "filing.reissue.muni").state == "met"


@pytest.mark.parametrize("end", ["declare_invalid", "repeal"])
def test_no_warning_of_its_end_comes_back_to_a_document_that_was_ended(office: Office, end: str) -> None:
    document = road.at(office, "published")
    {"declare_invalid": ending.declare_invalid, "repeal": ending.repeal}[end](office, document, reason="调整对象消失")
    correct(office, document, field="effective_on", value="2026-11-25", reason=WHY)
    assert [d for d in office.store.documents.open_deadlines() if d.key == "validity.warn_before"] == []
