"""The two texts of a comparison: read from the store, from a file or from the clipboard, and compared, all off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.compare import sides
from app.compare.comparing import compare
from app.compare.comparison import Comparison
from app.compare.rows import Care, Rows, rows
from app.compare.sides import Opening, Side
from app.intake.pasted import Clip
from app.lifecycle.unseen import Unseen
from app.office import Office
from db.records import TextVersion
from ui.ops import Ops

OLD, NEW = 0, 1


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it."""

    comparison: Comparison
    rows: Rows


@dataclass(frozen=True, slots=True)
class _Picked:
    side: Side | None
    versions: tuple[TextVersion, ...]


class Texts(QObject):
    """Old and new text with the versions that may stand in their place.

    Signals: ``begun()`` when something is being read or compared; ``changed()`` when other texts stand there (before they are compared); ``compared(Compared)``; ``renewed()`` when the store changed and both texts did not;
    ``failed(sentence)`` when a text could not be had, what stood there stays; ``gone(sentence)`` when the document itself cannot be opened.
    """

    begun = Signal()
    changed = Signal()
    compared = Signal(object)
    renewed = Signal()
    failed = Signal(str)
    gone = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._turn = 0
        self._care = Care.ALL
        self.document_id, self.title = "", ""
        self.own: tuple[TextVersion, ...] = ()
        self.unseen: Unseen | None = None
        self.sides: list[Side | None] = [None, None]
        self.versions: list[tuple[TextVersion, ...]] = [(), ()]
        self.today = date.min
        self.found: Compared | None = None

    @property
    def called(self) -> str:
        """What the comparison is called by: the document, or the newer of two texts that stand in no store."""
        return self.title or next((side.title for side in reversed(self.sides) if side is not None), "版本比对")

    @property
    def is_complete(self) -> bool:
        """Whether there are two texts."""
        return all(side is not None for side in self.sides)

    def open(self, document_id: str, old_id: str = "", new_id: str = "") -> None:
        """The versions of a document: those named, or its text in hand against the one before."""
        turn = self._begin()

        def read(office: Office) -> tuple[Opening, date]:
            return sides.opening(office, document_id, old_id, new_id), office.today()

        def take(answer: tuple[Opening, date]) -> None:
            if turn != self._turn:
                return
            opened, self.today = answer
            self.document_id, self.title, self.own, self.unseen = document_id, opened.document.called, opened.versions, opened.unseen
            self.sides, self.versions = [opened.old, opened.new], [opened.versions, opened.versions]
            self._go_on()

        self._ops.query(read, take, owner=self, title="读取两稿", on_refused=self.gone.emit)

    def put_back(self, old: Side | None, new: Side | None, document_id: str) -> None:
        """The very texts that were compared before, read or pasted ones among them."""
        self._begin()
        self.document_id, self.sides = document_id, [old, new]
        self._go_on()
        if document_id:
            self.read_again()

    def read_again(self) -> None:
        """After a change of the store: the same versions as they are now, compared anew only where a text is another."""
        stored = [side if side is not None and side.version_id else None for side in self.sides]
        document, turn = self.document_id, self._turn

        def read(office: Office) -> tuple[list[_Picked | None], Opening]:
            return [_again(office, side) if side is not None else None for side in stored], sides.opening(office, document)

        def take(answer: tuple[list[_Picked | None], Opening]) -> None:
            if turn == self._turn:
                self._renew(*answer)

        self._ops.query(read, take, owner=self, on_refused=self.gone.emit)

    def _renew(self, picked: list[_Picked | None], opened: Opening) -> None:
        self.own, self.unseen = opened.versions, opened.unseen
        if any(one is not None and one.side is None for one in picked):
            # a version was taken back
            self.open(self.document_id)
            return
        before = list(self.sides)
        for which, one in enumerate(picked):
            if one is not None:
                self.sides[which], self.versions[which] = one.side, one.versions
            else:
                self.versions[which] = self.own
        if self.sides != before:
            self._begin()
            self._go_on()
        else:
            self.renewed.emit()

    def pick_version(self, which: int, version_id: str) -> None:
        """Another version on one side."""
        self._read(which, lambda office: _of_version(office, version_id))

    def pick_document(self, which: int, document_id: str) -> None:
        """The text in hand of another document on one side."""
        self._read(which, lambda office: _of_document(office, document_id))

    def pick_file(self, which: int, path: Path) -> None:
        """A file on disk on one side."""
        self._make(which, lambda: sides.of_file(path), f"读取《{path.name}》")

    def pick_pasted(self, which: int, clip: Clip) -> None:
        """What was copied on one side."""
        turn = self._begin()

        def read(at: datetime) -> None:
            if turn == self._turn:
                self._make(which, lambda: sides.of_pasted(clip, at), "读取剪贴板")

        self._ops.query(lambda office: office.now(), read, owner=self)

    def set_care(self, care: Care) -> None:
        """Which differences count, from now on."""
        self._care = care
        if self.found is not None:
            turn, comparison = self._begin(), self.found.comparison
            self._ops.run(
                lambda: Compared(comparison, rows(comparison, care)), lambda found: self._take(turn, found), owner=self, title="比对"
            )

    def exchange(self) -> None:
        """The old text for the new one and the other way round."""
        self._begin()
        self.sides.reverse()
        self.versions.reverse()
        self._go_on()

    # --- inside

    def _begin(self) -> int:
        self._turn += 1
        self.begun.emit()
        return self._turn

    def _read(self, which: int, work: Callable[[Office], _Picked]) -> None:
        turn = self._begin()
        self._ops.query(work, lambda picked: self._put(turn, which, picked), owner=self, title="读取文本", on_refused=self._fail)

    def _make(self, which: int, work: Callable[[], Side], title: str) -> None:
        turn = self._begin()
        self._ops.run(work, lambda side: self._put(turn, which, _Picked(side, self.own)), owner=self, title=title, on_refused=self._fail)

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)
        if self.found is None and self.is_complete:
            # what was being compared meanwhile was given up for the text that could not be had
            self._go_on()

    def _put(self, turn: int, which: int, picked: _Picked) -> None:
        if turn != self._turn:
            return
        if picked.side is None:
            self._fail("这一件还没有正文，不能比对。选有正文的一件，或者选电脑里的文件。")
            return
        self.sides[which], self.versions[which] = picked.side, picked.versions
        self._go_on()

    def _go_on(self) -> None:
        self.found = None
        self.changed.emit()
        old, new, care, turn = self.sides[OLD], self.sides[NEW], self._care, self._turn
        if old is None or new is None:
            return

        def work() -> Compared:
            comparison = compare(old.tree, new.tree)
            return Compared(comparison, rows(comparison, care))

        self._ops.run(work, lambda found: self._take(turn, found), owner=self, title="比对")

    def _take(self, turn: int, found: Compared) -> None:
        if turn == self._turn:
            self.found = found
            self.compared.emit(found)


def _again(office: Office, side: Side) -> _Picked:
    """The version as the store has it now; without a side when it is there no more."""
    versions = office.store.documents.versions(side.document_id)
    known = any(version.id == side.version_id for version in versions)
    return _Picked(sides.of_version(office, side.version_id) if known else None, versions)


def _of_version(office: Office, version_id: str) -> _Picked:
    side = sides.of_version(office, version_id)
    return _Picked(side, office.store.documents.versions(side.document_id))


def _of_document(office: Office, document_id: str) -> _Picked:
    return _Picked(sides.of_document(office, document_id), office.store.documents.versions(document_id))
