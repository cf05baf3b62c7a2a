"""Every act of the document page: its dialog, and the verb it calls with the answers. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.resorting import sort_material
from app.lifecycle import deliberating, editing, ending, issuing, preparing, proposing
from app.lifecycle.confirming import confirm_in_hand
from app.lifecycle.materials import add_materials
from app.lifecycle.stages import Ending
from app.lifecycle.texts import REPLACEABLE, replace_text
from app.lifecycle.transitions import Act
from app.office import Office
from app.review import accepting
from ui.dialogs.form import Values
from ui.icons import Icon
from ui.pages.document import correcting, forms, handling, joint, reply_deeds, revisions, sealing, thread_deeds
from ui.pages.document.course import archive, circumstances, comments, consultation, deliberation, fair, publication
from ui.pages.document.course import ending as course_ending
from ui.pages.document.deed import Deed, always
from ui.pages.document.forms import View
from ui.pages.document.thread_deeds import letters_of
from ui.pages.document.values import day_of, keys_of, plain, reason_of, text_of


def _do_take_draft(office: Office, document: str, values: Values) -> object:
    draft, chosen, proposed = _draft(values), text_of(values, "title"), office.document(document).title
    other = proposing.other_title(proposed, draft.reading.tree)
    if other and not chosen:
        raise Refused(
            f"没有放入。文稿标题是《{other}》，立项名称是《{proposed}》，两者不同。选“{forms.KEEP_TITLE}”或者“{forms.TAKE_TITLE}”再放入。"
        )
    return proposing.take_draft(office, document, draft, on=day_of(values), keep_title=chosen == forms.KEEP_TITLE)


def _do_submit(office: Office, document: str, values: Values) -> object:
    return preparing.submit(
        office, document, unit=text_of(values, "unit"), materials=keys_of(values, "materials"), on=day_of(values), despite=reason_of(values),
        text=_draft(values) if "draft" in values else None,
    )  # fmt: skip


def _do_return(office: Office, document: str, values: Values) -> object:
    also = text_of(values, "also")
    return preparing.send_back(office, document, missing=[*keys_of(values, "missing"), *([also] if also else [])], on=day_of(values))


def _do_resubmit(office: Office, document: str, values: Values) -> object:
    return accepting.resubmit(
        office, document, _draft(values), on=day_of(values), revisions=revisions.chosen(values), despite=reason_of(values)
    )


def _do_replace(office: Office, document: str, values: Values) -> object:
    return replace_text(office, document, _draft(values), on=day_of(values))


def _draft(values: Values) -> Draft:
    draft = values["draft"]
    if not isinstance(draft, Draft):
        raise TypeError("this act needs the draft that was read")
    return draft


def _do_material(office: Office, document: str, values: Values) -> object:
    file = values.get("file")
    return add_materials(office, document, codes=keys_of(values, "codes"), files=[file] if isinstance(file, Path) else [])


def _set(office: Office, document: str, values: Values) -> object:
    return editing.set_fields(office, document, {key: plain(value) for key, value in values.items() if key in editing.FIELDS})


def _is_replaceable(view: View) -> bool:
    return view.dossier.stage in REPLACEABLE


_STEPS: dict[str, Deed] = {
    Act.IMPORT: Deed(
        "放入文稿", Icon.IMPORT, forms.take_draft, _do_take_draft, "已放入文稿，进入起草", reads="file",
    ),
    Act.SUBMIT: Deed(
        "登记送审", Icon.INBOX, forms.submit, _do_submit, "已登记送审", supplies=("unit", "material", "consult"), reads="file",
    ),
    Act.RETURN: Deed("退回补正", Icon.UNDO, forms.send_back, _do_return, "已退回补正", papers=letters_of),
    "terminate": Deed(
        "终止办理", Icon.REPEALED, forms.terminate,
        lambda o, d, v: preparing.send_back(o, d, outcome=Ending.TERMINATED, reason=text_of(v, "reason"), on=day_of(v)), "已终止办理",
        offered=lambda view: bool(view.dossier.next_step) and view.dossier.next_step.act is Act.ACCEPT,
    ),
    Act.ACCEPT: Deed(
        "受理", Icon.REVIEW, forms.accept, revisions.do_accept, "已受理", supplies=("revisions",), prepare=revisions.pending,
        opens=revisions.open_accept,
    ),
    Act.TABLE: Deed("提请审议", Icon.MEETING, forms.table, lambda o, d, v: deliberating.table(o, d, on=day_of(v), despite=reason_of(v)), "已提请集体审议"),
    Act.SIGN: Deed(
        "登记签发", Icon.SIGN, forms.sign, lambda o, d, v: issuing.sign(o, d, by=text_of(v, "by"), on=day_of(v), despite=reason_of(v)), "已登记签发"
    ),
    Act.REGISTER: Deed(
        "登记编号", Icon.NUMBER, forms.register,
        lambda o, d, v: issuing.register(o, d, on=day_of(v), number=text_of(v, "number") or None, despite=reason_of(v)), "已登记编号",
    ),
    Act.RESUBMIT: Deed("送复核", Icon.REFRESH, forms.resubmit, _do_resubmit, "已送复核", reads="file", settles=True),
    "replace_text": Deed("换入修改稿", Icon.IMPORT, forms.replace_text, _do_replace, "已换入文本", reads="file", settles=True, offered=_is_replaceable),
    Act.REOPEN: Deed("重新起草", Icon.REFRESH, forms.reopen, lambda o, d, v: ending.reopen(o, d, reason=text_of(v, "reason"), on=day_of(v)), "已重新起草"),
    "confirm": Deed(
        "核对改动", Icon.CHECK, forms.confirm, lambda o, d, v: confirm_in_hand(o, d, note=text_of(v, "note"), on=day_of(v)), "已核对改动",
        offered=lambda view: view.unseen is not None and not view.unseen.under_review,
    ),
    "material": Deed("收到材料", Icon.MATERIAL, forms.material, _do_material, "已登记材料", offered=always),
    "sort_material": Deed(
        "改材料归类", Icon.SORT, forms.sort_material, lambda o, _d, v: sort_material(o, text_of(v, "material"), code=text_of(v, "code")),
        "已改归类", offered=lambda view: bool(view.dossier.materials),
    ),
    "unit": Deed("填写起草单位", Icon.UNIT, forms.unit, _set, "已填写起草单位"),
    "effective_on": Deed("填写施行日期", Icon.EXPIRY, forms.effective, _set, "已填写施行日期"),
    "edit": Deed("编辑基本信息", Icon.EDIT, forms.edit, _set, "已改基本信息", offered=always),
}  # fmt: skip

_ROOMS: tuple[Mapping[str, Deed], ...] = (
    _STEPS,
    handling.DEEDS,
    thread_deeds.DEEDS,
    reply_deeds.DEEDS,
    joint.DEEDS,
    sealing.DEEDS,
    correcting.DEEDS,
    circumstances.DEEDS,
    consultation.DEEDS,
    comments.DEEDS,
    fair.DEEDS,
    deliberation.DEEDS,
    publication.DEEDS,
    course_ending.DEEDS,
    archive.DEEDS,
)
"""Every room's deeds; a room is a module of its own beside this one with a mapping ``DEEDS``."""

DEEDS: dict[str, Deed] = {name: deed for room in _ROOMS for name, deed in room.items()}
"""By the act's name, or by what a guard says mends it. The menu offers them in this order."""
