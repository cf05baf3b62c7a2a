"""A field for a day, written as a clerk writes it: 20261123, 2026.11.23, 11-23, 今天."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.lifecycle.dates import read_date


class DateField(QLineEdit):
    """A day or nothing. Leaving the field writes the day out in full (2026-11-23)."""

    def __init__(self, today: date, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText("如 11-23、20261123、今天")
        self.set_day(day)
        self.editingFinished.connect(self._write_out)

    def set_today(self, today: date) -> None:
        """The day from which words are read."""
        self._today = today

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day.isoformat() if day else "")

    def day(self) -> date | None:
        """The day written; None when the field is empty. Raises Refused for what is no day."""
        written = self.text().strip()
        return read_date(written, self._today) if written else None

    def problem(self) -> str:
        """What is wrong with the words; empty when they are a day or nothing."""
        try:
            self.day()
        except Refused as refused:
            return refused.sentence
        return ""

    def caution(self) -> str:
        """A sentence about a day that is still to come; empty for any other words."""
        is_later = not self.problem() and (self.day() or self._today) > self._today
        return "日期晚于今天，需要核对" if is_later else ""

    def _write_out(self) -> None:
        if not self.problem():
            self.set_day(self.day())
