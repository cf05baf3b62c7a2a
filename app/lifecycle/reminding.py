"""The desk by hand: a reminder put off (延后提醒), taken up again, or a deadline marked as done (标为已办), each with who said why."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle.duties import MET, OPEN
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Deadline, Document


def snooze(office: Office, deadline_id: str, *, until: date, reason: str) -> Made:
    """延后提醒: keep a deadline off the desk until ``until``. The period itself runs on and nothing of the law moves."""
    deadline, document = _running(office, deadline_id)
    why = _why(reason, "延后提醒")
    if until <= office.today():
        raise Refused(f"延后到 {until}，不晚于今天。填一个以后的日期。")
    with office.act("snooze", f"延后提醒“{deadline.name}”：{document.title}") as act:
        act.update(deadline, snoozed_until=until, note=why)
        record(act, office, document, "snooze", office.today(), f"{deadline.name}，{until} 再提醒：{why}")
    return {"document": document.id}


def wake(office: Office, deadline_id: str) -> Made:
    """恢复提醒: a deadline that was put off stands on the desk again."""
    deadline, document = _running(office, deadline_id)
    if deadline.snoozed_until is None:
        raise Refused(f"“{deadline.name}”没有延后，仍在工作台上。")
    with office.act("snooze", f"恢复提醒“{deadline.name}”：{document.title}") as act:
        act.update(deadline, snoozed_until=None, note=None)
    return {"document": document.id}


def done(office: Office, deadline_id: str, *, reason: str) -> Made:
    """标为已办: close a deadline by hand, with what was done; the steps that usually close it stay open."""
    deadline, document = _running(office, deadline_id)
    why = _why(reason, "标为已办")
    with office.act("done", f"标为已办“{deadline.name}”：{document.title}") as act:
        act.update(deadline, state=MET, met_on=office.today(), note=why, snoozed_until=None)
        record(act, office, document, "done", office.today(), f"{deadline.name}：{why}")
    return {"document": document.id}


def deadline_named(office: Office, document_id: str, name: str) -> str:
    """The id of the running deadline of a document with this name or key. Raises Refused."""
    for deadline in office.store.documents.deadlines(document_id):
        if deadline.state == OPEN and name in (deadline.name, deadline.key):
            return deadline.id
    raise Refused(f"这一件没有正在计算的“{name}”。用 deadlines 列出期限后再试。")


def _running(office: Office, deadline_id: str) -> tuple[Deadline, Document]:
    with said():
        deadline = office.store.documents.deadline(deadline_id)
    if deadline.state != OPEN:
        raise Refused(f"“{deadline.name}”已经办结，不在待办里。")
    return deadline, office.document(deadline.document_id)


def _why(reason: str, verb: str) -> str:
    if not reason.strip():
        raise Refused(f"{verb}要写明理由。填写理由后再办。")
    return reason.strip()
