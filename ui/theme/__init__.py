"""The face of the program: tokens turned into palette, style sheet, fonts and scaled sizes.

One :class:`Theme` belongs to the application (it is a child of the ``QApplication``); widgets ask :func:`theme` for it while they paint, and follow its
``changed`` signal when they hold sizes or pixmaps of their own.
"""

from __future__ import annotations

from ui.theme.appearance import Appearance, Mode
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme, theme

__all__ = ["Appearance", "Mode", "Theme", "load_fonts", "theme"]
