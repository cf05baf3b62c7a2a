"""文本与版本: the text as paper with its outline of articles, what the reader warned of, and the versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.lifecycle.dossier import Dossier
from app.lifecycle.sealing import SEALABLE
from app.lifecycle.texts import REPLACEABLE
from app.lifecycle.versions import Told, history
from app.office import Office
from app.review.settling import markup_of
from app.text.formats import format_words
from app.text.markup import NO_MARKUP, Markup, Settled
from app.text.tree import Tree
from db.records import TextVersion
from ui.dialogs.markup import MarkupDialog
from ui.icons import Icon
from ui.pages.document.beside import source_of
from ui.pages.document.versions import VersionCard
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import Pane, Scroll, clear, column, row
from ui.widgets.page_picture import PagePicture, Runner, Source
from ui.widgets.paper import PaperView, paper_paragraphs
from ui.widgets.text import IconLabel, Label


@dataclass(frozen=True, slots=True)
class Reading:
    """One version with its tree."""

    version: TextVersion
    tree: Tree
    history: tuple[Told, ...]
    """Every version of the document, first to last."""
    markup: Mapping[str, Markup]
    """Tracked changes and comments of those that have any, by the version's id."""
    source: Source | None = None
    """The file, where its pages can be shown beside the text."""


def read(office: Office, version_id: str) -> Reading:
    """A version's text, for the paper, and what stands beside it."""
    version = office.store.documents.version(version_id)
    told = history(office, version.document_id)
    markup = {one.version.id: markup_of(office, one.version) for one in told if one.version.pending_revisions or one.version.comments}
    return Reading(version, office.tree(version), told, markup, source_of(office, version))


class TextTab(QWidget):
    """``version_asked(version id)`` when another version is chosen; ``deed_asked(name)`` by 换入修改稿, 更正 and 存入盖章件;
    ``original_asked(version)`` by 另存原件; ``compare_asked(version id)`` by 版本比对, empty for the text in hand;
    ``structure_asked()`` by 校正结构."""

    version_asked = Signal(str)
    deed_asked = Signal(str)
    original_asked = Signal(object)
    compare_asked = Signal(str)
    structure_asked = Signal()

    def __init__(self, draw: Runner, lines: QWidget, parent: QWidget | None = None) -> None:
        """``draw`` draws pages off the window's thread; ``lines`` is what 校正结构 shows in place of the text."""
        super().__init__(parent)
        self.paper = PaperView()
        self.beside = PagePicture(draw)
        self.beside.hide()
        self.paper.clause_clicked.connect(self._show_place)
        self._reading: Reading | None = None
        self._wanted: tuple[str, str, int] | None = None
        self._side = Scroll(margins=(18, 16, 18, 16))
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(0)
        side = Pane("sunken", "left")
        side.setLayout(column(self._side))
        side.setFixedWidth(theme().px(304))
        pages = row(self.paper, self.beside, gap=0)
        pages.setStretch(0, 3)
        pages.setStretch(1, 2)
        left = column(self._warnings, pages)
        left.setStretchFactor(pages, 1)
        text = QWidget()
        whole = row(left, side, gap=0)
        whole.setStretch(0, 1)
        text.setLayout(whole)
        self._lines = lines
        self._stack = QStackedWidget()
        self._stack.addWidget(text)
        self._stack.addWidget(lines)
        self.setLayout(column(self._stack))

    def show_reading(self, dossier: Dossier, reading: Reading) -> None:
        """Show a version's text."""
        self.paper.set_paragraphs(paper_paragraphs(reading.tree.nodes))
        clear(self._warnings)
        for sentence in warnings_of(reading.version):
            self._warnings.addWidget(_warning(sentence))
        self._show_side(dossier, reading)
        self._reading, wanted = reading, self._wanted
        if wanted is not None and wanted[0] in ("", reading.version.id):
            self._wanted = None
            self._jump(reading.version, *wanted[1:])

    def begin_at(self, path: str) -> None:
        """Bring the clause at ``path`` of the text that is read next into view."""
        self._wanted = ("", path, 0)

    def show_lines(self, *, on: bool) -> None:
        """Show the lines that are corrected in place of the text, or the text again."""
        self._stack.setCurrentIndex(int(on))

    def _show_beside(self, reading: Reading, *, on: bool) -> None:
        """The pages of the file beside the text."""
        self.beside.show_file(reading.source if on else None)
        if on and reading.tree.nodes:
            self.beside.show_node(reading.tree.nodes[0])

    def _show_place(self, path: str) -> None:
        node = next((node for node in self._reading.tree.walk() if node.path == path), None) if self._reading else None
        if node is not None and self.beside.isVisible():
            self.paper.set_current(path)
            self.beside.show_node(node)

    def show_none(self) -> None:
        """There is no text yet."""
        self._reading = None
        self.beside.show_file(None)
        self.paper.set_paragraphs([])
        clear(self._warnings)
        clear(self._side.column)

    def _list_markup(self, version: TextVersion) -> None:
        """修订与批注 of a version; a line jumps to its clause, where that version is the one on the paper."""
        if self._reading is None:
            return
        name = f"{version.name} v{version.ordinal}，《{version.file_name}》"
        dialog = MarkupDialog(name, self._reading.markup.get(version.id, NO_MARKUP), self)
        dialog.jumped.connect(lambda path, start: self._jump(version, path, start))
        dialog.open()

    def _jump(self, version: TextVersion, path: str, start: int) -> None:
        if self._reading is not None and version.id == self._reading.version.id:
            self.paper.set_current(path)
            self.paper.scroll_to(path, start)
            length = next((len(node.text) for node in self._reading.tree.walk() if node.path == path), 0)
            self.paper.select(path, max(min(start, length - 1), 0), min(start + 1, length))
        else:
            self._wanted = (version.id, path, start)
            self.version_asked.emit(version.id)

    def _show_side(self, dossier: Dossier, reading: Reading) -> None:
        clear(self._side.column)
        add = self._side.column.addWidget
        add(Label("版本", "caption", "text3", strong=True))
        for told in reversed(reading.history):
            card = VersionCard(told, is_shown=told.version.id == reading.version.id)
            card.shown.connect(partial(self.version_asked.emit, told.version.id))
            card.compare_asked.connect(self.compare_asked)
            card.markup_asked.connect(self._list_markup)
            add(card)
        self._add_comparison(dossier, reading)
        buttons = _buttons(dossier)
        self._side.column.addSpacing(8 if buttons else 0)
        for name, word, icon in buttons:
            button = Button(word, icon=icon, height=28)
            button.setObjectName(name)
            button.clicked.connect(partial(self.deed_asked.emit, name))
            add(button)
            self._side.column.addSpacing(6)
        self._side.column.addSpacing(16)
        add(Label("这一稿", "caption", "text3", strong=True))
        articles = sum(node.kind == "article" for node in reading.tree.walk())
        version = reading.version
        for words in (
            f"文件：{version.file_name}",
            f"格式：{format_words(version.format)}",
            f"条数：{articles} 条",
            f"读入：{version.read_at:%Y-%m-%d %H:%M}",
        ):
            add(Label(words, "small", "text2", wrap=True))
        self._side.column.addSpacing(8)
        self._add_ways(dossier, reading)
        original = Button("另存原件", height=28)
        original.setObjectName("original")
        original.clicked.connect(partial(self.original_asked.emit, version))
        add(original)
        self._side.column.addStretch(1)

    def _add_ways(self, dossier: Dossier, reading: Reading) -> None:
        """校正结构 of the text in hand, and 对照原件 where the file has pages; recognised ones are shown at once."""
        add = self._side.column.addWidget
        if reading.version.id == dossier.document.current_version_id:
            structure = Button("校正结构", icon=Icon.ANNOTATED, height=28)
            structure.setObjectName("structure")
            structure.clicked.connect(self.structure_asked)
            add(structure)
            self._side.column.addSpacing(6)
        was_on = self.beside.isVisible() and self._reading is not None and self._reading.version.id == reading.version.id
        self._show_beside(reading, on=bool(reading.source and (reading.version.recognised or was_on)))
        if reading.source is not None:
            pages = Button("收起原件" if self.beside.is_shown else "对照原件", icon=Icon.COMPARE, height=28)
            pages.setObjectName("beside")
            pages.clicked.connect(partial(self._turn_beside, reading, pages))
            add(pages)
            self._side.column.addSpacing(6)

    def _turn_beside(self, reading: Reading, button: Button, _checked: bool = False) -> None:
        self._show_beside(reading, on=not self.beside.is_shown)
        button.setText("收起原件" if self.beside.is_shown else "对照原件")

    def _add_comparison(self, dossier: Dossier, reading: Reading) -> None:
        """The version looked at against the one before it; the first has none, so that the text in hand is compared."""
        if len(dossier.versions) < 2:
            return
        first = reading.version.id == dossier.versions[0].id
        button = Button("版本比对", icon=Icon.COMPARE, height=28)
        button.setObjectName("compare")
        button.clicked.connect(partial(self.compare_asked.emit, "" if first else reading.version.id))
        self._side.column.addSpacing(8)
        self._side.column.addWidget(button)


def _buttons(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Deed, words and icon of what may be done with the text at this stage."""
    found = [("replace_text", "换入修改稿", Icon.IMPORT)] if dossier.stage in REPLACEABLE else []
    found += [("correct", "更正", Icon.REWRITE)] if dossier.document.published_on else []
    return found + ([("seal", "存入盖章件", Icon.SEAL)] if dossier.stage in SEALABLE else [])


def warnings_of(version: TextVersion) -> list[str]:
    """What must be known before relying on the text."""
    taken = f"{Settled(version.settled).label}后的文字" if version.settled else "按接受后的文字读入，还没有定取舍"
    found = [f"第 {'、'.join(map(str, version.recognised))} 页是识别稿，文字从图片识别，须与原件核对。"] if version.recognised else []
    found += [f"含 {version.pending_revisions} 处未接受的修订，{taken}。"] if version.pending_revisions else []
    found += [f"含 {version.comments} 条批注，批注不作为正文。"] if version.comments else []
    return found + [sentence for sentence in version.warnings if "修订" not in sentence or not version.pending_revisions]


def _warning(sentence: str) -> QWidget:
    frame = Pane("sunken", "bottom")
    words = Label(sentence, "small", "amber", wrap=True)
    line = row(IconLabel(Icon.RISK, "amber"), words, gap=8, margins=(24, 8, 24, 8))
    line.setStretchFactor(words, 1)
    frame.setLayout(line)
    return frame


__all__ = ["Reading", "TextTab", "read", "warnings_of"]
