"""What is told of a file: what was recognised in it, what to know before relying on it, why it was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.intake.draft import Draft
from app.intake.known import Echo
from app.intake.submission import Submission
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.form import Fact
from ui.widgets.layout import Framed, column, row
from ui.widgets.text import IconLabel, Label, Link

_OPINION = "这一份是合法性审核意见书，不是送审稿。要导入的不是它的，点“不导入”，换成送审稿。"
_RECOGNISED = "页是识别稿，须核对。"
"""How the reader ends what it says of such pages, which :func:`recognised_words` says more fully."""
_HEAD = 3
"""In how many paragraphs the title of an opinion may stand, a title of two lines taken apart counted."""


class Alarm(Framed):
    """A refusal in place: what happened and what to do."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__("alarm", parent)
        self.sentence = sentence
        words = Label(sentence, "body", "text", wrap=True)
        line = row(IconLabel(Icon.OVERDUE, "red"), words, gap=10, margins=(16, 12, 16, 12))
        line.setStretchFactor(words, 1)
        self.setLayout(line)
        self.setAccessibleName(sentence)


class EchoNotes(QWidget):
    """What the office has of it already, a line each: ``open_asked(document id)``, and ``again_asked()`` to take it in all the same."""

    open_asked = Signal(str)
    again_asked = Signal()

    def __init__(self, echoes: Sequence[Echo], *, asks: bool = True, parent: QWidget | None = None) -> None:
        """``asks`` offers to take in what is there byte for byte, until that was said."""
        super().__init__(parent)
        whole = column()
        for echo in echoes:
            frame = Framed("why")
            words = Label(echo.sentence, "small", "amber", wrap=True)
            line = row(IconLabel(Icon.RISK, "amber"), words, gap=8, margins=(14, 4, 14, 4))
            line.setStretchFactor(words, 1)
            if echo.document:
                line.addWidget(self._link("打开那一件", partial(self.open_asked.emit, echo.document)))
            if echo.blocks and asks:
                line.addWidget(self._link("不是同一件，照样收", self.again_asked.emit))
            frame.setLayout(line)
            frame.setMinimumHeight(theme().px(36))
            whole.addWidget(frame)
            whole.addSpacing(8)
        self.setLayout(whole)

    @staticmethod
    def _link(words: str, slot: Callable[[], object]) -> Link:
        link = Link(words)
        link.clicked.connect(slot)
        return link


def facts_of(draft: Draft, submission: Submission) -> list[Fact]:
    """What the reader recognised; what it did not is left to the clerk. Titles, number and authority may stand in another file of ``submission``."""
    tree, titles = draft.reading.tree, submission.titles
    number, authority = submission.document_number, submission.issuing_authority
    articles = sum(node.kind == "article" for node in tree.walk())
    return [
        Fact("标题", titles.title or "没有识别出来", tone="text" if titles.title else "amber", is_wide=True),
        Fact("正文标题", titles.body_title or "与标题相同", tone="text" if titles.body_title else "text3", is_wide=True),
        Fact("文号", number or "没有写", tone="text" if number else "text3"),
        Fact("制定机关", authority or "没有识别出来", tone="text" if authority else "amber"),
        Fact("条数", f"{articles} 条" if articles else "没有分条，按段落读入", tone="text" if articles else "amber"),
        Fact("施行日期", _day(tree.effective_on) or "正文没有写定", tone="text" if tree.effective_on else "text3"),
    ]


def warnings_of(draft: Draft) -> list[str]:
    """What must be known before the text is relied on."""
    reading = draft.reading
    found = [_OPINION] if is_opinion(draft) else []
    found += (
        [f"含 {reading.pending_revisions} 处未接受的修订，按接受后的文字读入。受理时要定按全部接受还是按全部拒绝。"]
        if reading.pending_revisions
        else []
    )
    found += [f"含 {reading.comments} 条批注，批注不作为正文。"] if reading.comments else []
    found += [recognised_words(reading.recognised)] if reading.recognised else []
    said = [sentence for sentence in reading.warnings if "修订" not in sentence or not reading.pending_revisions]
    return found + [sentence for sentence in said if not (reading.recognised and sentence.endswith(_RECOGNISED))]


def structure_words(draft: Draft) -> str:
    """What is said beside the button that shows the text line by line."""
    if draft.mended:
        return f"已校正 {len(draft.mended)} 处"
    return "条、款、项认错了的，逐行拆开、合并、升降级，都能撤销"


def recognised_words(pages: Sequence[int]) -> str:
    """What must be said of pages whose text was recognised from a picture."""
    named = "、".join(map(str, pages[:8])) + (" 等" if len(pages) > 8 else "")
    return f"第 {named} 页是识别稿，须核对：文字从图片认出，点“对照原件校正结构”，和原件逐行核对后再用。"


def is_opinion(draft: Draft) -> bool:
    """Whether it is a legality opinion (合法性审核意见书, F-07), such as this program prints, rather than what is to be reviewed."""
    begun = islice(draft.reading.tree.walk(), _HEAD)
    return "》的合法性审核意见书" in "".join("".join(node.text.split()) for node in begun)


def warning(sentence: str) -> QWidget:
    """One such sentence, framed."""
    frame = Framed("why")
    words = Label(sentence, "small", "amber", wrap=True)
    line = row(IconLabel(Icon.RISK, "amber"), words, gap=8, margins=(14, 8, 14, 8))
    line.setStretchFactor(words, 1)
    frame.setLayout(line)
    frame.setMinimumHeight(theme().px(36))
    return frame


def _day(iso: str | None) -> str:
    return date.fromisoformat(iso).isoformat() if iso else ""
