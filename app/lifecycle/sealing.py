"""盖章件: the sealed scan of a document, kept as a version of its own and held against the approved text where it can be read.

It is never the text in hand: what the program judges, prints and searches is the approved text, and the scan is the proof of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.compare.passages import Passage, passages
from app.errors import Refused, Unreadable
from app.intake.draft import Draft, read_draft
from app.intake.importing import add_version, keep_read
from app.lifecycle.made import Made
from app.lifecycle.stages import Stage
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from app.text import formats
from app.text.filenames import sayable
from app.text.formats import Format
from app.text.shape import tree_from_json, tree_to_json
from app.text.tree import Reading, Tree
from app.text.worker import Worker
from db.records import Document, TextVersion

SEALED = "盖章件"
SEALABLE = (Stage.SIGNED, Stage.REGISTERED, Stage.PUBLISHED, Stage.ARCHIVED)
"""From the signature on there is something to seal."""

UNREAD = "没有文字层，读不出文字，没有与审定文本比对。内容由人工核对"
_NOTHING = tree_to_json(Tree("", None, None, None, None, None, None, None, ()))
_KEPT_UNREAD = (Format.PDF, Format.IMAGE, Format.OFD)
"""What a scanner or an OA gives; kept as the proof even where its words cannot be had."""


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """A sealed scan held against the approved text of its time. ``unread`` says why it could not be compared, empty where it was."""

    version: TextVersion
    against: TextVersion | None
    passages: tuple[Passage, ...]
    unread: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """The result in one sentence."""
        against = f"{self.against.name} v{self.against.ordinal}" if self.against else "审定文本"
        if self.unread:
            return f"《{self.version.file_name}》{self.unread}。"
        if not self.passages:
            return f"与{against} 一致。"
        return f"与{against} 有 {len(self.passages)} 处不同。"


def read_scan(path: Path, worker: Worker | None = None) -> Draft:
    """Read a sealed scan; one without a text layer comes back with an empty tree and the reason among its warnings.

    Raises Unreadable for a file that is not there or is no scan at all, Hostile for what the gate refuses.
    """
    try:
        return read_draft(path, worker)
    except Unreadable:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Unreadable(f"《{path.name}》读不出来（{error.strerror}）。核对文件还在不在，再存一次。") from error
        found = formats.sniff(path, data)
        if found not in _KEPT_UNREAD or not data:
            raise
        name = sayable(path.name)
        empty = Tree(sayable(path.stem), None, None, None, None, None, None, None, ())
        return Draft(name, data, Reading(name, found.value, empty, warnings=(f"《{name}》{UNREAD}。",)))


def seal(office: Office, document_id: str, scan: Draft, *, on: date | None = None) -> Made:
    """Keep ``scan`` as the sealed copy; the text in hand stays. Raises Refused before the signature, and for the very same file."""
    document = office.document(document_id)
    if Stage(document.stage) not in SEALABLE:
        raise Refused(f"《{document.title}》还没有签发，没有盖章件可存。登记签发以后再办。")
    same = next((v for v in office.store.documents.versions(document_id) if v.file_sha == scan.sha), None)
    if same is not None:
        raise Refused(f"《{scan.file_name}》已经存过，就是{same.name} v{same.ordinal}，没有再存。核对后选盖了章的那一份。")
    kept = keep_read(office, scan)
    with office.act("seal", f"存入盖章件：{document.title}") as act:
        version = add_version(office, act, document, scan, SEALED, kept)
        verdict = _held(office, document, version).verdict
        record(
            act, office, document, "seal", on or office.today(), f"《{scan.file_name}》，{verdict.removeprefix(f'《{scan.file_name}》')}"
        )
    return {"document": document_id, "version": version.id}


def sealed_copy(office: Office, version_id: str) -> SealedCopy:
    """The sealed scan that is this version, held against the text that was in hand when it was kept."""
    version = office.store.documents.version(version_id)
    return _held(office, office.document(version.document_id), version)


def _held(office: Office, document: Document, version: TextVersion) -> SealedCopy:
    earlier = [v for v in office.store.documents.versions(document.id) if v.ordinal < version.ordinal and v.name != SEALED]
    against = next(reversed(earlier), None)
    scanned = office.tree(version)
    if not scanned.nodes:
        return SealedCopy(version, against, (), UNREAD)
    with said():
        approved = office.store.files.get(against.tree_sha) if against else _NOTHING
        found = _differences(approved, office.store.files.get(version.tree_sha))
    return SealedCopy(version, against, (*_stamped(document, scanned), *found), "", version.warnings)


@lru_cache(maxsize=8)
def _differences(approved: bytes, scanned: bytes) -> tuple[Passage, ...]:
    """The differences of two stored trees, kept because a page asks for them each time it is drawn."""
    return passages(tree_from_json(approved), tree_from_json(scanned))


def _stamped(document: Document, scanned: Tree) -> list[Passage]:
    """What the register gave the paper after its approval: the number and the day of the signature, where the scan bears others."""
    signed = document.signed_on.isoformat() if document.signed_on else None
    pairs = (("文号", document.document_number, scanned.document_number), ("成文日期", signed, scanned.signed_on))
    return [Passage(word, right, there) for word, right, there in pairs if right and there and right != there]
