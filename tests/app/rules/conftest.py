from __future__ import annotations

import pytest

from app.rules.pack import load_packs
from app.rules.rule import Packs


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()
