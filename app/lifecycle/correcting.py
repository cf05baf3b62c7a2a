"""更正: what was found wrong after publication is put right with a reason, and what went out with the error is remembered.

Nothing is hidden: each correction keeps what stood before, a wrong number stays in its series as void, the wrong text stays
as a version. A correction is a record in the house and may be undone; sending the corrected copy (``app.filing.reissuing``)
is what leaves it. 有错必纠 is the duty behind it (国办发〔2018〕37号).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import add_version, keep_read
from app.intake.mending import as_corrected
from app.lifecycle import duties, joint
from app.lifecycle.consequences import follow
from app.lifecycle.dates import read_date
from app.lifecycle.deadlines import deadline
from app.lifecycle.fixed import FIELDS
from app.lifecycle.made import Made
from app.lifecycle.numbering import exchange, normal
from app.lifecycle.step import record
from app.office import Office
from db.acts import Act
from db.records import Correction, Document, Filing

TEXT, TEXT_WORD = "text", "正文"
CORRECTED_COPY = "更正稿"

REISSUE = "filing.reissue"
"""The parameter of the days in which the corrected copy is to go after what had been sent."""

_NUMBERS = ("document_number", "unified_number")
_MAY_BE_EMPTY = ("body_title", "signatory", "valid_until")


def reissue_key(recipient: str) -> str:
    """The key of the deadline by which ``recipient`` is to have the corrected copy."""
    return f"{REISSUE}.{recipient}"


def correct(office: Office, document_id: str, *, field: str, value: str | None, reason: str, on: date | None = None) -> Made:
    """Put one fact of a published document right; an empty ``value`` clears what may be empty. ``on`` is the day of the correction.

    What is counted from a corrected day follows it. Raises Refused before publication, without a reason, for an unknown field, for
    a value that is there already or cannot be.
    """
    document = _published(office, document_id, reason)
    if field not in FIELDS:
        raise Refused(f"没有“{field}”这一项可以更正，可以更正的有：{'、'.join(FIELDS)}、{TEXT}。")
    right = _read(office, field, value)
    wrong = getattr(document, field)
    if right == wrong:
        raise Refused(f"{FIELDS[field]}本来就是“{_said(wrong)}”，没有改动。核对后填写正确的内容。")
    day, word = on or office.today(), FIELDS[field]
    with office.act("correct", f"更正{word}：{document.title}") as act:
        if field in _NUMBERS:
            exchange(office, act, field, document_id, wrong, str(right))
        after = act.update(document, **{field: right})
        if field == "issuing_authority":
            joint.renamed(office, act, after)
        after, told = follow(office, act, document, after)
        note = f"{word}由“{_said(wrong)}”改为“{_said(right)}”" + (f"，{wrong} 作废" if field in _NUMBERS and wrong else "")
        record(act, office, after, "correct", day, "；".join((note, *told, f"理由：{reason.strip()}")))
        made = _keep(office, act, document, field, _cell(wrong), _cell(right), reason, day)
    return {"document": document_id, "correction": made.id}


def correct_text(office: Office, document_id: str, draft: Draft, *, reason: str, on: date | None = None) -> Made:
    """Put the text of a published document right: ``draft`` is kept as 更正稿 and is the text in hand from now on.

    Raises Refused as :func:`correct` does, and for the very file that is the text in hand.
    """
    document = _published(office, document_id, reason)
    now = office.store.documents.version(document.current_version_id) if document.current_version_id else None
    if now is not None and now.file_sha == draft.sha:
        raise Refused(f"《{draft.file_name}》和现在的文本（{now.name}）是同一个文件，没有更正。核对后选改正了的那一份。")
    draft = as_corrected(office, draft)
    kept = keep_read(office, draft)
    day = on or office.today()
    with office.act("correct", f"更正{TEXT_WORD}：{document.title}") as act:
        version = add_version(office, act, document, draft, CORRECTED_COPY, kept)
        document = act.update(document, current_version_id=version.id)
        before = f"{now.name} v{now.ordinal}" if now else None
        after = f"{version.name} v{version.ordinal}"
        note = f"{TEXT_WORD}由 {before or '没有文本'} 改为 {after}；理由：{reason.strip()}"
        record(act, office, document, "correct", day, note)
        made = _keep(office, act, document, TEXT, before, after, reason, day, version.id)
    return {"document": document_id, "version": version.id, "correction": made.id}


def _published(office: Office, document_id: str, reason: str) -> Document:
    document = office.document(document_id)
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不用更正。直接编辑基本信息，或者换入修改稿。")
    if not reason.strip():
        raise Refused("更正要写明理由。填写理由后再办。")
    return document


def _keep(
    office: Office, act: Act, document: Document, field: str, before: str | None, after: str | None, reason: str, on: date,
    version_id: str | None = None,
) -> Correction:  # fmt: skip
    # by recipient the last round that went out, also where a later one is still to go
    went = {f.recipient: f for f in office.store.filings.rounds(document.id) if f.filed_on is not None}
    sent = tuple(went.values())
    for filing in sent:
        _remind(office, act, document, filing, on)
    return act.insert(
        Correction(
            id=act.new_id(), document_id=document.id, field=field, before=before, after=after, reason=reason.strip(), on_date=on,
            version_id=version_id, operator=office.operator, owed=tuple(filing.id for filing in sent),
        )
    )  # fmt: skip


def _remind(office: Office, act: Act, document: Document, filing: Filing, on: date) -> None:
    """The corrected copy is due to whoever got the error; one reminder each, however many corrections there are."""
    key = reissue_key(filing.recipient)
    if any(row.key == key and row.state == duties.OPEN for row in office.store.documents.deadlines(document.id)):
        return
    due = deadline(document.id, REISSUE, on, office.jurisdiction_on(on), office.calendar)
    short = office.jurisdiction.recipient(filing.recipient).short
    duties.put(act, replace(due, key=key, name=f"向{short}补发更正件"))


def _read(office: Office, field: str, value: str | None) -> str | date | None:
    text = (value or "").strip()
    if not text:
        if field not in _MAY_BE_EMPTY:
            raise Refused(f"没有填正确的{FIELDS[field]}。填写后再更正。")
        return None
    if field in _NUMBERS:
        return normal(office, field, text)
    if not field.endswith(("_on", "_until")):
        return text
    day = read_date(text, office.today())
    if field in ("published_on", "registered_on", "signed_on") and day > office.today():
        raise Refused(f"{FIELDS[field]} {day} 还没有到。核对后再更正。")
    return day


def _cell(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _said(value: str | date | None) -> str:
    return _cell(value) or "空"
