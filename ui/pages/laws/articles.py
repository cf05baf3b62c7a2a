"""条文 of a law: an imported text on paper, searched, and gone to by 第×条."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.law.references import ArticleRef, read_articles
from app.text.tree import Tree
from ui.icons import Icon
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.layout import Pane, column, row
from ui.widgets.paper import PaperView, paper_paragraphs
from ui.widgets.paper_text import PaperParagraph
from ui.widgets.text import Label

NO_TEXT = "没有导入过这部法的全文。从国家法律法规数据库下载 Word 文本，导入后在这里看条文。"


def article_named(words: str) -> ArticleRef | None:
    """The article that ``words`` name and nothing beside it: 第十六条, 第16条第二款 or 16; None when they name none."""
    plain = words.strip()
    named = f"第{plain}条" if plain.isascii() and plain.isdigit() else plain
    found, end = read_articles(named, 0)
    return found[0] if found and end == len(named) else None


class Articles(QWidget):
    """``import_asked()`` where there is no text; ``beside(on)`` when the text is to stand alone or beside the list again."""

    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[list[PaperParagraph], str] | None = None
        self.field = SearchField("第×条，或者条文里的字", "")
        self.next = Button("下一处", keys="Enter", height=28)
        self.said = Label("", "small", "amber")
        self.said.hide()
        self.paper = PaperView()
        self.paper.set_compact(True)
        self.paper.setAccessibleName("条文")
        self.nothing = EmptyState(Icon.LAWS, NO_TEXT, "导入全文")
        bar = Pane("surface", "bottom")
        line = row(self.field, self.next, gap=8)
        line.setStretchFactor(self.field, 1)
        bar.setLayout(column(line, self.said, gap=4, margins=(18, 8, 18, 8)))
        shown = QWidget()
        whole = column(bar, self.paper)
        whole.setStretch(1, 1)
        shown.setLayout(whole)
        self.stack = QStackedWidget()
        self.stack.addWidget(shown)
        self.stack.addWidget(self.nothing)
        self.setLayout(column(self.stack))
        self.nothing.clicked.connect(self.import_asked)
        self.field.searched.connect(self._seek_first)
        self.field.returnPressed.connect(self._seek)
        self.field.left_downwards.connect(self.paper.setFocus)
        self.next.clicked.connect(self._seek)

    def show_none(self) -> None:
        """No text was imported."""
        self._waiting = None
        self.stack.setCurrentIndex(1)

    def show_text(self, paragraphs: list[PaperParagraph], article: str = "") -> None:
        """Show another text, at ``article`` when one is named. It is laid out when it is looked at: a code has more than a thousand articles."""
        self._waiting = paragraphs, article
        self.stack.setCurrentIndex(0)
        if self.isVisible():
            self._lay_out_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out_text()

    def _lay_out_text(self) -> None:
        if self._waiting is None:
            return
        (paragraphs, article), self._waiting = self._waiting, None
        self._say("")
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.paper.set_paragraphs(paragraphs)
        self.go_to(article)

    def go_to(self, article: str) -> bool:
        """Bring an article (第十六条, 第十六条第二款 or 16) into view. False when the text has none such."""
        wanted = article_named(article)
        for path in (wanted.path, wanted.path.replace("第一款", "", 1), wanted.label) if wanted else ():
            if self.paper.scroll_to(path):
                self.paper.set_current(path)
                return True
        self.paper.set_current("")
        return False

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _seek_first(self, words: str) -> None:
        """What was typed: an article is gone to, words are looked for."""
        if words.strip():
            self._seek()
        else:
            self._say("")

    def _seek(self) -> None:
        words = self.field.text().strip()
        if not words:
            return
        if article_named(words):
            self._say("" if self.go_to(words) else f"这个文本里没有“{words}”。")
        else:
            self._say("" if self.paper.find(words) else f"条文里没有“{words}”。")

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))


def law_paragraphs(tree: Tree) -> list[PaperParagraph]:
    """The text without the table of contents that the database puts before it."""
    return paper_paragraphs(node for node in tree.nodes if node.kind != "toc")
