"""The acts on days and figures from a list of acts: the calendar, the yearly notice, the jurisdiction, its figures, a deadline extended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Cli, Said
from tests.app.lifecycle.holiday_notices import MADE_UP_2027

Acts = Callable[..., Said]
Paper = Callable[..., Path]


def test_a_notice_and_a_day_put_right_move_what_runs(cli: Cli, acts: Acts, paper: Paper) -> None:
    said = acts(
        {"act": "import", "file": str(paper()), "as": "d"},
        {"act": "consult", "document": "@d", "carrier": road.CARRIER, "on": "2026-12-28"},
        {"act": "calendar_notice", "words": MADE_UP_2027, "source": "国办发明电〔2026〕7号"},
        {"act": "calendar_day", "day": "2027-01-04", "workday": False, "name": "本区停电"},
        {"act": "calendar_day", "days": ["2027-01-04"]},
        {"act": "calendar_notice", "words": "通知如下。"},
    )
    assert [line["ok"] for line in said.lines] == [True] * 5 + [False]
    assert said.lines[2]["ids"]["year"] == "2027"
    (moved,) = said.lines[2]["ids"]["moved"]
    assert moved.endswith("征求意见期满截止日由 2027-01-06 改为 2027-01-07")
    assert [len(line["ids"]["moved"]) for line in said.lines[3:5]] == [1, 1]
    assert "没有写明是哪一年" in str(said.lines[5]["error"])


def test_figures_are_checked_changed_and_taken_back(acts: Acts) -> None:
    change = {"act": "dated_parameter", "key": "filing.muni.days", "basis": "令第329号", "reason": "对照原文", "since": "2027-01-01"}
    said = acts(
        {"act": "parameter", "key": "filing.muni.days", "basis": "令第329号第二十条", "by": "李强", "on": "2026-11-20"},
        {**change, "amount": 30, "checked": True},
        {"act": "dated_parameter", "key": "filing.muni.days", "since": "2027-01-01"},
        {"act": "parameter", "key": "filing.muni.days", "checked": False},
        {"act": "jurisdiction", "key": "beijing_district"},
        {**change, "amount": "30"},
        {"act": "jurisdiction", "key": "月球"},
    )
    assert [line["ok"] for line in said.lines] == [True] * 5 + [False] * 2
    assert said.lines[4]["ids"] == {"jurisdiction": "beijing_district"}


def test_a_deadline_is_extended_once(cli: Cli, acts: Acts, paper: Paper) -> None:
    extend = {
        "act": "extend_deadline",
        "document": "@d",
        "key": "consult.days.general",
        "amount": 5,
        "unit": "工作日",
        "reason": "意见较多",
    }
    said = acts(
        {"act": "import", "file": str(paper()), "as": "d"},
        {"act": "consult", "document": "@d", "carrier": road.CARRIER, "on": "2026-11-16"},
        {**extend, "unit": "年"},
        {**extend, "on": "2026-11-20"},
        extend,
    )
    assert [line["ok"] for line in said.lines] == [True, True, False, True, False]
    assert said.lines[3]["ids"]["due_on"] == "2026-12-02"
    assert "已于 2026-11-20 延长过一次" in str(said.lines[4]["error"])
    (line,) = cli("deadlines").lines
    assert line["due_on"] == "2026-12-02"
