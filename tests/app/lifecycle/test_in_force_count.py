"""The number of documents in force, counted in SQL, is what force says of each one on its day."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from app.lifecycle.force import Force
from app.lifecycle.register import force_on
from app.office import Office
from db.records import Document
from tests.app import road

DAYS = (
    "published_on",
    "effective_on",
    "valid_until",
    "repealed_on",
    "declared_invalid_on",
    "superseded_on",
    "annulled_on",
    "suspended_on",
    "resumed_on",
)


def test_the_count_agrees_with_force(office: Office) -> None:
    chance = random.Random(11)

    def day(column: str) -> date | None:
        usual = 0.9 if column in ("published_on", "effective_on", "valid_until") else 0.15
        spread = chance.choice((-1, 0, 1, *range(-400, 400, 37)))
        return road.TODAY + timedelta(days=spread) if chance.random() < usual else None

    with office.act("many", "许多") as act:
        for _ in range(400):
            act.insert(
                Document(
                    id=act.new_id(), matter="normative_document", title="办法", stage="published", created_at=datetime(2026, 1, 1),
                    **{column: day(column) for column in DAYS},
                )
            )  # fmt: skip
    in_force = {d.id for d in office.store.documents.all() if force_on(office, d, road.TODAY).force is Force.IN_FORCE}
    assert 0 < len(in_force) < 400
    assert set(office.store.desk.counted("in_force", road.TODAY)) == in_force
    assert office.store.desk.count("in_force", road.TODAY) == len(in_force)
