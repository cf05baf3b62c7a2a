"""A submission is taken in for review: a round begins, the text is judged, the clock runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.intake.draft import Draft
from app.intake.importing import REVISED_DRAFT, add_version, keep_read, renewed
from app.intake.mending import as_corrected
from app.lifecycle import duties, guards
from app.lifecycle.made import Made
from app.lifecycle.step import allowed
from app.lifecycle.transitions import Act
from app.office import Office
from app.review.checklist import carry
from app.review.following import NOTHING, Followed, follow
from app.review.knowing import facts_of
from app.review.matters import kind_of
from app.review.settling import choose, read_again, settle
from app.rules.finding import Finding as Doubt
from app.rules.finding import Judgement
from app.text.markup import Settled
from app.text.tree import Tree
from app.text.worker import Worker
from db import acts
from db.records import Citation, Document, Finding, Review


def accept(
    office: Office,
    document_id: str,
    *,
    on: date | None = None,
    revisions: Settled | None = None,
    worker: Worker | None = None,
    despite: str | None = None,
) -> Made:
    """受理: begin a round of review of the current text; its findings are numbered in the order of the text.

    ``revisions`` says how its pending tracked changes are taken; rejecting them reads the file once more, in ``worker`` where one is given.
    """
    document = office.document(document_id)
    step = allowed(office, document, Act.ACCEPT, on, guards=guards.to_accept(office, document, revisions), despite=despite)
    version = office.store.documents.version(document.current_version_id or "")
    choice = choose(office, version, revisions, worker)
    tree = (choice.tree if choice else None) or office.tree(version)
    judgement = judged(office, tree, document)
    before = followed(office, document, tree, judgement)
    with office.act("accept", f"受理：{document.title}") as act:
        if choice is not None:
            step = replace(step, document=settle(office, act, document, version, choice))
        review, findings = begin(office, act, document, Round(version.id, judgement, before, step.on))
        duties.start(office, act, document_id, kind_of(document.matter).deadline, step.on)
        taken = f"；修订{choice.settled.label}" if choice else ""
        step.enter(act, f"审核规则提示 {len(findings)} 处{taken}", outcome=None)
    return {"document": document_id, "review": review.id, "findings": findings}


def resubmit(
    office: Office,
    document_id: str,
    draft: Draft,
    *,
    on: date | None = None,
    revisions: Settled | None = None,
    worker: Worker | None = None,
    despite: str | None = None,
) -> Made:
    """送复核: the revised text comes back as a new version and a new round begins. ``revisions`` and ``worker`` as for :func:`accept`."""
    document = office.document(document_id)
    pending = draft.reading.pending_revisions
    step = allowed(office, document, Act.RESUBMIT, on, guards=guards.settled_revisions(pending, revisions), despite=despite)
    draft = as_corrected(office, read_again(draft, revisions or draft.reading.settled, worker))
    judgement = judged(office, draft.reading.tree, document)
    before = followed(office, document, draft.reading.tree, judgement)
    kept = keep_read(office, draft)
    with office.act("resubmit", f"送复核：{document.title}") as act:
        version = add_version(office, act, document, draft, REVISED_DRAFT, kept)
        if pending and revisions is not None:
            version = act.update(version, settled=revisions.value)
        review, findings = begin(office, act, document, Round(version.id, judgement, before, step.on))
        duties.start(office, act, document_id, kind_of(document.matter).deadline, step.on)
        facts = renewed(office, document, draft.reading.tree)
        taken = f"；修订{revisions.label}" if pending and revisions else ""
        step.enter(act, f"{draft.file_name}{taken}", current_version_id=version.id, outcome=None, **facts)
    return {"document": document_id, "version": version.id, "review": review.id, "findings": findings}


def judged(office: Office, tree: Tree, document: Document | None = None) -> Judgement:
    """What the rules say of ``tree``, the text of ``document`` if it is one of the store, with what the office knows of it."""
    # the window's first page names verbs that judge and judges nothing itself
    from app.rules.engine import judge

    return judge(tree, office.packs, facts_of(office, tree, document))


def followed(office: Office, document: Document, tree: Tree, judgement: Judgement) -> Followed:
    """What the text ``tree``, judged so, made of the findings of the last round; nothing where there was none."""
    last = office.store.reviews.current(document.id)
    if last is None:
        return NOTHING
    old = office.tree(office.store.documents.version(last.version_id))
    return follow(old, tree, office.store.reviews.findings(last.id), _said(document, judgement))


def tell_fates(office: Office, act: acts.Act, fates: Mapping[str, str]) -> None:
    """Write what became of each finding of the last round beside it, within an open act."""
    for finding_id, fate in fates.items():
        act.update(office.store.reviews.finding(finding_id), fate=fate)


def _said(document: Document, judgement: Judgement) -> tuple[Doubt, ...]:
    """The findings of the groups of rules that speak to this kind of matter."""
    groups = kind_of(document.matter).groups
    return tuple(finding for finding in judgement.findings if finding.group in groups)


@dataclass(frozen=True, slots=True)
class Round:
    """A round about to begin: the text, what the rules say of it, what became of the last round, the day."""

    version_id: str
    judgement: Judgement
    followed: Followed
    on: date


def begin(office: Office, act: acts.Act, document: Document, begun: Round) -> tuple[Review, tuple[str, ...]]:
    """Begin a round within an open act: the review and the ids of its findings in the order of the text. Which clock runs is the caller's business."""
    last = office.store.reviews.current(document.id)
    tell_fates(office, act, begun.followed.fates)
    review = act.insert(
        Review(
            id=act.new_id(),
            document_id=document.id,
            version_id=begun.version_id,
            round=len(office.store.reviews.of_document(document.id)) + 1,
            packs=begun.judgement.packs,
            accepted_on=begun.on,
            reviewer=office.operator,
        )
    )
    carry(office, act, document, last, review)
    ids = [act.insert(row).id for row in _findings(act, review, _said(document, begun.judgement), begun.followed)]
    for cited in begun.judgement.to_verify:
        act.insert(
            Citation(
                id=act.new_id(), review_id=review.id, path=cited.path, start=cited.start, end=cited.end, quote=cited.quote, law=cited.law,
                article=cited.article,
            )
        )  # fmt: skip
    return review, tuple(ids)


def _findings(act: acts.Act, review: Review, found: Sequence[Doubt], followed: Followed) -> Iterator[Finding]:
    """The rows of a round: what the rules say, then what was written by hand in the last round and stands where it stood.

    What was set aside at a sentence that has not changed comes in set aside, with its reason.
    """
    for number, finding in enumerate(found, start=1):
        aside = followed.aside.get(number - 1)
        yield Finding(
            id=act.new_id(), review_id=review.id, number=number, rule=finding.rule, rule_group=finding.group,
            severity=finding.severity.value, title=finding.title, path=finding.path, start=finding.start, end=finding.end,
            quote=finding.quote, message=finding.message, basis=tuple((b.law, b.article, b.verified) for b in finding.basis),
            suggestion=finding.suggestion, follows_id=followed.follows.get(number - 1),
            decision=aside.decision if aside else "open", reason=aside.reason if aside else None,
            unlisted_basis=aside.unlisted_basis if aside else (),
        )  # fmt: skip
    for number, (old, spot) in enumerate(followed.carried, start=len(found) + 1):
        yield replace(
            old, id=act.new_id(), review_id=review.id, number=number, path=spot.path, start=spot.start, end=spot.end, decision="open",
            reason=None, rewrite=None, remark=None, reply=None, reply_reason=None, follows_id=old.id, fate=None, unlisted_basis=(),
        )  # fmt: skip
