"""Saved views: kept, renamed and removed from the register's tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.lifecycle.asking import Question
from app.lifecycle.views import LONGEST_NAME, View, keep_view, remove_view, rename_view
from app.office import Office
from ui.ops import Ops
from ui.pages.register.line import LineDialog
from ui.pages.register.tools import Tools
from ui.widgets.page import Page


class Keeping(QObject):
    """Does what the tools ask about views; ``asked`` tells what is asked of the register now."""

    def __init__(self, page: Page, ops: Ops[Office], tools: Tools, asked: Callable[[], Question]) -> None:
        super().__init__(page)
        self._page, self._ops, self._asked = page, ops, asked
        tools.keep_asked.connect(self._begin)
        tools.rename_asked.connect(self._rename)
        tools.remove_asked.connect(self._remove)

    def _begin(self) -> None:
        question = self._asked()
        self._name("存为视图", "", lambda office, name: keep_view(office, name, question), "已保存视图")

    def _rename(self, view: View) -> None:
        self._name("改名", view.name, lambda office, name: rename_view(office, view.key, name), "已改名")

    def _remove(self, view: View) -> None:
        self._ops.act(
            lambda office: remove_view(office, view.key), lambda _: self._page.undoable.emit(f"已删除视图“{view.name}”"), owner=self
        )

    def _name(self, title: str, name: str, work: Callable[[Office, str], object], said: str) -> None:
        line = "筛选、搜索和排列一起保存；“今年”“近30天”每次按当天计算。"
        dialog = LineDialog(title, line, verb="保存", name="视图名称", words=name, most=LONGEST_NAME, parent=self._page.window())

        def done() -> None:
            words = dialog.words
            self._ops.act(lambda office: work(office, words), lambda _: self._page.undoable.emit(f"{said}“{words}”"), owner=self)

        dialog.accepted.connect(done)
        dialog.open()
