"""Taking in an opened packet: what it says of its document, its papers by what they are, and whether its key is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.filing.packet.contents import CATALOGUE, SLIP
from app.filing.packet.key import own_fingerprint
from app.filing.packet.manifest import Manifest
from app.filing.packet.opening import Opened
from app.office import Office
from db import acts
from db.records import KnownKey, Packet, StoredFile


class KeyState(StrEnum):
    """What is known of the key a packet was signed with."""

    KNOWN = "known"
    NEW = "new"
    CHANGED = "changed"
    """Its owner is known by another key."""
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Whether the key is known, and the sentence that tells it; "" for a known one."""

    state: KeyState
    sentence: str


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """One file of an arrived packet: the material's code and name, the file's name and bytes."""

    code: str
    name: str
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a good packet brings. ``facts`` are the document's, as the sender has them: texts, days as dates; what he does not know is left out."""

    facts: Mapping[str, str]
    days: Mapping[str, date]
    sender: str
    """The body that files (报送机关)."""
    office: str
    """The office whose key signed it."""
    operator: str
    report_number: str
    filed_on: date | None
    occasion: str
    recipient: str
    missing: tuple[str, ...]
    text: ArrivedFile | None
    """The formal text, for paper the sealed scan left aside where there is a text beside it."""
    materials: tuple[ArrivedFile, ...]
    """Everything else, in the packet's order; the sheet on top has the code catalogue, the 备案登记表 slip."""
    fingerprint: str


def acquaintance(office: Office, packet: Opened) -> Acquaintance:
    """What is known of the key of a good packet. Raises Refused for one that is not good."""
    manifest = _good(packet)
    owner, mark = manifest.sender.get("office", ""), manifest.fingerprint
    known = office.store.incomings.known_key(mark)
    if known is not None and known.owner == owner:
        return Acquaintance(KeyState.KNOWN, "")
    if mark == own_fingerprint(office):
        return Acquaintance(KeyState.OWN, "这一份由本机的密钥签名，是本机关自己生成的。")
    if known is not None:
        return Acquaintance(
            KeyState.CHANGED, f"这把密钥原来登记为“{known.owner}”的，这一份写的是“{owner}”。向“{owner}”核实报送包和指纹 {mark} 后再收。"
        )
    others = [key for key in office.store.incomings.known_keys() if key.owner == owner]
    if others:
        last = max(others, key=lambda key: key.since)
        return Acquaintance(
            KeyState.CHANGED, f"“{owner}”换了签名密钥：{last.since} 登记的指纹是 {last.id}，这一份是 {mark}。向“{owner}”核实后再收。"
        )
    return Acquaintance(KeyState.NEW, f"第一次收到“{owner}”用这把密钥签名的报送包，指纹 {mark}。与备案登记表上所印的指纹核对。")


def arrival(packet: Opened) -> Arrival:
    """What a good packet brings. Raises Refused for one that is not good."""
    manifest = _good(packet)
    files = [ArrivedFile(part.role, part.name, part.path.rpartition("/")[2], packet.parts[part.path]) for part in manifest.parts]
    texts = [file for file in files if file.code in ("text", "electronic")]
    text = next((file for file in texts if "（盖章件）" not in file.file_name), texts[0] if texts else None)
    said = {name: value for name, value in manifest.document.items() if value}
    days = {name: day for name, value in said.items() if name.endswith(("_on", "_until")) and (day := _day(value)) is not None}
    return Arrival(
        facts={name: value for name, value in said.items() if not name.endswith(("_on", "_until"))},
        days=days,
        sender=manifest.sender.get("body", ""),
        office=manifest.sender.get("office", ""),
        operator=manifest.sender.get("operator", ""),
        report_number=manifest.filing.get("report_number", ""),
        filed_on=_day(manifest.filing.get("filed_on", "")),
        occasion=manifest.filing.get("occasion", ""),
        recipient=manifest.recipient.get("name", ""),
        missing=manifest.missing,
        text=text,
        materials=tuple(file for file in files if file is not text),
        fingerprint=manifest.fingerprint,
    )


def is_of_the_packet(file: ArrivedFile) -> bool:
    """Whether it is no material of the filing but a sheet of the packet itself (目录, 备案登记表)."""
    return file.code in (CATALOGUE, SLIP)


def enter(office: Office, act: acts.Act, packet: Opened, document_id: str, sha: str) -> str:
    """Record inside ``act`` that this packet came for ``document_id``, and its key where it is not known yet; the packet's id.

    ``sha`` names its bytes, kept before the act began (``office.keep(packet.data)``). Raises Refused for a packet that is not good.
    """
    manifest = _good(packet)
    owner = manifest.sender.get("office", "")
    if not office.store.settings.has_file(sha):
        act.insert(StoredFile(id=sha, name=packet.name, size=len(packet.data)))
    if office.store.incomings.known_key(manifest.fingerprint) is None:
        since = office.today()
        act.insert(KnownKey(id=manifest.fingerprint, owner=owner, public_key=manifest.public_key, since=since, operator=office.operator))
    row = Packet(
        id=act.new_id(),
        document_id=document_id,
        outgoing=False,
        counterpart=manifest.sender.get("body", "") or owner,
        file_sha=sha,
        fingerprint=manifest.fingerprint,
        at=office.now(),
        operator=office.operator,
    )
    act.insert(row)
    return row.id


def _good(packet: Opened) -> Manifest:
    if not packet.ok or packet.manifest is None:
        raise Refused(f"报送包“{packet.name}”没有通过核对，不能收：{''.join(packet.problems)}")
    return packet.manifest


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
