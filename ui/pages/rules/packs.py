"""导出和导入规则包: out by one question, in after a look at what is new, what is there already, what clashes and what is wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.office import Office
from app.rules.office.packing import Clash, Pack, Part, State, export_pack, read_pack, take_pack
from ui.deeds import Deeds
from ui.dialogs.folder import begin_in_documents, open_folder
from ui.ops import Ops
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.segments import Segments
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

FILES = "规则包 (*.toml)"
_COLUMNS = (Column("state", "情况", 76), Column("name", "规则、改动或者词典", 260), Column("said", "说明"))
_TONES = {State.NEW: Tone.GREEN, State.SAME: Tone.NEUTRAL, State.CLASH: Tone.AMBER, State.FAULTY: Tone.RED}
_CLASHES = ((Clash.KEEP, "保留本单位的"), (Clash.TAKE, "用包里的"), (Clash.RENUMBER, "规则另编号收下"))


class PackDialog(QDialog):
    """The look at a pack. ``taken(Clash)`` by its button; it stays open until :meth:`accept`."""

    taken = Signal(object)

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入规则包")
        self.setModal(True)
        self.model: RecordsModel[Part] = RecordsModel(_COLUMNS, _cell, lambda part: f"{part.kind} {part.id}", parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("规则包里的内容")
        self.clash = Segments([words for _clash, words in _CLASHES])
        self.verb, self.cancel = Button("导入", kind="primary"), Button("取消")
        self.alarm = Banner(level=Level.ALARM)
        self._pack = pack
        self._lay_out()
        self.model.set_rows(sorted(pack.parts, key=lambda part: list(State).index(part.state)))
        self.table.select_row(0)
        self.clash.chosen.connect(lambda _index: self._allow())
        self.verb.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._allow()

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why."""
        self.alarm.say(sentence)
        self._allow()

    def _lay_out(self) -> None:
        pack = self._pack
        source = "，".join(filter(None, (pack.office, pack.day))) or f"“{pack.name}”"
        counts = "，".join(f"{state.label} {pack.count(state)} 项" for state in State if pack.count(state))
        head = column(
            Label("导入规则包", "heading"),
            Label(f"{source}：{counts}。导入是一步，可以一次撤销；出厂的规则不会动。", "small", "text2", wrap=True),
            gap=4,
        )
        top = Pane("surface")
        inner = column(head, self.alarm, gap=10, margins=(24, 20, 24, 14))
        if pack.count(State.CLASH):
            inner.addLayout(row(Label("相撞的", "small", "text2"), self.clash, STRETCH, gap=10))
        else:
            self.clash.setParent(self)
            self.clash.hide()
        top.setLayout(inner)
        foot = Pane("window", "top")
        foot.setLayout(row(STRETCH, self.cancel, self.verb, gap=10, margins=(24, 12, 24, 12)))
        whole = column(top, self.table, foot)
        whole.setStretchFactor(self.table, 1)
        self.setLayout(whole)
        self.resize(theme().px(860), theme().px(520))

    def _allow(self) -> None:
        count = self._pack.count(State.NEW)
        clash = _CLASHES[self.clash.current][0]
        if clash is not Clash.KEEP:
            count += sum(part.state is State.CLASH and (clash is Clash.TAKE or part.kind == "rule") for part in self._pack.parts)
        self.verb.setText(f"导入 {count} 项" if count else "导入")
        self.verb.updateGeometry()
        self.verb.allow("" if count else "没有可以收下的：都已经有了，或者有误")

    def _take(self) -> None:
        self.verb.allow("正在导入")
        self.taken.emit(_CLASHES[self.clash.current][0])


class Packs(QObject):
    """Asks for files and does what was asked, over ``host``."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def ask_out(self) -> None:
        """导出: ask where to."""
        dialog = QFileDialog(self._host, "导出规则包", "本单位审核规则.toml", FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.put_out(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def put_out(self, file: Path) -> None:
        """Write what the office laid over the shipped rules."""

        def told(count: int) -> None:
            self._deeds.offer(f"已导出 {count} 项到“{file.name}”", "打开文件夹", lambda: open_folder(file.parent))

        self._ops.query(lambda office: export_pack(office, file), told, owner=self, title="导出规则包")

    def ask_in(self) -> None:
        """导入: ask for the file."""
        dialog = QFileDialog(self._host, "选择规则包", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.take_in(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, file: Path) -> None:
        """Look at a pack, and take it in when the clerk says so."""
        self._ops.query(lambda office: read_pack(office, file), self._show, owner=self, title="读取规则包")

    def _show(self, pack: Pack) -> None:
        dialog = PackDialog(pack, self._host)

        def take(clash: Clash) -> None:
            self._deeds.do(
                lambda office: take_pack(office, pack, clash),
                f"已导入规则包：{pack.office or pack.name}",
                then=lambda _made: dialog.accept(),
                title="导入规则包",
                on_refused=dialog.refuse,
            )

        dialog.taken.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _cell(part: Part, column_id: str) -> Cell:
    match column_id:
        case "state":
            return Cell(part.state.label, chip=_TONES[part.state])
        case "name":
            return Cell(part.name, tip=part.name)
        case _:
            return Cell(part.said, "text2", tip=part.said)
