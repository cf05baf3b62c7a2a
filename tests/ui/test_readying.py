"""Pages are built when they are asked for; the others once the first page stands painted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.clock import Clock
from app.office import Office, open_office
from tests.blank import laid
from tests.ui.pages.assembled import TODAY, whole
from ui.first_sight import FirstSight
from ui.ops import Ops
from ui.pages.ids import DESK, DOCUMENT, REGISTER
from ui.readying import MODULES, Readying
from ui.widgets.page import Page
from ui.widgets.text import ElidedLabel
from ui.window import Window

__all__ = ["whole"]


def test_the_first_page_loads_nothing_of_the_others():
    words = """
import sys
import ui.start, ui.assembly, ui.pages.desk.page
unneeded = ("app.cli.acts", "app.exchange", "app.intake.company", "app.rules.engine", "chinese_calendar", "ui.dialogs.unopened")
print([name for name in sys.modules if name.startswith("ui.pages.") and name.endswith(".page")], [name for name in unneeded if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ui.pages.desk.page'] []"


def test_only_the_desk_is_built_at_the_start(whole):
    assert whole.window.stack.unbuilt == [page for page in whole.window.stack.ids if page != DESK]


def test_a_page_is_built_when_it_is_turned_to(whole):
    whole.window.choose(REGISTER)
    assert REGISTER not in whole.window.stack.unbuilt
    assert whole.window.stack.current_page is whole.window.page(REGISTER) is whole.assembly.register


def test_a_page_built_late_is_heard_like_every_other(whole):
    document = whole.make("云州区绿道管理办法")
    whole.go(REGISTER)
    whole.assembly.register.told.emit("已导出")
    whole.assembly.register.asked.emit("document", document)
    whole.settle()
    assert whole.toasts[-1] == "已导出"
    assert (whole.window.current, whole.assembly.document.place()[0]) == (DOCUMENT, document)


def test_a_page_shows_what_was_done_before_it_was_built(whole):
    whole.make("云州区绿道管理办法")
    whole.go(REGISTER)
    assert whole.assembly.register.model.total == 1


def test_every_page_is_made_ready_while_nothing_else_is_to_do(whole):
    Readying(whole.window, whole.ops).begin()
    whole.qtbot.waitUntil(lambda: not whole.window.stack.unbuilt, timeout=15_000)
    assert whole.window.current == DESK


def test_no_page_is_left_out_of_what_is_made_ready(whole):
    assert sorted((DESK, *MODULES)) == sorted(whole.window.stack.ids)


def test_the_rules_are_counted_after_the_first_sight(whole):
    def told() -> list[str]:
        return [label.text() for label in whole.window.status.findChildren(ElidedLabel)]

    whole.qtbot.waitUntil(lambda: any(words.startswith("审核规则 ") for words in told()), timeout=15_000)


@pytest.fixture
def bare(qtbot, tmp_path):
    ops: Ops[Office] = Ops(lambda: open_office(laid(tmp_path / "数据"), Clock(TODAY), "周敏"))
    window = Window()
    qtbot.addWidget(window)
    yield window, ops
    ops.close()


def test_the_window_is_seen_once_and_not_before_its_page_has_its_answer(qtbot, bare):
    window, ops = bare
    sight, seen = FirstSight(window, ops), []
    sight.seen.connect(lambda: seen.append(window.current))
    window.add_page("today", Page())
    ops.query(lambda office: office.operator, lambda _: None)
    qtbot.waitUntil(lambda: ops.is_idle)
    assert seen == []
    window.show()
    window.choose("today")
    for _ in range(2):
        ops.query(lambda office: office.operator, lambda _: None)
        qtbot.waitUntil(lambda: ops.is_idle)
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["today"]
