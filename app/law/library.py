"""The law library of an office: the catalogue with its own rows laid over, and the texts it imported."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.law.catalogue import Catalogue, shipped
from app.law.law import Law
from db.records import LawChange

if TYPE_CHECKING:
    from app.office import Office


def catalogue_of(office: Office) -> Catalogue:
    """The shipped catalogue with the rows of the office laid over it."""
    return _laid(office.store.laws.changes())


@lru_cache(maxsize=2)
def _laid(rows: tuple[LawChange, ...]) -> Catalogue:
    return shipped().laid_over(law_of(row) for row in rows) if rows else shipped()


def law_of(row: LawChange) -> Law:
    """A row of the office as the library knows laws."""
    return Law(
        title=row.id,
        level=row.level,
        issuing_body=row.issuing_body or "",
        doc_no=row.doc_no or "",
        first_promulgated=row.first_promulgated,
        latest_revision=row.latest_revision,
        effective_on=row.effective_on,
        status=row.status,
        repealed_on=row.repealed_on,
        replaced_by=row.replaced_by or "",
        pending_version=row.pending_version,
        last_article=row.last_article,
        as_of=row.as_of,
        evidence=row.source,
        aliases=(*((row.short_title,) if row.short_title else ()), *row.aliases),
        own=True,
        checked_by=row.checked_by or "",
    )
