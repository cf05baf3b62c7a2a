"""试运行: the rule that is being written run over the texts in hand of the register, off the window's thread, to be stopped at any time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.office import Office
from app.rules.office.trying import Place, Trial, over_register
from app.rules.rule import Rule
from ui.icons import Icon
from ui.ops import Job, Ops, Progress
from ui.pages.lines import Line
from ui.pages.rules.marked import MarkedText
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Pane, Scroll, clear, column, row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import Label

_SHOWN = 100


class TrialPane(Pane):
    """``document_asked(id)`` by a place found."""

    document_asked = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__("", "top", parent)
        self._ops = ops
        self._rule: Rule | None = None
        self._tried: Rule | None = None
        self._job: Job | None = None
        self.run, self.cancel = Button("试运行", icon=Icon.SEARCH, height=28), Button("停止", height=28)
        self.told = Label("", "small", "text2", wrap=True)
        self._bar = ProgressBar()
        self._scroll = Scroll(gap=4, margins=(20, 4, 20, 16))
        head = QWidget()
        head.setLayout(
            column(
                row(Label("在台账里试运行", "body", strong=True), STRETCH, self.cancel, self.run, gap=8),
                self.told,
                self._bar,
                gap=6,
                margins=(20, 12, 20, 4),
            )
        )
        whole = column(head, self._scroll)
        whole.setStretchFactor(self._scroll, 1)
        self.setLayout(whole)
        self.run.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        ops.progressed.connect(self._on_progress)
        self.clear()

    def clear(self) -> None:
        """Nothing was tried yet."""
        self.stop()
        self._tried = None
        clear(self._scroll.column)
        self.told.setText("先看看这条规则在现有文件里会报出哪些地方。只看不存。")
        self._show_running(running=False)
        self._allow()

    def set_rule(self, rule: Rule | None) -> None:
        """Try this one next; None while it cannot be read."""
        self._rule = rule
        if rule is not None and self._tried is not None and rule.expressions != self._tried.expressions and self._job is None:
            self.told.setText("规则改过了，下面是改以前的结果，再试运行一次。")
        self._allow()

    def start(self) -> None:
        """Run it over the register."""
        rule = self._rule
        if rule is None or self._job is not None:
            return
        self._tried = rule
        clear(self._scroll.column)
        self.told.setText("正在试运行")
        self._bar.set_share(0, 1)
        self._job = self._ops.query(lambda office: over_register(office, rule), self._show, owner=self, title="试运行规则")
        self._show_running(running=True)

    def stop(self) -> None:
        """Stop a run that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.told.setText("试运行停了，没有看完。")
            self._show_running(running=False)

    def _on_progress(self, progress: Progress) -> None:
        if progress.job is self._job and self._job is not None:
            self._bar.set_share(progress.done, progress.total)
            self.told.setText(f"{progress.done} / {progress.total} 件　{progress.text}")

    def _show(self, found: Trial) -> None:
        self._job = None
        self._show_running(running=False)
        clear(self._scroll.column)
        self.told.setText(_summary(found))
        clauses = _by_clause(found)
        for places in clauses[:_SHOWN]:
            self._scroll.column.addWidget(self._clause(places))
        if len(clauses) > _SHOWN:
            self._scroll.column.addWidget(Label(f"下面还有 {len(clauses) - _SHOWN} 条，没有列出。", "caption", "text3"))
        self._scroll.column.addStretch(1)

    def _clause(self, places: list[Place]) -> QWidget:
        """A clause of a document with every place marked; the head leads to the document."""
        first = places[0]
        head = Line(f"《{first.title}》", first.finding.path or "全文", f"{len(places)} 处" if len(places) > 1 else "")
        spans = [(place.finding.start or 0, place.finding.end or 0) for place in places]
        words = MarkedText(first.clause, spans) if first.clause else Label(first.finding.message, "small", wrap=True)
        holder = QWidget()
        holder.setLayout(column(head.bound(partial(self.document_asked.emit, first.document_id)), words, 6, gap=4))
        return holder

    def _show_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.cancel.setVisible(running)
        self.run.setVisible(not running)

    def _allow(self) -> None:
        self.run.allow("" if self._rule is not None else "先填要找的词")


def _by_clause(found: Trial) -> list[list[Place]]:
    """The places that stand in one clause together, in the order they were found."""
    together: dict[tuple[str, str | None], list[Place]] = {}
    for place in found.places:
        together.setdefault((place.document_id, place.finding.path), []).append(place)
    return list(together.values())


def _summary(found: Trial) -> str:
    if not found.texts:
        return "台账里还没有文件，没有可以试的。"
    if not found.places:
        return f"看了 {found.texts} 件现行文本，没有报出的地方。"
    told = f"看了 {found.texts} 件现行文本，{found.documents} 件里报出 {len(found.places)} 处。"
    return f"{told}报出的太多，没有看完，词可能太宽。" if found.cut else told
