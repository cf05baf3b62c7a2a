"""The listed findings as numbered plain text, for the comment box of an office system: number, clause, issue, basis, suggestion."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import Refused
from app.forms.paper import Cited, inner
from app.office import Office
from app.review.points import listed, problem
from db.records import Finding


def findings_text(office: Office, document_id: str) -> str:
    """The points of the current round as plain text, numbered as in the letter.

    Raises Refused before the document was accepted, or when nothing is listed.
    """
    document = office.document(document_id)
    review = office.store.reviews.current(document_id)
    if review is None:
        raise Refused(f"《{document.called}》还没有受理，没有意见可以复制。先受理。")
    points = listed(office, review)
    if not points:
        raise Refused("没有列入意见的，没有可以复制的。先把疑点列入意见。")
    return f"《{inner(document.called)}》合法性审核意见（共 {len(points)} 条）\n\n{numbered(points)}"


def numbered(points: Sequence[Finding]) -> str:
    """Each point as a short block of lines, one empty line between them."""
    return "\n\n".join(_block(number, point) for number, point in enumerate(points, 1))


def _block(number: int, point: Finding) -> str:
    basis = "；".join(Cited(law, article or "", verified).text for law, article, verified in point.basis)
    suggestion = point.rewrite or point.suggestion or ""
    lines = [f"{number}. {point.path or '全文'}", f"问题：{problem(point)}"]
    lines += [f"依据：{basis}"] if basis else []
    lines += [f"建议：{suggestion}"] if suggestion else []
    return "\n".join(" ".join(line.split("\n")) for line in lines)
