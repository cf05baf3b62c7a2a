"""What is done with the checked rows, and with the list as it is seen: 批量修改, 移到回收站, 导出."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.exchange.full_table import HEADINGS, full_rows
from app.exchange.table_out import write_table
from app.lifecycle import answering, bulk
from app.lifecycle.asking import Question
from app.lifecycle.bin import discard
from app.lifecycle.bulk import Change
from app.lifecycle.register import rows_of
from app.office import Office
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Ops, Steps
from ui.pages.register.bulk import BulkDialog
from ui.pages.register.columns import Cells
from ui.pages.register.line import LineDialog
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.page import Page
from ui.widgets.records import Column
from ui.widgets.selectionbar import SelectionBar

_TABLES = "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)"
_BLOCK = 200
_HEADS = {"muni": "市政府备案", "npc": "人大常委会备案"}
"""Headings that are an abbreviation on the screen."""

Refusal = Callable[[str], None]


class Selection(QObject):
    """The bar over the foot of the register and what its buttons do."""

    def __init__(self, page: Page, ops: Ops[Office], over: QWidget) -> None:
        super().__init__(page)
        self._page, self._ops = page, ops
        self._checked: tuple[str, ...] = ()
        self.edit = Button("批量修改", icon=Icon.EDIT, kind="ghost", height=28)
        self.export = Button("导出所选", icon=Icon.EXCEL, kind="ghost", height=28)
        self.discard = Button("移到回收站", icon=Icon.DELETE, kind="ghost", height=28)
        self.bar = SelectionBar(over, self.edit, self.export, self.discard)
        self.edit.clicked.connect(self._begin_edit)
        self.discard.clicked.connect(self._discard)

    def set_checked(self, documents: Sequence[str]) -> None:
        """These documents are checked now."""
        self._checked = tuple(documents)
        self.bar.set_count(len(self._checked))

    @property
    def checked(self) -> tuple[str, ...]:
        """The documents that are checked."""
        return self._checked

    # --- 批量修改

    def _begin_edit(self) -> None:
        self._ops.query(_known, self._open, owner=self)

    def _open(self, known: dict[str, list[str]]) -> None:
        chosen = self._checked
        dialog = BulkDialog(len(chosen), known, self._page.window())
        dialog.preview_asked.connect(lambda field, value: self._preview(dialog, chosen, field, value))
        dialog.accepted.connect(lambda: self._edit(chosen, dialog.field, dialog.value))
        dialog.open()
        self._preview(dialog, chosen, dialog.field, dialog.value)

    def _preview(self, dialog: BulkDialog, chosen: tuple[str, ...], field: str, value: str) -> None:
        def show(changes: tuple[Change, ...]) -> None:
            if (dialog.field, dialog.value) == (field, value):
                dialog.show_changes(changes)

        self._ops.query(lambda office: bulk.preview(office, chosen, field, value), show, owner=dialog)

    def _edit(self, chosen: tuple[str, ...], field: str, value: str) -> None:
        said = f"已修改 {len(chosen)} 件的{bulk.FIELDS[field]}"
        self._ops.act(lambda office: bulk.set_many(office, chosen, {field: value}), lambda _: self._page.undoable.emit(said), owner=self)

    # --- 回收站

    def _discard(self) -> None:
        chosen = self._checked
        self._move(chosen, "", self._ask_reason)

    def _move(self, chosen: tuple[str, ...], reason: str, refused: Refusal | None) -> None:

        def done(_: object) -> None:
            self.bar.cleared.emit()
            self._page.undoable.emit(f"已把 {len(chosen)} 件移到回收站，“文件台账”右上角的“回收站”里可以恢复")

        self._ops.act(lambda office: discard(office, chosen, reason=reason), done, owner=self, on_refused=refused)

    def _ask_reason(self, sentence: str) -> None:
        """Something among them has left the house: it goes with a reason alone."""
        chosen = self._checked
        dialog = LineDialog("移到回收站", sentence, verb="移到回收站", name="理由", parent=self._page.window())
        dialog.accepted.connect(lambda: self._move(chosen, dialog.words, None))
        dialog.open()

    # --- 导出

    def make_menu(self, question: Question, columns: Sequence[Column], documents: tuple[str, ...] | None) -> QMenu:
        """What may go out: the ``columns`` as they are seen, or all there are."""
        menu = QMenu(self._page)
        menu.addAction("导出看到的栏目").triggered.connect(
            lambda: self._ask(lambda path: self.write_rows(path, question, columns, documents))
        )
        menu.addAction("导出全部栏目").triggered.connect(lambda: self._ask(lambda path: self.write_all(path, question, documents)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask(self, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._page.window(), "导出", "", _TABLES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        begin_in_documents(dialog)
        dialog.selectFile("文件台账.xlsx")
        dialog.fileSelected.connect(lambda name: write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_rows(self, path: Path, question: Question, columns: Sequence[Column], documents: tuple[str, ...] | None) -> None:
        """Write the rows to ``path`` as they are seen."""

        heads = [_HEADS.get(column.id, column.title) for column in columns]
        self._ops.query(
            lambda office: _gathered(office, question, columns, documents),
            lambda rows: self._write(path, heads, rows),
            owner=self,
            title="导出",
        )

    def write_all(self, path: Path, question: Question, documents: tuple[str, ...] | None) -> None:
        """Write every column of the rows to ``path``."""
        self._ops.query(
            lambda office: _all_columns(office, question, documents),
            lambda rows: self._write(path, HEADINGS, rows),
            owner=self,
            title="导出",
        )

    def _write(self, path: Path, heads: Sequence[str], rows: list[list[str]]) -> None:
        self._ops.run(
            lambda: write_table(path, heads, rows, title="文件台账"),
            lambda _: self._page.told.emit(f"已导出 {len(rows)} 件到“{path.name}”"),
            owner=self,
            title="导出",
        )


def _gathered(office: Office, question: Question, columns: Sequence[Column], documents: tuple[str, ...] | None) -> Steps[list[list[str]]]:
    ids = answering.every(office, question)
    if documents is not None:
        wanted = set(documents)
        ids = tuple(document for document in ids if document in wanted)
    cells, rows = Cells(office.today()), list[list[str]]()
    for start in range(0, len(ids), _BLOCK):
        for row in rows_of(office, ids[start : start + _BLOCK]):
            found = [cells.cell(row, column.id) for column in columns]
            rows.append([row.drafting_unit if column.id == "unit" else _said(cell) for column, cell in zip(columns, found, strict=True)])
        yield len(rows), len(ids), "正在导出"
    return rows


def _all_columns(office: Office, question: Question, documents: tuple[str, ...] | None) -> Steps[list[list[str]]]:
    wanted = None if documents is None else set(documents)
    return (yield from full_rows(office, [d for d in answering.every(office, question) if wanted is None or d in wanted]))


def _said(cell: Cell) -> str:
    """What a cell says in a spreadsheet, where a blank is empty."""
    return "" if cell.text == NOTHING.text and not cell.tip else cell.text.replace(NOTHING.text, "") or cell.tip


def _known(office: Office) -> dict[str, list[str]]:
    """What is offered for completion."""
    people = office.store.people
    return {
        "drafting_unit": [unit.name for unit in people.units()],
        "handler": [person.name for person in people.people() if person.active],
    }
