"""单位: what the office calls itself, whom to ask, and who sits here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.places import login_name
from app.settings import OfficeSettings
from ui.icons import Icon
from ui.pages.settings.section import Section, SettingsPane
from ui.widgets.button import Button
from ui.widgets.form import EditRow, Fact, Facts
from ui.widgets.layout import STRETCH, column, row

_CONTACT = ("contact", "phone")
_HELP = {
    "government_code": "写在文号和备案报告文号里",
    "legal_office_code": "写在意见书编号里",
    "npc_office": "显示在区人大常委会名称的下面",
    "region_code": "写在用到地区代码的编号里",
    "contact": "印在登记表和备案报告上，空着印操作人",
}


class SavedField(QLineEdit):
    """A field that saves itself: ``left(text)`` when it is left, or Enter pressed, with other words than those last stored."""

    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.editingFinished.connect(self._leave)

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless the clerk is writing here."""
        is_edited = self.hasFocus() and self.text().strip() != self._stored
        self._stored = text
        if not is_edited:
            self.setText(text)

    def _leave(self) -> None:
        text = self.text().strip()
        if text != self._stored:
            self._stored = text
            self.left.emit(text)


class NamesPane(SettingsPane):
    """The names. ``renamed(key, label, text)`` for a name of the office, ``operator_changed(name)``."""

    renamed = Signal(str, str, str)
    operator_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, SavedField] = {}
        self.operator = SavedField()
        self._names, self._contact = QGridLayout(), QGridLayout()
        self._samples = Facts(columns=2, word_width=204)
        self._operator_row = EditRow("操作人", self.operator, "每一步都记在这个名字下，改后立即生效")
        for title, line, grid in (
            ("单位名称", "没有填写的用灰字代替，打印的文书和编号都会用到。", self._names),
            ("联系方式", "", self._contact),
        ):
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(12)
            for number in (0, 1):
                grid.setColumnStretch(number, 1)
            holder = QWidget()
            grid.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(grid)
            self.add(Section(title, holder, line))
        person = QWidget()
        line = QGridLayout(person)
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(24)
        line.addWidget(self._operator_row, 0, 0)
        line.addWidget(QWidget(), 0, 1)
        line.setColumnStretch(0, 1)
        line.setColumnStretch(1, 1)
        self.add(Section("操作人", person))
        self.numbers = Button("导出编号登记簿", icon=Icon.EXCEL, height=28)
        numbers = QWidget()
        numbers.setLayout(column(self._samples, 12, row(self.numbers, STRETCH)))
        self.add(Section("编号样式", numbers, "由单位名称和辖区的编号格式得出，各自的第 1 号。登记簿列出已经编发和作废的编号。"))
        self.operator.left.connect(self._leave_operator)
        self.finish()

    def show_settings(self, settings: OfficeSettings) -> None:
        """Show what is stored; the field being written in is left alone."""
        if not self.fields:
            self._make([name.key for name in settings.names], {name.key: name.label for name in settings.names})
        for name in settings.names:
            field = self.fields[name.key]
            field.setPlaceholderText(name.shipped or "未填写")
            field.show_stored(name.value)
        self.operator.show_stored(settings.operator)
        self._operator_row.set_caution(
            "这是电脑的登录名，改成您的姓名。每一步都记在这个名字下。" if settings.operator == login_name() else ""
        )
        self._samples.set_facts([Fact(word, sample) for word, sample in settings.samples])

    def _make(self, keys: Sequence[str], labels: dict[str, str]) -> None:
        places = {True: 0, False: 0}
        for key in keys:
            field = SavedField()
            field.left.connect(lambda text, key=key, label=labels[key]: self.renamed.emit(key, label, text))
            self.fields[key] = field
            is_contact = key in _CONTACT
            grid = self._contact if is_contact else self._names
            grid.addWidget(EditRow(labels[key], field, _HELP.get(key, "")), places[is_contact] // 2, places[is_contact] % 2, self.TOP)
            places[is_contact] += 1

    def _leave_operator(self, name: str) -> None:
        if name:
            self._operator_row.set_problem("")
            self.operator_changed.emit(name)
        else:
            self._operator_row.set_problem("操作人不能空着，每一步都要记在一个人名下。")
