"""回收站: one row for each matter; brought back by one click, taken away for good only after asking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.lifecycle.bin import DAYS, Binned, binned, bring_back, empty_bin
from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.form import Form, FormDialog
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.ids import REGISTER
from ui.pages.naming import named, number_of
from ui.widgets.button import Button, Kind
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table

COLUMNS = (
    Column("title", "标题"),
    Column("number", "文号", 176),
    Column("since", "移入日期", 96),
    Column("reason", "理由", 240),
    Column("left", "保留", 104, "right"),
    Column("", "", 16),
)
EMPTY = "回收站是空的。移入回收站的文件在这里保留 30 天，可以随时恢复。"
_NOTHING_CHOSEN = "先选一件"


class BinPage(Page):
    """The recycle bin."""

    home = REGISTER

    def __init__(self, ops: Ops[Office], deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops, self._deeds = ops, deeds
        self.restore = Button("恢复", icon=Icon.UNDO, kind=Kind.PRIMARY)
        self.remove = Button("彻底清除", icon=Icon.DELETE)
        self.empty_old = Button("清空回收站")
        self.head = PageHeader("回收站", "", self.empty_old, self.remove, self.restore, has_back=True)
        self.model: RecordsModel[Binned] = RecordsModel(COLUMNS, _cell, lambda row: row.document.id, checkable=True)
        self.table = Table(self.model)
        self.table.setAccessibleName("回收站里的文件")
        self._nothing = EmptyState(Icon.DELETE, EMPTY, "回到文件台账")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        whole = column(self.head, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.restore.clicked.connect(self._restore)
        self.remove.clicked.connect(lambda: self._ask_removal(self.chosen))
        self.empty_old.clicked.connect(lambda: self._ask_removal(self._old))
        self.table.current_changed.connect(lambda _row: self._allow())
        self.table.opened.connect(lambda _row: self._restore())
        self.model.checked_changed.connect(self._allow)
        self.head.back.connect(lambda: self.asked.emit("register", None))
        self._nothing.clicked.connect(lambda: self.asked.emit("register", None))

    @property
    def chosen(self) -> list[Binned]:
        """The checked rows, else the current one."""
        current = self.table.current
        return self.model.checked or ([current] if isinstance(current, Binned) else [])

    @property
    def _old(self) -> list[Binned]:
        return [row for row in self.model.rows if row.days_left == 0]

    def enter(self, place: object = None) -> None:
        self._load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, kinds: frozenset[str]) -> None:
        if "documents" in kinds and self.isVisible():
            self._load()

    def hints(self) -> list[str]:
        return ["Enter 恢复", "Ctrl 空格 选择几件"]

    def _load(self) -> None:
        self._ops.query(binned, self._show, owner=self, title="回收站")

    def _show(self, rows: Sequence[Binned]) -> None:
        self.model.check_all(on=False)
        self.model.set_rows(rows)
        self.head.set_title("回收站", f"{len(rows)} 件，保留 {DAYS} 天" if rows else "")
        self._stack.setCurrentWidget(self.table if rows else self._nothing)
        self.table.select_row(0)
        self._allow()

    def _allow(self) -> None:
        none = "" if self.chosen else _NOTHING_CHOSEN
        self.restore.allow(none)
        self.remove.allow(none)
        self.empty_old.allow("" if self._old else f"没有满 {DAYS} 天的文件")

    def _restore(self) -> None:
        rows = self.chosen
        if rows:
            wanted = [row.document.id for row in rows]
            self._deeds.do(lambda office: bring_back(office, wanted), f"已恢复{_called(rows)}", title="恢复")

    def _ask_removal(self, rows: list[Binned]) -> None:
        if not rows:
            return
        form = Form(
            f"彻底清除{_called(rows)}",
            "彻底清除",
            (),
            warning="文本、材料、审核和经过一并清除，不能撤销，也不能恢复；发过的编号作废保留。备份里还留有清除以前的数据。",
        )
        dialog = FormDialog(form, rows[0].since, self)
        wanted = [row.document.id for row in rows]

        def remove(_values: object) -> None:
            self._deeds.do(
                lambda office: empty_bin(office, wanted),
                f"已彻底清除{_called(rows)}",
                then=lambda _made: dialog.accept(),
                final=True,
                title="彻底清除",
                on_refused=dialog.refuse,
            )

        dialog.submitted.connect(remove)
        dialog.open()


def _called(rows: Sequence[Binned]) -> str:
    return f"《{named(rows[0].document)}》" if len(rows) == 1 else f" {len(rows)} 件"


def _cell(row: Binned, column_id: str) -> Cell:
    match column_id:
        case "title":
            return Cell(named(row.document), tip=row.document.title)
        case "number":
            return Cell(number_of(row.document), "text2") if row.document.document_number else NOTHING
        case "since":
            return Cell(row.since.isoformat(), "text2", small=True)
        case "reason":
            return Cell(row.reason, "text2", tip=row.reason)
        case "":
            return Cell()
        case _:
            words = f"还剩 {row.days_left} 天" if row.days_left else "可以清除"
            return Cell(words, "text2" if row.days_left > 7 else "amber", align="right", tip=f"移入之日起保留 {DAYS} 天")
