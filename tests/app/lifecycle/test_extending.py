"""延期: published anew, valid anew, warned of anew, filed anew."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.lifecycle import ending, extending, proceedings
from app.lifecycle.force import Force
from app.lifecycle.proceedings import Facts
from app.lifecycle.register import force_on
from app.office import Office
from db.errors import LeftTheHouse
from tests.app import road

NEW = date(2031, 6, 1)


@pytest.fixture
def published(office: Office) -> str:
    """In force from 2026-11-20 to 2031-11-19, evaluated."""
    document = road.at(office, "published")
    proceedings.hold(office, document, kind="post_evaluation", facts=Facts(conclusion="延期"))
    return document


def test_the_validity_is_counted_anew_from_the_new_publication(office: Office, published: str) -> None:
    found = extending.trial(office, road.now(office, published), NEW)
    assert (found.before, found.until, found.because) == (date(2031, 11, 19), date(2036, 5, 31), "自重新公布之日起60个月（依据待核对）")
    extending.extend(office, published, reason="仍需规范", published_on=NEW, number="云州府规〔2031〕5号", carrier="区政府公报")
    row = road.now(office, published)
    assert (row.valid_until, row.category, row.stage) == (date(2036, 5, 31), "延期", "published")
    (kept,) = office.store.procedures.extensions(published)
    assert (kept.before, kept.until, kept.number, kept.reason) == (date(2031, 11, 19), date(2036, 5, 31), "云州府规〔2031〕5号", "仍需规范")
    assert force_on(office, row, date(2033, 1, 1)).force is Force.IN_FORCE
    assert "有效期由 2031-11-19 延至 2036-05-31" in road.last_event(office, published).note
    assert office.store.procedures.publications(published)[-1].carrier == "区政府公报"


def test_the_warning_moves_and_both_recipients_are_filed_with_again(office: Office, published: str) -> None:
    made = extending.extend(office, published, reason="仍需规范", published_on=NEW)
    open_now = [(d.key, d.due_on) for d in office.store.documents.deadlines(published) if d.state == "open"]
    assert ("validity.warn_before", date(2035, 11, 30)) in open_now
    assert [day for key, day in open_now if key == "validity.warn_before"] == [date(2035, 11, 30)]
    rounds = [(f.recipient, f.occasion, f.ordinal, f.state) for f in office.store.filings.of_document(published)]
    assert sorted(rounds) == [("muni", "延期", 2, "due"), ("npc", "延期", 2, "due")]
    assert set(made["filings"]) == {"muni", "npc"}


def test_it_has_left_the_house(office: Office, published: str) -> None:
    extending.extend(office, published, reason="仍需规范", published_on=NEW)
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()
    with pytest.raises(LeftTheHouse):
        office.store.log.to_undo()


@pytest.mark.parametrize(("conclusion", "missing"), [(None, "没有实施后评估的记录"), ("废止", "实施后评估结论为废止"), ("保留", None)])
def test_an_evaluation_comes_first_or_a_reason_says_why_not(office: Office, conclusion: str | None, missing: str | None) -> None:
    document = road.at(office, "published")
    if conclusion:
        proceedings.hold(office, document, kind="post_evaluation", facts=Facts(conclusion=conclusion))
    (guard,) = extending.guards(office, road.now(office, document))
    assert (guard.held, guard.mend) == (missing is None, "proceeding:post_evaluation")
    if missing:
        with pytest.raises(Missing, match=missing):
            extending.extend(office, document, reason="仍需规范", published_on=NEW)
    extending.extend(office, document, reason="仍需规范", published_on=NEW, despite="区政府已同意")
    assert road.last_event(office, document).missing == ((missing,) if missing else ())


def test_what_cannot_be_extended_is_refused_with_why(office: Office, published: str) -> None:
    def refused(said: str, **told: object) -> None:
        with pytest.raises(Refused, match=said):
            extending.extend(office, published, **{"reason": "仍需规范", "published_on": NEW, **told})

    refused("理由", reason=" ")
    refused("没有晚于现在的", until=date(2031, 11, 19))
    refused("早于公布日", published_on=date(2026, 11, 1))
    refused("已经期满失效，不能延期", published_on=date(2031, 11, 20))
    ending.repeal(office, published, reason="上位法已修改")
    refused("已经废止，不能延期")
    with pytest.raises(Refused, match="还没有公布"):
        extending.extend(office, road.imported(office), reason="x")
