"""What stands on one side of a comparison: a version of a document, a file on disk, or words that were pasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.intake.pasted import Clip, read_pasted
from app.lifecycle.confirming import to_confirm
from app.lifecycle.sealing import SEALED
from app.lifecycle.units import name_of
from app.lifecycle.unseen import Unseen
from app.office import Office
from app.text import worker
from app.text.filenames import sayable
from app.text.tree import Tree
from db.records import Document, TextVersion

PASTED = "粘贴的文字"


@dataclass(frozen=True, slots=True)
class Side:
    """One text. ``name`` and ``told`` head its column; the ids are empty for what does not stand in the store."""

    title: str
    name: str
    """送审稿, or the name of the file."""
    told: str
    """Where it comes from: the unit, or 电脑里的文件."""
    on: date | None
    tree: Tree
    document_id: str = ""
    version_id: str = ""
    recognised: tuple[int, ...] = ()
    """The pages whose text was recognised from a picture (识别稿)."""
    unsettled: int = 0
    """Tracked changes that nobody decided about: the tree has them as accepted."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A document with its versions and the two that are compared; ``old`` is None where there is one version alone, both where there is no text."""

    document: Document
    versions: tuple[TextVersion, ...]
    old: Side | None
    new: Side | None
    unseen: Unseen | None = None
    """What of the text in hand nobody has answered for yet (DOC-17)."""


def opening(office: Office, document_id: str, old_id: str = "", new_id: str = "") -> Opening:
    """The comparison a document opens with. Raises Refused.

    ``old_id`` against ``new_id``; without both, what changed in the text in hand since somebody answered for it, else the text in hand against
    the version before it.
    """
    document = office.document(document_id)
    versions = office.store.documents.versions(document_id)
    waiting = to_confirm(office, document)
    if waiting is not None and not (old_id or new_id):
        old_id, new_id = waiting.answered.id, waiting.in_hand.id
    new = next((v for v in versions if v.id == (new_id or document.current_version_id)), None) or (versions[-1] if versions else None)
    old = next((v for v in versions if v.id == old_id), None) or _before(versions, new)
    return Opening(document, versions, _side(office, document, old), _side(office, document, new), waiting)


def _before(versions: Sequence[TextVersion], new: TextVersion | None) -> TextVersion | None:
    """The version before ``new``; a sealed scan is no draft of the text."""
    earlier = [v for v in versions if new is not None and v.ordinal < new.ordinal and v.name != SEALED]
    return earlier[-1] if earlier else None


def of_version(office: Office, version_id: str) -> Side:
    """A version of a document. Raises Refused when the document is in the bin."""
    version = office.store.documents.version(version_id)
    side = _side(office, office.document(version.document_id), version)
    assert side is not None
    return side


def of_document(office: Office, document_id: str) -> Side | None:
    """The text in hand of a document; None when it has none. Raises Refused when the document is in the bin."""
    document = office.document(document_id)
    return of_version(office, document.current_version_id) if document.current_version_id else None


def of_file(path: Path) -> Side:
    """A file on disk, read in the reading process. Raises Unreadable or Hostile."""
    reading = worker.read(path)
    tree = reading.tree
    name = sayable(path.name)
    title = tree.body_title or tree.title or path.stem
    return Side(title, name, "电脑里的文件", None, tree, recognised=reading.recognised, unsettled=reading.pending_revisions)


def of_pasted(clip: Clip, at: datetime) -> Side:
    """What the clipboard held ``at`` that instant. Raises Refused where it held no words, Unreadable or Hostile as for a file."""
    reading = read_pasted(clip, at).reading
    title = reading.tree.body_title or reading.tree.title
    named = title and not title.startswith(PASTED)
    return Side(title if named else PASTED, "剪贴板", PASTED, None, reading.tree, unsettled=reading.pending_revisions)


def _side(office: Office, document: Document, version: TextVersion | None) -> Side | None:
    if version is None:
        return None
    return Side(
        title=document.called,
        name=f"{version.name} v{version.ordinal}",
        told=name_of(office, document),
        on=version.read_at.date(),
        tree=office.tree(version),
        document_id=document.id,
        version_id=version.id,
        recognised=version.recognised,
        unsettled=version.pending_revisions if version.settled is None else 0,
    )
