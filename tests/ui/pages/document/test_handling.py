"""Who handles a matter stands in the head of its page; what the operator may not do is greyed with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.lifecycle.dossier import dossier
from app.people.roster import Details, save_person
from ui.dialogs.form import FormDialog
from ui.pages.document.steps import card
from ui.widgets.text import ElidedLabel, Label, Link


def told(whole) -> list[str]:
    return [label.text() for label in whole.assembly.document.header.findChildren(ElidedLabel) if label.isVisible()]


def test_the_handler_stands_in_the_head_and_is_changed_there(whole):
    whole.ask(lambda office: save_person(office, Details("刘敏", stand_in="李强", away_until=date(2026, 12, 4))))
    document = whole.make("云州区绿道管理办法")
    whole.go("document", document)
    assert "经办人：周敏" in told(whole)
    link = next(link for link in whole.assembly.document.header.findChildren(Link) if link.accessibleName() == "改经办人")
    whole.click(link)
    dialog = whole.dialog(FormDialog)
    assert dialog.field("handler").text() == "周敏"
    whole.type_over(dialog.field("handler"), "刘敏")
    whole.click(dialog.verb)
    assert "经办人：刘敏，请假到12月4日，李强替办" in told(whole)
    assert "分办" in [label.text() for label in whole.assembly.document.log.findChildren(Label)]
    whole.click(whole.undo_link)
    assert "经办人：周敏" in told(whole)


def test_what_the_operator_may_not_do_is_greyed_in_the_menu_with_who_may(whole):
    document = whole.make("云州区绿道管理办法", "published")
    whole.ask(lambda office: (save_person(office, Details("刘敏", "负责人")), save_person(office, Details("周敏", "经办"))))
    whole.go("document", document)
    menu = whole.assembly.document.make_menu()
    entry = next(entry for entry in menu.actions() if entry.objectName() == "correct")
    assert (entry.isEnabled(), entry.toolTip()) == (False, "更正已经公布的文件要由审核或者负责人办理。请刘敏来办，或者在设置里改角色。")
    assert next(entry for entry in menu.actions() if entry.objectName() == "edit").isEnabled()
    menu.close()


def test_a_next_step_that_others_do_is_blocked_with_the_reason(whole):
    document = whole.make("云州区绿道管理办法")
    found = whole.ask(lambda office: dossier(office, document))
    why = "公开征求意见要由负责人办理。"
    assert card(replace(found, forbidden={"consult": why}), found.next_step, "", "").blocked == why
    assert card(found, found.next_step, "", "").blocked == ""
