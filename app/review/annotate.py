"""批注稿: the drafting unit's own .docx with each point of the review as a Word comment at its words, everything else as it came.

For the window: ``annotate(office, review_id)`` gives the bytes to save (name: ``file_name``), or raises Refused with the sentence to show; it parses
Word, so it belongs in a job of Ops. For the command line: ``points_of`` a judgement, and ``annotated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.forms.paper import Cited
from app.office import Office
from app.review.points import listed, problem
from app.rules.finding import Judgement, Severity
from app.text import anchors
from app.text.filenames import sayable
from app.text.markup import Settled
from app.text.tree import Anchor, Node, Tree
from app.word.commenting import Commented, Remark, commented
from app.word.runs import Signed
from db.records import Finding

_CELL = re.compile(r"(.*)第(\d+)行第(\d+)格")
_WHY_NOT = "“{}”不是 .docx 文件，批注加不上去：只有 Word 稿能在原文的字句上加批注。向起草单位要 .docx 稿，或者把意见书发给它。"


@dataclass(frozen=True, slots=True)
class Point:
    """What the reviewer says about the words at ``path`` (None: the whole text); ``number`` 0 where the points bear none."""

    path: str | None
    start: int | None
    end: int | None
    quote: str
    severity: str
    problem: str
    bases: tuple[Cited, ...]
    suggestion: str
    number: int = 0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The comment: what is wrong, 依据, 建议."""
        head = f"{f'{self.number}. ' if self.number else ''}【{Severity(self.severity).label}】{self.problem}"
        bases = f"依据：{'、'.join(basis.text for basis in self.bases)}" if self.bases else ""
        return tuple(line for line in (head, bases, f"建议：{self.suggestion}" if self.suggestion else "") if line)


def annotate(office: Office, review_id: str) -> bytes:
    """The text that ``review_id`` judged, as the unit sent it, with its listed findings (列入意见) as comments of the reviewer.

    Raises Refused where that text is no .docx or nothing is listed, UserError where its file is damaged.
    """
    review = office.store.reviews.get(review_id)
    version = office.store.documents.version(review.version_id)
    if version.format != "docx":
        raise Refused(_WHY_NOT.format(sayable(version.file_name)))
    found = listed(office, review)
    if not found:
        raise Refused("还没有列入意见的疑点，没有可批注的内容。先在审核页把疑点列入意见。")
    by = Signed(review.reviewer or office.operator, office.now())
    points = [_point(finding, number) for number, finding in enumerate(found, 1)]
    return annotated(office.original(version), office.tree(version), points, by, Settled(version.settled or Settled.ACCEPTED)).data


def file_name(sent: str) -> str:
    """What the copy of a file sent as ``sent`` is called: 送审稿（批注）.docx."""
    return f"{sent.rpartition('.')[0] or sent}（批注）.docx"


def refusal(name: str) -> Refused:
    """Why a file called ``name`` that is no .docx gets no comments."""
    return Refused(_WHY_NOT.format(sayable(name)))


def annotated(data: bytes, tree: Tree, points: Sequence[Point], by: Signed, settled: Settled) -> Commented:
    """``data``, whose reading is ``tree``, with each of ``points`` as a comment. Raises Unreadable when it is damaged."""
    places = _Places(tree)
    return commented(data, [places.remark(point) for point in points], by, settled)


def points_of(judgement: Judgement) -> tuple[Point, ...]:
    """All findings of a judgement, in the order of the text."""
    return tuple(
        Point(
            f.path,
            f.start,
            f.end,
            f.quote,
            f.severity.value,
            f.message,
            _cited((b.law, b.article, b.verified) for b in f.basis),
            f.suggestion or "",
        )
        for f in judgement.findings
    )


def _point(finding: Finding, number: int) -> Point:
    return Point(
        finding.path,
        finding.start,
        finding.end,
        finding.quote,
        finding.severity,
        problem(finding),
        _cited(finding.basis),
        finding.rewrite or finding.suggestion or "",
        number,
    )


def _cited(bases: Iterable[tuple[str, str | None, bool]]) -> tuple[Cited, ...]:
    return tuple(Cited(law, article or "", verified) for law, article, verified in bases)


class _Places:
    """Where the words of a text stand in its file."""

    def __init__(self, tree: Tree) -> None:
        self._nodes = {node.path: node for node in tree.walk()}
        self._title = next((node.anchors for node in tree.walk() if node.kind in ("body_title", "title") and node.anchors), ())

    def remark(self, point: Point) -> Remark:
        """The comment of ``point`` with its place; about the whole text, it hangs on the title."""
        if point.path is None or point.start is None or point.end is None:
            return Remark(point.paragraphs, near=self._title)
        own = self._anchors(point.path)
        return Remark(point.paragraphs, point.quote, anchors.cut(own, point.start, point.end), own)

    def _anchors(self, path: str) -> tuple[Anchor, ...]:
        node = self._nodes.get(path)
        if node is not None:
            return node.anchors or _first(node)
        cell = _CELL.fullmatch(path)
        table = self._nodes.get(cell[1]) if cell else None
        if cell is None or table is None:
            return ()
        row, column = int(cell[2]) - 1, int(cell[3]) - 1
        return table.cell_anchors[row][column] if row < len(table.cell_anchors) and column < len(table.cell_anchors[row]) else ()


def _first(node: Node) -> tuple[Anchor, ...]:
    """For a clause without words of its own: where its first words stand."""
    return next((below.anchors for below in node.walk() if below.anchors), ())
