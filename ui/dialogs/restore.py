"""从备份恢复: which backup, what it holds, what was done since and would be gone. Takes the list, gives the folder chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.safekeeping import Kept
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label

_COLUMNS = (
    Column("when", "备份时间", 176),
    Column("documents", "文件", 84),
    Column("acts", "操作", 84),
    Column("loss", "此后"),
)
_LINE = "选一份。恢复前先打开核对件数，核对无误才替换；现在的数据不删除，改名留在数据文件夹里。"


class RestoreDialog(Dialog):
    """``kept`` are the backups to choose from; ``other_asked()`` for those of another folder, answered by :meth:`show_kept`. :attr:`chosen` on ``accepted``."""

    other_asked = Signal()

    def __init__(self, kept: Sequence[Kept], parent: QWidget | None = None) -> None:
        super().__init__("从备份恢复", _LINE, verb="恢复这一份", icon=Icon.HISTORY, width=680, parent=parent)
        self.model: RecordsModel[Kept] = RecordsModel(_COLUMNS, kept_cell, lambda one: str(one.folder), parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("备份")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(theme().px(250))
        self.told = Label("", "small", "text2", wrap=True)
        box = Framed("why")
        box.setLayout(column(self.told, margins=(14, 10, 14, 10)))
        self.other = Button("到别的文件夹找", icon=Icon.FOLDER)
        frame = Framed("light")
        frame.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        self.body.addWidget(frame)
        self.body.addWidget(box)
        self.body.addLayout(row(self.other, STRETCH))
        self.other.clicked.connect(self.other_asked)
        self.table.current_changed.connect(self._tell)
        self.show_kept(kept)

    @property
    def chosen(self) -> Path | None:
        """The folder of the backup chosen."""
        one = self.table.current
        return one.folder if one is not None and one.holds is not None else None

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Offer these instead."""
        self.model.set_rows(list(kept))
        if kept:
            self.table.select_row(0)
        self._tell(self.table.current)

    def _tell(self, one: Kept | None) -> None:
        self.told.setText(told_of(one))
        self.missing(
            "" if one is not None and one.holds is not None else "先选一份能恢复的备份" if one is None else "这一份读不出来，不能恢复"
        )


def kept_cell(one: Kept, column_id: str) -> Cell:
    """What stands in a cell of the list."""
    if column_id == "when":
        return Cell(f"{one.at:%Y-%m-%d %H:%M:%S}" if one.at else one.folder.name)
    if one.holds is None:
        return Cell("读不出来", "red") if column_id == "loss" else Cell("")
    match column_id:
        case "documents":
            return Cell(f"{one.holds.documents} 件")
        case "acts":
            return Cell(f"{one.holds.acts} 步", "text2")
        case _:
            return Cell(_since(one), "text2")


def _since(one: Kept) -> str:
    if one.loss is None:
        return "与现在的数据无法比较"
    if not one.loss.acts:
        return "没有再办过"
    return f"又办 {one.loss.acts} 步" + (f"，新增 {one.loss.documents} 件" if one.loss.documents else "")


def told_of(one: Kept | None) -> str:
    """What restoring this one would take away, in a sentence."""
    if one is None:
        return "这里没有备份。备份在别的地方的（移动硬盘、另一个文件夹），到别的文件夹找。"
    if one.holds is None:
        return "这一份打开时没有通过检查，不能恢复。换一份。"
    if one.loss is None:
        return f"这一份有 {one.holds.documents} 件文件。现在的数据读不出来，或者不是同一份数据，比不出此后办了什么。"
    if not one.loss.acts:
        return f"这一份有 {one.holds.documents} 件文件，与现在的数据一致，恢复不会少什么。"
    more = " 等" if one.loss.acts > len(one.loss.titles) else ""
    return f"恢复后，此后办的 {one.loss.acts} 步不在了：{'；'.join(one.loss.titles)}{more}。"
