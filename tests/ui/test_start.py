from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize

from ui.ops import BROKEN
from ui.start import place, prefer_known_input_method
from ui.theme.appearance import Appearance
from ui.window import Window

HEAVY = ("docx", "docxtpl", "pdfplumber", "openpyxl", "pypinyin", "pypdfium2", "typst", "lxml")


def test_the_shell_loads_none_of_the_heavy_libraries():
    words = f"import sys, ui.start, ui.window, ui.widgets.paper, ui.widgets.findings; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("asked", [{"QT_IM_MODULE": "fcitx"}, {"XMODIFIERS": "@im=fcitx5"}])
def test_fcitx_without_its_plugin_is_reached_by_ibus(asked):
    prefer_known_input_method(asked)
    assert asked["QT_IM_MODULE"] == "ibus"


def test_another_input_method_is_left_alone():
    asked = {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}
    prefer_known_input_method(asked)
    assert asked == {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}


@pytest.mark.parametrize(
    ("screen", "looks", "maximised"),
    [
        ((1366, 728), Appearance(), True),
        ((1920, 1040), Appearance(), False),
        ((1920, 1040), Appearance(is_maximised=True), True),
        ((1366, 768), Appearance(window=(1300, 710)), False),
    ],
)
def test_the_window_fits_the_screen(qtbot, screen, looks, maximised):
    window = Window()
    qtbot.addWidget(window)
    place(window, QSize(*screen), looks)
    assert window.isMaximized() is maximised
    assert QSize(*screen).expandedTo(window.size()) == QSize(*screen)


def test_titles_are_shown_without_the_name_behind_them():
    words = """
from ui.start import make_application
from ui.theme import Theme
from ui.theme.appearance import Appearance
from ui.window import Window
app = make_application(["guiheng"])
Theme.install(app, Appearance())
# Qt puts a display name of the application behind every title; without one it answers with the plain name
print(Window("云州区司法局").windowTitle(), app.applicationDisplayName())
"""
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "规衡 — 云州区司法局 guiheng"


def test_the_window_opens_on_an_office_and_ends_in_order(tmp_path):
    words = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.icons import Icon
from ui.start import run_window
from ui.widgets.page import Page
from ui.window import PageEntry

class Desk:
    def last_changes(self): return frozenset()
    def close(self): print("closed")

def pages(window, ops):
    window.add_page("today", Page(), PageEntry("today", "工作台", Icon.TODAY))
    window.choose("today")
    ops.opened.connect(lambda: (print("opened"), window.close()))

sys.exit(run_window(Desk, ["guiheng"], add_pages=pages, looks=Path(sys.argv[1])))
"""
    looks = tmp_path / "looks.json"
    done = subprocess.run(
        [sys.executable, "-c", words, str(looks)], capture_output=True, text=True, check=False, timeout=60, encoding="utf-8"
    )
    assert (done.returncode, done.stdout.split()) == (0, ["opened", "closed"]), done.stderr
    assert looks.is_file()


REFUSED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.errors import UserError
from ui.start import run_window
from ui.widgets.page import Page
from ui.window import Window

def open_office():
    raise {error}

def pages(window, ops):
    window.add_page("today", Page())
    QTimer.singleShot(50, look)

def look():
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    if not shown:
        QTimer.singleShot(50, look)
        return
    print(len(shown), any(isinstance(widget, Window) for widget in shown), shown[0].line.text())
    QTest.keyClick(shown[0].verb, Qt.Key.Key_Return)

sys.exit(run_window(open_office, ["guiheng"], add_pages=pages, looks=Path(sys.argv[1])))
"""


@pytest.mark.parametrize(
    ("error", "sentence"),
    [('UserError("规衡已经打开：某人正在使用这份数据。")', "规衡已经打开：某人正在使用这份数据。"), ('ValueError("x")', BROKEN)],
)
def test_data_that_cannot_be_opened_shows_one_message_and_no_window(tmp_path, error, sentence):
    words = REFUSED.replace("{error}", error)
    done = subprocess.run(
        [sys.executable, "-c", words, str(tmp_path / "looks.json")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout.split()) == (2, ["1", "False", sentence]), done.stderr
