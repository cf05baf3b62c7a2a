"""匹配正文: the papers of a folder beside the documents they belong to; what is sure is ticked, what is alike waits for a tick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange.texts import Ground, Match, Paper, matched, read_folder, store_texts
from app.lifecycle.made import Made
from app.office import Office
from app.text.filenames import sayable
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Job, Ops
from ui.pages.ids import REGISTER
from ui.pages.ledger.frame import body, foot
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.page import Page
from ui.widgets.progress import BusySign
from ui.widgets.records import Column, RecordsModel
from ui.widgets.segments import Segments
from ui.widgets.table import Table
from ui.widgets.text import ElidedLabel
from ui.widgets.tone import Tone

_TITLE = "匹配正文"
_NONE = "没有一份对上台账里的文件。核对文件名里的标题和文号，改好后再选这个文件夹。"
_EMPTY = "选择放正文的文件夹。按文号和标题对到台账里没有正文的补录文件，确认以后一次放入，可以整批撤销。"
_COLUMNS = (
    Column("file", "文件", 300), Column("ground", "对照", 150), Column("number", "文号", 170), Column("title", "台账里的文件"),
)  # fmt: skip
_TONES = {
    Ground.NUMBER: Tone.GREEN, Ground.TITLE: Tone.GREEN, Ground.ALIKE: Tone.AMBER, Ground.NONE: Tone.OUTLINE, Ground.HELD: Tone.NEUTRAL,
    Ground.UNREAD: Tone.RED,
}  # fmt: skip
_PARTS = (
    ("全部", tuple(Ground)), ("对上", (Ground.NUMBER, Ground.TITLE)), ("待确认", (Ground.ALIKE,)),
    ("没有对上", (Ground.NONE, Ground.HELD, Ground.UNREAD)),
)  # fmt: skip


class TextsPage(Page):
    """``finished()`` when papers were stored."""

    home = REGISTER

    finished = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._matches: tuple[Match, ...] = ()
        self._folder: Path | None = None
        self._job: Job | None = None
        self.header = PageHeader(_TITLE, "", has_back=True)
        self.another = Button("换一个文件夹", icon=Icon.FOLDER)
        self.header.layout().addWidget(self.another)
        self.empty = EmptyState(Icon.FOLDER, _EMPTY, "选择文件夹")
        self.alarm = Banner(level=Level.ALARM)
        self.parts = Segments([name for name, _ in _PARTS])
        self.model = RecordsModel[Match](_COLUMNS, _cell, lambda m: str(m.paper.path), checkable=True)
        self.table = Table(self.model)
        self.table.setAccessibleName("文件和台账的对照")
        self._told = ElidedLabel("", "small", "text2")
        self.busy = BusySign("正在读取，文件多的要几分钟")
        self.put = Button("放入", icon=Icon.IMPORT, kind="primary")
        self._lay_out()
        self.empty.clicked.connect(self.ask_folder)
        self.another.clicked.connect(self.ask_folder)
        self.parts.chosen.connect(lambda _index: self._show_part())
        self.model.checked_changed.connect(self._show_count)
        self.put.clicked.connect(self._store)
        ops.finished.connect(self._on_finished)
        self._show_nothing()

    def _lay_out(self) -> None:
        bar = Pane("surface", "bottom")
        bar.setLayout(row(self.parts, STRETCH, margins=(24, 8, 24, 8)))
        self._body = body(self.empty, bar, self.table, foot(self._told, self.busy, self.put))
        whole = column(self.header, row(self.alarm, margins=(24, 0, 24, 0)), self._body)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # --- page

    def enter(self, place: object = None) -> None:
        if isinstance(place, Path):
            self.open_folder(place)

    def hints(self) -> list[str]:
        return ["勾选的才放入；原文件不会改动"]

    # --- reading

    def ask_folder(self) -> None:
        """Ask for a folder of papers."""
        dialog = QFileDialog(self, "选择放正文的文件夹")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.open_folder(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_folder(self, folder: Path) -> None:
        """Read every paper of ``folder`` and match it."""
        self.alarm.say("")
        self._folder = folder
        self.busy.begin()
        self._told.setText("")
        self._job = self._ops.run(
            lambda: read_folder(folder), self._match, owner=self, title=f"读取“{sayable(folder.name)}”", on_refused=self._refuse
        )

    def _match(self, papers: tuple[Paper, ...]) -> None:
        self._ops.query(lambda office: matched(office, papers), self._show, owner=self, title="匹配正文", on_refused=self._refuse)

    def _refuse(self, sentence: str) -> None:
        self.busy.end()
        self.put.allow("" if self.model.checked else "没有勾选")
        self.alarm.say(sentence, level=Level.ALARM)

    def _on_finished(self, job: Job) -> None:
        # a job that was stopped has no answer
        if job is self._job and job.is_cancelled:
            self.busy.end()
            self._show_count()

    # --- showing

    def _show_nothing(self) -> None:
        self._matches = ()
        self.model.set_rows(())
        self.model.check_all(on=False)
        self.header.set_title(_TITLE)
        self.another.hide()
        self._body.setCurrentIndex(0)
        self._show_count()

    def _show(self, matches: tuple[Match, ...]) -> None:
        self.busy.end()
        self._matches = matches
        self._body.setCurrentIndex(1)
        self.another.show()
        self.header.set_title(_TITLE, sayable(self._folder.name) if self._folder else "")
        self.parts.set_labels([f"{name} {sum(m.ground in grounds for m in matches)}" for name, grounds in _PARTS])
        self.model.check_all(on=False)
        self.parts.choose(0)
        self._show_part()
        for place, match in enumerate(self.model.rows):
            if match.is_sure:
                self.model.toggle(place)

    def _show_part(self) -> None:
        grounds = _PARTS[self.parts.current][1]
        order = {Ground.ALIKE: 0, Ground.NUMBER: 1, Ground.TITLE: 1}
        shown = [match for match in self._matches if match.ground in grounds]
        self.model.set_rows(sorted(shown, key=lambda m: order.get(m.ground, 2)))

    def _chosen(self) -> list[Match]:
        return [match for match in self.model.checked if match.document is not None]

    def _show_count(self) -> None:
        chosen = self._chosen()
        twice = len(chosen) - len({m.document.document_id for m in chosen if m.document})
        self.put.setText(f"放入 {len(chosen)} 件正文" if chosen else "放入")
        self.put.updateGeometry()
        self.put.allow("没有勾选" if not chosen else f"有 {twice} 件对到了同一件文件，只留一份" if twice else "")
        waiting = sum(match.ground is Ground.ALIKE for match in self._matches)
        found = any(match.document for match in self._matches)
        self._told.setText(f"{waiting} 份只是标题相近，核对后勾选再放入。" if waiting else "" if found or not self._matches else _NONE)

    # --- the act

    def _store(self) -> None:
        pairs = [(match.paper, match.document.document_id) for match in self._chosen() if match.document]
        self.put.allow("正在放入")
        self.busy.begin()
        self._job = self._ops.act(
            lambda office: store_texts(office, pairs), self._stored, owner=self, title="放入正文", on_refused=self._refuse
        )

    def _stored(self, made: Made) -> None:
        self.busy.end()
        self._show_nothing()
        self.undoable.emit(f"已放入 {len(made['documents'])} 件正文")
        self.finished.emit()


def _cell(match: Match, column_id: str) -> Cell:
    if column_id == "file":
        return Cell(sayable(match.paper.path.name), tip=str(match.paper.path))
    if column_id == "ground":
        return Cell(match.ground.value, chip=_TONES[match.ground], tip=match.paper.refusal or _why(match))
    if match.document is None:
        return Cell(match.paper.refusal, "text3") if column_id == "title" and match.paper.refusal else NOTHING
    if column_id == "number":
        return Cell(match.document.document_number or "—")
    return Cell(match.document.title)


def _why(match: Match) -> str:
    return f"标题有 {match.likeness:.0%} 相同" if match.ground is Ground.ALIKE else match.ground.value
