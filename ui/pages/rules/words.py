"""词典: the words that the office adds to the word groups of the packs, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from app.office import Office
from app.rules.office.wording import split
from app.rules.office.words import Dictionary, dictionaries, read_words, save_words
from ui.deeds import Deeds
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.rules.frame import SidePane
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.form import EditRow
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table
from ui.widgets.text import Label

FILES = "词表 (*.xlsx *.xls *.et *.csv *.txt);;全部文件 (*)"
_COLUMNS = (Column("title", "词典"), Column("count", "词", 56, "right"))


class WordsView(QWidget):
    """``left()`` by the way back. Each dictionary is saved by itself, as one act."""

    left = Signal()

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds
        self._why_not = ""
        self._typed: dict[str, str] = {}
        self.head = PageHeader("词典", "规则用这些词认出本地的名称和事项，在出厂的词之外加", has_back=True)
        self.model: RecordsModel[Dictionary] = RecordsModel(_COLUMNS, _cell, lambda one: one.group, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("词典")
        self.alarm = Banner(level=Level.ALARM)
        self._title, self._says = Label("", "heading"), Label("", "small", "text2", wrap=True)
        self._used = Label("", "caption", "text3", wrap=True)
        self.box, self.note = QPlainTextEdit(), QLineEdit()
        self.box.setTabChangesFocus(True)
        self.bring, self.save = Button("从文件导入", icon=Icon.EXCEL), Button("保存", kind="primary")
        self._count = Label("", "small", "text3")
        self._lay_out()
        self.head.back.connect(self.left)
        self.table.current_changed.connect(self._show_one)
        self.box.textChanged.connect(self._on_typed)
        self.note.textEdited.connect(lambda _text: self._allow())
        self.bring.clicked.connect(self._ask_file)
        self.save.clicked.connect(self._save)

    def _lay_out(self) -> None:
        left = SidePane("surface", "right", 240)
        left.setLayout(row(self.table))
        words = EditRow("本单位加的词", self.box, "一行一个词，可以从别处粘贴；用顿号、逗号隔开的也认")
        words.layout().setStretch(1, 1)
        form = column(self._title, self._says, self._used, self.alarm, words, gap=10, margins=(24, 20, 24, 20))
        form.setStretchFactor(words, 1)
        form.addWidget(EditRow("备注", self.note, "来源和日期，例如：2026 年版权责清单"))
        form.addLayout(row(self._count, STRETCH, self.bring, self.save, gap=10))
        right = Pane("surface")
        right.setLayout(form)
        right.setMaximumWidth(theme().px(760))
        body = row(left, right, gap=0)
        body.setStretchFactor(right, 1)
        body.addStretch(0)
        whole = column(self.head, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def load(self) -> None:
        """Read all of them."""
        self._ops.query(dictionaries, self._show, owner=self, title="词典")

    def set_why_not(self, why_not: str) -> None:
        """Why the operator may change nothing; empty when he may."""
        self._why_not = why_not
        self._allow()

    @property
    def current(self) -> Dictionary | None:
        """The dictionary that is shown."""
        found = self.table.current
        return found if isinstance(found, Dictionary) else None

    def _show(self, found: Sequence[Dictionary]) -> None:
        kept = self.current.group if self.current else ""
        self.model.set_rows(list(found))
        self.table.select_row(max(0, self.model.row_of(kept)))

    def _show_one(self, found: object) -> None:
        if not isinstance(found, Dictionary):
            return
        self.alarm.say("")
        self._title.setText(found.title)
        self._says.setText(found.says)
        rules = "、".join(found.rules[:8]) + (f" 等 {len(found.rules)} 条规则" if len(found.rules) > 8 else "")
        self._used.setText(
            f"词典名 ‹{found.group}›，用到它的：{rules}" if rules else f"词典名 ‹{found.group}›，出厂的规则还没有用到，自己写的规则可以用"
        )
        self.box.blockSignals(True)
        self.box.setPlainText(self._typed.get(found.group, "\n".join(found.words)))
        self.box.blockSignals(False)
        self.note.setText(found.note)
        self._allow()

    def _on_typed(self) -> None:
        found = self.current
        if found is not None:
            self._typed[found.group] = self.box.toPlainText()
        self._allow()

    def _allow(self) -> None:
        found = self.current
        words = split(self.box.toPlainText())
        self._count.setText(f"{len(words)} 个词")
        same = found is None or (words == found.words and self.note.text().strip() == found.note)
        self.save.allow(self._why_not or ("没有改动" if same else ""))
        self.bring.allow(self._why_not)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "选择词表", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, file: Path) -> None:
        """Add the words of ``file`` to those in the field; nothing is saved yet."""

        def add(found: tuple[str, ...]) -> None:
            before = split(self.box.toPlainText())
            fresh = [word for word in found if word not in before]
            self.box.setPlainText("\n".join((*before, *fresh)))
            self._deeds.say(f"从“{file.name}”加了 {len(fresh)} 个词，核对后保存")

        self._ops.run(lambda: read_words(file), add, owner=self, title="读取词表", on_refused=self.alarm.say)

    def _save(self) -> None:
        found = self.current
        if found is None:
            return
        group, words, note = found.group, split(self.box.toPlainText()), self.note.text().strip()

        def saved(_made: object) -> None:
            self._typed.pop(group, None)
            self.load()

        self.alarm.say("")
        self._deeds.do(
            lambda office: save_words(office, group, words, note),
            f"已保存词典“{found.title}”",
            then=saved,
            title="保存词典",
            on_refused=self.alarm.say,
        )


def _cell(found: Dictionary, column_id: str) -> Cell:
    if column_id == "title":
        return Cell(found.title, tip=found.says)
    return Cell(str(len(found.words)) if found.words else "—", "text" if found.words else "text3", align="right")
