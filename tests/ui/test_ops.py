from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from app.errors import Missing, Refused
from ui.ops import Ops


class Desk:
    """An office small enough for a test: a list that remembers which thread may touch it."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.rows: list[str] = []
        self.closed_by: int | None = None

    def last_changes(self) -> frozenset[str]:
        return frozenset({"documents"})

    def close(self) -> None:
        self.closed_by = threading.get_ident()


@pytest.fixture
def desk() -> list[Desk]:
    return []


@pytest.fixture
def ops(qtbot, desk):
    def open_desk() -> Desk:
        desk.append(Desk())
        return desk[-1]

    made = Ops(open_desk)
    yield made
    made.close()


def _wait(qtbot, ops) -> None:
    qtbot.waitUntil(lambda: ops.is_idle)


def test_a_query_runs_in_the_store_thread_and_answers_on_the_windows(ops, qtbot, desk):
    seen = []
    ops.query(lambda office: (office.thread, threading.get_ident()), lambda answer: seen.append((*answer, threading.get_ident())))
    _wait(qtbot, ops)
    opened, worked, answered = seen[0]
    assert opened == worked != answered == threading.get_ident()


def test_everything_of_the_store_runs_in_one_thread_in_order(ops, qtbot):
    order = []
    for number in range(20):
        ops.act(lambda office, n=number: office.rows.append(str(n)))
        ops.query(lambda office: (list(office.rows), threading.get_ident()), order.append)
    _wait(qtbot, ops)
    assert [len(rows) for rows, _ in order] == list(range(1, 21))
    assert len({thread for _, thread in order}) == 1


def test_an_act_tells_which_kinds_it_changed(ops, qtbot):
    with qtbot.waitSignal(ops.changed) as told:
        ops.act(lambda office: office.rows.append("a"))
    assert told.args == [frozenset({"documents"})]


def test_a_query_changes_nothing(ops, qtbot):
    with qtbot.assertNotEmitted(ops.changed):
        ops.query(lambda office: office.rows, lambda _: None)
        _wait(qtbot, ops)


def test_a_refusal_is_the_clerks_sentence(ops, qtbot):
    def refuse(_office):
        raise Refused("文号已用过。")

    with qtbot.waitSignal(ops.refused) as told, qtbot.assertNotEmitted(ops.changed):
        ops.act(refuse)
    assert told.args == ["文号已用过。"]


def test_a_refusal_can_be_shown_in_place(ops, qtbot):
    said = []

    def refuse(_office):
        raise Refused("文号已用过。")

    with qtbot.assertNotEmitted(ops.refused):
        ops.act(refuse, on_refused=said.append)
        _wait(qtbot, ops)
    assert said == ["文号已用过。"]


def test_a_missing_guard_goes_to_the_one_who_can_go_on_despite_it(ops, qtbot):
    said = []

    def lack(_office):
        raise Missing(("缺政策解读材料",))

    with qtbot.assertNotEmitted(ops.refused):
        ops.act(lack, on_missing=lambda error: said.append(error.items))
        _wait(qtbot, ops)
    assert said == [("缺政策解读材料",)]


def test_a_missing_guard_nobody_waits_for_is_a_refusal(ops, qtbot):
    def lack(_office):
        raise Missing(("缺政策解读材料",))

    with qtbot.waitSignal(ops.refused) as told:
        ops.act(lack)
    assert "缺政策解读材料" in told.args[0]


@pytest.mark.expects_log("a job failed: ZeroDivisionError")
def test_a_defect_is_logged_and_said_in_general_words(ops, qtbot, caplog):
    def break_down():
        raise ZeroDivisionError("secret words of a document")

    with qtbot.waitSignal(ops.broke) as told:
        ops.run(break_down, title="读取文件")
    assert "已记入日志" in told.args[0]
    assert "break_down" in caplog.text
    assert "secret" not in told.args[0] + caplog.text


def test_nobody_calls_back_a_page_that_is_gone(ops, qtbot):
    page, seen = QObject(), []
    gate = threading.Event()
    ops.query(lambda _office: gate.wait(5), seen.append, owner=page)
    page.deleteLater()
    qtbot.waitUntil(lambda: _is_gone(page))
    gate.set()
    _wait(qtbot, ops)
    assert seen == []


def _is_gone(page: QObject) -> bool:
    import shiboken6

    return not shiboken6.isValid(page)


def test_long_work_tells_how_far_it_is_and_gives_its_result(ops, qtbot):
    told, result = [], []

    def read():
        for number in range(1, 4):
            yield number, 3, f"第 {number} 个文件"
        return "读完"

    ops.progressed.connect(lambda progress: told.append((progress.done, progress.total, progress.text)))
    ops.run(read, result.append)
    _wait(qtbot, ops)
    assert told[-1] == (3, 3, "第 3 个文件")
    assert result == ["读完"]


def test_long_work_stops_at_its_next_step_when_cancelled(ops, qtbot):
    told, result, closed = [], [], []
    gate = threading.Event()

    def read():
        try:
            yield 1, 3, "一"
            gate.wait(5)
            yield 2, 3, "二"
            yield 3, 3, "三"
        finally:
            closed.append(True)

    ops.progressed.connect(told.append)
    job = ops.run(read, result.append)
    qtbot.waitUntil(lambda: bool(told))
    job.cancel()
    gate.set()
    _wait(qtbot, ops)
    assert (result, closed, job.is_done) == ([], [True], True)


def test_free_work_does_not_wait_for_the_store(ops, qtbot):
    gate, seen = threading.Event(), []
    ops.query(lambda _office: gate.wait(5), lambda _: seen.append("store"))
    ops.run(lambda: "free", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    gate.set()
    _wait(qtbot, ops)
    assert seen == ["free", "store"]


def test_busy_is_told_once_for_a_run_of_work(ops, qtbot):
    told = []
    ops.busy.connect(told.append)
    for _ in range(3):
        ops.query(lambda office: office.rows, lambda _: None)
    _wait(qtbot, ops)
    assert told == [True, False]


def test_closing_closes_the_store_in_its_own_thread_and_joins(qtbot):
    desks = []

    def open_desk() -> Desk:
        desks.append(Desk())
        return desks[0]

    ops = Ops(open_desk)
    ops.open()
    _wait(qtbot, ops)
    ops.close()
    assert desks[0].closed_by == desks[0].thread
    assert not [thread for thread in threading.enumerate() if thread.ident == desks[0].thread]


def test_after_closing_a_late_question_is_a_cancelled_job_and_an_act_is_refused(qtbot):
    ops = Ops(Desk)
    ops.open()
    _wait(qtbot, ops)
    ops.close()
    told: list[object] = []
    assert ops.query(lambda office: office.rows, told.append).is_cancelled
    assert ops.is_idle
    with pytest.raises(RuntimeError):
        ops.act(lambda office: office.rows.append("lost"), told.append)
    qtbot.wait(20)
    assert told == []


def test_closing_finishes_the_act_that_has_begun(qtbot):
    desks = []
    began, gate = threading.Event(), threading.Event()

    def open_desk() -> Desk:
        desks.append(Desk())
        return desks[0]

    def write(office):
        began.set()
        gate.wait(5)
        office.rows.append("kept")

    ops = Ops(open_desk)
    ops.act(write)
    assert began.wait(5)
    threading.Timer(0.05, gate.set).start()
    ops.close()
    assert desks[0].rows == ["kept"]


def test_a_store_that_cannot_be_opened_is_said_and_nothing_else_is_tried(qtbot):
    def fail():
        raise Refused("数据正由王芳使用。")

    ops = Ops(fail)
    with qtbot.waitSignal(ops.open_failed) as told, qtbot.assertNotEmitted(ops.opened):
        ops.open()
    assert told.args == ["数据正由王芳使用。"]
    ops.close()
