"""Where everything is put together: the window, the command line, ``--worker``, the reading process; ``--pictures``, which takes those
of a window at another factor than that of the program that asks for them; ``--drive``, which times one for ``bench``; and ``--picture FILE``, which ends once the first page is painted.

This is the only place that knows all of app and ui; ``demo`` gets a callable that takes pictures of the window.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.cli.console import Album


def main(words: Sequence[str]) -> int:
    """Run the program; the exit code of the contract."""
    if list(words) == ["--worker"]:
        from app.text import worker

        worker.serve(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    if words and words[0] == "--pictures":
        from app.cli.console import Album

        _pictures(Path(words[1]), Path(words[2]), date.fromisoformat(words[3]), Album.MAGNIFIED)
        return 0
    if words and words[0] == "--drive":
        return _drive(Path(words[1]), date.fromisoformat(words[2]))
    if words and words[0] == "--picture":
        return _window(words[2:], [], Path(words[1]))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a redirected stream on Windows is not UTF-8
    from app.cli.parser import VERBS
    from app.cli.parser import main as command_line

    named = [word for word in _without_values(words) if not word.startswith("-")]
    files = [Path(word) for word in named]
    if files and all(file.exists() for file in files) and named[0] not in VERBS:
        return _window([word for word in words if word not in named], files)
    if named or {"-h", "--help"} & set(words):
        return command_line(words, pictures=_pictures)
    return _window(words, [])


def _without_values(words: Sequence[str]) -> list[str]:
    """``words`` without the values of the global options."""
    takes_value = ("--store", "--today", "--by")
    return [word for place, word in enumerate(words) if not (place and words[place - 1] in takes_value)]


def _window(words: Sequence[str], files: Sequence[Path], picture: Path | None = None) -> int:
    from app import crashlog, places
    from app.cli.parser import globals_of
    from app.office import open_or_look
    from ui.opening import Home
    from ui.start import run_window

    asked, log = globals_of(words), places.crash_log()
    troubles = crashlog.since_last_start(log)
    home = Home(asked.folder, asked.clock, tuple(files), troubles, places.second_backup())
    with crashlog.begin(log):
        opened = partial(open_or_look, asked.folder, asked.clock, asked.by or places.operator())
        return run_window(opened, list(sys.argv[:1]), home=home, picture=picture)


def _drive(store: Path, today: date) -> int:
    import json

    from ui.driving import drive

    sys.stdout.write(json.dumps(drive(store, today), ensure_ascii=False) + "\n")
    return 0


def _pictures(store: Path, folder: Path, today: date, album: Album) -> tuple[Path, ...]:
    from ui.pictures import take

    return take(store, folder, today, album)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
