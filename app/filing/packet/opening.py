"""Opening a packet: everything is checked before anybody may use any of it, and opening writes nothing anywhere.

A packet is good when it is byte for byte what :func:`envelope.wrapped` makes of a manifest that can be read, its valid signature and exactly the
parts that it lists. So nothing can ride along: no further part, no second one of the same name, nothing before, between or behind them.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from app.errors import Hostile
from app.filing.packet import manifest as told
from app.filing.packet.envelope import MANIFEST, SIGNATURE, Envelope, wrapped
from app.filing.packet.key import SIGNATURE_BYTES, fingerprint, is_signed
from app.filing.packet.limits import LARGEST_PACKET, MOST_PARTS
from app.filing.packet.manifest import Manifest, NotAManifest
from app.filing.packet.naming import is_plain
from app.text.guard import LARGEST_PART, refuse_abnormal

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, OSError, RuntimeError, UnicodeError)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening found. ``problems`` are sentences; with none the packet is good, and only then are there ``parts`` (path to bytes, in order)."""

    name: str
    problems: tuple[str, ...]
    manifest: Manifest | None = None
    parts: Mapping[str, bytes] = field(default_factory=dict)
    data: bytes = b""

    @property
    def ok(self) -> bool:
        """Whether it may be taken in."""
        return not self.problems


def opened(path: Path) -> Opened:
    """The packet at ``path``, checked. Never raises for what is in the file: that stands in ``problems``."""
    try:
        if path.stat().st_size > LARGEST_PACKET:
            return Opened(path.name, (f"文件超过 {LARGEST_PACKET // 1024 // 1024} MB，不是规衡的报送包，没有打开。",))
        data = path.read_bytes()
    except OSError as error:
        return Opened(path.name, (f"文件读不出来（{error.strerror}）。核对文件还在不在，再打开一次。",))
    return opened_bytes(path.name, data)


def opened_bytes(name: str, data: bytes) -> Opened:
    """The packet whose bytes are ``data``, checked as :func:`opened` does."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            listed = package.infolist()
            if len(listed) > MOST_PARTS + 2:
                return Opened(name, (f"里面的文件超过 {MOST_PARTS} 份，不是规衡的报送包，没有打开。",))
            refuse_abnormal(name, listed, len(data))
            stored = {entry.filename: _stored(package, entry) for entry in listed}
    except Hostile as refused:
        return Opened(name, (refused.sentence,))
    except _BROKEN:
        return Opened(name, ("压缩包已损坏，或者不是压缩包，打不开。向报送单位重新要一份。",))
    return _checked(name, data, stored)


def _stored(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type != zipfile.ZIP_STORED or entry.is_dir() or entry.file_size > LARGEST_PART:
        raise Hostile(f"“{entry.filename}”不是规衡打包的样子，这个包被重新压缩过，签名不能核对。向报送单位要原来的那一份。")
    return package.read(entry)


def _checked(name: str, data: bytes, stored: Mapping[str, bytes]) -> Opened:
    lacking = [part for part in (MANIFEST, SIGNATURE) if part not in stored]
    if lacking:
        return Opened(name, (f"里面没有{'、'.join(lacking)}，不是规衡的报送包，或者清单和签名被拿掉了。",))
    if len(stored[MANIFEST]) > told.LARGEST:
        return Opened(name, ("报送清单大得不正常，没有打开。",))
    try:
        manifest = told.decoded(stored[MANIFEST])
    except NotAManifest as unreadable:
        return Opened(name, (unreadable.sentence,))
    parts = {path: content for path, content in stored.items() if path not in (MANIFEST, SIGNATURE)}
    problems = [*_signature(manifest, stored), *_parts(manifest, parts)]
    if not problems and wrapped(Envelope(stored[MANIFEST], stored[SIGNATURE], parts)) != data:
        problems.append("压缩包里有清单以外的内容，或者被重新打过包，签名管不到这些内容。向报送单位要原来的那一份。")
    return Opened(name, tuple(problems), manifest, {} if problems else parts, b"" if problems else data)


def _signature(manifest: Manifest, stored: Mapping[str, bytes]) -> list[str]:
    public = bytes.fromhex(manifest.public_key)
    problems = []
    if manifest.fingerprint != fingerprint(public):
        problems.append("清单里的公钥与所写的指纹不符。")
    if len(stored[SIGNATURE]) != SIGNATURE_BYTES or not is_signed(public, stored[SIGNATURE], stored[MANIFEST]):
        problems.append("签名与清单不符：清单在签名以后被改动过，或者签名不是这一份的。")
    return problems


def _parts(manifest: Manifest, parts: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the parts, a sentence each; their order is the manifest's too."""
    listed = [part.path for part in manifest.parts]
    problems = []
    if len({path.casefold() for path in listed}) < len(listed):
        problems.append("清单把同一份文件列了两次。")
    odd = [path for path in listed if not is_plain(path)]
    if odd:
        problems.append(f"清单上有不合规定的文件名：{_some(odd)}。")
    lacking = [path for path in listed if path not in parts]
    strange = [path for path in parts if path not in listed]
    if lacking:
        problems.append(f"清单上有、包里没有：{_some(lacking)}。")
    if strange:
        problems.append(f"包里有、清单上没有：{_some(strange)}。")
    for part in manifest.parts:
        content = parts.get(part.path)
        if content is None:
            continue
        if len(content) != part.size:
            problems.append(f"“{part.path}”应有 {part.size} 字节，实有 {len(content)} 字节。")
        elif hashlib.sha256(content).hexdigest() != part.sha256:
            problems.append(f"“{part.path}”的内容与清单上的摘要不符，被改动过。")
    if not problems and list(parts) != listed:
        problems.append("包里文件的次序与清单不符。")
    return problems


def _some(paths: list[str]) -> str:
    return "、".join(f"“{path}”" for path in paths[:5]) + (f"等 {len(paths)} 份" if len(paths) > 5 else "")
