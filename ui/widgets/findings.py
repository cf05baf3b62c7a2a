"""The list of findings: folded cards, one of them open; moving keeps the open one in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.finding import FindingCardData, FoldedFinding, OpenFinding
from ui.widgets.layout import Scroll


class FindingsList(Scroll):
    """Findings in the order given.

    Signals: ``selected(finding_id)`` when another one was opened by the clerk; ``asked(action_id, finding_id)`` for the buttons of the open card;
    ``source_asked(finding_id, index of the basis)``; ``check_asked(finding_id, index)`` for a click on 待核对. Up and Down move; letter keys are left to the page.
    """

    selected = Signal(str)
    asked = Signal(str, str)
    source_asked = Signal(str, int)
    check_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._data: list[FindingCardData] = []
        self._cards: list[QWidget] = []
        self._current = ""
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("审核意见")
        self.column.addStretch(1)

    @property
    def current(self) -> str:
        """The id of the open finding; empty when there is none."""
        return self._current

    @property
    def ids(self) -> list[str]:
        """The findings shown, in order."""
        return [data.id for data in self._data]

    @property
    def open_card(self) -> OpenFinding | None:
        """The open card."""
        return next((card for card in self._cards if isinstance(card, OpenFinding)), None)

    def set_findings(self, findings: Sequence[FindingCardData], current: str = "") -> None:
        """Show exactly these. ``current`` (or the one open before, or the first) is open; nothing is emitted. Cards that say the same stay."""
        wanted = current or self._current
        scroll = self.verticalScrollBar().value()
        kept = self._keep(findings)
        self._data, self._cards = list(findings), []
        self._current = self._current if self._current in kept else ""
        inner = self.widget()
        inner.setUpdatesEnabled(False)
        for data in self._data:
            if data.id in kept:
                self._cards.append(kept[data.id])
            else:
                self._insert(len(self._cards), data, is_open=False)
        ids = self.ids
        if ids:
            self.open(wanted if wanted in ids else ids[0])
        # placed before they are painted, or every card would be painted where it does not stand
        inner.layout().activate()
        inner.setUpdatesEnabled(True)
        if ids:
            self.verticalScrollBar().setValue(scroll)

    def _keep(self, findings: Sequence[FindingCardData]) -> dict[str, QWidget]:
        """The cards that stand among ``findings`` unchanged and in the same order; the others are taken away."""
        wanted = {data.id: data for data in findings}
        same = {data.id: card for data, card in zip(self._data, self._cards, strict=True) if wanted.get(data.id) == data}
        if list(same) != [data.id for data in findings if data.id in same]:
            same = {}
        for data, card in zip(self._data, self._cards, strict=True):
            if same.get(data.id) is not card:
                self._drop(card)
        return same

    def open(self, finding_id: str) -> None:
        """Open a finding and fold the one open before; nothing is emitted."""
        ids = self.ids
        if finding_id not in ids or finding_id == self._current:
            return
        if self._current in ids:
            self._exchange(ids.index(self._current), is_open=False)
        self._current = finding_id
        self._exchange(ids.index(finding_id), is_open=True)
        QTimer.singleShot(0, self, self._show_current)

    def fold(self) -> None:
        """Fold the open finding, so that none is selected; nothing is emitted."""
        if self._current in self.ids:
            self._exchange(self.ids.index(self._current), is_open=False)
        self._current = ""

    def step(self, by: int) -> None:
        """Open the next (1) or the previous (-1) finding and tell so."""
        ids = self.ids
        if ids:
            index = ids.index(self._current) + by if self._current in ids else 0
            self._choose(ids[max(0, min(len(ids) - 1, index))])

    def set_compact(self, compact: bool) -> None:
        """Smaller margins and type for small windows."""
        if compact != self._compact:
            self._compact = compact
            data, current = self._data, self._current
            self.set_findings(())
            self.set_findings(data, current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_open()

    def _choose(self, finding_id: str) -> None:
        if finding_id != self._current:
            self.open(finding_id)
            self.selected.emit(finding_id)

    def _exchange(self, index: int, *, is_open: bool) -> None:
        self._drop(self._cards.pop(index))
        self._insert(index, self._data[index], is_open=is_open)

    def _drop(self, card: QWidget) -> None:
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _insert(self, index: int, data: FindingCardData, *, is_open: bool) -> None:
        if is_open:
            card: QWidget = OpenFinding(data, compact=self._compact)
            card.asked.connect(lambda name: self.asked.emit(name, data.id))
            card.source_asked.connect(lambda number: self.source_asked.emit(data.id, number))
            card.check_asked.connect(lambda number: self.check_asked.emit(data.id, number))
        else:
            card = FoldedFinding(data, compact=self._compact)
            card.clicked.connect(lambda: self._choose(data.id))
        self._cards.insert(index, card)
        self.column.insertWidget(index, card)
        if is_open:
            self._fit_open()

    def _fit_open(self) -> None:
        # a wrapped card in a scrolled column gets its height from its width here, so that nothing is cut
        card = self.open_card
        if card is not None:
            card.setFixedHeight(card.layout().totalHeightForWidth(max(200, self.viewport().width())))

    def _show_current(self) -> None:
        card = self.open_card
        if card is not None:
            self._fit_open()
            self.widget().layout().activate()
            self.ensureWidgetVisible(card, 0, 0)
            if card.height() > self.viewport().height():
                self.verticalScrollBar().setValue(card.y())
