"""What is left of a running period, told one way on every page."""

from __future__ import annotations

from app.lifecycle.register import Due
from ui.widgets.deadline import Remainder


def remaining(due: Due) -> Remainder:
    """The remainder of ``due`` as badges and tables show it: 剩 3 工作日, 今天到期, 逾期 2 工作日."""
    return Remainder(due.workdays_left, light=due.light.value, is_today=due.is_today)
