"""What 备案审查 shows without one case: the filings, the objections, how departments file, and the quarterly catalogues."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.filing.incoming.views import Standing, unit_standing
from app.forms.filing_catalogue import quarter_word
from app.objections.views import Listed
from app.office import Office
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.incoming.docket import DocketView
from ui.pages.incoming.objection_list import ObjectionList
from ui.pages.incoming.objection_reading import listed
from ui.pages.incoming.places import CATALOGUES, DOCKET, OBJECTIONS, STANDING, VIEWS
from ui.pages.incoming.quarterly import Quarter, QuarterlyView, quarter
from ui.pages.incoming.reading import Docket, docket
from ui.pages.incoming.standing import StandingView
from ui.widgets.button import Button
from ui.widgets.header import PageHeader
from ui.widgets.layout import column
from ui.widgets.segments import Segments

_TITLE = "备案审查"


class Lists(QWidget):
    """``opened(incoming id)``, ``objection_opened(id)``, ``receive_asked()``, ``objection_asked()``; ``listed()`` once the filings were read anew."""

    opened = Signal(str)
    objection_opened = Signal(str)
    receive_asked = Signal()
    objection_asked = Signal()
    listed = Signal()
    turned = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._quarter = (0, 0)
        self.views = Segments(VIEWS)
        self.receive = Button("收文", icon=Icon.INBOX, kind="primary", keys="N")
        self.object = Button("登记异议", icon=Icon.COMMENT, kind="primary", keys="N")
        self.head = PageHeader(_TITLE, "", self.views, self.receive, self.object)
        self.docket, self.objections, self.standing, self.quarterly = DocketView(), ObjectionList(), StandingView(), QuarterlyView()
        self._stack = QStackedWidget()
        for part in (self.docket, self.objections, self.standing, self.quarterly):
            self._stack.addWidget(part)
        whole = column(self.head, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self._wire()
        self._turn()

    def _wire(self) -> None:
        self.views.chosen.connect(lambda _index: self._choose())
        self.receive.clicked.connect(self.receive_asked)
        self.object.clicked.connect(self.objection_asked)
        self.docket.receive_asked.connect(self.receive_asked)
        self.objections.receive_asked.connect(self.objection_asked)
        self.objections.opened.connect(self.objection_opened)
        for view in (self.docket, self.standing, self.quarterly):
            view.opened.connect(self.opened)
        self.quarterly.quarter_asked.connect(self.show_quarter)

    @property
    def table(self) -> QWidget:
        """The table of the view that is shown."""
        return (self.docket.table, self.objections.table, self.standing.table, self.quarterly.table)[self.views.current]

    def show_view(self, index: int) -> None:
        """Show one of the views."""
        self.views.blockSignals(True)
        self.views.choose(index)
        self.views.blockSignals(False)
        self._choose()

    def show_quarter(self, year: int, number: int) -> None:
        """Show another quarter."""
        self._quarter = (year, number)
        self.load()

    def _choose(self) -> None:
        self._turn()
        self.load()
        self.turned.emit()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(self.views.current)
        self.receive.setVisible(self.views.current == DOCKET)
        self.object.setVisible(self.views.current == OBJECTIONS)
        self.head.set_title(_TITLE)

    def load(self) -> None:
        """Read what is shown; the filings always, for the sheet steps through them."""
        self._ops.query(docket, self._take_docket, owner=self, title=_TITLE)
        year, number = self._quarter
        if self.views.current == OBJECTIONS:
            self._ops.query(listed, self._take_objections, owner=self)
        elif self.views.current == STANDING:
            self._ops.query(unit_standing, self._take_standing, owner=self)
        elif self.views.current == CATALOGUES:
            self._ops.query(lambda office: quarter(office, year, number), self._take_quarter, owner=self)

    def _take_docket(self, found: Docket) -> None:
        self.docket.show_docket(found)
        for button in (self.receive, self.object):
            button.allow(found.why_not)
        self.standing.barred = self.quarterly.barred = found.why_not
        open_ones = sum(one.is_open for one in found.rows)
        self._say(DOCKET, f"{open_ones} 件在办，共 {len(found.rows)} 件" if found.rows else "")
        self.listed.emit()

    def _take_objections(self, found: Sequence[Listed]) -> None:
        self.objections.show_objections(found)
        self._say(OBJECTIONS, f"{sum(one.is_open for one in found)} 件待答复，共 {len(found)} 件" if found else "")

    def _take_standing(self, found: Sequence[Standing]) -> None:
        self.standing.show_standing(found)
        missing = sum(one.count("missing") for one in found)
        self._say(STANDING, f"{len(found)} 个部门，漏报 {missing} 件" if found else "")

    def _take_quarter(self, found: Quarter) -> None:
        self._quarter = (found.year, found.quarter)
        self.quarterly.show_quarter(found)
        self._say(CATALOGUES, f"{found.year} 年{quarter_word(found.quarter)}")

    def _say(self, view: int, words: str) -> None:
        if self.views.current == view:
            self.head.set_title(_TITLE, words)

    def ids(self) -> list[str]:
        """The filings in the order shown."""
        return [one.incoming.id for one in self.docket.shown]
