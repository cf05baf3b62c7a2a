"""The questionnaire of 认定 as data, and what the text itself says for and against each element (domain: 五要素, 排除清单)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import resources
from app.office import Office
from app.rules.engine import judge
from app.rules.finding import Basis, Severity
from app.text.tree import Tree
from db.records import Document

_RIGHTS = frozenset({"AUTH", "LIC", "PEN", "COE", "FEE", "CER", "RGT", "FC"})
_RIGHTS_ELEMENT = "rights"
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Element:
    """One of the five elements: the question, what its “否” means in a letter, and the words that hint at an answer."""

    key: str
    name: str
    question: str
    negative: str
    in_title: bool
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A kind of paper that is no normative document where the jurisdiction says so; ``titles`` hints at it."""

    code: str
    name: str
    titles: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An element with the words found in the text for and against it, and the answer they suggest."""

    element: Element
    found_for: tuple[str, ...]
    found_against: tuple[str, ...]
    suggested: bool
    """Yes, unless more words speak against it than for it; a clause about rights and duties outweighs words."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A clause about rights and duties found in the text: where, which words."""

    path: str
    quote: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is asked about one paper. ``suggested`` are the exclusions its title hints at; ``rulings`` clauses about rights and duties."""

    elements: tuple[Asked, ...]
    exclusions: tuple[Exclusion, ...]
    suggested: tuple[str, ...]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """What ships: the definition's source, the elements, every exclusion, and which of them each jurisdiction knows."""

    basis: Basis
    elements: tuple[Element, ...]
    exclusions: tuple[Exclusion, ...]
    by_jurisdiction: dict[str, tuple[str, ...]]

    def excluded_in(self, jurisdiction: str) -> tuple[Exclusion, ...]:
        """The exclusions that hold in a jurisdiction."""
        codes = self.by_jurisdiction.get(jurisdiction) or self.by_jurisdiction["default"]
        return tuple(one for one in self.exclusions if one.code in codes)


@lru_cache
def shipped() -> Definition:
    """The definition as it ships."""
    table = tomllib.loads(resources.path("determination.toml").read_text("utf-8"))
    source = table["definition"]
    elements = tuple(
        Element(e["key"], e["name"], e["question"], e["negative"], e["where"] == "title", tuple(e["for"]), tuple(e["against"]))
        for e in table["elements"]
    )
    exclusions = tuple(Exclusion(e["code"], e["name"], e["titles"]) for e in table["exclusions"])
    known = {name: tuple(codes) for name, codes in table["jurisdictions"].items()}
    return Definition(Basis(source["law"], source.get("article"), source["verified"]), elements, exclusions, known)


def questionnaire(office: Office, document_id: str) -> Questionnaire:
    """The questionnaire about a document, filled in as far as its text allows; without a text only its title speaks."""
    document = office.document(document_id)
    version = document.current_version_id
    tree = office.tree(office.store.documents.version(version)) if version else None
    text = "\n".join(_texts(tree)) if tree else ""
    exclusions = shipped().excluded_in(office.jurisdiction.key)
    rulings = _rulings(office, tree) if tree else ()
    return Questionnaire(
        elements=tuple(_asked(element, document, text, rulings) for element in shipped().elements),
        exclusions=exclusions,
        suggested=tuple(one.code for one in exclusions if re.search(one.titles, document.called)),
        rulings=rulings,
    )


def _asked(element: Element, document: Document, text: str, rulings: tuple[Ruling, ...]) -> Asked:
    where = f"{document.issuing_authority or ''}\n{document.title}" if element.in_title else text
    speaks_for, against = _found(element.speaks_for, where), _found(element.speaks_against, where)
    is_ruled = element.key == _RIGHTS_ELEMENT and bool(rulings)
    return Asked(element, speaks_for, against, is_ruled or len(speaks_for) >= len(against))


def _found(patterns: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words found, each once, as they stand in the text."""
    hits = (re.search(pattern, text, re.MULTILINE) for pattern in patterns)
    return tuple(dict.fromkeys(hit.group() for hit in hits if hit))


def _texts(tree: Tree) -> Iterator[str]:
    for node in tree.walk():
        yield node.text
        for row in node.rows or ():
            yield from row


def _rulings(office: Office, tree: Tree) -> tuple[Ruling, ...]:
    found = judge(tree, office.packs).findings
    grave = (f for f in found if f.group in _RIGHTS and f.severity is not Severity.HINT and f.path is not None)
    return tuple(Ruling(f.path or "", f.quote) for f in grave)[:_MOST_SHOWN]
