"""The window's tests run with the real theme and fonts: an application without them would measure boxes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.forms.fonts import font_folders
from ui.start import install_fonts
from ui.theme import Appearance, Mode, Theme

LIGHT = Appearance(mode=Mode.LIGHT)


def pytest_configure(config: pytest.Config) -> None:
    # what a window system without a screen cannot do is no defect of the window
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    install_fonts(Theme.install(qapp, LIGHT), font_folders())


@pytest.fixture(autouse=True)
def look(qapp: QApplication, _fonts: None) -> Theme:
    """The theme in its plain light form, whatever an earlier test chose."""
    return Theme.install(qapp, LIGHT)
