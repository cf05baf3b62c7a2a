"""The one state of the workbench: which findings are shown, which one and which clause is current. No Qt.

Outline, paper and list are drawn from it, so that a selection in one is the selection in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum

from app.review.checklist import Question, unanswered
from app.review.deciding import LISTED, OPEN, UNLISTED
from app.review.points import TextOrder, as_printed
from app.review.workbench import Workbench
from app.rules.finding import Severity
from db.records import Citation, Finding
from ui.pages.review.clauses import Clauses

_GRAVITY = {Severity.VIOLATION: 2, Severity.RISK: 1, Severity.HINT: 0}


class Segment(IntEnum):
    """The parts of the list, in the order they are shown."""

    OPEN = 0
    LISTED = 1
    UNLISTED = 2
    CITATIONS = 3
    EARLIER = 4
    """The points of the round before; no part of the control, it has a line of its own."""
    CHECKLIST = 5
    """The points of the checklist for the kind of matter; beside the findings, not among them."""

    @property
    def word(self) -> str:
        """What stands on the segment."""
        return ("待处理", "已列入", "未列入", "援引核对", "上轮意见", "要点")[self]


SEGMENT_OF = {OPEN: Segment.OPEN, LISTED: Segment.LISTED, UNLISTED: Segment.UNLISTED}


Words = Mapping[tuple[str, str], str]
"""The words of articles that findings rest on, by law and article, where the law's text was imported."""


class Docket:
    """The findings of one round, what is shown of them and what is selected.

    Once the opinion is issued the findings bear the numbers of the letter. ``current`` is the id of the selected finding (or citation, in the segment of citations), None when a clause without one is selected.
    """

    def __init__(self, bench: Workbench, words: Words | None = None) -> None:
        self.clauses, self._order = Clauses(bench.tree), TextOrder(bench.tree)
        self.segment = Segment.OPEN
        self.fate = ""
        self.current: str | None = None
        self.clause = ""
        self.words = words or {}
        self._take(bench)
        if not self.shown and self.findings:
            self.segment = Segment.LISTED if self.count(Segment.LISTED) else Segment.UNLISTED
        self._first()

    def _take(self, bench: Workbench) -> None:
        place = self.clauses.place
        self.bench = bench
        findings = self._order.of(bench.findings)
        self.findings = tuple(as_printed(findings) if bench.review.concluded_on is not None else findings)
        self.citations = tuple(sorted(bench.citations, key=lambda c: (place(c.path), c.start)))
        self._here: dict[str, list[Finding]] = {}
        for finding in self.findings:
            self._here.setdefault(self.clauses.line_of(finding.path), []).append(finding)

    # --- what is shown

    def of(self, segment: Segment) -> tuple[Finding, ...]:
        """The findings of a segment in the order of the text; none in that of citations."""
        return tuple(f for f in self.findings if SEGMENT_OF[f.decision] is segment)

    def count(self, segment: Segment) -> int:
        """How many stand in a segment."""
        if segment is Segment.EARLIER:
            return len(self.bench.earlier.points)
        if segment is Segment.CHECKLIST:
            return len(self.bench.checklist) - unanswered(self.bench.checklist)
        return len(self.citations) if segment is Segment.CITATIONS else len(self.of(segment))

    @property
    def shown(self) -> tuple[Finding | Citation | Question, ...]:
        """What the list shows."""
        if self.segment is Segment.CHECKLIST:
            return self.bench.checklist
        if self.segment is Segment.EARLIER:
            return tuple(point for point in self.bench.earlier.points if point.fate == self.fate)
        return self.citations if self.segment is Segment.CITATIONS else self.of(self.segment)

    @property
    def handled(self) -> int:
        """How many findings were decided."""
        return len(self.findings) - self.count(Segment.OPEN)

    @property
    def shares(self) -> list[tuple[float, str]]:
        """The progress bar: green for listed, grey for not listed."""
        whole = len(self.findings) or 1
        return [(self.count(Segment.LISTED) / whole, "greenFill"), (self.count(Segment.UNLISTED) / whole, "borderStrong")]

    @property
    def finding(self) -> Finding | None:
        """The selected finding."""
        return next((f for f in self.findings if f.id == self.current), None)

    @property
    def citation(self) -> Citation | None:
        """The selected citation."""
        return next((c for c in self.citations if c.id == self.current), None)

    @property
    def point(self) -> Finding | None:
        """The selected point of the round before."""
        return next((p for p in self.bench.earlier.points if p.id == self.current), None) if self.segment is Segment.EARLIER else None

    @property
    def question(self) -> Question | None:
        """The selected point of the checklist."""
        return next((q for q in self.bench.checklist if q.id == self.current), None) if self.segment is Segment.CHECKLIST else None

    def gravest_open(self, line: str) -> tuple[int, Severity | None, bool]:
        """For a clause: open findings, the gravest severity among them, and whether all of at least one are handled."""
        here = self._here.get(line, [])
        waiting = [Severity(f.severity) for f in here if f.decision == OPEN]
        return len(waiting), max(waiting, key=_GRAVITY.__getitem__, default=None), bool(here) and not waiting

    # --- moving

    def refresh(self, bench: Workbench, words: Words | None = None) -> None:
        """The same round read again. What was decided or taken back elsewhere (撤销) becomes current; else the selection stays."""
        before = {f.id: f.decision for f in self.findings}
        self._take(bench)
        self.words = words or {}
        changed = [f.id for f in self.findings if before.get(f.id) != f.decision]
        if self.finding is None and self.citation is None and self.point is None and self.question is None:
            self.current = None
        if changed:
            self.choose(changed[0])

    def decide(self, finding_id: str, decision: str) -> None:
        """Take ``finding_id`` as decided before the store has answered, and go to the next one of the segment that is worked on, round the end.

        The clause alone stays when none is left.
        """
        before = [item.id for item in self.shown]
        self._take(
            replace(self.bench, findings=tuple(replace(f, decision=decision) if f.id == finding_id else f for f in self.bench.findings))
        )
        left = {item.id for item in self.shown}
        at = before.index(finding_id) if finding_id in before else 0
        following = [one for one in before[at + 1 :] + before[:at] if one in left]
        self._select(following[0] if following else None)

    def show(self, segment: Segment) -> None:
        """Show a segment; its first item near the current clause becomes current."""
        if segment is not self.segment:
            self.segment = segment
            self._first()

    def show_fate(self, fate: str) -> None:
        """Show the points of the round before that met this fate."""
        if (self.segment, self.fate) != (Segment.EARLIER, fate):
            self.segment, self.fate = Segment.EARLIER, fate
            self._first()

    def move(self, step: int) -> None:
        """Go ``step`` items on in the list; stays at the ends."""
        shown = [item.id for item in self.shown]
        if not shown:
            return
        if self.current in shown:
            self._select(shown[min(max(shown.index(self.current) + step, 0), len(shown) - 1)])
            return
        here = self.clauses.place(self.clause or None) if self.clause else -1
        later = [item.id for item in self.shown if self.clauses.place(item.path) >= here]
        earlier = [item.id for item in self.shown if self.clauses.place(item.path) < here]
        self._select((later or earlier)[0] if step > 0 else (earlier or later)[-1])

    def choose(self, item_id: str) -> None:
        """Select a finding or citation wherever it stands; the list goes to its segment."""
        found = next((f for f in self.findings if f.id == item_id), None)
        if found is not None:
            self.segment = SEGMENT_OF[found.decision]
        elif any(c.id == item_id for c in self.citations):
            self.segment = Segment.CITATIONS
        elif any(q.id == item_id for q in self.bench.checklist):
            self.segment = Segment.CHECKLIST
        elif any(p.id == item_id for p in self.bench.earlier.points):
            self.show_fate(next(p.fate or "" for p in self.bench.earlier.points if p.id == item_id))
        else:
            return
        self._select(item_id)

    def choose_number(self, number: int) -> None:
        """Select the finding of this number."""
        found = next((f for f in self.findings if f.number == number), None)
        if found is not None:
            self.choose(found.id)

    def choose_clause(self, path: str) -> None:
        """Select a clause, with its first shown finding when it has one. The head of a chapter is none."""
        line = self.clauses.line_of(path)
        if not line:
            return
        self.clause = line
        here = [item.id for item in self.shown if self._line_of(item) == self.clause]
        if self.current not in here:
            self.current = here[0] if here else None

    def step_clause(self, step: int) -> None:
        """Go to the next or previous clause of the text."""
        lines = [line.path for line in self.clauses.lines if not line.is_head and not line.is_extra]
        if not lines:
            return
        if self.clause in lines:
            self.choose_clause(lines[min(max(lines.index(self.clause) + step, 0), len(lines) - 1)])
        else:
            self.choose_clause(lines[0 if step > 0 else -1])

    def _first(self) -> None:
        shown = self.shown
        same = [item.id for item in shown if self.clause and self._line_of(item) == self.clause]
        self._select(same[0] if same else shown[0].id if shown else None)

    def _select(self, item_id: str | None) -> None:
        self.current = item_id
        item = self.finding or self.citation or self.point
        if item is not None and item.path is not None:
            self.clause = self._line_of(item)
        elif item is not None:
            self.clause = ""

    def go_on(self) -> None:
        """From a point that was answered to the next one without an answer, round the end; stays where there is none."""
        asked = [q.id for q in self.bench.checklist]
        at = asked.index(self.current) if self.current in asked else -1
        waiting = {q.id for q in self.bench.checklist if not q.answer} - {self.current}
        following = [one for one in asked[at + 1 :] + asked[: max(at, 0)] if one in waiting]
        if following:
            self._select(following[0])

    def _line_of(self, item: Finding | Citation | Question) -> str:
        """The clause of the text in hand in which ``item`` stands; empty where it has none any more."""
        if self.segment is Segment.EARLIER:
            return self.clauses.line_of(self.bench.earlier.places.get(item.id))
        return self.clauses.line_of(item.path) if item.path is not None else ""
