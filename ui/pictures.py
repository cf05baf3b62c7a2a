"""Pictures of every page over a store: for the demo, and to be laid beside the drawings. No display is needed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.lifecycle.register import RegisterRow, rows
from app.lifecycle.stages import Stage
from app.office import Office, open_office
from ui.assembly import DESK, DOCUMENT, FILING, INTAKE, REGISTER, REVIEW, SETTINGS, assemble
from ui.dialogs.printing_sheets import Sheets
from ui.ops import Ops
from ui.start import install_fonts, make_application
from ui.theme import Theme
from ui.theme.appearance import Appearance, Mode
from ui.window import Window

SIZES = (QSize(1366, 768), QSize(1440, 900))
_QUIET = 12
"""So many rounds of the event loop without work make a page settled."""
_LONGEST = 20_000
_OPERATOR = "王芳"


@dataclass(frozen=True, slots=True)
class View:
    """One picture: which page, at which place, also dark or not."""

    name: str
    page: str
    place: object = None
    dark: bool = False


Views = Callable[[QApplication, "Ops[Office]"], tuple[View, ...]]
"""Which pictures to take of the store that is open."""


def take(store: Path, folder: Path, today: date) -> tuple[Path, ...]:
    """Put a picture of the first run, and of every page over ``store`` as of ``today``, into ``folder``; the files made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication | None", QApplication.instance()) or make_application(["guiheng"])
    theme = Theme.install(app, Appearance(mode=Mode.LIGHT))
    install_fonts(theme)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as empty:
        first_run = _take(app, theme, Path(empty) / "store", folder, today, lambda _app, _ops: (View("首次使用", DESK, dark=True),))
    return (*first_run, *_take(app, theme, store, folder, today, _views))


def _take(app: QApplication, theme: Theme, store: Path, folder: Path, today: date, views: Views) -> list[Path]:
    ops: Ops[Office] = Ops(lambda: open_office(store, Clock(today), _OPERATOR))
    window = Window()
    window.watch(ops)
    kept = assemble(window, ops)
    try:
        ops.open()
        window.show()
        _settle(app, ops)
        return [
            _shoot(app, ops, window, theme, view, mode, size, folder)
            for view in views(app, ops)
            for mode in ((Mode.LIGHT, Mode.DARK) if view.dark else (Mode.LIGHT,))
            for size in SIZES
        ]
    finally:
        window.close()
        ops.close()
        kept.deleteLater()


def _views(app: QApplication, ops: Ops[Office]) -> tuple[View, ...]:
    found: list[tuple[RegisterRow, ...]] = []
    ops.query(rows, found.append)
    _settle(app, ops)
    register = found[0]

    def first(wanted: Callable[[RegisterRow], bool]) -> str:
        return next((row.document.id for row in register if wanted(row)), "")

    reviewed = first(lambda row: row.stage is Stage.UNDER_REVIEW)
    ready = first(lambda row: row.stage is Stage.REGISTERED)
    filed = first(lambda row: any(f.filing.state == "due" for f in row.filings) and any(f.filing.filed_on for f in row.filings))
    return (
        View("工作台", DESK, dark=True),
        View("文件台账", REGISTER),
        View("文件详情", DOCUMENT, ready),
        View("审核列表", REVIEW),
        View("合法性审核", REVIEW, reviewed, dark=True),
        View("备案列表", FILING),
        View("报送备案", FILING, filed),
        View("导入核对", INTAKE, [_example()]),
        View("设置", SETTINGS),
    )


def _example() -> Path:
    import resources

    return next(iter(sorted(resources.path("examples").glob("*.docx"))))


def _shoot(app: QApplication, ops: Ops[Office], window: Window, theme: Theme, view: View, mode: Mode, size: QSize, folder: Path) -> Path:
    theme.set_mode(mode)
    window.resize(size)
    window.choose(DESK)
    _settle(app, ops)
    window.go(view.page, view.place)
    _settle(app, ops)
    dark = "-深色" if mode is Mode.DARK else ""
    file = folder / f"{view.name}-{size.width()}x{size.height()}{dark}.png"
    window.grab().save(str(file))
    return file


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
