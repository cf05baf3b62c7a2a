"""Setting paragraphs in lines: 仿宋 17 px on a pitch of 32, first line two characters in, headings in 黑体, digits in the serif font where it is there.

Positions inside a laid paragraph are UTF-16 units of its shown characters (as Qt counts); :meth:`LaidParagraph.shown_position` turns code points into them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.theme import theme
from ui.widgets.paper_text import PaperParagraph

_DIGITS = re.compile(r"[0-9A-Za-z.%]+")
_HEADINGS = {"part", "chapter", "section", "heading1"}
_ALIGN = {
    "justify": Qt.AlignmentFlag.AlignJustify,
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """Sizes of the page in px before scaling: body size and pitch, title size, margins left, top and right."""

    body: int = 17
    pitch: int = 32
    title: int = 27
    left: int = 64
    top: int = 44
    right: int = 58

    @staticmethod
    def compact() -> Setting:
        """For windows of 1366×768."""
        return Setting(body=16, pitch=30, title=24, left=46, top=28, right=40)


@dataclass(slots=True)
class Fonts:
    """The fonts of one setting, made once per layout."""

    setting: Setting
    body: QFont = field(init=False)
    title: QFont = field(init=False)
    heading: QFont = field(init=False)
    second: QFont = field(init=False)
    digits: QFont = field(init=False)
    window: QFont = field(init=False)

    def __post_init__(self) -> None:
        size, look = self.setting.body, theme()
        self.body = look.document_font("body", size)
        self.title = look.document_font("title", self.setting.title)
        self.title.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        self.heading = look.document_font("heading1", size - 1)
        self.second = look.document_font("heading2", size)
        self.digits = look.document_font("digits", size)
        self.window = look.font("caption")

    def of(self, paragraph: PaperParagraph) -> QFont:
        """The font of a paragraph's text."""
        if paragraph.kind in ("title", "body_title"):
            return self.title
        if paragraph.kind in _HEADINGS:
            return self.heading
        if paragraph.kind == "fold":
            return self.window
        return self.second if paragraph.kind in ("heading2", "number") else self.body

    def of_label(self, paragraph: PaperParagraph) -> QFont | None:
        """The font of 第五条 and 一、 where it differs from the text's."""
        return self.heading if paragraph.kind == "article" else None


class LaidParagraph:
    """A paragraph of which the height is known or estimated; the lines are made on demand. ``room`` is the height of its whole row."""

    __slots__ = ("_shift", "_units", "height", "layout", "left", "paragraph", "room", "top", "width")

    def __init__(self, paragraph: PaperParagraph, left: float, width: float, setting: Setting) -> None:
        self.paragraph = paragraph
        self.left, self.width, self.top = left, width, 0.0
        self.room = 0.0
        self.layout: QTextLayout | None = None
        self._shift = _units(paragraph.prefix)
        self._units = not _is_plain(paragraph.text)
        self.height = self._estimate(setting)

    def _estimate(self, setting: Setting) -> float:
        size = setting.title if self.paragraph.kind in ("title", "body_title") else setting.body
        a_line = max(1, int(self.width // theme().px(size)))
        lines = -(-(len(self.paragraph.shown) + 2) // a_line)
        return max(1, lines) * self._pitch(setting) + self._extra()

    def _pitch(self, setting: Setting) -> int:
        if self.paragraph.kind in ("title", "body_title"):
            return theme().px(round(setting.title * 40 / 27))
        return theme().px(28 if self.paragraph.kind == "fold" else setting.pitch)

    def _extra(self) -> int:
        return theme().px(
            {"title": 8, "body_title": 8, "part": 10, "chapter": 10, "section": 6, "fold": 12, "cell": 8}.get(self.paragraph.kind, 0)
        )

    def lay(self, fonts: Fonts) -> QTextLayout:
        """The lines; made now when they were not, which sets the exact height."""
        if self.layout is None:
            self.layout = self._make(fonts)
        return self.layout

    def _make(self, fonts: Fonts) -> QTextLayout:
        paragraph = self.paragraph
        layout = QTextLayout(paragraph.shown.replace("\n", "\u2028"), fonts.of(paragraph))
        option = QTextOption(_ALIGN[paragraph.alignment])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(fonts))
        layout.setCacheEnabled(True)
        pitch, above = self._pitch(fonts.setting), self._extra() / 2
        indent = 2 * theme().px(fonts.setting.body) if self._is_indented else 0
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            start = indent if count == 0 else 0
            line.setLineWidth(self.width - start)
            line.setPosition(QPointF(start, above + count * pitch + (pitch - line.height()) / 2))
            count += 1
        layout.endLayout()
        self.height = max(1, count) * pitch + self._extra()
        return layout

    @property
    def _is_indented(self) -> bool:
        return self.paragraph.alignment == "justify" and self.paragraph.kind not in ("addressee", "cell", "fold")

    def _formats(self, fonts: Fonts) -> list[QTextLayout.FormatRange]:
        if self.paragraph.kind in ("fold", "title", "body_title"):
            return []
        ranges = []
        label = fonts.of_label(self.paragraph)
        if label is not None and self._shift:
            ranges.append(_range(0, self._shift, label))
        if not self._units:
            shown = self.paragraph.shown
            ranges.extend(
                _range(hit.start(), hit.end() - hit.start(), fonts.digits) for hit in _DIGITS.finditer(shown, len(self.paragraph.prefix))
            )
        return ranges

    # --- positions

    def shown_position(self, offset: int) -> int:
        """Code points in ``text`` -> UTF-16 units in the shown characters."""
        return self._shift + (_units(self.paragraph.text[:offset]) if self._units else offset)

    def text_offset(self, position: int) -> int:
        """UTF-16 units in the shown characters -> code points in ``text``, 0 inside the label."""
        rest = max(0, position - self._shift)
        if not self._units:
            return min(rest, len(self.paragraph.text))
        counted = 0
        for offset, character in enumerate(self.paragraph.text):
            if counted >= rest:
                return offset
            counted += 2 if ord(character) > 0xFFFF else 1
        return len(self.paragraph.text)

    def position_at(self, x: float, y: float, fonts: Fonts) -> int:
        """The cursor position nearest to a point (page coordinates)."""
        layout = self.lay(fonts)
        best = 0
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            best = line.xToCursor(x - self.left)
            if y - self.top <= line.y() + line.height() + 4:
                break
        return best

    def rects(self, start: int, end: int, fonts: Fonts) -> list[QRectF]:
        """Rectangles (page coordinates) that cover shown positions ``start:end``, one a line, 26 px high at the pitch of 32."""
        layout = self.lay(fonts)
        found = []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                x0, x1 = _x(line, first), _x(line, last)
                middle = line.y() + line.height() / 2
                half = theme().px(fonts.setting.body) * 0.74
                found.append(QRectF(self.left + x0, self.top + middle - half, x1 - x0, 2 * half))
        return found

    def draw(self, painter: QPainter, fonts: Fonts, selection: tuple[int, int] | None) -> None:
        """Draw the lines in the painter's pen; the selected positions in the palette's highlight."""
        ranges = []
        if selection is not None and selection[0] < selection[1]:
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length = selection[0], selection[1] - selection[0]
            look = QTextCharFormat()
            look.setBackground(theme().color("accentFill"))
            look.setForeground(theme().color("onAccent"))
            chosen.format = look
            ranges.append(chosen)
        self.lay(fonts).draw(painter, QPointF(self.left, self.top), ranges)


def _x(line, position: int) -> float:  # noqa: ANN001 - QTextLine has two overloads whose answers differ in type
    found = line.cursorToX(position)
    return found[0] if isinstance(found, tuple) else found


def _range(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setFont(font)
    made.format = look
    return made


def _is_plain(text: str) -> bool:
    return not text or max(text) <= "\uffff"


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
