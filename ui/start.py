"""Start of the window: application, fonts, theme, shell, pages, and an orderly end."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app import safekeeping
from app.errors import UserError
from ui.doorbell import Answer, ring
from ui.first_sight import FirstSight, keep_picture
from ui.opening import Home, Opening
from ui.ops import BROKEN, Office, Ops, described
from ui.theme import Theme, load_fonts
from ui.theme.appearance import Appearance, read_appearance, write_appearance
from ui.window import Window

_log = logging.getLogger(__name__)

_TITLE_BAR = 40
"""What the system's own frame may take of the screen's height, in px."""

AddPages = Callable[[Window, Ops], None]


def run_window(
    open_office: Callable[[], Office],
    argv: Sequence[str],
    *,
    add_pages: AddPages | None = None,
    looks: Path | None = None,
    home: Home | None = None,
    picture: Path | None = None,
) -> int:
    """Open the window on the office that ``open_office`` opens (called in the store thread) and stay until it is closed; returns the exit code.

    The window is shown once the office is open. When it cannot be opened one message says why, and the exit code is 2. With a ``home`` a window
    that runs on the same store is shown instead, files are handed to it, and a store held by somebody else is opened to be read.

    ``add_pages`` puts the pages into the window (those of ``ui.pages`` when None). ``looks`` is the file that keeps theme and size of type.
    With a ``picture`` the first page is painted into that file and the window closes again.
    """
    if add_pages is None:
        from ui.pages import add_pages
    looks = looks or Path(platformdirs.user_config_path("guiheng")) / "looks.json"
    prefer_known_input_method(os.environ)
    app = make_application(argv)
    if home is not None and ring(home.folder, home.files) is Answer.SHOWN:
        return 0
    theme = Theme.install(app, read_appearance(looks))
    install_fonts(theme)
    ops: Ops = Ops(open_office)
    # answers come with the window's events, so that the store may be opened while the window is built
    ops.open()
    window = Window()
    window.watch(ops)
    opening = Opening(ops, window, home)
    _catch_defects(window)
    add_pages(window, ops)
    if theme.appearance.navigation_pinned:
        window.pin_navigation()
    if picture is None:
        place(window, app.primaryScreen().availableGeometry().size(), theme.appearance)
    else:
        window.resize(*Appearance().window)
        FirstSight(window, ops).seen.connect(lambda: keep_picture(window, picture))
    code = app.exec()
    last = ops.close() or _carried(home)
    if last:
        from ui.dialogs.unopened import UnopenedDialog

        UnopenedDialog(last, "数据已经保存，备份没有做成").exec()
    if opening.failed:
        return 2
    _keep_looks(looks, theme, window)
    return code


def place(window: Window, room: QSize, looks: Appearance) -> None:
    """Give the window the size it had, or the whole screen where ``room`` does not hold that with a title bar."""
    wanted = QSize(*looks.window).expandedTo(window.minimumSize())
    window.resize(wanted.boundedTo(room).expandedTo(window.minimumSize()))
    if looks.is_maximised or wanted.width() > room.width() or wanted.height() + _TITLE_BAR > room.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)


def make_application(argv: Sequence[str]) -> QApplication:
    """The application with its name, Chinese locale and Qt's own words in Chinese."""
    app = QApplication(list(argv) or ["guiheng"])
    app.setApplicationName("guiheng")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def install_fonts(theme: Theme, folders: Iterable[Path] | None = None) -> None:
    """Register the document fonts of ``folders`` (those that printing uses when None) and choose the families anew."""
    if folders is None:
        from app.forms.fonts import font_folders

        folders = font_folders()
    load_fonts(folders)
    theme.refresh_fonts()


def prefer_known_input_method(environment: os._Environ[str] | dict[str, str]) -> None:
    """Where fcitx is asked for and Qt lacks its plugin, ask for ibus instead, whose protocol fcitx 5 speaks too."""
    wanted = environment.get("QT_IM_MODULE", "") or environment.get("XMODIFIERS", "")
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    if "fcitx" in wanted and not any("fcitx" in file.name for file in plugins.glob("*")):
        environment["QT_IM_MODULE"] = "ibus"


def _catch_defects(window: Window) -> None:
    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        _log.error("a defect in the window: %s", described(error))
        window.refuse(BROKEN)

    sys.excepthook = caught


def _carried(home: Home | None) -> str:
    """See that the last backup lies in the second place too; why not, where it was refused."""
    if home is None or home.second is None:
        return ""
    try:
        safekeeping.carry_newest(home.folder, home.second)
    except UserError as refused:
        return refused.sentence
    return ""


def _keep_looks(looks: Path, theme: Theme, window: Window) -> None:
    try:
        size = window.normalGeometry().size() if window.isMaximized() else window.size()
        kept = replace(
            theme.appearance,
            navigation_pinned=window.is_navigation_pinned,
            window=(size.width(), size.height()),
            is_maximised=window.isMaximized(),
        )
        write_appearance(looks, kept)
    except OSError:
        _log.warning("the looks could not be kept")
