"""上位法对照: the articles of imported texts that are most like the clause at work, with what the clause says otherwise marked; follows the clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.law.law import REPEALED
from app.law.likeness import Likeness, most_like
from app.office import Office
from app.text.tree import Node
from ui.icons import Icon
from ui.ops import Job, Ops
from ui.pages.review.docket import Docket
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import STRETCH, Framed, clear, column, row
from ui.widgets.rich import DocumentLabel, marked
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Label, Link
from ui.widgets.tone import Tone

NO_TEXTS = "没有导入过法规全文。导入后，选中一条就能看到最相近的上位法条文，金额、期限和主体不一致的地方标出来。"
NOTHING_LIKE = "导入的法规全文里没有和这一条相近的条文。"
NO_CLAUSE = "没有选中条文。按 [ 和 ] 选一条。"
_WIDE = 440


@dataclass(frozen=True, slots=True)
class _Found:
    texts: int
    likes: tuple[Likeness, ...]


class LikePanel(SidePanel):
    """The answer. ``law_asked(title, article)`` to open a law in the library, both empty to open the library."""

    law_asked = Signal(str, str)

    def __init__(self, host: QWidget, foot: QWidget) -> None:
        """``foot`` is what stands at the foot of ``host`` and stays in sight."""
        super().__init__(host, "上位法对照", width=_WIDE)
        self._foot = foot

    def _place(self) -> None:
        super()._place()
        self.resize(self.width(), self._foot.y())

    def wait(self, clause: str) -> None:
        """It is being looked for."""
        self.set_title(f"上位法对照　{clause}" if clause else "上位法对照")
        self.say("正在对照。" if clause else NO_CLAUSE)

    def say(self, sentence: str, verb: str = "") -> None:
        """One sentence in place of the articles."""
        clear(self.body)
        nothing = EmptyState(Icon.LAWS, sentence, verb)
        nothing.clicked.connect(lambda: self.law_asked.emit("", ""))
        self.body.addWidget(nothing)
        self.body.addStretch(1)

    def show_likes(self, likes: tuple[Likeness, ...]) -> None:
        """The articles, the likest first."""
        clear(self.body)
        for like in likes:
            self.body.addWidget(self._card(like))
        self.body.addWidget(Label("按用字相近排列，是不是同一件事由审核人判断。", "caption", "text3", wrap=True))
        self.body.addStretch(1)
        self.scroll.verticalScrollBar().setValue(0)

    def _card(self, like: Likeness) -> QFrame:
        short = like.law.short_title if like.law is not None else like.title
        box = Framed("light")
        name = Label(f"《{short}》{like.article}", "small", strong=True, wrap=True)
        link = Link("法规库", "caption")
        link.setAccessibleName(f"在法规库里打开《{short}》{like.article}")
        link.clicked.connect(partial(self.law_asked.emit, like.title, like.article))
        head = row(name, link, gap=8)
        head.setStretch(0, 1)
        body = column(head, gap=6, margins=(14, 8, 14, 10))
        if like.law is not None and like.law.status == REPEALED:
            body.addLayout(row(Chip(REPEALED, Tone.RED), STRETCH))
        body.addWidget(DocumentLabel(marked(like.words, _theirs(like)), "heading2", 15, 24))
        for difference in like.differences:
            other = "、".join(f"“{words}”" for words in difference.other)
            said = Label(f"{difference.kind.value}：文件写“{difference.quote}”，这一条是{other}", "small", "amber", wrap=True)
            body.addWidget(said)
        box.setLayout(body)
        return box


def _theirs(like: Likeness) -> list[tuple[int, int]]:
    """Where the article has its own amounts, periods and bodies, of the kinds that the clause says otherwise."""
    words = {words for difference in like.differences for words in difference.other}
    return [(at, at + len(one)) for one in words for at in _places(like.words, one)]


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


class Alike(QObject):
    """L shows and hides the panel; while it is shown it follows the clause that is current. ``law_asked(title, article)`` is the panel's."""

    law_asked = Signal(str, str)

    def __init__(self, ops: Ops[Office], host: QWidget, foot: QWidget) -> None:
        super().__init__(host)
        self._ops = ops
        self._shown = ""
        self._looking: Job | None = None
        self.panel = LikePanel(host, foot)
        self.panel.law_asked.connect(self._leave)

    def toggle(self, docket: Docket) -> None:
        """L."""
        if self.panel.isVisible():
            self.panel.shut()
            return
        self._shown = ""
        self.panel.wait(docket.clause)
        self.panel.appear()
        self.follow(docket)

    def follow(self, docket: Docket | None) -> None:
        """Show what is like the clause that is current now."""
        if docket is None or self.panel.isHidden() or docket.clause == self._shown:
            return
        clause = self._shown = docket.clause
        words = words_at(docket, clause)
        self.panel.wait(clause)
        if self._looking is not None:
            self._looking.cancel()
        if not words:
            return

        def show(found: _Found) -> None:
            if clause != self._shown:
                return
            if found.likes:
                self.panel.show_likes(found.likes)
            elif found.texts:
                self.panel.say(NOTHING_LIKE)
            else:
                self.panel.say(NO_TEXTS, "去法规库导入")

        self._looking = self._ops.query(lambda office: _look(office, words), show, owner=self, title="上位法对照")

    def end(self) -> None:
        """The workbench is left."""
        self.panel.shut()

    def _leave(self, title: str, article: str) -> None:
        self.panel.shut()
        self.law_asked.emit(title, article)


def _look(office: Office, words: str) -> _Found:
    return _Found(len(office.store.laws.texts()), most_like(office, words))


def words_at(docket: Docket, path: str) -> str:
    """The words of a clause with all below it; empty when the text has none such."""
    node = next((node for node in docket.bench.tree.walk() if node.path == path), None)
    return "\n".join(_words(node)) if node is not None else ""


def _words(node: Node) -> list[str]:
    own = [node.text] if node.text else []
    return own + [words for child in node.children for words in _words(child)]
