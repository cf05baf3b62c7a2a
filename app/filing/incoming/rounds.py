"""The round of review of a department's text: judged as a submission is at its acceptance, so that the workbench opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import Missing
from app.lifecycle.guards import settled_revisions
from app.office import Office
from app.review.accepting import Round, begin, followed, judged
from app.review.following import Followed
from app.review.settling import Choice, choose, settle
from app.rules.finding import Judgement
from app.text.markup import Settled
from app.text.worker import Worker
from db.acts import Act
from db.records import Document, TextVersion


@dataclass(frozen=True, slots=True)
class Ready:
    """What a round begins with, read and judged before the act."""

    version: TextVersion
    choice: Choice | None
    judgement: Judgement
    before: Followed


def ready(office: Office, document: Document, revisions: Settled | None = None, worker: Worker | None = None) -> Ready | None:
    """The text of ``document`` judged; None where it came on paper alone. Raises Missing while pending tracked changes are not settled."""
    if document.current_version_id is None:
        return None
    version = office.store.documents.version(document.current_version_id)
    chosen = Settled(version.settled) if version.settled else revisions
    unsettled = tuple(guard.sentence for guard in settled_revisions(version.pending_revisions, chosen) if not guard.held)
    if unsettled:
        raise Missing(unsettled)
    choice = choose(office, version, revisions, worker)
    tree = (choice.tree if choice else None) or office.tree(version)
    judgement = judged(office, tree, document)
    return Ready(version, choice, judgement, followed(office, document, tree, judgement))


def begin_round(office: Office, act: Act, document: Document, held: Ready, on: date) -> tuple[str, tuple[str, ...]]:
    """Begin the round within an open act: the id of the review and of its findings."""
    if held.choice is not None:
        document = settle(office, act, document, held.version, held.choice)
    review, findings = begin(office, act, document, Round(held.version.id, held.judgement, held.before, on))
    return review.id, findings
