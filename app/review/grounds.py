"""有上位法依据: a law and article a reviewer names as the ground, held against the catalogue of laws before they are stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.errors import Refused
from app.law.catalogue import Catalogue
from app.law.law import Law, Standing
from app.law.library import catalogue_of
from app.office import Office
from app.rules.finding import Basis
from app.text.numerals import to_chinese, to_int

_ARTICLE = re.compile(r"^第?\s*([0-9０-９零〇一二三四五六七八九十百千廿]+)\s*条?(.*)$", re.DOTALL)
_CITED = re.compile(r"《([^》]+)》\s*([^《、；;，,]*)")


def resolved(office: Office, law: str, article: str | None = None) -> Basis:
    """The basis that a reviewer means by these words: official title, article in Chinese figures, vouched for by the one who names it.

    Raises Refused when the catalogue does not know the law, when it is repealed or not yet in force, or when it has no such article.
    """
    library = catalogue_of(office)
    name = law.strip()
    if not name:
        raise Refused("没有写法名。写明法名和条号后再办。")
    found = library.find(name) or library.by_number(name)
    if found is None:
        near = library.near(name.strip("《》"))
        hint = f"是不是《{near.title}》？" if near else ""
        raise Refused(f"法规库里没有“{name.strip('《》')}”。{hint}核对法名，或者先在法规库里补录，再填依据。")
    _refuse_not_in_force(library, found, office.today())
    return Basis(found.title, _article(found, article), verified=True)


def read(words: str) -> tuple[tuple[str, str | None], ...]:
    """The laws and articles in 《法名》第几条、《法名》…; without 《》 the whole is one name."""
    cited = tuple((law, article.strip() or None) for law, article in _CITED.findall(words))
    return cited or (((words.strip(), None),) if words.strip() else ())


def all_resolved(office: Office, grounds: Sequence[tuple[str, str | None]]) -> tuple[Basis, ...]:
    """Each of ``grounds`` as :func:`resolved` has it."""
    return tuple(resolved(office, law, article) for law, article in grounds)


def as_meant(office: Office, ground: Basis) -> Basis:
    """``ground`` with its official title and the article in Chinese figures, where the library knows both; else as it was written."""
    try:
        found = resolved(office, ground.law, ground.article)
    except Refused:
        return Basis(ground.law.strip().strip("《》"), (ground.article or "").strip() or None, verified=ground.verified)
    return Basis(found.law, found.article, verified=ground.verified)


def why_not(office: Office, law: str, article: str | None) -> str:
    """Why a ground does not hold, as a sentence; empty when it does."""
    try:
        resolved(office, law, article)
    except Refused as refusal:
        return refusal.sentence
    return ""


def titles(office: Office) -> tuple[str, ...]:
    """The titles of the laws that are in force, without 中华人民共和国 in front, for completing what is typed."""
    library, today = catalogue_of(office), office.today()
    return tuple(law.short_title for law in library.laws if library.standing(law, today) not in (Standing.REPEALED, Standing.NOT_YET))


def _refuse_not_in_force(library: Catalogue, law: Law, on: date) -> None:
    standing = library.standing(law, on)
    if standing is Standing.REPEALED:
        ended, successor = library.repealed_on(law), library.successor(law)
        when = f"已于{ended.year}年{ended.month}月{ended.day}日废止" if ended else "已经废止"
        instead = f"，现行的是《{successor.title}》" if successor else ""
        raise Refused(f"《{law.title}》{when}{instead}，不能作为依据。换成现行有效的依据后再办。")
    if standing is Standing.NOT_YET:
        raise Refused(f"《{law.title}》还没有施行，不能作为依据。换成现行有效的依据后再办。")


def _article(law: Law, words: str | None) -> str | None:
    plain = (words or "").strip()
    if not plain:
        return None
    match = _ARTICLE.match(plain)
    if match is None:
        raise Refused(f"“{plain}”看不出是第几条。写成“第十六条”这样再办。")
    number = to_int(match[1])
    if law.counted and law.last_article is not None and not 1 <= number <= law.last_article:
        raise Refused(f"《{law.title}》共 {law.last_article} 条，没有第{to_chinese(number)}条。核对条号后再办。")
    if number < 1:
        raise Refused(f"“{plain}”看不出是第几条。写成“第十六条”这样再办。")
    return f"第{to_chinese(number)}条{match[2].strip()}"
