"""A submission: several files that belong to one matter, one of them the main text, each other one sorted to a material."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.intake.arrival import Arrival
from app.intake.draft import Draft
from app.intake.look import look_at
from app.intake.sorting import Sorting, sort_one
from app.intake.wordlist import ISSUE, TEXT, shipped
from app.lifecycle.jurisdiction import Jurisdiction
from app.lifecycle.materials import Asked
from app.text.tree import Tree

BY_HAND = "经办人指定"
_LETTERS = frozenset({"M01", "M05"})
"""Letters that only bring a text and whose title is none of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file and what it was sorted to."""

    arrival: Arrival
    sorting: Sorting

    @property
    def code(self) -> str:
        """M01–M13, ISSUE, ANNEX, OTHER, or TEXT for the main text."""
        return self.sorting.code


@dataclass(frozen=True, slots=True)
class Titles:
    """The two titles of a matter: of the paper as it goes out (the 通知), and of the text it carries; None where they are one."""

    title: str
    body_title: str | None


@dataclass(frozen=True, slots=True)
class Submission:
    """The files of one matter, the main text first. Without a readable main text it cannot be stored."""

    parts: tuple[Part, ...]

    @property
    def main(self) -> Part | None:
        """The main text; None while none is chosen that could be read."""
        return next((part for part in self.parts if part.code == TEXT and part.arrival.reading), None)

    @property
    def draft(self) -> Draft | None:
        """The main text as a draft."""
        return self.main.arrival.draft if self.main else None

    @property
    def kept(self) -> tuple[Part, ...]:
        """The files that are stored, the main text among them; those the gate barred are not."""
        return tuple(part for part in self.parts if not part.arrival.barred)

    @property
    def barred(self) -> tuple[Part, ...]:
        """The files that may not be kept."""
        return tuple(part for part in self.parts if part.arrival.barred)

    @property
    def codes(self) -> tuple[str, ...]:
        """The materials that came as files, each once, in the order of their codes."""
        return tuple(sorted({part.code for part in self.kept if part is not self.main}))

    @property
    def titles(self) -> Titles:
        """Title of the 通知 and of the 办法, also where they came as two files. Meaningful only with a main text."""
        main = self.main
        if main is None or main.arrival.reading is None:
            return Titles("", None)
        tree = main.arrival.reading.tree
        if tree.body_title and sort_one(look_at(main.arrival))[0].code in _LETTERS:
            return Titles(tree.body_title, None)
        notice = self.notice
        if tree.body_title is None and notice is not None:
            return Titles(look_at(notice.arrival).title or notice.arrival.name, tree.title)
        return Titles(tree.title, tree.body_title)

    @property
    def notice(self) -> Part | None:
        """The 通知 that issues the text, where it came as a file of its own and could be read."""
        return next((part for part in self.parts if part.code == ISSUE and part.arrival.reading and look_at(part.arrival).title), None)

    @property
    def document_number(self) -> str | None:
        """The 文号 of the text, else of its notice."""
        return next((tree.document_number for tree in self._said if tree.document_number), None)

    @property
    def issuing_authority(self) -> str | None:
        """Who issues it, by the text, else by its notice."""
        return next((tree.issuing_authority for tree in self._said if tree.issuing_authority), None)

    @property
    def _said(self) -> tuple[Tree, ...]:
        """What speaks of the document as a whole: the main text, then its notice."""
        return tuple(part.arrival.reading.tree for part in (self.main, self.notice) if part and part.arrival.reading)

    @property
    def sender(self) -> str:
        """Who signed the letter (送审函), which is the drafting unit; empty where none was read."""
        letters = (part.arrival.reading for part in self.parts if part.code == "M01" and part.arrival.reading)
        return next((letter.tree.issuing_authority for letter in letters if letter.tree.issuing_authority), "")

    def sorted_to(self, arrival: Arrival, code: str) -> Submission:
        """The same files with ``arrival`` sorted by hand; a new main text makes the one before 送审稿及花脸稿 (M02)."""
        given = Sorting(code, 1.0, BY_HAND)
        parts = []
        for part in self.parts:
            if part.arrival is arrival:
                part = replace(part, sorting=given)
            elif code == TEXT and part.code == TEXT:
                part = replace(part, sorting=Sorting("M02", 1.0, "改由另一份作正文"))
            parts.append(part)
        return Submission(_main_first(parts))

    def joined(self, others: Iterable[Submission]) -> Submission:
        """One matter of this and ``others``: their main texts become materials of this one's."""
        moved = [
            replace(part, sorting=Sorting("M02", 0.5, "并入这一件的另一份文稿")) if part.code == TEXT and self.main else part
            for other in others
            for part in other.parts
        ]
        return Submission(_main_first((*self.parts, *moved)))


def material_name(code: str, jurisdiction: Jurisdiction) -> str:
    """What a material is called: as the jurisdiction lists it, else by the words that ship."""
    return next((m.name for m in jurisdiction.submission if m.code == code), None) or shipped().name_of(code)


def material_names(asked: Iterable[Asked]) -> tuple[tuple[str, str], ...]:
    """The codes and names of the materials that a jurisdiction lists, in the order of the codes."""
    names = {a.code: shipped().name_of(a.code) if a.by_text else a.name for a in asked}
    return tuple(sorted(names.items()))


def _main_first(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.code != TEXT))
