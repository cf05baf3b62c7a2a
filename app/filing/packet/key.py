"""The office's signing key (Ed25519, RFC 8032): made at first use, kept beside the store, told by its fingerprint."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from app.errors import UserError
from app.office import Office
from app.refusals import said
from app.safekeeping import refuse_while_held
from db import keyfile

SIGNATURE_BYTES = 64
_KEY_BYTES = 32
_SHOWN = 32
"""Hexadecimal digits of a fingerprint: 128 bits of SHA-256, which nobody finds a second key for."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A key one can sign with; ``public`` are the 32 bytes that others check by."""

    _secret: bytes = field(repr=False)
    public: bytes

    def sign(self, data: bytes) -> bytes:
        """The signature over ``data``; the same data gives the same 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._secret).sign(data)

    @property
    def fingerprint(self) -> str:
        """What slips say of it."""
        return fingerprint(self.public)


def seal(office: Office) -> Seal:
    """The office's key, made now where there is none. Raises Refused in a store only looked at, UserError for a damaged key file."""
    with said():
        kept = keyfile.read(office.store.folder)
    if kept is None:
        refuse_while_held(office)
        kept = secrets.token_bytes(_KEY_BYTES)
        with said():
            keyfile.keep(office.store.folder, kept)
    if len(kept) != _KEY_BYTES:
        raise UserError(f"签名密钥文件 {keyfile.NAME} 已损坏，没有签名。从备份恢复这个文件后再办。")
    return of(kept)


def of(secret: bytes) -> Seal:
    """The key of these 32 bytes, which may be any (RFC 8032, 5.1.5)."""
    # loaded when somebody signs or checks, not with the window
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Seal(secret, Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw())


def own_fingerprint(office: Office) -> str:
    """The fingerprint for slips: of the key there is, of one made now, or "" in a store only looked at that has none."""
    return "" if office.held_by and keyfile.read(office.store.folder) is None else seal(office).fingerprint


def fingerprint(public: bytes) -> str:
    """A public key as people compare it: 3F2A 91C0 … in eight groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:_SHOWN].upper()
    return " ".join(digits[place : place + 4] for place in range(0, _SHOWN, 4))


def is_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether ``signature`` over ``data`` was made by the holder of ``public``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
