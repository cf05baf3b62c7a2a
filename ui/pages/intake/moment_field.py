"""A field for an instant to the minute, written as a clerk writes it: 2026-11-23 08:40, 今天 8:40, 8:40."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.lifecycle.instants import read_instant, written


class MomentField(QLineEdit):
    """An instant, at first ``now``. Leaving the field writes it out in full."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(written(now), parent)
        self._now = now
        self.setPlaceholderText("如 11-23 8:40")
        self.editingFinished.connect(self._write_out)

    def moment(self) -> datetime:
        """The instant written; an empty field means now. Raises Refused for what is none."""
        return read_instant(self.text(), self._now)

    def problem(self) -> str:
        """What is wrong with the words; empty when they are an instant."""
        try:
            moment = self.moment()
        except Refused as refused:
            return refused.sentence
        return "收件时间晚于现在。" if moment > self._now else ""

    def _write_out(self) -> None:
        if not self.problem():
            self.setText(written(self.moment()))
