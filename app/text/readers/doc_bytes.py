"""The parts of a Word 97–2003 file ([MS-DOC]): its header (FIB), its text in pieces, and the properties of its characters and paragraphs.

Nothing in the file is believed: every offset is checked against the bytes there are, and the pieces together may not be longer
than the stream they lie in. ValueError, IndexError, KeyError or struct.error is raised where the file is not what it says.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

PAGE = 512
_WORD97 = 0xC1
_RGLW, _COUNT, _RGFCLCB = 0x40, 0x98, 0x9A
_STORIES = (3, 4, 5, 7, 8, 9, 10)
"""FibRgLw97: the lengths of body, footnotes, headers, comments, endnotes, text boxes and text boxes of headers; 6 (macros) is always 0."""
_CODEPAGE = {
    0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x91: "‘",
    0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9F: "Ÿ",
}  # fmt: skip
"""How the bytes of a compressed piece differ from Latin-1 ([MS-DOC] 2.9.73, FcCompressed)."""


class TooOld(ValueError):
    """A file of Word 95 or before, which is laid out otherwise."""


class Locked(ValueError):
    """A file that opens with a password."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start:end`` of the text; they lie at ``offset`` of the main stream, ``width`` bytes each; ``properties`` are laid over theirs."""

    start: int
    end: int
    offset: int
    width: int
    properties: bytes

    def place(self, at: int) -> int:
        """Where character ``at`` lies in the stream."""
        return self.offset + (at - self.start) * self.width


@dataclass(frozen=True, slots=True)
class Stories:
    """Where each part of the text begins, as character positions; the part after it begins where it ends."""

    body: range
    footnotes: range
    headers: range
    comments: range
    endnotes: range
    boxes: range
    header_boxes: range


class WordFile:
    """One file opened: text, pieces, stories, and the tables of the table stream by their index in FibRgFcLcb."""

    def __init__(self, data: bytes) -> None:
        import olefile

        if any(count > len(data) // PAGE for count in struct.unpack_from("<I16xI4xI", data, 0x2C)):
            raise ValueError("more sectors in its tables than the file has")

        def stream(name: str) -> bytes:
            # sectors may be chained in a circle; only the size ends such a stream
            if compound.get_size(name) > len(data):
                raise ValueError("a stream larger than the file")
            found: bytes = compound.openstream(name).read()
            return found

        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            self.main = stream("WordDocument")
            table = "1Table" if self._checked() & 0x200 else "0Table"
            self._table = stream(table if compound.exists(table) else "0Table")
        self.pieces = tuple(self._pieces())
        self.text = "".join(map(self._characters, self.pieces))
        self._starts = [piece.start for piece in self.pieces]
        self.stories = self._stories()
        self._character_pages = _Pages(self.main, self.table(12), _character_runs)
        self._paragraph_pages = _Pages(self.main, self.table(13), _paragraph_runs)

    def _checked(self) -> int:
        magic, version = struct.unpack_from("<HH", self.main)
        flags: int = struct.unpack_from("<H", self.main, 0x0A)[0]
        if magic not in (0xA5EC, 0xA5DC) or version < _WORD97:
            raise TooOld(f"magic {magic:x}, version {version}")
        if flags & 0x100:
            raise Locked("encrypted")
        return flags

    def table(self, index: int) -> bytes:
        """The bytes of table ``index`` of FibRgFcLcb; empty where the file has none."""
        (count,) = struct.unpack_from("<H", self.main, _COUNT)
        if index >= count:
            return b""
        start, length = struct.unpack_from("<II", self.main, _RGFCLCB + 8 * index)
        return self._table[start : start + length]

    def behind(self, index: int) -> bytes:
        """What stands in the table stream from the end of table ``index`` on (the levels of lists follow theirs so)."""
        start, length = struct.unpack_from("<II", self.main, _RGFCLCB + 8 * index)
        return self._table[start + length :] if length else b""

    def _stories(self) -> Stories:
        lengths = [struct.unpack_from("<i", self.main, _RGLW + 4 * index)[0] for index in _STORIES]
        if min(lengths) < 0:
            raise ValueError("a story of negative length")
        ranges, at = [], 0
        for length in lengths:
            ranges.append(range(min(at, len(self.text)), min(at + length, len(self.text))))
            at += length
        return Stories(*ranges)

    def _pieces(self) -> Iterator[Piece]:
        clx = self.table(33)
        at, overlays = 0, list[bytes]()
        while at < len(clx) and clx[at] == 1:
            (length,) = struct.unpack_from("<H", clx, at + 1)
            overlays.append(clx[at + 3 : at + 3 + length])
            at += 3 + length
        if at >= len(clx) or clx[at] != 2:
            raise ValueError("no piece table")
        (length,) = struct.unpack_from("<I", clx, at + 1)
        table = clx[at + 5 : at + 5 + length]
        count = (len(table) - 4) // 12
        edges = struct.unpack_from(f"<{count + 1}I", table)
        if count < 1 or edges[0] != 0 or any(a > b for a, b in pairwise(edges)) or edges[-1] > len(self.main):
            raise ValueError("pieces out of order")
        for i in range(count):
            place, prm = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * i + 2)
            narrow = bool(place & 0x40000000)
            offset = (place & 0x3FFFFFFF) // 2 if narrow else place & 0x3FFFFFFF
            yield Piece(edges[i], edges[i + 1], offset, 1 if narrow else 2, _overlay(prm, overlays))

    def _characters(self, piece: Piece) -> str:
        raw = self.main[piece.offset : piece.place(piece.end)]
        if len(raw) != (piece.end - piece.start) * piece.width:
            raise ValueError("a piece outside the file")
        if piece.width == 1:
            return raw.decode("latin-1").translate(_CODEPAGE)
        # UTF-16 with each half of a surrogate pair a position of its own, so that positions count as Word counts them
        return (
            raw.decode("utf-16-le", "surrogatepass")
            if not _has_surrogates(raw)
            else "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))
        )

    def paragraph_properties(self, at: int) -> tuple[int, bytes]:
        """Style and property changes (sprms) of the paragraph whose mark is character ``at``."""
        piece = self._piece(at)
        found = self._paragraph_pages.at(piece.place(at))
        style = struct.unpack_from("<H", found)[0] if len(found) >= 2 else 0
        return style, found[2:] + piece.properties

    def character_runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The stretches of ``start:end`` that look alike, each with the property changes of its characters."""
        at = start
        while at < end:
            piece = self._piece(at)
            low = piece.place(at)
            found, high = self._character_pages.stretch(low)
            until = min(end, piece.end, at + max(1, -(-(high - low) // piece.width)))
            yield at, until, found + piece.properties
            at = until

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right(self._starts, at) - 1]


def _has_surrogates(raw: bytes) -> bool:
    return any(0xD8 <= high <= 0xDF for high in raw[1::2])


def _overlay(prm: int, overlays: list[bytes]) -> bytes:
    """The sprms that a piece of a fast-saved file carries (Prm0: one of a short list; Prm1: a group of the Clx)."""
    if prm & 1:
        index = prm >> 1
        return overlays[index] if index < len(overlays) else b""
    opcode = _SHORT.get((prm >> 1) & 0x7F)
    return b"" if opcode is None else struct.pack("<HB", opcode, prm >> 8)


_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x53: 0x083C}
"""Prm0: the switches that decide what text there is (in table, row end, deleted, inserted, hidden)."""


class _Pages:
    """The formatted pages (FKP) that say, for stretches of the main stream, what properties they have."""

    def __init__(self, main: bytes, index: bytes, runs: _Runs) -> None:
        count = max(0, (len(index) - 4) // 8)
        self._main, self._runs = main, runs
        self._edges = list(struct.unpack_from(f"<{count + 1}I", index)) if count else [0]
        self._numbers = struct.unpack_from(f"<{count}I", index, 4 * (count + 1)) if count else ()
        self._read: dict[int, tuple[list[int], list[bytes]]] = {}
        if any(a > b for a, b in pairwise(self._edges)):
            raise ValueError("formatted pages out of order")

    def at(self, place: int) -> bytes:
        """The properties of the byte at ``place``."""
        return self.stretch(place)[0]

    def stretch(self, place: int) -> tuple[bytes, int]:
        """The properties of the byte at ``place``, and how far they reach."""
        index = bisect_right(self._edges, place) - 1
        if not 0 <= index < len(self._numbers):
            return b"", self._edges[0] if place < self._edges[0] else len(self._main) + 1
        edges, found = self._page(self._numbers[index] & 0x3FFFFF)
        run = bisect_right(edges, place) - 1
        if not 0 <= run < len(found):
            return b"", max(self._edges[index + 1], place + 1)
        return found[run], max(edges[run + 1], place + 1)

    def _page(self, number: int) -> tuple[list[int], list[bytes]]:
        if number not in self._read:
            page = self._main[number * PAGE : (number + 1) * PAGE]
            count = page[PAGE - 1]
            edges = list(struct.unpack_from(f"<{count + 1}I", page))
            if any(a > b for a, b in pairwise(edges)):
                raise ValueError("a formatted page out of order")
            self._read[number] = edges, list(self._runs(page, count))
        return self._read[number]


class _Runs:
    """How the properties of a page are laid out: ``step`` bytes in the index for each, read by ``grpprl``."""

    def __init__(self, step: int, padded: bool) -> None:
        self._step, self._padded = step, padded

    def __call__(self, page: bytes, count: int) -> Iterator[bytes]:
        for i in range(count):
            at = 2 * page[4 * (count + 1) + self._step * i]
            if not at:
                yield b""
                continue
            length, at = page[at], at + 1
            if self._padded:
                length, at = (2 * page[at], at + 1) if not length else (2 * length - 1, at)
            yield page[at : min(at + length, PAGE - 1)]


_character_runs = _Runs(1, padded=False)
_paragraph_runs = _Runs(13, padded=True)
