"""An open store in a fresh folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.blank import laid
from tests.db.sample import AT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "规衡 数据"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store(laid(folder), AT) as opened:
        yield opened


@pytest.fixture
def drill() -> bool:
    """Whether the long drills are run in full."""
    return os.environ.get("GUIHENG_DRILL") == "full"


class Children:
    """Starts processes of ``tests.db.child``; those still alive at the end of the test are killed."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def start(self, verb: str, folder: Path) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.db.child", verb, str(folder)],
            cwd=Path(__file__).parents[2], text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._started.append(child)
        return child

    def run(self, verb: str, folder: Path) -> list[str]:
        said, _ = self.start(verb, folder).communicate(timeout=60)
        return said.splitlines()

    def end(self) -> None:
        for child in self._started:
            child.kill()
            child.communicate()


@pytest.fixture
def children() -> Iterator[Children]:
    started = Children()
    yield started
    started.end()
