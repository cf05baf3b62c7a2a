"""Reads what was asked for, sets up what is missing, and becomes the program (or its tests)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launch import fandol, needs, system
from launch.console import SetupError, say
from launch.environment import Environment

ROOT = Path(__file__).resolve().parent.parent
_VALUED = ("--store", "--today", "--by")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the words of the command line ask for.

    ``verb`` is "" for the plain start, "window", "test", or whatever the program itself understands; ``words`` is what is handed on.
    """

    verb: str
    words: tuple[str, ...]

    @property
    def is_window(self) -> bool:
        """Whether the window is to open."""
        return self.verb in ("", "window")


def read(words: Sequence[str]) -> Wish:
    """Find the verb behind the options that stand before it (contract: --store, --today, --by, each with a value)."""
    at = 0
    while at < len(words) and words[at].startswith(_VALUED):
        at += 1 if "=" in words[at] else 2
    verb = words[at] if at < len(words) else ""
    if verb in ("window", "test"):
        return Wish(verb, (*words[:at], *words[at + 1 :]))
    return Wish(verb, tuple(words))


def has_display(env: Mapping[str, str]) -> bool:
    """Whether a window can appear: always off Linux; there with an X or Wayland display, or a Qt platform chosen by hand."""
    return not sys.platform.startswith("linux") or any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def prepare(environment: Environment, wish: Wish) -> None:
    """Environment, system libraries, fonts: each done once per state of the lock file and this Python.

    Raises SetupError when the program cannot start without what is missing.
    """
    state = environment.digest()
    if not environment.stamped("environment", state):
        environment.provide()
        environment.stamp("environment", state)
    if not sys.platform.startswith("linux"):
        return
    wanted = (*needs.IMPORT, *needs.X11, *needs.FONTS, *(needs.TESTS if wish.verb == "test" else ()))
    system_state = environment.digest(*(need.deb for need in wanted))
    step = "tests" if wish.verb == "test" else "system"
    if not environment.stamped(step, system_state):
        missing = system.provide(wanted)
        if not missing:
            environment.stamp(step, system_state)
        elif wish.is_window and _blocks(missing):
            raise SetupError("缺少上面的系统组件，窗口打不开。执行上面的命令后重新启动。")
    if not environment.stamped("fandol", state):
        fandol.provide(environment.venv)
        environment.stamp("fandol", state)


def surroundings(environment: Environment, wish: Wish, env: Mapping[str, str]) -> dict[str, str]:
    """The environment variables the program runs with."""
    result = dict(env)
    if (wish.verb == "test" and "--headed" not in wish.words) or not has_display(env):
        result["QT_QPA_PLATFORM"] = "offscreen"
    if wish.verb == "test":
        # the tests start the program many times over, and compiling it anew each time took longer than what they look at
        result.pop("PYTHONDONTWRITEBYTECODE", None)
        result["PYTHONPYCACHEPREFIX"] = str(environment.venv / "compiled")
    if wish.is_window and _fcitx_runs(env) and not _qt_speaks_fcitx(environment):
        # Qt's own wheels carry no fcitx plugin; fcitx answers the ibus one
        result["QT_IM_MODULE"] = "ibus"
    return result


def main(words: Sequence[str]) -> int:
    """Do what ``words`` ask for; returns the exit code where this process is not replaced by the program."""
    wish = read(words)
    if wish.is_window and not has_display(os.environ):
        if wish.verb == "window":
            say("这里没有图形界面，窗口打不开。在桌面环境中启动，或者运行：python3 run.py demo --out out")
            return 2
        say(f"这里没有图形界面，改为运行演示，结果放在 {ROOT / 'out'}")
        wish = Wish("demo", (*wish.words, "demo", "--out", str(ROOT / "out")))
    environment = Environment(ROOT)
    try:
        prepare(environment, wish)
    except SetupError as error:
        say(str(error))
        return 2
    except OSError as error:
        say(f"没有准备好：{error.strerror or error}（{error.filename or '.venv'}）。确认文件夹可以写入、磁盘没有满，然后重新启动。")
        return 2
    return _become(environment, wish)


_TESTS = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
"""The tests on every core, a file at a time: what the tests of a file share is made once, and the long drills do not come last. Words of the user's own come after and win."""


def _become(environment: Environment, wish: Wish) -> int:
    # -P: a folder named app where the user happens to stand must not be taken for the program
    module = _TESTS if wish.verb == "test" else ("-P", "-m", "app")
    command = [str(environment.python), *module, *wish.words]
    env = surroundings(environment, wish, os.environ)
    if wish.verb == "test":
        os.chdir(ROOT)
    if os.name != "nt":
        os.execve(command[0], command, env)
    return subprocess.run(command, env=env, check=False).returncode


def _blocks(missing: Sequence[needs.Need]) -> bool:
    on_x11 = not os.environ.get("WAYLAND_DISPLAY")
    return any(need in needs.IMPORT or (on_x11 and need in needs.X11) for need in missing)


def _fcitx_runs(env: Mapping[str, str]) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    if "fcitx" in env.get("QT_IM_MODULE", "") or "fcitx" in env.get("XMODIFIERS", ""):
        return True
    for comm in Path("/proc").glob("[0-9]*/comm"):
        try:
            if comm.read_text("utf-8", "replace").startswith("fcitx"):
                return True
        except OSError:  # the process ended meanwhile
            continue
    return False


def _qt_speaks_fcitx(environment: Environment) -> bool:
    plugins = environment.site_packages / "PySide6/Qt/plugins/platforminputcontexts"
    return next(plugins.glob("*fcitx*"), None) is not None
