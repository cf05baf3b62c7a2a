"""Icons of the Lucide set, drawn in a token's colour, and the program's own mark.

The SVG files are read out of the package ``lucide`` (ISC licence) and never copied. Qt draws ``currentColor`` black, so the colour is put into the text first.
Drawn pictures are kept in QPixmapCache per name, colour, size and device pixel ratio.
"""

from __future__ import annotations

import functools
import importlib.util
import zipfile
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

_STROKE = "1.75"


class Icon(StrEnum):
    """What an icon stands for -> its name in the set."""

    TODAY = "calendar-check-2"
    REGISTER = "library"
    REVIEW = "scale"
    FILING = "send"
    INCOMING = "shield-check"
    CLEANUP = "brush-cleaning"
    MEETING = "presentation"
    REPORT = "chart-column"
    LAWS = "book-marked"
    SETTINGS = "settings"
    PANEL = "panel-left"
    SEARCH = "search"
    IMPORT = "file-input"
    ADD = "plus"
    UPLOAD = "upload"
    UNDO = "undo-2"
    REDO = "redo-2"
    PRINT = "printer"
    BACKUP = "database-backup"
    KEYBOARD = "keyboard"
    MORE = "ellipsis"
    BACK = "chevron-left"
    EXPAND = "chevron-down"
    FORWARD = "chevron-right"
    CLOSE = "x"
    LIGHT = "sun"
    DARK = "moon"
    PIN = "pin"
    HISTORY = "history"
    BELL = "bell"
    COPY = "copy"
    DELETE = "trash-2"
    FILTER = "list-filter"
    SORT = "arrow-up-down"
    EDIT = "pencil-line"
    VIEW = "eye"
    MAXIMIZE = "maximize"
    EXTERNAL = "external-link"
    CHECK = "check"
    FILED = "circle-check"
    WAITING = "clock"
    NOT_FILED = "circle-dashed"
    OVERDUE = "circle-alert"
    VIOLATION = "octagon-alert"
    RISK = "triangle-alert"
    HINT = "info"
    EXPIRY = "calendar-clock"
    REPEALED = "ban"
    WORKING = "hourglass"
    REWRITE = "file-pen-line"
    COMMENT = "message-square"
    BASIS = "book-open-text"
    NEW_FINDING = "square-pen"
    MATERIAL = "paperclip"
    OPINION = "file-check-corner"
    ANNOTATED = "file-output"
    RULES = "list-checks"
    COMPARE = "columns-2"
    REDLINE = "file-diff"
    CHANGE_TABLE = "table-2"
    MOVED = "move-vertical"
    PREVIOUS = "arrow-left"
    EARLIER = "arrow-up"
    LATER = "arrow-down"
    EXCHANGE = "arrow-left-right"
    PACKET = "package"
    PACK_FOLDER = "folder-archive"
    INBOX = "inbox"
    RECEIPT = "mail-check"
    SEAL = "stamp"
    REFRESH = "refresh-cw"
    EXCEL = "file-spreadsheet"
    TEXT = "file-text"
    VERSION = "file-stack"
    LINK = "link-2"
    LOG = "clipboard-list"
    ARCHIVE = "archive"
    UNIT = "landmark"
    FOLDER = "folder-open"
    SAMPLES = "flask-conical"
    PEOPLE = "users-round"
    OPERATOR = "user-round"
    HELP = "circle-question-mark"
    SIGN = "gavel"
    SUGGESTION = "corner-down-left"
    FIGURE = "sigma"
    NUMBER = "hash"
    CALL = "phone"
    MAIL = "mail"
    LETTER = "mails"
    PASTE = "clipboard-paste"


@functools.cache
def _archive() -> zipfile.ZipFile:
    # importing the package would pull an XML parser into the start of the window
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package lucide is not installed")
    return zipfile.ZipFile(Path(spec.origin).with_name("lucide.zip"))


@functools.cache
def svg(name: str) -> str:
    """The SVG text of an icon. Raises KeyError for a name outside the set."""
    return _archive().read(f"{name}.svg").decode().replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture ``size`` device-independent pixels wide and high."""
    key = f"icon:{name}:{color.name(QColor.NameFormat.HexArgb)}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    text = svg(name).replace("currentColor", color.name())
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def paint(painter: QPainter, name: str, rect: QRect, color: QColor) -> None:
    """Draw the icon centred in ``rect``, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    left = rect.left() + (rect.width() - size) // 2
    top = rect.top() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, pixmap(name, color, size, ratio))


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """The icon for menus and fields, in the ratios 1, 1.5 and 2."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, color, size, ratio))
    return made


def paint_mark(painter: QPainter, rect: QRectF, fill: QColor, line: QColor) -> None:
    """The program's mark: a rounded square with a circle hung on a beam, like a balance seen from above."""
    unit = rect.width() / 24
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, 5.5 * unit, 5.5 * unit)
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    pen = QPen(line, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(12, 12), 5.4, 5.4)
    painter.drawLine(QPointF(4.2, 12), QPointF(19.8, 12))
    for x in (4.2, 19.8):
        painter.drawLine(QPointF(x, 10.3), QPointF(x, 13.7))
    painter.restore()


def mark_icon(fill: QColor, line: QColor) -> QIcon:
    """The mark as the window's icon, 16 to 256 pixels."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, size, size), fill, line)
        painter.end()
        made.addPixmap(picture)
    return made
