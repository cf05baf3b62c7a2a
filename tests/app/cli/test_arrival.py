"""What arrives on the command line: an archive or a folder that is plainly one submission is one document; a folder of drafts stays drafts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Cli
from tests.app.intake.papers import photo, word
from tests.app.intake.test_sorting import ARTICLES, NAME, NOTICE
from tests.app.intake.zips import pack

FILES = {
    "办法.docx": word(NAME, *ARTICLES), "通知.docx": word(*NOTICE), "起草说明.docx": word(f"《{NAME}》起草说明", "一、起草背景"), "公平竞争审查.jpg": photo(1),
}  # fmt: skip


def written(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_an_archive_is_one_document_with_all_its_files(cli: Cli, tmp_path: Path, folder: Path) -> None:
    packed = pack(tmp_path / "送审.zip", {f"材料/{name}": data for name, data in FILES.items()})
    said = cli("import", packed)
    assert said.code == 0
    assert said.only["title"] == NOTICE[0]
    assert said.only["files"][0] == str(packed / "材料" / "办法.docx")
    assert sorted(said.only["files"]) == sorted(str(packed / "材料" / name) for name in FILES)
    office = road.opened(folder)
    assert [m.code for m in office.store.documents.materials(str(said.only["document"]))] == ["ISSUE", "M03", "M08"]
    office.close()


def test_a_folder_that_is_plainly_one_submission_is_one_document(cli: Cli, tmp_path: Path) -> None:
    said = cli("import", written(tmp_path / "来件", FILES))
    assert (said.code, len(said.lines)) == (0, 1)
    assert len(said.only["files"]) == 4


def test_a_folder_of_drafts_is_one_document_each_and_its_folders_are_looked_at_by_themselves(cli: Cli, tmp_path: Path) -> None:
    drafts = {f"云州区{name}管理办法.txt": road.text(title=f"云州区{name}管理办法").encode() for name in ("绿道", "犬只", "河道")}
    whole = written(tmp_path / "来件", drafts)
    written(whole / "一件", FILES)
    said = cli("import", whole)
    assert said.code == 0
    assert sorted(len(line["files"]) for line in said.lines) == [1, 1, 1, 4]


def test_an_archive_of_two_drafts_is_two_documents(cli: Cli, tmp_path: Path) -> None:
    drafts = {f"云州区{name}管理办法.txt": road.text(title=f"云州区{name}管理办法").encode() for name in ("绿道", "犬只")}
    assert len(cli("import", pack(tmp_path / "稿.zip", drafts)).lines) == 2


def test_an_archive_of_which_nothing_can_be_made_is_a_sentence(cli: Cli, tmp_path: Path) -> None:
    bomb = pack(tmp_path / "炸弹.zip", {"大.txt": b"0" * (30 << 20)})
    empty = pack(tmp_path / "空.zip", {"~$办法.docx": b"1"})
    said = cli("import", bomb, empty)
    assert said.code == 2
    assert [("没有打开" in line["error"], "没有可以导入的文件" in line["error"]) for line in said.lines] == [(True, False), (False, True)]


def test_a_file_that_may_not_be_kept_is_said_beside_the_document(cli: Cli, tmp_path: Path) -> None:
    secret = word("机密★1年", "会议纪要", "会议认为可行。")
    said = cli("import", pack(tmp_path / "送审.zip", {**FILES, "纪要.docx": secret}))
    assert said.code == 2
    made, refused = said.lines
    assert len(made["files"]) == 4
    assert "标有密级" in refused["error"]


def test_submission_is_an_act_with_one_undo(cli: Cli, tmp_path: Path, folder: Path) -> None:
    written(tmp_path / "来件", FILES)
    listed = [
        {"act": "submission", "files": [f"来件/{name}" for name in FILES], "at": "2026-11-20 16:42", "as": "d"},
        {"act": "submit", "document": "@d", "unit": road.UNIT, "despite": "后补"},
        {"act": "undo"}, {"act": "undo"},
        {"act": "submission", "files": ["来件"], "matter": "contract"},
        {"act": "submission", "files": ["来件/公平竞争审查.jpg"]}, {"act": "submission", "files": []}, {"act": "submission", "files": ["来件"], "at": "昨晚"},
    ]  # fmt: skip
    (tmp_path / "操作.jsonl").write_text("\n".join(json.dumps(act, ensure_ascii=False) for act in listed), "utf-8")
    said = cli("run", tmp_path / "操作.jsonl")
    assert [line["ok"] for line in said.lines] == [True, True, True, True, True, False, False, False]
    assert len(said.lines[0]["ids"]["materials"]) == 3
    office = road.opened(folder)
    (document,) = office.store.documents.all()
    assert document.matter == "contract"
    office.close()
