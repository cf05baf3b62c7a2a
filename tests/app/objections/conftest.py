"""An office of the fictional 云州区 with one document published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from tests.app.filing.walked import office_on, published


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = office_on(tmp_path / "store", date(2026, 11, 23))
    yield opened
    opened.store.close()


@pytest.fixture
def document(office: Office) -> str:
    return published(office, date(2026, 9, 1)).document
