"""The acts of ``run`` about what a text says: how tracked changes are taken, and that a change was looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Said
from tests.app.review.test_settling import revised

Acts = Callable[..., Said]


def _begun(file: Path) -> list[dict[str, object]]:
    return [
        {"act": "import", "file": str(file), "as": "d"},
        {"act": "consult", "document": "@d", "carrier": road.CARRIER, "on": "2026-10-08", "until": "2026-11-09"},
        {"act": "submit", "document": "@d", "unit": road.UNIT, "materials": list(road.MATERIALS), "on": "2026-11-10"},
    ]


def test_tracked_changes_are_accepted_or_rejected_by_a_word(acts: Acts, tmp_path: Path) -> None:
    (tmp_path / "送审稿.docx").write_bytes(revised().data)
    said = acts(
        *_begun(tmp_path / "送审稿.docx"),
        {"act": "accept", "document": "@d"},
        {"act": "accept", "document": "@d", "revisions": "drop"},
        {"act": "accept", "document": "@d", "revisions": "reject"},
    )
    assert [line["ok"] for line in said.lines[3:]] == [False, False, True]
    assert "含 2 处未接受的修订" in said.lines[3]["error"]
    assert said.lines[4]["error"] == "参数 revisions 只能是 accept 或者 reject，不是“drop”。改正后再试。"
    assert len(said.lines[5]["ids"]["findings"]) == 3


def test_a_submission_names_the_text_it_brings(acts: Acts, paper: Callable[..., Path]) -> None:
    changed = paper("送审稿二.md", road.text("本办法自2027年1月1日起施行，有效期五年。"))
    begun = _begun(paper())
    said = acts(*begun[:2], begun[2] | {"text": str(changed)})
    assert said.lines[2]["ok"]
    assert {"document", "version"} == set(said.lines[2]["ids"])
    assert said.lines[2]["ids"]["version"] != said.lines[0]["ids"]["version"]


def test_a_change_is_confirmed_once(acts: Acts, paper: Callable[..., Path]) -> None:
    changed = paper("修改稿.md", road.text("本办法自2027年1月1日起施行，有效期五年。"))
    said = acts(
        *_begun(paper()),
        {"act": "accept", "document": "@d", "on": "2026-11-11"},
        {"act": "conclude", "document": "@d", "outcome": "应当予以修改", "on": "2026-11-12"},
        {"act": "fair_competition", "document": "@d", "concerned": False},
        {"act": "replace_text", "document": "@d", "file": str(changed)},
        {"act": "table", "document": "@d"},
        {"act": "confirm", "document": "@d", "note": "只改施行日期", "on": "2026-11-20"},
        {"act": "confirm", "document": "@d"},
        {"act": "table", "document": "@d"},
    )
    assert [line["ok"] for line in said.lines[6:]] == [True, False, True, False, True]
    assert {"document", "confirmation"} == set(said.lines[8]["ids"])
