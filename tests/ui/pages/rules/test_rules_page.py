"""审核规则 on the assembled window: looked at, switched off, graded; a rule written and tried; dictionaries and packs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.rules.finding import Severity
from tests.ui.pages.assembled import Whole
from ui.dialogs.form import FormDialog
from ui.pages.rules.page import RulesPage
from ui.widgets.text import Label, Link


def page(whole: Whole) -> RulesPage:
    found = whole.window.page("rules")
    assert isinstance(found, RulesPage)
    return found


def shown(whole: Whole, rule: str = "") -> RulesPage:
    whole.go("rules", rule or None)
    whole.settle()
    return page(whole)


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_every_rule_stands_in_its_group_with_its_basis_and_examples(whole: Whole) -> None:
    rules = shown(whole, "PEN-01")
    assert rules.rules.rowCount() == len(whole.ask(lambda office: office.packs.rules))
    assert rules.current is not None
    assert rules.current.id == "PEN-01"
    told = words(rules.detail)
    assert "行政处罚法" in told
    assert "已核对" in [chip.text for chip in rules.detail.findChildren(type(rules.detail), "")] or "依据" in told
    rules.group_table.select_row(rules.groups.row_of("FEE"))
    whole.settle()
    assert {line.group for line in rules.rules.rows} == {"FEE"}
