"""The environment in which the office works: store, clock, operator, jurisdiction, packs. It has no verbs of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import resources
from app.clock import Clock
from app.errors import Refused, UserError
from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.jurisdiction import Jurisdiction, ParameterChange
from app.lifecycle.reviewed import refuse_changed
from app.lifecycle.seed import DEFAULT, load
from app.people import permissions
from app.refusals import said
from app.rules.finding import Severity
from app.rules.overlay import DISTRICT, Overlay, definitions
from app.rules.pack import BadPack, load_packs
from app.rules.rule import Packs, RuleChange
from app.text.shape import tree_from_json
from app.text.tree import Tree
from db.acts import Act, Stamp
from db.errors import LeftTheHouse, Locked, NothingToUndo
from db.onlooker import Onlooker
from db.records import Document, LoggedAct, TextVersion
from db.store import Store


@dataclass(frozen=True, slots=True)
class Office:
    """One opened store and what every verb needs beside it. Used from the thread that opened it."""

    store: Store
    clock: Clock
    operator: str

    def today(self) -> date:
        """The office's day."""
        return self.clock.today()

    def is_to_come(self, moment: datetime) -> bool:
        """Whether ``moment`` lies after the office's present."""
        return self.clock.is_to_come(moment)

    def now(self) -> datetime:
        """The office's instant."""
        return self.clock.now()

    @property
    def names(self) -> Mapping[str, str]:
        """The office's names for letters and numbers: what the settings say over what ships."""
        own = {key.removeprefix("names."): value for key, value in self.store.settings.all().items() if key.startswith("names.")}
        return {**shipped_names(), **{key: value for key, value in own.items() if value}}

    @property
    def jurisdiction(self) -> Jurisdiction:
        """The jurisdiction chosen as it holds today, with the office's figures laid over it."""
        return self.jurisdiction_on(self.today())

    def jurisdiction_on(self, day: date) -> Jurisdiction:
        """The jurisdiction chosen as it held on ``day``: a figure that holds from a later day on is not in it.

        A period is judged by the figures of the day its event happened on.
        """
        settings = self.store.settings
        chosen = settings.find("jurisdiction")
        figures = [
            (p.id, ParameterChange(p.amount, p.unit, p.basis, p.checked_on is not None, p.checked_by, p.checked_on))
            for p in settings.parameters()
        ]
        figures += [
            (p.key, ParameterChange(p.amount, p.unit, p.basis, p.checked_on is not None, p.checked_by, p.checked_on))
            for p in settings.dated_parameters()
            if p.since <= day
        ]
        return _jurisdiction(chosen.value if chosen else DEFAULT, tuple(figures), day)

    @property
    def calendar(self) -> WorkCalendar:
        """The work calendar with the office's days laid over it; a year whose notice was entered is known."""
        settings = self.store.settings
        days = tuple((day.id, day.workday) for day in settings.calendar_days())
        return _calendar(days, tuple(int(notice.id) for notice in settings.calendar_notices()))

    @property
    def packs(self) -> Packs:
        """The rule packs with what the office lays over them: its changes, its words, its own rules and the name of its district."""
        settings = self.store.settings
        changes = tuple((c.id, c.active, c.severity) for c in settings.rule_changes())
        words = tuple((row.id, row.words) for row in settings.rule_words())
        own = tuple((row.id, row.definition) for row in settings.office_rules())
        return _packs(changes, words, own, settings.all().get("names.district", ""))

    def tree(self, version: TextVersion) -> Tree:
        """The clause tree of a stored version."""
        with said():
            return _tree(self.store.files.get(version.tree_sha))

    def original(self, version: TextVersion) -> bytes:
        """The bytes of the file that a version was read from. Raises UserError when they are damaged."""
        with said():
            return self.store.files.get(version.file_sha)

    def keep(self, data: bytes) -> str:
        """Keep the bytes of a file beside the store, before the act whose row names them; their SHA-256. Raises UserError."""
        with said():
            return self.store.files.put(data)

    def document(self, document_id: str) -> Document:
        """The document of this id. Raises Refused when it is not in the register."""
        with said():
            document = self.store.documents.get(document_id)
        if document.deleted_at is not None:
            raise Refused(f"《{document.title}》在回收站里。先恢复再办。")
        return document

    @contextmanager
    def act(self, name: str, title: str) -> Iterator[Act]:
        """One act of the operator, now. Refusals of the store come out as sentences.

        Raises Refused when the operator's role does not allow acts of this ``name`` (``resources/permissions.toml``).
        """
        permissions.refuse(self.store.people, self.operator, name)
        with said(), self.store.act(name, title, self.stamp()) as act:
            yield act
            refuse_changed(self.store, act)

    def stamp(self) -> Stamp:
        """Who acts and when."""
        return Stamp(self.operator, self.now())

    def undo(self) -> LoggedAct:
        """Undo the newest act not undone and return its entry of the log. Raises Refused."""
        with said():
            return self.store.undo(self.stamp(), self._may_undo)

    def newest(self) -> LoggedAct | None:
        """The entry that ``undo`` would take back; None when there is none or it has left the house."""
        try:
            return self.store.log.to_undo()
        except (LeftTheHouse, NothingToUndo):
            return None

    def redo(self) -> LoggedAct:
        """Do again what was undone last. Raises Refused."""
        with said():
            permissions.refuse(self.store.people, self.operator, self.store.log.to_redo().name)
            return self.store.redo(self.stamp())

    def last_changes(self) -> frozenset[str]:
        """The kinds of row that the newest act touched."""
        return self.store.last_kinds

    @property
    def held_by(self) -> str:
        """Who has the store, when this is only a look at it; empty when it is ours to work in."""
        return self.store.holder

    def keep_typing(self, key: str, words: str) -> None:
        """Keep what is being typed at ``key`` (``finding/<id>/rewrite``), so that a crash does not lose it. No act, no undo. Raises UserError."""
        with said():
            self.store.typing.keep(key, words, self.now())

    def typed(self, key: str) -> str:
        """The words kept at ``key`` and not yet part of an act; empty when there are none."""
        return self.store.typing.find(key)

    def forget_typing(self, key: str) -> None:
        """Forget what was kept at ``key`` and below it (``key/…``). Raises UserError."""
        with said():
            self.store.typing.forget(key)

    def close(self) -> None:
        """Back up what changed and close the store."""
        with said():
            self.store.close(self.now())

    def _may_undo(self, entry: LoggedAct) -> None:
        from app.lifecycle.numbering import refuse_to_take_back

        permissions.refuse(self.store.people, self.operator, entry.name)
        refuse_to_take_back(self, entry)


def open_office(folder: Path, clock: Clock, operator: str) -> Office:
    """Open (or make) the store in ``folder`` for ``operator``. Raises UserError with the sentence to show."""
    name = _named(operator)
    with said():
        return _listed(Office(Store(folder, clock.now()), clock, name))


def open_or_look(folder: Path, clock: Clock, operator: str) -> Office:
    """Open the store as ``open_office`` does; when another program has it, open it to be read. Raises UserError."""
    name = _named(operator)
    with said():
        try:
            return _listed(Office(Store(folder, clock.now()), clock, name))
        except Locked as held:
            return Office(Onlooker(folder, held.holder), clock, name)


def _listed(office: Office) -> Office:
    from app.lifecycle.listing import keep_in_step

    def clauses_of(sha: str) -> Iterable[tuple[str, str]]:
        from app.intake.importing import clauses

        return clauses(_tree(office.store.files.get(sha)))

    office.store.index_with(clauses_of)
    keep_in_step(office)
    return office


def _named(operator: str) -> str:
    if not operator.strip():
        raise UserError("没有操作人姓名，没有打开。填写姓名后再打开。")
    return operator.strip()


@lru_cache
def shipped_names() -> Mapping[str, str]:
    """The office's names as they ship, for an office that has not filled in its own."""
    names: dict[str, str] = tomllib.loads(resources.path("office.toml").read_text("utf-8"))["names"]
    return names


@lru_cache(maxsize=256)
def _jurisdiction(name: str, figures: tuple[tuple[str, ParameterChange], ...], day: date) -> Jurisdiction:
    # of two changes of one figure the later one in the order given holds; one of a figure that this place lacks changes nothing
    pack = load(name)
    return load(name, {key: change for key, change in figures if pack.has(key)}, day)


@lru_cache(maxsize=4)
def _packs(
    changes: tuple[tuple[str, bool, str | None], ...],
    words: tuple[tuple[str, tuple[str, ...]], ...],
    own: tuple[tuple[str, str], ...],
    district: str,
) -> Packs:
    added = dict(words)
    if district:
        added[DISTRICT] = (*added.get(DISTRICT, ()), district)
    kept = {key: RuleChange(active, Severity(severity) if severity else None) for key, active, severity in changes}
    try:
        rows = tuple({**row, "id": rule_id} for rule_id, definition in own for row in definitions(definition))
        return load_packs(Overlay(kept, added, rows))
    except BadPack as error:
        if not any(rule_id in error.sentence for rule_id, _ in own):
            raise
        raise BadPack(f"{error.sentence}先在“审核规则”页停用或者删除本单位的这一条，就可以照常审核。") from error


@lru_cache(maxsize=4)
def _calendar(days: tuple[tuple[str, bool], ...], confirmed: tuple[int, ...]) -> WorkCalendar:
    return WorkCalendar({date.fromisoformat(day): workday for day, workday in days}, confirmed)


@lru_cache(maxsize=16)
def _tree(data: bytes) -> Tree:
    return tree_from_json(data)
