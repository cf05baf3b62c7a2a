"""基本情况 of a law: what is known of it and from where, what replaced it, its texts by date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.law.card import LawCard
from app.law.law import Law
from db.records import LawText
from ui.icons import Icon
from ui.pages.lines import Line
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Scroll, clear, column, row
from ui.widgets.text import Label

_MOST = 12
"""So many of the laws that one replaced are named; the rest is counted."""

_SOURCES = {
    "两源相符": "两个来源一致", "一源": "一个来源", "条数存疑": "一个来源，条数有疑问", "来源不一": "两个来源不一致", "未见原文": "没有见到原文",
}  # fmt: skip
"""How well shipped facts are borne out, as a clerk says it; the office's own rows name their source."""


class Facts(Scroll):
    """Signals: ``law_asked(title)`` for a law named here; ``text_asked(LawText)`` to read one; ``removal_asked(LawText)``; ``import_asked()``."""

    law_asked = Signal(str)
    text_asked = Signal(object)
    removal_asked = Signal(object)
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, margins=(18, 14, 18, 16), parent=parent)
        self.importing = Button("导入全文", icon=Icon.IMPORT, height=28)

    def show_card(self, card: LawCard) -> None:
        """Show another law."""
        self.importing.setParent(None)
        clear(self.column)
        self.importing = Button("导入全文", icon=Icon.IMPORT, height=28)
        self.importing.clicked.connect(self.import_asked)
        add = self.column.addWidget
        if card.successor is not None:
            add(Label("现行的是", "caption", "text3"))
            self._name(card.successor)
            self.column.addSpacing(12)
        add(_Grid(facts_of(card)))
        self.column.addSpacing(16)
        head = row(Label("全文", "small", strong=True), STRETCH, self.importing)
        self.column.addLayout(head)
        self.column.addSpacing(6)
        if not card.texts:
            add(Label("没有导入这部法的全文。导入后可以看条文，审核时逐条对照。", "small", "text3", wrap=True))
        for text in reversed(card.texts):
            self._add_text(text, is_current=card.current is not None and text.id == card.current.id)
        self._name_replaced(card)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _name_replaced(self, card: LawCard) -> None:
        if not card.replaced:
            return
        self.column.addSpacing(16)
        self.column.addWidget(Label(f"它替代了 {len(card.replaced)} 部", "small", strong=True))
        for law in card.replaced[:_MOST]:
            self._name(law)
        if len(card.replaced) > _MOST:
            self.column.addWidget(Label(f"还有 {len(card.replaced) - _MOST} 部", "caption", "text3"))

    def _name(self, law: Law) -> None:
        self.column.addWidget(Line(law.short_title, icon=Icon.FORWARD).bound(partial(self.law_asked.emit, law.title)))

    def _add_text(self, text: LawText, *, is_current: bool) -> None:
        line = Line(wording_of(text), "今天适用" if is_current else "", f"{text.articles} 条", icon=Icon.TEXT)
        line.clicked.connect(lambda _on=False: self.text_asked.emit(text))
        away = Button("删除", kind="ghost", height=28)
        away.setAccessibleName(f"删除全文 {wording_of(text)}")
        away.clicked.connect(lambda: self.removal_asked.emit(text))
        both = row(line, away, gap=8)
        both.setStretchFactor(line, 1)
        self.column.addLayout(both)


class _Grid(QWidget):
    """Names and values side by side, values wrapped."""

    def __init__(self, facts: list[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, theme().px(68))
        grid.setColumnStretch(1, 1)
        for place, (name, value, tone) in enumerate(facts):
            shown = Label(value, "small", tone, wrap=True)
            shown.setMinimumWidth(40)
            grid.addLayout(column(Label(name, "small", "text3"), STRETCH), place, 0)
            grid.addWidget(shown, place, 1)
        self.setLayout(grid)


def wording_of(text: LawText) -> str:
    """By its dates, which wording a text is."""
    parts = (f"{text.revised_on} 修改" if text.revised_on else "", f"{text.effective_on} 施行" if text.effective_on else "")
    return "，".join(part for part in parts if part) or "没有写明日期的文本"


def facts_of(card: LawCard) -> list[tuple[str, str, str]]:
    """What is known: name, value and tone of each fact that there is."""
    law = card.law
    counted = "" if law.counted else "（没有核实）"
    rows = [
        ("层级", law.level, "text"),
        ("制定机关", law.issuing_body, "text"),
        ("文号", law.doc_no, "text"),
        ("公布", _day(law.first_promulgated), "text"),
        ("最近修改", _day(law.latest_revision), "text"),
        ("施行", _day(law.effective_on), "text"),
        ("废止", _day(card.repealed_on), "text"),
        ("待施行", f"{law.pending_version} 起施行新的版本" if law.pending_version else "", "amber"),
        ("条数", f"{law.last_article} 条{counted}" if law.last_article is not None else "", "text"),
        ("也叫", "、".join(law.aliases), "text"),
        ("来源", _SOURCES.get(law.evidence, law.evidence), "text"),
        ("核对", f"截至 {law.as_of}" + (f"，{law.checked_by}核对" if law.checked_by else ""), "text"),
    ]
    return [(name, value, tone) for name, value, tone in rows if value]


def _day(day: object) -> str:
    return str(day) if day else ""
