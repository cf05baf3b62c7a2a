"""年度目录: for each recipient the catalogue of a year, made, printed and sent; by when it is due and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.catalogue import Yearly
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.deadline import DeadlineBadge, Remainder
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Framed, Scroll, clear, column, row
from ui.widgets.text import Label
from ui.widgets.tone import Tone


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year with the years to choose from, newest first, its catalogues and the day they go out."""

    year: int
    years: Sequence[int]
    duties: Sequence[Yearly]
    due_on: date | None


class CatalogueCard(Framed):
    """The catalogue for one recipient. ``make_asked()``, ``print_asked()``, ``send_asked()``."""

    make_asked = Signal()
    print_asked = Signal()
    send_asked = Signal()

    def __init__(self, yearly: Yearly, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        kept = yearly.catalogue
        self.yearly = yearly
        self.make_button = Button(
            "重新生成" if kept else "生成目录", icon=Icon.REFRESH if kept else Icon.ADD, kind=Kind.PLAIN if kept else Kind.PRIMARY
        )
        self.print_button = Button("打印目录", icon=Icon.PRINT)
        self.send_button = Button("登记报送", icon=Icon.FILING, kind=Kind.PRIMARY if kept and not yearly.is_sent else Kind.PLAIN)
        self.make_button.allow("目录已经报送，不能重新生成" if yearly.is_sent else yearly.why_not)
        self.send_button.allow("目录已经报送" if yearly.is_sent else yearly.why_not if kept else "先生成目录")
        for button, signal in (
            (self.make_button, self.make_asked),
            (self.print_button, self.print_asked),
            (self.send_button, self.send_asked),
        ):
            button.clicked.connect(signal)
        head = row(
            column(Label(yearly.name, "heading", wrap=True), Label(_told(yearly), "small", "text2", wrap=True), gap=2),
            _sign(yearly),
            gap=12,
        )
        head.setStretch(0, 1)
        basis = Label(f"依据：{yearly.basis}", "caption", "text3" if yearly.verified else "amber", wrap=True)
        buttons = row(self.make_button, self.print_button, self.send_button, STRETCH, gap=8)
        self.setLayout(column(head, basis, buttons, gap=10, margins=(20, 16, 20, 16)))
        self.setAccessibleName(f"{yearly.name}，{_told(yearly)}")
        self.setMaximumWidth(theme().px(760))


class YearlyView(Scroll):
    """The cards of a year. ``year_asked(year)``; ``make_asked``, ``print_asked`` and ``send_asked(Yearly)``."""

    year_asked = Signal(int)
    make_asked = Signal(object)
    print_asked = Signal(object)
    send_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=16, margins=(24, 16, 24, 24), parent=parent)
        self.cards: list[CatalogueCard] = []
        self.years = Choice([])
        self.years.activated.connect(lambda index: self.year_asked.emit(int(self.years.itemText(index))))
        self._head = QWidget()
        self._head.setLayout(row(Label("年度", "small", "text2"), self.years, STRETCH, gap=10))
        self._cards = QWidget()
        self._cards.setLayout(column(gap=16))
        self.empty = EmptyState(Icon.FILING, "")
        for part in (self._head, self._cards, self.empty):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_year(self, read: YearOf) -> None:
        """Show the catalogues of a year."""
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItems([str(one) for one in read.years])
        self.years.setCurrentText(str(read.year))
        self.years.blockSignals(False)
        clear(self._cards.layout())
        self.cards = [CatalogueCard(one) for one in read.duties]
        for card in self.cards:
            card.make_asked.connect(lambda card=card: self.make_asked.emit(card.yearly))
            card.print_asked.connect(lambda card=card: self.print_asked.emit(card.yearly))
            card.send_asked.connect(lambda card=card: self.send_asked.emit(card.yearly))
            self._cards.layout().addWidget(card)
        self.empty.set_sentence(_nothing(read))
        self.empty.setVisible(not read.duties)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _nothing(read: YearOf) -> str:
    """What an empty year says: that nothing is owed, and what will stand there."""
    due = f"，{_day(read.due_on)}前报送" if read.due_on else ""
    return (
        f"{read.year} 年没有公布、延期或者废止过规范性文件，没有目录要报。登记了这一年的文件以后，向每个受理机关报送的目录列在这里{due}。"
    )


def _told(yearly: Yearly) -> str:
    kept = yearly.catalogue
    told = f"{yearly.year} 年度，{yearly.documents} 件，{_day(yearly.due_on)}前报送"
    if kept is None:
        return f"{told}。还没有生成。"
    sent = f"{_day(kept.sent_on)}已报送" if kept.sent_on else "还没有报送"
    return f"{told}。{kept.number}，收入 {len(kept.documents)} 件，{sent}。"


def _sign(yearly: Yearly) -> QWidget:
    if yearly.is_sent:
        return Chip("已报送", Tone.GREEN, Icon.FILED)
    return DeadlineBadge(Remainder(yearly.workdays_left, light=yearly.light, is_today=yearly.due_on == yearly.today), _told(yearly))
