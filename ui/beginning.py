"""What begins a matter without a draft in hand: 立项, and 补录 of a document that went its way before it was registered here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.lifecycle.habits import Habits, habits
from app.lifecycle.proposing import Alike, alike, propose
from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, FormDialog, Values
from ui.ops import Ops
from ui.pages.document.values import day_of, text_of
from ui.window import Window


def proposing(known: Habits) -> Form:
    """立项: what it is to be called, who drafts it, why it is needed."""
    return Form(
        "立项",
        "立项",
        (
            Field("title", "拟制定文件的名称", required=True, help="填好以后在这里列出同类文件，先查重再立项"),
            Field("unit", "起草单位", options=words(known.units), half=True),
            Field("on", "立项日期", Kind.DAY, known.today, required=True, half=True, happened=True),
            Field("reason", "必要性", Kind.LONG, required=True, help="要解决什么问题，为什么现有文件不够"),
            Field("urgent", "应急理由", help="突发事件、上级紧急命令等才填，按应急程序办理"),
        ),
        "立项以后可以征集、起草；文稿来了再放入，进入起草阶段。",
    )


def told(found: tuple[Alike, ...]) -> str:
    """What the look for documents on the same thing came to; empty when there are none."""
    if not found:
        return ""
    named = "、".join(f"《{one.document.called}》（{one.word}）" for one in found[:3])
    more = f"等 {len(found)} 件" if len(found) > 3 else ""
    same = "名称相同。" if any(one.same_title for one in found) else ""
    return f"已有同类文件：{named}{more}。{same}确需另行制定的再立项。"


class Beginnings(QObject):
    """Opens the dialogs over ``window``; ``show(document id)`` leads to what was begun."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, window: Window, show: Callable[[str], object]) -> None:
        super().__init__(window)
        self._ops, self._deeds, self._window, self._show = ops, deeds, window, show

    def propose(self) -> None:
        """立项."""
        self._ops.query(habits, self._open_proposing, owner=self, title="立项")

    def _open_proposing(self, known: Habits) -> None:
        dialog = FormDialog(proposing(known), known.today, self._window)
        title = dialog.field("title")
        title.editingFinished.connect(lambda: self._look_for_alike(dialog, title.text()))
        dialog.submitted.connect(lambda values: self._propose(dialog, values))
        dialog.open()

    def _look_for_alike(self, dialog: FormDialog, title: str) -> None:
        self._ops.query(lambda office: alike(office, title), lambda found: dialog.set_caution("title", told(found)), owner=dialog)

    def _propose(self, dialog: FormDialog, values: Values) -> None:
        title = text_of(values, "title")
        self._deeds.do(
            lambda office: propose(
                office, title=title, reason=text_of(values, "reason"), unit=text_of(values, "unit") or None,
                urgent=text_of(values, "urgent") or None, on=day_of(values),
            ),
            f"已立项：《{title}》",
            then=lambda made: self._begun(dialog, str(made["document"])),
            title="立项",
            on_refused=dialog.refuse,
        )  # fmt: skip

    def _begun(self, dialog: FormDialog, document: str) -> None:
        dialog.accept()
        self._show(document)
