"""The card of a law: its facts, what replaced it and what it replaced, its imported texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.law.catalogue import Catalogue
from app.law.law import Law
from app.law.library import catalogue_of
from app.law.listing import is_shipped, state_of
from app.law.references import read_articles
from app.law.texts import article, text_on, tree_of
from app.office import Office
from app.refusals import said
from app.text.tree import Tree
from db.records import LawText


@dataclass(frozen=True, slots=True)
class LawCard:
    """One law. ``replaced`` are the laws whose place it took; ``texts`` the imported wordings, the oldest first; ``current`` the one that applies today."""

    law: Law
    state: str
    as_of: date
    repealed_on: date | None
    successor: Law | None
    replaced: tuple[Law, ...]
    texts: tuple[LawText, ...]
    current: LawText | None
    is_shipped: bool
    """Whether the library that ships has it too."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a basis says: the law as the library knows it (None when it does not), and the words of the article where its text was imported."""

    cited: str
    article: str | None
    law: Law | None
    state: str
    words: str
    has_text: bool
    """Whether a text of the law was imported at all."""
    repealed_on: date | None = None
    successor: Law | None = None


def card(office: Office, title: str) -> LawCard | None:
    """The card of the law called ``title``, by any of its names; None when the library does not know it."""
    catalogue = catalogue_of(office)
    law = catalogue.find(title) or catalogue.by_number(title)
    if law is None:
        return None
    today = office.today()
    return LawCard(
        law,
        state_of(catalogue, law, today),
        catalogue.as_of,
        catalogue.repealed_on(law),
        catalogue.by_title(law.replaced_by) if law.replaced_by else None,
        _replaced(catalogue, law),
        office.store.laws.texts(law.title),
        text_on(office, law.title, today),
        is_shipped(law.title),
    )


def _replaced(catalogue: Catalogue, law: Law) -> tuple[Law, ...]:
    return tuple(other for other in catalogue.laws if other.replaced_by == law.title)


def wording(office: Office, cited: str, number: str | None) -> Wording:
    """What article ``number`` (第十六条, or None) of the law cited so says today."""
    catalogue = catalogue_of(office)
    law = catalogue.find(cited) or catalogue.by_number(cited)
    if law is None:
        return Wording(cited, number, None, "", "", has_text=False)
    found = article(office, law.title, number) if number else None
    return Wording(
        cited,
        number,
        law,
        state_of(catalogue, law, office.today()),
        found.text if found else "",
        bool(office.store.laws.texts(law.title)),
        catalogue.repealed_on(law),
        catalogue.successor(law),
    )


def article_words(office: Office, bases: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str], str]:
    """For every (law, article) of ``bases`` whose article is in the text that applies today, the words of the whole 条; the rest is left out."""
    catalogue, texts = catalogue_of(office), {text.law for text in office.store.laws.texts()}
    articles: dict[str, dict[str, str]] = {}
    found: dict[tuple[str, str], str] = {}
    for cited, number in dict.fromkeys(bases):
        law = catalogue.find(cited) if number and texts else None
        if law is None or number is None or law.title not in texts:
            continue
        if law.title not in articles:
            text = text_on(office, law.title, office.today())
            articles[law.title] = {row.path: row.text for row in office.store.laws.articles(text.id)} if text else {}
        named, _ = read_articles(number, 0)
        words = articles[law.title].get(named[0].label, "") if named else ""
        if words:
            found[cited, number] = words
    return found


def text_tree(office: Office, text_id: str) -> Tree:
    """The clauses of an imported text. Raises UserError when it is gone or damaged."""
    with said():
        text = office.store.laws.text(text_id)
    return tree_of(office, text)
