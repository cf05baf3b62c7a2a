"""The versions of a document beside its text: name, marks, file, who brought it, how much it changed the one before, and the way to compare."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.versions import Told
from app.text.markup import Settled
from db.records import TextVersion
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.text import ElidedLabel, Label, Link
from ui.widgets.tone import Tone


class VersionCard(Pane):
    """One version. ``shown()`` by its name, ``compare_asked(version id)`` against the one before, ``markup_asked(version)`` by its marks."""

    shown = Signal()
    compare_asked = Signal(str)
    markup_asked = Signal(object)

    def __init__(self, told: Told, *, is_shown: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "bottom", parent)
        version = told.version
        self.name = Link(f"{version.name} v{version.ordinal}", "body", "text" if is_shown else "accent")
        self.name.setAccessibleName(f"看{version.name} v{version.ordinal}" + ("，正在看" if is_shown else ""))
        self.name.clicked.connect(self.shown)
        here = [Label("正在看", "caption", "text3")] if is_shown else []
        lines = column(
            row(self.name, *here, STRETCH, Label(f"{version.read_at:%m-%d}", "caption", "text3"), gap=8), gap=2, margins=(0, 8, 0, 8)
        )
        lines.addWidget(ElidedLabel(_file_and_person(told), "small", "text2"))
        chips = [Chip(word, tone) for word, tone in marks(version)]
        if chips:
            lines.addLayout(row(*chips, STRETCH, gap=6, margins=(0, 2, 0, 2)))
        if told.before is not None and told.extent is not None:
            self.compare = Link("比对", "small")
            self.compare.setAccessibleName(f"{told.before.name} v{told.before.ordinal} 与 {version.name} v{version.ordinal} 比对")
            self.compare.clicked.connect(partial(self.compare_asked.emit, version.id))
            words = ElidedLabel(f"比上一稿{told.extent.told}", "small", "text2")
            line = row(words, self.compare, gap=6)
            line.setStretchFactor(words, 1)
            lines.addLayout(line)
        if version.pending_revisions or version.comments:
            self.markup = Link("修订与批注", "small")
            self.markup.setAccessibleName(f"{version.name} v{version.ordinal} 的修订与批注")
            self.markup.clicked.connect(partial(self.markup_asked.emit, version))
            lines.addLayout(row(self.markup, STRETCH))
        self.setLayout(lines)


def marks(version: TextVersion) -> list[tuple[str, Tone]]:
    """What must be known of a version at a glance."""
    found = [("识别稿，须核对", Tone.AMBER)] if version.recognised else []
    if version.pending_revisions:
        taken = f"，{Settled(version.settled).label}" if version.settled else "，未定取舍"
        found.append((f"修订 {version.pending_revisions}{taken}", Tone.NEUTRAL if version.settled else Tone.AMBER))
    return found + ([(f"批注 {version.comments}", Tone.NEUTRAL)] if version.comments else [])


def _file_and_person(told: Told) -> str:
    return told.version.file_name + (f"　{told.operator}" if told.operator else "")
