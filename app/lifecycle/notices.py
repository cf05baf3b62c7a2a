"""The State Council's yearly notice on days off (部分节假日安排的通知), read from its pasted words into days.

Each festival is one item: days off as dates and spans (1月1日（周四）至3日（周六）放假调休，共3天), then the days worked in exchange
(1月4日（周日）上班). A weekday or a number of days that the notice gives is compared with the calendar; where it differs, the
words were pasted or printed wrong and nothing is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refused

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The festivals every notice names (全国年节及纪念日放假办法第二条)."""

_TITLE = re.compile(r"(20\d{2})年(?:部分)?节假日安排")
_ITEM = re.compile(r"(?:^|[\s。;])(?:[一二三四五六七八九十]+、|\d+[.、])?((?:(?:" + "|".join(FESTIVALS) + r")[、和]?)+)\s*[::]")
_DATE = r"(?:(?P<year{0}>\d{{4}})年)?(?:(?P<month{0}>\d{{1,2}})月)?(?P<day{0}>\d{{1,2}})日(?:\((?P<note{0}>[^)]*)\))?"
_SPAN = re.compile(_DATE.format(1) + r"(?:\s*(?:至|到|-|—|－|~)\s*" + _DATE.format(2) + ")?")
_TOTAL = re.compile(r"(?:共|放假)(\d{1,2})天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_LONGEST = 15


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day as a notice sets it; ``name`` is its festival, with 调休 where it is worked in exchange."""

    day: date
    workday: bool
    name: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says of ``year``: its days in order, the first of the year before included where it reaches back.

    ``doubts`` are sentences about what a person should look at; they hinder nothing.
    """

    year: int
    days: tuple[NoticeDay, ...]
    doubts: tuple[str, ...]


def read_notice(words: str, year: int | None = None) -> Notice:
    """The notice in ``words``. ``year`` is asked for only where the words do not name it.

    Raises Refused where no year is found or a festival is left out, so that no year counts as known by half of its notice, or where a
    weekday, a number of days or a date cannot be.
    """
    text = unicodedata.normalize("NFKC", words).replace("\u200b", "")
    meant = _year(text, year)
    days: dict[date, NoticeDay] = {}
    named: list[str] = []
    for festivals, item in _items(text):
        named += festivals
        for day in _Item("、".join(festivals), meant).days(item):
            known = days.get(day.day)
            if known is not None and known.workday != day.workday:
                raise Refused(f"通知里 {day.day} 又放假又上班。核对原文后再粘贴。")
            days[day.day] = day
    if not days:
        raise Refused("没有读出放假安排。粘贴通知里从“一、元旦：”开始的全部文字。")
    strange = sorted(day for day in days if day.year not in (meant, meant - 1))
    if strange:
        raise Refused(f"通知是 {meant} 年的，里面却有 {strange[0]}。核对年份后再粘贴。")
    missing = [festival for festival in FESTIVALS if festival not in named]
    if missing:
        raise Refused(f"没有读到{'、'.join(missing)}，通知没有粘贴完整。全部粘贴后再录入；只改个别日子的，直接在日历上改。")
    return Notice(meant, tuple(days[day] for day in sorted(days)), ())


def names_its_year(words: str) -> bool:
    """Whether the words say themselves of which year they are."""
    return _TITLE.search(unicodedata.normalize("NFKC", words)) is not None


def _year(text: str, asked: int | None) -> int:
    titled = _TITLE.search(text)
    meant = int(titled[1]) if titled else asked
    if meant is None:
        raise Refused("通知里没有写明是哪一年的安排。连标题一起粘贴，或者填写年份。")
    if titled and asked is not None and asked != meant:
        raise Refused(f"填的是 {asked} 年，通知的标题是 {meant} 年。核对后再粘贴。")
    if not 2004 <= meant <= 2199:
        raise Refused(f"“{meant}”年不对。核对年份后再粘贴。")
    return meant


def _items(text: str) -> Iterator[tuple[list[str], str]]:
    heads = list(_ITEM.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        yield re.findall("|".join(FESTIVALS), head[1]), text[head.end() : end]


class _Item:
    """Reads one festival; a year or month said once holds for the dates after it."""

    def __init__(self, name: str, year: int) -> None:
        self._name, self._notice_year = name, year

    def days(self, item: str) -> Iterator[NoticeDay]:
        """The days off and the days worked in exchange, as the sentences give them."""
        for sentence in re.split(r"[。;\n]", item):
            # what is only recommended (鼓励…在除夕休息) is neither a day off nor a day worked
            if re.search(r"(?:上班|放假)", sentence) and "期间" not in sentence:
                yield from self._of(sentence)

    def _of(self, sentence: str) -> Iterator[NoticeDay]:
        works = "上班" in sentence
        total = _TOTAL.search(sentence)
        found = 0
        for first, last in self._spans(sentence):
            length = (last - first).days + 1
            found += length
            for n in range(length):
                yield NoticeDay(first + timedelta(days=n), works, f"{self._name}调休上班" if works else self._name)
        if total and not works and found != int(total[1]):
            raise Refused(f"{self._name}写的是{total[0]}，读出来的是 {found} 天。核对原文后再粘贴。")

    def _spans(self, sentence: str) -> Iterator[tuple[date, date]]:
        month: int | None = None
        year = self._notice_year
        for span in _SPAN.finditer(sentence):
            if span["month1"] is None and month is None:
                continue
            year = int(span["year1"]) if span["year1"] else year
            month = int(span["month1"] or month or 0)
            first = self._date(year, month, int(span["day1"]), span["note1"])
            last = first
            if span["day2"]:
                month_after = int(span["month2"] or month)
                year = int(span["year2"]) if span["year2"] else year + (month_after < month)
                month = month_after
                last = self._date(year, month, int(span["day2"]), span["note2"])
            if not 0 <= (last - first).days < _LONGEST:
                raise Refused(f"{self._name}的“{span[0]}”不是一段日子。核对原文后再粘贴。")
            yield first, last

    def _date(self, year: int, month: int, day: int, note: str | None) -> date:
        try:
            read = date(year, month, day)
        except ValueError:
            raise Refused(f"{self._name}里没有 {year}年{month}月{day}日 这一天。核对原文后再粘贴。") from None
        said = _WEEKDAY.search(note or "")
        if said and "一二三四五六日".index(said[1].replace("天", "日")) != read.weekday():
            raise Refused(
                f"{self._name}里 {year}年{month}月{day}日 写的是{said[0]}，实际是周{'一二三四五六日'[read.weekday()]}。核对年份和原文后再粘贴。"
            )
        return read
