"""核对改动: what changed in the text since the review or the meeting is said over the comparison, until somebody has looked at it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.confirming import confirm
from app.lifecycle.unseen import Unseen
from ui.deeds import Deeds
from ui.dialogs.frame import Dialog, TextArea
from ui.icons import Icon
from ui.pages.compare.texts import NEW, OLD, Texts
from ui.widgets.banner import Banner, Level
from ui.widgets.layout import column
from ui.widgets.text import Label

LOOKED, SHOW = "已核对改动", "看这些改动"


def told(unseen: Unseen) -> str:
    """Which change it is about; how much changed stands on the page itself."""
    before, now = unseen.answered, unseen.in_hand
    return f"{now.name} v{now.ordinal} 对{before.name} v{before.ordinal} 的改动"


class LookedDialog(Dialog):
    """Asks for a note, which may be left out."""

    def __init__(self, unseen: Unseen, parent: QWidget | None = None) -> None:
        line = f"{told(unseen)}都看过了。登记以后记在这一件的历史里；有实质改动的，应当再送合法性审核。"
        super().__init__("核对改动", line, verb="登记核对", icon=Icon.CHECK, width=480, parent=parent)
        self.note_field = TextArea(placeholder="例如：只改错别字和标点（可以不填）", lines=2)
        self.note_field.setAccessibleName("备注")
        self.body.addLayout(column(Label("备注", "small", "text2"), self.note_field, gap=4))
        self.note_field.setFocus()


class Looking(QObject):
    """The banner over two versions of a document. ``asked(old id, new id)`` to show the versions that are to be looked at."""

    asked = Signal(str, str)

    def __init__(self, deeds: Deeds, texts: Texts, page: QWidget) -> None:
        super().__init__(page)
        self._deeds, self._texts, self._page = deeds, texts, page
        self.banner = Banner(level=Level.WARN)
        self.banner.clicked.connect(self._on_verb)

    def show(self) -> None:
        """Say what is to be looked at; nothing where nothing is."""
        unseen = self._texts.unseen
        if unseen is None:
            self.banner.say("")
        elif unseen.under_review:
            # the opinion of this round answers for the change: nobody is to answer for it beside the review
            verb = "" if self._is_shown(unseen) else SHOW
            self.banner.say(f"{told(unseen)}正在复核（第 {unseen.under_review} 轮审核）。", verb)
        elif self._is_shown(unseen):
            self.banner.say(f"{told(unseen)}没有再审核，也没有核对。逐处看完以后登记。", LOOKED)
        else:
            self.banner.say(f"{told(unseen)}没有再审核，也没有核对。", SHOW)

    def _is_shown(self, unseen: Unseen) -> bool:
        ids = tuple(side.version_id if side is not None else "" for side in (self._texts.sides[OLD], self._texts.sides[NEW]))
        return ids == (unseen.answered.id, unseen.in_hand.id)

    def _on_verb(self) -> None:
        unseen = self._texts.unseen
        if unseen is None:
            return
        if not self._is_shown(unseen):
            self.asked.emit(unseen.answered.id, unseen.in_hand.id)
            return
        dialog = LookedDialog(unseen, self._page.window())
        dialog.accepted.connect(lambda: self._confirm(unseen, dialog.note_field.words()))
        dialog.open()

    def _confirm(self, unseen: Unseen, note: str) -> None:
        document = unseen.in_hand.document_id
        self._deeds.do(
            lambda office: confirm(office, document, unseen.answered.id, unseen.in_hand.id, note=note),
            f"已登记核对：{told(unseen)}",
            title="核对改动",
        )
