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
