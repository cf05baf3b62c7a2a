"""A store that cannot be opened or written to: one sentence, no traceback, nothing half-written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app import road
from tests.app.cli.conftest import Cli, schema

ROOT = Path(__file__).parents[3]
VERBS = (["list"], ["deadlines"], ["search", "罚款"], ["force", "x", "--on", "2026-11-23"], ["health"], ["backup"])
needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits the size of a process's files")


def program(folder: Path, *words: object, before: Callable[[], None] | None = None) -> tuple[int, list[dict[str, object]]]:
    """The program itself; nothing on standard error but sentences."""
    ended = subprocess.run(
        [sys.executable, "-m", "app", "--store", str(folder), "--today", "2026-11-23", "--json", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, preexec_fn=before,
    )  # fmt: skip
    assert ended.stderr == ""
    return ended.returncode, [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_store_in_use_is_read_beside_its_holder_and_changes_are_refused_with_the_name(folder: Path, cli: Cli, tmp_path: Path) -> None:
    office = road.opened(folder)
    document = road.imported(office)
    acts = tmp_path / "办理.jsonl"
    acts.write_text(json.dumps({"act": "consult", "document": document, "carrier": "网站"}), "utf-8")
    for words in (["run", acts], ["import", acts], ["backup"], ["restore", tmp_path]):
        said = cli(*words)
        assert said.code == 2
        if words[0] != "restore":
            assert "正在使用这份数据" in str(said.only["error"])
            assert "数据没有变" in str(said.only["error"])
    code, lines = program(folder, "list")
    assert (code, [line["document"] for line in lines]) == (0, [document])
    assert cli("search", "罚款").only["total"] == 1
    assert cli("force", document, "--on", "2026-11-23").code == 0
    assert cli("deadlines").code == 0
    assert cli("health").only == {"ok": True, "problems": []}
    code, lines = program(folder, "backup")
    assert (code, "操作系统用户" in str(lines[0]["error"])) == (2, True)
    assert road.now(office, document).stage == "drafting"
    assert not list((folder / "backups").glob("*"))
    office.store.close()


def test_a_store_of_a_later_release_is_not_touched(folder: Path, cli: Cli) -> None:
    office = road.opened(folder)
    office.store.db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('guiheng', 'm9999_later', '')")
    office.store.db.conn.commit()
    office.store.close()
    before = (folder / "guiheng.db").read_bytes()
    for words in VERBS:
        said = cli(*words)
        assert (said.code, "更新版本的规衡" in str(said.only["error"])) == (2, True)
    assert (folder / "guiheng.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"this is no database at all" * 200, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_said(folder: Path, cli: Cli, content: bytes) -> None:
    folder.mkdir()
    (folder / "guiheng.db").write_bytes(content)
    for words in VERBS:
        said = cli(*words)
        assert (said.code, "没有通过检查" in str(said.only["error"])) == (2, True)
    assert (folder / "guiheng.db").read_bytes() == content


def test_a_lost_database_beside_its_backups_is_not_replaced_by_an_empty_one(folder: Path, cli: Cli) -> None:
    office = road.opened(folder)
    road.imported(office)
    office.close()
    (folder / "guiheng.db").unlink()
    assert "备份还在" in str(cli("list").only["error"])
    assert not (folder / "guiheng.db").exists()


def test_a_file_where_the_folder_should_be_is_said(folder: Path, cli: Cli) -> None:
    folder.write_text("不是文件夹", "utf-8")
    said = cli("list")
    assert (said.code, "读写不了" in str(said.only["error"])) == (2, True)


def limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@needs_limits
def test_on_a_full_disk_acts_are_refused_one_by_one_and_the_store_stays_sound(folder: Path, tmp_path: Path, cli: Cli) -> None:
    office = road.opened(folder)
    document = road.imported(office)
    office.close()
    size = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    file = tmp_path / "很长的送审稿.md"
    file.write_text(road.text() + "".join(f"\n第{n}条 施工企业应当遵守有关规定。" for n in range(7, 3000)), "utf-8")
    acts = tmp_path / "办理.jsonl"
    lines = [
        {"act": "import", "file": str(file)},
        {"act": "import", "file": str(file)},
        {"act": "set", "document": document, "field": "carrier"},
    ]
    acts.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    code, said = program(folder, "run", acts, before=limited(size))
    assert code == 2
    refused = [line for line in said if "error" in line]
    assert any("磁盘已满，这一步没有保存，原来的数据完好" in str(line["error"]) for line in refused)
    for line in said:
        schema("run" if "ok" in line else "error").validate(line)
    made = sum(line.get("ok") is True and line["act"] == "import" for line in said)
    assert len(cli("list").lines) == 1 + made
    assert cli("health").only == {"ok": True, "problems": []}
    assert not list(folder.rglob("*.part"))
    assert cli("run", acts).code == 0


@needs_limits
def test_a_store_is_not_made_without_room(folder: Path) -> None:
    code, lines = program(folder, "list", before=limited(4096))
    assert (code, [sorted(line) for line in lines]) == (2, [["error"]])
    assert "磁盘已满" in str(lines[0]["error"])
    assert program(folder, "list") == (0, [])
