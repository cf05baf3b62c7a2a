"""An open store in a fresh folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.sample import AT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "规衡 数据"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store(folder, AT) as opened:
        yield opened


@pytest.fixture
def drill() -> bool:
    """Whether the long drills are run in full."""
    return os.environ.get("GUIHENG_DRILL") == "full"
