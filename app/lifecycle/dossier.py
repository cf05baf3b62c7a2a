"""文件详情: one document with its stepper, its next step and what that still needs, its dates and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.filing.reissuing import owing
from app.lifecycle import guards
from app.lifecycle.editing import told_changes
from app.lifecycle.force import Suspension
from app.lifecycle.gaps import gaps, guards_of
from app.lifecycle.guard import Guard
from app.lifecycle.issuing import Grounds, effect_fixed, grounds, if_published
from app.lifecycle.joint import duty
from app.lifecycle.publication import Publication
from app.lifecycle.register import Due, dued, force_on, is_duty, stage_word
from app.lifecycle.sealing import SEALED, SealedCopy, sealed_copy
from app.lifecycle.stages import Matter, Node, Stage, node_of
from app.lifecycle.stops import spells
from app.lifecycle.transitions import Act, next_acts
from app.lifecycle.units import name_of
from app.office import Office
from app.people.handling import NOBODY, Handling, handling
from app.people.permissions import forbidden
from db.acts import changes_of
from db.records import Consultation, Correction, Deliberation, Document, Event, Filing, Issuer, LoggedAct, Material, Review, TextVersion


@dataclass(frozen=True, slots=True)
class StepperNode:
    """One node of the stepper. ``state`` is done, current, todo or skipped; ``on`` the day it was reached."""

    node: Node
    state: str
    on: date | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The usual next act, what it needs, what is there, and the other acts open here."""

    act: Act
    title: str
    guards: tuple[Guard, ...]
    due: Due | None
    others: tuple[Act, ...]

    @property
    def missing(self) -> tuple[Guard, ...]:
        """The guards that are not held."""
        return tuple(guard for guard in self.guards if not guard.held)

    @property
    def may_go_on(self) -> bool:
        """Whether 带缺项继续 is open: something is missing, and none of it blocks."""
        return bool(self.missing) and not any(guard.blocking for guard in self.missing)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the document page shows. ``trial`` is what publication today would set going, None once published."""

    document: Document
    unit: str
    stage: Stage
    stage_word: str
    stepper: tuple[StepperNode, ...]
    next_step: NextStep | None
    force: str
    because: str
    deadlines: tuple[Due, ...]
    trial: Publication | None
    trial_on: date | None
    effect_fixed: date | None
    """The day of effect whatever the day of publication; None when it moves with that, or nothing says."""
    grounds: Grounds
    """What the days tried out rest on, in words."""
    events: tuple[Event, ...]
    """By the day of the act, then by entry: what is entered late stands where it belongs."""
    versions: tuple[TextVersion, ...]
    materials: tuple[Material, ...]
    consultations: tuple[Consultation, ...]
    deliberations: tuple[Deliberation, ...]
    reviews: tuple[Review, ...]
    filings: tuple[Filing, ...]
    """The current round with each recipient."""
    corrections: tuple[Correction, ...] = ()
    outdated: tuple[str, ...] = ()
    """The short names of the recipients whose papers do not say what the register says since a correction."""
    issuers: tuple[Issuer, ...] = ()
    joint: str = ""
    """Who files it and why, where several authorities issue it together."""
    handling: Handling = NOBODY
    """Who handles it and who stands in."""
    forbidden: Mapping[str, str] = field(default_factory=dict)
    """What the operator may not do, by the name of the act, with the reason."""
    gaps: tuple[Guard, ...] = ()
    """What it went on without (带缺项继续) and still lacks."""
    rounds: tuple[Filing, ...] = ()
    """Every round of filing with every recipient: of the publication, and of each extension or repeal since."""
    sealed: SealedCopy | None = None
    """The newest sealed scan, held against the approved text."""
    stops: tuple[Suspension, ...] = ()
    """The spells of 停止执行, oldest first."""


def dossier(office: Office, document_id: str) -> Dossier:
    """The dossier of a document. Raises Refused when it is not in the register."""
    document = office.document(document_id)
    store = office.store.documents
    stage = Stage(document.stage)
    filings, rounds = office.store.filings.of_document(document_id), office.store.filings.rounds(document_id)
    events = tuple(sorted(store.events(document_id), key=lambda event: event.on_date))
    open_filings = sum(f.state not in guards.CONCLUDED_FILINGS for f in rounds)
    node = node_of(stage, open_filings)
    force = force_on(office, document, office.today()) if document.published_on else None
    running = (dued(office, d) for d in store.deadlines(document_id) if d.state == "open")
    due = tuple(d for d in running if is_duty(d))
    corrections = store.corrections(document_id)
    trial_on = office.today() if document.published_on is None else None
    return Dossier(
        document=document,
        unit=name_of(office, document),
        stage=stage,
        stage_word=stage_word(office, document, open_filings),
        stepper=_stepper(events, node, stage),
        next_step=_next_step(office, document, due),
        force=force.force.label if force else "",
        because=force.because if force else "",
        deadlines=due,
        trial=if_published(office, document, trial_on) if trial_on and document.current_version_id else None,
        trial_on=trial_on,
        effect_fixed=effect_fixed(office, document),
        grounds=grounds(office, document),
        events=events,
        versions=store.versions(document_id),
        materials=store.materials(document_id),
        consultations=store.consultations(document_id),
        deliberations=store.deliberations(document_id),
        reviews=office.store.reviews.of_document(document_id),
        filings=filings,
        corrections=corrections,
        outdated=tuple(office.jurisdiction.recipient(f.recipient).short for f in rounds if owing(corrections, f)),
        issuers=store.issuers(document_id),
        handling=handling(office, document),
        forbidden=forbidden(office),
        joint=duty(office, document).because,
        gaps=gaps(office, document, events),
        rounds=rounds,
        sealed=_sealed(office, store.versions(document_id)),
        stops=spells(office, document),
    )


def _sealed(office: Office, versions: tuple[TextVersion, ...]) -> SealedCopy | None:
    newest = next((version for version in reversed(versions) if version.name == SEALED), None)
    return sealed_copy(office, newest.id) if newest else None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log: when, by whom, what (撤销 and 重做 said before it), and whether it was taken back later."""

    at: datetime
    operator: str
    title: str
    is_undone: bool
    told: tuple[str, ...] = ()
    """The facts of the document that it changed, each old and new in words."""


CHANGES_SHOWN = 200
"""How many entries of the change log one page of it holds."""


def changes(office: Office, document_id: str, skip: int = 0) -> tuple[Change, ...]:
    """The acts that changed anything of the document, newest first: one page of them after the first ``skip``."""
    undone = office.store.log.taken_back()
    words = {"undo": "撤销：", "redo": "重做："}
    entries = office.store.log.touching(document_id, skip, CHANGES_SHOWN)
    return tuple(Change(e.at, e.operator, words.get(e.kind, "") + e.title, e.id in undone, _told(e, document_id)) for e in entries)


def _told(entry: LoggedAct, document_id: str) -> tuple[str, ...]:
    rows = ((before, after) for table, row_id, before, after in changes_of(entry) if (table, row_id) == (Document.TABLE, document_id))
    return tuple(word for before, after in rows if before is not None and after is not None for word in told_changes(before, after))


def _next_step(office: Office, document: Document, due: tuple[Due, ...]) -> NextStep | None:
    acts = list(next_acts(Stage(document.stage), Matter(document.matter), _outcome(office, document)))
    if not acts:
        return None
    if document.stage == Stage.DRAFTING and office.store.documents.consultations(document.id):
        acts.remove(Act.CONSULT)
    if Act.TABLE in acts and _may_go_straight(office, document):
        acts.remove(Act.TABLE)
        acts.insert(0, Act.TABLE)
    first = acts[0]
    running = next((d for d in due if _serves(first, d.deadline.key)), None)
    return NextStep(first, _TITLES.get(first, first.label), guards_of(office, document, first), running, tuple(acts[1:]))


def _may_go_straight(office: Office, document: Document) -> bool:
    """Whether the opinion lets the revised text be tabled without a second review (修改后可直接提请审议)."""
    review = office.store.reviews.current(document.id)
    return document.stage == Stage.REVISING and review is not None and review.recheck is False


def _outcome(office: Office, document: Document) -> str | None:
    stage = Stage(document.stage)
    last = next(reversed(office.store.documents.deliberations(document.id)), None)
    if stage is Stage.DELIBERATING:
        return last.result if last else None
    if stage is Stage.REVISING and last is not None and last.result == "修改后通过":
        return last.result
    if stage in (Stage.UNDER_REVIEW, Stage.REVISING):
        review = office.store.reviews.current(document.id)
        return review.outcome if review else None
    return None


_TITLES = {
    Act.CONSULT: "公开征求意见", Act.SUBMIT: "登记送审", Act.ACCEPT: "受理送审件", Act.CONCLUDE: "完成合法性审核", Act.TABLE: "提请集体审议",
    Act.DELIBERATE: "登记审议结果", Act.SIGN: "登记签发", Act.REGISTER: "登记编号", Act.PUBLISH: "公布文件", Act.RESUBMIT: "改好后送复核",
    Act.ARCHIVE: "归档", Act.REOPEN: "重新起草",
}  # fmt: skip


def _serves(act: Act, key: str) -> bool:
    prefixes = {
        Act.SUBMIT: "consult.",
        Act.CONCLUDE: "review.",
        Act.PUBLISH: "disclose.",
        Act.REGISTER: "disclose.",
        Act.ARCHIVE: "filing.",
    }
    return act in prefixes and key.startswith(prefixes[act])


_REACHED: dict[Node, tuple[str, ...]] = {
    Node.DRAFTING: ("import", "propose"), Node.CONSULTING: ("consult",), Node.SUBMITTED: ("submit",), Node.REVIEW: ("accept", "resubmit"),
    Node.DELIBERATION: ("table",), Node.SIGNED: ("sign",), Node.REGISTERED: ("register",), Node.PUBLISHED: ("publish",), Node.FILED: ("file",),
}  # fmt: skip


def _stepper(events: tuple[Event, ...], current: Node | None, stage: Stage) -> tuple[StepperNode, ...]:
    nodes = list(Node)
    here = nodes.index(current) if current else (len(nodes) if stage is Stage.ARCHIVED else -1)
    made: list[StepperNode] = []
    for place, node in enumerate(nodes):
        days = [e.on_date for e in events if e.act in _REACHED[node]]
        if place == here:
            state = "current"
        elif days:
            state = "done" if here == -1 or place < here else "todo"
        else:
            state = "skipped" if place < here else "todo"
        made.append(StepperNode(node, state, days[-1] if days else None))
    return _without_late_entry(tuple(made))


def _without_late_entry(nodes: tuple[StepperNode, ...]) -> tuple[StepperNode, ...]:
    """Leave off the day of 起草 where the file was entered only after later steps: it is the day of entry, not of drafting."""
    first, *later = nodes
    entered_late = first.on is not None and any(node.on is not None and node.on < first.on for node in later)
    return (replace(first, on=None), *later) if entered_late else nodes
