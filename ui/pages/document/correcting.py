"""The deeds that put right what is out on the document page: 更正, 作废文号, 公开属性, 移入回收站. No Qt widgets here."""

from __future__ import annotations

from datetime import date

from app.intake.draft import Draft
from app.lifecycle.bin import discard
from app.lifecycle.correcting import TEXT, correct, correct_text
from app.lifecycle.disclosure import CHOICES, disclose
from app.lifecycle.fixed import FIELDS
from app.lifecycle.guards import DISCLOSED
from app.lifecycle.lawful_grounds import sentence
from app.lifecycle.stages import Stage
from app.lifecycle.voiding import KINDS, void_number
from app.office import Office
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed, always
from ui.pages.document.forms import DRAFTS, View
from ui.pages.document.values import day_of, text_of
from ui.pages.naming import quoted

_DAYS = tuple(field for field in FIELDS if field.endswith(("_on", "_until")))
_MOVES = {
    "published_on": "备案截止日、施行日期、有效期和届满提醒随之重算",
    "signed_on": "公开期限随之重算",
    "effective_on": "有效期和届满提醒随之重算",
    "valid_until": "届满提醒随之重算",
    "document_number": "原来的文号作废，留在编号登记里，不再编发",
    "unified_number": "原来的编号作废，留在编号登记里，不再编发",
    "issuing_authority": "几个机关之间用顿号隔开",
}


def correction(view: View) -> Form:
    """更正: what was wrong, what is right, why; a corrected copy for the text itself."""
    document, outdated = view.dossier.document, [f for f in view.dossier.filings if f.filed_on]
    options = (*(Option(key, word) for key, word in FIELDS.items()), Option(TEXT, "正文（换成更正稿）"))
    sent = f"已经报出 {len(outdated)} 份，更正后标明“报出的材料与现在不一致”，登记补发以后消除。" if outdated else ""
    return Form(
        f"更正{quoted(document)}",
        "更正",
        (
            Field("field", "更正的内容", Kind.PICK, "document_number", options, required=True),
            *(_right(view, field) for field in FIELDS),
            Field(
                "file", "更正稿", Kind.FILE, DRAFTS, help="读入后成为现行文本，原来的文本留在版本里", required=True, when=("field", TEXT)
            ),
            Field("reason", "理由", Kind.LONG, required=True, help="如：印刷时文号排错，原件为11号"),
            Field("on", "更正日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True),
        ),
        f"更正前后的内容和理由记入更正记录。{sent}",
    )


def _right(view: View, field: str) -> Field:
    """The right value of one fact, beginning with what stands there."""
    now = getattr(view.dossier.document, field)
    note = "；".join(part for part in (f"现在是 {now}" if now else "现在没有填", _MOVES.get(field, "")) if part)
    kind = Kind.DAY if field in _DAYS else Kind.TEXT
    return Field(
        f"right.{field}", f"正确的{FIELDS[field]}", kind, now if isinstance(now, date) else now or "", help=note, when=("field", field)
    )


def _correct(office: Office, document: str, values: Values) -> object:
    field, reason, on = text_of(values, "field"), text_of(values, "reason"), day_of(values)
    draft = values.get("draft")
    if field == TEXT and isinstance(draft, Draft):
        return correct_text(office, document, draft, reason=reason, on=on)
    right = values.get(f"right.{field}")
    return correct(
        office, document, field=field, value=right.isoformat() if isinstance(right, date) else str(right or ""), reason=reason, on=on
    )


def voiding(view: View) -> Form:
    """作废文号: which number and why. It is asked about first."""
    document = view.dossier.document
    options = tuple(Option(kind, f"{word} {getattr(document, kind)}") for kind, word in KINDS.items() if getattr(document, kind))
    return Form(
        f"作废{quoted(document)}的编号",
        "作废文号",
        (
            Field("kind", "编号", Kind.PICK, "document_number", options),
            Field("reason", "理由", Kind.LONG, required=True, help="如：用纸作废、排错年份"),
            Field("on", "作废日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True),
        ),
        warning="作废的编号留在编号登记里，不再编发；这一件改用同一系列的下一号。",
    )


def _void(office: Office, document: str, values: Values) -> object:
    return void_number(office, document, kind=text_of(values, "kind"), reason=text_of(values, "reason"), on=day_of(values))


def disclosure(view: View) -> Form:
    """公开属性: how it is disclosed, and why when it is not."""
    document = view.dossier.document
    return Form(
        "公开属性",
        "登记",
        (
            Field("disclosure", "公开属性", Kind.CHOICE, document.disclosure or DISCLOSED, options=words(CHOICES)),
            Field(
                "reason", "理由", Kind.LONG, document.disclosure_reason or "", help=f"{DISCLOSED}的不用填；其余照定密、公开审查的结论填写"
            ),
        ),
        sentence("disclosure"),
        check=lambda v: {"reason": "没有填理由。"} if v.get("disclosure") != DISCLOSED and not text_of(v, "reason") else {},
    )


def _disclose(office: Office, document: str, values: Values) -> object:
    return disclose(office, document, disclosure=text_of(values, "disclosure"), reason=text_of(values, "reason"))


def discarding(view: View) -> Form:
    """移入回收站: with a reason where the document has left the house."""
    is_out = _is_out(view)
    told = "已经公布或者报出的文件，不再有效的应当办理废止；确属重复录入等情形的，写明理由移入回收站。" if is_out else ""
    return Form(
        f"把{quoted(view.dossier.document)}移入回收站",
        "移入回收站",
        (Field("reason", "理由", Kind.LONG, required=is_out, help="" if is_out else "可以不写"),),
        f"30 天内可以从回收站恢复，文本、材料和经过都保留。{told}",
    )


def _discard(office: Office, document: str, values: Values) -> object:
    return discard(office, [document], reason=text_of(values, "reason"))


def _is_published(view: View) -> bool:
    return view.dossier.document.published_on is not None


def _is_out(view: View) -> bool:
    document = view.dossier.document
    return (document.published_on is not None and not document.historical) or any(f.filed_on for f in view.dossier.filings)


DEEDS: dict[str, Deed] = {
    "correct": Deed("更正", Icon.REWRITE, correction, _correct, "已更正", reads="file", offered=_is_published),
    "void_number": Deed(
        "作废文号", Icon.REPEALED, voiding, _void, "已作废，改用下一号", offered=lambda view: view.dossier.stage is Stage.REGISTERED
    ),
    "disclosure": Deed("公开属性", Icon.VIEW, disclosure, _disclose, "已登记公开属性", offered=always),
    "discard": Deed("移入回收站", Icon.DELETE, discarding, _discard, "已移入回收站", offered=always),
}
"""By name; merged into the page's."""
