"""表单模板: every form with the template it is printed by, the shipped one or the office's own; kept to be edited, tried and put in place, taken away again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing, shelf
from app.forms.overlay import own_templates
from app.forms.shelf import CATALOGUE, SHARED, Standing
from app.forms.templates import Own
from app.office import Office
from app.people.permissions import why_not
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.printing_preview import PrintingPreview
from ui.icons import Icon
from ui.ops import Ops
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_COLUMNS = (
    Column("code", "编号", 76),
    Column("name", "表单"),
    Column("kind", "用途", 150),
    Column("words", "模板", 92),
    Column("note", "本单位的文件", 260),
)
_USES = {SHARED: "各表单共用", CATALOGUE: "三种目录共用"}
_TOLD = "文字和版式可以改，栏目名不能改。先另存自带模板，在它上面改好，再换用。"


class TemplatesPane(QWidget):
    """One line per template. ``undoable(text)`` after each act, ``told(text)`` for what changed nothing in the store, ``refused(text)`` for a template that cannot be used."""

    undoable = Signal(str)
    told = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._why_not = ""
        self.model: RecordsModel[Standing] = RecordsModel(_COLUMNS, _cell, lambda standing: standing.file, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("表单模板")
        self._said = Label("", "small", "red", wrap=True)
        self._said.hide()
        self.preview = Button("预览", icon=Icon.VIEW, height=28)
        self.keep = Button("另存自带模板", icon=Icon.ANNOTATED, height=28)
        self.use = Button("换用本单位模板", icon=Icon.UPLOAD, height=28)
        self.drop = Button("恢复自带", icon=Icon.HISTORY, height=28)
        head = Pane("surface", "bottom")
        buttons = row(Label(_TOLD, "small", "text3"), STRETCH, self.preview, self.keep, self.use, self.drop, gap=8)
        head.setLayout(column(buttons, self._said, gap=6, margins=(24, 12, 24, 12)))
        whole = column(head, self.table)
        whole.setStretchFactor(self.table, 1)
        self.setLayout(whole)
        self.preview.clicked.connect(self.show_preview)
        self.keep.clicked.connect(lambda: self._ask_place("另存自带模板", self.save_shipped))
        self.use.clicked.connect(self._ask_own)
        self.drop.clicked.connect(self.drop_own)
        self.table.opened.connect(lambda _standing: self.show_preview())
        self.table.current_changed.connect(lambda _standing: self._on_current())

    @property
    def current(self) -> Standing | None:
        """The template chosen."""
        found = self.table.current
        return found if isinstance(found, Standing) else None

    def load(self) -> None:
        """Read anew which templates are the office's own."""
        self._ops.query(lambda office: (shelf.shelf(office), why_not(office, "form_template") or ""), self._show, owner=self)

    def _show(self, found: tuple[tuple[Standing, ...], str]) -> None:
        rows, self._why_not = found
        current = self.current
        self.model.set_rows(list(rows))
        self.table.select_row(self.model.row_of(current.file) if current is not None else 0)
        self._allow()

    def _on_current(self) -> None:
        self._refuse("")
        self._allow()

    def _allow(self) -> None:
        chosen = self.current
        self.use.allow(self._why_not)
        self.drop.allow(self._why_not or ("" if chosen is not None and chosen.own is not None else "用的就是自带的模板"))

    # --- what the buttons do

    def show_preview(self) -> None:
        """The form with made-up values: in the window, or as a Word file where it is a Word template."""
        chosen = self.current
        if chosen is None:
            return
        if chosen.is_word:
            self._ask_place("预览存为 Word", self.save_preview)
            return
        self._made(chosen, lambda pdf: PrintingPreview(pdf, f"{chosen.name}（示例）", self).open())

    def save_preview(self, file: Path) -> None:
        """Write the form with made-up values as a Word file."""
        chosen = self.current
        if chosen is not None:
            self._made(chosen, lambda made: self._write(made, file, f"示例已存为《{file.name}》，用 Word 或 WPS 打开看。"))

    def save_shipped(self, file: Path) -> None:
        """Write the template that ships to ``file``, to be edited."""
        chosen = self.current
        if chosen is not None:
            self._write(shelf.shipped(chosen.file), file, f"自带模板已存为《{file.name}》。改好后点“换用本单位模板”。")

    def use_own(self, file: Path) -> None:
        """Try the template at ``file`` and put it in place."""
        chosen = self.current
        if chosen is None:
            return
        self._refuse("")
        self._ops.act(
            lambda office: shelf.use_own(office, chosen.file, file),
            lambda _: self._done(f"{chosen.name}已换用本单位模板，以后都用它打印。"),
            owner=self,
            title="试用模板",
            on_refused=self._refuse,
        )

    def drop_own(self) -> None:
        """Go back to the template that ships."""
        chosen = self.current
        if chosen is not None:
            self._ops.act(
                lambda office: shelf.drop_own(office, chosen.file),
                lambda _: self._done(f"{chosen.name}已恢复自带模板。"),
                owner=self,
                title="恢复自带模板",
                on_refused=self._refuse,
            )

    def _done(self, said: str) -> None:
        self.load()
        self.undoable.emit(said)

    def _made(self, standing: Standing, then: Callable[[bytes], object]) -> None:
        def draw(own: Own) -> None:
            self._ops.run(partial(shelf.preview, standing.file, own), then, owner=self, title="排版示例", on_refused=self._refuse)

        self._ops.query(own_templates, draw, owner=self, on_refused=self._refuse)

    def _write(self, data: bytes, file: Path, said: str) -> None:
        self._ops.run(
            lambda: printing.save(data, file), lambda _: self.told.emit(said), owner=self, title="存文件", on_refused=self._refuse
        )

    def _refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # --- files

    def _ask_place(self, title: str, then: Callable[[Path], None]) -> None:
        chosen = self.current
        if chosen is None:
            return
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        _filter(dialog, chosen)
        ending = chosen.file.rpartition(".")[2]
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{chosen.name}.{ending}")
        _ask(dialog, then)

    def _ask_own(self) -> None:
        chosen = self.current
        if chosen is None:
            return
        dialog = QFileDialog(self, f"换用本单位模板：{chosen.name}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _filter(dialog, chosen)
        _ask(dialog, self.use_own)


def _filter(dialog: QFileDialog, standing: Standing) -> None:
    dialog.setNameFilter("Word 模板 (*.docx)" if standing.is_word else "版式模板 (*.typ)")


def _ask(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
    begin_in_documents(dialog)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _cell(standing: Standing, column_id: str) -> Cell:
    match column_id:
        case "code":
            return Cell(standing.code, "text2")
        case "name":
            return Cell(standing.name)
        case "kind":
            return Cell(_USES.get(standing.file, "存为 Word" if standing.is_word else "预览、打印、PDF"), "text2")
        case "words":
            return Cell(standing.words, Tone.ACCENT.value if standing.own else "text2")
        case _:
            return Cell(standing.own.note if standing.own else "", "text2")
