"""听证、专家论证、风险评估、公平竞争审查、部门审核、部门集体讨论、政策解读、实施后评估 on the document page. No Qt widgets here."""

from __future__ import annotations

from dataclasses import dataclass

from app.lifecycle import proceedings
from app.lifecycle.proceedings import EVALUATION, HEARING, INTERPRETATION, Facts
from app.office import Office
from db.records import Proceeding
from ui.dialogs.fields import Field, Kind, Option
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.parts import Line, Mark, Part, Verb, joined, kept
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
from ui.pages.document.values import day_of, file_of, text_of

FAIR = "fair_competition_review"
_NOT_YET = "还没有结论"


@dataclass(frozen=True, slots=True)
class _Words:
    """What the fields of a kind are called."""

    body: str = "承办单位"
    people: str = "参加人"
    words: str = "情况"
    address: str = ""


_WORDS = {
    HEARING: _Words("听证组织单位", "听证参加人", "听证情况", "地点"),
    "expert_review": _Words("组织单位", "专家", "专家意见"),
    "risk_assessment": _Words("评估单位", "参加人", "主要风险和措施"),
    FAIR: _Words("审查单位", "听取意见的利害关系人", "审查情况"),
    "department_review": _Words("审核的法制机构", "审核人", "审核意见"),
    "department_discussion": _Words("会议", "参加人", "讨论情况"),
    "assessment": _Words("评估单位", "参加人", "评估情况"),
    INTERPRETATION: _Words("解读单位", "解读人", "解读要点", "网址"),
    EVALUATION: _Words("评估单位", "参加人", "评估情况"),
}


def form(view: View, code: str, row: Proceeding | None = None) -> Form:
    """One proceeding of a kind: when, by whom, with whom, what came of it."""
    kind, called = proceedings.kind(code), _WORDS.get(code, _Words())
    conclusion = _conclusion(kind.conclusions, row)
    place = (Field("address", called.address, value=(row.address or "") if row else ""),) if called.address else ()
    until = Field("until", "例外的实施期限", Kind.DAY, row.until if row else None, half=True, required=True, when=("conclusion", "例外"))
    file_told = f"已有《{row.file_name}》，再选就换掉" if row and row.file_sha else "记录、报告、纪要等，可以以后再补"
    fields = (
        Field("on", "日期", Kind.DAY, row.on_date if row else view.habits.today, required=True, half=True, happened=code != HEARING),
        Field("body", called.body, value=row.body if row else "", half=True),
        *conclusion,
        *((until,) if code == FAIR else ()),
        Field("number", "文号", value=(row.number or "") if row else "", half=True),
        Field("people", called.people, value=row.people if row else ""),
        *place,
        Field("words", called.words, Kind.LONG, row.words if row else ""),
        Field("file", "材料", Kind.FILE, help=file_told),
    )
    verb = "保存改动" if row else f"登记{kind.name}"
    return Form(f"修改{kind.name}" if row else f"登记{kind.name}", verb, fields, kind.hint)


def _conclusion(choices: tuple[str, ...], row: Proceeding | None) -> tuple[Field, ...]:
    now = (row.conclusion or "") if row else ""
    if not choices:
        return (Field("conclusion", "结论", value=now, half=True),)
    options = (Option("", _NOT_YET), *(Option(word, word) for word in choices))
    return (Field("conclusion", "结论", Kind.PICK, now, options=options, half=True),)


def _taken(values: Values) -> Facts:
    return Facts(
        on=day_of(values), body=text_of(values, "body"), people=text_of(values, "people"), conclusion=text_of(values, "conclusion") or None,
        words=text_of(values, "words"), number=text_of(values, "number") or None, until=day_of(values, "until"),
        address=text_of(values, "address") or None,
    )  # fmt: skip


def held(code: str) -> Deed:
    """Recording a proceeding of a kind."""
    name = proceedings.kind(code).name

    def do(office: Office, document: str, values: Values) -> object:
        return proceedings.hold(office, document, kind=code, facts=_taken(values), file=file_of(values))

    return Deed(f"登记{name}", Icon.RULES, lambda view: form(view, code), do, f"已登记{name}")


def edited(row: Proceeding) -> Deed:
    """Putting one proceeding right."""
    name = proceedings.kind(row.kind).name

    def do(office: Office, _document: str, values: Values) -> object:
        return proceedings.edit(office, row.id, facts=_taken(values), file=file_of(values))

    return Deed(f"修改{name}", Icon.EDIT, lambda view: form(view, row.kind, row), do, f"已改{name}")


def removed(row: Proceeding) -> Deed:
    """Taking one proceeding out, at once: it can be undone."""
    name = proceedings.kind(row.kind).name
    return Deed(f"移除{name}", Icon.DELETE, None, lambda o, _d, _v: proceedings.remove(o, row.id), f"已移除{name}")


def handed_out(row: Proceeding) -> Deed:
    """听证材料已送达."""
    return Deed("听证材料已送达", Icon.MAIL, None, lambda o, _d, _v: proceedings.hand_out(o, row.id), "已登记听证材料送达")


def part(view: View, lacking: tuple[Line, ...]) -> Part:
    """评估论证和审查: each kind before the submission, with what was held of it."""
    codes = [code for code in proceedings.kinds() if code not in (INTERPRETATION, EVALUATION)]
    lines = tuple(line for code in codes for line in _lines(view, code, lacking))
    return Part("proceedings", "论证和审查", "", lines)


def part_of(view: View, code: str, lacking: tuple[Line, ...], why_not: str = "") -> Part:
    """A part of its own for one kind."""
    kind = proceedings.kind(code)
    lines = tuple(_line(view, row) for row in _rows(view, code))
    verb = Verb("登记", held(code), f"登记{kind.name}", why_not)
    return Part(code, kind.name, "", (*lacking, *lines), (verb,), f"还没有{kind.name}。")


def _rows(view: View, code: str) -> list[Proceeding]:
    return [row for row in (view.course.proceedings if view.course else ()) if row.kind == code]


def _lines(view: View, code: str, lacking: tuple[Line, ...]) -> tuple[Line, ...]:
    kind, found = proceedings.kind(code), _rows(view, code)
    short = tuple(line for line in lacking if line.id in (f"lacking-proceeding:{code}", "lacking-fair_competition" if code == FAIR else ""))
    lines = tuple(_line(view, row) for row in found)
    if lines or short:
        return (*short, *lines)
    deed: Deed | str = "fair_competition" if code == FAIR else held(code)
    told = "不涉及经营者经济活动，不用审查" if code == FAIR and view.dossier.document.concerns_market is False else "没有登记"
    return (Line(code, kind.name, told, Mark.OPEN, verbs=(Verb("登记", deed, f"登记{kind.name}"),)),)


def _line(view: View, row: Proceeding) -> Line:
    kind = proceedings.kind(row.kind)
    told = joined(str(row.on_date), row.body, row.conclusion or (_NOT_YET if kind.conclusions else ""), row.number,
                  f"实施期限至 {row.until}" if row.until else "", row.address)  # fmt: skip
    below = "；".join(part for part in (f"{_WORDS.get(row.kind, _Words()).people}：{row.people}" if row.people else "", row.words) if part)
    name = f"{row.on_date}的{kind.name}"
    is_to_come = row.kind == HEARING and row.on_date > view.habits.today
    verbs = (
        *((Verb("材料已送达", handed_out(row), f"{name}：材料已送达"),) if is_to_come else ()),
        Verb("修改", edited(row), f"修改{name}"),
        Verb("移除", removed(row), f"移除{name}"),
        *((Verb("再登记", held(row.kind), f"再登记一次{kind.name}"),) if row.kind not in (FAIR, INTERPRETATION, EVALUATION) else ()),
    )
    return Line(f"proceeding-{row.id}", kind.name, told, below=below, file=kept(row.file_name, row.file_sha), verbs=verbs)
