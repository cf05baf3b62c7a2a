"""The page of the rules on the assembled window, and what is in sight on a part of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.pages.assembled import Whole
from ui.pages.rules.page import RulesPage
from ui.widgets.text import Label


def page(whole: Whole) -> RulesPage:
    """The page."""
    found = whole.window.page("rules")
    assert isinstance(found, RulesPage)
    return found


def shown(whole: Whole, rule: str = "") -> RulesPage:
    """The page in sight, at a rule when one is named."""
    whole.go("rules", rule or None)
    whole.settle()
    return page(whole)


def words(widget: QWidget) -> str:
    """What is told on ``widget``."""
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())
