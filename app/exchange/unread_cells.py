"""What the reader of .xlsx passes over: cells whose formula failed (#REF!), formulas without a value worked out, and cells too far out to be read."""

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

_FAR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\br="((?:[A-Z]{3}|[H-Z][A-Z])\d{1,7}|[A-Z]{1,3}\d{6,7})")[^>]*[^>/]>\s*<(?:\w+:)?(?:v|is|f)\b')
"""A cell with something in it beyond column GZ or row 99,999."""


def unread_cells(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """By sheet, (row, column) from 0: the error that stands in a cell, or =… where a formula has no value. Empty for what is no .xlsx."""
    return {name: dict(_cells(xml)) for name, xml in _sheets(data).items()}


def far_cells(data: bytes) -> dict[str, str]:
    """By sheet, the first cell (XFD1048576) with something in it that lies farther out than any ledger reaches.

    The reader lays out every cell up to the farthest one, and a single stray figure at the corner is 17 thousand million of them:
    that ends the program and cannot be caught, so it is looked for beforehand.
    """
    return {name: found[1].decode() for name, xml in _sheets(data).items() if (found := _FAR.search(xml))}


def _sheets(data: bytes) -> dict[str, bytes]:
    """The part of each sheet by the sheet's name; empty for what is no .xlsx."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        targets = {found[1]: found[2] for found in _TARGET.finditer(package.read("xl/_rels/workbook.xml.rels"))}
        told: dict[str, bytes] = {}
        for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
            name, relation = _NAME.search(sheet), _RELATION.search(sheet)
            part = _part(targets.get(relation[1], b"") if relation else b"")
            if name and part in names:
                told[html.unescape(name[1].decode())] = package.read(part)
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
