"""What a filing waits for and what may be recorded of it: the periods that run, a button for each step that is open, and why the others are not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.filing.chains import Chain, Offer, Period
from app.filing.states import OPEN
from ui.pages.remaining import remaining
from ui.widgets.button import Button, Kind
from ui.widgets.deadline import DeadlineBadge
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.text import Label

_IN_A_ROW = 3


class Progress(QWidget):
    """The buttons of a filing that went out. ``step_asked(act)``; :attr:`buttons` by act, :attr:`link` opens the list of all steps."""

    step_asked = Signal(str)

    def __init__(self, chain: Chain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._offers = chain.offers
        open_ones = [offer for offer in chain.offers if not offer.why_not and offer.move.act != "receive"]
        asked = next((offer for offer in open_ones if offer.move.is_ours and chain.filing.state in OPEN), None)
        made = [self._button(offer, is_asked=offer is asked) for offer in sorted(open_ones, key=lambda offer: offer is not asked)]
        lines = [row(*made[first : first + _IN_A_ROW], STRETCH, gap=8) for first in range(0, len(made), _IN_A_ROW)]
        self.setLayout(column(*lines, gap=8))

    def _button(self, offer: Offer, *, is_asked: bool) -> Button:
        act = offer.move.act
        button = Button(offer.move.verb, kind=Kind.PRIMARY if is_asked else Kind.PLAIN, height=28)
        button.clicked.connect(lambda: self.step_asked.emit(act))
        self.buttons[act] = button
        return button

    def make_menu(self, point: QPoint) -> QMenu:
        """Every step of a filing at ``point``; those that cannot be recorded now say why."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        for offer in self._offers:
            entry = menu.addAction(offer.move.verb)
            entry.setObjectName(offer.move.act)
            entry.setEnabled(not offer.why_not)
            entry.setToolTip(offer.why_not)
            entry.triggered.connect(lambda _on=False, act=offer.move.act: self.step_asked.emit(act))
        menu.popup(point)
        return menu


class Waits(QWidget):
    """The periods that run because of what the recipient sent, each with its sentence and its badge."""

    def __init__(self, periods: tuple[Period, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(column(*map(_period, periods), gap=8))


def _period(period: Period) -> QWidget:
    due = period.due
    box = Framed("why")
    name, told = Label(period.name, "small", strong=True, wrap=True), Label(period.sentence, "small", "text2", wrap=True)
    basis = Label(f"依据：{due.deadline.basis}", "caption", "text3" if due.deadline.verified else "amber", wrap=True)
    badge = DeadlineBadge(remaining(due), period.sentence)
    line = row(column(name, told, basis, gap=3), badge, gap=12, margins=(12, 8, 12, 9))
    line.setStretch(0, 1)
    box.setLayout(line)
    box.setAccessibleName(f"{period.name}，{period.sentence}")
    return box
