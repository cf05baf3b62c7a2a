"""The catalogue of laws: what ships in ``resources/laws/`` with the office's own rows laid over it, found by any name a law goes by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

import resources
from app.errors import UserError
from app.law.law import OTHER, REPEALED, UNCHECKED, Law, Standing
from app.law.titles import Near, key, number_key

CATALOGUE = "laws/catalogue.tsv"
NAMES = "laws/names.toml"
_NEAR_LEVELS = frozenset({"法律", "行政法规"})


class Catalogue:
    """Laws by title, short title, alias and 文号. A name that two laws go by finds neither."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self._by_title: dict[str, Law] = {law.title: law for law in laws}
        self._by_key: dict[str, Law] = {}
        self._by_number: dict[str, Law | None] | None = None
        self.ambiguous: dict[str, tuple[str, ...]] = {}
        """Names that more than one law goes by, with the titles; the titles themselves win over aliases."""
        # of two rows for one title in two spellings the one somebody checked
        for law in sorted(self._by_title.values(), key=lambda law: not law.verified):
            self._claim(key(law.title), law)
        for law in self._by_title.values():
            for alias in law.aliases:
                self._claim(key(alias), law)
        self._near: Near | None = None

    def _claim(self, name: str, law: Law) -> None:
        held = self._by_key.setdefault(name, law)
        if held is not law:
            self.ambiguous[name] = tuple(dict.fromkeys((*self.ambiguous.get(name, (held.title,)), law.title)))

    def __len__(self) -> int:
        return len(self._by_title)

    @property
    def laws(self) -> tuple[Law, ...]:
        """Every law in the order of the catalogue, the office's additions last."""
        return tuple(self._by_title.values())

    @cached_property
    def as_of(self) -> date:
        """The day of the newest evidence in it."""
        return max((law.as_of for law in self._by_title.values()), default=date.min)

    @property
    def keys(self) -> Mapping[str, Law]:
        """Every name that finds a law, as :func:`app.law.titles.key` writes it."""
        return self._by_key

    def find(self, name: str) -> Law | None:
        """The law cited as ``name``: full or short title, alias, with or without 《》, note on its revision or blanks; None when unknown."""
        plain = name.strip().removeprefix("《").removesuffix("》")
        return self._by_title.get(plain) or self._by_key.get(key(plain))

    def by_title(self, title: str) -> Law | None:
        """The law of exactly this official title."""
        return self._by_title.get(title)

    def by_number(self, number: str) -> Law | None:
        """The law first promulgated under this 文号; None when unknown, or when more than one law was."""
        if self._by_number is None:
            self._by_number = {}
            for law in self._by_title.values():
                if law.doc_no:
                    promulgated = number_key(law.doc_no)
                    self._by_number[promulgated] = None if promulgated in self._by_number else law
        plain = number_key(number)
        short = next((name for name in bodies() if plain.startswith(name + "令")), "")
        return self._by_number.get(plain) or (self._by_number.get(bodies()[short] + plain.removeprefix(short)) if short else None)

    def near(self, name: str, most: int = 2) -> Law | None:
        """The national law or administrative regulation whose title ``name`` misspells by ``most`` characters; None when none is near, or two are."""
        if self._near is None:
            self._near = Near(law.title for law in self._by_title.values() if law.level in _NEAR_LEVELS)
        title = self._near.title(name, most)
        return self._by_title[title] if title else None

    def official(self, cited: str) -> str | None:
        """The official title of the law cited so; None when the catalogue does not know it."""
        law = self.find(cited) or self.by_number(cited)
        return law.title if law else None

    def rank(self, cited: str) -> str | None:
        """Its level (法律, 行政法规 …); None when unknown."""
        law = self.find(cited) or self.by_number(cited)
        return law.level or None if law else None

    def repealed_on(self, law: Law) -> date | None:
        """The day from which ``law`` no longer applied: as known, or the day what replaced it took effect; None when unknown or still in force."""
        if law.status != REPEALED and law.repealed_on is None:
            return None
        successor = self._by_title.get(law.replaced_by)
        return law.repealed_on or (successor.effective_on if successor and successor.latest_revision is None else None)

    def successor(self, law: Law) -> Law | None:
        """What applies in the place of ``law`` at the end of the chain; None when nothing is known to."""
        seen = {law.title}
        found = self._by_title.get(law.replaced_by)
        while found is not None and found.replaced_by and found.title not in seen:
            seen.add(found.title)
            found = self._by_title.get(found.replaced_by) or found
        return found

    def standing(self, law: Law, on: date) -> Standing:
        """Whether ``law`` applied on a day.

        UNKNOWN where the day of its repeal is not known and the evidence is younger than ``on``, and on a day before it was promulgated: a
        paper of that day that cites it means a law before it of the same name.
        """
        if law.effective_on is not None and on < law.effective_on and law.latest_revision is None and (law.verified or law.own):
            announced = law.first_promulgated or date.min
            return Standing.NOT_YET if on >= announced else Standing.UNKNOWN
        if law.first_promulgated is not None and on < law.first_promulgated:
            return Standing.UNKNOWN
        if law.status == REPEALED or law.repealed_on is not None:
            ends = self.repealed_on(law)
            if ends is not None:
                return Standing.REPEALED if on >= ends else Standing.IN_FORCE
            return Standing.REPEALED if on >= law.as_of else Standing.UNKNOWN
        return Standing.IN_FORCE

    def laid_over(self, rows: Iterable[Law]) -> Catalogue:
        """This catalogue with the office's rows in it: a row of a title already there replaces it, its shipped aliases kept."""
        merged = dict(self._by_title)
        for law in rows:
            shipped = merged.get(law.title)
            kept = shipped.aliases if shipped else ()
            merged[law.title] = replace(law, aliases=tuple(dict.fromkeys((*kept, *law.aliases))))
        return Catalogue(merged.values())


@dataclass(frozen=True, slots=True)
class Named:
    """A row of ``resources/laws/names.toml``: the names a law goes by beside its title, and its level where the catalogue lacks it."""

    title: str
    short: tuple[str, ...]
    level: str
    doc_no: str


@cache
def shipped() -> Catalogue:
    """The catalogue the program ships, read once. Raises UserError when the file does not hold what it should."""
    lines = resources.path(CATALOGUE).read_text(encoding="utf-8").splitlines()
    names = {row.title: row for row in named()}
    laws = [_law(line.split("\t"), names) for line in lines[1:]]
    known = {law.title for law in laws}
    as_of = max(law.as_of for law in laws)
    # papers that rules are based on and the catalogue lacks: nobody has checked them
    laws += [
        Law(row.title, row.level, doc_no=row.doc_no, status=UNCHECKED, as_of=as_of, evidence="未见原文", aliases=row.short)
        for row in names.values()
        if row.title not in known
    ]
    return Catalogue(laws)


def named() -> tuple[Named, ...]:
    """The rows of ``resources/laws/names.toml``."""
    rows = tomllib.loads(resources.path(NAMES).read_text(encoding="utf-8"))["law"]
    return tuple(Named(row["title"], tuple(row.get("short", ())), row.get("level", OTHER), row.get("doc_no", "")) for row in rows)


@cache
def bodies() -> Mapping[str, str]:
    """The bodies of the state that orders are cited by in short, with the name their orders bear, from ``resources/laws/names.toml``."""
    rows = tomllib.loads(resources.path(NAMES).read_text(encoding="utf-8"))["body"]
    return {short: row["name"] for row in rows for short in row["short"]}


def _law(cells: list[str], names: Mapping[str, Named]) -> Law:
    try:
        title, level, body, number, promulgated, revised, effective, status, repealed, successor, pending, last, inserted, as_of, told = (
            cells
        )
        return Law(
            title, level, body, number, _day(promulgated), _day(revised), _day(effective), status, _day(repealed), successor, _day(pending),
            int(last) if last else None, int(inserted) if inserted else 0, date.fromisoformat(as_of), told, names[title].short if title in names else (),
        )  # fmt: skip
    except ValueError as error:
        raise UserError(f"法规库文件里“{cells[0]}”一行写法有误，法规库没有打开。重新安装程序，或恢复这个文件。") from error


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
