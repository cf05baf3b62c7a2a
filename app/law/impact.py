"""Where the register cites a law: every clause of every document's current text, with the article it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.law.law import Law
from app.law.library import catalogue_of
from app.law.mention import Cited
from app.law.reading import reader
from app.law.references import ArticleRef
from app.office import Office
from db.records import Hit

_HEADS = frozenset({"标题", "正文标题", "文号"})
_DEFINES = re.compile(r"(?:以下|下)(?:统|合)?(?:简)?称")
_MOST = 1_000_000
#: a part of a title that is long enough to be looked for by itself
_LEAST = 3


@dataclass(frozen=True, slots=True)
class CitingClause:
    """One citation in the register: ``quote == text[start:end]`` at ``path`` of the version; ``article`` is 第×条 or None where none is named."""

    document: str
    version: str
    title: str
    path: str
    start: int
    end: int
    quote: str
    article: str | None
    clause: str
    """The whole clause, to be shown around the quote."""


def citing_clauses(office: Office, law: Law, article: str | None = None) -> tuple[CitingClause, ...]:
    """Every clause of the register that cites ``law``, of one ``article`` (第十六条) where it is given: by document, in the order of its text.

    The full-text index finds the clauses that hold one of the law's names; these alone are read and resolved exactly. A document that gives
    the law a 简称 is read whole.
    """
    return tuple(row for row in _all(office, law) if article is None or row.article == article)


def _all(office: Office, law: Law) -> Iterator[CitingClause]:
    catalogue = catalogue_of(office)
    for document_id, hits in sorted(_candidates(office, law).items()):
        document = office.store.documents.get(document_id)
        if document.current_version_id is None:
            continue
        version = document.current_version_id
        texts = {hit.path: hit.text for hit in hits}
        if any(_DEFINES.search(text) for text in texts.values()):
            tree = office.tree(office.store.documents.version(version))
            found = reader(catalogue).tree(tree)
            texts = {node.path: node.text for node in tree.walk()} | texts
        else:
            found = reader(catalogue).texts(texts.items())
        for cited in found:
            if cited.law == law:
                yield from _rows(cited, document_id, version, document.title, texts.get(cited.path, cited.quote))


def _rows(cited: Cited, document: str, version: str, title: str, clause: str) -> Iterator[CitingClause]:
    mention = cited.mention
    for label in _labels(mention.articles) or (None,):
        yield CitingClause(document, version, title, cited.path, mention.start, mention.end, cited.quote, label, clause)


def _labels(articles: tuple[ArticleRef, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for article in articles for label in article.labels))


def _candidates(office: Office, law: Law) -> dict[str, list[Hit]]:
    """The clauses that hold one of the names of ``law``, by document."""
    found: dict[str, dict[str, Hit]] = {}
    for name in names_of(law):
        for hit in office.store.search.find(name, _MOST)[1]:
            if hit.path not in _HEADS:
                found.setdefault(hit.document_id, {})[hit.path] = hit
    return {document: list(hits.values()) for document, hits in found.items()}


def names_of(law: Law) -> tuple[str, ...]:
    """What is looked for in the index: the title as far as it is one run of words, its aliases, its 文号."""
    # brackets and blanks inside a title are written in more than one way: its longest part is looked for
    parts = re.split(r"[《》〈〉（）()、，,\s]+", law.short_title)
    longest = max(parts, key=len)
    names = (longest, *law.aliases, *re.findall(r"\d+号", law.doc_no))
    return tuple(dict.fromkeys(name for name in names if len(name) >= _LEAST or name == law.short_title))
