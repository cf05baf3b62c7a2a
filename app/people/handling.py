"""Who handles a matter (经办人) and who stands in (替办): giving it to somebody, handing everything over, and whose it is today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from app.people.permissions import leads
from app.people.roster import ENDED, is_away, known_or_new
from db.records import Document, Person, Whose


@dataclass(frozen=True, slots=True)
class Handling:
    """Who handles a matter and who stands in, by name ("" for nobody); ``away_until`` while the handler is on leave."""

    handler: str
    stand_in: str
    away_until: date | None


NOBODY = Handling("", "", None)
"""A matter that was given to nobody."""


def assign(office: Office, document_id: str, *, handler: str, stand_in: str | None = None) -> Made:
    """Give a matter to ``handler``, with a stand-in of its own ("" for none, None: as it is). Names not known yet become people."""
    document = office.document(document_id)
    name, other = handler.strip(), None if stand_in is None else stand_in.strip()
    if not name:
        raise Refused("没有写经办人。写姓名后再分办。")
    if other == name:
        raise Refused("替办人不能是经办人本人。另选一位。")
    with office.act("assign", f"分给{name}：{document.title}") as act:
        changes: dict[str, object] = {"handler_id": known_or_new(office, act, name)}
        if other is not None:
            changes["stand_in_id"] = known_or_new(office, act, other) if other else None
        elif changes["handler_id"] == document.stand_in_id:
            changes["stand_in_id"] = None
        changed = act.update(document, **changes)
        if changed.row_version != document.row_version:
            record(act, office, changed, "assign", office.today(), f"经办人：{name}" + (f"，替办：{other}" if other else ""))
    return {"document": document_id}


def handover(office: Office, *, giver: str, taker: str, reason: str, away_until: date | None = None) -> Made:
    """Give every open matter of ``giver`` to ``taker`` as one act; with ``away_until`` the giver is on leave until then and ``taker`` stands in.

    Raises Refused when there is nothing to hand over, or when no reason is given.
    """
    one, other, why = giver.strip(), taker.strip(), reason.strip()
    person = office.store.people.named(one)
    if person is None:
        raise Refused(f"没有{one or '移交人'}这个人。在设置的人员里核对姓名。")
    if not other or one == other:
        raise Refused("没有写移交给谁，或者写了本人。写另一位的姓名。")
    if not why:
        raise Refused("移交要写明理由，如休假、调离。填写后再办。")
    if away_until is not None and away_until < office.today():
        raise Refused(f"请假到 {away_until} 已经过了。核对日期后再办。")
    matters = office.store.documents.handled_by(person.id, ENDED)
    if not matters and away_until is None:
        raise Refused(f"{one}名下没有在办的件，不用移交。")
    with office.act("handover", f"{one}移交 {len(matters)} 件给{other}") as act:
        taker_id = known_or_new(office, act, other)
        for document in matters:
            stand_in = None if document.stand_in_id == taker_id else document.stand_in_id
            changed = act.update(document, handler_id=taker_id, stand_in_id=stand_in)
            record(act, office, changed, "handover", office.today(), f"{one}移交{other}，{why}")
        if away_until is not None:
            act.update(person, away_until=away_until, stand_in_id=taker_id)
    return {"documents": tuple(document.id for document in matters)}


def open_matters(office: Office, person_id: str) -> tuple[str, ...]:
    """The ids of what somebody has in hand."""
    return tuple(document.id for document in office.store.documents.handled_by(person_id, ENDED))


def handling(office: Office, document: Document) -> Handling:
    """Who handles ``document`` today."""
    people = {person.id: person for person in office.store.people.people()}
    return handled(document, people, office.today())


def handled(document: Document, people: Mapping[str, Person], today: date) -> Handling:
    """Who handles ``document``, from everybody by id."""
    handler = people.get(document.handler_id or "")
    if handler is None:
        return Handling("", _name(people, document.stand_in_id), None)
    away = is_away(handler, today)
    stand_in = document.stand_in_id or (handler.stand_in_id if away else None)
    return Handling(handler.name, _name(people, stand_in), handler.away_until if away else None)


def mine(office: Office) -> Whose:
    """Which matters are the operator's today: his own, those of people on leave whom he stands in for, and, where he leads, those nobody sees to."""
    people = office.store.people.people()
    me = next((person for person in people if person.name == office.operator), None)
    away = [person for person in people if is_away(person, office.today())]
    own, is_lead = me.id if me else "", leads(me)
    cover = {person.id: _cover(person, people, office.today()) for person in away}
    return Whose(
        handler=own,
        away=tuple(person.id for person in away),
        covered=tuple(away_id for away_id, other in cover.items() if (own and other == own) or (is_lead and other is None)),
        unassigned=is_lead,
    )


def _cover(person: Person, people: tuple[Person, ...], today: date) -> str | None:
    """Who stands in for somebody on leave: a stand-in on leave too passes it on; None when nobody is there."""
    by_id = {other.id: other for other in people}
    seen = {person.id}
    found = by_id.get(person.stand_in_id or "")
    while found is not None and is_away(found, today) and found.id not in seen:
        seen.add(found.id)
        found = by_id.get(found.stand_in_id or "")
    return found.id if found is not None and found.active and found.id not in seen else None


def _name(people: Mapping[str, Person], person_id: str | None) -> str:
    person = people.get(person_id or "")
    return person.name if person else ""
