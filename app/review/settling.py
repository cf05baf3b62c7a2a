"""修订取舍: the pending tracked changes of a text are taken as all accepted or all rejected before it is reviewed.

Every reading takes them as accepted; rejecting reads the same bytes once more, and the version gets the tree that comes of it. The
bytes stay, and so does the list of what was written into them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import Kept, keep_read, name_files, renewed
from app.intake.mending import as_corrected
from app.office import Office
from app.refusals import said
from app.text.filenames import sayable
from app.text.markup import NO_MARKUP, Markup, Settled, from_json
from app.text.tree import Reading, Tree
from app.text.worker import Worker, read
from db import acts
from db.records import Document, TextVersion

WORDS = {"accept": Settled.ACCEPTED, "reject": Settled.REJECTED}
"""The choices by their names in a list of acts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How the tracked changes of a version are taken; ``again`` and ``kept`` are what was read anew for it, None where its tree stays."""

    settled: Settled
    again: Draft | None = None
    kept: Kept | None = None

    @property
    def tree(self) -> Tree | None:
        """The tree the version gets; None where it stays."""
        return self.again.reading.tree if self.again else None


def read_again(draft: Draft, settled: Settled, worker: Worker | None = None) -> Draft:
    """The same bytes read with their tracked changes taken as ``settled``. Raises Unreadable or Hostile."""
    if draft.reading.settled is settled:
        return draft
    # corrections of the tree belong to the reading they were made on
    return replace(draft, reading=replace(_read(draft.file_name, draft.data, settled, worker), file=draft.reading.file), mended=None)


def choose(office: Office, version: TextVersion, settled: Settled | None, worker: Worker | None = None) -> Choice | None:
    """What taking the changes of ``version`` as ``settled`` comes to, before the act; None where nothing is chosen or there is nothing to choose.

    Raises Refused when it was chosen otherwise before, Unreadable or Hostile when the bytes cannot be read any more.
    """
    if settled is None or not version.pending_revisions:
        return None
    if version.settled is not None:
        if version.settled != settled.value:
            raise Refused(f"这一稿的修订已经{Settled(version.settled).label}，没有再改。要改的，退回起草单位定稿后再送。")
        return None
    if settled is Settled.ACCEPTED:
        return Choice(settled)
    read_anew = Draft(version.file_name, data := office.original(version), _read(version.file_name, data, settled, worker))
    again = as_corrected(office, read_anew)
    return Choice(settled, again, keep_read(office, again))


def settle(office: Office, act: acts.Act, document: Document, version: TextVersion, choice: Choice) -> Document:
    """Give ``version`` what was chosen, within an open act; the document with what the text now says of itself."""
    if choice.again is None or choice.kept is None:
        act.update(version, settled=choice.settled.value)
        return document
    facts = renewed(office, document, choice.again.reading.tree)
    name_files(office, act, choice.again, choice.kept)
    act.update(version, settled=choice.settled.value, tree_sha=choice.kept.tree_sha, markup_sha=choice.kept.markup_sha)
    return act.update(document, **facts)


def markup_of(office: Office, version: TextVersion) -> Markup:
    """The tracked changes and comments of a stored version; empty where it has none, or was read before they were kept.

    Raises UserError when what was kept is damaged.
    """
    if version.markup_sha is None:
        return NO_MARKUP
    with said():
        kept = office.store.files.get(version.markup_sha)
    return from_json(kept)


def _read(name: str, data: bytes, settled: Settled, worker: Worker | None) -> Reading:
    with TemporaryDirectory(prefix="guiheng-") as folder:
        path = Path(folder) / sayable(Path(name).name)
        path.write_bytes(data)
        return read(path, settled) if worker is None else worker.read(path, settled)
