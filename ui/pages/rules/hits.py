"""The findings behind a number, over the right of the page; each leads to its document."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.office.detail import Detail
from ui.pages.lines import Line
from ui.pages.rules.columns import NUMBER_WORDS, behind, told
from ui.widgets.layout import clear
from ui.widgets.sidepanel import SidePanel
from ui.widgets.text import Label

_MOST = 200


class HitsPanel(SidePanel):
    """``document_asked(id)`` by a line."""

    document_asked = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "", width=480)

    def show_findings(self, found: Detail, number: str) -> None:
        """Show the findings that ``number`` of a rule counts."""
        rows = behind(found.findings, number)
        self.set_title(f"{found.line.id} {NUMBER_WORDS[number]}")
        clear(self.body)
        self.body.setSpacing(0)
        kinds = {"listed": "处理过的，列入意见的在前。", "adopted": "起草单位答复过的，采纳的在前。", "false": "审核时按误报不列入的。"}
        words = (
            f"{found.line.name}：{len(rows)} 条，新的在前；同一件的几轮审核各算各的。"
            if number == "hits"
            else f"{found.line.name}：{len(rows)} 条。{kinds[number]}"
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.body.addSpacing(8)
        for one in rows[:_MOST]:
            where = one.path or "全文"
            line = Line(f"《{one.title}》", f"{one.day}　{where}　{told(one)}".strip())
            self.body.addWidget(line.bound(partial(self.document_asked.emit, one.document_id)))
        if len(rows) > _MOST:
            self.body.addWidget(Label(f"还有 {len(rows) - _MOST} 条，没有列出。", "caption", "text3"))
        self.body.addStretch(1)
        self.appear()
