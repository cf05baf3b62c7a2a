"""The only source of time. Everything else takes a clock or a date as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Local time; with ``fixed`` set, that day at the present time of day (the command line's ``--today``)."""

    fixed: date | None = None

    def now(self) -> datetime:
        """The present instant, local, to the second, without zone."""
        now = datetime.now().replace(microsecond=0)
        return now if self.fixed is None else datetime.combine(self.fixed, now.time())

    def is_to_come(self, moment: datetime) -> bool:
        """Whether ``moment`` lies after the present; on a day that was set, after that day, of which no hour was said."""
        return moment > self.now() if self.fixed is None else moment.date() > self.fixed

    def today(self) -> date:
        """The present local date."""
        return self.now().date()
