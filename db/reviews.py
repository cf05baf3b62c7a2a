"""Legality reviews with their findings and citations."""

from __future__ import annotations

from sqlite_utils import Database

from db import rows
from db.records import Approval, ChecklistMark, Citation, Consultancy, Document, Finding, Review, RuleFinding, RuleTally

_LIVE = "document_id IN (SELECT id FROM documents WHERE deleted_at IS NULL)"

_IN_HAND = """deleted_at IS NULL AND id IN (SELECT document_id FROM reviews) AND (stage IN ('under_review', 'revising')
    OR id IN (SELECT document_id FROM incomings WHERE state = 'substantive'))"""

# what a version says again of a clause whose doubt was 误报 before is the same 误报
_AGAIN = "EXISTS (SELECT 1 FROM findings b WHERE b.id = f.follows_id AND b.decision = 'unlisted' AND b.reason = '误报')"
_OF_RULES = "FROM findings f JOIN reviews r ON r.id = f.review_id JOIN documents d ON d.id = r.document_id AND d.deleted_at IS NULL"
_TALLIES = f"""
SELECT f.rule, count(*), sum(f.decision = 'listed'), sum(f.decision <> 'open'), sum(coalesce(f.reply, '') IN ('采纳', '部分采纳')),
  sum(f.reply IS NOT NULL), sum(f.decision = 'unlisted' AND coalesce(f.reason, '') = '误报' AND NOT {_AGAIN})
{_OF_RULES} GROUP BY f.rule
"""
_FINDINGS = f"""
SELECT d.id, d.title, coalesce(r.accepted_on, ''), f.path, f.quote, f.decision, f.reason, f.reply, {_AGAIN}
{_OF_RULES} WHERE f.rule = ? ORDER BY r.accepted_on DESC, r.rowid DESC, f.number
"""


class Reviews:
    """Reads the review aggregate. Writing goes through an act."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, review_id: str) -> Review:
        """The review. Raises Gone."""
        return rows.get(self._db, Review, review_id)

    def of_document(self, document_id: str) -> tuple[Review, ...]:
        """The rounds of review of a document, first to last."""
        return rows.where(self._db, Review, "document_id = ?", [document_id], "round")

    def current(self, document_id: str) -> Review | None:
        """The last round of review of a document, or None."""
        return next(reversed(self.of_document(document_id)), None)

    def in_hand(self) -> tuple[Document, ...]:
        """The documents whose review is not over: one of ours under review or being revised, or a department's filing under substantive review."""
        return rows.where(self._db, Document, _IN_HAND, (), "rowid")

    def count_in_hand(self) -> int:
        """How many :meth:`in_hand` gives."""
        return int(self._db.execute(f"SELECT count(*) FROM documents WHERE {_IN_HAND}").fetchone()[0])

    def all(self) -> tuple[Review, ...]:
        """Every review of the documents not in the recycle bin, oldest first."""
        return rows.where(self._db, Review, _LIVE)

    def is_reviewed(self, version_id: str) -> bool:
        """Whether an opinion on this text version was issued."""
        sql = "SELECT 1 FROM reviews WHERE version_id = ? AND concluded_on IS NOT NULL"
        return self._db.execute(sql, [version_id]).fetchone() is not None

    def finding(self, finding_id: str) -> Finding:
        """One finding. Raises Gone."""
        return rows.get(self._db, Finding, finding_id)

    def findings(self, review_id: str) -> tuple[Finding, ...]:
        """The findings of a review by number."""
        return rows.where(self._db, Finding, "review_id = ?", [review_id], "number")

    def tallies(self) -> dict[str, RuleTally]:
        """What became of the findings of every rule that has any, by rule."""
        return {str(row[0]): RuleTally(*row) for row in self._db.execute(_TALLIES).fetchall()}

    def of_rule(self, rule: str) -> tuple[RuleFinding, ...]:
        """The findings of one rule, newest round first."""
        return tuple(RuleFinding(*row) for row in self._db.execute(_FINDINGS, [rule]).fetchall())

    def citations(self, review_id: str) -> tuple[Citation, ...]:
        """The clauses of a review to be compared with the law they cite, in the order of the text."""
        return rows.where(self._db, Citation, "review_id = ?", [review_id], "rowid")

    def checklist(self, review_id: str) -> tuple[ChecklistMark, ...]:
        """The answers given to the points of a review's checklist."""
        return rows.where(self._db, ChecklistMark, "review_id = ?", [review_id])

    def consultancies(self, review_id: str) -> tuple[Consultancy, ...]:
        """The advice asked on a review, first asked first."""
        return rows.where(self._db, Consultancy, "review_id = ?", [review_id], "asked_on, rowid")

    def consultancy(self, consultancy_id: str) -> Consultancy:
        """One request for advice. Raises Gone."""
        return rows.get(self._db, Consultancy, consultancy_id)

    def approvals(self, review_id: str) -> tuple[Approval, ...]:
        """The steps of approval of a review, in their order."""
        return rows.where(self._db, Approval, "review_id = ?", [review_id], "ordinal")
