"""The shipped examples: the Word files are what their maker makes, and the whole list of acts goes through."""

from __future__ import annotations

import json

import pytest

import resources
from app.cli.parser import main
from app.text.worker import read
from tests.resources.word_examples import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_committed_word_file_is_what_its_maker_makes(name):
    assert resources.path(f"examples/{name}").read_bytes() == EXAMPLES[name]()


def test_the_draft_with_automatic_numbers_reads_with_its_articles_and_its_pending_change():
    reading = read(resources.path("examples/云州区公共租赁住房管理办法（送审稿）.docx"))
    labels = [node.label for node in reading.tree.walk() if node.kind == "article"]
    text = "".join(node.text for node in reading.tree.walk())
    assert labels[0] == "第一条"
    assert labels[-1] == "第十七条"
    assert reading.pending_revisions == 2
    assert "处5000元罚款" in text
    assert "2000元罚款" not in text


def test_the_demo_leaves_documents_forms_and_a_log_that_a_second_run_replaces(tmp_path, capsys):
    assert main(["--today", "2026-11-23", "demo", "--out", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == 17
    assert {name[:4] for name in told["forms"] if name.startswith("F-")} == {f"F-{number:02}" for number in range(1, 19)}
    assert len(told["pages"]) >= len([name for name in told["forms"] if name.endswith(".pdf")])
    assert all((tmp_path / "out" / "forms" / name).stat().st_size > 1000 for name in told["forms"])
    assert '"act": "publish"' in (tmp_path / "out" / "log.jsonl").read_text("utf-8")
    assert main(["--today", "2026-11-23", "demo", "--out", str(tmp_path / "out"), "--json"]) == 0
    capsys.readouterr()
    assert main(["--store", str(tmp_path / "out" / "store"), "health", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}


def test_the_demo_leaves_a_folder_with_somebodys_data_alone(tmp_path, capsys):
    (tmp_path / "store").mkdir()
    assert main(["demo", "--out", str(tmp_path)]) == 2
    assert "没有动它" in capsys.readouterr().err
