"""What is asked about an objection: its receipt, and each deed with it. Values in, values out; no saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.lifecycle.made import Made
from app.objections import handling, receiving
from app.objections.kinds import GROUNDS, OUTCOMES, Deed, Kind, State
from app.office import Office
from db.records import Document
from ui.dialogs.fields import Field, Option, words
from ui.dialogs.fields import Kind as FieldKind
from ui.dialogs.filing_forms import day_field, not_before
from ui.dialogs.form import Form, Values
from ui.pages.incoming.deed_forms import day, file, text
from ui.pages.incoming.objection_reading import Case


@dataclass(frozen=True, slots=True)
class Way:
    """One deed: what is asked, the verb, what the toast says."""

    form: Callable[[Case], Form]
    do: Callable[[Office, str, Values], Made]
    said: str


def receipt_form(document: Document, today: date) -> Form:
    """登记 of what came about ``document``."""
    kinds = tuple(Option(kind.value, kind.label) for kind in Kind)
    return Form(
        "登记异议",
        "登记",
        (
            Field("kind", "来件", FieldKind.PICK, Kind.CITIZEN.value, kinds),
            Field("applicant", "来件的人或者机关", required=True, half=True),
            Field("contact", "联系方式", half=True),
            Field("number", "来文编号", help="没有的可以不填", half=True),
            Field("path", "针对的条款", help="如第五条，空着是整件", half=True),
            Field("words", "要审查的事项", FieldKind.LONG),
            Field("reasons", "理由", FieldKind.LONG),
            Field("until", "法院指定的日期", FieldKind.DAY, None, when=("kind", Kind.LITIGATION.value)),
            Field("forwarded_by", "转送来的机关", help="别的机关转送来的才填", when=("kind", Kind.RECONSIDERATION.value)),
            Field("file", "来件的文件", FieldKind.FILE, help="可以不选"),
            day_field("on", "收到日期", today),
        ),
        f"针对《{document.called}》。登记后按来件的种类计算答复期限。",
        check=lambda values: not_before(values, "on", today, None, ""),
    )


def do_receive(office: Office, document: str, values: Values) -> Made:
    """Log what came."""
    return receiving.receive(
        office, document, kind=text(values, "kind"), applicant=text(values, "applicant"), words=text(values, "words"),
        reasons=text(values, "reasons"), contact=text(values, "contact"), path=text(values, "path") or None, number=text(values, "number"),
        on=day(values), until=day(values, "until"), forwarded_by=text(values, "forwarded_by"), file=file(values),
    )  # fmt: skip


def _made(case: Case, deed: Deed, fields: tuple[Field, ...], told: str = "") -> Form:
    listed = case.standing.listed
    return Form(
        deed.label,
        deed.label,
        (*fields, day_field("on", "日期", case.today)),
        f"{listed.objection.applicant}针对《{listed.document.called}》的{listed.kind.label}。{told}",
        check=lambda values: not_before(values, "on", case.today, listed.objection.received_on, "收到日期"),
    )


def _ask(case: Case) -> Form:
    return _made(case, Deed.ASK, (), f"告知补充：{'、'.join(case.standing.lacking)}。" if case.standing.lacking else "")


def _supply(case: Case) -> Form:
    return _made(
        case,
        Deed.SUPPLY,
        (
            Field("words", "要审查的事项", FieldKind.LONG, case.matter),
            Field("reasons", "理由", FieldKind.LONG, case.reasons),
            Field("contact", "联系方式", value=case.standing.listed.objection.contact),
        ),
    )


def _take_up(case: Case) -> Form:
    return _made(case, Deed.TAKE_UP, ())


def _decline(case: Case) -> Form:
    return _made(
        case,
        Deed.DECLINE,
        (
            Field("ground", "情形", FieldKind.PICK, GROUNDS[0], words(GROUNDS)),
            Field("reason", "理由", FieldKind.LONG, help="理由不成立和其他情形的，写明理由"),
        ),
        "不启动审查的，仍要书面告知。",
    )


def _transfer(case: Case) -> Form:
    return _made(case, Deed.TRANSFER, (Field("to", "转送给", required=True, help="有权处理的机关"),))


def _answer(case: Case) -> Form:
    declined = case.standing.listed.objection.state == State.DECLINED
    outcome = () if declined else (Field("outcome", "处理结果", FieldKind.PICK, OUTCOMES[0], words(OUTCOMES)),)
    told = "停止执行、修改、废止的，答复后另办。" if not declined else ""
    return _made(case, Deed.ANSWER, (*outcome, Field("words", "答复", FieldKind.LONG, required=True, help="一行一段，写进答复函")), told)


WAYS: Mapping[Deed, Way] = {
    Deed.ASK: Way(_ask, lambda o, i, v: receiving.ask(o, i, on=day(v)), "已登记告知补充。"),
    Deed.SUPPLY: Way(
        _supply,
        lambda o, i, v: receiving.supply(o, i, words=text(v, "words"), reasons=text(v, "reasons"), contact=text(v, "contact"), on=day(v)),
        "已登记补充内容。",
    ),
    Deed.TAKE_UP: Way(_take_up, lambda o, i, v: handling.take_up(o, i, on=day(v), despite=text(v, "despite") or None), "已启动审查。"),
    Deed.DECLINE: Way(
        _decline,
        lambda o, i, v: handling.decline(o, i, ground=text(v, "ground"), reason=text(v, "reason"), on=day(v)),
        "已登记不启动审查。",
    ),
    Deed.TRANSFER: Way(_transfer, lambda o, i, v: handling.transfer(o, i, to=text(v, "to"), on=day(v)), "已登记转送。"),
    Deed.ANSWER: Way(
        _answer, lambda o, i, v: handling.answer(o, i, words=text(v, "words"), outcome=text(v, "outcome"), on=day(v)), "已登记答复。"
    ),
}
