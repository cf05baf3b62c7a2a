"""Who sits here (操作人): each step is recorded in this name, which is asked for at the first start and switched from the status bar or 设置."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.office import Office
from app.people.role import Role
from app.people.roster import details_of, save_person
from app.places import keep_operator, knows_operator, login_name
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, FormDialog, Values
from ui.ops import Ops
from ui.window import Window

Keep = Callable[[str], None]


def switch(ops: Ops[Office], name: str, then: Callable[[], object], *, keep: Keep = keep_operator, owner: QObject | None = None) -> None:
    """Let ``name`` be who acts from the next job on, kept for the next start; every page is told."""

    def change(office: Office) -> Office:
        keep(name)
        return replace(office, operator=name)

    def done(_: None) -> None:
        ops.changed.emit(frozenset({"people"}))
        then()

    ops.exchange(change, done, owner=owner, title="换操作人")


class Operators(QObject):
    """Asks who sits here. ``keep`` puts the name where the next start finds it."""

    def __init__(self, ops: Ops[Office], window: Window, keep: Keep = keep_operator) -> None:
        super().__init__(window)
        self._ops, self._window, self._keep = ops, window, keep

    def open_menu(self, point: QPoint) -> None:
        """The people who work here, to switch to one of them, and a way to somebody new; its foot stands at ``point``."""

        def show(found: tuple[tuple[str, ...], str]) -> None:
            menu = self.make_menu(*found)
            menu.popup(point - QPoint(0, menu.sizeHint().height()))

        self._ops.query(lambda office: (_at_work(office), office.operator), show, owner=self, title="人员")

    def make_menu(self, names: tuple[str, ...], operator: str) -> QMenu:
        """The menu for these people, ``operator`` ticked."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(name == operator)
            entry.triggered.connect(lambda _on=False, name=name: self.switch(name))
        menu.addSeparator()
        menu.addAction("换成别人…").triggered.connect(lambda: self.ask(first=False))
        menu.addAction("人员与单位").triggered.connect(lambda: self._window.go("settings", "人员与单位"))
        return menu

    def switch(self, name: str) -> None:
        """Sit down as ``name``."""
        said = f"操作人改为{name}，以后的每一步都记在这个名字下。"
        switch(self._ops, name, lambda: self._window.say(said), keep=self._keep, owner=self)

    def ask_if_new(self) -> None:
        """Ask who sits here when nobody has said so on this machine and the login name stands in."""
        if not knows_operator():
            self._ops.query(lambda office: office.operator, self._ask_instead_of_login, owner=self, title="操作人")

    def _ask_instead_of_login(self, operator: str) -> None:
        if operator == login_name():
            self.ask(first=True)

    def ask(self, *, first: bool) -> None:
        """Ask for the name, and for the role, which may be left out; at the first start it says what the name is for."""

        def read(office: Office) -> tuple[date, tuple[str, ...], bool]:
            return office.today(), _at_work(office), any(person.role == Role.HEAD for person in office.store.people.people())

        self._ops.query(read, lambda found: self._open(*found, first=first), owner=self, title="人员")

    def _open(self, today: date, names: tuple[str, ...], has_head: bool, *, first: bool) -> None:
        dialog = FormDialog(operator_form(names, has_head=has_head, first=first), today, self._window)
        dialog.submitted.connect(lambda values: self._sit_down(dialog, values))
        dialog.open()

    def _sit_down(self, dialog: FormDialog, values: Values) -> None:
        name, role = str(values["name"]), str(values["role"] or "")

        def written(_: object) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
            self.switch(name)

        self._ops.act(lambda office: _write_role(office, name, role), written, owner=self, title="换操作人", on_refused=dialog.refuse)


def operator_form(names: tuple[str, ...], *, has_head: bool, first: bool) -> Form:
    """What is asked of who sits down. Roles that would leave nobody to change people are offered once there is a 负责人."""
    roles = [role.value for role in Role] if has_head else [Role.HEAD.value]
    return Form(
        "您的姓名" if first else "换操作人",
        "开始使用" if first else "换成此人",
        (
            Field("name", "姓名", options=words(names), required=True),
            Field(
                "role", "角色", Kind.CHOICE, "", options=(Option("", "先不填"), *words(roles)),
                help="没有填角色的人什么都可以办，一个人办公不用填。其他人的角色在设置的人员与单位里填",
            ),
        ),
        "每一步都记在操作人名下，登记表也印这个名字。以后可以在状态栏换人。" if first else "没有登记过的姓名，办第一步时加到人员里。",
    )  # fmt: skip


def _at_work(office: Office) -> tuple[str, ...]:
    return tuple(person.name for person in office.store.people.people() if person.active)


def _write_role(office: Office, name: str, role: str) -> None:
    """A role that was said is written down: by whoever sits here, or, where nobody known does yet, by the one who takes it."""
    people = office.store.people
    known = people.named(name)
    if role and (known is None or known.role != role):
        acting = office if people.named(office.operator) else replace(office, operator=name)
        save_person(acting, replace(details_of(office, name), role=role))
