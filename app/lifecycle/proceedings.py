"""办理记录: what is done for a document beside its stages: assessment, hearing, expert review, risk, the department's own review, interpretation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import resources
from app.errors import Refused
from app.lifecycle import competition, duties
from app.lifecycle.attached import attached, columns
from app.lifecycle.deadlines import Deadline
from app.lifecycle.made import Made
from app.lifecycle.periods import days_before
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.acts import Act
from db.records import Deadline as Row
from db.records import Document, Proceeding

HEARING, INTERPRETATION, EVALUATION = "hearing", "policy_interpretation", "post_evaluation"
LEAD = "hearing.material_lead"
"""The parameter of the days before a hearing by which its papers must be with those who take part."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of proceeding: the words its conclusion may be (empty: any), the materials it stands for, its basis."""

    code: str
    name: str
    hint: str
    basis: str
    verified: bool
    conclusions: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    """The conclusions with which it stands for no material."""
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is recorded of a proceeding: the day, who held it (``body``), who took part, what came of it, its term, address and number."""

    on: date | None = None
    body: str = ""
    people: str = ""
    conclusion: str | None = None
    words: str = ""
    number: str | None = None
    until: date | None = None
    address: str | None = None

    def columns(self, day: date) -> dict[str, Any]:  # a column is a word, a day or nothing
        """The columns of the row."""
        texts = {name: getattr(self, name).strip() for name in ("body", "people", "words")}
        empty = {name: (getattr(self, name) or "").strip() or None for name in ("conclusion", "number", "address")}
        return {"on_date": self.on or day, "until": self.until, **texts, **empty}


@lru_cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of proceedings in the order of the work, by code."""
    table = tomllib.loads(resources.path("proceedings.toml").read_text("utf-8"))
    return {row["code"]: _kind(row) for row in table["proceeding"]}


def _kind(row: Mapping[str, Any]) -> Kind:  # a TOML table
    basis = f"《{row['law']}》{row.get('article', '')}" if "law" in row else row.get("note", "")
    lists = {name: tuple(row.get(name, ())) for name in ("conclusions", "against", "materials")}
    return Kind(row["code"], row["name"], row["hint"], basis, row["verified"], **lists)


def kind(code: str) -> Kind:
    """The kind of this code. Raises Refused for another."""
    found = kinds().get(code)
    if found is None:
        raise Refused(f"没有“{code}”这种程序，可以是：{'、'.join(f'{k.code}（{k.name}）' for k in kinds().values())}。")
    return found


def of(office: Office, document_id: str) -> tuple[Proceeding, ...]:
    """The proceedings of a document, first to last."""
    return office.store.procedures.proceedings(document_id)


def materials(office: Office, document: Document) -> Mapping[str, str]:
    """The submission materials that recorded proceedings stand for, by code, each with its evidence in words."""
    found: dict[str, str] = {}
    for row in of(office, document.id):
        what = kinds()[row.kind]
        if row.conclusion not in what.against and row.on_date <= office.today():
            found.update(dict.fromkeys(what.materials, f"{row.on_date} {what.name}{row.conclusion or ''}"))
    return found


def hold(office: Office, document_id: str, *, kind: str, facts: Facts, file: Path | None = None) -> Made:
    """Record a proceeding of ``kind``; a hearing on a day to come begins the time by which its papers must be out.

    Raises Refused for an unknown kind or conclusion; a fair-competition review moves the document's conclusion with it.
    """
    document, what = office.document(document_id), _named(kind)
    day = facts.on or office.today()
    _check(what, facts, day)
    kept = attached(office, file)
    with office.act("proceeding", f"登记{what.name}：{document.title}") as act:
        row = act.insert(
            Proceeding(
                id=act.new_id(), document_id=document_id, kind=kind, operator=office.operator, **facts.columns(day),
                **columns(office, act, kept),
            )
        )  # fmt: skip
        document = _settle(office, act, document, row.kind)
        record(act, office, document, "proceeding", day, told(row))
    return {"document": document_id, "proceeding": row.id}


def edit(office: Office, proceeding_id: str, *, facts: Facts, file: Path | None = None) -> Made:
    """Put a proceeding right or add what came of it (:func:`facts_of` gives what is there); a file that was kept stays without another."""
    row, document = _of(office, proceeding_id)
    what = kinds()[row.kind]
    day = facts.on or row.on_date
    _check(what, facts, day)
    kept = attached(office, file)
    with office.act("proceeding", f"改{what.name}：{document.title}") as act:
        after = act.update(row, **facts.columns(day), **columns(office, act, kept))
        document = _settle(office, act, document, row.kind)
        record(act, office, document, "proceeding", day, told(after))
    return {"document": document.id, "proceeding": proceeding_id}


def remove(office: Office, proceeding_id: str) -> Made:
    """Take a proceeding out that was recorded by mistake."""
    row, document = _of(office, proceeding_id)
    what = kinds()[row.kind]
    with office.act("proceeding", f"删去{what.name}：{document.title}") as act:
        act.remove(row)
        document = _settle(office, act, document, row.kind)
        record(act, office, document, "proceeding", office.today(), f"删去{told(row)}")
    return {"document": document.id}


def hand_out(office: Office, proceeding_id: str, *, on: date | None = None) -> Made:
    """Record that the papers of a hearing are with those who take part. Raises Refused for what is no hearing, and after its day."""
    row, document = _of(office, proceeding_id)
    day = on or office.today()
    if row.kind != HEARING:
        raise Refused(f"{kinds()[row.kind].name}没有送达听证材料这一步。")
    if day > row.on_date:
        raise Refused(f"送达日 {day} 晚于听证日 {row.on_date}。核对日期后再登记。")
    due = days_before(row.on_date, office.jurisdiction.parameter(LEAD).period, office.calendar)
    late = "" if day <= due else f"，晚于 {due}"
    with office.act("hearing_papers", f"送达听证材料：{document.title}") as act:
        for deadline in _leads(office, document.id):
            if deadline.start_on == row.on_date:
                act.update(deadline, state=duties.MET, met_on=day)
        record(act, office, document, "hearing_papers", day, f"{row.on_date} 听证的材料已送达参加人{late}")
    return {"document": document.id, "proceeding": proceeding_id}


def told(row: Proceeding) -> str:
    """A proceeding in words, as the history says it."""
    until = f"至 {row.until}" if row.until else ""
    parts = (kinds()[row.kind].name, row.body, row.number, f"{row.conclusion or ''}{until}")
    return "，".join(part for part in parts if part)


def _named(code: str) -> Kind:
    return kind(code)


def facts_of(row: Proceeding) -> Facts:
    """What is recorded of a proceeding, to be changed and given to :func:`edit`."""
    return Facts(on=row.on_date, **{f.name: getattr(row, f.name) for f in fields(Facts) if f.name != "on"})


def _of(office: Office, proceeding_id: str) -> tuple[Proceeding, Document]:
    with said():
        row = office.store.procedures.proceeding(proceeding_id)
    return row, office.document(row.document_id)


def _check(what: Kind, facts: Facts, day: date) -> None:
    conclusion = (facts.conclusion or "").strip() or None
    if what.code == competition.KIND:
        competition.refuse_unsound(conclusion, facts.until, day)
        if conclusion is None:
            raise Refused(f"没有写公平竞争审查的结论，可以是：{'、'.join(what.conclusions)}。")
    elif conclusion is not None and what.conclusions and conclusion not in what.conclusions:
        raise Refused(f"{what.name}的结论可以是：{'、'.join(what.conclusions)}，不是“{conclusion}”。")


def _settle(office: Office, act: Act, document: Document, code: str) -> Document:
    """What follows from a row of this kind: the document's conclusion, the reminder of a hearing's papers."""
    if code == competition.KIND:
        return competition.follow(office, act, document)
    if code == HEARING:
        _remind(office, act, document.id)
    return document


def _leads(office: Office, document_id: str) -> list[Row]:
    return [row for row in office.store.documents.deadlines(document_id) if row.key == LEAD and row.state == duties.OPEN]


def _remind(office: Office, act: Act, document_id: str) -> None:
    """One reminder for each day of a hearing to come whose papers are not out."""
    rows = office.store.documents.deadlines(document_id)
    to_come = {row.on_date for row in of(office, document_id) if row.kind == HEARING and row.on_date > office.today()}
    for deadline in _leads(office, document_id):
        if deadline.start_on not in to_come:
            act.update(deadline, state=duties.VOID, met_on=office.today())
    known = {row.start_on for row in rows if row.key == LEAD and row.state != duties.VOID}
    for day in sorted(to_come - known):
        duties.put(act, _lead(office, document_id, day))


def _lead(office: Office, document_id: str, hearing: date) -> Deadline:
    """By when the papers must be out, counted back from the day of the hearing and never rolled."""
    parameter = office.jurisdiction_on(hearing).parameter(LEAD)
    due = days_before(hearing, parameter.period, office.calendar)
    return Deadline(
        document=document_id, key=LEAD, name=parameter.name, start_event=parameter.event, start_on=hearing, period=parameter.period,
        counted_on=due, due_on=due, basis=parameter.basis, verified=parameter.verified, provisional=False,
        phrase=parameter.said(parameter.period),
    )  # fmt: skip
