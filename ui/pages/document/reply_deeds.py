"""The deed that records what the drafting unit replies to the findings, from the document page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.office import Office
from app.review.deciding import Reply, reply
from app.review.points import listed
from ui.dialogs.form import Values
from ui.dialogs.replies import Answered, Asked, ReplyingDialog
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View


@dataclass(frozen=True, slots=True)
class _Points:
    asked: tuple[Asked, ...]


def _points(office: Office, document_id: str) -> _Points:
    review = office.store.reviews.current(document_id)
    if review is None or review.concluded_on is None:
        raise Refused("审核意见还没有出具，没有可以答复的。先出具审核意见。")
    found = listed(office, review)
    if not found:
        raise Refused("这一轮没有列入意见的，不用答复。")
    return _Points(
        tuple(
            Asked(f.id, n, f.title or f.rule, f.path or "全文", f.rewrite or f.suggestion or "", f.reply or "", f.reply_reason or "")
            for n, f in enumerate(found, 1)
        )
    )


def _open(view: View, found: object, page: QWidget) -> ReplyingDialog:
    assert isinstance(found, _Points)
    return ReplyingDialog(view.dossier.unit, found.asked, page)


def _reply(office: Office, document: str, values: Values) -> object:
    answers = values["answers"]
    assert isinstance(answers, tuple)
    return reply(office, document, [Reply(a.finding_id, a.reply, a.reason) for a in answers if isinstance(a, Answered)])


def _may_be_answered(view: View) -> bool:
    reviews = view.dossier.reviews
    return bool(reviews) and reviews[-1].concluded_on is not None and view.dossier.document.published_on is None


DEEDS: dict[str, Deed] = {
    "reply": Deed("登记起草单位答复", Icon.COMMENT, None, _reply, "已登记答复", offered=_may_be_answered, prepare=_points, opens=_open),
}
"""By name; merged into the page's."""
