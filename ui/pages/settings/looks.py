"""外观: colours and size of type, in force at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.settings.section import Section, SettingsPane
from ui.theme import Mode, theme
from ui.theme.appearance import SCALES
from ui.widgets.fields import CheckBox
from ui.widgets.layout import STRETCH, row
from ui.widgets.segments import Segments

_MODES = tuple(Mode)


class LooksPane(SettingsPane):
    """The looks. ``changed(Appearance)`` after each change, which the theme has taken on already."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme().appearance
        self.mode = Segments([mode.label for mode in _MODES], _MODES.index(now.mode))
        self.scale = Segments(list(SCALES), list(SCALES.values()).index(now.scale))
        self.paper = CheckBox("深色时纸张保持白色")
        self.paper.setChecked(now.white_paper)
        self.add(Section("颜色", _left(self.mode), "打印和打印预览总是白纸黑字。"))
        self.add(Section("字号", _left(self.scale), "文字和行高一起变大，不影响打印。窗口放不下时，文件台账先收起预览，按空格显示。"))
        self.add(Section("纸张", _left(self.paper), "审核时看的文件原文。"))
        self.mode.chosen.connect(lambda index: self._apply(mode=_MODES[index]))
        self.scale.chosen.connect(lambda index: self._apply(scale=list(SCALES.values())[index]))
        self.paper.toggled.connect(lambda on: self._apply(white_paper=on))
        self.finish()
        theme().changed.connect(self._follow)

    def _follow(self) -> None:
        now = theme().appearance
        for widget in (self.mode, self.scale, self.paper):
            widget.blockSignals(True)
        self.mode.choose(_MODES.index(now.mode))
        self.scale.choose(list(SCALES.values()).index(now.scale))
        self.paper.setChecked(now.white_paper)
        for widget in (self.mode, self.scale, self.paper):
            widget.blockSignals(False)

    def _apply(self, **changes: object) -> None:
        theme().set_appearance(replace(theme().appearance, **changes))  # type: ignore[arg-type]
        self.changed.emit(theme().appearance)


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(widget, STRETCH))
    return holder
