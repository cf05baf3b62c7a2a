"""The manifest of a packet (报送清单): what is in it, of which document, for whom, by whom, on which day. Its bytes are what is signed.

Shape: ``resources/schema/packet_manifest.json``. A reader takes only what it knows whole: another key, type or version is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from app.errors import UserError

FORMAT = "guiheng-packet"
VERSION = 1
LARGEST = 4 * 1024 * 1024
"""Bytes of the largest manifest read."""

_SHA = re.compile(r"[0-9a-f]{64}")
_HEX = re.compile(r"[0-9a-f]+")
_TEXTS = ("document", "recipient", "sender", "filing")


class NotAManifest(UserError):
    """The bytes are no manifest of a version that can be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the packet: its path inside, what it is there for (a material's code, catalogue or slip), its name, size and SHA-256."""

    path: str
    role: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text of the document as the sender holds it: the file and the tree read from it, by their SHA-256."""

    ordinal: int
    name: str
    sha256: str
    tree_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a packet says of itself. The facts are texts; a day is ISO, what is not known "". ``on`` is the day of filing, or of packing before it."""

    on: str
    document: Mapping[str, str]
    recipient: Mapping[str, str]
    sender: Mapping[str, str]
    filing: Mapping[str, str]
    versions: tuple[Version, ...]
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    public_key: str
    fingerprint: str

    def encoded(self) -> bytes:
        """The bytes to be signed; equal manifests give equal bytes, and no other bytes are read as this manifest."""
        told: dict[str, object] = {"format": FORMAT, "version": VERSION, "on": self.on}
        told |= {name: dict(getattr(self, name)) for name in _TEXTS}
        told["versions"] = [_told(version) for version in self.versions]
        told["parts"] = [_told(part) for part in self.parts]
        told |= {"missing": list(self.missing), "public_key": self.public_key, "fingerprint": self.fingerprint}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def decoded(data: bytes) -> Manifest:
    """The manifest in ``data``. Raises NotAManifest with the sentence to show."""
    try:
        told = json.loads(data.decode("utf-8"), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as broken:
        raise NotAManifest("报送清单读不出来，不是完好的清单。") from broken
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NotAManifest("里面的清单不是规衡的报送清单。")
    version = told.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise NotAManifest("报送清单没有写明版本。")
    if version > VERSION:
        raise NotAManifest(f"报送清单是第 {version} 版，本机只认得到第 {VERSION} 版，没有打开。在本机安装新版本的规衡后再打开。")
    try:
        manifest = _manifest(told)
    except (KeyError, TypeError, ValueError) as wrong:
        raise NotAManifest(f"报送清单的内容不合格式（{wrong.args[0] if wrong.args else '有缺项'}）。") from wrong
    if manifest.encoded() != data:
        raise NotAManifest("报送清单有多出来的内容，或者写法被改动过。")
    return manifest


def _told(row: Part | Version) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _manifest(told: Mapping[str, object]) -> Manifest:
    return Manifest(
        on=_text(told["on"]),
        document=_texts(told["document"]),
        recipient=_texts(told["recipient"]),
        sender=_texts(told["sender"]),
        filing=_texts(told["filing"]),
        versions=tuple(
            Version(_count(row["ordinal"]), _text(row["name"]), _hash(row["sha256"]), _hash(row["tree_sha256"]))
            for row in _rows(told["versions"])
        ),
        parts=tuple(
            Part(_text(row["path"]), _text(row["role"]), _text(row["name"]), _count(row["size"]), _hash(row["sha256"]))
            for row in _rows(told["parts"])
        ),
        missing=tuple(_text(name) for name in _list(told["missing"])),
        public_key=_hexadecimal(told["public_key"]),
        fingerprint=_text(told["fingerprint"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("该写文字的地方不是文字")
    # half a surrogate pair can stand in no file and no row
    value.encode("utf-8")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError("该写数的地方不是数")
    return value


def _hash(value: object) -> str:
    if not _SHA.fullmatch(_text(value)):
        raise ValueError("摘要不是 SHA-256")
    return _text(value)


def _hexadecimal(value: object) -> str:
    if not _HEX.fullmatch(_text(value)) or len(_text(value)) % 2:
        raise ValueError("公钥不是十六进制")
    return _text(value)


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("该写栏目的地方不是栏目")
    return {_text(key): _text(item) for key, item in value.items()}


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("该列清单的地方不是清单")
    return value


def _rows(value: object) -> list[dict[str, object]]:
    rows = _list(value)
    if not all(isinstance(row, dict) for row in rows):
        raise TypeError("清单里有不是栏目的一行")
    return [row for row in rows if isinstance(row, dict)]
