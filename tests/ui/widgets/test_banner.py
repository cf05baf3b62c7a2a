from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.banner import Banner, Level
from ui.widgets.chip import MenuChip
from ui.widgets.layout import column
from ui.widgets.sidepanel import SidePanel


@pytest.fixture
def host(qtbot):
    made = QWidget()
    made.field = QLineEdit()
    made.setLayout(column(made.field))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_banner_without_words_takes_no_room(host):
    banner = Banner()
    host.layout().addWidget(banner)
    assert not banner.isVisible()
    banner.say("数据由李强在另一台电脑上打开，这里只能看。", "重新打开")
    assert banner.isVisible()
    assert banner.accessibleName() == banner.sentence


def test_the_verb_of_a_banner_is_pressed(host, qtbot):
    banner = Banner("上次没有正常退出。", "查看记录", Level.ALARM)
    host.layout().addWidget(banner)
    with qtbot.waitSignal(banner.clicked):
        qtbot.mouseClick(banner.verb, Qt.MouseButton.LeftButton)


def test_a_banner_that_may_be_closed_goes_by_its_cross(host, qtbot):
    banner = Banner("有 3 行没有导入。", may_close=True)
    host.layout().addWidget(banner)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_the_panel_lies_at_the_right_and_gives_the_focus_back(host, qtbot):
    panel = SidePanel(host, "文件台账")
    host.field.setFocus()
    panel.appear()
    assert panel.geometry().right() == host.rect().right()
    assert panel.isAncestorOf(host.focusWidget())
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Escape)
    assert host.focusWidget() is host.field


def test_the_panel_follows_the_window(host):
    panel = SidePanel(host, "文件台账")
    panel.appear()
    host.resize(800, 500)
    assert (panel.geometry().right(), panel.height()) == (799, 500)


def test_a_menu_chip_fills_its_menu_anew_each_time(host, qtbot):
    kinds = ["办法"]
    chip = MenuChip("筛选", lambda menu: [menu.addAction(kind) for kind in kinds])
    host.layout().addWidget(chip)
    kinds.append("规定")
    assert [entry.text() for entry in chip.make_menu().actions()] == ["办法", "规定"]


def test_a_menu_chip_opens_by_keyboard(host, qtbot):
    chip = MenuChip("筛选", lambda menu: menu.addAction("办法"))
    host.layout().addWidget(chip)
    chip.setFocus()
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
