"""校正结构: the tree read from a file, put right by a person; the corrections belong to the bytes and are made again whenever these are read.

Before a file is stored they wait with its draft (:class:`Correcting`); afterwards each is an act of its own (``structure.mend``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.draft import Draft
from app.office import Office
from app.text import mending
from app.text.markup import Settled
from app.text.mending import Edit, EditKind
from app.text.roles_given import ROLES
from app.text.tree import Reading, Tree
from db import acts
from db.records import TreeEdit

WORDS = {
    EditKind.SPLIT: "拆开", EditKind.JOIN: "并入上一段", EditKind.RAISE: "升一级", EditKind.LOWER: "降一级", EditKind.RETITLE: "改标",
}  # fmt: skip
"""What each correction is called."""


@dataclass(slots=True)
class Correcting:
    """The corrections of one reading while its file is being checked, with undo and redo. ``base`` is what was read."""

    base: Reading
    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)
    _tree: Tree | None = None

    @property
    def tree(self) -> Tree:
        """The tree as it is corrected so far."""
        if self._tree is None:
            self._tree = mending.apply(self.base.tree, self.done)
        return self._tree

    @property
    def reading(self) -> Reading:
        """The reading with the corrected tree."""
        return replace(self.base, tree=self.tree)

    def make(self, edit: Edit) -> None:
        """Make one more correction. Raises Refused, leaving all as it is."""
        self._tree = mending.apply(self.tree, [edit])
        self.done.append(edit)
        self.undone.clear()

    def undo(self) -> None:
        """Take the last correction back, if there is one."""
        if self.done:
            self.undone.append(self.done.pop())
            self._tree = None

    def redo(self) -> None:
        """Make again what was taken back last, if anything was."""
        if self.undone:
            self.done.append(self.undone.pop())
            self._tree = None


def correcting(office: Office, draft: Draft) -> Correcting:
    """The corrections of a file that is being checked: those the office has made of the same bytes before, as far as they still fit."""
    stored = _stored(office, draft.sha, draft.reading.settled)
    kept = mending.apply_what_fits(draft.reading.tree, stored)
    skipped = {id(edit) for edit, _ in kept.skipped}
    base = replace(draft.reading, warnings=(*draft.reading.warnings, *_told(kept)))
    return Correcting(base, [edit for edit in stored if id(edit) not in skipped])


def as_corrected(office: Office, draft: Draft) -> Draft:
    """``draft`` with the corrections that the office has made of the same bytes before; as it is where a person has corrected it just now."""
    if draft.mended is not None:
        return draft
    stored = _stored(office, draft.sha, draft.reading.settled)
    if not stored:
        return draft
    kept = mending.apply_what_fits(draft.reading.tree, stored)
    return replace(draft, reading=replace(draft.reading, tree=kept.tree, warnings=(*draft.reading.warnings, *_told(kept))))


def keep_edits(office: Office, act: acts.Act, draft: Draft, file_sha: str) -> None:
    """Make the rows of corrections those of ``draft``, inside an open act; a draft that nobody corrected leaves them."""
    if draft.mended is None:
        return
    settled = draft.reading.settled
    rows = office.store.documents.tree_edits(file_sha, settled.value)
    same = 0
    while same < min(len(rows), len(draft.mended)) and _edit(rows[same]) == draft.mended[same]:
        same += 1
    for row in rows[same:]:
        act.remove(row)
    for edit in draft.mended[same:]:
        same += 1
        insert_edit(office, act, file_sha, settled, same, edit)


def said_of(edit: Edit) -> str:
    """A correction in words: 拆开 第三条."""
    role = f"为{ROLES[edit.words]}" if edit.words in ROLES else ""
    return f"{WORDS[EditKind(edit.kind)]}{role} {edit.path}"


def _stored(office: Office, file_sha: str, settled: Settled) -> list[Edit]:
    return [_edit(row) for row in office.store.documents.tree_edits(file_sha, settled.value)]


def _edit(row: TreeEdit) -> Edit:
    return Edit(row.kind, row.path, row.at_character, row.words)


def insert_edit(office: Office, act: acts.Act, file_sha: str, settled: Settled, ordinal: int, edit: Edit) -> None:
    """A row for one correction, inside an open act; the row of the file is there."""
    act.insert(
        TreeEdit(
            id=act.new_id(), file_sha=file_sha, settled=settled.value, ordinal=ordinal, kind=edit.kind, path=edit.path,
            at_character=edit.at, words=edit.words, operator=act.stamp.operator, at=office.now(),
        )
    )  # fmt: skip


def _told(kept: mending.Mended) -> Sequence[str]:
    return tuple(f"以前校正过的“{said_of(edit)}”这次对不上，没有照做。打开结构核对一下。" for edit, _ in kept.skipped)
