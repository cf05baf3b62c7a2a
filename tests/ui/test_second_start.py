"""A second start: the same user's running window is shown and gets the files; a store held by somebody else is opened to be read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.office import Office
from app.safekeeping import problems
from tests.app import road
from ui.doorbell import Answer, Doorbell, ring

ROOT = Path(__file__).parents[2]


class Running:
    """The window of ``tests.ui.second_start`` in a process of its own."""

    def __init__(self, store: Path, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.second_start", str(store)],
            cwd=ROOT, env=_environment(home), text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def line(self) -> list[str]:
        """The next thing it tells."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().split()

    def ask(self, words: str) -> list[str]:
        """Ask it for something and wait for the answer."""
        self.tell(words)
        return self.line()

    def until(self, sentence: str) -> None:
        """Read on until it tells ``sentence``."""
        told = []
        while line := self.line():
            told.append(" ".join(line))
            if sentence in told[-1]:
                return
        pytest.fail(f"never told “{sentence}”, but {told}")

    def tell(self, words: str) -> None:
        """Ask it for something."""
        assert self.process.stdin is not None
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def end(self) -> int:
        """Close it; its exit code."""
        self.tell("close")
        return self.process.wait(60)


def _environment(home: Path) -> dict[str, str]:
    own = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own}


Start = Callable[[], Running]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "数据"


@pytest.fixture
def start(store: Path, tmp_path: Path) -> Iterator[Start]:
    running: list[Running] = []

    def begin() -> Running:
        running.append(Running(store, tmp_path / "home"))
        return running[-1]

    yield begin
    for one in running:
        one.process.kill()
        one.process.communicate()


def second(store: Path, home: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """The program started as a user starts it."""
    return subprocess.run(
        [sys.executable, "-m", "app", "--store", str(store), *map(str, files)],
        cwd=ROOT, env=_environment(home), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def held(store: Path) -> Office:
    """The store opened by a program that has no window."""
    office = road.opened(store)
    road.imported(office)
    return office


def test_the_running_window_is_shown_and_takes_the_files(start: Start, store: Path, tmp_path: Path) -> None:
    window = start()
    assert window.line() == ["open", "own"]
    assert window.ask("minimize") == ["minimized"]
    draft = tmp_path / "送审稿.md"
    draft.write_text(road.text(), "utf-8")
    done = second(store, tmp_path / "home", draft)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert window.line() == ["files", "送审稿.md", "False"]
    # without files it is shown too
    assert second(store, tmp_path / "home").returncode == 0
    assert window.end() == 0


def test_a_socket_left_by_a_killed_window_does_not_stop_the_next(start: Start, store: Path, tmp_path: Path) -> None:
    first = start()
    first.line()
    first.process.kill()
    first.process.wait()
    again = start()
    again.until("上次没有正常关闭。数据核对过了，没有发现问题")
    assert second(store, tmp_path / "home").returncode == 0
    assert again.end() == 0


def test_a_store_held_by_somebody_else_is_read_and_followed_and_taken_over_when_free(start: Start, store: Path) -> None:
    office = held(store)
    window = start()
    told = window.line()
    assert told[0] == "open"
    assert told[1].startswith("操作系统用户")
    window.until("只能查看：操作系统用户")
    assert window.ask("count") == ["documents", "1"]
    road.imported(office, road.text(title="云州区另一件办法"))
    assert window.ask("count") == ["documents", "2"]
    office.close()
    window.until("现在可以办理了")
    window.tell("take")
    window.until("gone")
    window.until("open own")
    assert window.end() == 0
    again = road.opened(store)
    assert problems(again) == ()
    again.store.close()


def test_a_window_that_does_not_answer_is_not_waited_for_twice(qtbot: QtBot, store: Path) -> None:
    deaf = Doorbell(store)
    try:
        # the window's thread is this one, which is busy ringing
        assert ring(store) is Answer.SILENT
    finally:
        deaf.close()
    assert ring(store) is Answer.NOBODY
