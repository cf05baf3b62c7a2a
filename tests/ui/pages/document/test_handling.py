"""Who handles a matter stands in the head of its page; what the operator may not do is greyed with the reason."""

from __future__ import annotations

from datetime import date

from app.people.roster import Details, save_person
from ui.dialogs.form import FormDialog
from ui.widgets.text import ElidedLabel, Link


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
    whole.click(whole.undo_link)
    assert "经办人：周敏" in told(whole)


def test_what_the_operator_may_not_do_says_who_may(whole, monkeypatch):
    from app.people import permissions
    from app.people.role import Role

    limited = {"consult": permissions.Permission("公开征求意见", (Role.HEAD,)), "fair_competition": permissions.Permission("公平竞争审查", (Role.HEAD,))}
    monkeypatch.setattr(permissions, "permissions", lambda: limited)
    document = whole.make("云州区绿道管理办法")
    whole.ask(lambda office: (save_person(office, Details("刘敏", "负责人")), save_person(office, Details("周敏", "经办"))))
    whole.go("document", document)
    primary = whole.assembly.document.overview.step.primary
    why = "公开征求意见要由负责人办理。请刘敏来办，或者在设置里改角色。"
    assert (primary.isEnabled(), primary.toolTip()) == (False, why)
    menu = whole.assembly.document.make_menu()
    entry = next(entry for entry in menu.actions() if entry.objectName() == "fair_competition")
    assert (entry.isEnabled(), entry.toolTip()) == (False, "公平竞争审查要由负责人办理。请刘敏来办，或者在设置里改角色。")
    assert next(entry for entry in menu.actions() if entry.objectName() == "edit").isEnabled()
    menu.close()
