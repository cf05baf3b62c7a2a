"""A rule tried over the register before it is saved: every place where it would speak, in the texts in hand."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from app.office import Office
from app.rules.engine import judge
from app.rules.finding import Finding
from app.rules.office.shelf import whole
from app.rules.rule import Packs, Rule

MOST = 500
"""So many places are told at most; a rule that speaks more often is too wide to be looked through."""

Steps = Generator[tuple[int, int, str], None, "Trial"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place: ``finding`` in the text in hand of a document, with the words of its clause."""

    document_id: str
    title: str
    clause: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Trial:
    """How many texts were read, in how many the rule speaks, and where, at most :data:`MOST` places; ``cut`` says that there are more."""

    texts: int
    documents: int
    places: tuple[Place, ...]
    cut: bool = False


def over_register(office: Office, rule: Rule) -> Steps:
    """Judge the text in hand of every document by ``rule`` alone, newest document first, and yield how far it is."""
    packs = replace(whole(office).packs, rules=(rule,))
    documents = [one for one in office.store.documents.all() if one.current_version_id is not None][::-1]
    places: list[Place] = []
    concerned = 0
    for done, document in enumerate(documents, 1):
        yield done, len(documents), f"试运行：《{document.title}》"
        if document.current_version_id is None:
            continue
        found = _places(office, packs, document.id, document.title, document.current_version_id)
        concerned += bool(found)
        places += found
        if len(places) >= MOST:
            return Trial(done, concerned, tuple(places[:MOST]), cut=len(places) > MOST or done < len(documents))
    return Trial(len(documents), concerned, tuple(places))


def _places(office: Office, packs: Packs, document: str, title: str, version: str) -> list[Place]:
    tree = office.tree(office.store.documents.version(version))
    found = judge(tree, packs).findings
    texts = {node.path: node.text for node in tree.walk()} if found else {}
    return [Place(document, title, texts.get(one.path or "", ""), one) for one in found]
