"""Building a packet of one document for one recipient: the same state of the store gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import Refused, UserError
from app.filing.chains import Chain, chain_of, filing_desk
from app.filing.packet import contents, envelope
from app.filing.packet.contents import CATALOGUE, Folder
from app.filing.packet.envelope import Envelope
from app.filing.packet.key import Seal, seal
from app.filing.packet.limits import refuse_too_large
from app.filing.packet.manifest import Manifest, Part, Version, decoded
from app.filing.packet.naming import plain
from app.filing.papers import filing_report
from app.filing.rounds import PUBLISHED
from app.forms import printing, slip_code
from app.forms.overlay import own_templates
from app.forms.packet_contents import Enclosed, PacketContents
from app.forms.templates import Own
from app.lifecycle.made import Made
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document, Packet, StoredFile

ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class _Set:
    """A document and one of its chains with everything set for the packet."""

    document: Document
    chain: Chain
    on: date
    folders: tuple[Folder, ...]
    missing: tuple[str, ...]


def build(office: Office, document_id: str, recipient: str, filing_id: str = "") -> bytes:
    """The zip of the packet of the filing ``filing_id``, or of the round under way. Reads the store alone, but for the key made at first use.

    Raises Refused before publication, UserError for what cannot be set, read or is too large.
    """
    return envelope.wrapped(_enclosed(office, document_id, recipient, filing_id))


def save_folder(office: Office, document_id: str, recipient: str, folder: Path, filing_id: str = "") -> Path:
    """The same packet as plain files in ``folder``, which is not there yet or empty; whole or not at all."""
    made = _enclosed(office, document_id, recipient, filing_id)
    _write_folder(made, folder)
    return folder


def make(office: Office, document_id: str, recipient: str, place: Path, filing_id: str = "") -> Made:
    """生成报送包: write it to ``place`` (a .zip, else a folder), keep its bytes, and record that it was built.

    What it gives says under ``lacking`` what a recipient would miss in it, a sentence each.
    """
    made = _enclosed(office, document_id, recipient, filing_id)
    data = envelope.wrapped(made)
    document = office.document(document_id)
    told: dict[str, str | tuple[str, ...]] = {
        "document": document_id,
        "file": str(place),
        "fingerprint": seal(office).fingerprint,
        "lacking": _lacking(decoded(made.manifest)),
    }
    name = office.jurisdiction.recipient(recipient).named(office.names)
    sha = office.keep(data)
    same = [p for p in office.store.incomings.packets(document_id) if p.file_sha == sha and p.outgoing and p.counterpart == name]
    if place.suffix.lower() == ZIP:
        printing.save(data, place)
    else:
        _write_folder(made, place)
    if same:
        return {**told, "packet": same[-1].id}
    with office.act("packet", f"生成报送包（{name}）：{document.title}") as act:
        if not office.store.settings.has_file(sha):
            act.insert(StoredFile(id=sha, name=packet_name(office, document_id, recipient, filing_id), size=len(data)))
        row = Packet(
            id=act.new_id(),
            document_id=document_id,
            outgoing=True,
            counterpart=name,
            file_sha=sha,
            fingerprint=str(told["fingerprint"]),
            at=office.now(),
            operator=office.operator,
        )
        act.insert(row)
    return {**told, "packet": row.id}


def _lacking(manifest: Manifest) -> tuple[str, ...]:
    """What a packet does not hold although its recipient asks for it: papers that are there on paper alone, or not yet."""
    told = (f"包里没有{'、'.join(manifest.missing)}，另附纸质件或者补上电子件",) if manifest.missing else ()
    return told if manifest.filing["filed_on"] else (*told, "还没有登记报送，备案报告没有文号，登记后重新生成")


def packet_name(office: Office, document_id: str, recipient: str, filing_id: str = "") -> str:
    """What a packet is called where it is kept; that of a later round bears its occasion."""
    document = office.document(document_id)
    short = office.jurisdiction.recipient(recipient).short
    later = next((f for f in office.store.filings.rounds(document_id) if f.id == filing_id and f.occasion != PUBLISHED), None)
    told = f"{short}，{later.occasion}" if later else short
    return plain(f"报送包（{told}）{document.called}".replace("\n", "")) + ZIP


def _enclosed(office: Office, document_id: str, recipient: str, filing_id: str) -> Envelope:
    office.jurisdiction.recipient(recipient)
    document = office.document(document_id)
    chain = _chain(office, document, recipient, filing_id)
    own = own_templates(office)
    # before the slip is set: it names the fingerprint of the key
    key = seal(office)
    on = chain.filing.filed_on or office.today()
    folders = contents.folders(office, document, chain, own)
    there = {folder.role for folder in folders}
    missing = tuple(e.material.name for e in chain.enclosures if e.material.code not in there)
    made = _Set(document, chain, on, folders, missing)
    parts = _numbered(office, made, own, key)
    listed = tuple(Part(path, role, name, len(data), hashlib.sha256(data).hexdigest()) for path, role, name, data in parts)
    manifest = _manifest(office, made, listed, key).encoded()
    refuse_too_large(listed)
    return Envelope(manifest, key.sign(manifest), {path: data for path, _, _, data in parts})


def _chain(office: Office, document: Document, recipient: str, filing_id: str) -> Chain:
    """The filing ``filing_id``, else that of the round under way. Raises Refused where there is none with the recipient."""
    if filing_id:
        chosen = next((f for f in office.store.filings.rounds(document.id) if f.id == filing_id and f.recipient == recipient), None)
        if chosen is None:
            raise Refused(f"《{document.title}》没有这一轮报备，没有报送包可做。刷新后再选。")
        return chain_of(office, document.id, recipient, filing_id)[1]
    found = next((c for c in filing_desk(office, document.id).chains if c.filing.recipient == recipient), None)
    if found is None:
        raise Refused(f"《{document.title}》还没有公布，没有报送包可做。先登记公布信息。")
    return found


def _numbered(office: Office, made: _Set, own: Own, key: Seal) -> list[tuple[str, str, str, bytes]]:
    """Every part as (path, role, name, bytes): the sheet on top, then the folders, numbered in order."""
    rows, parts = [], []
    for number, folder in enumerate(made.folders, start=1):
        called = plain(folder.name)
        rows.append(Enclosed(f"{number:02d}", folder.name, tuple(file.name for file in folder.files), folder.copies))
        parts += [(f"{number:02d} {called}/{file.name}", folder.role, folder.name, file.data) for file in folder.files]
    report = filing_report(office, made.document.id, made.chain.filing.recipient, made.chain.filing.id)
    code = slip_code.of(made.document.id)
    sheet = PacketContents(
        sender=report.sender,
        recipient=report.recipient,
        title=report.title,
        document_number=report.document_number,
        report_number=report.number,
        on=made.on,
        enclosed=tuple(rows),
        missing=made.missing,
        fingerprint=key.fingerprint,
        code=code.text,
        code_svg=code.svg,
    )
    return [("00 目录.pdf", CATALOGUE, "目录", printing.pdf(sheet, own)), *parts]


def _manifest(office: Office, made: _Set, parts: tuple[Part, ...], key: Seal) -> Manifest:
    document, filing = made.document, made.chain.filing
    return Manifest(
        on=made.on.isoformat(),
        document={
            "title": document.title,
            "body_title": document.body_title or "",
            "document_number": document.document_number or "",
            "unified_number": document.unified_number or "",
            "issuing_authority": document.issuing_authority or office.names["government"],
            "drafting_unit": name_of(office, document),
            "category": document.category or "",
            "signatory": document.signatory or "",
            "carrier": document.carrier or "",
            **{name: _iso(getattr(document, name)) for name in ("signed_on", "published_on", "effective_on", "valid_until")},
        },
        recipient={"code": filing.recipient, "name": made.chain.name},
        sender={
            "office": office.names["legal_office"],
            "body": filing_report(office, document.id, filing.recipient, filing.id).sender,
            "operator": _operator(office, made),
            "contact": office.names.get("contact", ""),
        },
        filing={
            "report_number": filing.report_number or "",
            "filed_on": _iso(filing.filed_on),
            "occasion": filing.occasion,
            "round": str(filing.ordinal),
        },
        versions=tuple(Version(v.ordinal, v.name, v.file_sha, v.tree_sha) for v in contents.versions(office, document)),
        parts=parts,
        missing=made.missing,
        public_key=key.public.hex(),
        fingerprint=key.fingerprint,
    )


def _operator(office: Office, made: _Set) -> str:
    """Who filed it; before it is filed, who packs it."""
    events = office.store.documents.events(made.document.id)
    number = made.chain.filing.report_number
    filed = [event.operator for event in events if event.act == "file" and number and number in event.note]
    return filed[-1] if filed else office.operator


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _write_folder(made: Envelope, folder: Path) -> None:
    half = folder.with_name(f".{folder.name}.part")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UserError(f"文件夹“{folder.name}”里已有文件，报送包没有存。换一个空文件夹或者新的名字。")
        half.mkdir(parents=True)
        for path, data in {envelope.MANIFEST: made.manifest, envelope.SIGNATURE: made.signature, **made.parts}.items():
            place = half / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
        if folder.exists():
            folder.rmdir()
        half.replace(folder)
    except OSError as error:
        raise UserError(f"报送包没有存到“{folder.name}”（{error.strerror}）。核对文件夹让不让写、磁盘满没满，再存一次。") from error
    finally:
        _clear(half)


def _clear(half: Path) -> None:
    if half.exists():
        import shutil

        shutil.rmtree(half, ignore_errors=True)
