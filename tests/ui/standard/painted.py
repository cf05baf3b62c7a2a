"""The words that a widget paints, as it paints them: text, colour and place, read from the drawing that Qt makes of it as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text on a widget: its colour, and the box it takes in the widget's own pixels, cut off by nothing."""

    text: str
    color: QColor
    box: QRectF


def painted(widget: QWidget) -> list[Words]:
    """The runs of text that ``widget`` itself paints, its children left out."""
    drawing = QBuffer()
    drawing.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(drawing)
    paper.setSize(widget.size())
    paper.setViewBox(widget.rect())
    paper.setResolution(96)
    painter = QPainter(paper)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return [words for words in _runs(ElementTree.fromstring(bytes(drawing.data()))) if words.text.strip()]


def _runs(drawing: ElementTree.Element) -> Iterator[Words]:
    for group in drawing.iter(f"{_SVG}g"):
        moved = _transform(group.get("transform", ""))
        for run in group.findall(f"{_SVG}text"):
            yield _words(run, moved)


def _words(run: ElementTree.Element, moved: QTransform) -> Words:
    font = QFont()
    font.setFamilies([name.strip(" '\"") for name in run.get("font-family", "").split(",")])
    font.setPixelSize(round(float(run.get("font-size", "14"))))
    font.setWeight(QFont.Weight(int(run.get("font-weight", "400"))))
    metrics, text = QFontMetricsF(font), run.text or ""
    box = QRectF(float(run.get("x", "0")), float(run.get("y", "0")) - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
    color = QColor(run.get("fill", "#000000"))
    color.setAlphaF(float(run.get("fill-opacity", "1")))
    return Words(text, color, moved.mapRect(box))


def _transform(words: str) -> QTransform:
    numbers = words.removeprefix("matrix(").removesuffix(")")
    return QTransform(*(float(number) for number in numbers.split(","))) if numbers else QTransform()


def visible(root: QWidget) -> list[QWidget]:
    """``root`` and everything in sight on it that Qt has not deleted meanwhile."""
    return [widget for widget in [root, *root.findChildren(QWidget)] if shiboken6.isValid(widget) and widget.isVisible()]
