"""One objection looked at by a deed that is open for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.step import record
from app.objections.kinds import ASKERS, OPEN, PASSED_ON, Deed, Kind, State
from app.office import Office
from app.refusals import said
from db.acts import Act
from db.records import Document, Objection

REASONS = "理由："
"""How the words of an objection keep what is asked apart from why."""


@dataclass(frozen=True, slots=True)
class Case:
    """An objection with its document, and the day ``on`` of the deed about to be done."""

    office: Office
    objection: Objection
    document: Document
    on: date

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind(self.objection.kind)

    @property
    def made(self) -> dict[str, str]:
        """The ids that every deed gives."""
        return {"document": self.document.id, "objection": self.objection.id}

    def enter(self, act: Act, name: str, state: State, note: str, **changes: object) -> Objection:
        """Move the objection to ``state`` with ``changes`` made, and leave the line of history."""
        objection = act.update(self.objection, state=state.value, **changes)
        record(act, self.office, self.document, name, self.on, note)
        return objection


def case(office: Office, objection_id: str, deed: Deed, on: date | None = None) -> Case:
    """The objection ready for ``deed``. Raises Refused where it is not open, for a day to come and one before the receipt."""
    objection, document = found(office, objection_id)
    why = barred(objection, deed)
    if why is not None:
        raise Refused(why)
    day = on or office.today()
    if day > office.today():
        raise Refused(f"{day} 还没有到。核对日期后再登记。")
    if day < objection.received_on:
        raise Refused(f"{day} 早于收到日期 {objection.received_on}。核对日期后再登记。")
    return Case(office, objection, document, day)


def found(office: Office, objection_id: str) -> tuple[Objection, Document]:
    """The objection of this id with its document. Raises Refused when it is gone."""
    with said():
        objection = office.store.incomings.objection(objection_id)
    return objection, office.document(objection.document_id)


def open_deeds(objection: Objection) -> tuple[Deed, ...]:
    """What can be done with ``objection`` as it stands."""
    return tuple(deed for deed in Deed if barred(objection, deed) is None)


def barred(objection: Objection, deed: Deed) -> str | None:
    """Why ``deed`` is not open for ``objection``; None when it is."""
    state, kind = State(objection.state), Kind(objection.kind)
    if state not in OPEN[deed]:
        others = "、".join(one.label for one in Deed if state in OPEN[one] and _of_kind(kind, one) is None)
        return f"这一件现在是“{state.label}”，不能{deed.label}。" + (f"现在可以：{others}。" if others else "这一件已经办完。")
    return _of_kind(kind, deed)


def lacking(objection: Objection) -> tuple[str, ...]:
    """What a suggestion must say and this one does not: 审查的事项, 理由, 联系方式. Only of citizens' suggestions it is asked."""
    if Kind(objection.kind) not in ASKERS:
        return ()
    matter, _, reasons = objection.words.partition(REASONS)
    said_of = {"要审查的事项": matter.strip(), "理由": reasons.strip(), "联系方式": objection.contact.strip()}
    return tuple(word for word, words in said_of.items() if not words)


def end_clock(office: Office, act: Act, document_id: str, name: str, on: date, state: str = duties.MET) -> None:
    """Close the running period called ``name``; without one this does nothing."""
    for row in office.store.documents.deadlines(document_id):
        if row.name == name and row.state == duties.OPEN:
            act.update(row, state=state, met_on=on)


def clock_name(objection: Objection, words: str) -> str:
    """What a period of this objection is called: several objections to one document have one each."""
    return f"{words}（{objection.applicant}）"


def _of_kind(kind: Kind, deed: Deed) -> str | None:
    if deed is Deed.DECLINE and not kind.may_decline:
        return f"{kind.label}应当在期限内答复，不能不启动。办理后答复。"
    if deed is Deed.TRANSFER and kind not in PASSED_ON:
        return f"{kind.label}写给本机关的，不能转送。办理后答复。"
    if deed is Deed.ASK and kind not in ASKERS:
        return f"{kind.label}不用告知补充。启动审查后答复。"
    return None
