"""``laws --check``: what is wrong in the catalogue itself, and which of it is known and why it stays."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import resources
from app.law.catalogue import CATALOGUE, Catalogue
from app.law.law import LEVELS, REPEALED, Law
from app.law.references import first_article

EXCEPTIONS = "laws/known_exceptions.toml"
_OLDEST = date(1949, 9, 27)
_LONGEST = 1300
"""No law has more articles than 民法典 and 生态环境法典; a higher number is a slip."""


Base = tuple[str, str, str | None]
"""The id of a rule, a law it is based on, and the article (第十六条) or None."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one law. ``kind`` names what was checked; ``reason`` is why it is known and stays, '' when it is not."""

    kind: str
    title: str
    words: str
    reason: str = ""


def faults(catalogue: Catalogue, bases: Sequence[Base], known: Mapping[tuple[str, str], str]) -> tuple[Fault, ...]:
    """Every fault of ``catalogue``: one title once, days in order, successors that resolve, articles that exist, names of one law each.

    ``bases`` are what the rules rest on, each of which must name a law by its official title and an article that it has. ``known`` gives
    the reason of an exception by kind and title.
    """
    found = (*_repeated(), *_rows(catalogue), *_names(catalogue), *_bases(catalogue, bases))
    return tuple(Fault(fault.kind, fault.title, fault.words, known.get((fault.kind, fault.title), "")) for fault in found)


def row_faults(law: Law, catalogue: Catalogue) -> tuple[str, ...]:
    """What is wrong with one row of ``catalogue`` in itself, a sentence each."""
    return tuple(fault.words for fault in (*_days(law), *_succession(law, catalogue), *_own(law)))


def known_exceptions() -> dict[tuple[str, str], str]:
    """The reasons of the exceptions that ship, by kind and title (``resources/laws/known_exceptions.toml``)."""
    rows = tomllib.loads(resources.path(EXCEPTIONS).read_text(encoding="utf-8"))["exception"]
    return {(row["kind"], title): row["reason"] for row in rows for title in row["titles"]}


def _repeated() -> Iterator[Fault]:
    seen: set[str] = set()
    for line in resources.path(CATALOGUE).read_text(encoding="utf-8").splitlines()[1:]:
        title = line.partition("\t")[0]
        if title in seen:
            yield Fault("title", title, "这个名称在法规库里有两行。")
        seen.add(title)


def _rows(catalogue: Catalogue) -> Iterator[Fault]:
    for law in catalogue.laws:
        yield from _days(law)
        yield from _succession(law, catalogue)
        yield from _own(law)


def _own(law: Law) -> Iterator[Fault]:
    if law.level not in LEVELS:
        yield Fault("level", law.title, f"效力位阶写成了“{law.level}”，不在法规库认识的种类里。")
    if (law.last_article is not None and not 0 < law.last_article <= _LONGEST) or law.inserted < 0:
        yield Fault("articles", law.title, f"条数 {law.last_article} 不合常理。")


def _days(law: Law) -> Iterator[Fault]:
    promulgated, revised, effective = law.first_promulgated, law.latest_revision, law.effective_on
    if promulgated and revised and revised < promulgated:
        yield Fault("dates", law.title, f"最近修改日 {revised} 早于公布日 {promulgated}。")
    if promulgated and effective and effective < promulgated:
        yield Fault("dates", law.title, f"施行日 {effective} 早于公布日 {promulgated}。")
    if law.repealed_on and effective and law.repealed_on < effective:
        yield Fault("dates", law.title, f"废止日 {law.repealed_on} 早于施行日 {effective}。")
    if law.pending_version and law.pending_version < (revised or promulgated or date.min):
        yield Fault("dates", law.title, f"待施行版本的施行日 {law.pending_version} 早于现行版本。")
    for day in (promulgated, revised, effective, law.repealed_on):
        if day and day < _OLDEST:
            yield Fault("dates", law.title, f"日期 {day} 早于第一届政治协商会议。")


def _succession(law: Law, catalogue: Catalogue) -> Iterator[Fault]:
    if not law.replaced_by:
        return
    if catalogue.by_title(law.replaced_by) is None:
        yield Fault("replaced_by", law.title, f"替代它的《{law.replaced_by}》在法规库里找不到。")
    seen, now = {law.title}, catalogue.by_title(law.replaced_by)
    while now is not None and now.replaced_by:
        if now.title in seen:
            yield Fault("replaced_by", law.title, "替代关系绕成了一圈。")
            return
        seen.add(now.title)
        now = catalogue.by_title(now.replaced_by)
    if law.status != REPEALED and law.repealed_on is None:
        yield Fault("status", law.title, f"写明由《{law.replaced_by}》替代，状态却是“{law.status}”。")


def _names(catalogue: Catalogue) -> Iterator[Fault]:
    for name, titles in catalogue.ambiguous.items():
        for title in titles:
            yield Fault("names", title, f"“{name}”这个叫法同时指{'、'.join(f'《{other}》' for other in titles)}。")


def _bases(catalogue: Catalogue, bases: Sequence[Base]) -> Iterator[Fault]:
    for rule, title, article in bases:
        law = catalogue.by_title(title)
        if law is None:
            yield Fault("basis", title, f"规则 {rule} 的依据在法规库里找不到这个正式名称。")
        elif article is not None:
            number = first_article(article)
            if law.last_article is not None and (number is None or number > law.last_article):
                yield Fault("basis", title, f"规则 {rule} 的依据写的是{article}，这部法只有 {law.last_article} 条。")
