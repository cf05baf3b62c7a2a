"""不列入: why a finding does not go on the list; one of the usual reasons or own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons
from ui.dialogs.frame import Dialog
from ui.dialogs.ground import GroundFields
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.lines import paint_ground


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(100, theme().px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        color, box = theme().color, option.rect
        painter.save()
        on = paint_ground(painter, option)
        if on:
            side = theme().px(14)
            icons.paint(painter, Icon.CHECK, box.adjusted(box.width() - side - 12, 0, -12, 0), color("accentText"))
        painter.setFont(theme().number_font("caption"))
        painter.setPen(color("text3"))
        painter.drawText(box.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        painter.setFont(theme().font("body", weight=600 if on else 400))
        painter.setPen(color("accentText" if on else "text"))
        painter.drawText(box.adjusted(34, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


class ReasonList(QListWidget):
    """The usual reasons; a digit takes one, Enter the current one."""

    def __init__(self, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("不列入的理由")
        for reason in reasons:
            self.addItem(QListWidgetItem(reason))
        self.setFixedHeight(theme().px(34) * len(reasons) + 2)

    def keyboardSearch(self, search: str) -> None:
        """A digit goes to the reason of that number."""
        if search.isdigit() and 1 <= int(search) <= self.count():
            self.setCurrentRow(int(search) - 1)


class ReasonDialog(Dialog):
    """Why the finding ``title`` is not listed. The ``last`` reason is current at first, so that Enter keeps it; own words win over the list.

    With the reason ``grounded`` a law and article are asked for: ``ground_changed(law, article)`` wants :meth:`say_ground`, and until that has
    said yes the dialog does not close by its verb. ``laws`` are completed from :meth:`set_laws`.
    """

    ground_changed = Signal(str, str)

    def __init__(self, title: str, reasons: Sequence[str], last: str = "", grounded: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f"不列入：{title}", "理由记入审核档案，可以随时退回待处理。", verb="不列入", width=460, parent=parent)
        known = list(reasons)
        self._grounded, self._holds = grounded, False
        self.reasons = ReasonList(known)
        self.own = QLineEdit()
        self.own.setPlaceholderText("其他理由")
        self.own.setAccessibleName("其他理由")
        self.ground = GroundFields("依据的法名", "条")
        self.ground.changed.connect(self._ask_ground)
        if last and last not in known:
            self.own.setText(last)
        self.reasons.setCurrentRow(known.index(last) if last in known else 0)
        self.reasons.itemActivated.connect(lambda _item: self._take())
        self.reasons.itemDoubleClicked.connect(lambda _item: self._take())
        self.reasons.currentRowChanged.connect(self._show_ground)
        self.own.textChanged.connect(self._show_ground)
        self.own.returnPressed.connect(self.accept)
        self.ground.article.returnPressed.connect(self.verb.click)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.ground)
        self.body.addWidget(self.own)
        self._show_ground()
        (self.own if self.own.text() else self.reasons).setFocus()

    @property
    def reason(self) -> str:
        """The reason chosen or written."""
        current = self.reasons.currentItem()
        return self.own.text().strip() or (current.text() if current is not None else "")

    @property
    def basis(self) -> tuple[tuple[str, str | None], ...]:
        """The law and article named with a reason that asks for them; empty with another."""
        law, article = self.ground.words
        return ((law, article or None),) if self._is_grounded and law else ()

    def set_laws(self, titles: Sequence[str]) -> None:
        """Complete the law from these."""
        self.ground.set_laws(titles)

    def say_ground(self, problem: str) -> None:
        """Whether the law and article hold; ``problem`` is the sentence why they do not."""
        self._holds = not problem
        if self._is_grounded:
            self.missing(problem)
            self._fit()

    @property
    def _is_grounded(self) -> bool:
        return bool(self._grounded) and self.reason == self._grounded

    def _take(self) -> None:
        """Enter on a reason: it is taken, or its basis is asked for."""
        if self._is_grounded and not self._holds:
            self.ground.law.setFocus()
        else:
            self.accept()

    def _show_ground(self) -> None:
        self.ground.setVisible(self._is_grounded)
        if self._is_grounded:
            self._ask_ground()
        else:
            self.missing("")
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown wants, once it has its place."""
        if self.isVisible():
            QTimer.singleShot(0, self, lambda: self.resize(self.width(), self.layout().totalHeightForWidth(self.width())))

    def _ask_ground(self) -> None:
        law, article = self.ground.words
        self._holds = False
        self.verb.allow("正在核对依据" if law else "写明是哪部法的哪一条")
        if law:
            self.ground_changed.emit(law, article)
