"""What can be wrong with a cited law on a day: repealed, not yet in force, no such article, another title, another wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.law.catalogue import Catalogue
from app.law.law import NO_LEGISLATION, REPUBLIC, UNCHECKED, Law, Standing
from app.law.mention import Cited, Form, Why
from app.law.titles import key

_REPEALS = re.compile(r"废止|失效|停止执行|不再执行")
_FORMER = re.compile(r"(?:原|旧|修订前的|修改前的|已废止的|已失效的)$")
_LAW_LIKE = re.compile(r"(?:法|法典|条例)$")
_RULE_LIKE = re.compile(r"(?:办法|规定|细则)$")
_NO_LAW_LIKE = re.compile(r"(?:方法|做法|(?<!适)用法)$")
_CARRIES_OUT = re.compile(r"(.+法)(实施条例|实施细则|实施办法)$")
_LEAST_RULE = 9
"""Rules of departments and towns have titles much like those of the State Council: only in a long one is a single wrong character a slip."""
_NATIONAL = frozenset({"法律", "行政法规"})
_PAPER = re.compile(r"(?:通知|意见|方案|纪要|批复|复函|函|要点|计划|公告|通告|决定事项|行动|措施)(?:[（(][^（）()]*[）)])?$")


@dataclass(frozen=True, slots=True)
class Days:
    """The day on which a document was made, None for a draft, and the day on which it is judged."""

    made: date | None
    today: date

    @property
    def judged(self) -> date:
        """The day whose law its citations are held against."""
        return self.made or self.today


@dataclass(frozen=True, slots=True)
class Repeal:
    """A cited law that no longer applies; ``since_made``: it still did when the document was made."""

    law: Law
    said: str
    since_made: bool
    successor: Law | None


def repealed(cited: Cited, sentence: str, catalogue: Catalogue, days: Days) -> Repeal | None:
    """Whether the cited law had been repealed; None also where the sentence itself repeals or names a former law."""
    law = cited.law
    if law is None or _REPEALS.search(sentence) or _FORMER.search(_before(cited, sentence)):
        return None
    if law.status == UNCHECKED and law.replaced_by:
        return _said_to_be_replaced(law, catalogue, days)
    on_judged = catalogue.standing(law, days.judged) is Standing.REPEALED
    if not on_judged and (days.made is None or catalogue.standing(law, days.today) is not Standing.REPEALED):
        return None
    ends, successor = catalogue.repealed_on(law), catalogue.successor(law)
    said = f"《{law.title}》"
    if successor is not None:
        said += (f"自{_day(ends)}起" if ends else "已") + f"由《{successor.title}》替代"
    else:
        said += f"已{f'于{_day(ends)}' if ends else ''}废止"
    if not law.verified:
        said += "（这一条没有核对过原文）"
    return Repeal(law, said, not on_judged, successor)


def _said_to_be_replaced(law: Law, catalogue: Catalogue, days: Days) -> Repeal | None:
    """A paper whose place another is known to have taken, its formal repeal not being checked."""
    successor = catalogue.successor(law)
    if successor is None or successor.effective_on is None or days.today < successor.effective_on:
        return None
    said = f"《{law.title}》的内容自{_day(successor.effective_on)}起由《{successor.title}》规定（是否正式废止没有核实）"
    return Repeal(law, said, days.judged < successor.effective_on, successor)


def _before(cited: Cited, sentence: str) -> str:
    start = sentence.find(cited.quote)
    return sentence[max(0, start - 6) : start] if start > 0 else ""


def not_yet(cited: Cited, catalogue: Catalogue, days: Days, effective_on: date | None) -> str | None:
    """What to say of a law that did not apply yet: not on the day of the document, nor on the day it takes effect itself."""
    law = cited.law
    if law is None or not law.verified or catalogue.standing(law, max(days.judged, effective_on or date.min)) is not Standing.NOT_YET:
        return None
    return f"《{law.title}》自{_day(law.effective_on)}起施行"


def beyond(cited: Cited, catalogue: Catalogue, days: Days) -> str | None:
    """What to say of an article after the law's last one, or of a 第×条之× in a law that has none.

    Silent where another wording may have been meant: a document older than the wording in hand, or an older one noted beside the title.
    """
    law = cited.law
    if law is None or not cited.mention.articles or not law.counted or law.last_article is None:
        return None
    if not _worded_so(law, days.judged, cited.mention.note_year) or catalogue.standing(law, days.judged) is not Standing.IN_FORCE:
        return None
    for article in cited.mention.articles:
        if article.last > law.last_article:
            return f"《{law.title}》共{law.last_article}条，没有所引的第{article.last}条"
        if article.inserted and not law.inserted and law.level in _NATIONAL and not law.own:
            return f"《{law.title}》没有{article.label}"
    return None


def _worded_so(law: Law, on: date, note_year: int | None) -> bool:
    worded = max(filter(None, (law.worded_on, law.effective_on if law.latest_revision else None)), default=None)
    if worded is None or on < worded or (law.pending_version is not None and on >= law.pending_version):
        return False
    return note_year is None or note_year >= (law.worded_on or worded).year


def misnamed(cited: Cited, sentence: str, catalogue: Catalogue) -> str | None:
    """What to say of a title in brackets that no law bears: it is near to a national one, or says 中华人民共和国 where the title does not.

    A sentence that repeals names laws of old, which the catalogue need not have.
    """
    mention, law = cited.mention, cited.law
    if mention.form is not Form.TITLE or _REPEALS.search(sentence) or _FORMER.search(_before(cited, sentence)):
        return None
    if law is not None:
        overstated = mention.name.startswith(REPUBLIC) and not law.title.startswith(REPUBLIC)
        known = law.level in _NATIONAL and law.verified and cited.resolved.why is Why.NAME
        return f"正式名称是《{law.title}》，没有“{REPUBLIC}”" if overstated and known else None
    name = key(mention.name)
    rule = _RULE_LIKE.search(name) is not None
    if cited.resolved.why is not Why.UNKNOWN or _NO_LAW_LIKE.search(name):
        return None
    carried = _CARRIES_OUT.fullmatch(name)
    parent = catalogue.find(carried[1]) if carried else None
    if parent is not None and parent.level == "法律":
        return _carried_out(mention.name, parent, catalogue)
    if not (_LAW_LIKE.search(name) or (rule and len(name) >= _LEAST_RULE)):
        return None
    near = catalogue.near(mention.name, 1 if rule else 2)
    return f"法规库里没有《{mention.name}》，可能是《{near.title}》" if near else None


def _carried_out(written: str, parent: Law, catalogue: Catalogue) -> str | None:
    """What to say of 某法实施细则 that the library lacks: what carries out that law, never what carries out one of a like name."""
    for kind in ("实施条例", "实施细则", "实施办法"):
        known = catalogue.find(parent.short_title + kind)
        if known is not None:
            return f"法规库里没有《{written}》，可能是《{known.title}》"
    return f"法规库里没有《{written}》，核对名称" if written.startswith(REPUBLIC) else None


def reworded(cited: Cited, days: Days) -> str | None:
    """What to say of an article cited from a wording that has been changed since: by the document's day, or by the year noted."""
    law, mention = cited.law, cited.mention
    if law is None or law.latest_revision is None or not law.verified or law.latest_revision > days.today:
        return None
    changed = "修订" if law.effective_on and law.effective_on >= law.latest_revision else "修正"
    if mention.note_year is not None and mention.note_year < law.latest_revision.year and days.judged >= law.latest_revision:
        return f"所注的是{mention.note_year}年的文本，《{law.title}》最近一次{changed}是{_day(law.latest_revision)}"
    if mention.articles and days.made is not None and days.made < law.latest_revision:
        return f"《{law.title}》在这份文件之后（{_day(law.latest_revision)}）又作了{changed}，所引条号和内容可能已经变动"
    return None


def too_low(cited: Cited) -> str | None:
    """What to say of a paper that is no legislation and can carry no penalty, licence or coercive measure; None for law, and for what nobody knows."""
    if cited.law is not None:
        return f"《{cited.law.title}》是{cited.law.level}" if cited.law.level in NO_LEGISLATION else None
    mention = cited.mention
    if mention.form is Form.TITLE and cited.resolved.why is Why.UNKNOWN and _PAPER.search(mention.name) and "令" not in mention.number:
        return f"《{mention.name}》看名称不是法律、法规或者规章"
    return None


def only_a_rule(cited: Cited, levels: frozenset[str]) -> str | None:
    """What to say of a rule (规章) of one of ``levels``, which can set less than a law or a regulation; None for what is higher or unknown."""
    law = cited.law
    return f"《{law.title}》是{law.level}" if law is not None and law.level in levels else None


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
