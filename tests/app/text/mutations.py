"""Good files made bad, each by a seed: bits, chunks, length fields, XML, parts of packages, streams of compound files."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable

import olefile

Injury = Callable[[bytes, random.Random], bytes]
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
_VALUE = re.compile(rb'(=")([^"]*)(")')
_NUMBER = re.compile(rb"(?<=[A-Za-z \"'\[(])-?\d+")
_EXTREMES = (b"0", b"-1", b"99999999999999999999", b"2147483648", b"65536", b"", b"x", "９".encode(), b"1e999", b"%s%n", b"&#0;")
_LENGTHS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000)


def mutated(data: bytes, seed: int) -> bytes:
    """``data`` after one to three injuries; the same bytes for the same seed.

    Only the first may need the file to be a good one: to take a broken one apart is what is being tested.
    """
    dice = random.Random(seed)
    data = dice.choice(_fitting(data))(data, dice)
    for _ in range(dice.choice((0, 0, 1, 2))):
        data = dice.choice(_PLAIN)(data, dice)
    return data


def _fitting(data: bytes) -> list[Injury]:
    """The injuries for a good file, those of its own format more often than the plain ones."""
    if data.startswith(b"PK"):
        return [*_PLAIN, _part, _part, _part, _member, _member]
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return [*_PLAIN, *[_stream] * 6]
    return [*_PLAIN, *[_text] * 6] if data.lstrip()[:1] in (b"<", b"{", b"%") else list(_PLAIN)


def _span(data: bytes, dice: random.Random, longest: int = 200) -> tuple[int, int]:
    start = dice.randrange(max(1, len(data)))
    return start, min(len(data), start + dice.randrange(1, longest))


def _bits(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randrange(1, 12) if out else 0):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, max(2, len(data)))]


def _doubled(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 1, 2, 50)) + data[end:]


def _removed(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[end:]


def _zeroed(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + dice.choice((b"\0", b"\xff", b"<", b"{", b"\\")) * (end - start) + data[end:]


def _length(data: bytes, dice: random.Random) -> bytes:
    """A number of two or four bytes made an extreme one, as a field of length might be."""
    form = dice.choice(("<H", "<I"))
    size = struct.calcsize(form)
    at = dice.randrange(max(1, len(data) - size))
    value = dice.choice(_LENGTHS) & (256**size - 1)
    return data[:at] + struct.pack(form, value) + data[at + size :]


def _swapped(data: bytes, dice: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_span(data, dice), _span(data, dice)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _text(data: bytes, dice: random.Random) -> bytes:
    """Marks of a text format taken away, doubled, renamed, or their numbers made extreme."""
    pattern = dice.choice((_TAG, _VALUE, _NUMBER))
    found = list(pattern.finditer(data))
    if not found:
        return _bits(data, dice)
    hit = dice.choice(found)
    if pattern is _TAG:
        new = dice.choice((b"", hit[0] * 2, b"<x" + hit[2] + b">", b"<" + hit[1] + hit[2] + b">", hit[0] * 300, b"<!--", b"<![CDATA["))
    elif pattern is _VALUE:
        new = hit[1] + dice.choice(_EXTREMES) + hit[3]
    else:
        new = dice.choice(_EXTREMES)
    return data[: hit.start()] + new + data[hit.end() :]


def _part(data: bytes, dice: random.Random) -> bytes:
    """One part of a package injured, taken away, renamed, or exchanged for another."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    name = dice.choice(sorted(parts))
    match dice.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[dice.choice((name.upper(), "../" + name, name + "x"))] = parts.pop(name)
        case 2:
            parts[name] = parts[dice.choice(sorted(parts))]
        case 3:
            parts[name] = _bits(parts[name], dice)
        case _:
            parts[name] = _text(parts[name], dice)
    return _zipped(list(parts.items()))


def _member(data: bytes, dice: random.Random) -> bytes:
    """The directory of a package made to lie: a name twice, a size or method that is not so."""
    if dice.random() < 0.3:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info.filename, package.read(info)) for info in package.infolist()]
        return _zipped([*parts, dice.choice(parts)])
    starts = [m.start() for m in re.finditer(rb"PK\x01\x02|PK\x03\x04", data)]
    at = dice.choice(starts) + dice.randrange(4, 46)
    return data[:at] + bytes([dice.choice((0, 1, 8, 9, 0x7F, 0xFF))]) + data[at + 1 :]


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


def _stream(data: bytes, dice: random.Random) -> bytes:
    """A stream of a compound file injured at its old length, so that the file itself stays one."""
    held = io.BytesIO(data)
    with olefile.OleFileIO(held, write_mode=True) as compound:
        name = dice.choice([path for path in compound.listdir() if compound.get_size(path)])
        old = compound.openstream(name).read()
        # the header of Word's main stream names every table: it is hit more often than its size would have it
        reach = 0x500 if dice.random() < 0.5 else len(old)
        new = dice.choice((_bits, _length, _length, _zeroed, _swapped))(old[:reach], dice) + old[reach:]
        compound.write_stream(name, new[: len(old)].ljust(len(old), b"\0"))
    return held.getvalue()


_PLAIN = (_bits, _cut, _doubled, _removed, _zeroed, _length, _swapped)
