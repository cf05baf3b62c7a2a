"""What is asked for each deed with a filing that came in, and the verb that does it with the answers. Values in, values out; no saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.filing.incoming import amending, checking, concluding, reviewing
from app.filing.incoming.facts import Facts
from app.filing.incoming.outcomes import MEASURES, REPLIES, RESULTS, Outcome
from app.filing.incoming.states import Deed
from app.intake.draft import read_draft
from app.intake.questionnaire import shipped
from app.lifecycle.made import Made
from app.office import Office
from app.review.settling import WORDS as SETTLED
from app.text.formats import PATTERNS
from app.text.worker import Worker
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.filing_forms import day_field, not_before
from ui.dialogs.form import Form, Values
from ui.pages.incoming.reading import Seen
from ui.pages.incoming.words import label

TEXTS = f"文稿 ({PATTERNS});;全部文件 (*)"


@dataclass(frozen=True, slots=True)
class Way:
    """One deed: what is asked (None: it is done at once), the verb, what the toast says; ``is_final`` when it leaves the house."""

    form: Callable[[Seen], Form] | None
    do: Callable[[Office, str, Values], Made]
    said: str
    is_final: bool = False


def _made(seen: Seen, deed: Deed, fields: tuple[Field, ...], told: str = "", *, verb: str = "", warning: str = "") -> Form:
    """A form with the day of the deed as its last field."""
    last = max((one.step.on_date for one in seen.desk.course), default=seen.desk.listed.incoming.received_at.date())
    title = seen.desk.listed.document.called
    name = label(deed, seen)
    return Form(
        name,
        verb or name,
        (*fields, day_field("on", "日期", seen.today)),
        f"《{title}》{told}" if told else f"《{title}》",
        warning,
        lambda values: not_before(values, "on", seen.today, last, "上一步的日期"),
    )


def _register(seen: Seen) -> Form:
    asked = Field(
        "revisions", f"正文含 {seen.pending_revisions} 处未接受的修订，按哪一种文字审查", Kind.CHOICE, "accept",
        tuple(Option(key, settled.label) for key, settled in SETTLED.items()),
    )  # fmt: skip
    told = "登记后取得登记号，开始实质审查；有电子文本的，审核规则先过一遍。"
    return _made(seen, Deed.REGISTER, (asked,) if seen.pending_revisions else (), told)


def _supplement(seen: Seen) -> Form:
    lacking = tuple(Option(one.code, one.name, ticked=not one.held or one.is_short) for one in seen.desk.completeness)
    return _made(
        seen,
        Deed.SUPPLEMENT,
        (
            Field("missing", "缺的材料", Kind.TICKS, options=lacking),
            Field("more", "另缺的", help="上面没有的材料，几项用顿号隔开"),
            Field("faulty", "不符合要求的", Kind.LONG, help="一行一项"),
        ),
        "：一次写明全部要补正的内容。通知取得编号，形式审查的期限停下来等补正。",
    )


def _refuse(seen: Seen) -> Form:
    definition = shipped()
    elements = tuple(Option(one.key, one.name) for one in definition.elements)
    excluded = tuple(Option(one.code, one.name) for one in definition.exclusions)
    return _made(
        seen,
        Deed.REFUSE,
        (
            Field("reason", "理由", Kind.LONG, required=True, help="为什么不属于行政规范性文件"),
            Field("lacks", "不具备的要素", Kind.TICKS, options=elements),
            Field("exclusions", "属于排除的情形", Kind.TICKS, options=excluded),
        ),
        "：不属于行政规范性文件的，不予登记。认定留在台账里。",
    )


def _extend(seen: Seen) -> Form:
    return _made(seen, Deed.EXTEND, (Field("reason", "理由", Kind.LONG, required=True),), "：审查期限只能延长一次。")


def _explain(seen: Seen) -> Form:
    return _made(
        seen,
        Deed.EXPLAIN,
        (
            Field("questions", "请部门说明的事项", Kind.LONG, help="一行一项"),
            Field("papers", "请部门提供的材料", Kind.LONG, help="一行一项"),
            Field("until", "说明期限", Kind.DAY, None, help="空着的，按规定的期限算"),
        ),
        "：发函后取得编号，可以打印请予说明函。",
    )


def _explained(seen: Seen) -> Form:
    return _made(
        seen, Deed.EXPLAINED,
        (Field("words", "部门说明了什么", Kind.LONG), Field("file", "来文", Kind.FILE, help="写明或者附上文件，有一样即可")),
    )  # fmt: skip


_MEASURES = (Option("", "没有定，意见书上手填"), *(Option(one, one) for one in MEASURES), Option("、".join(MEASURES), "修改或者废止"))


def _conclude(seen: Seen) -> Form:
    outcomes = tuple(Option(outcome.value, f"{outcome.number}　{outcome.value}") for outcome in Outcome)
    review = seen.desk.review
    told = "：工作台里列入的意见写进意见书。" if review is not None else "：没有电子文本，问题写在下面。"
    return _made(
        seen,
        Deed.CONCLUDE,
        (
            Field("outcome", "审查结论", Kind.PICK, Outcome.ACCEPTED.value, outcomes),
            Field("measures", "要求部门", Kind.PICK, "", _MEASURES),
            Field("words", "问题和处理意见", Kind.LONG, help="意见书里另起一段；有列入的意见时可以不写"),
        ),
        told,
    )


def _reply(seen: Seen) -> Form:
    return _made(
        seen,
        Deed.REPLY,
        (
            Field("reply", "反馈", Kind.CHOICE, REPLIES[0], words(REPLIES)),
            Field("words", "反馈的内容和理由", Kind.LONG, help="部分采纳、不采纳的，写明部门的理由"),
            Field("file", "来文", Kind.FILE, help="可以不选"),
        ),
    )


def _escalate(seen: Seen) -> Form:
    return _made(seen, Deed.ESCALATE, (), "：部门逾期没有反馈或者不采纳的，在期限内提请区政府改变或者撤销。")


def _propose(seen: Seen) -> Form:
    return _made(
        seen, Deed.PROPOSE, (Field("number", "提请撤销报告文号", help="没有的可以不填"), Field("words", "提请的内容", Kind.LONG)),
        warning="登记后提请即为送出本机关，不能撤销。",
    )  # fmt: skip


def _close(seen: Seen) -> Form:
    return _made(
        seen, Deed.CLOSE, (Field("result", "结果", Kind.PICK, RESULTS[0], words(RESULTS)), Field("words", "说明", Kind.LONG)),
        "：文件的效力随结果改变。",
    )  # fmt: skip


def _amend(seen: Seen) -> Form:
    document, incoming = seen.desk.listed.document, seen.desk.listed.incoming
    return _made(
        seen,
        Deed.AMEND,
        (
            Field("title", "文件名称", value=document.title, required=True),
            Field("document_number", "文号", value=document.document_number or "", half=True),
            Field("report_number", "备案报告文号", value=incoming.report_number or "", half=True),
            Field("published_on", "公布日期", Kind.DAY, document.published_on, half=True),
            Field("effective_on", "施行日期", Kind.DAY, document.effective_on, half=True),
            Field("copies", "纸质份数", value=str(incoming.copies or ""), half=True),
        ),
        "：改了公布日期的，是否按期报送重新计算。空着的不改。",
        verb="保存更正",
    )


def _add_text(seen: Seen) -> Form:
    return _made(seen, Deed.ADD_TEXT, (Field("file", "文本", Kind.FILE, TEXTS, required=True),), "：放入后按它审查。")


# --- the verbs with the answers


def lines(values: Values, key: str) -> tuple[str, ...]:
    """What was written under ``key``, a line each."""
    return tuple(line.strip() for line in str(values.get(key) or "").splitlines() if line.strip())


def day(values: Values, key: str = "on") -> date | None:
    """The day under ``key``."""
    found = values.get(key)
    return found if isinstance(found, date) else None


def file(values: Values) -> Path | None:
    """The file that was chosen."""
    found = values.get("file")
    return found if isinstance(found, Path) else None


def text(values: Values, key: str) -> str:
    """The words under ``key``."""
    return str(values.get(key) or "").strip()


def keys(values: Values, key: str) -> tuple[str, ...]:
    """What was ticked under ``key``."""
    found = values.get(key)
    return tuple(str(one) for one in found) if isinstance(found, tuple) else ()


def _do_register(office: Office, incoming: str, values: Values) -> Made:
    with Worker() as worker:
        return checking.register(
            office, incoming, on=day(values), revisions=SETTLED.get(text(values, "revisions")), worker=worker,
            despite=text(values, "despite") or None,
        )  # fmt: skip


def _do_supplement(office: Office, incoming: str, values: Values) -> Made:
    more = tuple(one.strip() for one in text(values, "more").split("、") if one.strip())
    return checking.supplement(office, incoming, missing=(*keys(values, "missing"), *more), faulty=lines(values, "faulty"), on=day(values))


def _do_refuse(office: Office, incoming: str, values: Values) -> Made:
    lacks = keys(values, "lacks")
    answers = {one.key: one.key not in lacks for one in shipped().elements} if lacks else {}
    return checking.refuse(
        office, incoming, reason=text(values, "reason"), answers=answers, exclusions=keys(values, "exclusions"), on=day(values)
    )


def _do_amend(office: Office, incoming: str, values: Values) -> Made:
    copies = text(values, "copies")
    facts = Facts(
        title=text(values, "title"), document_number=text(values, "document_number"), published_on=day(values, "published_on"),
        effective_on=day(values, "effective_on"), report_number=text(values, "report_number"),
        copies=int(copies) if copies.isascii() and copies.isdigit() else None,
    )  # fmt: skip
    return amending.amend(office, incoming, facts, on=day(values))


def _do_add_text(office: Office, incoming: str, values: Values) -> Made:
    chosen = file(values)
    if chosen is None:
        raise TypeError("this deed needs a file")
    with Worker() as worker:
        return amending.add_text(office, incoming, read_draft(chosen, worker), on=day(values))


WAYS: Mapping[Deed, Way] = {
    Deed.CHECK: Way(None, lambda o, i, _v: checking.check(o, i), "已开始形式审查"),
    Deed.REGISTER: Way(_register, _do_register, "已登记备案"),
    Deed.SUPPLEMENT: Way(_supplement, _do_supplement, "已通知补正"),
    Deed.REFUSE: Way(_refuse, _do_refuse, "已登记不予登记"),
    Deed.EXTEND: Way(_extend, lambda o, i, v: reviewing.extend(o, i, reason=text(v, "reason"), on=day(v)), "已延长审查期限"),
    Deed.EXPLAIN: Way(
        _explain,
        lambda o, i, v: reviewing.request(
            o, i, questions=lines(v, "questions"), papers=lines(v, "papers"), until=day(v, "until"), on=day(v)
        ),
        "已登记请予说明函",
    ),
    Deed.EXPLAINED: Way(
        _explained, lambda o, i, v: reviewing.explained(o, i, words=text(v, "words"), file=file(v), on=day(v)), "已登记部门说明"
    ),
    Deed.CONCLUDE: Way(
        _conclude,
        lambda o, i, v: concluding.conclude(
            o,
            i,
            outcome=text(v, "outcome"),
            words=text(v, "words"),
            measures=[m for m in text(v, "measures").split("、") if m],
            on=day(v),
            despite=text(v, "despite") or None,
        ),
        "已登记审查结论",
    ),
    Deed.REPLY: Way(
        _reply,
        lambda o, i, v: concluding.reply(o, i, reply=text(v, "reply"), words=text(v, "words"), file=file(v), on=day(v)),
        "已登记部门反馈",
    ),
    Deed.ESCALATE: Way(_escalate, lambda o, i, v: concluding.escalate(o, i, on=day(v)), "已转提请撤销"),
    Deed.PROPOSE: Way(
        _propose,
        lambda o, i, v: concluding.propose(o, i, words=text(v, "words"), number=text(v, "number"), on=day(v)),
        "已登记提请区政府。已送出本机关，不能撤销。",
        is_final=True,
    ),
    Deed.CLOSE: Way(_close, lambda o, i, v: concluding.close(o, i, result=text(v, "result"), words=text(v, "words"), on=day(v)), "已办结"),
    Deed.AMEND: Way(_amend, _do_amend, "已改登记事项"),
    Deed.ADD_TEXT: Way(_add_text, _do_add_text, "已放入文本"),
}
"""Every deed but 收到补正材料, which has a dialog of its own."""
