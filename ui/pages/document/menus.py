"""The menus of 文件详情: the other acts under …, and the papers under 表单."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.stages import Matter, Node
from app.lifecycle.transitions import Act, ahead
from ui import icons
from ui.icons import Icon
from ui.pages.document.deeds import DEEDS
from ui.pages.document.forms import View
from ui.pages.document.sheets import SHEETS, Sheet
from ui.theme import theme
from ui.widgets.text import Label

THEIRS = "部门报送备案的文件，文书在备案审查里打印。"
_OF_DEPARTMENTS = ("assign", "discard")
"""What is done here with a document that a department filed; the rest of it is done in 备案审查."""


_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (Node.DRAFTING, ("import", "reopen", "determine", "urgent", "not_urgent", "answers", "issuers")),
    (Node.CONSULTING, ("consult", "excuse", "inquire")),
    (Node.SUBMITTED, ("submit", "return", "terminate", "receipt", "material", "sort_material")),
    (Node.REVIEW, ("accept", "reply_letter", "reply", "resubmit", "replace_text", "confirm")),
    (Node.DELIBERATION, ("fair_competition", "table", "deliberate")),
    (Node.SIGNED, ("sign", "countersign", "seal")),
    (Node.REGISTERED, ("register", "void_number")),
    (Node.PUBLISHED, ("publish", "correct", "extend", "repeal", "declare_invalid", "announce", "suspend", "resume", "archive")),
)
"""What stands under which stage of the stepper; the rest may be done at any stage."""
_ANY_TIME = "各阶段都可以办"


def acts_menu(view: View | None, ask: Callable[[str], object], parent: QWidget) -> QMenu:
    """Every act that may be done now beside the usual one, under the stage it belongs to.

    Those the operator may not do are greyed with who may, and steps that come later with what comes first.
    """
    menu = _menu(parent)
    closed = {**_ahead(view), **(view.dossier.forbidden if view else {})}
    rest = [name for name in (*other_acts(view), *_ahead(view)) if not any(name in names for _, names in _GROUPS)]
    for heading, names in (*_GROUPS, (_ANY_TIME, tuple(rest))):
        offered = [name for name in names if name in other_acts(view) or name in _ahead(view)]
        if offered:
            _head(menu, heading)
        for name in offered:
            deed = DEEDS[name]
            entry = menu.addAction(icons.icon(deed.icon, theme().color("text2" if name not in closed else "text3")), deed.label)
            entry.setObjectName(name)
            entry.setEnabled(name not in closed)
            entry.setToolTip(closed.get(name, deed.label))
            entry.triggered.connect(lambda _on=False, name=name: ask(name))
    return menu


def _head(menu: QMenu, heading: str) -> None:
    """The name of a stage above what is done there; it cannot be chosen."""
    label = Label(heading, "caption", "text3")
    label.setContentsMargins(12, 6, 12, 2)
    entry = QWidgetAction(menu)
    entry.setDefaultWidget(label)
    entry.setText(heading)
    entry.setEnabled(False)
    menu.addAction(entry)


def _ahead(view: View | None) -> dict[str, str]:
    """The steps that the document comes to later, each with what comes first."""
    if view is None or view.dossier.document.origin == DEPARTMENT or view.dossier.next_step is None:
        return {}
    known = (view.dossier.next_step.act, *view.dossier.next_step.others)
    matter = Matter(view.dossier.document.matter)
    reasons = {str(act): ahead(act, view.dossier.stage, matter) for act in Act if act in DEEDS and act not in known}
    return {name: why for name, why in reasons.items() if why}


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
