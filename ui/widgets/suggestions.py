"""The list of suggestions under a field that is typed in."""

from __future__ import annotations

from PySide6.QtWidgets import QCompleter

_SHOWN = 6


def framed(completer: QCompleter) -> QCompleter:
    """``completer`` with its list framed as a menu is, and no longer than what leaves the fields below in sight."""
    completer.popup().setProperty("suggests", True)
    completer.setMaxVisibleItems(_SHOWN)
    return completer
