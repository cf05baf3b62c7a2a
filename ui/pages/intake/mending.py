"""校正结构 before anything is stored: what was read of the main text is put right line by line, with undo and redo of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.errors import Refused
from app.intake.arrival import Arrival
from app.intake.draft import Draft
from app.intake.mending import Correcting, correcting
from app.intake.submission import Submission
from app.office import Office
from app.text.mending import Edit
from ui.ops import Ops
from ui.pages.intake.queue import Item
from ui.pages.intake.steps import IMPORT
from ui.widgets.mend_view import MendView
from ui.widgets.page_picture import PICTURED, PagePicture, Source

_NOTHING_DONE, _NOTHING_UNDONE = "还没有校正过", "没有撤销过的校正"
_STORED = "这一件已经入库。到文件详情的“文本与版本”里校正。"


class Mending(QObject):
    """Works one :class:`MendView`. ``opened()`` when it is to be shown, ``closed()`` when the clerk has done with it; ``recalled(item)`` when
    the text of an item is that of earlier corrections now."""

    opened = Signal()
    closed = Signal()
    recalled = Signal(object)

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self.picture = PagePicture(lambda work, then: ops.run(work, then, owner=self.picture))
        self.view = MendView(self.picture)
        self._item: Item | None = None
        self._work: Correcting | None = None
        self.view.edit_asked.connect(self._make)
        self.view.undo_asked.connect(self._undo)
        self.view.redo_asked.connect(self._redo)
        self.view.closed.connect(self.close)

    def recall(self, item: Item) -> None:
        """Make again the corrections that the office has made of the same bytes before."""
        draft = item.draft
        if draft is None or draft.mended is not None:
            return

        def take(work: Correcting) -> None:
            now = item.draft
            fresh = now is not None and now.sha == draft.sha and now.sha not in item.mendings
            if fresh and IMPORT not in item.steps_done and (work.done or work.base.warnings != draft.reading.warnings):
                item.mendings[draft.sha] = work
                item.submission = _mended(item.submission, work)
                self.recalled.emit(item)

        self._ops.query(lambda office: correcting(office, draft), take, owner=self, title="读取校正过的结构")

    def open(self, item: Item) -> None:
        """Show the lines of the main text of ``item``, with the corrections the office has made of the same bytes before."""
        draft = item.draft
        if draft is None:
            return
        known = item.mendings.get(draft.sha)
        if known is not None:
            self._show(item, draft, known)
            return

        def show(work: Correcting) -> None:
            item.mendings[draft.sha] = work
            self._show(item, draft, work)

        self._ops.query(lambda office: correcting(office, draft), show, owner=self, title="读取结构")

    def close(self) -> None:
        """Take what was corrected over into the matter, and leave."""
        item, work = self._item, self._work
        self._item, self._work = None, None
        self.picture.show_file(None)
        if item is not None and work is not None and IMPORT not in item.steps_done:
            item.submission = _mended(item.submission, work)
        self.closed.emit()

    def _show(self, item: Item, draft: Draft, work: Correcting) -> None:
        self._item, self._work = item, work
        reading = draft.reading
        self.picture.show_file(Source(draft.data, reading.format, reading.recognised) if reading.format in PICTURED else None)
        self.view.forbid(_STORED if IMPORT in item.steps_done else "")
        self._renew()
        self.opened.emit()
        self.view.lines.setFocus()

    def _renew(self) -> None:
        work = self._work
        if work is not None:
            self.view.show_tree(work.tree, undo="" if work.done else _NOTHING_DONE, redo="" if work.undone else _NOTHING_UNDONE)

    def _make(self, edit: Edit) -> None:
        if self._work is None:
            return
        try:
            self._work.make(edit)
        except Refused as refused:
            self.view.say(refused.sentence)
            return
        self._renew()

    def _undo(self) -> None:
        if self._work is not None:
            self._work.undo()
            self._renew()

    def _redo(self) -> None:
        if self._work is not None:
            self._work.redo()
            self._renew()


def _mended(submission: Submission, work: Correcting) -> Submission:
    """The same files, the main text as it was corrected."""
    main = submission.main
    if main is None:
        return submission
    arrival: Arrival = replace(main.arrival, reading=work.reading, mended=tuple(work.done))
    return Submission(tuple(replace(part, arrival=arrival) if part is main else part for part in submission.parts))
