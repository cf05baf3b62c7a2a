"""The one-folder program: built by build.spec as README.md says, started, seen, and given work that needs what is loaded late."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from app import program
from tests.app.text import ofd_files, scanned_files

ROOT = Path(__file__).resolve().parents[1]

# some 30 s on two idle cores, so that it is built on every run and not in the full drill alone
pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The built program; taken away again, because pytest would keep 350 MB of each of three runs."""
    made = tmp_path_factory.mktemp("bundle")
    words = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(made / "dist"), "--workpath", str(made / "build")]
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *words, str(ROOT / "build.spec")],
        cwd=made,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    name = "guiheng.exe" if sys.platform == "win32" else "guiheng"
    yield made / "dist" / "规衡" / name
    shutil.rmtree(made)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own folders, so that it neither reads nor writes those of whoever runs the tests."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))


def said(bundle: Path, *words: str) -> Iterator[dict[str, object]]:
    """What a verb of the built program prints, run where none of the project's files are."""
    done = subprocess.run([bundle, *words, "--json"], cwd=bundle.parent, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return map(json.loads, done.stdout.splitlines())


def test_the_built_program_shows_its_first_page(bundle, tmp_path):
    picture = tmp_path / "first.png"
    program.start(tmp_path / "数据", picture, [str(bundle)])
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 868)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 50, "a window without its fonts and icons has few colours"


def test_the_built_program_reads_and_judges_a_draft(bundle):
    draft = next(resources.path("examples").glob("*.docx"))
    (judged,) = said(bundle, "check", str(draft))
    assert judged["title"]
    assert judged["findings"]


def test_the_built_program_takes_a_ledger_in_and_finds_its_titles_by_their_initials(bundle, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (("标题", "文号", "公布日期"), ("云州区绿道管理办法", "云州府规〔2024〕3号", "2024-03-05")):
        book.active.append(row)
    book.save(tmp_path / "台账.xlsx")
    store = ("--store", str(tmp_path / "数据"))
    (row,) = said(bundle, *store, "ledger", str(tmp_path / "台账.xlsx"))
    assert row["error"] is None
    (listed,) = said(bundle, *store, "list")
    assert listed["title"] == "云州区绿道管理办法"


def test_the_built_program_recognises_a_scan_and_reads_an_ofd(bundle, tmp_path):
    ofd = tmp_path / "办法.ofd"
    ofd.write_bytes(ofd_files.ofd(ofd_files.Sheet().text(30, 40, "云州区绿道管理办法", 8).text(39, 60, "第一条　制定本办法。")))
    (read,) = said(bundle, "text", str(ofd))
    assert (read["format"], read["title"]) == ("ofd", "云州区绿道管理办法")
    if find_spec("rapidocr") is None:
        pytest.skip("the extra ocr is not installed: the program is built without recognition")
    scan = tmp_path / "办法.png"
    (page,) = scanned_files.pictures(scanned_files.printed("#align(center)[云州区绿道管理办法]", page="height: 200pt"))
    scan.write_bytes(scanned_files.file_of(page))
    (read,) = said(bundle, "text", str(scan))
    assert (read["title"], read["warnings"]) == ("云州区绿道管理办法", ["第 1 页是识别稿，须核对。"])


def test_the_built_program_carries_no_file_of_the_building_machine_but_what_it_needs(bundle):
    carried = {part for file in bundle.parent.rglob("*") for part in (file.name.lower(),)}
    assert not {"pytest", "hypothesis", "mypy", "launch"} & carried
    assert os.access(bundle, os.X_OK)
