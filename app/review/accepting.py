"""A submission is taken in for review: a round begins, the text is judged, the clock runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.intake.draft import Draft
from app.intake.importing import REVISED_DRAFT, add_version, keep_read, renewed
from app.lifecycle import duties, guards
from app.lifecycle.made import Made
from app.lifecycle.periods import Unit
from app.lifecycle.stages import Matter
from app.lifecycle.step import allowed
from app.lifecycle.transitions import Act
from app.office import Office
from app.review.settling import choose, read_again, settle
from app.rules.checks.document import Facts
from app.rules.engine import judge
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
    judgement = judged(office, tree, document.normative)
    with office.act("accept", f"受理：{document.title}") as act:
        if choice is not None:
            step = replace(step, document=settle(office, act, document, version, choice))
        review, findings = _begin(office, act, document, version.id, judgement, step.on)
        duties.start(office, act, document_id, "review.max", step.on)
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
    draft = read_again(draft, revisions or draft.reading.settled, worker)
    judgement = judged(office, draft.reading.tree, document.normative)
    kept = keep_read(office, draft)
    with office.act("resubmit", f"送复核：{document.title}") as act:
        version = add_version(office, act, document, draft, REVISED_DRAFT, kept)
        if pending and revisions is not None:
            version = act.update(version, settled=revisions.value)
        review, findings = _begin(office, act, document, version.id, judgement, step.on)
        duties.start(office, act, document_id, "review.max", step.on)
        facts = renewed(office, document, draft.reading.tree)
        taken = f"；修订{revisions.label}" if pending and revisions else ""
        step.enter(act, f"{draft.file_name}{taken}", current_version_id=version.id, outcome=None, **facts)
    return {"document": document_id, "version": version.id, "review": review.id, "findings": findings}


def judged(office: Office, tree: Tree, normative: bool | None = None) -> Judgement:
    """What the rules say of ``tree``, with the validity limits of the jurisdiction and what was determined (认定)."""
    limits = {key: office.jurisdiction.parameter(key) for key in ("validity.normal", "validity.trial")}
    months = {key: p.amount if p.unit == Unit.MONTH else p.amount // 30 for key, p in limits.items()}
    facts = Facts(
        published_on=None,
        validity_months_normal=months["validity.normal"],
        validity_months_trial=months["validity.trial"],
        normative=normative,
    )
    return judge(tree, office.packs, facts)


def _begin(
    office: Office, act: acts.Act, document: Document, version_id: str, judgement: Judgement, on: date
) -> tuple[Review, tuple[str, ...]]:
    round_ = len(office.store.reviews.of_document(document.id)) + 1
    review = act.insert(
        Review(
            id=act.new_id(),
            document_id=document.id,
            version_id=version_id,
            round=round_,
            packs=judgement.packs,
            accepted_on=on,
            reviewer=office.operator,
        )
    )
    found = judgement.findings if Matter(document.matter) is Matter.NORMATIVE_DOCUMENT else ()
    ids: list[str] = []
    for number, finding in enumerate(found, start=1):
        row = Finding(
            id=act.new_id(), review_id=review.id, number=number, rule=finding.rule, rule_group=finding.group,
            severity=finding.severity.value, title=finding.title, path=finding.path, start=finding.start, end=finding.end,
            quote=finding.quote, message=finding.message, basis=tuple((b.law, b.article, b.verified) for b in finding.basis),
            suggestion=finding.suggestion,
        )  # fmt: skip
        ids.append(act.insert(row).id)
    for cited in judgement.to_verify:
        act.insert(
            Citation(
                id=act.new_id(),
                review_id=review.id,
                path=cited.path,
                start=cited.start,
                end=cited.end,
                quote=cited.quote,
                law=cited.law,
                article=cited.article,
            )
        )
    return review, tuple(ids)
