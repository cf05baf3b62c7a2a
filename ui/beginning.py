"""What begins a matter without a draft in hand: 立项, and 补录 of a document that went its way before it was registered here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.intake.draft import Draft, read_draft
from app.lifecycle.entering import FIELDS, enter_historical
from app.lifecycle.habits import Habits, habits
from app.lifecycle.proposing import Alike, alike, propose
from app.lifecycle.stages import Conclusion, Stage
from app.office import Office
from ui.deeds import Deeds
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, FormDialog, Values
from ui.ops import Ops
from ui.pages.document.forms import DRAFTS
from ui.pages.document.values import day_of, file_of, plain, text_of
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


_STAGES = tuple(stage for stage in Stage if stage not in (Stage.PROPOSED, Stage.CONCLUDED))
"""The stages at which a document may be entered afterwards, the usual one first in the form."""
_FROM = {"submitted_on": Stage.SUBMITTED, "outcome": Stage.REVISING, "signed_on": Stage.SIGNED, "signatory": Stage.SIGNED,
         "registered_on": Stage.REGISTERED, "unified_number": Stage.REGISTERED, "published_on": Stage.PUBLISHED, "carrier": Stage.PUBLISHED,
         "effective_on": Stage.PUBLISHED, "valid_until": Stage.PUBLISHED, "archived_on": Stage.ARCHIVED, "archive_number": Stage.ARCHIVED}  # fmt: skip
"""The stage from which on a fact is asked for."""


def entering(known: Habits) -> Form:
    """补录: where the document stands, what is known of it by then, its text where there is one."""
    stages = tuple(Option(stage.value, stage.label) for stage in _STAGES)
    return Form(
        "补录文件",
        "补录",
        (
            Field("title", "标题", help="有文稿的可以不填，照文稿"),
            Field("stage", "办到哪一步", Kind.PICK, Stage.PUBLISHED.value, stages, half=True),
            Field("issuing_authority", "制定机关", half=True),
            Field("drafting_unit", "起草单位", options=words(known.units), half=True),
            Field("document_number", "文号", half=True),
            *(_fact(name, first) for name, first in _FROM.items()),
            Field("source", "依据", help="据什么补录，如：2024年文件汇编第3册"),
            Field("file", "文稿", Kind.FILE, DRAFTS, help="没有电子文本的可以不选，以后再放入"),
        ),
        "在本系统启用以前办的文件，按办到的环节补录；不核对各环节的条件，不计算期限，并标明是补录。",
    )


def _fact(name: str, first: Stage) -> Field:
    asked = tuple(stage.value for stage in _STAGES[_STAGES.index(first) :] if stage is not Stage.REJECTED)
    if name == "outcome":
        options = (Option("", "不清楚"), *(Option(word.value, word.value) for word in Conclusion))
        return Field(name, FIELDS[name], Kind.PICK, "", options, half=True, when=("stage", *asked))
    kind = Kind.DAY if name.endswith(("_on", "_until")) else Kind.TEXT
    return Field(name, FIELDS[name], kind, None if kind is Kind.DAY else "", half=True, when=("stage", *asked))


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

    def enter(self) -> None:
        """补录."""
        self._ops.query(habits, self._open_entering, owner=self, title="补录")

    def _open_entering(self, known: Habits) -> None:
        dialog = FormDialog(entering(known), known.today, self._window)
        dialog.submitted.connect(lambda values: self._read(dialog, values))
        dialog.open()

    def _read(self, dialog: FormDialog, values: Values) -> None:
        file = file_of(values)
        if file is None:
            self._enter(dialog, values, None)
        else:
            then = lambda draft: self._enter(dialog, values, draft)  # noqa: E731
            self._ops.run(lambda: read_draft(file), then, owner=dialog, title="读取文稿", on_refused=dialog.refuse)

    def _enter(self, dialog: FormDialog, values: Values, draft: Draft | None) -> None:
        facts = {name: plain(values[name]) for name in FIELDS if values.get(name)}
        self._deeds.do(
            lambda office: enter_historical(
                office, stage=text_of(values, "stage"), facts=facts, draft=draft, source=text_of(values, "source")
            ),
            f"已补录：{facts.get('title') or (draft.reading.tree.title if draft else '') or ''}".rstrip("："),
            then=lambda made: self._begun(dialog, str(made["document"])),
            title="补录",
            on_refused=dialog.refuse,
        )  # fmt: skip
