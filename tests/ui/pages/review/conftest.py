"""A window with the review page on a real office in a temporary folder, driven by real keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle.editing import save_settings
from app.lifecycle.preparing import submit
from app.office import Office, open_office
from app.review.accepting import accept
from app.review.workbench import Workbench, workbench
from app.text.markup import Settled
from db.records import RuleChange
from tests.app import road
from tests.blank import filled, laid
from tests.ui.pages.review.opining import opened
from ui.ops import Ops
from ui.pages.review.page import ReviewPage
from ui.widgets.page import Page
from ui.window import PageEntry, Window

T = TypeVar("T")
TODAY, ACCEPTED = date(2026, 11, 23), date(2026, 11, 3)

FAULTY = """云州区停车管理办法

（送审稿）

第一章　总则

第一条（目的和依据）为了规范停车秩序，根据有关规定，制定本办法。
第二条（适用范围）本办法适用于本区行政区域内的停车管理。

第二章　管理

第三条（乱停放）违反本办法规定乱停放车辆的，由区城市管理部门处500元罚款。
第四条（证明）申请停车优惠的，应当提交单位证明，还应当提交居民委员会出具的居住证明。
第五条（保证金）经营者应当缴纳停车场经营履约保证金。
第六条（依照）违反《中华人民共和国道路交通安全法》第九十三条规定停放车辆的，依照《中华人民共和国道路交通安全法》第九十三条的规定处以罚款。

第三章　附则

第七条（施行）本办法自2027年1月1日起施行。
"""

LAWFUL = """云州区政务公开工作办法

第一条　为了做好政务公开工作，制定本办法。
第二条　区政务公开工作机构负责本办法的组织实施。
第三条　本办法自2027年1月1日起施行，有效期5年。
"""


@pytest.fixture
def drafts() -> dict[str, Draft]:
    """The two drafts."""
    return _drafts()


def _drafts() -> dict[str, Draft]:
    return {name: road.draft(text, f"{name}.txt") for name, text in (("faulty", FAULTY), ("lawful", LAWFUL))}


RULES = frozenset({"PEN-01", "CER-01", "CER-03", "FEE-02", "DOC-03"})
"""The rules that judge here, so that a pack that grows leaves the drafts as they are."""


def only_these_rules(office: Office) -> None:
    """Switch every other rule off."""
    with office.act("rule", "停用其他规则") as act:
        for rule in office.packs.rules:
            if rule.id not in RULES:
                act.insert(RuleChange(id=rule.id, active=False, reason="试用"))


def take_in(office: Office, draft: Draft) -> str:
    """Import, submit and accept a draft, its tracked changes taken as accepted."""
    document = str(import_draft(office, draft)["document"])
    submit(office, document, unit="云州区城市管理局", on=ACCEPTED, despite="补录")
    accept(office, document, on=ACCEPTED, revisions=Settled.ACCEPTED)
    return document


@dataclass
class Desk:
    """The window, its page, and ways to work them."""

    qtbot: QtBot
    ops: Ops[Office]
    window: Window
    page: ReviewPage
    documents: dict[str, str]
    toasts: list[str] = field(default_factory=list)
    take_in = staticmethod(take_in)

    def settle(self) -> None:
        """Until every job was answered."""
        self.qtbot.waitUntil(lambda: self.ops.is_idle, timeout=10_000)
        QApplication.processEvents()

    def ask(self, work: Callable[[Office], T]) -> T:
        """Read from the office in its own thread."""
        answers: list[T] = []
        self.ops.query(work, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def open(self, name: str = "faulty") -> None:
        """Open a workbench from the list with the keyboard."""
        self.window.choose("review")
        self.settle()
        self.page.open(self.documents[name], from_list=True)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self.focus(), text)
        self.settle()

    def focus(self) -> QWidget:
        """The widget with the focus; the window is brought to the front where a closed dialog left none there."""
        front = QApplication.activeModalWidget() or self.window
        if not front.isActiveWindow():
            front.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def bench(self, name: str = "faulty") -> Workbench:
        """What the store says of a document's round."""
        found = self.ask(lambda office: workbench(office, self.documents[name]))
        assert found is not None
        return found

    def decisions(self) -> list[str]:
        """The decisions by number."""
        return [finding.decision for finding in self.bench().findings]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The window on an office with two documents under review."""
    documents = filled(tmp_path / "store", _under_review)
    yield from _desk(qtbot, tmp_path / "store", documents)


def _under_review(folder: Path) -> dict[str, str]:
    office = _office(folder)
    save_settings(office, {"names.legal_office": "云州区司法局", "names.legal_office_code": "云州司"})
    only_these_rules(office)
    documents = {name: take_in(office, draft) for name, draft in _drafts().items()}
    office.store.close()
    return documents


@pytest.fixture
def empty_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The window on an office where nothing is under review."""
    yield from _desk(qtbot, tmp_path / "store", {})


def _office(folder: Path) -> Office:
    return open_office(laid(folder), Clock(TODAY), "张敏")


def _desk(qtbot: QtBot, folder: Path, documents: Mapping[str, str]) -> Iterator[Desk]:
    ops: Ops[Office] = Ops(lambda: _office(folder))
    window = Window("云州区司法局")
    window.watch(ops)
    page = ReviewPage(ops)
    window.add_page("review", page, PageEntry("review", "合法性审核", "scale"))
    window.add_page("document", Page())
    window.add_page("settings", Page())
    window.on("undo", lambda: ops.act(lambda office: office.undo()))
    window.on("redo", lambda: ops.act(lambda office: office.redo()))
    window.on("shortcuts", page.sitting.show_shortcuts)
    made = Desk(qtbot, ops, window, page, {**documents})
    page.told.connect(made.toasts.append)
    page.undoable.connect(made.toasts.append)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    ops.open()
    made.settle()
    yield made
    for top in QApplication.topLevelWidgets():
        if top is not window:
            top.close()
    window.close()
    ops.close()
    window.deleteLater()


@pytest.fixture
def letter(desk):
    """The dialog over a round with one violation listed."""
    desk.open()
    desk.key(Qt.Key.Key_A)
    return opened(desk)
