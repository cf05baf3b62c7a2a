"""Pictures of every page over a store: for the demo, and to be laid beside the drawings. No display is needed.

The brief album shows each page at two sizes of window; the whole one at three, light and dark, in the largest type, at 150 % (a process of its own, because Qt
reads the factor at its start), and over an empty store.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from app import program
from app.cli.console import Album
from app.clock import Clock
from app.office import Office, open_office
from ui.assembly import DESK, SETTINGS, assemble
from ui.dialogs.printing_sheets import Sheets
from ui.ops import Ops
from ui.pages.ids import SETTINGS_PANES
from ui.picture_views import SHOWN_PANES, View, views
from ui.start import install_fonts, make_application
from ui.theme import Theme
from ui.theme.appearance import SCALES, Appearance, Mode
from ui.window import Window

_QUIET = 12
"""So many rounds of the event loop without work make a page settled."""
_LONGEST = 20_000
_OPERATOR = "王芳"


@dataclass(frozen=True, slots=True)
class Frame:
    """How a view is taken: size of the window, colours, size of type, and what the file's name says of it."""

    size: QSize
    mode: Mode = Mode.LIGHT
    scale: float = 1.0
    word: str = ""

    @property
    def name(self) -> str:
        """The end of the file's name."""
        dark = "-深色" if self.mode is Mode.DARK else ""
        return f"{self.size.width()}x{self.size.height()}{dark}{self.word}"


SMALL, USUAL, LARGE = QSize(1366, 768), QSize(1440, 900), QSize(1920, 1080)
MAGNIFIED = QSize(1280, 720)
"""A screen of 1920×1080 at 150 %, in Qt's pixels."""
_BOTH = (Mode.LIGHT, Mode.DARK)
_BIGGEST = Frame(SMALL, scale=SCALES["特大"], word="-特大")
_FRAMES = {
    Album.BRIEF: tuple(Frame(size, mode) for mode in _BOTH for size in (SMALL, USUAL)),
    Album.WHOLE: (*(Frame(size, mode) for mode in _BOTH for size in (SMALL, USUAL, LARGE)), _BIGGEST),
    Album.MAGNIFIED: tuple(Frame(MAGNIFIED, mode, word="-150%") for mode in _BOTH),
    Album.EMPTY: (Frame(SMALL, word="-空"),),
}


Views = Callable[[QApplication, "Ops[Office]", Window], tuple[View, ...]]
"""Which pictures to take of the store that is open in a window."""


def take(store: Path, folder: Path, today: date, album: Album = Album.BRIEF) -> tuple[Path, ...]:
    """Put pictures of the first run, and of every page over ``store`` as of ``today``, into ``folder``; the files made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication | None", QApplication.instance()) or make_application(["guiheng"])
    theme = Theme.install(app, Appearance(mode=Mode.LIGHT))
    install_fonts(theme)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    if album in (Album.BRIEF, Album.WHOLE):
        with TemporaryDirectory() as empty:
            made += _take(app, theme, Path(empty) / "store", folder, today, _first_run, album)
            if album is Album.WHOLE:
                made += _take(app, theme, Path(empty) / "store", folder, today, _in_navigation, Album.EMPTY)
    made += _take(app, theme, store, folder, today, _over_store, album)
    if album is Album.WHOLE:
        made += _take_magnified(store, folder, today)
    return tuple(made)


def _take_magnified(store: Path, folder: Path, today: date) -> list[Path]:
    """The same at 150 %, by this program started anew with Qt's factor."""
    before = set(folder.iterdir())
    words = program.command("--pictures", str(store), str(folder), today.isoformat())
    subprocess.run(words, env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, cwd=program.home(), check=True)
    return sorted(set(folder.iterdir()) - before)


def _take(app: QApplication, theme: Theme, store: Path, folder: Path, today: date, views: Views, album: Album) -> list[Path]:
    ops: Ops[Office] = Ops(lambda: open_office(store, Clock(today), _OPERATOR))
    window = Window()
    window.watch(ops)
    kept = assemble(window, ops)
    try:
        ops.open()
        window.show()
        _settle(app, ops)
        chosen = views(app, ops, window)
        return [
            _shoot(app, ops, window, view, folder / f"{view.name}-{frame.name}.png")
            for frame in _FRAMES[album]
            if _dress(theme, window, frame)
            for view in chosen
            if album is not Album.BRIEF or (not view.minor and (frame.mode is Mode.LIGHT or view.dark))
        ]
    finally:
        theme.set_appearance(Appearance(mode=Mode.LIGHT))
        window.close()
        ops.close()
        # nothing of this window may wake up over the store that is closed now
        kept.deleteLater()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _dress(theme: Theme, window: Window, frame: Frame) -> bool:
    theme.set_appearance(Appearance(mode=frame.mode, scale=frame.scale))
    window.resize(frame.size)
    return True


def _first_run(_app: QApplication, _ops: Ops[Office], _window: Window) -> tuple[View, ...]:
    return (View("首次使用", DESK, dark=True),)


def _in_navigation(_app: QApplication, _ops: Ops[Office], window: Window) -> tuple[View, ...]:
    return tuple(View(entry.label, entry.id) for entry in window.entries)


def _over_store(app: QApplication, ops: Ops[Office], window: Window) -> tuple[View, ...]:
    found: list[tuple[View, ...]] = []
    ops.query(views, found.append)
    _settle(app, ops)
    panes = tuple(
        View(f"设置·{label}", SETTINGS, place, minor=place not in SHOWN_PANES) for place, label in enumerate(SETTINGS_PANES) if place
    )
    chosen = (*found[0], *panes)
    shown = {view.page for view in chosen}
    return (*chosen, *(view for view in _in_navigation(app, ops, window) if view.page not in shown))


def _shoot(app: QApplication, ops: Ops[Office], window: Window, view: View, file: Path) -> Path:
    window.choose(DESK)
    _settle(app, ops)
    window.go(view.page, view.place)
    _settle(app, ops)
    if view.action:
        window.trigger(view.action)
        _settle(app, ops)
    for toast in window.toasts.shown:
        toast.gone.emit(toast)
    picture = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            _lay(picture, dialog)
            dialog.reject()
    picture.save(str(file))
    return file


def _lay(picture: QPixmap, dialog: QDialog) -> None:
    """The dialog on the picture of its window, in the middle of it."""
    shown, ratio = dialog.grab(), picture.devicePixelRatio()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 60))
    painter.drawPixmap(
        round((picture.width() / ratio - dialog.width()) / 2), round((picture.height() / ratio - dialog.height()) / 2), shown
    )
    painter.end()


def _settle(app: QApplication, ops: Ops[Office]) -> None:
    """Let the window work until nothing is under way any more."""
    deadline, quiet = QDeadlineTimer(_LONGEST), 0
    while quiet < _QUIET and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = quiet + 1 if ops.is_idle and _papers_are_drawn(app) else 0


def _papers_are_drawn(app: QApplication) -> bool:
    """Whether every page of paper in sight shows its picture; drawing is no job of ``ops``."""
    sheets = (widget for widget in app.allWidgets() if isinstance(widget, Sheets) and widget.isVisible() and widget.pdf)
    return all(paper.is_drawn for paper in sheets)
