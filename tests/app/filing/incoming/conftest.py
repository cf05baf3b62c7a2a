"""An office of the fictional 云州区 on the 23rd of November 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from tests.app.filing.walked import office_on

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    if "incoming" in request.fixturenames:
        request.getfixturevalue("incoming")
    opened = office_on(tmp_path / "store", TODAY)
    yield opened
    opened.store.close()
