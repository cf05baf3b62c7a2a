"""备案说明 (F-02): what the store knows of a document's making, and the points that only a person can write, kept as a readable text beside the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.errors import Refused
from app.filing.chains import chain_of
from app.filing.later import category, valid_until
from app.filing.materials import POINTS
from app.filing.papers import adopted_at, carriers, contact, legal_bases, sender
from app.forms.explanatory_statement import ExplanatoryStatement, Measure, Replaced
from app.forms.paper import Cited, day
from app.law.citations import citations
from app.lifecycle import comments, proceedings
from app.lifecycle.consulting import was_held
from app.lifecycle.made import Made
from app.lifecycle.periods import last_day
from app.lifecycle.preparing import put_material
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Consultation, Document, Filing, Review

_GAP = "effective.gap"
"""The time that the jurisdiction wants between publication and effect."""
FILE_NAME = "备案说明要点.txt"
_EARLY = re.compile(r"【公布后.*施行的理由】")
_BASES = re.compile(r"[（(]《[^（()）]*[)）]。?$")


@dataclass(frozen=True, slots=True)
class Points:
    """What a person writes for the statement; every one may be empty, and then has lines to write on.

    ``measures`` has one main measure a line: 第五条：设置了什么（《法名》第几条）.
    """

    reason: str = ""
    necessity: str = ""
    process: str = ""
    content: str = ""
    measures: str = ""
    disagreements: str = ""
    effect_reason: str = ""


WORDS: Mapping[str, str] = {
    "reason": "修改、延期或者废止的理由", "necessity": "制定的必要性和要解决的问题", "process": "起草过程", "content": "主要内容",
    "measures": "主要措施及设定依据", "disagreements": "分歧意见的处理", "effect_reason": "公布后即施行的理由",
}  # fmt: skip
"""The points by name, as they are headed in the kept text and in the form."""


def write(office: Office, document_id: str, points: Points) -> Made:
    """Keep the written points of a document's statement in place of those kept before. Raises Refused when nothing was written."""
    document = office.document(document_id)
    text = _as_text(points)
    if not text:
        raise Refused("备案说明的要点一项也没有填。至少填写制定的必要性后再存。")
    data = text.encode("utf-8")
    kept = (FILE_NAME, office.keep(data), len(data))
    with office.act("file_statement", f"备案说明要点：{document.title}") as act:
        for old in office.store.documents.materials(document_id):
            if old.code == POINTS:
                act.remove(old)
        put_material(office, act, document_id, POINTS, "备案说明要点", kept)
    return {"document": document_id}


def points(office: Office, document_id: str) -> Points | None:
    """The points written so far; None while there are none."""
    kept = next((m for m in office.store.documents.materials(document_id) if m.code == POINTS and m.file_sha), None)
    return _of_text(office.store.files.get(str(kept.file_sha)).decode("utf-8")) if kept else None


def explanatory_statement(office: Office, document_id: str, recipient: str, filing_id: str = "") -> ExplanatoryStatement:
    """The statement that goes with a filing, from the store and the written points. Raises Refused before publication."""
    document, chain = chain_of(office, document_id, recipient, filing_id)
    written = points(office, document_id) or Points()
    held = [one for one in office.store.documents.consultations(document_id) if was_held(one)]
    places = office.store.procedures.publications(document_id)
    adopted, review = adopted_at(office, document), office.store.reviews.current(document_id)
    asked = office.jurisdiction_on(document.published_on).parameters.get(_GAP) if document.published_on else None
    gap = asked.period if asked else None
    made = ExplanatoryStatement(
        authority=sender(office, document),
        title=document.title,
        category=category(office, document, chain.filing, chain.deadline),
        document_number=document.document_number or "",
        reason=written.reason or _known_reason(office, document, chain.filing),
        necessity=written.necessity,
        bases=legal_bases(office, document),
        drafting_unit=name_of(office, document),
        process=written.process or _process(document),
        consultation="\n".join(map(_consulted, held)) or _excused(office, document_id),
        adoption=_adoption(office, document_id),
        fair_competition=_fair_competition(document),
        risk_assessment=_assessed(office, document_id),
        content=written.content,
        measures=_measures(written.measures),
        disagreements=written.disagreements,
        meeting=adopted.meeting if adopted else "",
        adopted_on=adopted.on_date if adopted else None,
        result=adopted.result if adopted else "",
        published_on=document.published_on,
        effective_on=document.effective_on,
        effect_reason=written.effect_reason,
        notice=str(gap) if gap else "",
        notice_until=last_day(document.published_on, gap, office.calendar) if gap and document.published_on else None,
        valid_until=valid_until(office, document, chain.deadline),
        carrier=carriers(office, document),
        url=next((place.address for place in places if place.address), "") or "",
        replaced=tuple(Replaced(old.title, old.document_number or "") for old in office.store.documents.superseded_by(document_id)),
        replaces_none=dict(document.answers).get("replaces_documents") is False,
        contact=contact(office),
        phone=office.names.get("phone", ""),
        dated_on=chain.filing.filed_on,
    )
    return _reviewed(office, made, review)


def _reviewed(office: Office, made: ExplanatoryStatement, review: Review | None) -> ExplanatoryStatement:
    if review is None or review.outcome is None:
        return made
    return replace(
        made,
        review_body=office.names["legal_office"],
        opinion_number=review.opinion_number or "",
        review_conclusion=review.outcome,
        reviewed_on=review.concluded_on,
    )


def _known_reason(office: Office, document: Document, filing: Filing) -> str:
    """The reason that was recorded with the repeal or the extension."""
    if filing.occasion == "废止":
        return document.repeal_reason or ""
    if filing.occasion == "延期":
        extensions = office.store.procedures.extensions(document.id)
        return extensions[-1].reason if extensions else ""
    return ""


def _process(document: Document) -> str:
    """The days on the way that the register holds, in one sentence; "" where it holds none."""
    known = (
        (document.submitted_on, "报送合法性审核"), (document.signed_on, "签发"), (document.registered_on, "统一登记编号"),
        (document.published_on, "公布"),
    )  # fmt: skip
    return _sentence([f"{day(on)}{what}" for on, what in known if on])


def _consulted(one: Consultation) -> str:
    where = one.carrier + (f"（{one.address}）" if one.address else "")
    return f"{day(one.start_on)}至{day(one.until_on)}在{where}公开征求意见" + (
        f"，期限缩短的理由：{one.excused}。" if one.excused else "。"
    )


def _excused(office: Office, document_id: str) -> str:
    reasons = [one.excused for one in office.store.documents.consultations(document_id) if one.excused]
    return f"没有公开征求意见，理由：{reasons[-1]}。" if reasons else ""


def _adoption(office: Office, document_id: str) -> str:
    told = comments.tally(office, document_id)
    if told.none_received:
        return "征求意见期间没有收到意见。"
    if not told.total:
        return ""
    waiting = f"，尚未处理{told.waiting}条" if told.waiting else ""
    return f"共收到意见{told.total}条，采纳{told.adopted}条，部分采纳{told.partly}条，不采纳{told.refused}条{waiting}。"


def _fair_competition(document: Document) -> str:
    if document.concerns_market is False:
        return "不涉及经营者经济活动，不需要进行公平竞争审查。"
    if not document.fair_competition:
        return ""
    until = f"，适用例外规定至{day(document.fair_competition_until)}" if document.fair_competition_until else ""
    return f"经公平竞争审查，结论为{document.fair_competition}{until}。"


def _assessed(office: Office, document_id: str) -> str:
    """Hearings, expert opinions and assessments, one a line."""
    kinds = ("assessment", "hearing", "expert_review", "risk_assessment")
    held = [one for one in proceedings.of(office, document_id) if one.kind in kinds]
    return "\n".join(
        f"{day(one.on_date)}{f'由{one.body}' if one.body else ''}开展{proceedings.kind(one.kind).name}"
        + (f"，结论：{one.conclusion}" if one.conclusion else "")
        + "。"
        for one in held
    )


def _measures(words: str) -> tuple[Measure, ...]:
    """One measure a line: the clause before the colon, the laws in brackets at its end as its basis, in a column of their own."""
    made = []
    for line in filter(None, map(str.strip, words.splitlines())):
        clause, found, told = line.partition("：")
        bases = tuple(Cited(cited.law, cited.article or "", True) for cited in citations(line))
        words = _BASES.sub("", told if found else line) if bases else told if found else line
        made.append(Measure(clause if found else "", words, bases))
    return tuple(made)


def _sentence(parts: list[str]) -> str:
    return "，".join(parts) + "。" if parts else ""


def _as_text(written: Points) -> str:
    """The points under their headings, as a person reads them."""
    told = [(WORDS[field.name], str(getattr(written, field.name)).strip()) for field in fields(written)]
    return "\n\n".join(f"【{word}】\n{text}" for word, text in told if text)


def _of_text(text: str) -> Points:
    names = {f"【{word}】": name for name, word in WORDS.items()}
    found: dict[str, list[str]] = {}
    current = ""
    for line in text.splitlines():
        # the figure stood in this heading once
        head = "【公布后即施行的理由】" if _EARLY.fullmatch(line.strip()) else line.strip()
        current = names.get(head, current)
        if current and head not in names:
            found.setdefault(current, []).append(line)
    return Points(**{name: "\n".join(lines).strip() for name, lines in found.items()})
