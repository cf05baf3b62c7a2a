"""Units by any of their names: a ledger's 区住建局, 云州区住房和城乡建设局 and 住建局 are one body."""

from __future__ import annotations

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

    def is_new(self, name: str) -> bool:
        """Whether no unit is known by that name or one like it."""
        return self._known_by(name) not in self._names

    def full_name(self, name: str) -> str:
        """The name in full as far as it is known; the own government by its proper name."""
        if name in (f"{place}{word}" for place in (self._level, self._district) for word in ("政府", "人民政府")):
            return self._government
        return self._names.get(self._known_by(name), name)

    def meet(self, name: str) -> None:
        """Take note of a name, so that the next one like it is the same body."""
        self._names.setdefault(self._known_by(name), name)

    def enter(self, act: Act, name: str) -> str:
        """The id of the unit of this name, made in ``act`` when there is none yet."""
        bare = self._known_by(name)
        if bare not in self._ids:
            full = self._names.get(bare, name)
            self._ids[bare] = act.insert(Unit(id=act.new_id(), name=full, short_name=short_name(full))).id
        return self._ids[bare]

    def _known_by(self, name: str) -> str:
        """What the names of one body have in common; a body of the city keeps its 市 in a district."""
        if self._district and name.startswith(self._district) and len(name) > len(self._district) + 1:
            return short_name(name.removeprefix(self._district))
        return name if name[:1] in "区县市" and name[:1] != self._level else short_name(name)
