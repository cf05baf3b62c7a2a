"""Text with changes in it: what goes is struck in red, what comes is underlined in green; set in 仿宋 or 楷体 as on paper."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme

Ops = Sequence[tuple[str, str]]
"""(``=``, ``+``, ``-`` or ``!`` for marked, text) in order, as comparing gives them."""


class DocumentLabel(QLabel):
    """A few lines in a document font (``role`` body 仿宋 or heading2 楷体) that wrap; ``size`` and ``line`` in px before scaling."""

    def __init__(
        self, text: str | Ops = "", role: str = "body", size: int = 15, line: int = 25, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ops: Ops = []
        self._role, self._size, self._line, self._tone = role, size, line, tone
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(40)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set(text)
        theme().changed.connect(self.restyle)

    def set(self, text: str | Ops) -> None:
        """Plain text, or text with changes."""
        self._ops = [("=", text)] if isinstance(text, str) else list(text)
        self.setAccessibleName(spoken(self._ops))
        self.restyle()

    def restyle(self) -> None:
        font = theme().document_font(self._role, self._size)
        families = ", ".join(f"'{family}'" for family in font.families())
        pitch = theme().px(self._line)
        body = "".join(_span(kind, text) for kind, text in self._ops)
        self.setText(
            f'<p style="margin:0; font-family:{families}; font-size:{font.pixelSize()}px; line-height:{pitch}px; -qt-line-height-type:fixed;'
            f' color:{theme().color(self._tone).name()}">{body}</p>'
        )


def _span(kind: str, text: str) -> str:
    escaped = html.escape(text).replace("\n", "<br>")
    color = theme().color
    if kind == "-":
        return f'<span style="color:{color("red").name()}; background:{color("redSoft").name()}; text-decoration:line-through">{escaped}</span>'
    if kind == "+":
        return f'<span style="color:{color("green").name()}; background:{color("greenSoft").name()}; text-decoration:underline">{escaped}</span>'
    if kind == "!":
        return f'<span style="background:{color("amberMark").name()}; color:{color("ink").name()}">{escaped}</span>'
    return escaped


def marked(text: str, spans: Sequence[tuple[int, int]]) -> Ops:
    """``text`` with the characters of ``spans`` marked; overlapping ones are one."""
    ops: list[tuple[str, str]] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            ops += [("=", text[done:start]), ("!", text[start:end])]
            done = end
    return [*ops, ("=", text[done:])]


def spoken(ops: Ops) -> str:
    """The changes as words for a screen reader."""
    words = {"-": "删去“{}”", "+": "增加“{}”"}
    between = "，" if any(kind in words for kind, _ in ops) else ""
    return between.join(words.get(kind, "{}").format(text) for kind, text in ops if text)
