"""What the office knows of laws beyond the catalogue: its corrections, the texts it imported and the index over their articles."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from db import rows
from db.records import LawArticle, LawChange, LawText
from db.search import words


class Laws:
    """Reads the overlay over the catalogue and the imported texts. Writing goes through an act, beside it the index of articles."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def changes(self) -> tuple[LawChange, ...]:
        """Every law added or corrected."""
        return rows.where(self._db, LawChange)

    def change(self, title: str) -> LawChange | None:
        """The office's row for the law of this official title, or None."""
        return rows.find(self._db, LawChange, title)

    def texts(self, law: str | None = None) -> tuple[LawText, ...]:
        """The imported texts of ``law``, or of every law; the oldest wording first."""
        condition, values = ("1", []) if law is None else ("law = ?", [law])
        return rows.where(self._db, LawText, condition, values, "law, coalesce(effective_on, revised_on, ''), rowid")

    def text(self, text_id: str) -> LawText:
        """One imported text. Raises Gone."""
        return rows.get(self._db, LawText, text_id)

    def index(self, text_id: str, articles: Iterable[tuple[str, str]]) -> None:
        """Index the (path, text) pairs of an imported text, inside the transaction that is open."""
        for path, text in articles:
            row = self._db.execute("INSERT INTO law_articles (text_id, path, text) VALUES (?, ?, ?)", [text_id, path, text])
            self._db.execute("INSERT INTO law_index (rowid, words) VALUES (?, ?)", [row.lastrowid, words(text)])

    def articles(self, text_id: str) -> tuple[LawArticle, ...]:
        """The articles of an imported text in their order."""
        sql = "SELECT text_id, path, text FROM law_articles WHERE text_id = ? ORDER BY rowid"
        return tuple(LawArticle(*row) for row in self._db.execute(sql, [text_id]).fetchall())

    def like(self, expression: str, limit: int) -> tuple[LawArticle, ...]:
        """The articles of the texts in hand that a full-text expression over bigrams finds, the best by BM25 first."""
        sql = """SELECT a.text_id, a.path, a.text FROM law_index i JOIN law_articles a ON a.rowid = i.rowid
            JOIN law_texts t ON t.id = a.text_id WHERE law_index MATCH ? ORDER BY bm25(law_index) LIMIT ?"""
        return tuple(LawArticle(*row) for row in self._db.execute(sql, [expression, limit]).fetchall())
