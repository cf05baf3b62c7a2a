"""The conclusion of a legality review: 合法, 应当予以修改, 不合法 (合法性审核意见书, F-07)."""

from __future__ import annotations

from datetime import date

from app.correspondence.entry import keep
from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.dates import in_order
from app.lifecycle.made import Made
from app.lifecycle.numbering import issue
from app.lifecycle.stages import Conclusion
from app.lifecycle.step import allowed
from app.lifecycle.transitions import Act
from app.office import Office
from app.review.approving import to_conclude
from app.review.assessment import Assessment
from app.review.counsel import end_waiting
from app.review.frozen import frozen
from app.review.hand import ELSEWHERE, is_filed
from app.review.matters import kind_of
from app.review.opinion import letter


def conclude(
    office: Office,
    document_id: str,
    *,
    outcome: str,
    on: date | None = None,
    recheck: bool = True,
    assessment: Assessment | None = None,
    despite: str | None = None,
) -> Made:
    """Issue the opinion with its number and keep the letter as it was issued. Findings still open are allowed; 合法 with listed findings is not. Where a 复核 or 审签
    that is required or was asked for has not been agreed to, ``despite`` says why it is issued all the same.

    ``recheck`` (only with 应当予以修改): the revised text must come back for review. ``assessment`` holds
    what the reviewer states on 主体, 权限, 内容 and 程序; it is stored with the conclusion, and what is left out is filled in by hand on paper.
    """
    document = office.document(document_id)
    if is_filed(document):
        raise Refused(
            f"{ELSEWHERE}《{document.title}》的结论可以是：准予备案、准予备案并提示技术瑕疵、建议自行修改或者废止、责令停止执行并纠正、"
            "提请区政府改变或者撤销。"
        )
    review = office.store.reviews.current(document_id)
    stated = (assessment or Assessment()).columns()
    guards = to_conclude(office, review, outcome, stated) if review is not None and review.concluded_on is None else ()
    step = allowed(office, document, Act.CONCLUDE, on, guards=guards, outcome=outcome, despite=despite)
    if review is None:
        raise Refused(f"《{document.title}》还没有受理，不能出具结论。先受理。")
    if review.concluded_on is not None:
        raise Refused(f"这一轮审核已经出具意见（{review.opinion_number}）。文本改过的，送复核；写错的，撤销上一步。")
    if outcome == Conclusion.LAWFUL and any(
        f.decision == "listed" and f.severity == "violation" for f in office.store.reviews.findings(review.id)
    ):
        raise Refused("有疑似违法的意见已列入，结论不能是“合法”。改为“应当予以修改”，或者把那几条改为不列入并写明理由。")
    if review.round == 1:
        # a later round is taken in on the day its text is, whatever day the paper bears
        in_order(step.on, "意见日期", review.accepted_on, "受理日")
    with office.act("conclude", f"出具审核意见（{outcome}）：{document.title}") as act:
        number = issue(office, act, "review_opinion", document_id, step.on.year)
        concluded = act.update(
            review,
            concluded_on=step.on,
            outcome=outcome,
            opinion_number=number,
            recheck=recheck if outcome == Conclusion.AMEND else None,
            **stated,
        )
        issued = frozen(letter(office, document, concluded))
        sha = keep(office, act, (f"{number}.json", office.keep(issued), len(issued)))
        act.update(concluded, opinion_sha=sha)
        duties.end(office, act, document_id, kind_of(document.matter).deadline, step.on)
        end_waiting(office, act, document, review, step.on)
        step.enter(act, f"{number}，{outcome}", outcome=outcome)
    return {"document": document_id, "number": number}
