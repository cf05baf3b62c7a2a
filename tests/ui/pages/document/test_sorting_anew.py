"""A stored material that was sorted wrongly is sorted anew from its line in the list, and back again."""

from __future__ import annotations

from app.lifecycle.materials import add_materials
from tests.ui.pages.assembled import Whole
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.widgets.fields import Choice
from ui.widgets.text import Link


def test_a_material_is_sorted_anew_and_back(whole: Whole) -> None:
    document = whole.make("云州区绿道管理办法", "submitted")
    whole.ask(lambda office: add_materials(office, document, codes=["M03", "M05"]))
    whole.go("document", (document, places.MATERIALS))
    tab = whole.assembly.document.materials
    links = [link for link in tab.findChildren(Link) if link.text() == "改归类"]
    whole.click(links[1])
    form = whole.dialog(FormDialog)
    chosen, wanted = form.field("material"), form.field("code")
    assert isinstance(chosen, Choice)
    assert isinstance(wanted, Choice)
    assert chosen.currentIndex() == 1
    wanted.setCurrentIndex(wanted.findText("其他材料"))
    whole.click(form.verb)
    codes = lambda: [m.code for m in whole.ask(lambda office: office.store.documents.materials(document))]  # noqa: E731
    assert codes() == ["M03", "OTHER"]
    whole.click(whole.undo_link)
    assert codes() == ["M03", "M05"]
