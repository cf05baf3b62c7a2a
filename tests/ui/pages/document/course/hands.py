"""What the tests of 办理环节 share: a document shown at the tab, its words, its buttons by name, the dialog that stands open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.pages.assembled import EFFECTIVE, Whole
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.pages.document.course.tab import CourseTab
from ui.widgets.button import Button


def opened(whole: Whole, stage: str, *, effective: str = EFFECTIVE) -> str:
    """A document brought to ``stage``, shown where its page begins."""
    document = whole.make("云州区绿道管理办法", stage, effective=effective)
    whole.go("document", document)
    return document


def shown(whole: Whole, stage: str, tab: int = places.COURSE) -> str:
    """A document brought to ``stage``, shown at 办理环节 or another tab."""
    document = whole.make("云州区绿道管理办法", stage)
    show(whole, document, tab)
    return document


def show(whole: Whole, document: str, tab: int = places.COURSE) -> None:
    """Show a document at a tab."""
    whole.go("document", (document, tab))
    whole.settle()


def course(whole: Whole) -> CourseTab:
    """The tab."""
    return whole.assembly.document.work.course


def button(whole: Whole, name: str, within: QWidget | None = None) -> Button:
    """The button that a screen reader calls ``name``, scrolled to."""
    tab = within or course(whole)
    found = next(one for one in tab.findChildren(Button) if one.isVisibleTo(tab) and one.accessibleName() == name)
    tab.ensureWidgetVisible(found)
    whole.settle()
    return found


def press(whole: Whole, name: str) -> None:
    """Click the button called ``name``."""
    whole.click(button(whole, name))


def form(whole: Whole) -> FormDialog:
    """The dialog that stands open."""
    return whole.dialog(FormDialog)


def fill(whole: Whole, key: str, text: str) -> None:
    """Write into a field of the dialog."""
    whole.type_over(form(whole).field(key), text)


def confirm(whole: Whole) -> None:
    """Press the dialog's verb."""
    whole.click(form(whole).verb)
    whole.settle()
