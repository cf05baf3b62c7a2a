"""The standard every page is held to: named, reached by Tab as it is read, words that can be told from their ground, and no words cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QHeaderView, QLineEdit, QScrollArea, QToolTip, QWidget

from tests.ui.standard.painted import Words, painted, visible

ROOM = QSize(1366, 736)
"""The smallest screen, without the title bar of a window."""
LEAST = 4.5
"""Contrast of text and its ground, WCAG 2.1 success criterion 1.4.3."""
_SLACK = 2.5
"""Pixels that a run may reach beyond its room: the blank beside a full-width comma, rounding of a scaled font."""


def told(widget: QWidget) -> str:
    """What a fault is found at: kind and name."""
    words = getattr(widget, "text", "")
    name = widget.accessibleName() or (words() if callable(words) else words) or widget.objectName()
    parent = widget.parentWidget()
    return f"{type(widget).__name__} “{name}” 在 {type(parent).__name__}"


def faults(window: QWidget, first: QWidget) -> Iterator[str]:
    """Whatever falls short of the standard on ``window`` as it is shown; Tab begins at ``first``."""
    yield from (f"没有名称 {fault}" for fault in unnamed(window))
    said = words_on(window)
    yield from (f"看不清 {fault}" for fault in dim(window, said))
    yield from (f"写不下 {fault}" for fault in cut(said))
    steps = walk(window, first)
    yield from (f"Tab 到不了 {fault}" for fault in out_of_reach(window, steps))
    yield from (f"Tab 往回走 {fault}" for fault in out_of_order(steps))
    if window.height() > ROOM.height() or window.width() > ROOM.width():
        yield f"大过屏幕：{window.width()}×{window.height()}"


# --- names and Tab


def reachable(window: QWidget) -> list[QWidget]:
    """What takes the focus by Tab."""
    return [
        widget
        for widget in visible(window)
        if widget.isEnabled() and widget.focusProxy() is None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    ]


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader has no name for; a button's words are its name where it has none of its own."""
    controls = {*reachable(window), *(widget for widget in visible(window) if isinstance(widget, QAbstractButton))}
    return [told(widget) for widget in controls if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of Tab: from where to where, both places taken after it, because a pane scrolls to what has the focus."""

    before: QWidget
    after: QWidget
    here: QRect
    there: QRect


def walk(window: QWidget, first: QWidget) -> list[Step]:
    """A whole round of Tab through ``window``, begun at ``first``."""
    first.setFocus()
    steps: list[Step] = []
    seen: set[QWidget] = set()
    while (before := QApplication.focusWidget()) not in seen:
        seen.add(before)
        QTest.keyClick(before, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        steps.append(Step(before, after, _on(window, before), _on(window, after)))
    return steps


def out_of_reach(window: QWidget, steps: list[Step]) -> list[str]:
    """What takes the focus and is not met on a round of Tab."""
    met = {step.after for step in steps}
    return [told(widget) for widget in reachable(window) if widget not in met]


def out_of_order(steps: list[Step]) -> list[str]:
    """Steps of Tab that go up without going to the right: a page is read downwards, and column by column. One such step begins the round anew."""
    back = [step for step in steps if step.there.bottom() <= step.here.top() and step.there.left() < step.here.right()]
    return [f"{told(step.before)} → {told(step.after)}" for step in sorted(back, key=lambda step: step.there.top())[1:]]


def out_of_sight(window: QWidget, steps: list[Step]) -> list[str]:
    """What got the focus by Tab and was not scrolled to."""
    return [told(step.after) for step in steps if not step.there.intersects(window.rect()) or step.after.visibleRegion().isEmpty()]


def _on(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


# --- words


def words_on(window: QWidget) -> list[tuple[QWidget, list[Words]]]:
    """What each widget in sight says, as it paints it."""
    return [(widget, painted(widget)) for widget in visible(window)]


def dim(window: QWidget, said: list[tuple[QWidget, list[Words]]]) -> list[str]:
    """Words in sight whose colour is too near to the ground they stand on, taken from a picture of the window."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for widget, runs in said:
        for words in runs:
            place = (
                words.box.toAlignedRect().intersected(widget.visibleRegion().boundingRect()).translated(widget.mapTo(window, QPoint(0, 0)))
            )
            place = place.intersected(picture.rect())
            if place.width() < 4 or place.height() < 6 or not words.color.alpha() or _is_covered(window, widget, place.center()):
                continue
            ground = _ground(picture, place)
            ratio = contrast(_over(words.color, ground), ground)
            if ratio < LEAST:
                found.append(f"{words.text} {words.color.name()} / {ground.name()} {ratio:.2f}，{told(widget)}")
    return found


def _is_covered(window: QWidget, widget: QWidget, at: QPoint) -> bool:
    """Whether something that lies over ``widget`` is what is seen there."""
    top = window.childAt(at)
    return top is not None and top is not widget and not top.isAncestorOf(widget) and not widget.isAncestorOf(top)


def _ground(picture: QImage, place: QRect) -> QColor:
    """The colour that most of a place has: strokes are thin, and their edges are of many shades."""
    part = picture.copy(place)
    return QColor.fromRgb(Counter(memoryview(part.constBits()).cast("I")).most_common(1)[0][0])


def _over(color: QColor, ground: QColor) -> QColor:
    alpha = color.alphaF()
    return QColor.fromRgbF(
        *(alpha * own + (1 - alpha) * under for own, under in zip(color.getRgbF()[:3], ground.getRgbF()[:3], strict=True))
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, WCAG 2.1."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def cut(said: list[tuple[QWidget, list[Words]]]) -> list[str]:
    """Words that end in an ellipsis with no tooltip that holds the whole, and words that reach beyond the room they have."""
    return [told_ for widget, runs in said if runs for told_ in _cut_on(widget, runs)]


def _cut_on(widget: QWidget, runs: list[Words]) -> Iterator[str]:
    room = _room(widget)
    for words in runs:
        if words.text.endswith("…"):
            if not _whole_is_told(widget, words):
                yield f"“{words.text}” 没有全文提示，{told(widget)}"
        elif _reaches_beyond(words.box, room, widget):
            yield f"“{words.text}” 超出 {room.width():.0f}×{room.height():.0f}，在 {words.box.left():.0f}–{words.box.right():.0f}，{words.box.top():.0f}–{words.box.bottom():.0f}，{told(widget)}"


def _room(widget: QWidget) -> QRectF:
    """The part of a widget that can come into sight: itself, cut by what it stands on; what scrolls downwards cuts it at the sides alone."""
    room, inner, outer, scrolls = QRectF(widget.rect()), widget, widget.parentWidget(), False
    offset = QPointF(0, 0)
    while outer is not None and not inner.isWindow():
        offset += QPointF(inner.pos())
        mine = QRectF(outer.rect()).translated(-offset)
        scrolls = scrolls or _scrolls(outer)
        if scrolls:
            mine.setTop(room.top())
            mine.setBottom(room.bottom())
        room = room.intersected(mine)
        inner, outer = outer, outer.parentWidget()
    return room


def _scrolls(viewport: QWidget) -> bool:
    area = viewport.parentWidget()
    return isinstance(area, QScrollArea) and area.viewport() is viewport


def _reaches_beyond(box: QRectF, room: QRectF, widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit) or _is_viewport_that_scrolls(widget):
        # what is typed scrolls in its field, and the rows of a view under its head
        return False
    wide = box.left() < room.left() - _SLACK or box.right() > room.right() + 1 + _SLACK
    # the line of a font is higher than its glyphs: a fifth may be cut and nothing of them is
    spare = box.height() * 0.2
    return wide or box.top() + spare < room.top() or box.bottom() - spare > room.bottom() + 1


def _is_viewport_that_scrolls(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and not isinstance(area, QHeaderView) and area.viewport() is widget


def _whole_is_told(widget: QWidget, words: Words) -> bool:
    """Whether resting the mouse on the words shows them whole."""
    at = words.box.center().toPoint()
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    shown = QToolTip.text()
    QToolTip.hideText()
    begun = words.text.rstrip("…").strip()
    return begun in shown and len(shown) > len(begun)
