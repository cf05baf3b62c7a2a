"""换入文本: the amended text comes in, the procedure stays, and the guard of the signature says what was put in."""

from __future__ import annotations

import pytest

from app.errors import Missing, Refused
from app.lifecycle import deliberating, guards, issuing, preparing
from app.lifecycle.confirming import confirm_in_hand
from app.lifecycle.dossier import dossier
from app.lifecycle.register import rows
from app.lifecycle.texts import replace_text
from app.office import Office
from app.review import accepting
from db.records import TextVersion
from tests.app import road

AMENDED = road.text("本办法自2027年1月1日起施行，有效期三年。")


def current(office: Office, document: str) -> TextVersion:
    return office.store.documents.version(road.now(office, document).current_version_id or "")


def amended(office: Office) -> str:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="区政府第12次常务会议", result="修改后通过", on=road.TODAY)
    return document


def same_text(office: Office, document: str) -> guards.Guard:
    return next(g for g in guards.to_sign(office, road.now(office, document)) if g.name == "签发稿与审议稿一致")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("drafting", "送审稿"),
        ("consulting", "送审稿"),
        ("deliberating", "审议稿"),
        ("passed", "审议稿"),
        ("signed", "公布稿"),
        ("registered", "公布稿"),
    ],
)
def test_the_new_text_is_the_next_version_and_the_stage_stays(office: Office, place: str, name: str) -> None:
    document = road.at(office, place)
    stage = road.now(office, document).stage
    made = replace_text(office, document, road.draft(AMENDED, "修改稿.md"))
    version = current(office, document)
    assert (version.id, version.name, version.ordinal, version.file_name) == (made["version"], name, 2, "修改稿.md")
    assert road.now(office, document).stage == stage
    assert (road.last_event(office, document).act, road.last_event(office, document).note) == ("replace_text", f"{name}，修改稿.md")
    assert office.store.search.find("有效期三年")[0] == 1


def test_it_is_one_act_and_is_undone_as_one(office: Office) -> None:
    document = amended(office)
    before = road.now(office, document).current_version_id
    replace_text(office, document, road.draft(AMENDED, "修改稿.md"))
    office.undo()
    assert road.now(office, document).current_version_id == before
    assert len(office.store.documents.versions(document)) == 1
    assert road.last_event(office, document).act == "deliberate"


def test_passed_with_amendments_the_guard_says_that_the_tabled_text_still_stands(office: Office) -> None:
    document = amended(office)
    guard = same_text(office, document)
    assert (guard.held, guard.evidence) == (True, "系统内仍是审议稿；审议要求修改的，先换入修改稿")


def test_a_text_put_in_after_deliberation_is_signed_with_a_reason_only(office: Office) -> None:
    document = amended(office)
    replace_text(office, document, road.draft(AMENDED, "修改稿.md"))
    assert not same_text(office, document).held
    with pytest.raises(Missing, match="审议之后文本有改动"):
        issuing.sign(office, document, by="李强")
    issuing.sign(office, document, by="李强", despite="按会议决定修改")
    assert road.now(office, document).stage == "signed"


def test_a_text_put_in_before_the_meeting_is_the_deliberated_one(office: Office) -> None:
    document = road.at(office, "deliberating")
    replace_text(office, document, road.draft(AMENDED, "修改稿.md"))
    road.passed(office, document)
    guard = same_text(office, document)
    assert (guard.held, guard.evidence) == (True, "文本没有变")


def test_what_is_published_follows_the_text_put_in(office: Office) -> None:
    document = road.at(office, "registered")
    replace_text(office, document, road.draft(AMENDED, "公布稿.md"))
    confirm_in_hand(office, document, note="按会议决定修改")
    road.publish(office, document)
    made = road.now(office, document)
    assert (str(made.effective_on), str(made.valid_until)) == ("2027-01-01", "2029-12-31")


@pytest.mark.parametrize("place", ["submitted", "under_review", "published"])
def test_elsewhere_on_the_road_it_is_refused(office: Office, place: str) -> None:
    document = road.at(office, place)
    with pytest.raises(Refused, match="阶段不能换入文本"):
        replace_text(office, document, road.draft(AMENDED, "修改稿.md"))
    assert len(office.store.documents.versions(document)) == 1


def test_the_file_that_stands_already_is_refused(office: Office) -> None:
    document = amended(office)
    with pytest.raises(Refused, match="是同一个文件"):
        replace_text(office, document, road.draft())


def test_passed_with_amendments_it_stands_in_words_after_the_meeting(office: Office) -> None:
    document = amended(office)
    assert road.now(office, document).stage == "revising"
    assert dossier(office, document).stage_word == "修改（审议后）"
    assert next(row for row in rows(office) if row.document.id == document).stage_word == "修改（审议后）"


def test_revising_after_the_opinion_bears_one_word_everywhere(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    assert dossier(office, document).stage_word == "修改"
    assert next(row for row in rows(office) if row.document.id == document).stage_word == "修改"


def test_what_was_sent_back_is_put_in_anew_and_submitted(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M07"])
    replace_text(office, document, road.draft(AMENDED, "定稿.md"))
    assert [v.name for v in office.store.documents.versions(document)] == ["送审稿", "送审稿"]
    preparing.submit(office, document, materials=["M07"])
    accepting.accept(office, document)
    review = office.store.reviews.current(document)
    assert review is not None
    assert review.version_id == current(office, document).id


def test_a_text_for_consultation_put_in_while_drafting_is_called_so(office: Office) -> None:
    document = road.at(office, "drafting")
    replace_text(office, document, road.draft(road.text(title=f"{road.TITLE}（征求意见稿）"), "征求意见稿.md"))
    assert current(office, document).name == "征求意见稿"
