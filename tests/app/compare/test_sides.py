from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.compare import sides
from app.errors import Refused, Unreadable
from app.intake.importing import import_draft
from app.intake.pasted import Clip
from app.office import Office
from app.review.accepting import accept
from app.text.markup import Settled
from tests.app import road
from tests.app.review.test_settling import revised


def test_a_file_on_disk_is_called_by_its_name_and_its_own_title(tmp_path: Path):
    file = tmp_path / "修改稿.txt"
    file.write_text("绿道管理办法\n\n第一条　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。\n", "utf-8")
    side = sides.of_file(file)
    assert (side.title, side.name, side.told, side.version_id) == ("绿道管理办法", "修改稿.txt", "电脑里的文件", "")
    assert [node.path for node in side.tree.walk() if node.kind == "article"] == ["第一条", "第二条"]


def test_a_file_tells_how_many_tracked_changes_were_taken_as_accepted(tmp_path: Path):
    file = tmp_path / "修订稿.docx"
    file.write_bytes(revised().data)
    assert sides.of_file(file).unsettled == 2


def unsettled(office: Office, document: str) -> int:
    side = sides.of_document(office, document)
    assert side is not None
    return side.unsettled


def test_a_stored_text_tells_of_its_tracked_changes_until_it_is_decided_how_they_are_taken(office: Office):
    document = str(import_draft(office, revised())["document"])
    road.consult(office, document)
    road.submit(office, document)
    assert unsettled(office, document) == 2
    accept(office, document, revisions=Settled.ACCEPTED)
    assert unsettled(office, document) == 0


def test_a_file_without_words_is_refused(tmp_path: Path):
    file = tmp_path / "空.txt"
    file.write_text("\n", "utf-8")
    with pytest.raises(Unreadable):
        sides.of_file(file)


AT = datetime(2026, 11, 23, 9, 30)
ARTICLES = "第一条　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。"


def test_pasted_words_become_clauses():
    side = sides.of_pasted(Clip(ARTICLES), AT)
    assert (side.title, side.name, side.told, side.on) == ("粘贴的文字", "剪贴板", "粘贴的文字", None)
    assert [node.path for node in side.tree.walk() if node.kind == "article"] == ["第一条", "第二条"]


def test_pasted_words_with_a_title_are_called_by_it():
    assert sides.of_pasted(Clip(f"绿道管理办法\n{ARTICLES}"), AT).title == "绿道管理办法"


def test_nothing_pasted_says_what_to_do():
    with pytest.raises(Refused, match="剪贴板里没有文字"):
        sides.of_pasted(Clip(" \n"), AT)
