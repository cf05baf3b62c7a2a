"""An office of the fictional 云州区 with one document published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from tests.app.filing.walked import lay_published, office_on

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    if "document" in request.fixturenames:
        request.getfixturevalue("document")
    opened = office_on(tmp_path / "store", TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def document(tmp_path: Path) -> str:
    return lay_published(tmp_path / "store", TODAY, date(2026, 9, 1)).document
