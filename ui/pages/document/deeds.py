"""Every act of the document page: what its dialog asks, and the verb it calls with the answers. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.intake.draft import Draft
from app.lifecycle import deliberating, editing, ending, issuing, preparing
from app.lifecycle.dossier import Dossier
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked, add_materials
from app.lifecycle.stages import Ending, Result
from app.lifecycle.transitions import Act
from app.office import Office
from app.review import accepting
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.naming import quoted

DRAFTS = "文稿 (*.docx *.doc *.wps *.pdf *.ofd *.txt *.md);;全部文件 (*)"
"""What a file dialog shows first when it asks for a draft."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page knows of its document."""

    dossier: Dossier
    habits: Habits
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: how it is called, its dialog, what carries it out, and what the toast says. ``final`` acts leave the house."""

    label: str
    icon: str
    form: Callable[[View], Form]
    do: Callable[[Office, str, Values], object]
    said: str
    final: bool = False
    supplies: tuple[str, ...] = ()
    """The guards (by what mends them) that its own dialog asks about, so that it may be opened while they fail."""
    reads: str = ""
    """The field that names a file to be read first; the verb finds what was read under ``draft``."""


def _day(values: Values, key: str = "on") -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None


def _text(values: Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _keys(values: Values, key: str) -> tuple[str, ...]:
    value = values.get(key)
    return value if isinstance(value, tuple) else ()


def _despite(values: Values) -> str | None:
    return _text(values, "despite") or None


def _on(view: View, word: str = "日期", key: str = "on", value: date | None = None) -> Field:
    return Field(key, word, Kind.DAY, value or view.habits.today, required=True, half=True)


def _consult(view: View) -> Form:
    return Form(
        "公开征求意见",
        "开始征求意见",
        (
            Field("carrier", "载体", value=view.habits.consulted_on, required=True, help="发布征求意见稿的网站、公众号或者报刊"),
            _on(view, "开始日期"),
            Field("until", "截止日期", Kind.DAY, None, help="留空按规定的最短期限计算", half=True),
        ),
        f"{quoted(view.dossier.document)}开始征求意见后，截止日期列入工作台。",
        check=lambda values: _order(values, "on", "until", "截止日期早于开始日期。"),
    )


def _order(values: Values, first: str, last: str, sentence: str) -> Mapping[str, str]:
    begin, end = _day(values, first), _day(values, last)
    return {last: sentence} if begin and end and end < begin else {}


def materials_field(asked: tuple[Asked, ...]) -> Field:
    """The list of materials to tick, those required marked."""
    options = tuple(Option(a.code, f"{a.code} {a.name}" + ("（必交）" if a.required else ""), locked=a.there) for a in asked)
    conditional = sorted({a.when for a in asked if a.when and not a.required})
    return Field(
        "materials",
        "已收到的材料",
        Kind.TICKS,
        options=options,
        help=f"其余材料在这些情形下要交：{'；'.join(conditional)}。" if conditional else "",
    )


def _submit(view: View) -> Form:
    return Form(
        "登记送审",
        "登记送审",
        (
            Field("unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), help="单位全称"),
            _on(view, "送审日期"),
            materials_field(view.asked),
        ),
    )


def _accept(view: View) -> Form:
    return Form("受理送审件", "受理", (_on(view, "受理日期"),), "受理后按审核规则列出疑点，审核期限从受理次日起算。")


def _return(view: View) -> Form:
    lacking = tuple(Option(a.code, f"{a.code} {a.name}", ticked=a.required) for a in view.asked if not a.there)
    return Form(
        "退回补正",
        "退回补正",
        (
            Field("missing", "要补正的材料", Kind.TICKS, options=lacking),
            Field("also", "其他要补正的", help="如：送审稿缺页。与上面的材料一次性告知"),
            _on(view, "退回日期"),
        ),
        "退回期间审核期限不走，补齐后重新送审。",
    )


def _do_return(office: Office, document: str, values: Values) -> object:
    also = _text(values, "also")
    return preparing.send_back(office, document, missing=[*_keys(values, "missing"), *([also] if also else [])], on=_day(values))


def _terminate(view: View) -> Form:
    return Form(
        "终止办理", "终止办理", (Field("reason", "理由", Kind.LONG, required=True), _on(view)), "终止后停在“终止”，需要时可以重新起草。"
    )


def _table(view: View) -> Form:
    return Form("提请集体审议", "提请审议", (_on(view, "提请日期"),))


def _deliberate(view: View) -> Form:
    return Form(
        "登记审议结果",
        "登记结果",
        (
            Field("meeting", "会议", value=view.habits.meeting, required=True, help="名称和届次，如：区政府第86次常务会议"),
            Field("result", "结果", Kind.CHOICE, Result.PASSED.value, options=words([r.value for r in Result])),
            _on(view, "会议日期"),
        ),
    )


def _sign(view: View) -> Form:
    by = Field("by", "签发人", value=view.habits.signatory, required=True, half=True)
    return Form("登记签发", "登记签发", (by, _on(view, "签发日期")), "签发之日起计算公开期限。")


def _register(view: View) -> Form:
    return Form(
        "登记编号",
        "登记编号",
        (Field("number", "统一编号", help="留空由本机按顺序编号；别处已经编好的，填在这里"), _on(view, "登记日期")),
        "没有文号的，同时编发文号。",
    )


def _publish(view: View) -> Form:
    document, trial = view.dossier.document, view.dossier.trial
    said = trial.effective_on if trial else document.effective_on
    return Form(
        f"登记公布{quoted(document)}",
        "登记公布",
        (
            Field("carrier", "公布载体", value=view.habits.carrier, required=True, help="政府网站、政府公报等"),
            _on(view, "公布日期"),
            Field(
                "effective_on", "施行日期", Kind.DAY, said, help="按正文推算，可以改" if trial else "正文没有写明，照文件填写", half=True
            ),
        ),
        warning="公布后文件已送出本机关，这一步不能撤销。备案期限从公布次日起算，分别报送市政府和区人大常委会。",
        check=lambda values: _order(values, "on", "effective_on", "施行日期早于公布日期。"),
    )


def _repeal(view: View) -> Form:
    return Form(
        f"废止{quoted(view.dossier.document)}",
        "废止",
        (Field("reason", "理由", Kind.LONG, required=True, help="如：上位法修改后不再适用"), _on(view, "废止日期")),
        warning="废止后文件自废止之日起失去效力，这一步不能撤销。",
    )


def _archive(view: View) -> Form:
    return Form("归档", "归档", (_on(view, "归档日期"),), "归档后不再办理，需要改动时另行导入新的文稿。")


def _reopen(view: View) -> Form:
    return Form("重新起草", "重新起草", (Field("reason", "缘由", Kind.LONG, required=True), _on(view)), "回到起草阶段，原来的经过保留。")


def _resubmit(view: View) -> Form:
    file = Field("file", "修改后的文稿", Kind.FILE, DRAFTS, required=True)
    return Form("改好后送复核", "送复核", (file, _on(view, "送复核日期")), "读入修改后的文稿，作为新的一稿重新列出疑点，审核期限重新起算。")


def _do_resubmit(office: Office, document: str, values: Values) -> object:
    draft = values["draft"]
    if not isinstance(draft, Draft):
        raise TypeError("送复核 needs the draft that was read")
    return accepting.resubmit(office, document, draft, on=_day(values), despite=_despite(values))


def _fair(view: View) -> Form:
    document = view.dossier.document
    concerned = "是" if document.concerns_market is not False else "否"
    return Form(
        "公平竞争审查",
        "登记审查结论",
        (
            Field("concerned", "涉及经营者经济活动", Kind.CHOICE, concerned, options=words(["是", "否"])),
            Field("conclusion", "审查结论", Kind.CHOICE, document.fair_competition or "符合", options=words(deliberating.CONCLUSIONS)),
            Field("until", "例外的实施期限", Kind.DAY, document.fair_competition_until, help="结论为“例外”的才填", half=True),
            _on(view, "审查日期"),
        ),
        "选“否”的，不用审查，结论不计。依据：公平竞争审查条例第十二条、第十八条。",
        check=lambda v: (
            {"until": "没有填实施期限。"} if v.get("concerned") == "是" and v.get("conclusion") == "例外" and not v.get("until") else {}
        ),
    )


def _do_fair(office: Office, document: str, values: Values) -> object:
    concerned = values.get("concerned") == "是"
    conclusion = _text(values, "conclusion") if concerned else None
    until = _day(values, "until") if conclusion == "例外" else None
    return deliberating.fair_competition(office, document, concerned=concerned, conclusion=conclusion, until=until, on=_day(values))


def _material(view: View) -> Form:
    lacking = tuple(Option(a.code, f"{a.code} {a.name}" + ("（必交）" if a.required else "")) for a in view.asked)
    return Form(
        "收到材料",
        "登记收到",
        (
            Field("codes", "材料", Kind.TICKS, options=lacking, required=True),
            Field("file", "文件", Kind.FILE, help="只有纸质件的，不用选文件"),
        ),
    )


def _do_material(office: Office, document: str, values: Values) -> object:
    file = values.get("file")
    return add_materials(office, document, codes=_keys(values, "codes"), files=[file] if isinstance(file, Path) else [])


def _unit(view: View) -> Form:
    return Form(
        "起草单位", "填写", (Field("drafting_unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), required=True),)
    )


def _effective(view: View) -> Form:
    field = Field("effective_on", "施行日期", Kind.DAY, view.dossier.document.effective_on, required=True)
    return Form("施行日期", "填写", (field,), "正文写明了的照正文填，没有写明的照公布的决定填。")


def _edit(view: View) -> Form:
    document = view.dossier.document
    market = {True: "是", False: "否", None: "未答"}[document.concerns_market]
    return Form(
        "编辑基本信息",
        "保存改动",
        (
            Field("title", "标题", value=document.title, required=True),
            Field("body_title", "正文标题", value=document.body_title or ""),
            Field("document_number", "文号", value=document.document_number or "", half=True),
            Field("issuing_authority", "制定机关", value=document.issuing_authority or "", half=True),
            Field("drafting_unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), half=True),
            Field(
                "disclosure", "公开属性", value=document.disclosure or "", options=words(["主动公开", "依申请公开", "不予公开"]), half=True
            ),
            Field("effective_on", "施行日期", Kind.DAY, document.effective_on, half=True),
            Field("valid_until", "有效期至", Kind.DAY, document.valid_until, half=True),
            Field("signatory", "签发人", value=document.signatory or "", half=True),
            Field("carrier", "公布载体", value=document.carrier or "", half=True),
            Field("concerns_market", "涉及经营者经济活动", Kind.CHOICE, market, options=words(["未答", "是", "否"])),
        ),
        check=lambda values: _order(values, "effective_on", "valid_until", "有效期早于施行日期。"),
    )


def changed(view: View, values: Values) -> dict[str, str]:
    """The fields of the edit dialog that differ from the document, as the verb takes them."""
    before = {field.key: _plain(field.value) for field in _edit(view).fields}
    after = {field.key: _plain(values.get(field.key)) for field in _edit(view).fields if field.key in values}
    found = {key: value for key, value in after.items() if key in before and value != before[key]}
    if found.get("concerns_market") == "未答":
        found["concerns_market"] = ""
    return found


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _set(office: Office, document: str, values: Values) -> object:
    return editing.set_fields(office, document, {key: _plain(value) for key, value in values.items() if key in editing.FIELDS})


DEEDS: dict[str, Deed] = {
    Act.CONSULT: Deed(
        "公开征求意见", Icon.PEOPLE, _consult,
        lambda o, d, v: preparing.consult(o, d, carrier=_text(v, "carrier"), on=_day(v), until=_day(v, "until"), despite=_despite(v)),
        "已开始公开征求意见",
    ),
    Act.SUBMIT: Deed(
        "登记送审", Icon.INBOX, _submit,
        lambda o, d, v: preparing.submit(o, d, unit=_text(v, "unit"), materials=_keys(v, "materials"), on=_day(v), despite=_despite(v)),
        "已登记送审", supplies=("unit", "material", "consult"),
    ),
    Act.RETURN: Deed("退回补正", Icon.UNDO, _return, _do_return, "已退回补正"),
    "terminate": Deed(
        "终止办理", Icon.REPEALED, _terminate,
        lambda o, d, v: preparing.send_back(o, d, outcome=Ending.TERMINATED, reason=_text(v, "reason"), on=_day(v)), "已终止办理",
    ),
    Act.ACCEPT: Deed("受理", Icon.REVIEW, _accept, lambda o, d, v: accepting.accept(o, d, on=_day(v), despite=_despite(v)), "已受理"),
    Act.TABLE: Deed("提请审议", Icon.MEETING, _table, lambda o, d, v: deliberating.table(o, d, on=_day(v), despite=_despite(v)), "已提请集体审议"),
    Act.DELIBERATE: Deed(
        "登记审议结果", Icon.PEOPLE, _deliberate,
        lambda o, d, v: deliberating.deliberate(
            o, d, meeting=_text(v, "meeting"), result=_text(v, "result"), on=_day(v), despite=_despite(v)
        ),
        "已登记审议结果",
    ),
    Act.SIGN: Deed(
        "登记签发", Icon.SIGN, _sign, lambda o, d, v: issuing.sign(o, d, by=_text(v, "by"), on=_day(v), despite=_despite(v)), "已登记签发"
    ),
    Act.REGISTER: Deed(
        "登记编号", Icon.NUMBER, _register,
        lambda o, d, v: issuing.register(o, d, on=_day(v), number=_text(v, "number") or None, despite=_despite(v)), "已登记编号",
    ),
    Act.PUBLISH: Deed(
        "登记公布信息", Icon.FILING, _publish,
        lambda o, d, v: issuing.publish(
            o, d, carrier=_text(v, "carrier"), on=_day(v), effective_on=_day(v, "effective_on"), despite=_despite(v)
        ),
        "已登记公布，备案期限开始计算", final=True, supplies=("effective_on",),
    ),
    Act.RESUBMIT: Deed("送复核", Icon.REFRESH, _resubmit, _do_resubmit, "已送复核", reads="file"),
    Act.ARCHIVE: Deed("归档", Icon.ARCHIVE, _archive, lambda o, d, v: ending.archive(o, d, on=_day(v), despite=_despite(v)), "已归档"),
    Act.REOPEN: Deed("重新起草", Icon.REFRESH, _reopen, lambda o, d, v: ending.reopen(o, d, reason=_text(v, "reason"), on=_day(v)), "已重新起草"),
    "repeal": Deed(
        "废止", Icon.REPEALED, _repeal, lambda o, d, v: ending.repeal(o, d, reason=_text(v, "reason"), on=_day(v)), "已废止", final=True
    ),
    "fair_competition": Deed("公平竞争审查", Icon.REVIEW, _fair, _do_fair, "已登记公平竞争审查"),
    "material": Deed("收到材料", Icon.MATERIAL, _material, _do_material, "已登记材料"),
    "unit": Deed("填写起草单位", Icon.UNIT, _unit, _set, "已填写起草单位"),
    "effective_on": Deed("填写施行日期", Icon.EXPIRY, _effective, _set, "已填写施行日期"),
    "edit": Deed("编辑基本信息", Icon.EDIT, _edit, _set, "已改基本信息"),
}  # fmt: skip
"""By the act's name, or by what a guard says mends it."""
