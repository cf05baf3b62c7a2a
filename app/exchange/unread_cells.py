"""What the reader of .xlsx passes over: cells whose formula failed (#REF!) and formulas without a value worked out, as the words they are."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_NAME, _RELATION = re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\br:id="([^"]*)"')
_TARGET = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")[^>]*>')
_CELL = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")([^>]*[^>/])>(?:<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>))?(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>)?'
)


def unread_cells(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """By sheet, (row, column) from 0: the error that stands in a cell, or =… where a formula has no value. Empty for what is no .xlsx."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        targets = {found[1]: found[2] for found in _TARGET.finditer(package.read("xl/_rels/workbook.xml.rels"))}
        told: dict[str, dict[tuple[int, int], str]] = {}
        for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
            name, relation = _NAME.search(sheet), _RELATION.search(sheet)
            part = _part(targets.get(relation[1], b"") if relation else b"")
            if name and part in names:
                told[html.unescape(name[1].decode())] = dict(_cells(package.read(part)))
    return told


def _part(target: bytes) -> str:
    path = target.decode()
    return path.removeprefix("/") if path.startswith("/") else f"xl/{path}"


def _cells(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' not in xml and b"<f" not in xml and b":f" not in xml:
        return
    for found in _CELL.finditer(xml):
        column, row, attributes, formula, value = found.groups()
        place = int(row) - 1, _number(column)
        if b't="e"' in attributes and value:
            yield place, value.decode()
        elif formula and not value:
            yield place, "=" + html.unescape(formula.decode())


def _number(letters: bytes) -> int:
    """The column of A, B … AA, from 0."""
    number = 0
    for code in letters:
        number = number * 26 + code - 64
    return number - 1
