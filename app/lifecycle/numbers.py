"""Numbers of papers (文号, 登记号): templates filled with the office's names, a year and a running number, and read back.

A template is text with placeholders: ``{year}``, ``{n}`` (``{n:04}`` pads to four digits) and the office's own names,
as in ``{government_code}规〔{year}〕{n}号``. Issuing the running number itself is the store's business, one series at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import Refused

_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::0(\d))?\}")

NAMES: dict[str, str] = {
    "province": "省（直辖市）名称",
    "municipality": "上级市名称",
    "district": "本区名称",
    "region_code": "地区代码",
    "government": "本级政府名称",
    "government_code": "本级政府发文代字",
    "legal_office": "法制机构名称",
    "legal_office_code": "法制机构发文代字",
    "npc_office": "区人大常委会的收件机构",
}
"""The office's names that templates may use, with the word under which 设置 asks for each."""


@dataclass(frozen=True, slots=True)
class Series:
    """One running count: numbers of one kind, issued by one body, to one recipient ("" where it has none), in one year."""

    kind: str
    body: str
    recipient: str
    year: int

    @property
    def key(self) -> str:
        """The series as one text, for the store."""
        return "/".join((self.kind, self.body, self.recipient, str(self.year)))


def fill(template: str, names: Mapping[str, str]) -> str:
    """``template`` with the office's names put in. Raises Refused for a name the office has not filled in yet."""

    def put(found: re.Match[str]) -> str:
        name = found[1]
        value = names.get(name, "")
        if not value:
            raise Refused(f"还没有填写{NAMES.get(name, f'“{name}”')}，编号和单位名称写不出来。在设置的单位名称里填好后再办。")
        return value

    return _PLACEHOLDER.sub(put, template)


def format_number(template: str, year: int, n: int, names: Mapping[str, str]) -> str:
    """The number ``n`` (≥ 1) of ``year``: 云州府规〔2026〕11号. Raises Refused for a name not filled in."""
    if n < 1:
        raise ValueError("a running number begins at 1")

    def put(found: re.Match[str]) -> str:
        if found[1] == "year":
            return str(year)
        return str(n).zfill(int(found[2] or 0))

    return re.sub(r"\{(year|n)(?::0(\d))?\}", put, _names_only(template, names))


def parse_number(template: str, text: str, names: Mapping[str, str]) -> tuple[int, int] | None:
    """(year, n) of a number written by ``template``, or None when ``text`` is not one; the bracket may be 〔〕, [] or ()."""
    pattern = re.escape(_names_only(template, names).translate(_BRACKETS))
    pattern = re.sub(r"\\\{year\\\}", r"(?P<year>\\d{4})", pattern)
    pattern = re.sub(r"\\\{n(?::0\d)?\\\}", r"0*(?P<n>\\d+)", pattern)
    found = re.fullmatch(pattern, text.strip().translate(_BRACKETS))
    if found is None or int(found["n"]) < 1:
        return None
    return int(found["year"]), int(found["n"])


_BRACKETS = str.maketrans(
    {"[": "〔", "]": "〕", "［": "〔", "］": "〕", "(": "〔", ")": "〕", "（": "〔", "）": "〕", "【": "〔", "】": "〕"}
)


def _names_only(template: str, names: Mapping[str, str]) -> str:
    """``template`` with names filled and ``{year}`` and ``{n}`` left standing."""
    parts = re.split(r"(\{(?:year|n)(?::0\d)?\})", template)
    return "".join(part if index % 2 else fill(part, names) for index, part in enumerate(parts))


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """What stands in braces in ``template`` and is neither year, n nor a name of NAMES."""
    found = re.findall(r"\{[^{}]*\}", template)
    return tuple(text for text in found if not (match := _PLACEHOLDER.fullmatch(text)) or match[1] not in {"year", "n", *NAMES})


_ANY_BRACKETS = str.maketrans(dict.fromkeys("[［【〖﹝(（{｛〈<《", "〔") | dict.fromkeys("]］】〗﹞)）}｝〉>》", "〕"))
_NUMBER = re.compile(r"([^\d，。；：、〔〕]{1,20}?)〔(\d{4})年?〕第?(\d{1,5})号?(?!\d)")
_ORDER = re.compile(r"[\u4e00-\u9fff]{0,20}(?:令|公告|通告|决定)?(?:(?:19|20)\d{2}年)?第(\d{1,5})号")


@dataclass(frozen=True, slots=True)
class Number:
    """A 文号 in normal form (云府规〔2026〕3号) with its year; None where it bears none (令第12号)."""

    text: str
    year: int | None


def number_in(text: str) -> Number | str:
    """The one 文号 that ``text`` names in normal form; else the reason why it is none.

    Six-cornered brackets for every kind of bracket, no blanks, no 第, no padding (GB/T 9704—2012, 7.2.5).
    """
    closed = re.sub(r"\s", "", text).translate(_ANY_BRACKETS)
    closed = closed.strip("〔〕") if _wrapped(text) else closed
    found = list(_NUMBER.finditer(closed))
    if len(found) > 1:
        return "一格里有两个文号"
    if found and found[0].end() == len(closed) and found[0].start() == 0:
        return Number(f"{found[0][1]}〔{int(found[0][2])}〕{int(found[0][3])}号", int(found[0][2]))
    if found:
        return "文号前后还有别的字"
    if order := _ORDER.fullmatch(closed):
        year = re.search(r"(?:19|20)\d{2}(?=年)", closed)
        return Number(closed.replace(f"第{order[1]}号", f"第{int(order[1])}号"), int(year[0]) if year else None)
    if not re.search(r"\d", closed):
        return "不是文号，没有年份和序号"
    return "不是“发文代字〔年份〕序号号”的写法"


def _wrapped(text: str) -> bool:
    """Whether the whole number stands in brackets: （云府发〔2021〕3号）."""
    bare = text.strip()
    return bool(re.match(r"[（(]", bare)) and bool(re.search(r"号\s*[）)]$", bare))


def is_filled(template: str, names: Mapping[str, str]) -> bool:
    """Whether every name that ``template`` uses is filled in."""
    return all(names.get(name) for name in (found[1] for found in _PLACEHOLDER.finditer(template)) if name not in {"year", "n"})
