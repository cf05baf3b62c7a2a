"""Laws as a document cites them, held against the law library: DOC-09, DOC-10, DOC-25 to DOC-28, and LT-20."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Protocol, runtime_checkable

from app.law.catalogue import Catalogue, shipped
from app.law.doubts import Days, beyond, misnamed, not_yet, only_a_rule, repealed, reworded, too_low
from app.law.mention import Cited, Form, Why
from app.law.reading import reader
from app.law.reserved import Reserved, repealing_articles, reserved
from app.rules.checks.document import Document
from app.rules.checks.spot import Spot
from app.rules.finding import Basis, Severity
from app.text.tree import Node

_LEANS = re.compile(r"依法|法律|法规|规章|国家(?:有关)?规定")
_BY = re.compile(r"(?:依照|按照|根据|依据|依|按)(?:我国)?(?:国务院|[一-龥]{0,12})$")


@runtime_checkable
class Library(Protocol):
    """A law library that has a whole catalogue and may hold texts."""

    @property
    def catalogue(self) -> Catalogue:
        """The laws it knows."""

    def unchanged(self, law: str, article: str, made: date) -> bool:
        """Whether the texts in hand show that ``article`` of ``law`` says today what it said on the day ``made``."""


def cited_law_repealed(document: Document) -> Iterator[Spot]:
    """DOC-09: a law cited had been repealed; only a hint, once for each law, where it still applied when the document was made."""
    catalogue, days = _catalogue(document), _days(document)
    texts = _texts(document)
    told: set[str] = set()
    for cited in _read(document):
        sentence = _sentence(texts[cited.path], cited)
        found = repealed(cited, sentence, catalogue, days)
        if found is None:
            continue
        if found.since_made:
            # nothing in the document was wrong: one word on each law is enough
            if found.law.title in told:
                continue
            told.add(found.law.title)
        severity = Severity.HINT if found.since_made else None if found.law.verified else Severity.RISK
        basis: tuple[Basis, ...] = ()
        if found.successor is not None:
            article = repealing_articles().get(found.successor.title)
            basis = (Basis(found.successor.title, article, article is not None),)
        yield _spot(cited, _dated(found.said, cited, catalogue), severity, basis)


def cited_law_not_yet_in_force(document: Document) -> Iterator[Spot]:
    """DOC-25: a law cited applied neither on the document's day nor from the day it takes effect itself."""
    catalogue, days = _catalogue(document), _days(document)
    for cited in _read(document):
        said = not_yet(cited, catalogue, days, document.effective_on)
        if said:
            yield _spot(cited, _dated(said, cited, catalogue))


def cited_article_missing(document: Document) -> Iterator[Spot]:
    """DOC-26: an article cited that the law does not have."""
    catalogue, days = _catalogue(document), _days(document)
    for cited in _read(document):
        said = beyond(cited, catalogue, days)
        if said:
            yield _spot(cited, _dated(said, cited, catalogue), None if cited.law and cited.law.verified else Severity.RISK)


def cited_title_wrong(document: Document) -> Iterator[Spot]:
    """DOC-27: a title that no law bears but a known one nearly does."""
    catalogue, texts = _catalogue(document), _texts(document)
    for cited in _read(document):
        said = misnamed(cited, _sentence(texts[cited.path], cited), catalogue)
        if said:
            yield _spot(cited, _dated(said, cited, catalogue))


def cited_wording_changed(document: Document) -> Iterator[Spot]:
    """DOC-10: articles cited from a wording that was changed since, once for every law; silent where the texts in hand show no change."""
    library, days = document.facts.laws, _days(document)
    told: set[str] = set()
    for cited in _read(document):
        said = reworded(cited, days)
        if said is None or cited.law is None or cited.law.title in told:
            continue
        if isinstance(library, Library) and days.made and cited.mention.articles:
            made, title = days.made, cited.law.title
            if all(library.unchanged(title, article.label, made) for article in cited.mention.articles):
                continue
        told.add(cited.law.title)
        yield _spot(cited, _dated(said, cited, _catalogue(document)))


def cited_rank_too_low(document: Document) -> Iterator[Spot]:
    """DOC-28: a penalty, licence, coercive measure or fee that leans on nothing but papers below legislation.

    Coercion and licences that lean on rules (规章) alone are a hint: a rule may repeat what a law has set.
    """
    texts = _texts(document)
    by_sentence: dict[tuple[str, str], list[Cited]] = {}
    for cited in _read(document):
        by_sentence.setdefault((cited.path, _sentence(texts[cited.path], cited)), []).append(cited)
    for (_, sentence), found in by_sentence.items():
        leaning = [cited for cited in found if _BY.search(sentence[: max(0, sentence.find(cited.quote))])]
        plain = re.sub(r"《[^》]*》", "", sentence)
        carried = _carried(plain, leaning) if leaning and not _LEANS.search(plain) else None
        if carried is None:
            continue
        low = {cited: too_low(cited) for cited in found}
        rules = {cited: low[cited] or only_a_rule(cited, carried.not_by) for cited in found}
        if all(rules.values()):
            severity = None if all(low.values()) else Severity.HINT
            yield _spot(
                leaning[0],
                f"{rules[leaning[0]]}，不能设定{carried.what}",
                severity,
                (Basis(carried.law, carried.article, carried.verified),),
            )


def _carried(plain: str, leaning: list[Cited]) -> Reserved | None:
    names = [cited.mention.name + cited.mention.number for cited in leaning]
    return next((matter for matter in reserved() if matter.carried_by(plain, names)), None)


def law_without_marks(document: Document) -> Iterator[Spot]:
    """LT-20: a law named without 《》 where it is cited; not where the text has made that name its 简称."""
    for cited in _read(document):
        mention = cited.mention
        if mention.form is Form.BARE and cited.resolved.why is not Why.CONTEXT and (mention.introduced or mention.articles):
            name = cited.quote[: mention.name_end - mention.start]
            yield Spot(cited.path, mention.name_start, mention.name_end, name)


CITING: dict[str, Callable[[Document], Iterator[Spot]]] = {
    "cited_law_repealed": cited_law_repealed,
    "cited_law_not_yet_in_force": cited_law_not_yet_in_force,
    "cited_article_missing": cited_article_missing,
    "cited_title_wrong": cited_title_wrong,
    "cited_wording_changed": cited_wording_changed,
    "cited_rank_too_low": cited_rank_too_low,
}
"""By the name a pack writes in ``check``."""


def _catalogue(document: Document) -> Catalogue:
    library = document.facts.laws
    return library.catalogue if isinstance(library, Library) else shipped()


def _days(document: Document) -> Days:
    """Without a day given, today is the day of the catalogue's newest evidence: nothing later is known."""
    facts = document.facts
    return Days(facts.published_on or document.signed_on, facts.today or _catalogue(document).as_of)


@lru_cache(maxsize=4)
def _read(document: Document) -> tuple[Cited, ...]:
    # the checks of one judgement ask for the same text one after the other
    return reader(_catalogue(document)).tree(document.tree)


@lru_cache(maxsize=4)
def _texts(document: Document) -> dict[str, str]:
    return dict(pair for node in document.nodes for pair in _of(node))


def _of(node: Node) -> Iterator[tuple[str, str]]:
    yield node.path, node.text
    for r, row in enumerate(node.rows or (), 1):
        for c, cell in enumerate(row, 1):
            yield f"{node.path}第{r}行第{c}格", cell


def _sentence(text: str, cited: Cited) -> str:
    mention = cited.mention
    start = max(text.rfind(mark, 0, mention.start) for mark in "。；;\n") + 1
    ends = [place for mark in "。；;\n" if (place := text.find(mark, mention.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _dated(said: str, cited: Cited, catalogue: Catalogue) -> str:
    """``said`` with the day up to which the library knows."""
    as_of = cited.law.as_of if cited.law else catalogue.as_of
    return f"{said}（法规库截至{as_of.year}年{as_of.month}月{as_of.day}日）"


def _spot(cited: Cited, said: str, severity: Severity | None = None, basis: tuple[Basis, ...] = ()) -> Spot:
    return Spot(cited.path, cited.mention.start, cited.mention.end, cited.quote, said, severity, basis)
