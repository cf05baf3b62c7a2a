"""The acts of ``run`` on what departments file (备案审查) and on objections.

A filing is named by its id (``incoming``) or by its ``document``, an objection by its id or by {document, applicant}: a list written
beforehand can know the latter.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.cli.arguments import Arguments, Run
from app.errors import Refused, Unreadable
from app.filing.incoming import amending, catalogue, checking, concluding, declaring, packets, receiving, reviewing, urging
from app.filing.incoming.facts import Brought, Facts
from app.filing.incoming.views import of_document
from app.filing.packet.opening import opened
from app.intake.draft import read_draft
from app.intake.submission import Submission
from app.lifecycle.instants import read_instant
from app.lifecycle.made import Made
from app.objections import handling
from app.objections import receiving as objections
from app.text.markup import Settled

_RESULTS = ("登记", "补正", "不予登记")


def _incoming(a: Arguments) -> Made:
    """incoming{unit,files,at,…}: one signed packet, or loose files, folders and archives, or nothing but paper."""
    files = [a.file(name) for name in a.texts("files")]
    at, receiver = _moment(a), a.maybe("receiver") or ""
    if len(files) == 1 and packets.is_packet(files[0]):
        return packets.receive_packet(
            a.office, opened(files[0]), a.worker, unit=a.maybe("unit") or "", at=at, receiver=receiver, copies=_count(a, "copies"),
            paper=_brought(a),
        )  # fmt: skip
    return receiving.receive(
        a.office, unit=a.text("unit"), submission=_papers(a) if files else None, facts=_facts(a), brought=_brought(a), at=at, receiver=receiver
    )  # fmt: skip


def _papers(a: Arguments) -> Submission:
    files = [a.file(name) for name in a.texts("files")]
    came = receiving.read(files, a.worker)
    if came is None:
        raise Refused("里面没有可以收的文件。核对路径后再试。")
    if came.main is None and len(came.parts) == 1 and came.parts[0].arrival.barred:
        raise Unreadable(came.parts[0].arrival.refusal)
    return came


def _facts(a: Arguments) -> Facts:
    return Facts(
        title=a.maybe("title") or "",
        document_number=a.maybe("document_number") or "",
        published_on=a.day("published_on"),
        effective_on=a.day("effective_on"),
        report_number=a.maybe("report_number") or "",
        copies=_count(a, "copies"),
    )


def _brought(a: Arguments) -> list[Brought]:
    """``paper``: {code: copies} of the materials that came on paper."""
    given = a.values.get("paper") or {}
    if not isinstance(given, dict) or not all(isinstance(n, int) and not isinstance(n, bool) for n in given.values()):
        raise Refused("参数 paper 应是 {材料编号: 份数}。改正后再试。")
    return [Brought(str(code), int(copies)) for code, copies in given.items()]


def _count(a: Arguments, name: str) -> int | None:
    value = a.values.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused(f"参数 {name} 应是整数。改正后再试。")
    return value


def _moment(a: Arguments) -> datetime | None:
    at = a.maybe("at")
    return read_instant(at, a.office.now()) if at else None


def _amend(a: Arguments) -> Made:
    return amending.amend(a.office, _filing(a), _facts(a), on=a.day("on"))


def _text(a: Arguments) -> Made:
    return amending.add_text(a.office, _filing(a), read_draft(a.file(a.text("file")), a.worker), on=a.day("on"))


def _form_check(a: Arguments) -> Made:
    """form_check{…,result: 登记|补正|不予登记}; without a result the check begins."""
    result, on = a.maybe("result"), a.day("on")
    if result is None:
        return checking.check(a.office, _filing(a), on=on)
    if result == "登记":
        revisions = {"accept": Settled.ACCEPTED, "reject": Settled.REJECTED}.get(a.maybe("revisions") or "")
        return checking.register(a.office, _filing(a), on=on, revisions=revisions, worker=a.worker, despite=a.despite)
    if result == "补正":
        return checking.supplement(a.office, _filing(a), missing=a.texts("missing"), faulty=a.texts("faulty"), on=on)
    if result == "不予登记":
        answers = a.values.get("answers") or {}
        if not isinstance(answers, dict) or not all(isinstance(one, bool) for one in answers.values()):
            raise Refused("参数 answers 应是 {body, public, rights, general, repeated}，每项 true 或者 false。改正后再试。")
        return checking.refuse(
            a.office, _filing(a), reason=a.text("reason"), answers={str(key): bool(one) for key, one in answers.items()},
            exclusions=a.texts("exclusions"), on=on,
        )  # fmt: skip
    raise Refused(f"形式审查的结果只能是：{'、'.join(_RESULTS)}，不是“{result}”。")


def _resupply(a: Arguments) -> Made:
    came = _papers(a) if a.texts("files") else None
    return checking.resupply(a.office, _filing(a), submission=came, brought=_brought(a), on=a.day("on"))


def _extend(a: Arguments) -> Made:
    return reviewing.extend(a.office, _filing(a), reason=a.text("reason"), on=a.day("on"))


def _explain(a: Arguments) -> Made:
    return reviewing.request(
        a.office, _filing(a), questions=a.texts("questions"), papers=a.texts("papers"), until=a.day("until"), on=a.day("on")
    )


def _explanation(a: Arguments) -> Made:
    file = a.maybe("file")
    return reviewing.explained(a.office, _filing(a), words=a.maybe("words") or "", file=a.file(file) if file else None, on=a.day("on"))


def _outcome(a: Arguments) -> Made:
    return concluding.conclude(
        a.office, _filing(a), outcome=a.text("outcome"), words=a.maybe("words") or "", measures=a.texts("measures"), on=a.day("on"),
        despite=a.despite,
    )  # fmt: skip


def _reply(a: Arguments) -> Made:
    file = a.maybe("file")
    return concluding.reply(
        a.office, _filing(a), reply=a.text("reply"), words=a.maybe("words") or "", file=a.file(file) if file else None, on=a.day("on")
    )


def _escalate(a: Arguments) -> Made:
    return concluding.escalate(a.office, _filing(a), on=a.day("on"))


def _propose(a: Arguments) -> Made:
    return concluding.propose(a.office, _filing(a), words=a.maybe("words") or "", number=a.maybe("number") or "", on=a.day("on"))


def _close(a: Arguments) -> Made:
    return concluding.close(a.office, _filing(a), result=a.text("result"), words=a.maybe("words") or "", on=a.day("on"))


def _catalogue(a: Arguments) -> Made:
    year, quarter = _count(a, "year"), _count(a, "quarter")
    if year is None or quarter is None:
        raise Refused("缺少参数 year 或者 quarter。补上后再试。")
    return catalogue.make(a.office, year=year, quarter=quarter, on=a.day("on"), despite=a.despite)


def _declare(a: Arguments) -> Made:
    return declaring.declare(a.office, unit=a.text("unit"), listed=declaring.read_list(a.file(a.text("file"))))


def _urge(a: Arguments) -> Made:
    return urging.urge(a.office, unit=a.text("unit"), on=a.day("on"))


def _excuse(a: Arguments) -> Made:
    """excuse{declared} by its id, or {unit,title}."""
    if a.maybe("declared"):
        return declaring.excuse(a.office, a.text("declared"), reason=a.text("reason"))
    unit = a.office.store.people.unit_named(a.text("unit"))
    rows = a.office.store.incomings.declared(unit.id) if unit else ()
    found = next((row for row in rows if row.title == a.text("title")), None)
    if found is None:
        raise Refused(f"“{a.text('unit')}”的清单里没有《{a.text('title')}》。核对标题后再试。")
    return declaring.excuse(a.office, found.id, reason=a.text("reason"))


def _objection(a: Arguments) -> Made:
    file = a.maybe("file")
    return objections.receive(
        a.office, a.document, kind=a.text("kind"), applicant=a.text("applicant"), words=a.maybe("words") or "",
        reasons=a.maybe("reasons") or "", contact=a.maybe("contact") or "", path=a.maybe("path"), number=a.maybe("number") or "",
        on=a.day("on"), until=a.day("until"), forwarded_by=a.maybe("forwarded_by") or "", file=a.file(file) if file else None,
    )  # fmt: skip


def _ask(a: Arguments) -> Made:
    return objections.ask(a.office, _named_objection(a), on=a.day("on"))


def _supply(a: Arguments) -> Made:
    return objections.supply(
        a.office, _named_objection(a), words=a.maybe("words") or "", reasons=a.maybe("reasons") or "", contact=a.maybe("contact") or "",
        on=a.day("on"),
    )  # fmt: skip


def _take_up(a: Arguments) -> Made:
    return handling.take_up(a.office, _named_objection(a), on=a.day("on"), despite=a.despite)


def _decline(a: Arguments) -> Made:
    return handling.decline(a.office, _named_objection(a), ground=a.text("ground"), reason=a.maybe("reason") or "", on=a.day("on"))


def _transfer(a: Arguments) -> Made:
    return handling.transfer(a.office, _named_objection(a), to=a.text("to"), on=a.day("on"))


def _answer(a: Arguments) -> Made:
    return handling.answer(a.office, _named_objection(a), words=a.text("words"), outcome=a.maybe("outcome") or "", on=a.day("on"))


def _filing(a: Arguments) -> str:
    """The id of the filing: as given, or the newest of its document."""
    if a.maybe("incoming"):
        return a.text("incoming")
    found = of_document(a.office, a.document)
    if found is None:
        raise Refused(f"《{a.office.document(a.document).title}》不是部门报送备案的。先收文。")
    return found


def _named_objection(a: Arguments) -> str:
    """The id of the objection: as given, or the newest of {document, applicant}."""
    named = a.values.get("objection")
    if not isinstance(named, dict):
        return a.text("objection")
    document, applicant = str(named.get("document") or ""), str(named.get("applicant") or "")
    rows = a.office.store.incomings.objections(a.office.document(document).id)
    found = next((row for row in reversed(rows) if row.applicant == applicant), None)
    if found is None:
        raise Refused(f"这一件没有“{applicant}”的来件。核对姓名或者机关名称。")
    return found.id


INCOMING: Mapping[str, Run] = {
    "incoming": _incoming, "amend_incoming": _amend, "incoming_text": _text, "form_check": _form_check, "resupply_incoming": _resupply,
    "extend_review": _extend, "explain_request": _explain, "explanation": _explanation, "filing_outcome": _outcome,
    "department_reply": _reply, "escalate": _escalate, "propose_annulment": _propose, "close_incoming": _close,
    "catalogue_in": _catalogue, "declare": _declare, "urge": _urge, "excuse": _excuse,
    "objection": _objection, "ask_objection": _ask, "supply_objection": _supply, "take_up_objection": _take_up,
    "decline_objection": _decline, "transfer_objection": _transfer, "answer_objection": _answer,
}  # fmt: skip
"""By name; an area of ``app.cli.acts``."""
