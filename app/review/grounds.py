"""有上位法依据: a law and article a reviewer names as the ground, held against the catalogue of laws before they are stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A law to choose from: official title, and a word on what is to be known of it (已废止, 尚未施行); empty when it is in force."""

    title: str
    word: str


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


def offers(office: Office, words: str) -> tuple[Offer, ...]:
    """The laws whose title or other name holds ``words``, those in force and of short titles first."""
    library = catalogue_of(office)
    sought = words.strip().strip("《》")
    if not sought:
        return ()
    exact = library.find(sought)
    found = {law.title: law for law in library.laws if sought in law.title or any(sought in alias for alias in law.aliases)}
    ranked = sorted(found.values(), key=lambda law: (law is not exact, bool(_word(library, law, office.today())), len(law.title)))
    return tuple(Offer(law.title, _word(library, law, office.today())) for law in ranked[:_OFFERED])


def _word(library: Catalogue, law: Law, on: date) -> str:
    standing = library.standing(law, on)
    return {Standing.REPEALED: "已废止", Standing.NOT_YET: "尚未施行"}.get(standing, "")


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
