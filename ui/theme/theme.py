"""The theme in force: which colours, which size, which fonts; switches at run time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPixmapCache
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.appearance import Appearance, Mode
from ui.theme.fonts import Families, make_font, with_even_digits
from ui.theme.palette import make_palette
from ui.theme.sheet import make_sheet
from ui.theme.tokens import read_tokens


class Theme(QObject):
    """Colours, sizes and fonts of the running application.

    Made once per ``QApplication`` with :meth:`install`; ``changed`` is emitted after palette and style sheet were exchanged.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = read_tokens()
        self._families = Families(self._tokens)
        self._appearance = appearance
        self._number_fonts: dict[tuple[str, int | None], QFont] = {}
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @staticmethod
    def install(app: QApplication, appearance: Appearance | None = None) -> Theme:
        """The application's theme: made now, or the one made before with ``appearance`` applied when given."""
        present = app.findChild(Theme)
        if present is None:
            return Theme(app, appearance or Appearance())
        if appearance is not None:
            present.set_appearance(appearance)
        return present

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force now."""
        if self._appearance.mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._appearance.mode is Mode.DARK

    @property
    def missing_fonts(self) -> dict[str, tuple[str, str]]:
        """Document roles drawn with a substitute: role -> (wanted family, family used)."""
        return {
            role: (wanted, self._families.document[role][0])
            for role, wanted in self._families.missing.items()
            if self._families.document[role]
        }

    def set_appearance(self, appearance: Appearance) -> None:
        """Switch at run time: style sheet, palette, fonts and icons."""
        if appearance != self._appearance:
            self._appearance = appearance
            self._apply()

    def set_mode(self, mode: Mode) -> None:
        """Follow the system or keep one set of colours."""
        self.set_appearance(replace(self._appearance, mode=mode))

    def set_scale(self, scale: float) -> None:
        """Size of type: 1, 1.15 or 1.3."""
        self.set_appearance(replace(self._appearance, scale=scale))

    def hide_columns(self, hidden: tuple[str, ...]) -> None:
        """Remember which columns of the register do not stand there; nothing else looks different."""
        self._appearance = replace(self._appearance, hidden_columns=hidden)

    def remember_folder(self, folder: str) -> None:
        """Remember where a file was chosen last; nothing looks different."""
        self._appearance = replace(self._appearance, folder=folder)

    def refresh_fonts(self) -> None:
        """Choose the families anew after fonts were registered."""
        self._families = Families(self._tokens)
        self._apply()

    def color(self, role: str) -> QColor:
        """The colour of a token name. Raises KeyError for an unknown one."""
        return QColor(self._colors[role])

    def paper_color(self, role: str) -> QColor:
        """The colour of a token on paper, which may be kept white in the dark theme."""
        colors = self._tokens.colors["light"] if self._appearance.white_paper else self._colors
        return QColor(colors[role])

    def px(self, pixels: float) -> int:
        """``pixels`` at the chosen size of type."""
        return round(pixels * self._appearance.scale)

    def size(self, name: str) -> int:
        """A size token (``navWidth``, ``header`` …), scaled."""
        return self.px(self._tokens.sizes[name])

    def font(self, style: str = "body", *, weight: int | None = None) -> QFont:
        """The window's font in a step of the type scale: caption, small, body, bodyStrong, heading, title, documentHeader, display, figure."""
        step = self._tokens.types[style]
        return make_font(self._families.ui, self.px(step.size), weight or step.weight)

    def number_font(self, style: str = "small", *, weight: int | None = None) -> QFont:
        """Like :meth:`font` with digits of equal width; kept, because tables ask for it at every cell."""
        found = self._number_fonts.get((style, weight))
        if found is None:
            found = self._number_fonts[style, weight] = with_even_digits(self.font(style, weight=weight))
        return found

    def sized_font(self, pixels: int, weight: int = 400) -> QFont:
        """The window's font at a size outside the scale (``pixels`` before scaling)."""
        return make_font(self._families.ui, self.px(pixels), weight)

    def document_font(self, role: str, pixels: int) -> QFont:
        """A document font at ``pixels`` (before scaling): title (bold), body, heading1, heading2 or digits."""
        weight = 700 if role == "title" else 500 if role == "heading1" else 400
        return make_font(self._families.document[role], self.px(pixels), weight)

    def _follow_system(self) -> None:
        if self._appearance.mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._hint_system()
        self._number_fonts.clear()
        self._colors = self._tokens.colors["dark" if self.is_dark else "light"]
        QPixmapCache.clear()
        self._app.setPalette(make_palette(self._colors))
        self._app.setFont(self.font())
        self._app.setStyleSheet(make_sheet(self._colors, self._appearance.scale))
        self.changed.emit()

    def _hint_system(self) -> None:
        # the native title bar follows the scheme that is asked for here
        hints = self._app.styleHints()
        schemes = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        wanted = schemes.get(self._appearance.mode)
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)


def theme() -> Theme:
    """The theme of the running application. Raises RuntimeError when none was installed."""
    app = QApplication.instance()
    found = app.findChild(Theme) if app is not None else None
    if found is None:
        raise RuntimeError("no theme installed: call Theme.install(app) before making widgets")
    return found
