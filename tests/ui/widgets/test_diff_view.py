from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.compare.comparing import compare
from app.compare.folding import folded
from app.compare.rows import rows
from tests.app.compare.drafts import NEW, OLD, tree
from ui.widgets.diff_frame import Mode, Side
from ui.widgets.diff_view import DiffView

LONG_OLD = "\n".join(f"第{n}条　本区各部门应当依法履行第{n}项职责，并在{n}日内报告。" for n in range(1, 401))
LONG_NEW = LONG_OLD.replace("7日内", "8日内")


def shown(qtbot: QtBot, old: str, new: str) -> DiffView:
    view = DiffView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.begin(rows(compare(tree(old), tree(new))).all)
    return view


def test_a_long_text_is_shown_before_all_of_it_is_set_in_lines(qtbot: QtBot):
    view = shown(qtbot, LONG_OLD, LONG_NEW)
    view.viewport().repaint()
    laid = sum(row.is_laid for row in view.rows)
    assert 0 < laid < len(view.rows)
    assert view.verticalScrollBar().maximum() > 10_000
    qtbot.waitUntil(lambda: view.is_laid_out, timeout=20_000)


def test_what_is_read_stays_in_its_place_while_the_rest_is_set(qtbot: QtBot):
    view = shown(qtbot, LONG_OLD, LONG_NEW)
    wanted = next(row.row.index for row in view.rows if row.row is not None and row.row.index == 307)
    view.go_to(wanted)
    qtbot.waitUntil(lambda: view.is_laid_out, timeout=20_000)
    laid = next(row for row in view.rows if row.row is not None and row.row.index == wanted)
    top = laid.top - view.verticalScrollBar().value()
    assert top >= 0
    assert top + laid.height <= view.viewport().height()


def test_the_current_row_stays_current_when_other_rows_are_shown(qtbot: QtBot):
    view = shown(qtbot, OLD, NEW)
    every = rows(compare(tree(OLD), tree(NEW))).all
    wanted = next(row.index for row in every if row.name == "第九条")
    view.go_to(wanted)
    view.set_shown(folded(every, ()))
    assert view.current == wanted
    view.set_mode(Mode.SINGLE)
    assert view.current == wanted


def test_a_row_that_is_folded_away_cannot_be_gone_to(qtbot: QtBot):
    view = shown(qtbot, OLD, NEW)
    every = rows(compare(tree(OLD), tree(NEW))).all
    view.set_shown(folded(every, ()))
    hidden = next(row.index for row in every if row.name == "第二条")
    assert not view.go_to(hidden)
    assert view.fold_of(hidden) == 0


def test_a_selection_keeps_to_its_column(qtbot: QtBot):
    view = shown(qtbot, OLD, NEW)
    frame, tops = view.frame, {row.row.name: row.top for row in view.rows if row.row is not None}
    begin = QPoint(frame.left(Side.OLD) + 1, round(tops["第一条"]) + 24)
    end = QPoint(frame.left(Side.NEW) + 100, round(tops["第三条"]) + 24)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selected_text().splitlines() == OLD.splitlines()[2:5]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("第一条　为了规范")


def test_a_row_higher_than_the_view_is_read_to_its_end_before_the_next_one(qtbot: QtBot):
    long = "第一条　" + "本区各部门应当依法履行职责，" * 200 + "并报告。\n第二条　本办法自公布之日起施行。"
    view = shown(qtbot, long, long.replace("并报告", "并公示"))
    view.go_to(view.rows[0].row.index)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current == view.rows[0].row.index
    assert view.verticalScrollBar().value() > 0
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current == view.rows[1].row.index
