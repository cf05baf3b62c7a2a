"""A clause with the words that a rule would report marked in it."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme

_AROUND = 60


class MarkedText(QLabel):
    """``text`` on as many lines as it needs, the ``spans`` (start, end) of it marked; what lies far from all of them is left out."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._spans = text, sorted(spans)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        first, last = self._spans[0][0], max(end for _start, end in self._spans)
        at = max(0, first - _AROUND)
        stop = min(len(self._text), last + _AROUND)
        parts = ["……" if at else ""]
        mark = theme().color("amberMark").name()
        for start, end in self._spans:
            if start >= at:
                parts.append(html.escape(self._text[at:start]))
                parts.append(f'<span style="background:{mark}">{html.escape(self._text[start:end])}</span>')
                at = end
        parts.append(html.escape(self._text[at:stop]))
        parts.append("……" if stop < len(self._text) else "")
        color = theme().color("text").name()
        self.setText(f'<p style="margin:0; font-size:{theme().px(13)}px; line-height:140%; color:{color}">{"".join(parts)}</p>')
