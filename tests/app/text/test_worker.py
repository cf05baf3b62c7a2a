from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.errors import Hostile, Unreadable
from app.text import reading, shape, worker
from tests.app.text.word_files import TYPES, paragraph, write

SLEEPER = "import sys, time\nfor line in sys.stdin.buffer: time.sleep(600)"
CRASHER = "import os, sys\nsys.stdin.buffer.readline(); os._exit(3)"
HOG = """
import sys
from app.text import reading, worker
def greedy(path, settled, told):
    kept = [bytearray(64 << 20) for _ in range(64)]
reading.read_here = greedy
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


GLUTTON = """
import sys, time
from app.text import reading, worker
worker._limit_memory = lambda: None
def greedy(path, settled, told):
    if path.name != "大.docx":
        return read_here(path, settled, told)
    kept = []
    while True:
        kept.append(b"x" * (16 << 20))
        time.sleep(0.01)
read_here, reading.read_here = reading.read_here, greedy
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""
MAPPER = """
import mmap, sys
from app.text import reading, worker
worker._limit_memory = lambda: None
def mapping(path, settled, told):
    mapped = mmap.mmap(-1, 2 << 30)
    return read_here(path, settled, told)
read_here, reading.read_here = reading.read_here, mapping
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""
RECOGNISER = """
import sys, time
from app.text import reading, worker
worker._limit_memory = lambda: None
def recognising(path, settled, told):
    told(0, 2)
    kept = b"x" * (300 << 20)
    time.sleep(0.3)
    told(1, 2)
    del kept
    if path.name == "大.docx":
        kept = [b"x" * (16 << 20) for _ in range(60) if not time.sleep(0.01)]
    return read_here(path, settled, told)
read_here, reading.read_here = reading.read_here, recognising
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked here how much memory a process holds")


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


@LINUX
def test_a_reading_over_its_memory_is_stopped_and_the_next_gets_a_fresh_child(tmp_path):
    with worker.Worker(child(HOG), seconds=30) as reader:
        for _ in range(2):
            with pytest.raises(Unreadable, match="内存"):
                reader.read(tmp_path / "大.docx")


@LINUX
def test_a_reading_that_fills_the_memory_is_ended_and_the_next_file_is_read(tmp_path):
    good, large = write(tmp_path, paragraph("第一条　甲。")), write(tmp_path, paragraph("乙"), name="大.docx")
    with worker.Worker(child(GLUTTON), seconds=30) as reader:
        with pytest.raises(Unreadable, match="内存"):
            reader.read(large)
        assert reader._child is None
        assert reader.read(good).tree.nodes


@LINUX
def test_memory_that_is_only_mapped_ends_nothing(tmp_path):
    with worker.Worker(child(MAPPER), seconds=30) as reader:
        assert reader.read(write(tmp_path, paragraph("第一条　甲。"))).tree.nodes


@LINUX
def test_recognition_has_limits_of_its_own_and_says_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "MEGABYTES", 200)
    monkeypatch.setattr(worker, "RECOGNITION_MEGABYTES", 500)
    said = []
    good, large = write(tmp_path, paragraph("第一条　甲。")), write(tmp_path, paragraph("乙"), name="大.docx")
    with worker.Worker(child(RECOGNISER), seconds=30) as reader:
        assert reader.read(good, told=lambda done, total: said.append((done, total))).tree.nodes
        assert said == [(0, 2), (1, 2)]
        with pytest.raises(Unreadable, match="内存"):
            reader.read(large)


def test_what_the_listener_raises_ends_the_child_and_goes_on(tmp_path):
    def stop(done, total):
        raise InterruptedError

    with worker.Worker(child(RECOGNISER), seconds=30) as reader:
        with pytest.raises(InterruptedError):
            reader.read(write(tmp_path, paragraph("甲")), told=stop)
        assert reader._child is None


@LINUX
def test_a_pdf_is_ended_by_the_processor_seconds_it_used_and_by_the_clock_only_much_later(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "SECONDS", 0.5)
    monkeypatch.setattr(worker, "PDF_PATIENCE", 100.0)
    pdf, text = tmp_path / "图.docx", tmp_path / "文.pdf"
    pdf.write_bytes(b"%PDF-1.7 ")
    text.write_bytes(b"text")
    sleeper = "import sys, time; sys.stdin.readline(); time.sleep(0.8); print('{}', flush=True)"
    with worker.Worker(child(sleeper)) as reader, pytest.raises(KeyError):
        reader.read(pdf)
    with worker.Worker(child(sleeper)) as reader, pytest.raises(Unreadable, match="秒"):
        reader.read(text)
    with worker.Worker(child("import sys; sys.stdin.readline()\nwhile True: pass")) as reader, pytest.raises(Unreadable, match="秒"):
        reader.read(pdf)


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


def test_an_answer_is_one_line_with_the_tree_in_it_as_it_is_stored(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "_limit_memory", lambda: None)
    path = write(tmp_path, paragraph("第一条　甲。\u2028“乙”\\丙。"))
    answers = io.BytesIO()
    worker.serve(io.BytesIO(json.dumps({"path": str(path), "file": "草案.docx"}).encode() + b"\n"), answers)
    assert answers.getvalue().count(b"\n") == 1
    said = json.loads(answers.getvalue())
    assert shape.tree_from_value(said["tree"]) == reading.read_here(path).tree
    assert said["file"] == "草案.docx"
