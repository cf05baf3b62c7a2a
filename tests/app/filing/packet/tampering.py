"""The ways in which a packet may be tampered with, each from bytes that were good."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from app.filing.packet.envelope import MANIFEST, SIGNATURE
from app.filing.packet.key import Seal, fingerprint, of
from tests.app.filing.packet.packing import edited, parts_of, rezipped


@dataclass(frozen=True, slots=True)
class Made:
    """A good packet, the key it was signed with, and the seed of what is left to chance."""

    data: bytes
    key: Seal
    seed: int

    @property
    def chance(self) -> Random:
        """The same chances every time."""
        return Random(self.seed)

    @property
    def parts(self) -> dict[str, bytes]:
        """Its parts, manifest and signature too."""
        return parts_of(self.data)

    @property
    def papers(self) -> list[str]:
        """The paths of its papers alone."""
        return [path for path in self.parts if path not in (MANIFEST, SIGNATURE)]


def another_key(seed: int) -> Seal:
    """A key of somebody else."""
    return of(bytes([seed % 256]) * 32)


def _flipped_in(which: Callable[[Made], str]) -> Callable[[Made], bytes]:
    def tamper(made: Made) -> bytes:
        parts, path = made.parts, which(made)
        content = bytearray(parts[path])
        content[made.chance.randrange(len(content))] ^= 1 << made.chance.randrange(8)
        return rezipped(parts | {path: bytes(content)})

    return tamper


def _in_the_raw(made: Made) -> bytes:
    content = bytearray(made.data)
    content[made.chance.randrange(len(content))] ^= 0xFF
    return bytes(content)


def _one(made: Made) -> str:
    return made.chance.choice(made.papers)


def _one_with_words(made: Made) -> str:
    return made.chance.choice([path for path in made.papers if made.parts[path]])


def _field(group: str, key: str) -> Callable[[Made], bytes]:
    def tamper(made: Made) -> bytes:
        return edited(made.data, lambda told: told[group].update({key: "别的"}))  # type: ignore[attr-defined]

    return tamper


def _renamed(made: Made) -> bytes:
    old = _one(made)
    return rezipped({(f"{path}.bak" if path == old else path): data for path, data in made.parts.items()})


def _removed(made: Made) -> bytes:
    old = _one(made)
    return rezipped({path: data for path, data in made.parts.items() if path != old})


def _swapped(made: Made) -> bytes:
    parts = made.parts
    first = _one_with_words(made)
    second = made.chance.choice([path for path in made.papers if parts[path] != parts[first]])
    return rezipped(parts | {first: parts[second], second: parts[first]})


def _doubled(made: Made) -> bytes:
    out = io.BytesIO(made.data)
    with zipfile.ZipFile(out, "a") as package:
        package.infolist()
        path = _one(made)
        package.NameToInfo.pop(path)
        package.writestr(path, b"the second one of this name")
    return out.getvalue()


def _traversing(made: Made) -> bytes:
    out = io.BytesIO(made.data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(made.chance.choice(["../出去.txt", "/etc/cron.d/x", "..\\..\\x.bat", "C:\\x.bat"]), b"x")
    return out.getvalue()


def _bomb(made: Made) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in made.parts.items():
            package.writestr(path, data)
        package.writestr("09 炸弹.bin", b"\0" * (40 << 20))
    return out.getvalue()


def _lying_size(made: Made) -> bytes:
    """The directory says a part is four gigabytes large."""
    content = bytearray(made.data)
    place = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 0xFFFFFFF0)
    return bytes(content)


def _many(made: Made) -> bytes:
    return rezipped(made.parts | {f"99 多/{n}.txt": b"x" for n in range(6000)})


def _half_signed(made: Made) -> bytes:
    """Somebody else's signature under the office's name and key."""
    parts = made.parts
    return rezipped(parts | {SIGNATURE: another_key(made.seed).sign(parts[MANIFEST])})


def _resealed_under_our_fingerprint(made: Made) -> bytes:
    other = another_key(made.seed)
    return edited(made.data, lambda told: told.update(public_key=other.public.hex()), other)


def _fingerprint_alone(made: Made) -> bytes:
    other = fingerprint(another_key(made.seed).public)
    return edited(made.data, lambda told: told.update(fingerprint=other), made.key)


def _relisted(made: Made) -> bytes:
    return edited(made.data, lambda told: told["parts"].append(told["parts"][0]), made.key)  # type: ignore[attr-defined]


def _reordered(made: Made) -> bytes:
    parts = made.parts
    head = {path: parts[path] for path in (MANIFEST, SIGNATURE)}
    return rezipped(head | {path: parts[path] for path in reversed(made.papers)})


def _commented(made: Made) -> bytes:
    out = io.BytesIO(made.data)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = b"hello"
    return out.getvalue()


WAYS: dict[str, Callable[[Made], bytes]] = {
    "a bit in the manifest": _flipped_in(lambda _: MANIFEST),
    "a bit in the signature": _flipped_in(lambda _: SIGNATURE),
    "a bit in a paper": _flipped_in(_one_with_words),
    "a byte anywhere in the zip": _in_the_raw,
    "another title": _field("document", "title"),
    "another recipient": _field("recipient", "name"),
    "another operator": _field("sender", "operator"),
    "another day of filing": _field("filing", "filed_on"),
    "a fact more": _field("document", "remark"),
    "a new key of the manifest, signed": lambda made: edited(made.data, lambda told: told.update(more=1), made.key),
    "a key of the manifest gone, signed": lambda made: edited(made.data, lambda told: told.pop("missing"), made.key),
    "a text for a number, signed": lambda made: edited(made.data, lambda told: told["parts"][0].update(size="1"), made.key),  # type: ignore[index]
    "another digest, signed": lambda made: edited(made.data, lambda told: told["parts"][0].update(sha256="0" * 64), made.key),  # type: ignore[index]
    "another size, signed": lambda made: edited(made.data, lambda told: told["parts"][0].update(size=1), made.key),  # type: ignore[index]
    "a part listed twice, signed": _relisted,
    "a newer version, signed": lambda made: edited(made.data, lambda told: told.update(version=2), made.key),
    "another format, signed": lambda made: edited(made.data, lambda told: told.update(format="zip"), made.key),
    "a manifest that is no object": lambda made: rezipped(made.parts | {MANIFEST: b"[" * 5000}),
    "a paper renamed": _renamed,
    "a paper gone": _removed,
    "two papers changed for each other": _swapped,
    "a paper twice": _doubled,
    "a paper more": lambda made: rezipped(made.parts | {"09 夹带.pdf": b"%PDF-"}),
    "papers in another order": _reordered,
    "a name that leads elsewhere": _traversing,
    "somebody else's signature": _half_signed,
    "somebody else's key under our fingerprint": _resealed_under_our_fingerprint,
    "another fingerprint": _fingerprint_alone,
    "a signature too short": lambda made: rezipped(made.parts | {SIGNATURE: made.parts[SIGNATURE][:63]}),
    "no signature": lambda made: rezipped(made.parts | {SIGNATURE: b""}),
    "something behind it": lambda made: made.data + b"PK behind",
    "something before it": lambda made: b"#!/bin/sh\n" + made.data,
    "a comment on the zip": _commented,
    "cut short": lambda made: made.data[: made.chance.randrange(len(made.data))],
    "an inflating part": _bomb,
    "a size that lies": _lying_size,
    "thousands of parts": _many,
}
