"""The acts of ``run`` for the day's work around a matter: arrival, people, contacts, corrections, the recycle bin; and on the law library and the rules."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.cli.arrival_acts import ARRIVAL
from app.cli.calendar_acts import CALENDAR
from app.cli.correction_acts import CORRECTION
from app.cli.correspondence_acts import CORRESPONDENCE
from app.cli.law_acts import LAW
from app.cli.paper_acts import PAPER
from app.cli.people_acts import PEOPLE
from app.cli.rule_acts import RULES
from app.errors import Refused
from app.lifecycle.bulk import set_many
from app.lifecycle.made import Made


def _set_many(a: Arguments) -> Made:
    values = a.values.get("values")
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise Refused("参数 values 应是 {字段: 文字}。改正后再试。")
    return set_many(a.office, a.texts("documents"), {str(field): str(value) for field, value in values.items()})


WORKPLACE: Mapping[str, Run] = {
    "set_many": _set_many,
    **ARRIVAL,
    **CALENDAR,
    **CORRECTION,
    **CORRESPONDENCE,
    **LAW,
    **PAPER,
    **PEOPLE,
    **RULES,
}
"""By name; an area of ``app.cli.acts``."""
