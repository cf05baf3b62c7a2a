"""A submission is one act: one document, its version, its materials; one undo takes all of it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.errors import Refused
from app.intake.arriving import arrived
from app.intake.known import echoes
from app.intake.receiving import receive
from app.intake.submission import Submission
from app.office import Office
from app.safekeeping import problems
from app.text.worker import Worker
from tests.app import road
from tests.app.intake.papers import photo, word
from tests.app.intake.test_sorting import ARTICLES, NAME, NOTICE
from tests.db.sample import rows

AT = datetime(2026, 11, 20, 16, 42)


def came(folder: Path, files: dict[str, bytes]) -> Submission:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with Worker() as worker:
        (only,) = arrived([folder], worker).submissions
    return only


@pytest.fixture
def submission(tmp_path: Path) -> Submission:
    return came(tmp_path / "来件", {
        "1.docx": word(NAME + "（送审稿）", *ARTICLES), "2.docx": word(*NOTICE), "3.docx": word(f"关于《{NAME}》的起草说明", "一、起草背景"),
        "公平竞争审查表.jpg": photo(1), "不知是什么.jpg": photo(2),
    })  # fmt: skip


def test_one_act_makes_document_version_and_materials(office: Office, submission: Submission) -> None:
    before = len(list(office.store.log.oldest_first()))
    made = receive(office, submission, at=AT)
    document = road.now(office, str(made["document"]))
    assert (document.title, document.body_title) == (NOTICE[0], f"{NAME}（送审稿）")
    assert (document.stage, document.received_at) == ("drafting", AT)
    (version,) = office.store.documents.versions(document.id)
    assert (version.id, version.file_name) == (document.current_version_id, "1.docx")
    kept = office.store.documents.materials(document.id)
    assert {m.id for m in kept} == set(made["materials"])
    assert {(m.code, m.name, m.file_name) for m in kept} == {
        ("ISSUE", "印发通知", "2.docx"), ("M03", "起草说明", "3.docx"), ("M08", "公平竞争审查结论", "公平竞争审查表.jpg"), ("OTHER", "其他材料", "不知是什么.jpg"),
    }  # fmt: skip
    assert {m.received_at for m in kept} == {AT}
    assert office.store.files.get(next(m.file_sha for m in kept if m.code == "M08") or "") == photo(1)
    assert road.last_event(office, document.id).note == "1.docx，另有材料 4 份"
    assert len(list(office.store.log.oldest_first())) == before + 1
    assert problems(office) == ()


def test_number_and_authority_are_those_of_the_notice_where_the_text_prints_none(office: Office, submission: Submission) -> None:
    document = road.now(office, str(receive(office, submission)["document"]))
    assert document.issuing_authority == "云州区人民政府"


def test_one_undo_takes_all_of_it_back(office: Office, submission: Submission) -> None:
    before = rows(office.store)
    receive(office, submission, at=AT)
    after = rows(office.store)
    office.undo()
    assert rows(office.store) == before
    office.redo()
    assert {table: len(held) for table, held in rows(office.store).items()} == {table: len(held) for table, held in after.items()}
    assert problems(office) == ()


def test_a_file_that_may_not_be_kept_is_named_in_the_history_and_not_stored(office: Office, tmp_path: Path) -> None:
    secret = word("机密★1年", "关于《云州区绿道管理办法》的起草说明", "一、起草背景")
    submission = came(tmp_path / "来件", {"办法.docx": word(NAME, *ARTICLES), "说明.docx": secret, "【机密】纪要.jpg": photo(9)})
    made = receive(office, submission)
    assert office.store.documents.materials(str(made["document"])) == ()
    assert road.last_event(office, str(made["document"])).note == "办法.docx；没有留存：【机密】纪要.jpg、说明.docx"


def test_without_a_readable_text_nothing_is_stored(office: Office, tmp_path: Path) -> None:
    before = rows(office.store)
    with pytest.raises(Refused, match=r"没有读得出来的正文.*Word、WPS"):
        receive(office, came(tmp_path / "来件", {"办法.jpg": photo(1), "起草说明.jpg": photo(2)}))
    assert rows(office.store) == before


def test_the_same_bytes_are_refused_unless_wanted(office: Office, submission: Submission) -> None:
    receive(office, submission)
    with pytest.raises(Refused, match=r"已经导入过"):
        receive(office, submission)
    receive(office, submission, again=True)
    assert len(office.store.documents.all()) == 2
    assert problems(office) == ()


def test_what_is_there_already_is_said_once_a_document(office: Office, submission: Submission, tmp_path: Path) -> None:
    assert echoes(office, submission) == ()
    document = str(receive(office, submission)["document"])
    (same,) = echoes(office, submission)
    assert (same.document, same.blocks) == (document, True)
    assert "已经导入过" in same.sentence
    changed = came(tmp_path / "改过的", {"1.docx": word(NAME, *ARTICLES, "第五条　增加一条。")})
    (alike,) = echoes(office, changed)
    assert (alike.document, alike.blocks) == (document, False)
    assert "同名" in alike.sentence


def test_the_same_number_is_said(office: Office, tmp_path: Path) -> None:
    numbered = ("云州府规〔2026〕7号", *NOTICE, NAME, *ARTICLES)
    document = str(receive(office, came(tmp_path / "一", {"一.docx": word(*numbered)}))["document"])
    other = word(
        "云州府规〔2026〕7号", "云州区人民政府关于加强犬只管理的通知", "各街道办事处：", "一、加强宣传", "二、加强登记", "三、加强检查"
    )
    (echo,) = echoes(office, came(tmp_path / "二", {"二.docx": other}))
    assert (echo.document, "云州府规〔2026〕7号" in echo.sentence) == (document, True)


def test_a_file_that_came_twice_in_one_drop_is_said(office: Office, tmp_path: Path) -> None:
    submission = came(tmp_path / "来件", {"办法.docx": word(NAME, *ARTICLES), "说明.jpg": photo(1), "起草说明.jpg": photo(1)})
    (echo,) = echoes(office, submission)
    assert echo.sentence == "“说明.jpg”和“起草说明.jpg”内容完全一样，是同一个文件。"


def test_a_material_of_another_matter_is_recognised_by_its_bytes(office: Office, submission: Submission, tmp_path: Path) -> None:
    document = str(receive(office, submission)["document"])
    other = came(tmp_path / "另一件", {"办法.docx": word("云州区犬只管理规定", *ARTICLES[1:]), "公竞.jpg": photo(1)})
    (echo,) = echoes(office, other)
    assert (echo.document, echo.blocks) == (document, False)
