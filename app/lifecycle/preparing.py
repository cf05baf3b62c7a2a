"""From a draft to the reviewer's desk: 征求意见, 送审, 退回补正."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.correspondence.entry import log
from app.errors import Refused, Unreadable
from app.intake.draft import Draft
from app.intake.importing import REVIEW_DRAFT, add_version, keep_read, renewed
from app.intake.mending import as_corrected
from app.lifecycle import consulting, duties, guards
from app.lifecycle.attached import attached, columns
from app.lifecycle.instants import of_day
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.periods import last_day
from app.lifecycle.stages import Ending, Matter
from app.lifecycle.step import allowed
from app.lifecycle.transitions import Act
from app.lifecycle.units import known_or_new, name_of
from app.lifecycle.unseen import told_changes
from app.office import Office
from app.text.filenames import sayable
from db import acts
from db.records import Consultation, Deadline, Material, StoredFile

SLIP = "return_slip"
"""The kind of the numbers of 退回补正告知单, and the name of its template."""
SUPPLEMENT = "return.days"
"""The parameter by which what is missing must come."""


def consult(
    office: Office,
    document_id: str,
    *,
    carrier: str,
    on: date | None = None,
    until: date | None = None,
    address: str | None = None,
    file: Path | None = None,
    despite: str | None = None,
) -> Made:
    """Start a public consultation on ``carrier`` (its ``address``, a picture of the page); without ``until`` it runs the least period that binds.

    An urgent document may be open for less (应急); its reason stands in the row.
    """
    if not carrier.strip():
        raise Refused("没有填公开征求意见的载体。填写网站、公众号或者报刊的名称。")
    document = office.document(document_id)
    step = allowed(office, document, Act.CONSULT, on, despite=despite)
    key = consulting.least_key(office, document)
    kept = attached(office, file)
    with office.act("consult", f"公开征求意见：{document.title}") as act:
        row = (
            duties.start(office, act, document_id, key, step.on)
            if until is None
            else duties.start_until(office, act, document_id, key, step.on, until)
        )
        if row.due_on < step.on:
            raise Refused("征求意见的截止日早于开始日。核对两个日期后再办。")
        short = row.due_on < last_day(step.on, consulting.least(office, document).period, office.calendar)
        held = act.insert(
            Consultation(
                id=act.new_id(), document_id=document_id, carrier=carrier, start_on=step.on, until_on=row.due_on,
                address=(address or "").strip() or None, excused=document.urgent_reason if short else None, **columns(office, act, kept),
            )
        )  # fmt: skip
        step.enter(act, f"{carrier}，至 {row.due_on}")
    return {"document": document_id, "consultation": held.id}


def submit(
    office: Office,
    document_id: str,
    *,
    unit: str | None = None,
    files: Sequence[Path] = (),
    materials: Sequence[str] = (),
    on: date | None = None,
    text: Draft | None = None,
    despite: str | None = None,
) -> Made:
    """Receive the submission of a drafting unit: ``materials`` are the codes brought, ``files`` the files themselves.

    ``files`` go with ``materials`` one by one as far as both reach; a file beyond them is kept as 其他材料. ``text`` is the 送审稿 where it is
    another than the text in hand (it changed since the consultation): it becomes the new version, and the history tells what changed.
    """
    document = office.document(document_id)
    before = office.store.documents.version(document.current_version_id) if document.current_version_id else None
    if text is not None and before is not None and before.file_sha == text.sha:
        raise Refused(f"《{text.file_name}》和现在的文本（{before.name}）是同一个文件。没有改动的不用再放，改动过的选改好的那一份。")
    jurisdiction = office.jurisdiction
    known = {m.code: m.name for m in jurisdiction.submission}
    strange = [code for code in materials if code not in known]
    if strange:
        raise Refused(f"没有“{'、'.join(strange)}”这样的材料编号，可以是 {'、'.join(known)}。")
    name = (unit or "").strip() or name_of(office, document)
    brought = [*materials, guards.DRAFT] if text is not None else materials
    step = allowed(
        office, document, Act.SUBMIT, on, despite=despite, guards=guards.to_submit(office, document, name, brought, on or office.today())
    )
    draft = as_corrected(office, text) if text is not None else None
    read = keep_read(office, draft) if draft is not None else None
    kept = [(path.name, *keep_file(office, path)) for path in files]
    with office.act("submit", f"送审：{document.title}") as act:
        unit_id = known_or_new(office, act, name) if name else None
        there = {m.code for m in office.store.documents.materials(document_id)}
        for index, code in enumerate(materials):
            file = kept[index] if index < len(kept) else None
            if code not in there or file:
                put_material(office, act, document_id, code, known[code], file)
        for file in kept[len(materials) :]:
            put_material(office, act, document_id, "OTHER", "其他材料", file)
        for key in (consulting.GENERAL, consulting.MARKET, consulting.MAJOR):
            duties.end(office, act, document_id, key, step.on)
        duties.end(office, act, document_id, SUPPLEMENT, step.on)
        for row in _clocks(office, document_id):
            if any(one.until_on is None for one in office.store.procedures.suspended(row.id)):
                duties.resume(office, act, row, step.on)
        note = f"{name or '未填起草单位'}送审"
        if draft is None or read is None:
            step.enter(act, note, drafting_unit_id=unit_id, submitted_on=step.on)
            return {"document": document_id}
        version = add_version(office, act, document, draft, REVIEW_DRAFT, read)
        facts = renewed(office, document, draft.reading.tree) if before is not None else {}
        note += f"；{told_changes(office, before, version)}" if before is not None else ""
        step.enter(act, note, drafting_unit_id=unit_id, submitted_on=step.on, current_version_id=version.id, **facts)
    return {"document": document_id, "version": version.id}


def send_back(
    office: Office,
    document_id: str,
    *,
    missing: Sequence[str] = (),
    on: date | None = None,
    outcome: str | None = None,
    reason: str = "",
) -> Made:
    """退回补正 with the codes or names of what is ``missing``, or, with ``outcome`` 终止, for good with its ``reason``.

    What is missing goes out as a numbered slip (告知单, F-10), kept among the contacts; until the materials come its period runs.
    """
    document = office.document(document_id)
    if outcome is None and not missing:
        raise Refused("没有写明缺什么材料。退回补正要一次性告知，列出缺项后再退回。")
    if outcome == Ending.TERMINATED and not reason.strip():
        raise Refused("终止要写明理由。填写理由后再办。")
    step = allowed(office, document, Act.RETURN, on, outcome=outcome)
    known = {m.code: m.name for m in office.jurisdiction.to_submit(Matter(document.matter), guards.conditions(office, document))}
    if outcome:
        with office.act("return", f"退回：{document.title}") as act:
            step.enter(act, f"终止：{reason}")
        return {"document": document_id}
    lacking = [known.get(item, item) for item in missing]
    with office.act("return", f"退回：{document.title}") as act:
        number = issue(office, act, SLIP, document_id, step.on.year)
        made = log(
            office, act, document, kind="letter", outgoing=True, when=of_day(step.on, office.now()), number=number,
            counterpart=name_of(office, document) or "送审单位", words="\n".join(lacking),
        )  # fmt: skip
        duties.start(office, act, document_id, SUPPLEMENT, step.on)
        for row in _clocks(office, document_id):
            duties.suspend(office, act, row, step.on, "退回补正：缺" + "、".join(lacking))
        step.enter(act, "缺" + "、".join(lacking))
    return {"document": document_id, "contact": made.id, "number": number}


def _clocks(office: Office, document_id: str) -> list[Deadline]:
    """The periods of the office's own review, which stand still while the submission is with its unit (补正)."""
    return [row for row in office.store.documents.deadlines(document_id) if row.key.startswith("review.") and row.state == duties.OPEN]


def keep_file(office: Office, path: Path) -> tuple[str, int]:
    """Keep the bytes of ``path`` beside the store: their SHA-256 and size. Raises Unreadable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"《{path.name}》读不出来（{error.strerror}）。核对文件还在不在，再送一次。") from error
    return office.keep(data), len(data)


def put_material(office: Office, act: acts.Act, document_id: str, code: str, name: str, file: tuple[str, str, int] | None) -> None:
    """Record a material received, with its file (name, SHA-256, size) when it came as one."""
    if file and not office.store.settings.has_file(file[1]):
        act.insert(StoredFile(id=file[1], name=sayable(file[0]), size=file[2]))
    act.insert(
        Material(
            id=act.new_id(),
            document_id=document_id,
            code=code,
            name=name,
            file_sha=file[1] if file else None,
            file_name=sayable(file[0]) if file else None,
            received_at=office.now().replace(second=0, microsecond=0),
        )
    )
