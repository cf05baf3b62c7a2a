"""An office that judges by a few rules alone, so that a pack that grows leaves the planted faults of the road as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office
from db.records import RuleChange
from tests.app import road

PLANTED = frozenset({"PEN-01", "FC-02", "FEE-01", "DOC-12", "DOC-13"})
"""The rules that the fine, the local company, the fee and the consultation of the road are for."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = road.opened(tmp_path / "数据")
    with opened.act("rule", "停用其他规则") as act:
        for rule in opened.packs.rules:
            if rule.id not in PLANTED:
                act.insert(RuleChange(id=rule.id, active=False, reason="试用"))
    yield opened
    opened.store.close()
