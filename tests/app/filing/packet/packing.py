"""What packet tests are made of: an office with a document published and its packet, and packets put together from chosen pieces."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.filing.packet import envelope, manifest
from app.filing.packet.envelope import MANIFEST, SIGNATURE, Envelope
from app.filing.packet.key import Seal, fingerprint
from app.filing.packet.manifest import Manifest


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a packet by path, manifest and signature too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def manifest_of(data: bytes) -> Manifest:
    """The manifest of a packet."""
    return manifest.decoded(parts_of(data)[MANIFEST])


def rezipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts, packed as packets are."""
    rest = {name: data for name, data in parts.items() if name not in (MANIFEST, SIGNATURE)}
    return envelope.wrapped(Envelope(parts[MANIFEST], parts[SIGNATURE], rest))


def edited(data: bytes, edit: Callable[[dict[str, object]], object], key: Seal | None = None) -> bytes:
    """The packet with its manifest changed by ``edit``; signed again where a ``key`` is given."""
    parts = parts_of(data)
    told = json.loads(parts[MANIFEST])
    edit(told)
    parts[MANIFEST] = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    if key is not None:
        parts[SIGNATURE] = key.sign(parts[MANIFEST])
    return rezipped(parts)


def signed_by(data: bytes, key: Seal, **sender: str) -> bytes:
    """The same papers from another office: its name, its key, its signature."""
    parts = parts_of(data)
    told = manifest.decoded(parts[MANIFEST])
    told = replace(told, sender={**told.sender, **sender}, public_key=key.public.hex(), fingerprint=fingerprint(key.public))
    parts[MANIFEST] = told.encoded()
    parts[SIGNATURE] = key.sign(parts[MANIFEST])
    return rezipped(parts)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in sorted(folder.rglob("*")) if place.is_file()}
