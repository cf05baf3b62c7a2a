"""Units by any of their names: a ledger's 区住建局, 云州区住房和城乡建设局 and 住建局 are one body."""

from __future__ import annotations

from collections.abc import Iterable

from app.lifecycle.units import short_name
from app.office import Office
from db.acts import Act
from db.records import Unit


class Bodies:
    """The units in the store and those that one ledger adds."""

    def __init__(self, office: Office) -> None:
        names = office.names
        self._district = names.get("district", "")
        self._level = self._district[-1:] or "区"
        self._government = names["government"]
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        for unit in office.store.people.units():
            for name in (unit.short_name, unit.name):
                if name:
                    self._names[self._known_by(name)] = unit.name
                    self._ids[self._known_by(name)] = unit.id

    def full_name(self, name: str) -> str:
        """The name in full as far as it is known; the own government by its proper name."""
        if name in (f"{place}{word}" for place in (self._level, self._district) for word in ("政府", "人民政府")):
            return self._government
        return self._names.get(self._known_by(name), name)

    def meet(self, names: Iterable[str]) -> None:
        """Take note of names that a ledger uses; of several for one body the longest is its name in full."""
        for name in names:
            bare = self._known_by(name)
            if bare not in self._ids and len(name) > len(self._names.get(bare, "")):
                self._names[bare] = name

    def new_among(self, names: Iterable[str]) -> tuple[str, ...]:
        """The bodies among ``names`` that the store does not know, each once, by their names in full."""
        return tuple(dict.fromkeys(self.full_name(name) for name in names if self._known_by(name) not in self._ids))

    def enter(self, act: Act, name: str) -> str:
        """The id of the unit of this name, made in ``act`` when there is none yet."""
        bare = self._known_by(name)
        if bare not in self._ids:
            full = self._names.get(bare, name)
            self._ids[bare] = act.insert(Unit(id=act.new_id(), name=full, short_name=self._short(full))).id
        return self._ids[bare]

    def _short(self, full: str) -> str:
        """The short name of a body, the name of the own district left out."""
        own = full.removeprefix(self._district) if self._district else full
        return short_name(own if len(own) > 1 else full)

    def _known_by(self, name: str) -> str:
        """What the names of one body have in common; a body of the city keeps its 市 in a district."""
        return name if name[:1] in "区县市" and name[:1] != self._level else self._short(name)
