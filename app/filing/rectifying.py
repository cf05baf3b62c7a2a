"""纠错意见 and what follows it: stopped at once where the fault is plain, answered or planned, disposed of, reported; or annulled; and the end of a filing.

The steps that do more than their row of the table says, 补报 and 办结 with them; :func:`enter` takes any step.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.errors import Missing, Refused
from app.filing import rounds, stepping
from app.filing.stepping import Step, Told, allowed, worded
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.publication import WARNING
from app.lifecycle.stopping import begin, is_stopped, lift
from app.office import Office
from db.records import FilingStep

AMENDED, REPEALED, OTHERWISE = HOWS = ("修改", "废止", "其他")
"""How a document is disposed of after an opinion (处置方式)."""


def enter(office: Office, filing_id: str, act: str, told: Told) -> Made:
    """Take the step ``act`` of the table as the recipient's bare word tells it; what it does to the document it does here too."""
    match act:
        case "dispose":
            return _disposed(allowed(office, filing_id, act, told), OTHERWISE)
        case "annul":
            return _annulled(allowed(office, filing_id, act, told))
        case "close":
            return close(office, filing_id, told, despite="备案机关已经办结")
        case _:
            step = allowed(office, filing_id, act, told)
            with office.act("outcome", step.title) as log:
                step.enter(log)
            return _made(step)


def resupply(office: Office, filing_id: str, told: Told) -> Made:
    """补报材料: it stands again where it stood, received where the receipt is there. It has left the house."""
    step = allowed(office, filing_id, "resupply", worded("resupply", told))
    with office.act("resupply", step.title) as log:
        step.enter(log, state="received" if step.filing.receipt_number else "submitted")
    return _made(step)


def rectify(office: Office, filing_id: str, told: Told, *, stops: bool = False) -> Made:
    """收到纠错意见: the time for the written answer begins; ``stops`` when the document is to be stopped at once (明显违法立即停止执行)."""
    step = allowed(office, filing_id, "rectify", worded("rectify", told))
    with office.act("rectify", step.title) as log:
        step.enter(log)
        if stops:
            begin(office, log, step.document, step.on, step.title)
    return _made(step)


def prolong(office: Office, filing_id: str, told: Told) -> Made:
    """延长处置, once: the longest time, counted from the plan, takes the place of the usual one."""
    step = allowed(office, filing_id, "prolong", worded("prolong", told))
    steps = office.store.filings.steps(filing_id)
    if any(one.kind == "prolong" for one in steps):
        raise Refused("处置时间已经延长过一次，不能再延长。抓紧处置完毕，或者登记处置结果。")
    plan = _last(steps, "plan")
    with office.act("prolong", step.title) as log:
        step.enter(log, start_on=plan.on_date if plan else None)
    return _made(step)


def dispose(office: Office, filing_id: str, told: Told, *, how: str) -> Made:
    """处置完毕 by amending or repealing (``how``): the report falls due, and the document is filed again with every recipient (重新报备).

    A stop is lifted by the amendment. Raises Refused for another ``how``, for 废止 before the repeal, and for 其他 without words.
    """
    if how not in HOWS:
        raise Refused(f"没有“{how}”这样的处置方式，可以是：{'、'.join(HOWS)}。")
    if how == OTHERWISE and not told.words.strip():
        raise Refused("没有写怎样处置的。填写处置情况后再登记。")
    step = allowed(office, filing_id, "dispose", told)
    # 宣布失效 ends it as a repeal does and is filed as one
    if how == REPEALED and step.document.repealed_on is None and step.document.declared_invalid_on is None:
        raise Refused(f"《{step.document.title}》还没有登记废止。先办理废止，再登记处置完毕。")
    return _disposed(step, how)


def annul(office: Office, filing_id: str, told: Told) -> Made:
    """被撤销: the recipient annulled the document; its force ends that day."""
    return _annulled(allowed(office, filing_id, "annul", worded("annul", told)))


def close(office: Office, filing_id: str, told: Told, *, despite: str | None = None) -> Made:
    """办结. Raises Missing where an opinion was not answered in writing or a disposal not reported, unless ``despite`` says why."""
    step = allowed(office, filing_id, "close", told)
    lacking, why = _owed(step), (despite or "").strip()
    if lacking and not why:
        raise Missing((lacking,))
    if lacking:
        step = replace(step, told=replace(told, words="；".join(part for part in (told.words.strip(), f"{lacking}：{why}") if part)))
    with office.act("close_filing", step.title) as log:
        step.enter(log)
    return _made(step)


def attach_receipt(office: Office, filing_id: str, file: Path) -> Made:
    """Keep ``file`` as the picture of the receipt of a filing. Raises Refused before the receipt was recorded."""
    receipt = _last(office.store.filings.steps(filing_id), "receive")
    if receipt is None:
        raise Refused("这一件还没有登记回执。先登记回执编号，再附回执的扫描件。")
    return stepping.attach(office, receipt.id, file)


def _disposed(step: Step, how: str) -> Made:
    office, document = step.office, step.document
    later = any(f.recipient == step.filing.recipient and f.ordinal > step.filing.ordinal for f in office.store.filings.rounds(document.id))
    with office.act("dispose", step.title) as log:
        if how == AMENDED and is_stopped(document):
            document = lift(office, log, document, step.on, step.title)
        step.enter(log, start_on=_corrected_on(step) if how == REPEALED else step.on)
        begun = how in (AMENDED, REPEALED) and not later
        filings = rounds.begin(office, log, document, occasion=rounds.AGAIN, on=step.on) if begun else {}
    return {**_made(step), **({"filings": filings} if filings else {})}


def _corrected_on(step: Step) -> date:
    """The day of the repeal, from which its report is due (《重庆市各级人大常委会规范性文件备案审查条例》第三十八条), also when it was entered later."""
    ends = (step.document.repealed_on, step.document.declared_invalid_on)
    return min([step.on, *(end for end in ends if end is not None)])


def _annulled(step: Step) -> Made:
    with step.office.act("annul", step.title) as log:
        duties.end(step.office, log, step.document.id, WARNING, step.on, duties.VOID)
        if step.document.annulled_on is None:
            log.update(step.document, annulled_on=step.on)
        step.enter(log)
    return _made(step)


def _owed(step: Step) -> str:
    """What the office still owes the recipient before the end, in words."""
    steps = step.office.store.filings.steps(step.filing.id)
    kinds = [one.kind for one in steps]
    if step.filing.state == "rectify_opinion" and "answer_opinion" not in kinds[_place(kinds, "rectify") :]:
        return "还没有书面回复审查意见"
    if step.filing.state == "rectified" and "report_disposal" not in kinds[_place(kinds, "dispose") :]:
        return "还没有报告处置结果"
    return ""


def _place(kinds: list[str], kind: str) -> int:
    return len(kinds) - 1 - kinds[::-1].index(kind) if kind in kinds else 0


def _last(steps: tuple[FilingStep, ...], kind: str) -> FilingStep | None:
    return next((one for one in reversed(steps) if one.kind == kind), None)


def _made(step: Step) -> Made:
    return {"document": step.document.id, "filing": step.filing.id}
