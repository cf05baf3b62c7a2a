"""What 备案审查 shows without one case: the filings, the objections, how departments file, and the quarterly catalogues."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.office import Office
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.incoming.docket import DocketView
from ui.pages.incoming.places import DOCKET, VIEWS
from ui.pages.incoming.reading import Docket, docket
from ui.widgets.button import Button
from ui.widgets.header import PageHeader
from ui.widgets.layout import column
from ui.widgets.segments import Segments


class Lists(QWidget):
    """``opened(incoming id)``, ``receive_asked()``; ``listed()`` once the filings were read anew."""

    opened = Signal(str)
    receive_asked = Signal()
    listed = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self.views = Segments(VIEWS)
        self.receive = Button("收文", icon=Icon.INBOX, kind="primary", keys="N")
        self.head = PageHeader("备案审查", "", self.views, self.receive)
        self.docket = DocketView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.docket)
        whole = column(self.head, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.views.chosen.connect(lambda _index: self.load())
        self.receive.clicked.connect(self.receive_asked)
        self.docket.receive_asked.connect(self.receive_asked)
        self.docket.opened.connect(self.opened)

    def show_view(self, index: int) -> None:
        """Show one of the views."""
        self.views.blockSignals(True)
        self.views.choose(index)
        self.views.blockSignals(False)
        self.load()

    def load(self) -> None:
        """Read what is shown; the filings always, for the sheet steps through them."""
        self._ops.query(docket, self._take_docket, owner=self, title="备案审查")

    def _take_docket(self, found: Docket) -> None:
        self.docket.show_docket(found)
        if self.views.current == DOCKET:
            open_ones = sum(one.is_open for one in found.rows)
            self.head.set_title("备案审查", f"{open_ones} 件在办，共 {len(found.rows)} 件" if found.rows else "")
            self._stack.setCurrentWidget(self.docket)
        self.listed.emit()

    def ids(self) -> list[str]:
        """The filings in the order shown."""
        return [one.incoming.id for one in self.docket.shown]
