"""Reads a jurisdiction's seed from its TOML file, refusing data that could not be counted with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import resources
from app.errors import Refused
from app.lifecycle.jurisdiction import (
    ROLLING,
    AnnualDate,
    Condition,
    Jurisdiction,
    LaterFigure,
    Material,
    NumberFormat,
    Parameter,
    ParameterChange,
    Recipient,
    complaint,
    overlaid,
)
from app.lifecycle.numbers import unknown_placeholders
from app.lifecycle.stages import Matter

DEFAULT = "chongqing_district"

Table = Mapping[str, object]


def available() -> tuple[str, ...]:
    """The keys of the jurisdictions that ship with the program."""
    return tuple(sorted(file.stem for file in resources.path("jurisdictions").glob("*.toml")))


def load(name: str = DEFAULT, overlay: Mapping[str, ParameterChange] | None = None, day: date | None = None) -> Jurisdiction:
    """The jurisdiction ``name`` as it holds on ``day`` (None: as it first held) with the office's ``overlay``;

    Raises Refused with a sentence for a missing or faulty one.
    """
    if name not in available():
        raise Refused(f"没有“{name}”这个辖区，可以选：{'、'.join(available())}。")
    pack = _pack(name)
    return overlaid(pack.on(day) if day else pack, overlay or {})


@lru_cache(maxsize=4)
def _pack(name: str) -> Jurisdiction:
    return read(resources.path(f"jurisdictions/{name}.toml"))


def read(file: Path) -> Jurisdiction:
    """The jurisdiction that ``file`` describes. Raises Refused with a sentence that names the faulty entry."""
    content = _content(file)
    base = content.get("base")
    if isinstance(base, str):
        content = _over(_content(file.with_name(f"{base}.toml")), content)
    return _Reader(file.name).jurisdiction(file.stem, content)


def _content(file: Path) -> Table:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(f"辖区文件 {file.name} 读不出来（{error}）。换回原来的文件，或者改好这一处。") from error


def _over(base: Table, own: Table) -> Table:
    """``own`` laid over the pack it names as its ``base``: a figure it does not have is taken over as unverified, with its ``taken_over`` as the basis.

    What rests on a law that is no law of the base's own place (those begin with one of ``foreign``) holds here too and keeps its marks.
    """
    foreign = tuple(str(word) for word in _list(own, "foreign"))
    note = str(own.get("taken_over", ""))
    merged: dict[str, object] = {**base, **own}
    for name in ("parameters", "annual"):
        held = {table["key"]: table for table in _list(own, name) if isinstance(table, dict)}
        taken = [
            held[table["key"]] if table["key"] in held else _taken_over(table, foreign, note)
            for table in _list(base, name)
            if isinstance(table, dict)
        ]
        known = {table["key"] for table in _list(base, name) if isinstance(table, dict)}
        merged[name] = [*taken, *(table for key, table in held.items() if key not in known)]
    return merged


def _taken_over(table: Table, foreign: tuple[str, ...], note: str) -> Table:
    if table.get("verified") is True and not str(table.get("law", "")).startswith(foreign):
        return table
    kept = {name: value for name, value in table.items() if name not in ("law", "article")}
    return {**kept, "note": note, "verified": False}


def _list(table: Table, name: str) -> list[object]:
    value = table.get(name, [])
    return value if isinstance(value, list) else []


class _Reader:
    """Turns untyped TOML tables into records; every complaint names the file and the entry."""

    def __init__(self, file: str) -> None:
        self._file = file

    def jurisdiction(self, key: str, content: Table) -> Jurisdiction:
        """The whole, held together: no key twice, every key that is named exists, no two recipients share a number."""
        parameters: dict[str, Parameter] = {}
        later: list[LaterFigure] = []
        for table in self._tables(content, "parameters"):
            parameter = self._parameter(table)
            since = table.get("since")
            if isinstance(since, date) and parameter.key in parameters:
                later.append(LaterFigure(since, parameter))
                continue
            if since is not None:
                raise self._fault(f"参数 {parameter.key} 的 since 应为日期，写在同一参数原来的值后面")
            if parameter.key in parameters:
                raise self._fault(f"参数 {parameter.key} 写了两次")
            parameters[parameter.key] = parameter
        recipients = tuple(self._recipient(table, parameters) for table in self._tables(content, "recipients"))
        incoming = content.get("incoming")
        if not isinstance(incoming, dict):
            raise self._fault("缺少 [incoming]（部门报本级政府备案）")
        if ROLLING not in parameters:
            raise self._fault(f"缺少参数 {ROLLING}（期限末日是否顺延）")
        return Jurisdiction(
            key=key,
            name=self._text(content, "name", key),
            parameters=parameters,
            recipients=recipients,
            incoming=self._recipient(incoming, parameters),
            submission=tuple(self._material(table) for table in self._tables(content, "submission")),
            numbers=self._numbers(content),
            annual=tuple(self._annual(table) for table in self._tables(content, "annual")),
            later=tuple(sorted(later, key=lambda one: one.since)),
        )

    def _parameter(self, table: Table) -> Parameter:
        key = self._text(table, "key", "parameters")
        law, article, note = (self._optional(table, name) for name in ("law", "article", "note"))
        basis = (f"《{law}》" if law else "") + (article or "")
        if note:
            basis = f"{basis}（{note}）" if basis else note
        if not basis:
            raise self._fault(f"{key} 没有写依据")
        parameter = Parameter(
            key=key,
            name=self._text(table, "name", key),
            amount=self._number(table, "amount", key),
            unit=self._text(table, "unit", key),
            basis=basis,
            verified=self._flag(table, "verified", key),
            law=law,
            article=article,
            event=self._optional(table, "event") or "",
            phrase=self._optional(table, "phrase") or "",
        )
        wrong = complaint(parameter)
        if wrong is not None:
            raise self._fault(wrong)
        return parameter

    def _recipient(self, table: Table, parameters: Mapping[str, Parameter]) -> Recipient:
        code = self._text(table, "code", "recipients")
        deadline, copies = self._text(table, "deadline", code), self._text(table, "copies", code)
        for key in (deadline, copies):
            if key not in parameters:
                raise self._fault(f"受理方 {code} 用到的参数 {key} 没有规定")
        return Recipient(
            code=code,
            short=self._text(table, "short", code),
            name=self._text(table, "name", code),
            via=self._optional(table, "via") or "",
            deadline=deadline,
            copies=copies,
            materials=tuple(self._material(entry) for entry in self._tables(table, "materials")),
        )

    def _material(self, table: Table) -> Material:
        code = self._text(table, "code", "materials")
        condition = self._optional(table, "condition")
        matters = table.get("matters", [Matter.NORMATIVE_DOCUMENT.value])
        try:
            return Material(
                code=code,
                name=self._text(table, "name", code),
                condition=None if condition is None else Condition(condition),
                matters=tuple(Matter(str(matter)) for matter in matters) if isinstance(matters, list) else (),
                electronic=self._flag(table, "electronic", code) if "electronic" in table else False,
            )
        except ValueError as error:
            raise self._fault(f"材料 {code} 的条件或者事项种类不认识（{error}）") from error

    def _numbers(self, content: Table) -> tuple[NumberFormat, ...]:
        formats = tuple(self._number_format(table) for table in self._tables(content, "numbers"))
        templates = [known.template for known in formats]
        for template in templates:
            if templates.count(template) > 1:
                raise self._fault(f"编号格式“{template}”用了两次，两份文书会得到同一个编号")
        return formats

    def _number_format(self, table: Table) -> NumberFormat:
        kind = self._text(table, "kind", "numbers")
        template = self._text(table, "template", kind)
        unknown = unknown_placeholders(template)
        if unknown:
            raise self._fault(f"编号格式“{template}”里的{'、'.join(unknown)}不认识")
        if "{year}" not in template or "{n" not in template:
            raise self._fault(f"编号格式“{template}”里没有年份或者顺序号")
        return NumberFormat(
            kind, self._text(table, "name", kind), template, self._text(table, "body", kind), self._optional(table, "recipient") or ""
        )

    def _annual(self, table: Table) -> AnnualDate:
        key = self._text(table, "key", "annual")
        month, day = self._number(table, "month", key), self._number(table, "day", key)
        try:
            date(2001, month, day)
        except ValueError as error:
            raise self._fault(f"{key} 的 {month} 月 {day} 日不是每年都有的日期") from error
        return AnnualDate(
            key, self._text(table, "name", key), month, day, self._text(table, "note", key), self._flag(table, "verified", key)
        )

    def _tables(self, table: Table, name: str) -> list[Table]:
        entries = table.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self._fault(f"{name} 应当是若干条目")
        return entries

    def _text(self, table: Table, name: str, where: str) -> str:
        value = table.get(name)
        if not isinstance(value, str) or not value:
            raise self._fault(f"{where} 缺少 {name}")
        return value

    def _optional(self, table: Table, name: str) -> str | None:
        value = table.get(name)
        return value if isinstance(value, str) and value else None

    def _number(self, table: Table, name: str, where: str) -> int:
        value = table.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._fault(f"{where} 的 {name} 不是整数")
        return value

    def _flag(self, table: Table, name: str, where: str) -> bool:
        value = table.get(name)
        if not isinstance(value, bool):
            raise self._fault(f"{where} 的 {name} 应为 true 或者 false")
        return value

    def _fault(self, what: str) -> Refused:
        return Refused(f"辖区文件 {self._file} 有错：{what}。改好这一处后重新打开程序。")
