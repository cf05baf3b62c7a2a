"""The acts of ``run`` for the day's work around a matter: arrival, people, contacts, corrections, the recycle bin."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Run
from app.cli.arrival_acts import ARRIVAL
from app.cli.correction_acts import CORRECTION
from app.cli.correspondence_acts import CORRESPONDENCE
from app.cli.people_acts import PEOPLE

WORKPLACE: Mapping[str, Run] = {**ARRIVAL, **CORRECTION, **CORRESPONDENCE, **PEOPLE}
"""By name; merged into ``app.cli.acts.ACTS``."""
