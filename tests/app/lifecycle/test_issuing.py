"""签发, 登记编号, 公布: what publication stamps and sets going."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import editing, issuing
from app.lifecycle.dossier import dossier
from app.lifecycle.issuing import if_published
from app.office import Office
from app.safekeeping import problems
from db.records import Deadline
from tests.app import road

PUBLISHED = date(2026, 11, 20)


def publish(office: Office, ending: str, title: str = road.TITLE, **given: object) -> str:
    document = road.at(office, "registered", road.text(ending, title))
    issuing.publish(office, document, carrier=road.CARRIER, on=PUBLISHED, **given)
    return document


def days(office: Office, document: str) -> tuple[date | None, date | None]:
    made = road.now(office, document)
    return made.effective_on, made.valid_until


def deadline(office: Office, document: str, key: str) -> Deadline:
    return next(d for d in office.store.documents.deadlines(document) if d.key == key)


@pytest.mark.parametrize(
    ("ending", "first", "last"),
    [
        ("本办法自公布之日起施行。", PUBLISHED, date(2031, 11, 19)),
        ("本办法自发布之日起施行，有效期三年。", PUBLISHED, date(2029, 11, 19)),
        ("本办法自印发之日起施行。有效期为18个月。", PUBLISHED, date(2028, 5, 19)),
        ("本办法自2026年11月27日起施行。", date(2026, 11, 27), date(2031, 11, 26)),
        ("本办法自2027年1月1日起施行，有效期至2028年12月31日。", date(2027, 1, 1), date(2028, 12, 31)),
        ("本办法自2027年1月1日起施行，有效期2年。", date(2027, 1, 1), date(2028, 12, 31)),
        ("本办法自公布之日起30日后施行，有效期五年。", date(2026, 12, 20), date(2031, 12, 19)),
        ("本办法自公布之日起施行。依法核发的许可证有效期三年。", PUBLISHED, date(2031, 11, 19)),
        ("本办法自公布之日起施行。中标合同有效期为一年，可以续签。", PUBLISHED, date(2031, 11, 19)),
        ("本办法自公布之日起试行，试行期一年。", PUBLISHED, date(2027, 11, 19)),
    ],
)
def test_effect_and_validity_as_the_text_says_else_the_jurisdictions(office: Office, ending: str, first: date, last: date) -> None:
    assert days(office, publish(office, ending)) == (first, last)


@pytest.mark.parametrize("word", ["暂行办法", "管理办法（试行）"])
def test_a_trial_document_holds_two_years(office: Office, word: str) -> None:
    document = publish(office, "本办法自2026年11月27日起施行。", f"云州区限额以下工程{word}")
    assert days(office, document) == (date(2026, 11, 27), date(2028, 11, 26))


def test_a_validity_counts_its_first_day_and_never_rolls(office: Office) -> None:
    document = publish(office, "本办法自公布之日起施行。", effective_on=date(2026, 11, 27))
    assert days(office, document) == (date(2026, 11, 27), date(2031, 11, 26))
    saturday = publish(office, "本办法自2027年1月3日起施行，有效期一年。")
    assert days(office, saturday) == (date(2027, 1, 3), date(2028, 1, 2))


def test_a_day_given_wins_over_the_field_and_the_field_over_the_text(office: Office) -> None:
    document = road.at(office, "registered", road.text("本办法自2027年1月1日起施行。"))
    row = road.now(office, document)
    assert if_published(office, row, PUBLISHED).effective_on == date(2027, 1, 1)
    editing.set_field(office, document, field="effective_on", value="2027-02-01")
    row = road.now(office, document)
    assert if_published(office, row, PUBLISHED).effective_on == date(2027, 2, 1)
    assert if_published(office, row, PUBLISHED, date(2027, 3, 1)).effective_on == date(2027, 3, 1)


def test_an_end_set_by_hand_wins_over_the_text(office: Office) -> None:
    document = road.at(office, "registered")
    editing.set_field(office, document, field="valid_until", value="2028-06-30")
    road.publish(office, document)
    assert days(office, document) == (PUBLISHED, date(2028, 6, 30))


def test_an_end_before_the_beginning_is_refused(office: Office) -> None:
    document = road.at(office, "registered")
    editing.set_field(office, document, field="valid_until", value="2026-12-31")
    with pytest.raises(Refused, match="有效期至 2026-12-31，早于施行日期 2027-01-01"):
        issuing.publish(office, document, carrier=road.CARRIER, effective_on=date(2027, 1, 1))
    assert road.now(office, document).stage == "registered"


def test_two_filings_fall_due_each_with_its_own_basis(office: Office) -> None:
    document = publish(office, road.AT_ONCE)
    filings = office.store.filings.of_document(document)
    assert [(f.recipient, f.state) for f in filings] == [("muni", "due"), ("npc", "due")]
    muni, npc = (office.store.documents.deadline(f.deadline_id) for f in filings)
    assert (muni.due_on, muni.amount, muni.unit, muni.verified) == (date(2026, 12, 7), 15, "日", False), "a Saturday rolls to Monday"
    assert (npc.due_on, npc.amount, npc.unit, npc.verified) == (date(2026, 12, 21), 30, "日", True), "a Sunday rolls to Monday"
    assert "第十四条" in npc.basis
    assert (muni.start_event, muni.start_on) == ("公布", PUBLISHED)
    assert dict(issuing_ids(office, document)) == {f.recipient: f.id for f in filings}


def issuing_ids(office: Office, document: str) -> list[tuple[str, str]]:
    return [(f.recipient, f.id) for f in office.store.filings.rounds(document)]


def test_disclosure_runs_from_the_signature_and_is_met_by_publication(office: Office) -> None:
    document = road.at(office, "registered")
    running = deadline(office, document, "disclose.max")
    assert (running.start_on, running.due_on, running.state) == (date(2026, 11, 17), date(2026, 12, 15), "open")
    road.publish(office, document)
    met = deadline(office, document, "disclose.max")
    assert (met.state, met.met_on) == ("met", PUBLISHED)


def test_the_end_of_validity_is_warned_of_half_a_year_before(office: Office) -> None:
    document = publish(office, "本办法自2026年11月27日起施行。")
    warning = deadline(office, document, "validity.warn_before")
    assert (warning.start_on, warning.due_on, warning.state) == (date(2031, 11, 26), date(2031, 5, 26), "open")


def test_published_without_a_day_of_effect_has_its_filings_and_gets_the_rest_with_the_day(office: Office) -> None:
    document = publish(office, "本办法由区住房城乡建设局负责解释。", despite="施行日期另行公告")
    assert days(office, document) == (None, None)
    assert len(office.store.filings.of_document(document)) == 2
    assert road.last_event(office, document).missing == ("没有填施行日期",)
    editing.set_field(office, document, field="effective_on", value="2026-12-01")
    assert days(office, document) == (date(2026, 12, 1), date(2031, 11, 30))
    assert deadline(office, document, "validity.warn_before").due_on == date(2031, 5, 30)
    assert problems(office) == ()


def test_the_trial_before_publication_says_what_publication_then_does(office: Office) -> None:
    document = road.at(office, "registered")
    trial = dossier(office, document).trial
    assert trial is not None
    issuing.publish(office, document, carrier=road.CARRIER)
    row = road.now(office, document)
    assert (trial.effective_on, trial.valid_until) == (row.effective_on, row.valid_until)
    due = {f.recipient: office.store.documents.deadline(f.deadline_id).due_on for f in office.store.filings.of_document(document)}
    assert {code: filing.due_on for code, filing in trial.filings.items()} == due
    assert dossier(office, document).trial is None


def test_the_signature_records_who_and_when(office: Office) -> None:
    row = road.now(office, road.at(office, "signed"))
    assert (row.signatory, row.signed_on, row.stage) == ("李强", date(2026, 11, 17), "signed")


def test_a_step_with_a_day_before_the_one_that_went_before_is_refused(office: Office) -> None:
    signed = road.at(office, "signed")
    with pytest.raises(Refused, match="登记日 2026-11-16 早于签发日 2026-11-17"):
        issuing.register(office, signed, on=date(2026, 11, 16))
    issuing.register(office, signed, on=date(2026, 11, 18))
    with pytest.raises(Refused, match="公布日 2026-11-17 早于登记日 2026-11-18"):
        issuing.publish(office, signed, carrier=road.CARRIER, on=date(2026, 11, 17))
    assert road.now(office, signed).stage == "registered"
    assert problems(office) == ()


def test_registration_gives_both_numbers(office: Office) -> None:
    row = road.now(office, road.at(office, "registered"))
    assert (row.document_number, row.unified_number, row.registered_on) == (
        "云州府规〔2026〕1号", "云州府规登〔2026〕1号", date(2026, 11, 18),
    )  # fmt: skip


def test_with_its_number_a_title_loses_the_mark_of_a_draft(office: Office) -> None:
    document = road.at(office, "signed", road.text(title="云州区限额以下工程管理办法（送审稿）"))
    assert road.now(office, document).title == "云州区限额以下工程管理办法（送审稿）"
    issuing.register(office, document)
    assert road.now(office, document).title == "云州区限额以下工程管理办法"
    office.undo()
    assert road.now(office, document).title == "云州区限额以下工程管理办法（送审稿）"


@pytest.mark.parametrize(
    ("ending", "typed", "effect", "validity"),
    [
        ("本办法自公布之日起施行，有效期三年。", None, "按正文推算", "按正文推算"),
        ("本办法自公布之日起施行，有效期三年。", "2027-01-01", "填写的施行日期", "按填写的施行日期和正文推算"),
        ("本办法自公布之日起施行。", None, "按正文推算", "正文没有写明有效期，按默认 5 年推算"),
    ],
)
def test_what_the_days_before_publication_rest_on_is_said(
    office: Office, ending: str, typed: str | None, effect: str, validity: str
) -> None:
    document = road.at(office, "registered", road.text(ending))
    if typed:
        editing.set_field(office, document, field="effective_on", value=typed)
    found = issuing.grounds(office, road.now(office, document))
    assert found.effect == effect
    assert found.validity.removesuffix("（依据待核对）") == validity
    usual = office.jurisdiction.validity(road.TITLE)
    assert found.validity.endswith("（依据待核对）") == (validity.startswith("正文没有") and not usual.verified)
