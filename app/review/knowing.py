"""What the office knows of a document besides its text, as the checks of the rules ask for it."""

from __future__ import annotations

from app.law.library import OfficeLaws
from app.lifecycle.confirming import to_confirm
from app.lifecycle.consulting import was_held
from app.lifecycle.force import Force
from app.lifecycle.gaps import gaps
from app.lifecycle.guards import DISCLOSED, PASSED
from app.lifecycle.lookup import looked_up
from app.lifecycle.periods import Unit
from app.lifecycle.register import force_on
from app.office import Office
from app.rules.checks.foundation import stem_of
from app.rules.checks.given import Course, Facts, Neighbour
from app.text.tree import Tree
from db.records import Document

_MOST_NEIGHBOURS = 40
_SHORTEST_STEM = 2


def facts_of(office: Office, tree: Tree, document: Document | None = None) -> Facts:
    """The facts for judging ``tree``, which may be the text of no ``document`` of the store: then its course is not known.

    Nor is that of a document a department filed: it was reviewed, deliberated and numbered there.
    """
    limits = {key: office.jurisdiction.parameter(key) for key in ("validity.normal", "validity.trial")}
    months = {key: p.amount if p.unit == Unit.MONTH else p.amount // 30 for key, p in limits.items()}
    return Facts(
        published_on=None,
        today=office.today(),
        laws=OfficeLaws(office),
        validity_months_normal=months["validity.normal"],
        validity_months_trial=months["validity.trial"],
        normative=document.normative if document else None,
        course=course_of(office, document) if document and document.origin == "own" else None,
        register=_neighbours(office, tree, document) if document else (),
    )


def course_of(office: Office, document: Document) -> Course:
    """What was done for ``document`` so far.

    That nothing was put out for comments is known only of a matter that was taken on without (带缺项继续); a text submitted with a
    consultation held elsewhere has none in the store either.
    """
    rows = office.store.documents.consultations(document.id)
    held = [row for row in rows if was_held(row)]
    deliberated = next(reversed(office.store.documents.deliberations(document.id)), None)
    lacking = gaps(office, document, office.store.documents.events(document.id))
    without = not held and any(guard.mend == "consult" for guard in lacking)
    least = office.jurisdiction.parameter("consult.days.market")
    most = office.jurisdiction.parameter("disclose.max")
    return Course(
        stage=document.stage,
        concerns_operators=document.concerns_market,
        consultation_days=(held[-1].until_on - held[-1].start_on).days if held else 0 if without else None,
        consultation_least=least.amount if least.unit == Unit.DAY else Course().consultation_least,
        kept_secret=(document.disclosure not in (None, DISCLOSED) and bool(document.disclosure_reason)) or len(rows) > len(held),
        materials=frozenset(material.code for material in office.store.documents.materials(document.id)),
        fair_competition=document.fair_competition,
        exception_until=document.fair_competition_until,
        outcome=document.outcome,
        deliberated_on=deliberated.on_date if deliberated else None,
        passed=deliberated.result in PASSED if deliberated else None,
        signed_on=document.signed_on,
        changed_since_review=to_confirm(office, document) is not None or None,
        disclosure_workdays=_disclosure(office, document),
        disclosure_most=most.amount if most.unit == Unit.WORKDAY else Course().disclosure_most,
        late_filings=_late(office, document),
        unified_number=document.unified_number,
    )


def _disclosure(office: Office, document: Document) -> int | None:
    """Working days from signing to publication, or to today while it waits; None before it was signed."""
    if document.signed_on is None:
        return None
    return office.calendar.workdays_between(document.signed_on, document.published_on or office.today())


def _late(office: Office, document: Document) -> tuple[str, ...]:
    """Whom a filing of any round reached late, or waits beyond its day."""
    rounds = office.store.filings.rounds(document.id)
    due = office.store.filings.deadlines(rounds)
    late = [filing.recipient for filing in rounds if (filing.filed_on or office.today()) > due[filing.deadline_id].due_on]
    return tuple(dict.fromkeys(office.jurisdiction.recipient(code).short for code in late))


def _neighbours(office: Office, tree: Tree, document: Document) -> tuple[Neighbour, ...]:
    """Documents in force whose title or text holds the subject of this one's title."""
    stem = stem_of(tree.body_title or tree.title)
    if len(stem) < _SHORTEST_STEM:
        return ()
    found = looked_up(office, stem, _MOST_NEIGHBOURS)
    today = office.today()
    return tuple(
        Neighbour(one.called, one.document_number, one.published_on, issuer=one.issuing_authority)
        for one in found
        if one.id != document.id and force_on(office, one, today).force is Force.IN_FORCE
    )
