"""What the property changes (sprms) and the styles of a Word 97–2003 file say of characters and paragraphs; only what decides the text is kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from app.text.readers.changes import Mark

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_NO_STYLE = 0x0FFF
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Of a stretch of characters: hidden, put in or taken away, or a symbol (``font`` its index, ``code`` its character)."""

    hidden: bool = False
    inserted: Mark | None = None
    deleted: Mark | None = None
    font: int | None = None
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a paragraph: its list and level, how deep in tables it stands, whether it ends a cell (inner tables) or a row."""

    style: int = 0
    list: int = 0
    level: int | None = None
    old_number: bool = False
    depth: int = 0
    in_table: bool = False
    ends_row: bool = False
    ends_inner_cell: bool = False
    edges: tuple[int, ...] = ()
    """Where the columns of the row that ends here begin and end, in twips."""


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property change: its number and its operand. Ends where the bytes do not suffice."""
    at = 0
    while at + 2 <= len(data):
        (opcode,) = struct.unpack_from("<H", data, at)
        at += 2
        kind = opcode >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif opcode == 0xD608:
            if at + 2 > len(data):
                return
            size, at = struct.unpack_from("<H", data, at)[0] - 1, at + 2
        elif at < len(data):
            size, at = data[at], at + 1
            if opcode == 0xC615 and size == 255:
                return
        else:
            return
        if size < 0 or at + size > len(data):
            return
        yield opcode, data[at : at + size]
        at += size


def _number(operand: bytes) -> int:
    return int.from_bytes(operand, "little")


def _dressed(look: Look, changes: bytes, styled: bool) -> Look:
    """``look`` with the changes laid over it; ``styled`` is what the styles say of hiding."""
    for opcode, operand in sprms(changes):
        value = _number(operand)
        match opcode:
            case 0x083C:
                look = replace(look, hidden={0: False, 1: True, 0x80: styled, 0x81: not styled}.get(value, look.hidden))
            case 0x0800:
                look = replace(look, deleted=(look.deleted or Mark()) if value else None)
            case 0x0801:
                look = replace(look, inserted=(look.inserted or Mark()) if value else None)
            case 0x4804:
                look = replace(look, inserted=replace(look.inserted or Mark(), author=value))
            case 0x6805:
                look = replace(look, inserted=replace(look.inserted or Mark(), at=value))
            case 0x4863:
                look = replace(look, deleted=replace(look.deleted or Mark(), author=value))
            case 0x6864:
                look = replace(look, deleted=replace(look.deleted or Mark(), at=value))
            case 0x6A09:
                look = replace(look, font=value & 0xFFFF, code=value >> 16)
            case 0x4A4F:
                look = replace(look, font=value) if look.code is None else look
    return look


def _shaped(shape: Shape, changes: bytes) -> Shape:
    for opcode, operand in sprms(changes):
        value = _number(operand)
        match opcode:
            case 0x460B:
                shape = replace(shape, list=value)
            case 0x260A:
                shape = replace(shape, level=value)
            case 0xC63E | 0x2425 | 0x6654:
                shape = replace(shape, old_number=shape.old_number or (opcode == 0xC63E and any(operand)))
            case 0x2416:
                shape = replace(shape, in_table=bool(value))
            case 0x6649:
                shape = replace(shape, depth=min(value, _DEEPEST) if value < 0x80000000 else 0)
            case 0x2417 | 0x244C:
                shape = replace(shape, ends_row=bool(value))
            case 0x244B:
                shape = replace(shape, ends_inner_cell=bool(value))
            case 0xD608:
                shape = replace(shape, edges=_columns(operand))
    return replace(shape, depth=max(1, shape.depth)) if shape.in_table else replace(shape, depth=0)


def _columns(operand: bytes) -> tuple[int, ...]:
    """The edges of a row's cells (sprmTDefTable); none when the operand is cut short."""
    count = operand[0] if operand else 0
    return struct.unpack_from(f"<{count + 1}h", operand, 1) if count and len(operand) >= 3 + 2 * count else ()


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    paragraph: bytes
    character: bytes


class StyleSheet:
    """The styles (STSH): what they say of the paragraphs and characters that have them, and what these change themselves."""

    def __init__(self, data: bytes) -> None:
        self._styles = dict(_styles(data))

    @lru_cache(maxsize=4096)  # noqa: B019 - one sheet lives as long as its file is read
    def shape(self, style: int, changes: bytes) -> Shape:
        """The shape of a paragraph of ``style`` with its own ``changes``."""
        for opcode, operand in sprms(changes):
            if opcode == 0x4600:
                style = _number(operand)
        shape = Shape(style=style)
        for each in reversed(self._chain(style)):
            shape = _shaped(shape, each.paragraph)
        return _shaped(shape, changes)

    @lru_cache(maxsize=4096)  # noqa: B019 - one sheet lives as long as its file is read
    def look(self, style: int, changes: bytes) -> Look:
        """The look of characters in a paragraph of ``style`` with their own ``changes``."""
        look = Look()
        own = next((_number(operand) for opcode, operand in sprms(changes) if opcode == 0x4A30), None)
        for each in (*reversed(self._chain(style)), *(() if own is None else reversed(self._chain(own)))):
            look = _dressed(look, each.character, look.hidden)
        return _dressed(look, changes, look.hidden)

    def _chain(self, style: int) -> list[_Style]:
        found: list[_Style] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = self._styles[style].base
        return found


def _styles(data: bytes) -> Iterator[tuple[int, _Style]]:
    if len(data) < 6:
        return
    header, count, base = struct.unpack_from("<HHH", data)
    at = 2 + header
    for index in range(count):
        if at + 2 > len(data):
            return
        (length,) = struct.unpack_from("<H", data, at)
        body = data[at + 2 : at + 2 + length]
        at += 2 + length
        if len(body) > base + 2 and base >= 6:
            yield index, _style(body, base)


def _style(body: bytes, base: int) -> _Style:
    kind, count = struct.unpack_from("<H", body, 2)[0], struct.unpack_from("<H", body, 4)[0] & 0xF
    (letters,) = struct.unpack_from("<H", body, base)
    at = base + 2 + 2 * letters + 2
    parts: list[bytes] = []
    for _ in range(count):
        if at + 2 > len(body):
            break
        (length,) = struct.unpack_from("<H", body, at)
        parts.append(body[at + 2 : at + 2 + length])
        at += 2 + length + length % 2
    if kind & 0xF == 1 and parts:
        return _Style(kind >> 4, parts[0][2:], parts[1] if len(parts) > 1 else b"")
    return _Style(kind >> 4, b"", parts[0] if kind & 0xF == 2 and parts else b"")
