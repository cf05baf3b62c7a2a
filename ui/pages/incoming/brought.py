"""What came: the files as they were recognised, each with the material it is, and for every material asked for its copies on paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.filing.incoming.facts import Brought
from app.filing.incoming.materials import TEXT as PAPER_TEXT
from app.filing.incoming.materials import code_of
from app.filing.packet.taking import Arrival, is_of_the_packet
from app.intake.arrival import Arrival as File
from app.intake.submission import Part, Submission
from app.intake.wordlist import ANNEX, ISSUE, OTHER, TEXT
from app.lifecycle.jurisdiction import Material
from app.text.formats import PATTERNS
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.drop import dropped_paths
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Framed, Rule, clear, column, row
from ui.widgets.progress import BusySign
from ui.widgets.text import ElidedLabel, IconLabel, Label

FILES = f"报送的文件 (*.zip {PATTERNS} *.xls *.xlsx);;全部文件 (*)"
_OTHERS = ((ISSUE, "印发通知"), (ANNEX, "附件"), (OTHER, "其他材料"))


class BroughtPane(QWidget):
    """``given(paths)`` when files are chosen or dropped; ``changed()`` when a file was sorted otherwise, ``shown()`` when files were shown. :attr:`submission` is what is taken.

    :attr:`materials`, the list of what is asked for with its copies on paper, is put where the dialog wants it.
    """

    given = Signal(list)
    changed = Signal()
    shown = Signal()

    def __init__(self, materials: Sequence[Material], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.submission: Submission | None = None
        self.copies: dict[str, QLineEdit] = {}
        self.choices: list[Choice] = []
        self._materials = tuple(materials)
        self._evidence: dict[str, tuple[IconLabel, ElidedLabel]] = {}
        self._paths: list[Path] = []
        self.setAcceptDrops(True)
        self.choose_button = Button("选择文件", icon=Icon.FOLDER, height=28)
        self.folder_button = Button("选择文件夹", height=28)
        self._told = Label("报送包、文件夹或者文件，也可以拖到这里；只有纸质材料的不用选", "small", "text2", wrap=True)
        self.busy = BusySign("正在读取")
        self.banner = Banner()
        self._files = column(gap=4)
        zone = Framed("dashed")
        line = row(
            IconLabel(Icon.INBOX, "text3", 18),
            self._told,
            self.busy,
            self.choose_button,
            self.folder_button,
            gap=10,
            margins=(14, 8, 10, 8),
        )
        line.setStretchFactor(self._told, 1)
        zone.setLayout(line)
        self.materials = QWidget()
        asked = column(row(Label("材料", "caption", "text2", strong=True), STRETCH, Label("纸质份数", "caption", "text3")), 4)
        for material in self._materials:
            asked.addWidget(self._row(material))
            asked.addWidget(Rule())
        self.materials.setLayout(asked)
        self.setLayout(column(zone, self.banner, self._files, gap=10))
        self.choose_button.clicked.connect(lambda: self._ask(QFileDialog.FileMode.ExistingFiles))
        self.folder_button.clicked.connect(lambda: self._ask(QFileDialog.FileMode.Directory))

    @property
    def paths(self) -> list[Path]:
        """Everything that was given so far."""
        return list(self._paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Files were given: they are read together with those given before."""
        self._paths += [path for path in paths if path not in self._paths]
        self.banner.say("")
        self.busy.begin()
        self.given.emit(self.paths)

    def refuse(self, sentence: str) -> None:
        """Nothing of what was given is taken, and why."""
        self.busy.end()
        self._paths = []
        self.banner.say(sentence, level=Level.ALARM)

    def show_submission(self, submission: Submission) -> None:
        """Show the files as they were recognised."""
        self.busy.end()
        self.submission = submission
        clear(self._files)
        self.choices = []
        for part in submission.parts:
            self._files.addWidget(self._file(part))
        self._tell_materials({_code(part, submission): part.arrival.name for part in submission.kept})
        self.shown.emit()

    def show_packet(self, arrival: Arrival, sentence: str) -> None:
        """Show what a good packet brings; ``sentence`` is what is to be said of its key."""
        self.busy.end()
        self.submission = None
        clear(self._files)
        self.banner.say(sentence or f"报送包核对无误，签名指纹 {arrival.fingerprint}。", level=Level.WARN if sentence else Level.INFO)
        found = {file.code: file.file_name for file in arrival.materials if not is_of_the_packet(file)}
        if arrival.text is not None:
            found[PAPER_TEXT] = arrival.text.file_name
        self._tell_materials(found)
        for button in (self.choose_button, self.folder_button):
            button.allow("报送包里的材料是签名的，不能再加别的文件")

    def walk(self, *fields: QWidget) -> None:
        """Have Tab go as the dialog is read: the buttons, the files, the ``fields`` between, the copies on paper."""
        order = [self.choose_button, self.folder_button, *self.choices, *fields, *self.copies.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def brought(self) -> tuple[Brought, ...]:
        """The materials on paper with their copies."""
        return tuple(Brought(code, int(field.text())) for code, field in self.copies.items() if _is_count(field.text()))

    def problem(self) -> str:
        """What is wrong with the counts; empty when nothing is."""
        wrong = [m.name for m in self._materials if self.copies[m.code].text().strip() and not _is_count(self.copies[m.code].text())]
        return f"{'、'.join(wrong)}的份数要写成数字，至少 1 份。" if wrong else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, "选择文件" if mode is QFileDialog.FileMode.ExistingFiles else "选择文件夹", "", FILES)
        dialog.setFileMode(mode)
        begin_in_documents(dialog)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _row(self, material: Material) -> QWidget:
        line = QWidget()
        icon, evidence = IconLabel(Icon.NOT_FILED, "text3"), ElidedLabel("没有收到", "caption", "text3")
        field = QLineEdit()
        field.setFixedWidth(theme().px(56))
        field.setAccessibleName(f"{material.name}的纸质份数")
        field.textChanged.connect(lambda _text: self._mark(material.code))
        layout = row(icon, Label(material.name), evidence, field, gap=10, margins=(8, 2, 0, 2))
        layout.setStretchFactor(evidence, 1)
        line.setLayout(layout)
        line.setFixedHeight(theme().px(40))
        self.copies[material.code] = field
        self._evidence[material.code] = (icon, evidence)
        return line

    def _tell_materials(self, found: dict[str, str]) -> None:
        for code, (_, evidence) in self._evidence.items():
            evidence.setText(found.get(code, "没有收到"))
            self._mark(code)

    def _mark(self, code: str) -> None:
        icon, evidence = self._evidence[code]
        on_paper = _is_count(self.copies[code].text())
        if evidence.text() in ("没有收到", "纸质件"):
            evidence.setText("纸质件" if on_paper else "没有收到")
        held = evidence.text() != "没有收到"
        icon.set_icon(Icon.CHECK if held else Icon.NOT_FILED, "green" if held else "text3")

    def _file(self, part: Part) -> QWidget:
        line = QWidget()
        line.setFixedHeight(theme().px(34))
        name = ElidedLabel(part.arrival.name, "small")
        if part.arrival.barred:
            said = ElidedLabel(part.arrival.refusal, "caption", "red")
            layout = row(IconLabel(Icon.REPEALED, "red", 14), name, said, gap=8)
            layout.setStretchFactor(said, 1)
            line.setLayout(layout)
            return line
        codes = self._codes(part)
        choice = Choice([word for _, word in codes])
        choice.setAccessibleName(f"{part.arrival.name}是什么材料")
        keys = [code for code, _ in codes]
        current = _code(part, self.submission) if self.submission and part is not self.submission.main else TEXT
        choice.setCurrentIndex(keys.index(current) if current in keys else len(keys) - 1)
        choice.activated.connect(lambda index, arrival=part.arrival: self._sort(arrival, keys[index]))
        self.choices.append(choice)
        layout = row(IconLabel(Icon.TEXT, "text3", 14), name, choice, gap=8)
        layout.setStretchFactor(name, 1)
        line.setLayout(layout)
        return line

    def _codes(self, part: Part) -> list[tuple[str, str]]:
        """What a file may be: the text that is reviewed only where it could be read."""
        first = [(TEXT, "正文（按它审查）")] if part.arrival.reading is not None else []
        rest = [(m.code, "正式文本（只存档）" if m.code == PAPER_TEXT else m.name) for m in self._materials]
        return [*first, *rest, *_OTHERS]

    def _sort(self, arrival: File, code: str) -> None:
        if self.submission is not None:
            self.show_submission(self.submission.sorted_to(arrival, code))
            self.changed.emit()


def _code(part: Part, submission: Submission | None) -> str:
    return PAPER_TEXT if submission is not None and part is submission.main else code_of(part)


def _is_count(words: str) -> bool:
    return words.strip().isascii() and words.strip().isdigit() and int(words) > 0
