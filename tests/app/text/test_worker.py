from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.errors import Hostile, Unreadable
from app.text import reading, worker
from tests.app.text.word_files import TYPES, paragraph, write

SLEEPER = "import sys, time\nfor line in sys.stdin.buffer: time.sleep(600)"
CRASHER = "import os, sys\nsys.stdin.buffer.readline(); os._exit(3)"
HOG = """
import sys
from app.text import reading, worker
def greedy(path):
    kept = [bytearray(64 << 20) for _ in range(64)]
reading.read_here = greedy
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def child(code):
    return [sys.executable, "-c", code]


def test_a_file_reads_the_same_in_the_child_as_here(tmp_path):
    path = write(tmp_path, paragraph("云州区办法"), paragraph("第一条　甲。"))
    assert worker.read(path) == reading.read_here(path)


def test_one_child_reads_several_files_and_survives_refusals(tmp_path):
    good = write(tmp_path, paragraph("第一条　甲。"), name="好.docx")
    macro = write(tmp_path, paragraph("甲"), name="宏.docx", types=TYPES.replace("document.main", "document.macroEnabled.main"))
    with worker.Worker() as reader:
        assert reader.read(good).tree.nodes
        first = reader._child
        with pytest.raises(Hostile, match="宏"):
            reader.read(macro)
        with pytest.raises(Unreadable, match="找不到"):
            reader.read(tmp_path / "无.docx")
        assert reader.read(good).tree.nodes
        assert reader._child is first


def test_a_relative_path_is_given_back_as_it_was(tmp_path, monkeypatch):
    write(tmp_path, paragraph("第一条　甲。"))
    monkeypatch.chdir(tmp_path)
    assert worker.read(Path("草案.docx")).file == "草案.docx"


def test_a_reading_over_its_time_is_stopped_with_a_sentence(tmp_path):
    with worker.Worker(child(SLEEPER), seconds=0.3) as reader:
        with pytest.raises(Unreadable, match="还没有读完"):
            reader.read(tmp_path / "慢.docx")
        assert reader._child is None


def test_a_child_that_dies_refuses_the_file_and_nothing_else(tmp_path):
    with worker.Worker(child(CRASHER), seconds=20) as reader:
        for _ in range(2):
            with pytest.raises(Unreadable, match="程序本身不受影响"):
                reader.read(tmp_path / "坏.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is told a memory limit here")
def test_a_reading_over_its_memory_is_stopped_and_the_next_gets_a_fresh_child(tmp_path):
    with worker.Worker(child(HOG), seconds=30) as reader:
        for _ in range(2):
            with pytest.raises(Unreadable, match="内存"):
                reader.read(tmp_path / "大.docx")


def test_the_child_loads_neither_window_nor_store(tmp_path):
    code = (
        "import sys, io, json\nfrom app.text import worker\n"
        "worker.serve(io.BytesIO(json.dumps({'path': sys.argv[1], 'file': 'x'}).encode() + b'\\n'), io.BytesIO())\n"
        "sys.exit([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'ui', 'db', 'sqlite3', 'sqlite_utils')] != [])"
    )
    import subprocess

    path = write(tmp_path, paragraph("第一条　甲。"))
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=Path(__file__).parents[3], check=False)
    assert done.returncode == 0


def test_an_answer_is_one_line_of_ascii(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "_limit_memory", lambda: None)
    path = write(tmp_path, paragraph("第一条　甲。"))
    answers = io.BytesIO()
    worker.serve(io.BytesIO(json.dumps({"path": str(path), "file": "草案.docx"}).encode() + b"\n"), answers)
    assert answers.getvalue().count(b"\n") == 1
    assert answers.getvalue().isascii()
