"""示例库: made once, whole or not at all, and never over somebody's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import samples
from app.clock import Clock
from app.errors import Refused
from app.lifecycle.desk import desk
from app.office import open_office


def test_the_examples_are_made_once_and_fill_the_desk(tmp_path: Path) -> None:
    folder = tmp_path / "示例库"
    folder.mkdir()
    steps = list(samples.make(folder))
    assert steps[-1][0] == steps[-1][1] == len(steps) > 20
    assert samples.is_marked(folder)
    assert [entry.name for entry in tmp_path.iterdir()] == ["示例库"]
    office = open_office(folder, Clock(samples.TODAY), samples.OPERATOR)
    assert desk(office).count > 0
    office.store.close()
    assert list(samples.make(folder)) == []


def test_what_was_begun_and_not_finished_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "示例库"
    making = samples.make(folder)
    next(making)
    making.close()
    assert not folder.exists()
    next(again := samples.make(folder))
    again.close()


def test_somebodys_data_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "我的.txt").write_text("别动", "utf-8")
    with pytest.raises(Refused, match="有不是示例的数据"):
        list(samples.make(tmp_path))
    assert (tmp_path / "我的.txt").read_text("utf-8") == "别动"
