"""形式审查: what came is held against what the jurisdiction asks for, and the filing is registered, sent for supplement or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.errors import Refused
from app.filing.incoming.case import Case, Entry, case, found
from app.filing.incoming.facts import Brought
from app.filing.incoming.materials import asked, completeness, put_files, put_paper, refuse_strange
from app.filing.incoming.receiving import FORM
from app.filing.incoming.rounds import Ready, begin_round, ready
from app.filing.incoming.states import Deed, State
from app.intake.determination import reasons
from app.intake.importing import add_version, keep_read, renewed
from app.intake.mending import as_corrected
from app.intake.submission import Submission
from app.lifecycle import duties
from app.lifecycle.guard import Guard
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.texts import FINAL_TEXT
from app.office import Office
from app.text.markup import Settled
from app.text.worker import Worker
from db.acts import Act
from db.records import Deadline, Determination, Document

SUPPLEMENT = "filingreview.supplement"
SUBSTANTIVE = "filingreview.substantive"
LACKS, FAULTY = "缺：", "不符合要求："
"""How a supplement notice keeps its two kinds of item, a line each."""


def check(office: Office, incoming_id: str, *, on: date | None = None) -> Made:
    """开始形式审查: the history says what is complete and what is not."""
    held = case(office, incoming_id, Deed.CHECK, on)
    with office.act("form_check", f"形式审查：{held.document.called}") as act:
        lacking = [one.name for one in completeness(office, held.document) if not one.held]
        words = "缺" + "、".join(lacking) if lacking else "材料齐全"
        held.enter(act, "form_check", State.FORM_CHECK, Entry(words))
    return held.made


def to_register(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 登记备案: every material asked for, each in as many copies, and a day of publication. All of them can be passed with a reason."""
    guards = [
        Guard(f"有{one.name}", one.held, one.evidence, f"缺{one.name}", mend=f"material:{one.code}")
        for one in completeness(office, document)
    ]
    guards += [
        Guard(f"{one.name}份数够", False, "", f"{one.name}只有 {one.copies} 份，应当 {one.wanted} 份", mend=f"material:{one.code}")
        for one in completeness(office, document)
        if one.is_short
    ]
    known = document.published_on is not None
    return (*guards, Guard("公布日期已填", known, str(document.published_on or ""), "没有公布日期，是否按期报送算不出来", mend="amend"))


def register(
    office: Office,
    incoming_id: str,
    *,
    on: date | None = None,
    revisions: Settled | None = None,
    worker: Worker | None = None,
    despite: str | None = None,
) -> Made:
    """登记备案 under a registration number: the period of substantive review begins, and with a text in hand a round of review.

    ``revisions`` says how pending tracked changes of the text are taken, as at the acceptance of a submission.
    """
    _, document = found(office, incoming_id)
    held = case(office, incoming_id, Deed.REGISTER, on, guards=to_register(office, document), despite=despite)
    judged = ready(office, document, revisions, worker)
    with office.act("form_check", f"登记备案：{document.called}") as act:
        number = issue(office, act, "incoming_registration", document.id, held.on.year)
        duties.end(office, act, document.id, FORM, held.on)
        due = duties.start(office, act, document.id, SUBSTANTIVE, held.on)
        round_made = _begin(office, act, held, judged)
        words = f"{number}；" + _judged_words(round_made[1] if round_made else None)
        held.enter(
            act, "incoming_registered", State.SUBSTANTIVE, Entry(words, number, due), registration_number=number, registered_on=held.on
        )  # fmt: skip
    made: Made = {**held.made, "number": number}
    return {**made, "review": round_made[0], "findings": round_made[1]} if round_made else made


def _judged_words(findings: Sequence[str] | None) -> str:
    """What the rules said of the text; None: no text came that could be judged."""
    if findings is None:
        return "没有电子文本，对照纸质件审查"
    return f"审核规则提示 {len(findings)} 处" if findings else "审核规则没有发现问题，仍需人工审查"


def _begin(office: Office, act: Act, held: Case, judged: Ready | None) -> tuple[str, tuple[str, ...]] | None:
    return begin_round(office, act, held.document, judged, held.on) if judged else None


def supplement(
    office: Office, incoming_id: str, *, missing: Sequence[str] = (), faulty: Sequence[str] = (), on: date | None = None
) -> Made:
    """通知补正 (F-10): a numbered notice with everything that is lacking; the period of the form check stands still until it comes.

    ``missing`` are codes or names of materials; without any those that did not come. Raises Refused when nothing is lacking.
    """
    held = case(office, incoming_id, Deed.SUPPLEMENT, on)
    names = {material.code: material.name for material in asked(office)}
    lacking = [names.get(item.strip(), item.strip()) for item in missing if item.strip()]
    faults = [item.strip() for item in faulty if item.strip()]
    if not lacking and not faults:
        lacking = [one.name for one in completeness(office, held.document) if not one.held]
    if not lacking and not faults:
        raise Refused("材料齐全，没有写不符合要求的内容。写明要补正什么后再通知。")
    with office.act("form_check", f"通知补正：{held.document.called}") as act:
        number = issue(office, act, "supplement_notice", held.document.id, held.on.year)
        running = _form_clock(office, held.document)
        if running is not None and held.on <= running.due_on:
            duties.suspend(office, act, running, held.on, f"通知补正（{number}）")
        due = duties.start(office, act, held.document.id, SUPPLEMENT, held.on)
        words = "\n".join([*(LACKS + item for item in lacking), *(FAULTY + item for item in faults)])
        held.enter(
            act, "incoming_supplement", State.WAIT_SUPPLEMENT, Entry(words, number, due, note=f"{number}　{'；'.join(words.splitlines())}")
        )
    return {**held.made, "number": number}


def resupply(
    office: Office, incoming_id: str, *, submission: Submission | None = None, brought: Sequence[Brought] = (), on: date | None = None
) -> Made:
    """收到补正材料: the form check goes on and its period runs again from the next day. A text among the files becomes the text in hand."""
    held = case(office, incoming_id, Deed.RESUPPLY, on)
    refuse_strange(office, brought)
    if not brought and (submission is None or not submission.kept):
        raise Refused("没有写补来了什么。选文件，或者写明纸质材料的份数后再登记。")
    draft = submission.draft if submission else None
    draft = as_corrected(office, draft) if draft else None
    kept = keep_read(office, draft) if draft else None
    for part in submission.kept if submission else ():
        office.keep(part.arrival.data)
    with office.act("resupply_incoming", f"收到补正材料：{held.document.called}") as act:
        told = []
        if submission is not None:
            put_files(office, act, held.document, submission)
            told += [part.arrival.name for part in submission.kept]
        put_paper(office, act, held.document, brought)
        names = {material.code: material.name for material in asked(office)}
        told += [f"{names[one.code]} {one.copies} 份" for one in brought]
        if draft is not None and kept is not None:
            version = add_version(office, act, held.document, draft, FINAL_TEXT, kept)
            facts = renewed(office, held.document, draft.reading.tree) if held.document.current_version_id else {}
            facts.pop("issuing_authority", None)
            act.update(held.document, current_version_id=version.id, **facts)
        duties.end(office, act, held.document.id, SUPPLEMENT, held.on)
        running = _form_clock(office, held.document)
        if running is not None and any(one.until_on is None for one in office.store.procedures.suspended(running.id)):
            duties.resume(office, act, running, held.on)
        held.enter(act, "resupply_incoming", State.FORM_CHECK, Entry("、".join(told)))
    return held.made


def refuse(
    office: Office,
    incoming_id: str,
    *,
    reason: str,
    answers: Mapping[str, bool] | None = None,
    exclusions: Sequence[str] = (),
    on: date | None = None,
) -> Made:
    """不予登记: what was filed is no normative document. The determination (认定) stands in the register; the filing is closed."""
    held = case(office, incoming_id, Deed.REFUSE, on)
    if not reason.strip():
        raise Refused("不予登记要写明理由。填写为什么不属于行政规范性文件后再办。")
    with office.act("form_check", f"不予登记：{held.document.called}") as act:
        made = act.insert(
            Determination(
                id=act.new_id(), document_id=held.document.id, on_date=held.on, normative=False, answers=tuple((answers or {}).items()),
                exclusions=tuple(exclusions), reason=reason.strip(), operator=office.operator,
            )
        )  # fmt: skip
        act.update(held.document, normative=False, matter=Matter.OTHER.value, stage=Stage.CONCLUDED.value)
        for key in (FORM, SUPPLEMENT):
            duties.end(office, act, held.document.id, key, held.on)
        held.enter(act, "incoming_refused", State.CONCLUDED, Entry("；".join(reasons(made))), closed_on=held.on)
    return {**held.made, "determination": made.id}


def _form_clock(office: Office, document: Document) -> Deadline | None:
    """The running period of the form check."""
    running = (row for row in office.store.documents.deadlines(document.id) if row.key == FORM and row.state == duties.OPEN)
    return next(running, None)
