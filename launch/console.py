"""What the launcher says: progress on standard error, so that standard output stays the program's own."""

from __future__ import annotations

import sys
from subprocess import DEVNULL, CompletedProcess, run


class SetupError(Exception):
    """The program cannot be started here; ``str(error)`` is the Chinese sentence that says what to do."""


def say(text: str) -> None:
    """One line of progress on standard error."""
    print("规衡：" + text, file=sys.stderr, flush=True)


def quietly(*command: str, env: dict[str, str] | None = None, cwd: str | None = None) -> CompletedProcess[str]:
    """Run ``command`` with both outputs caught and no input; the caller judges ``returncode``.

    Raises FileNotFoundError when there is no such program.
    """
    return run(command, stdin=DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False, env=env, cwd=cwd)
