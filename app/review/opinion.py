"""The legality opinion of a round as a form (合法性审核意见书, F-07)."""

from __future__ import annotations

import re

from app.errors import Refused
from app.forms.paper import Cited
from app.forms.review_opinion import REVIEW_AGAIN, TABLE_DIRECTLY, OpinionPoint, ReviewOpinion
from app.lifecycle.stages import Conclusion
from app.lifecycle.units import name_of
from app.office import Office
from app.rules.finding import Severity
from app.text.tree import Tree
from db.records import Finding

_GROUPS = {"AUTH": "powers", "DOC": "procedure"}
_CELL = re.compile(r"第\d+行第\d+格$")
_OPEN_REMARK = "尚有 {} 处疑点未处理，未列入本意见。"


def opinion(office: Office, document_id: str) -> ReviewOpinion:
    """The opinion of the current round, as far as it is decided; before the conclusion it is a draft without number.

    Raises Refused when the document was not accepted yet.
    """
    document = office.document(document_id)
    review = office.store.reviews.current(document_id)
    if review is None:
        raise Refused(f"《{document.title}》还没有受理，没有审核意见可出。先受理。")
    findings = office.store.reviews.findings(review.id)
    read = office.store.documents.version(review.version_id)
    listed = _in_text_order([f for f in findings if f.decision == "listed"], office.tree(read))
    waiting = sum(f.decision == "open" for f in findings)
    unit = name_of(office, document)
    title = (document.body_title or document.title).replace("\n", "")
    version = read.name
    after = "" if review.outcome != Conclusion.AMEND else REVIEW_AGAIN if review.recheck else TABLE_DIRECTLY
    return ReviewOpinion(
        authority=office.names["legal_office"],
        number=review.opinion_number or "",
        drafting_unit=unit,
        title=title,
        version="" if f"（{version}）" in title else version,
        submitted_on=document.submitted_on,
        complete_on=review.accepted_on,
        bases=_bases(listed),
        on_body=_word(listed, "AUTH", "制定主体合法。"),
        on_powers=_word(listed, "AUTH", "未发现超越法定权限的内容。"),
        on_content=_content(listed),
        on_procedure=_procedure(office, document_id),
        points=tuple(_point(f) for f in listed),
        conclusion=review.outcome or "",
        after_revision=after,
        remarks=(_OPEN_REMARK.format(waiting),) if waiting else (),
        signed_on=review.concluded_on,
    )


def _in_text_order(findings: list[Finding], tree: Tree) -> list[Finding]:
    """As the clauses follow each other; what concerns the whole document comes last."""
    places = {node.path: place for place, node in enumerate(tree.walk())}
    last = len(places)

    def place(finding: Finding) -> tuple[int, int, int]:
        path = finding.path or ""
        return places.get(path, places.get(_CELL.sub("", path), last)), finding.start or 0, finding.number

    return sorted(findings, key=place)


def _point(finding: Finding) -> OpinionPoint:
    quoted = f"“{finding.quote}”：" if finding.quote else ""
    return OpinionPoint(
        clause=finding.path or "全文",
        problem=quoted + finding.message,
        bases=tuple(Cited(law, article or "", verified) for law, article, verified in finding.basis),
        suggestion=finding.rewrite or finding.suggestion or "",
        severity=Severity(finding.severity).label.removeprefix("疑似").removeprefix("存在"),
    )


def _bases(listed: list[Finding]) -> tuple[Cited, ...]:
    laws: dict[str, bool] = {}
    for finding in listed:
        for law, _, verified in finding.basis:
            laws[law] = laws.get(law, True) and verified
    return tuple(Cited(law, "", verified) for law, verified in laws.items())


def _word(listed: list[Finding], group: str, clear: str) -> str:
    found = [f.path or "全文" for f in listed if f.rule_group == group]
    return clear if not found else f"{'、'.join(found)}涉及制定权限，见具体意见。"


def _content(listed: list[Finding]) -> str:
    if not listed:
        return "未发现与上位法相抵触的内容。"
    violations = sum(f.severity == "violation" for f in listed)
    said = f"其中 {violations} 处疑似与上位法相抵触，" if violations else ""
    return f"送审稿有 {len(listed)} 处需要修改或者说明，{said}见具体意见。"


def _procedure(office: Office, document_id: str) -> str:
    despite = [e for e in office.store.documents.events(document_id) if e.act in ("submit", "accept") and e.missing]
    if despite:
        return "送审时" + "；".join(despite[-1].missing) + "。"
    return "送审材料齐全，已按规定履行起草、征求意见等程序。"
