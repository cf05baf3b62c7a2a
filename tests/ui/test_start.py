from __future__ import annotations

import subprocess
import sys

import pytest

from ui.start import prefer_known_input_method

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
