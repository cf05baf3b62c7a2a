"""办理环节 and 归档 at work: what their verbs and keys ask for is carried out, and copies of their files are put where the clerk says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.lifecycle.comments import DISPOSITIONS
from app.office import Office
from db.records import Comment
from ui.ops import Ops
from ui.pages.document.asking import Asking
from ui.pages.document.course import archive, comments
from ui.pages.document.course.mends import own
from ui.pages.document.course.parts import Elsewhere
from ui.pages.document.course.tab import CourseTab
from ui.pages.document.course.whole import parts_of
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View


class CourseWork(QObject):
    """Both tabs of ``page``. ``mend_asked(key)`` for what is not of their own: a deed by its name, or what a guard says mends it; ``copy_asked(kept)``; ``gone_to(page, place)``."""

    mend_asked = Signal(str)
    copy_asked = Signal(object)
    gone_to = Signal(str, object)

    def __init__(self, ops: Ops[Office], asking: Asking, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._asking = ops, asking
        self._view: View | None = None
        self.course, self.archive = CourseTab(), CourseTab()
        self._stale: set[CourseTab] = set()
        for tab in (self.course, self.archive):
            tab.seen.connect(partial(self._make, tab))
            tab.asked.connect(self.do)
            tab.file_asked.connect(self.copy_asked)
        table = self.course.comments
        table.edited.connect(lambda row: self._of(row, comments.edited(row)))
        table.table.disposed.connect(lambda row, word: self._of(row, comments.disposed(row, word)))
        table.table.removed.connect(lambda row: self._of(row, comments.removed(row)))
        table.table.menu_asked.connect(self._open_menu)

    def show(self, view: View) -> None:
        """The document as it stands now; a tab out of sight is made when it is looked at."""
        is_another = self._view is not None and self._view.dossier.document.id != view.dossier.document.id
        self._view = view
        self._stale = {self.course, self.archive}
        for tab in (self.course, self.archive):
            if is_another:
                tab.verticalScrollBar().setValue(0)
            if tab.isVisible():
                self._make(tab)

    def _make(self, tab: CourseTab) -> None:
        view = self._view
        if view is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        if tab is self.archive:
            tab.show_parts((archive.part(view),), ())
        else:
            tab.show_parts(*parts_of(view))
            tab.comments.show_comments(view.course.comments if view.course else ())

    def do(self, place: str, deed: Deed | str | Elsewhere) -> None:
        """Carry out a deed made for a row at ``place``, or lead to one that has a name, or to another page."""
        if self._view is None:
            return
        if isinstance(deed, Elsewhere):
            self.gone_to.emit(deed.page, deed.place)
            return
        if isinstance(deed, str):
            self.mend_asked.emit(deed)
        else:
            self._asking.ask_deed(self._view, place, deed)

    def mend(self, key: str) -> None:
        """What mends ``key``, one of ``mends.OWN``."""
        if self._view is not None:
            self.do(key, own(self._view, key))

    def make_menu(self, row: Comment) -> QMenu:
        """What can be done with one opinion, as its keys do it."""
        menu = QMenu(self.course)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [(f"{word}\t{place}", comments.disposed(row, word)) for place, word in enumerate(DISPOSITIONS, 1)]
        for words, deed in (*entries, ("修改\tEnter", comments.edited(row)), ("移除\tDelete", comments.removed(row))):
            menu.addAction(words).triggered.connect(lambda _on=False, deed=deed: self._of(row, deed))
        return menu

    def _open_menu(self, row: object, at: QPoint) -> None:
        if isinstance(row, Comment):
            self.make_menu(row).popup(at)

    def _of(self, row: Comment, deed: Deed) -> None:
        if self._view is not None:
            self._asking.ask_deed(self._view, f"comment/{row.id}/{deed.label}", deed)
