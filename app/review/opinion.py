"""The legality opinion of a round as a form (合法性审核意见书, F-07)."""

from __future__ import annotations

from app.errors import Refused
from app.forms.paper import Cited
from app.forms.review_opinion import REVIEW_AGAIN, TABLE_DIRECTLY, OpinionPoint, ReviewOpinion, Speech
from app.lifecycle.stages import Conclusion
from app.lifecycle.units import name_of
from app.office import Office
from app.refusals import said
from app.review.counsel import remark
from app.review.earlier import earlier
from app.review.frozen import thawed
from app.review.hand import ELSEWHERE, is_filed
from app.review.matters import kind_of
from app.review.points import listed, problem
from app.rules.finding import Severity
from db.records import Document, Finding, Review

_OPEN_REMARK = "尚有{}处疑点未处理，未列入本意见。"
_REVISED = "修改稿"
"""What a letter calls the text of a later round; the register keeps it as 审后稿."""


def opinion(office: Office, document_id: str) -> ReviewOpinion:
    """The opinion of the current round: as it was issued, or before the conclusion a draft without number, as far as it is decided.

    A round concluded before the letters were kept is set from what the register says now. What the reviewer has not stated (审核情况) stays "", which prints as 待填写.

    Raises Refused when the document was not accepted yet or was filed by a department, UserError when the letter that was kept is damaged.
    """
    document = office.document(document_id)
    if is_filed(document):
        raise Refused(ELSEWHERE)
    review = office.store.reviews.current(document_id)
    if review is None:
        raise Refused(f"《{document.title}》还没有受理，没有审核意见可出。先受理。")
    if review.opinion_sha is None:
        return letter(office, document, review)
    with said():
        kept = office.store.files.get(review.opinion_sha)
    return thawed(kept)


def letter(office: Office, document: Document, review: Review) -> ReviewOpinion:
    """The letter that ``review`` of ``document`` makes with what the register says now."""
    points = listed(office, review)
    waiting = sum(f.decision == "open" for f in office.store.reviews.findings(review.id))
    unit = name_of(office, document)
    title = (document.body_title or document.title).replace("\n", "")
    # in a later round the unit sent the revised text and no papers: one day, that of this round
    again = review.round > 1
    version = _REVISED if again else office.store.documents.version(review.version_id).name
    speech = speech_of(document)
    after = "" if review.outcome != Conclusion.AMEND or not speech.rounds else REVIEW_AGAIN if review.recheck else TABLE_DIRECTLY
    return ReviewOpinion(
        authority=office.names["legal_office"],
        number=review.opinion_number or "",
        drafting_unit=unit,
        title=title,
        version="" if f"（{version}）" in title else version,
        submitted_on=review.accepted_on if again else document.submitted_on,
        complete_on=None if again else review.accepted_on,
        bases=_bases(points),
        on_body=review.on_body or "",
        on_powers=review.on_powers or "",
        on_content=review.on_content or "",
        on_procedure=review.on_procedure or "",
        points=tuple(_point(f) for f in points),
        conclusion=review.outcome or "",
        after_revision=after,
        remarks=(*_again(office, review, points), *_advised(office, review, speech), *((_OPEN_REMARK.format(waiting),) if waiting else ())),
        signed_on=review.concluded_on,
        speech=speech,
    )


def speech_of(document: Document) -> Speech:
    """How the letter on a document of this kind of matter speaks."""
    words = kind_of(document.matter).wording
    return Speech(words.title, words.examined, words.heads, words.after, words.unlawful, words.rounds)


def _again(office: Office, review: Review, points: list[Finding]) -> tuple[str, ...]:
    """What became of the points of the round before, and which of them stand here again."""
    last = earlier(office, review)
    told = last.told()
    if not told:
        return ()
    same = [(number, last.before(point)) for number, point in enumerate(points, start=1)]
    again = [f"本意见第 {number} 条即上一轮第 {old.number} 条" for number, old in same if old is not None and old.decision == "listed"]
    return (f"上一轮意见共 {len(last.points)} 条：{told}。" + (f"{'；'.join(again)}。" if again else ""),)


def _advised(office: Office, review: Review, speech: Speech) -> tuple[str, ...]:
    """听取法律顾问意见情况, where any came."""
    told = remark(office.store.reviews.consultancies(review.id), speech.examined)
    return (told,) if told else ()


def _point(finding: Finding) -> OpinionPoint:
    return OpinionPoint(
        clause=finding.path or "全文",
        problem=problem(finding),
        bases=tuple(Cited(law, article or "", verified) for law, article, verified in finding.basis),
        suggestion=finding.rewrite or finding.suggestion or "",
        severity=Severity(finding.severity).label.removeprefix("疑似").removeprefix("存在"),
    )


def _bases(points: list[Finding]) -> tuple[Cited, ...]:
    laws: dict[str, bool] = {}
    for finding in points:
        for law, _, verified in finding.basis:
            laws[law] = laws.get(law, True) and verified
    return tuple(Cited(law, "", verified) for law, verified in laws.items())
