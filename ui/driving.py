"""Drives the register of a real window for ``bench``: each step by the key or click a clerk would use, timed until its answer stands painted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.bench.filling import FREQUENT, RARE
from app.clock import Clock
from app.lifecycle.asking import Facet
from app.office import Office, open_office
from ui.assembly import REGISTER
from ui.ops import Ops
from ui.pages.register.page import RegisterPage
from ui.pages.register.widths import section
from ui.start import run_window
from ui.window import Window

_QUIET_S = 0.15
"""A step is over when the window has not painted for so long; what counts is its last painting."""
_PAGES_DOWN, _TURNS = 12, 5
_SORTS = ("title", "number", "unit", "stage", "until", "muni", "due")

Step = tuple[str, Callable[[], object]]


def drive(store: Path, today: date) -> dict[str, list[float]]:
    """The milliseconds of every run of every step, by the step's name, on the store in this folder. The window closes again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spent: dict[str, list[float]] = {}

    def add_pages(window: Window, ops: Ops[Office]) -> None:
        from ui.pages import add_pages

        add_pages(window, ops)
        driver = _Driver(window, ops, spent)
        ops.opened.connect(lambda: QTimer.singleShot(0, window, driver.run))

    with TemporaryDirectory() as folder:
        run_window(lambda: open_office(store, Clock(today), "测速"), ["guiheng"], add_pages=add_pages, looks=Path(folder) / "looks.json")
    return spent


class _Driver(QObject):
    """Takes one window through the steps and closes it."""

    def __init__(self, window: Window, ops: Ops[Office], spent: dict[str, list[float]]) -> None:
        super().__init__(window)
        self._window, self._ops, self._spent = window, ops, spent
        self._painted, self._is_painting = 0.0, False

    def run(self) -> None:
        """Every step, then the end."""
        try:
            self._settle()
            page = self._window.page(REGISTER)
            assert isinstance(page, RegisterPage), "the assembly puts the register there"
            self._page = page
            for shown in (page.table.viewport(), page.empty):
                shown.installEventFilter(self)
            self._step("打开文件台账", lambda: self._window.choose(REGISTER))
            for steps in (self._scrolls(), self._sorts(), self._filters(), self._searches()):
                for name, do in steps:
                    self._step(name, do)
        finally:
            self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # painted when the painting that begins now is over
            self._is_painting = True
            QTimer.singleShot(0, self, self._note)
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self._painted, self._is_painting = time.perf_counter(), False

    def _step(self, name: str, do: Callable[[], object]) -> None:
        began = time.perf_counter()
        do()
        self._settle()
        self._spent.setdefault(name, []).append(1000 * max(0.0, self._painted - began))

    def _settle(self) -> None:
        quiet = time.perf_counter()
        while time.perf_counter() - quiet < _QUIET_S:
            before = self._painted
            QApplication.processEvents()
            if not self._ops.is_idle or self._window.stack.unbuilt or self._is_painting or self._painted != before:
                quiet = time.perf_counter()
            time.sleep(0.0005)

    # --- the steps

    def _scrolls(self) -> Iterator[Step]:
        table = self._page.table
        for _ in range(_PAGES_DOWN):
            yield "翻一页", lambda: self._key(table, Qt.Key.Key_PageDown)
        bar = table.verticalScrollBar()
        for _ in range(_TURNS):
            yield "拖到末尾", lambda: bar.setValue(bar.maximum())
            yield "拖到中间", lambda: bar.setValue(bar.maximum() // 2)
            yield "拖回开头", lambda: bar.setValue(0)

    def _sorts(self) -> Iterator[Step]:
        for column_id in _SORTS:
            yield "点列标题排序", lambda name=column_id: self._head(name)
            yield "再点一次倒序", lambda name=column_id: self._head(name)
        yield "恢复新的在前", lambda: self._head(_SORTS[-1])

    def _filters(self) -> Iterator[Step]:
        tools = self._page.tools
        for _ in range(_TURNS - 2):
            for part in (1, 2, 3, 0):
                yield "点视图分段", lambda place=part: self._click(tools.segments, tools.segments.part_rect(place).center())
        for facet in (Facet.GENRE, Facet.UNIT, Facet.STAGE, Facet.FORCE, Facet.YEAR, Facet.FILING, Facet.DUE):
            yield "加一个筛选条件", lambda wanted=facet: self._choose(wanted)
            yield "去掉筛选条件", lambda wanted=facet: tools.set_filter(wanted, ())

    def _searches(self) -> Iterator[Step]:
        for name, words in (
            ("搜条条都有的词，每键", FREQUENT),
            ("搜少见的词，每键", RARE),
            ("搜标题里的词，每键", "停车泊位"),
            ("搜拼音首字母，每键", "ggzl"),
        ):
            for character in words:
                yield name, lambda key=character: self._type(key)
            yield "清空搜索", lambda: self._key(self._page.search, Qt.Key.Key_Escape)

    def _choose(self, facet: Facet) -> None:
        """What a click on the second entry of a filter's menu does."""
        offered = self._page.tools.choices[facet]
        self._page.tools.set_filter(facet, (offered[min(1, len(offered) - 1)].value,))

    # --- keys and clicks

    def _key(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _type(self, character: str) -> None:
        self._key(self._page.search, Qt.Key.Key_unknown, text=character)

    def _head(self, column_id: str) -> None:
        head = self._page.table.horizontalHeader()
        place = section(self._page.table, column_id)
        self._click(head.viewport(), QPointF(head.sectionViewportPosition(place) + head.sectionSize(place) / 2, head.height() / 2))

    def _click(self, widget: QWidget, at: QPointF) -> None:
        whole = QPointF(widget.mapToGlobal(QPoint(round(at.x()), round(at.y()))))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            QApplication.sendEvent(widget, QMouseEvent(kind, at, whole, left, held, Qt.KeyboardModifier.NoModifier))
