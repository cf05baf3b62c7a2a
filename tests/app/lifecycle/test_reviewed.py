"""A text that an opinion was issued on keeps its bytes and its tree."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.office import Office
from app.safekeeping import problems
from app.text.shape import tree_to_json
from db.acts import Stamp
from db.records import StoredFile, TextVersion
from tests.app import road


def _another_tree(office: Office) -> str:
    """The hash of a tree that is not the road's, kept and named."""
    tree = road.draft(road.text("本办法自2030年1月1日起施行。")).reading.tree
    sha = office.keep(tree_to_json(tree))
    with office.act("files", "另一棵树") as act:
        act.insert(StoredFile(id=sha, name="树.json", size=1))
    return sha


def _version(office: Office, document: str) -> TextVersion:
    return office.store.documents.versions(document)[0]


def test_no_act_gives_a_reviewed_text_another_tree(office: Office) -> None:
    document, sha = road.at(office, "lawful"), _another_tree(office)
    before = _version(office, document)
    with pytest.raises(Refused, match="送审稿 v1 已经出具审核意见，审过的文本不能再改"), office.act("any", "改树") as act:
        act.update(before, tree_sha=sha)
    assert _version(office, document) == before


def test_until_the_opinion_is_issued_a_tree_may_be_put_right(office: Office) -> None:
    document, sha = road.at(office, "under_review"), _another_tree(office)
    with office.act("any", "改树") as act:
        act.update(_version(office, document), tree_sha=sha)
    assert _version(office, document).tree_sha == sha


def test_what_is_noted_of_a_reviewed_text_beside_its_words_may_change(office: Office) -> None:
    document = road.at(office, "lawful")
    with office.act("any", "记一句") as act:
        act.update(_version(office, document), warnings=("盖章页模糊",))
    assert _version(office, document).warnings == ("盖章页模糊",)


def test_a_text_changed_behind_the_guard_is_found_by_the_self_check(office: Office) -> None:
    document, sha = road.at(office, "lawful"), _another_tree(office)
    with office.store.act("any", "绕过", Stamp("别的程序", office.now())) as act:
        act.update(_version(office, document), tree_sha=sha)
    assert problems(office) == (f"《{road.TITLE}》第 1 轮审核出具意见以后，审过的文本被改动。打开这一件，从备份恢复审过的那一稿。",)
    office.undo()
    assert problems(office) == ()


def test_an_opinion_taken_back_lets_the_text_go(office: Office) -> None:
    document, sha = road.at(office, "under_review"), _another_tree(office)
    road.conclude(office, document)
    office.undo()
    with office.act("any", "改树") as act:
        act.update(_version(office, document), tree_sha=sha)
    assert problems(office) == ()
