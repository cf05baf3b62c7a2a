"""Who sits here: asked at the first start, switched from the status bar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from app.people.roster import Details, details_of, save_person
from tests.ui.pages.assembled import whole
from ui.dialogs.form import FormDialog
from ui.operator import operator_form
from ui.widgets.text import Link

__all__ = ["whole"]


@pytest.fixture
def kept(whole) -> list[str]:
    """The names kept for the next start."""
    found: list[str] = []
    whole.assembly.operators._keep = found.append
    return found


def sit_down(whole, name: str, role: int = 0) -> None:
    whole.settle()
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.field("name"), name)
    dialog.field("role").property("segments").choose(role)
    whole.click(dialog.verb)


def test_the_first_start_asks_for_the_name_and_goes_on_in_it(whole, kept):
    whole.assembly.operators.ask(first=True)
    sit_down(whole, "刘敏")
    assert kept == ["刘敏"]
    assert not whole.is_open(FormDialog)
    whole.make("云州区绿道管理办法")
    handler = whole.ask(lambda office: office.store.people.person(office.store.documents.all()[0].handler_id).name)
    assert handler == "刘敏"
    assert whole.toasts[-1] == "操作人改为刘敏，以后的每一步都记在这个名字下。"


def test_a_role_said_at_the_first_start_is_written_down(whole, kept):
    whole.assembly.operators.ask(first=True)
    sit_down(whole, "刘敏", role=1)
    assert whole.ask(lambda office: [(p.name, p.role) for p in office.store.people.people()]) == [("刘敏", "负责人")]


def test_roles_that_would_lock_the_office_are_offered_once_there_is_a_head(whole):
    def roles(*, has_head: bool) -> list[str]:
        form = operator_form((), has_head=has_head, first=True)
        return [option.label for option in form.fields[1].options]

    assert roles(has_head=False) == ["先不填", "负责人"]
    assert roles(has_head=True) == ["先不填", "经办", "审核", "负责人"]


def test_the_status_bar_offers_the_people_who_work_here(whole, kept):
    whole.ask(lambda office: (save_person(office, Details("刘敏")), save_person(office, Details("旧人", active=False))))
    link = next(link for link in whole.window.status.findChildren(Link) if link.accessibleName() == "操作人周敏，换操作人")
    whole.click(link)
    menu = next(menu for menu in whole.window.findChildren(QMenu) if menu.isVisible())
    assert [entry.text() for entry in menu.actions() if entry.text()] == ["刘敏", "周敏", "换成别人…", "人员与单位"]
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["周敏"]
    menu.actions()[0].trigger()
    menu.close()
    whole.settle()
    assert kept == ["刘敏"]
    assert whole.ask(lambda office: office.operator) == "刘敏"
    assert any(link.accessibleName() == "操作人刘敏，换操作人" for link in whole.window.status.findChildren(Link))


def test_a_clerk_does_not_make_himself_head_by_sitting_down_anew(whole, kept):
    whole.ask(lambda office: (save_person(office, Details("刘敏", "负责人")), save_person(office, Details("周敏", "经办"))))
    whole.assembly.operators.ask(first=False)
    sit_down(whole, "新人", role=3)
    assert whole.dialog(FormDialog).problem.startswith("改人员、角色和单位要由负责人办理。请刘敏来办")
    assert kept == []
    assert whole.ask(lambda office: details_of(office, "新人")).role == ""
    whole.close_dialogs()


@pytest.mark.parametrize(("known", "login", "asks"), [(False, "周敏", True), (True, "周敏", False), (False, "root", False)])
def test_only_a_machine_that_knows_no_name_asks_at_the_start(whole, monkeypatch, known, login, asks):
    monkeypatch.setattr("ui.operator.knows_operator", lambda: known)
    monkeypatch.setattr("ui.operator.login_name", lambda: login)
    whole.assembly.operators.ask_if_new()
    whole.settle()
    assert whole.is_open(FormDialog) is asks
    whole.close_dialogs()
