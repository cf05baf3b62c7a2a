"""The yearly catalogue stands on the desk from New Year on until it was sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.filing import catalogue
from app.lifecycle.desk import desk
from tests.app.filing.walked import office_on, on_day, published
from ui.pages.desk.due_list import DueList
from ui.pages.lines import Line


def lines(shown: DueList) -> list[Line]:
    QApplication.processEvents()
    return [line for line in shown.findChildren(Line) if line.text().startswith("向") and not line.isHidden()]


def test_last_years_catalogues_stand_there_until_they_are_sent(qtbot: QtBot, tmp_path: Path) -> None:
    office = office_on(tmp_path / "store", date(2026, 11, 23))
    published(office, date(2026, 10, 27))
    january = on_day(office, date(2027, 1, 25))
    shown = DueList()
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    shown.show_desk(desk(january))
    first, second = lines(shown)
    assert first.accessibleName() == "向市政府报送 2026 年度目录 1月31日前 剩 4 工作日"
    with qtbot.waitSignal(shown.yearly_asked, check_params_cb=lambda year: year == 2026):
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    made = catalogue.make(january, 2026, "npc")
    catalogue.send(january, str(made["catalogue"]))
    catalogue.make(january, 2026, "muni")
    shown.show_desk(desk(january))
    (left,) = lines(shown)
    assert left.accessibleName() == "向市政府报送 2026 年度目录 1月31日前，目录已生成（云州府备目〔2027〕1号） 剩 4 工作日"
    shown.show_desk(desk(office))
    assert lines(shown) == [], "2025: nothing was published"
    office.store.close()
