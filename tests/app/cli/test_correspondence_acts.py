"""``run``: contacts, answers, letters to other bureaus, 认定."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli, Said

Acts = Callable[..., Said]
Paper = Callable[..., Path]
ANSWERS = {"body": True, "public": True, "rights": False, "general": True, "repeated": True}


@pytest.fixture
def start(paper: Paper) -> dict[str, object]:
    return {"act": "import", "file": str(paper()), "as": "d"}


def test_contacts_letters_and_answers_are_done_by_a_list_written_beforehand(cli: Cli, acts: Acts, start: dict[str, object]) -> None:
    said = acts(
        start,
        {"act": "contact", "document": "@d", "kind": "call", "outgoing": False, "counterpart": "区财政局", "words": "问进度",
         "at": "2026-11-20T09:30", "due_on": "2026-11-24"},
        {"act": "inquire", "document": "@d", "units": ["区公安分局", "区城管局"], "until": "2026-12-01", "words": "第三条"},
        {"act": "answer", "contact": {"document": "@d", "counterpart": "区公安分局"}, "words": "无意见", "on": "2026-11-23"},
    )  # fmt: skip
    assert [line["ok"] for line in said.lines] == [True] * 4
    assert len(said.lines[2]["ids"]["contacts"]) == 2
    assert [row["name"] for row in cli("deadlines").lines] == ["等区财政局答复", "等区城管局答复"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"act": "contact", "kind": "call", "counterpart": "甲"}, "缺少参数 words"),
        ({"act": "contact", "kind": "call", "counterpart": "甲", "words": "说", "outgoing": "no"}, "true 或者 false"),
        ({"act": "contact", "kind": "call", "counterpart": "甲", "words": "说", "at": "下午"}, "不是日期"),
        ({"act": "answer", "contact": {"document": "@d", "counterpart": "乙"}, "words": "好"}, "没有等“乙”答复的往来"),
        ({"act": "inquire", "units": []}, "没有选"),
        ({"act": "determine", "normative": False, "answers": {"body": 1}}, "参数 answers"),
        ({"act": "determine", "normative": False, "answers": {"body": True}}, "五个要素都要回答"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(acts: Acts, start: dict[str, object], wrong: dict[str, object], why: str) -> None:
    said = acts(start, {"document": "@d", **wrong})
    assert not said.lines[1]["ok"]
    assert why in said.lines[1]["error"]


def test_a_paper_determined_to_be_none_is_concluded_and_taken_back_by_undo(cli: Cli, acts: Acts, start: dict[str, object]) -> None:
    determine = {
        "act": "determine",
        "document": "@d",
        "normative": False,
        "answers": ANSWERS,
        "exclusions": ["EX04"],
        "reason": "只布置分工",
    }
    said = acts(start, determine)
    assert [line["ok"] for line in said.lines] == [True, True]
    assert set(said.lines[1]["ids"]) == {"document", "determination"}
    (row,) = cli("list").lines
    assert (row["kind"], row["stage"]) == ("other", "concluded")
    acts({"act": "undo"})
    (row,) = cli("list").lines
    assert (row["kind"], row["stage"]) == ("normative_document", "drafting")
