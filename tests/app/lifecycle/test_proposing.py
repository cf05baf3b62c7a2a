"""立项: why, what is there already, and the draft that comes later."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import Refused
from app.lifecycle import ending, proposing
from app.lifecycle.dossier import dossier
from app.lifecycle.register import rows
from app.lifecycle.transitions import Act
from app.office import Office
from tests.app import road


def proposed(office: Office, title: str = road.TITLE) -> str:
    return str(proposing.propose(office, title=title, reason="工程安全事故多发", unit=road.UNIT, on=date(2026, 9, 1))["document"])


def test_a_proposal_without_a_name_or_a_need_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有填拟制定文件的名称"):
        proposing.propose(office, title=" ", reason="需要")
    with pytest.raises(Refused, match="必要性"):
        proposing.propose(office, title=road.TITLE, reason=" ")
    assert rows(office) == ()


def test_a_proposal_stands_at_its_own_stage_and_tells_why_in_its_history(office: Office) -> None:
    document = proposed(office)
    (row,) = rows(office)
    assert (row.stage_word, row.drafting_unit, row.document.title) == ("立项", road.UNIT, road.TITLE)
    assert road.last_event(office, document).note == "必要性：工程安全事故多发；查重没有同类文件"
    assert dossier(office, document).next_step.act is Act.IMPORT


def test_documents_on_the_same_thing_are_found_while_they_are_in_force_or_on_their_way(office: Office) -> None:
    old = road.at(office, "published")
    (found,) = proposing.alike(office, "云州区限额以下工程管理规定（草案）")
    assert (found.document.id, found.word, found.same_title) == (old, "有效", False)
    assert proposing.alike(office, road.TITLE)[0].same_title
    assert proposing.alike(office, "云州区燃气管理办法") == ()
    ending.repeal(office, old, reason="上位法已修改")
    assert proposing.alike(office, road.TITLE) == ()


def test_what_exists_is_told_in_the_history_of_the_proposal(office: Office) -> None:
    road.at(office, "published")
    assert road.last_event(office, proposed(office)).note.endswith(f"查到同类文件 1 件：《{road.TITLE}》")


def test_the_draft_makes_it_a_matter_at_drafting_with_what_the_text_says(office: Office) -> None:
    document = proposed(office, "云州区小型工程管理办法（暂定名）")
    made = proposing.take_draft(office, document, road.draft())
    row = road.now(office, document)
    assert (row.stage, row.title, row.current_version_id) == ("drafting", road.TITLE, made["version"])
    assert [e.act for e in office.store.documents.events(document)] == ["propose", "import"]
    with pytest.raises(Refused, match="不能“导入文稿”"):
        proposing.take_draft(office, document, road.draft())


def test_the_proposed_title_stays_where_the_draft_s_differs_by_its_mark_alone(office: Office) -> None:
    document = proposed(office, road.TITLE)
    proposing.take_draft(office, document, road.draft(road.text(title=f"{road.TITLE}（送审稿）")), on=date(2026, 10, 9))
    row = road.now(office, document)
    assert (row.title, row.called) == (road.TITLE, road.TITLE)
    assert row.received_at == datetime(2026, 10, 9, 12)


def test_another_title_of_the_draft_is_told_and_the_proposed_one_may_be_kept(office: Office) -> None:
    document = proposed(office, "云州区小型工程管理办法")
    proposing.take_draft(office, document, road.draft(), keep_title=True)
    assert road.now(office, document).called == "云州区小型工程管理办法"
    assert road.last_event(office, document).note.endswith(f"；沿用立项名称，文稿标题为《{road.TITLE}》")


def test_an_urgent_proposal_says_why(office: Office) -> None:
    made = proposing.propose(office, title=road.TITLE, reason="防汛", urgent="主汛期抢险")
    assert road.now(office, str(made["document"])).urgent_reason == "主汛期抢险"
