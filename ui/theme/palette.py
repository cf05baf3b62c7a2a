"""Tokens to a QPalette with every named colour role set, so that no widget falls back to the system's grey."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette


def make_palette(colors: Mapping[str, str]) -> QPalette:
    """The palette of one theme's colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    named = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text3",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "onRed",
        role.Light: "surface",
        role.Midlight: "hover",
        role.Mid: "borderStrong",
        role.Dark: "control",
        role.Shadow: "borderStrong",
        role.Highlight: "accentFill",
        role.HighlightedText: "onAccent",
        role.Accent: "accentFill",
        role.Link: "accent",
        role.LinkVisited: "accent",
    }
    for which, name in named.items():
        palette.setColor(which, QColor(colors[name]))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors["text3"]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(colors["sunken"]))
    return palette
