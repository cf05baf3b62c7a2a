"""The zip of a packet: manifest, signature, then the parts in the manifest's order, uncompressed and dated alike.

What goes in is compressed already (PDF, Word), and without compression the same parts give the same bytes on every machine. The form is also
canonical: bytes that are not exactly what :func:`wrapped` makes hold something that nobody signed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

MANIFEST, SIGNATURE = "清单.json", "清单.sig"
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Envelope:
    """The bytes of a packet's manifest, of the signature over them, and of its parts by path, in order."""

    manifest: bytes
    signature: bytes
    parts: Mapping[str, bytes]


def wrapped(envelope: Envelope) -> bytes:
    """The zip of a packet; equal envelopes give equal bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for path, data in {MANIFEST: envelope.manifest, SIGNATURE: envelope.signature, **envelope.parts}.items():
            entry = zipfile.ZipInfo(path, _DATE)
            # what the writing system is shall not show
            entry.create_system, entry.external_attr = _UNIX, _MODE
            package.writestr(entry, data)
    return out.getvalue()
