"""``packet DOCUMENT RECIPIENT --out F.zip``, ``open-packet F.zip``: filing packets built and checked."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.console import DONE, FAILED, Console
from app.errors import Refused
from app.filing.packet import building, opening, taking
from app.filing.packet.opening import Opened
from app.forms import slip_code
from app.office import Office


def arguments(parser: ArgumentParser) -> None:
    """DOCUMENT RECIPIENT --out F.zip [--filing F]; a place without .zip is a folder; without a filing it is the round under way."""
    parser.add_argument("document", metavar="DOCUMENT")
    parser.add_argument("recipient", metavar="RECIPIENT")
    parser.add_argument("--out", type=Path, required=True, metavar="F.zip")
    parser.add_argument("--filing", default="", metavar="FILING")


def run(asked: Namespace, console: Console) -> int:
    """Build the packet of one document for one recipient and record that it was built."""
    with console.office() as office:
        made = building.make(office, _document(office, asked.document), asked.recipient, asked.out, asked.filing)
    record: dict[str, object] = {key: str(made[key]) for key in ("document", "packet", "file", "fingerprint")}
    lacking = "".join(f"{one}。" for one in made["lacking"])
    console.put(record, f"已生成报送包 {asked.out}，签名公钥指纹 {made['fingerprint']}。{lacking}")
    return DONE


def open_arguments(parser: ArgumentParser) -> None:
    """F.zip."""
    parser.add_argument("file", type=Path, metavar="F.zip")


def open_packet(asked: Namespace, console: Console) -> int:
    """Check a packet and say what it brings; nothing is written. With ``--store`` the key is compared with those known there."""
    found = opening.opened(asked.file)
    told = _told(found)
    with console.office_if_named() as office:
        if office is not None and found.ok:
            known = taking.acquaintance(office, found)
            told |= {"key": known.state.value, "key_says": known.sentence}
    record: dict[str, object] = {"ok": found.ok, "problems": list(found.problems), "document": told}
    words = (
        "\n".join(found.problems)
        or f"报送包完好：《{told.get('title', '')}》，{told.get('sender', '')}，指纹 {told.get('fingerprint', '')}。"
    )
    console.put(record, words)
    return DONE if found.ok else FAILED


def _document(office: Office, named: str) -> str:
    """The document of an id or of the code on a slip. Raises Refused."""
    found = slip_code.find(office, named) if slip_code.is_code(named) else office.document(named).id
    if found is None:
        raise Refused(f"没有单据编码是“{named}”的文件。核对编码，或者用 list 查出文件的编号。")
    return found


def _told(found: Opened) -> dict[str, object]:
    """What a good packet says of its document; nothing of one that is not good."""
    if not found.ok or found.manifest is None:
        return {}
    manifest = found.manifest
    return {
        **manifest.document,
        "sender": manifest.sender.get("body", ""),
        "office": manifest.sender.get("office", ""),
        "recipient": manifest.recipient.get("name", ""),
        "report_number": manifest.filing.get("report_number", ""),
        "on": manifest.on,
        "missing": list(manifest.missing),
        "parts": [{"path": part.path, "role": part.role, "name": part.name, "size": part.size} for part in manifest.parts],
        "fingerprint": manifest.fingerprint,
    }
