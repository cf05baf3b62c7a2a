"""文本与版本: the text as paper with its outline of articles, what the reader warned of, and the versions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lifecycle.dossier import Dossier
from app.lifecycle.sealing import SEALABLE
from app.lifecycle.texts import REPLACEABLE
from app.office import Office
from app.text.tree import Tree
from db.records import TextVersion
from ui.icons import Icon
from ui.pages.lines import Line
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import Pane, Scroll, clear, column, row
from ui.widgets.paper import PaperView, paper_paragraphs
from ui.widgets.text import IconLabel, Label


@dataclass(frozen=True, slots=True)
class Reading:
    """One version with its tree."""

    version: TextVersion
    tree: Tree


def read(office: Office, version_id: str) -> Reading:
    """A version's text, for the paper."""
    version = office.store.documents.version(version_id)
    return Reading(version, office.tree(version))


class TextTab(QWidget):
    """``version_asked(version id)`` when another version is chosen; ``deed_asked(name)`` by 换入修改稿, 更正 and 存入盖章件;
    ``original_asked(version)`` by 另存原件."""

    version_asked = Signal(str)
    deed_asked = Signal(str)
    original_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = PaperView()
        self._side = Scroll(margins=(18, 16, 18, 16))
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(0)
        side = Pane("sunken", "left")
        side.setLayout(column(self._side))
        side.setFixedWidth(theme().px(304))
        left = column(self._warnings, self.paper)
        left.setStretchFactor(self.paper, 1)
        whole = row(left, side, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_reading(self, dossier: Dossier, reading: Reading) -> None:
        """Show a version's text."""
        self.paper.set_paragraphs(paper_paragraphs(reading.tree.nodes))
        clear(self._warnings)
        for sentence in warnings_of(reading.version):
            self._warnings.addWidget(_warning(sentence))
        self._show_side(dossier, reading)

    def show_none(self) -> None:
        """There is no text yet."""
        self.paper.set_paragraphs([])
        clear(self._warnings)
        clear(self._side.column)

    def _show_side(self, dossier: Dossier, reading: Reading) -> None:
        clear(self._side.column)
        add = self._side.column.addWidget
        add(Label("版本", "caption", "text3", strong=True))
        for version in reversed(dossier.versions):
            shown = version.id == reading.version.id
            line = Line(f"{version.ordinal}　{version.name}", "正在看" if shown else "", f"{version.read_at:%m-%d}", icon=Icon.VERSION)
            add(line.bound(partial(self.version_asked.emit, version.id)))
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
            f"格式：{version.format}",
            f"条数：{articles} 条",
            f"读入：{version.read_at:%Y-%m-%d %H:%M}",
        ):
            add(Label(words, "small", "text2", wrap=True))
        self._side.column.addSpacing(8)
        original = Button("另存原件", height=28)
        original.setObjectName("original")
        original.clicked.connect(partial(self.original_asked.emit, version))
        add(original)
        self._side.column.addStretch(1)


def _buttons(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Deed, words and icon of what may be done with the text at this stage."""
    found = [("replace_text", "换入修改稿", Icon.IMPORT)] if dossier.stage in REPLACEABLE else []
    found += [("correct", "更正", Icon.REWRITE)] if dossier.document.published_on else []
    return found + ([("seal", "存入盖章件", Icon.SEAL)] if dossier.stage in SEALABLE else [])


def warnings_of(version: TextVersion) -> list[str]:
    """What must be known before relying on the text."""
    found = [f"含 {version.pending_revisions} 处未接受的修订，按接受后的文字读入。"] if version.pending_revisions else []
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
