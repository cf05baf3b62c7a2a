"""A text changed after the review stops the road until somebody has looked at the change (DOC-17)."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.lifecycle import deliberating, guards, issuing
from app.lifecycle.confirming import confirm, confirm_in_hand, to_confirm
from app.lifecycle.texts import replace_text
from app.office import Office
from app.review import accepting, deciding
from app.review.deciding import Reply
from app.safekeeping import problems
from tests.app import road

CHANGED = road.text("本办法自2027年1月1日起施行，有效期五年。")


def reviewed_with_replies(office: Office) -> str:
    """A matter whose opinion asked for changes, every point of it answered."""
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    deciding.reply(office, document, [Reply(f.id, "采纳") for f in road.findings(office, document)])
    road.no_market(office, document)
    return document


def put_in(office: Office, document: str, words: str = CHANGED) -> None:
    replace_text(office, document, road.draft(words, "修改稿.md"))


def unheld(found: tuple[guards.Guard, ...]) -> list[tuple[str, str]]:
    return [(guard.name, guard.mend) for guard in found if not guard.held]


def test_a_text_changed_after_the_review_is_not_tabled_unseen(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document)
    told = "审核之后文本有改动，没有再送合法性审核，也没有核对：审议稿 v2 比送审稿 v1 改了 1 处（第六条）"
    with pytest.raises(Missing, match=told):
        deliberating.table(office, document)
    assert road.now(office, document).stage == "revising"


def test_a_number_that_only_follows_an_inserted_clause_is_not_counted(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document, road.text().replace("第六条 ", "第六条 工程信息应当公开。\n第七条 "))
    with pytest.raises(Missing, match="改了 1 处（第六条）"):
        deliberating.table(office, document)


def test_once_looked_at_it_is_tabled(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document)
    made = confirm_in_hand(office, document, note="按意见第一条修改", on=date(2026, 11, 20))
    deliberating.table(office, document)
    (row,) = office.store.documents.confirmations(document)
    versions = office.store.documents.versions(document)
    assert (row.id, row.from_version_id, row.to_version_id) == (made["confirmation"], versions[0].id, versions[1].id)
    assert (row.note, row.operator, row.on_date) == ("按意见第一条修改", road.CLERK, date(2026, 11, 20))
    said = [e.note for e in office.store.documents.events(document) if e.act == "confirm"]
    assert said == ["审议稿 v2 比送审稿 v1 改了 1 处（第六条），已核对：按意见第一条修改"]
    assert problems(office) == ()


def test_looking_at_it_is_undone_as_one(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document)
    confirm_in_hand(office, document)
    office.undo()
    assert unheld(guards.to_table(office, road.now(office, document))) == [("提请审议的文本与审核稿一致", "confirm")]


def test_a_change_after_the_look_is_looked_at_again(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document)
    confirm_in_hand(office, document)
    put_in(office, document, CHANGED.replace("五年", "三年"))
    found = to_confirm(office, road.now(office, document))
    assert found is not None
    assert (found.answered.ordinal, found.in_hand.ordinal, found.clauses) == (2, 3, ("第六条",))
    confirm_in_hand(office, document)
    deliberating.table(office, document)


def test_what_only_looks_different_has_not_changed(office: Office) -> None:
    document = reviewed_with_replies(office)
    put_in(office, document, road.text().replace("\n\n", "\n\n\n"))
    assert to_confirm(office, road.now(office, document)) is None
    deliberating.table(office, document)


def test_the_mark_of_a_draft_and_what_signing_adds_are_no_change(office: Office) -> None:
    document = road.at(office, "signed", road.text(title=f"{road.TITLE}（送审稿）"))
    put_in(office, document, f"{road.text()}\n云州区人民政府\n2026年11月17日\n")
    assert to_confirm(office, road.now(office, document)) is None


def test_a_text_put_in_after_the_meeting_is_signed_once_looked_at(office: Office) -> None:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="区政府第12次常务会议", result="修改后通过", on=road.TODAY)
    put_in(office, document)
    assert unheld(guards.to_sign(office, road.now(office, document))) == [("签发稿与审议稿一致", "confirm")]
    confirm_in_hand(office, document, note="按会议决定修改")
    issuing.sign(office, document, by="李强")
    assert road.last_event(office, document).missing == ()


def test_a_meeting_that_had_another_text_than_the_review_does_not_hide_the_change(office: Office) -> None:
    document = road.at(office, "deliberating")
    put_in(office, document)
    road.passed(office, document)
    assert unheld(guards.to_sign(office, road.now(office, document))) == [("审议的文本与审核稿一致", "confirm")]
    versions = office.store.documents.versions(document)
    confirm(office, document, versions[0].id, versions[1].id)
    issuing.sign(office, document, by="李强")


@pytest.mark.parametrize("place", ["signed", "registered"])
def test_a_text_put_in_after_the_signature_is_published_once_looked_at(office: Office, place: str) -> None:
    document = road.at(office, place)
    put_in(office, document)
    if place == "signed":
        road.register(office, document)
    with pytest.raises(Missing, match="审议之后文本有改动"):
        road.publish(office, document)
    confirm_in_hand(office, document)
    road.publish(office, document)
    assert road.now(office, document).stage == "published"


def test_a_second_review_answers_for_the_change_as_well(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(CHANGED))
    road.conclude(office, document)
    road.no_market(office, document)
    assert to_confirm(office, road.now(office, document)) is None
    deliberating.table(office, document)


def test_a_text_never_changed_is_never_asked_about(office: Office) -> None:
    document = road.at(office, "passed")
    names = [guard.name for guard in guards.to_sign(office, road.now(office, document))]
    assert names == ["集体审议已通过", "签发稿与审议稿一致"]


def test_what_there_is_nothing_to_look_at_in_is_refused(office: Office) -> None:
    document = reviewed_with_replies(office)
    with pytest.raises(Refused, match="没有要核对的改动"):
        confirm_in_hand(office, document)
    put_in(office, document)
    first, second = office.store.documents.versions(document)
    with pytest.raises(Refused, match="送审稿 v1 不是现在的文本"):
        confirm(office, document, second.id, first.id)
    with pytest.raises(Refused, match="文字相同"):
        confirm(office, document, second.id, second.id)
    with pytest.raises(Refused, match="不是这一件的"):
        confirm(office, document, "nobody", second.id)
    confirm(office, document, first.id, second.id)
    with pytest.raises(Refused, match="已经核对过"):
        confirm(office, document, first.id, second.id)


@pytest.mark.parametrize("place", ["submitted", "published"])
def test_outside_the_road_between_opinion_and_publication_it_is_refused(office: Office, place: str) -> None:
    document = road.at(office, place)
    with pytest.raises(Refused):
        confirm_in_hand(office, document)
    (version,) = office.store.documents.versions(document)
    with pytest.raises(Refused, match="没有要核对的改动"):
        confirm(office, document, version.id, version.id)
