"""An office of 云州区 in a fresh folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office
from tests.app import road


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = road.opened(tmp_path / "数据")
    yield opened
    opened.store.close()
