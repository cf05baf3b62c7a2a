"""The preview beside the register: state, course, files, and the place in the text that was searched for."""

from __future__ import annotations

import html
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.lifecycle.dossier import Dossier
from app.lifecycle.register import ENDED, RegisterRow, is_end
from app.text.formats import format_words
from db.records import Document, Hit
from ui.icons import Icon
from ui.pages.lines import Line
from ui.pages.naming import days_tone, named, number_of
from ui.pages.register.columns import stage_cell
from ui.pages.remaining import remaining
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Pane, Scroll, clear, column, row
from ui.widgets.stepper import Step, StepState, VerticalStepper
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_AROUND = 40


class HitText(QLabel):
    """A clause with the words found marked."""

    def __init__(self, text: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._words = text, words
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        at = self._text.lower().find(self._words.lower())
        start = max(0, at - _AROUND)
        end = min(len(self._text), at + len(self._words) + _AROUND)
        before, hit, after = (self._text[start:at], self._text[at : at + len(self._words)], self._text[at + len(self._words) : end])
        if at < 0:
            before, hit, after = self._text[: 2 * _AROUND], "", ""
        mark = theme().color("amberMark").name()
        more = "……" if end < len(self._text) else ""
        less = "……" if start else ""
        words = f'{less}{html.escape(before)}<span style="background:{mark}">{html.escape(hit)}</span>{html.escape(after)}{more}'
        color = theme().color("text").name()
        self.setText(f'<p style="margin:0; font-size:{theme().px(13)}px; line-height:140%; color:{color}">{words}</p>')


class Preview(Pane):
    """304 px at the right of the register. ``opened()`` by its button; ``review_opened()``, ``filing_opened()`` and ``compare_opened()`` by their lines."""

    opened = Signal()
    review_opened = Signal()
    filing_opened = Signal()
    compare_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "left", parent)
        self._body = Scroll(margins=(18, 16, 18, 12))
        self.open_button = Button("打开", kind="primary", keys="Enter")
        self.open_button.clicked.connect(self.opened)
        self._foot = QWidget()
        self._foot.setLayout(row(self.open_button, STRETCH, gap=8, margins=(18, 10, 18, 14)))
        whole = column(self._body, self._foot)
        whole.setStretchFactor(self._body, 1)
        self.setLayout(whole)
        self.setFixedWidth(theme().px(304))
        self.set_nothing()

    def set_nothing(self) -> None:
        """No row is current."""
        clear(self._body.column)
        self.open_button.allow("没有选中文件")
        self._foot.hide()
        self._body.column.addWidget(Label("选中一件，这里显示它的进度、文件和搜到的条文。", "small", "text3", wrap=True))
        self._body.column.addStretch(1)

    def show_document(self, line: RegisterRow, dossier: Dossier, hit: Hit | None, words: str, today: date) -> None:
        """Show one document."""
        clear(self._body.column)
        self.open_button.allow()
        self._foot.show()
        add = self._body.column.addWidget
        self._body.column.addLayout(_chips(line, today))
        self._body.column.addSpacing(8)
        add(Label(named(line.document), "heading", wrap=True))
        unit = f" • {dossier.unit}起草" if dossier.unit else ""
        add(Label(f"{number_of(line.document)}{unit}", "small", "text2", wrap=True))
        self._body.column.addSpacing(12)
        add(VerticalStepper(_course(line, dossier, today)))
        self._body.column.addSpacing(14)
        add(Label("文件", "caption", "text3", strong=True))
        self._add_files(dossier)
        if hit is not None and words:
            self._body.column.addSpacing(14)
            add(
                Label(
                    f"{'正文' if hit.path not in ('标题', '正文标题', '文号') else hit.path}命中“{words}”", "caption", "text3", strong=True
                )
            )
            self._body.column.addSpacing(4)
            label = "" if hit.path in ("标题", "正文标题", "文号") else f"{hit.path}　"
            add(HitText(f"{label}{hit.text}", words))
        self._body.column.addStretch(1)

    def _add_files(self, dossier: Dossier) -> None:
        add = self._body.column.addWidget
        last = dossier.versions[-1] if dossier.versions else None
        if last is not None:
            add(Line(f"正文（{last.name}）", format_words(last.format), icon=Icon.TEXT).bound(self.opened.emit))
        if len(dossier.versions) > 1:
            add(Line(f"版本比对（共 {len(dossier.versions)} 稿）", icon=Icon.COMPARE).bound(self.compare_opened.emit))
        opinion = next((r for r in reversed(dossier.reviews) if r.opinion_number), None)
        if opinion is not None:
            add(Line("合法性审核意见书", opinion.outcome or "", icon=Icon.OPINION).bound(self.review_opened.emit))
        receipts = sum(bool(f.receipt_number) for f in dossier.filings)
        if receipts:
            add(Line("备案回执", f"{receipts} 份", icon=Icon.RECEIPT).bound(self.filing_opened.emit))
        if dossier.materials:
            add(Line("材料", f"{len(dossier.materials)} 份", icon=Icon.MATERIAL).bound(self.opened.emit))


def _chips(line: RegisterRow, today: date) -> QHBoxLayout:
    cell = stage_cell(line)
    chips: list[object] = [Chip(cell.text, cell.chip or Tone.NEUTRAL)]
    end = line.document.valid_until
    if end is not None and line.force not in ENDED and 0 <= (end - today).days <= 183:
        left = (end - today).days
        chips.append(Chip(f"{left} 天后届满", days_tone(left)))
    due = line.due
    if due is not None and not is_end(due) and due.light.value != "green" and line.force not in ENDED:
        chips.append(Chip(f"{due.deadline.name} {remaining(due).line}", Tone(due.light.value)))
    return row(*chips[:2], STRETCH, gap=6)


def _course(line: RegisterRow, dossier: Dossier, today: date) -> list[Step]:
    document = line.document
    begun = min((event.on_date for event in dossier.events), default=document.created_at.date())
    if document.published_on is None:
        made = Step("制定", StepState.CURRENT, f"{begun} 起，现在{line.stage_word}")
        return [made, Step("备案", StepState.TODO), Step("施行", StepState.TODO), Step("届满", StepState.TODO)]
    is_own = document.origin == "own"
    steps = [Step("制定", StepState.DONE, _made(document, begun, document.published_on) if is_own else f"{document.published_on} 公布")]
    filed = [f"{'市政府' if f.recipient == 'muni' else '区人大'} {f.filed_on:%m-%d}" for f in dossier.filings if f.filed_on]
    unfiled = "补录，没有登记" if document.historical else "未报送"
    if is_own:
        steps.append(
            Step("备案", StepState.DONE if len(filed) == len(dossier.filings) else StepState.CURRENT, " • ".join(filed) or unfiled)
        )
    else:
        # what a department filed here goes to nobody else; its course begins with its receipt
        steps.append(Step("报备", StepState.DONE, f"{begun} 收到"))
    first, end = document.effective_on, document.valid_until
    steps.append(Step("施行", StepState.DONE if first and first <= today else StepState.TODO, str(first or "未填")))
    if document.repealed_on:
        return [*steps, Step("废止", StepState.DONE, f"{document.repealed_on}")]
    if end is not None:
        near = 0 <= (end - today).days <= 45
        note = f"{end}，剩 {(end - today).days} 天" if 0 <= (end - today).days <= 183 else str(end)
        steps.append(Step("届满", StepState.ALARM if near else StepState.DONE if end < today else StepState.TODO, note))
    return steps


def _made(document: Document, begun: date, published_on: date) -> str:
    """From when to when it was made: one entered afterwards (补录) was begun on a day that nobody noted."""
    first, word = (document.signed_on, "成文") if document.historical else (begun, "起草")
    if first is None:
        return f"{published_on} 公布"
    return f"{first} {word} — {f'{published_on:%m-%d}' if first.year == published_on.year else published_on} 公布"
