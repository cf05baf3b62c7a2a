"""What the window needs of a Linux system beyond Python: shared libraries, programs, a Chinese font.

Presence is asked of the thing itself (does the library load?) and not of a package manager, so that one list serves every
distribution; the package names only say where to get it.
"""

from __future__ import annotations

import ctypes
import shutil
from dataclasses import dataclass
from pathlib import Path

from launch.console import quietly

_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


@dataclass(frozen=True, slots=True)
class Need:
    """Something a system must have: its name, and the packages that bring it on Debian's and Red Hat's families."""

    name: str
    deb: str
    rpm: str

    def present(self) -> bool:
        """Whether this system has it now; here a program on the search path."""
        return shutil.which(self.name) is not None


@dataclass(frozen=True, slots=True)
class Library(Need):
    """A shared library, named by its soname."""

    def present(self) -> bool:
        """Whether the dynamic loader finds the library."""
        try:
            ctypes.CDLL(self.name)
        except OSError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class ChineseFont(Need):
    """Any font of the system with Chinese characters; without one the window shows boxes."""

    def present(self) -> bool:
        """Whether fontconfig knows one or, where its programs are missing, one of the CJK families lies in a font folder."""
        if shutil.which("fc-list") and quietly("fc-list", ":lang=zh-cn", "family").stdout.strip():
            return True
        return any(next(folder.rglob("*CJK*"), None) for folder in _FONT_FOLDERS if folder.is_dir())


# without these PySide6 cannot even be imported
IMPORT = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
# without these it finds no window on an X display
X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
)
FONTS = (ChineseFont("中文字体", "fonts-noto-cjk", "google-noto-sans-cjk-ttc-fonts"),)
TESTS = (
    Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    Need("xauth", "xauth", "xorg-x11-xauth"),
)
