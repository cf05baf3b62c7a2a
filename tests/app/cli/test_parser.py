"""Exit codes, where options may stand, and what is not built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.parser import globals_of, main
from db.records import Document
from tests.app import road

ROOT = Path(__file__).parents[3]
NOT_BUILT = ("figures", "report", "bundle", "merge")


def code(*words: str) -> int:
    try:
        return main(list(words))
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("verb", NOT_BUILT)
def test_a_verb_not_built_yet_is_sixty_four(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("--store", str(tmp_path / "s"), verb, "x", "--json") == 64
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--nonsense"],
        ["list", "more"],
        ["force", "x"],
        ["force", "x", "--on", "gestern"],
        ["force", "x", "--on", "9999-12-31"],
        ["search"],
        ["import"],
        ["compare", "x"],
        ["compare", "x", "y", "--redline", "z.txt"],
        ["run"],
        ["restore"],
        ["rules"],
        ["--today", "2026-02-30", "list"],
        ["--today", "9999-12-31", "list"],
        ["--sto", "x", "list"],
        ["list", "--js"],
        ["--store"],
        ["--store", "", "list"],
        [],
    ],
)
def test_wrong_usage_is_sixty_four_and_opens_nothing(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("--store", str(tmp_path / "s"), *words) == 64
    out, errors = capsys.readouterr()
    assert out == ""
    assert "用法不对" in errors
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["--store", "{s}", "--today", "2026-11-23", "--json", "health"],
        ["health", "--json", "--store", "{s}", "--today", "2026-11-23"],
        ["--json", "health", "--store={s}", "--by", "list"],
        ["--by", "import", "--store", "{s}", "health", "--json"],
    ],
)
def test_options_stand_before_and_after_the_verb(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "数据"
    assert code(*(word.replace("{s}", str(folder)) for word in words)) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}
    assert (folder / "guiheng.db").exists()


def test_an_option_after_the_verb_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("--store", str(tmp_path / "a"), "list", "--store", str(tmp_path / "b")) == 0
    assert ((tmp_path / "a").exists(), (tmp_path / "b").exists()) == (False, True)


def test_the_operator_and_the_day_are_those_named(tmp_path: Path) -> None:
    file = tmp_path / "送审稿.md"
    file.write_text(road.text(), "utf-8")
    assert code("--store", str(tmp_path / "s"), "--by", "赵敏", "--today", "2026-03-02", "import", str(file)) == 0
    office = road.opened(tmp_path / "s")
    (document,) = office.store.documents.all()
    (event,) = office.store.documents.events(document.id)
    office.store.close()
    assert (event.operator, event.on_date.isoformat(), document.created_at.date().isoformat()) == ("赵敏", "2026-03-02", "2026-03-02")


def test_the_globals_alone_are_what_the_window_opens_with(tmp_path: Path) -> None:
    asked = globals_of(["--store", str(tmp_path), "--by", "赵敏"])
    assert (asked.folder, asked.by, asked.today) == (tmp_path, "赵敏", None)


def program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_the_program_itself_answers_in_json_and_utf8(tmp_path: Path) -> None:
    file = tmp_path / "送审稿.md"
    file.write_text(road.text(), "utf-8")
    store = str(tmp_path / "数据")
    done = program("--store", store, "import", str(file), "--json", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == road.TITLE
    listed = program("list", "--store", store, "--json")
    assert (listed.returncode, json.loads(listed.stdout)["stage"]) == (0, "drafting")


def test_the_program_itself_ends_with_sixty_four(tmp_path: Path) -> None:
    for words in (["merge", "x"], ["list", "--nonsense"]):
        ended = program(*words)
        assert (ended.returncode, ended.stdout) == (64, "")
        assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    office = road.opened(tmp_path / "数据")
    with office.act("fill", "许多文件") as act:
        for n in range(3000):
            act.insert(Document(id=act.new_id(), matter="other", title=f"事项{n}" * 20, stage="drafting", created_at=office.now()))
    office.store.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "--store", str(tmp_path / "数据"), "--json", "list"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    with child.stderr:
        assert (child.stderr.read(), child.wait()) == ("", 0)
