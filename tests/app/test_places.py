"""Where things lie on this machine, and the operator's name kept between starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places


def test_the_name_is_kept_beside_whatever_else_is_there(tmp_path: Path) -> None:
    file = tmp_path / "设置" / "user.json"
    places.keep_operator(" 王芳 ", file)
    assert places.operator(file) == "王芳"
    file.write_text('{"theme": "dark", "operator": "王芳"}', "utf-8")
    places.keep_operator("李强", file)
    assert places.operator(file) == "李强"
    assert '"theme": "dark"' in file.read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"operator": 3}', '{"operator": "  "}'])
def test_without_a_usable_name_there_is_still_one(tmp_path: Path, content: str) -> None:
    file = tmp_path / "user.json"
    file.write_text(content, "utf-8")
    assert places.operator(file).strip()
    assert places.operator(tmp_path / "没有.json") == places.operator(file)


def test_the_store_lies_in_the_users_own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.default_store().name == "store"
    assert places.own_settings().name == "user.json"


def test_a_name_that_was_kept_is_known(tmp_path: Path) -> None:
    file = tmp_path / "user.json"
    assert not places.knows_operator(file)
    places.keep_operator("刘敏", file)
    assert places.knows_operator(file)
