"""The acts of ``run`` by name: each reads its arguments and calls the same verb that the window calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.cli.arguments import Arguments, Run
from app.cli.life_acts import LIFE, minutes_of
from app.cli.review_acts import REVIEWING, assessment_of
from app.errors import Refused
from app.intake.draft import read_draft
from app.intake.importing import import_draft
from app.lifecycle import correcting, deliberating, editing, ending, issuing, preparing, proposing
from app.lifecycle.fixed import is_fixed
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter
from app.review import accepting, concluding, deciding, grounds, settling
from app.text.markup import Settled


def _import(a: Arguments) -> Made:
    if a.maybe("document"):
        draft = read_draft(a.file(a.text("file")), a.worker)
        return proposing.take_draft(a.office, a.document, draft, on=a.day("on"), keep_title=a.values.get("keep_title") is True)
    matter = a.maybe("matter") or Matter.NORMATIVE_DOCUMENT.value
    if matter not in set(Matter):
        raise Refused(f"没有“{matter}”这类事项，可以是 {'、'.join(Matter)}。")
    return import_draft(a.office, read_draft(a.file(a.text("file")), a.worker), Matter(matter), again=True)


def _consult(a: Arguments) -> Made:
    file = a.maybe("file")
    return preparing.consult(
        a.office, a.document, carrier=a.text("carrier"), on=a.day("on"), until=a.day("until"), address=a.maybe("address"),
        file=a.file(file) if file else None, despite=a.despite,
    )  # fmt: skip


def _submit(a: Arguments) -> Made:
    files, text = [a.file(name) for name in a.texts("files")], a.maybe("text")
    return preparing.submit(
        a.office, a.document, unit=a.maybe("unit"), files=files, materials=a.texts("materials"), on=a.day("on"), despite=a.despite,
        text=read_draft(a.file(text), a.worker) if text else None,
    )  # fmt: skip


def _return(a: Arguments) -> Made:
    return preparing.send_back(
        a.office, a.document, missing=a.texts("missing"), on=a.day("on"), outcome=a.maybe("outcome"), reason=a.maybe("reason") or ""
    )


def _accept(a: Arguments) -> Made:
    return accepting.accept(a.office, a.document, on=a.day("on"), revisions=_revisions(a), worker=a.worker, despite=a.despite)


def _revisions(a: Arguments) -> Settled | None:
    """How pending tracked changes are taken: accept, reject, or not said."""
    word = a.maybe("revisions")
    if word is not None and word not in settling.WORDS:
        raise Refused(f"参数 revisions 只能是 {' 或者 '.join(settling.WORDS)}，不是“{word}”。改正后再试。")
    return settling.WORDS[word] if word else None


def _decide(a: Arguments) -> Made:
    return deciding.decide(
        a.office, _finding(a, a.values.get("finding")), listed=a.yes("list"), reason=a.maybe("reason") or "", basis=_grounds(a)
    )


def _grounds(a: Arguments) -> list[deciding.Ground]:
    """The basis of a reason: 《法名》第几条 in one line, or a list of {law, article}."""
    given = a.values.get("basis")
    if given is None or isinstance(given, str):
        return list(grounds.read(given or ""))
    if not isinstance(given, list) or not all(isinstance(one, dict) and isinstance(one.get("law"), str) for one in given):
        raise Refused("参数 basis 应写成 “《法名》第几条”，或者一组 {law, article}。改正后再试。")
    return [(str(one["law"]), str(one["article"]) if one.get("article") else None) for one in given]


def _carry(a: Arguments) -> Made:
    return deciding.carry_over(a.office, _finding(a, a.values.get("finding")))


def _conclude(a: Arguments) -> Made:
    recheck = a.values.get("recheck") is not False
    return concluding.conclude(
        a.office, a.document, outcome=a.text("outcome"), on=a.day("on"), recheck=recheck, assessment=assessment_of(a), despite=a.despite
    )


def _reply(a: Arguments) -> Made:
    given = a.values.get("replies")
    if not isinstance(given, list):
        raise Refused("缺少参数 replies。补上后再试。")
    replies: list[deciding.Reply] = []
    for item in given:
        if not isinstance(item, dict):
            raise Refused("参数 replies 应是一组 {finding, reply, reason}。改正后再试。")
        words = {key: str(value) for key, value in item.items() if key in ("reply", "reason") and value}
        replies.append(deciding.Reply(_finding(a, item.get("finding")), words.get("reply", ""), words.get("reason", "")))
    return deciding.reply(a.office, a.document, replies)


def _resubmit(a: Arguments) -> Made:
    draft = read_draft(a.file(a.text("file")), a.worker)
    return accepting.resubmit(a.office, a.document, draft, on=a.day("on"), revisions=_revisions(a), worker=a.worker, despite=a.despite)


def _fair_competition(a: Arguments) -> Made:
    return deliberating.fair_competition(
        a.office, a.document, concerned=a.yes("concerned"), conclusion=a.maybe("conclusion"), until=a.day("until"), on=a.day("on"),
        reason=a.maybe("reason") or "", body=a.maybe("body") or "", number=a.maybe("number"),
    )  # fmt: skip


def _table(a: Arguments) -> Made:
    return deliberating.table(a.office, a.document, on=a.day("on"), despite=a.despite)


def _deliberate(a: Arguments) -> Made:
    return deliberating.deliberate(
        a.office, a.document, meeting=a.text("meeting"), result=a.text("result"), on=a.day("on"), minutes=minutes_of(a), despite=a.despite
    )


def _sign(a: Arguments) -> Made:
    return issuing.sign(a.office, a.document, by=a.text("by"), on=a.day("on"), despite=a.despite)


def _register(a: Arguments) -> Made:
    return issuing.register(a.office, a.document, on=a.day("on"), number=a.maybe("number"), despite=a.despite)


def _publish(a: Arguments) -> Made:
    file = a.maybe("file")
    return issuing.publish(
        a.office, a.document, carrier=a.text("carrier"), on=a.day("on"), effective_on=a.day("effective_on"), address=a.maybe("address"),
        file=a.file(file) if file else None, despite=a.despite,
    )  # fmt: skip


_BY_LIST = "按操作清单更改"
"""The reason of a correction that a list of acts asks for as a plain ``set``."""


def _set(a: Arguments) -> Made:
    value = a.values.get("value")
    if value is not None and not isinstance(value, str | bool):
        raise Refused("参数 value 应是文字、日期、true、false 或者 null。改正后再试。")
    field = a.text("field")
    if value is None or isinstance(value, str):
        document = a.office.document(a.document)
        if is_fixed(document, field) and str(getattr(document, field)) != (value or "").strip():
            # a list of acts written before there was 更正 still runs; what it changes is a correction all the same
            return correcting.correct(a.office, document.id, field=field, value=value, reason=a.maybe("reason") or a.despite or _BY_LIST)
    return editing.set_field(a.office, a.document, field=field, value=value)


def _repeal(a: Arguments) -> Made:
    return ending.repeal(a.office, a.document, reason=a.text("reason"), on=a.day("on"))


def _archive(a: Arguments) -> Made:
    return ending.archive(a.office, a.document, number=a.maybe("number"), on=a.day("on"), despite=a.despite)


def _undo(a: Arguments) -> Made:
    a.office.undo()
    return {}


_ROAD: Mapping[str, Run] = {
    "import": _import, "consult": _consult, "submit": _submit, "return": _return, "accept": _accept, "decide": _decide,
    "carry": _carry, "conclude": _conclude, "reply": _reply, "resubmit": _resubmit, "fair_competition": _fair_competition, "table": _table,
    "deliberate": _deliberate, "sign": _sign, "register": _register, "publish": _publish, "set": _set, "repeal": _repeal, "archive": _archive, "undo": _undo,
}  # fmt: skip
"""The acts that bring a document along its road, by their names in the contract."""


def areas() -> Iterator[Mapping[str, Run]]:
    """Every act that is built, area by area. A list of acts keeps to one or two of them, and loading them all would be a good part of its start."""
    yield _ROAD
    yield LIFE
    yield REVIEWING
    from app.cli.filing_acts import FILING

    yield FILING
    from app.cli.incoming_acts import INCOMING

    yield INCOMING
    from app.cli.workplace_acts import WORKPLACE

    yield WORKPLACE


def perform(arguments: Arguments) -> Made:
    """Do the act that ``arguments`` name. Raises UserError."""
    name = arguments.values.get("act")
    act = next((area[name] for area in areas() if name in area), None) if isinstance(name, str) else None
    if act is None:
        raise Refused(f"没有“{name}”这个操作。可以用：{'、'.join(known for area in areas() for known in area)}。")
    return act(arguments)


def _finding(a: Arguments, named: object) -> str:
    if isinstance(named, str):
        return named
    if isinstance(named, dict):
        path, start = named.get("path"), named.get("start")
        document = str(named.get("document") or a.values.get("document") or "")
        return deciding.finding_at(
            a.office, document, str(named.get("rule")), path if isinstance(path, str) else None, start if isinstance(start, int) else None
        )
    raise Refused("没有指明是哪一条疑点。写它的编号，或者写 {document, rule, path, start}。")
