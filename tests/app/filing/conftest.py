"""An office of the fictional 云州区 with one document published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from tests.app.filing.walked import Walked, lay_published, office_on

TODAY, PUBLISHED = date(2026, 11, 23), date(2026, 10, 27)


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    if "walked" in request.fixturenames:
        request.getfixturevalue("walked")
    opened = office_on(tmp_path / "store", TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def walked(tmp_path: Path) -> Walked:
    return lay_published(tmp_path / "store", TODAY, PUBLISHED)
