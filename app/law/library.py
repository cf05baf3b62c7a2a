"""The law library of an office: the catalogue with its own rows laid over, and the texts it imported, as the checks ask it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from app.errors import Refused
from app.law.catalogue import Catalogue, shipped
from app.law.law import Law
from app.office import Office
from db.records import LawChange


def catalogue_of(office: Office) -> Catalogue:
    """The shipped catalogue with the rows of the office laid over it."""
    return _laid(office.store.laws.changes())


@lru_cache(maxsize=2)
def _laid(rows: tuple[LawChange, ...]) -> Catalogue:
    return shipped().laid_over(law_of(row) for row in rows) if rows else shipped()


@dataclass(frozen=True, slots=True)
class OfficeLaws:
    """What the checks ask of the office's library; see :class:`app.rules.checks.given.Laws` and :class:`app.rules.checks.citing.Library`."""

    office: Office

    @property
    def catalogue(self) -> Catalogue:
        """The laws it knows."""
        return catalogue_of(self.office)

    def official(self, cited: str) -> str | None:
        """The official title of the law cited so; None when the library does not know it."""
        return self.catalogue.official(cited)

    def rank(self, cited: str) -> str | None:
        """Its 效力位阶; None when unknown."""
        return self.catalogue.rank(cited)

    def article(self, cited: str, article: str) -> str | None:
        """The imported text of 第×条 of it today; None when no text was imported or it has no such article."""
        from app.law.texts import article as words_of

        title = self.official(cited)
        found = words_of(self.office, title, article) if title else None
        return found.text if found else None

    def unchanged(self, law: str, article: str, made: date) -> bool:
        """Whether the texts in hand show that ``article`` of ``law`` says today what it said on the day ``made``."""
        from app.law.texts import changed, since, text_on

        then, now = text_on(self.office, law, made), text_on(self.office, law, self.office.today())
        if then is None or now is None or then.id == now.id or (since(then) or date.max) > made:
            return False
        return changed(self.office, then, now).get(article) is False


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


def row_of(law: Law, operator: str) -> LawChange:
    """``law`` as a row of the office, entered by ``operator``."""
    return LawChange(
        id=law.title,
        aliases=law.aliases,
        level=law.level,
        issuing_body=law.issuing_body or None,
        doc_no=law.doc_no or None,
        first_promulgated=law.first_promulgated,
        latest_revision=law.latest_revision,
        effective_on=law.effective_on,
        status=law.status,
        repealed_on=law.repealed_on,
        replaced_by=law.replaced_by or None,
        pending_version=law.pending_version,
        last_article=law.last_article,
        as_of=law.as_of,
        source=law.evidence,
        checked_by=law.checked_by or None,
        operator=operator,
    )


def keep_laws(office: Office, laws: tuple[Law, ...], title: str) -> None:
    """Lay ``laws`` over the catalogue as rows of the office: one act called ``title``, one undo. Raises Refused when one is faulty in itself."""
    from app.law.checking import row_faults

    base = catalogue_of(office)
    after = base.laid_over(laws)
    for law in laws:
        wrong = row_faults(law, after)
        if wrong:
            raise Refused(f"《{law.title}》没有存：{wrong[0]}改正后再存。")
    with office.act("law", title) as act:
        for law in laws:
            row, known = row_of(law, office.operator), office.store.laws.change(law.title)
            if known is None:
                act.insert(row)
            else:
                act.update(known, **{f.name: getattr(row, f.name) for f in fields(row) if f.name not in ("id", "row_version")})


def keep_law(office: Office, law: Law) -> None:
    """Add or correct one law. Raises Refused."""
    keep_laws(office, (law,), f"登记法律：《{law.title}》")


def forget_law(office: Office, title: str) -> None:
    """Take the office's row for ``title`` away, so that the shipped one (if any) holds again. Raises Refused when there is none."""
    row = office.store.laws.change(title)
    if row is None:
        raise Refused(f"《{title}》没有本单位的改动，不用恢复。")
    with office.act("law", f"恢复出厂记载：《{title}》") as act:
        act.remove(row)
