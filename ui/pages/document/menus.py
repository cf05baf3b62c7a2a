"""The menus of 文件详情: the other acts under …, and the papers under 表单."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.lifecycle.joint import DEPARTMENT
from ui import icons
from ui.icons import Icon
from ui.pages.document.deeds import DEEDS
from ui.pages.document.forms import View
from ui.pages.document.sheets import SHEETS, Sheet
from ui.theme import theme

THEIRS = "部门报送备案的文件，文书在备案审查里打印。"
_OF_DEPARTMENTS = ("assign", "discard")
"""What is done here with a document that a department filed; the rest of it is done in 备案审查."""


def acts_menu(view: View | None, ask: Callable[[str], object], parent: QWidget) -> QMenu:
    """Every act that may be done now beside the usual one; those the operator may not do are greyed with who may."""
    menu = _menu(parent)
    forbidden = view.dossier.forbidden if view else {}
    for name in other_acts(view):
        deed = DEEDS[name]
        entry = menu.addAction(icons.icon(deed.icon, theme().color("text2")), deed.label)
        entry.setObjectName(name)
        entry.setEnabled(name not in forbidden)
        entry.setToolTip(forbidden.get(name, deed.label))
        entry.triggered.connect(lambda _on=False, name=name: ask(name))
    return menu


def other_acts(view: View | None) -> list[str]:
    """The names of the acts in the menu."""
    if view is None:
        return []
    if view.dossier.document.origin == DEPARTMENT:
        return [name for name in _OF_DEPARTMENTS if DEEDS[name].offered(view)]
    step = view.dossier.next_step
    names = [str(act) for act in step.others if act in DEEDS] if step else []
    return names + [name for name, deed in DEEDS.items() if name not in names and deed.offered(view)]


def sheets_menu(view: View, choose: Callable[[Sheet], object], parent: QWidget) -> QMenu:
    """Every paper; those that cannot be made yet are greyed with the reason."""
    menu = _menu(parent)
    for one in SHEETS:
        why = THEIRS if view.dossier.document.origin == DEPARTMENT else one.why_not(view)
        entry = menu.addAction(icons.icon(Icon.TEXT, theme().color("text2")), one.name)
        entry.setObjectName(one.key)
        entry.setEnabled(not why)
        entry.setToolTip(why or f"预览、打印或者保存{one.name}")
        entry.triggered.connect(lambda _on=False, one=one: choose(one))
    return menu


def drop(menu: QMenu, button: QWidget) -> None:
    """Open ``menu`` under ``button``, both ending at the right."""
    menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    return menu
