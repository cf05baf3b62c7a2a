"""Rounds of filing (报备轮次): a document is filed when it is published, and again when it is amended, extended, repealed or set right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NoReturn

from app.errors import Refused
from app.lifecycle import duties, joint
from app.lifecycle.deadlines import Deadline, begun_by, deadline
from app.office import Office
from db import acts
from db.records import Document, Filing

PUBLISHED, AMENDED, EXTENDED, REPEALED, AGAIN = OCCASIONS = ("公布", "修改", "延期", "废止", "重新报备")
"""What a round is about; 重新报备 follows the disposal of a review opinion."""

INVALID = "宣布失效"
"""What a round of 废止 is about where the document was declared invalid."""

_EXTENDED_ANEW = "重新公布"

DUE = "due"
"""The state in which a round begins: 待报送."""


def begin(office: Office, act: acts.Act, document: Document, *, occasion: str, on: date) -> dict[str, str]:
    """Begin a round with every recipient and return the filings' ids by recipient; none where another authority files (联合发文).

    ``on`` is the day from which the period runs: that of the publication, or of the decision to amend, extend or repeal. A round is
    numbered after the last one of its recipient, and an earlier one that did not go out stays due. Raises Refused for an unknown
    occasion and before publication.
    """
    refuse_unready(document, occasion)
    if not joint.duty(office, document).is_ours:
        return {}
    earlier = office.store.filings.of_document(document.id)
    made = {}
    for recipient in office.jurisdiction.recipients:
        last = max((filing.ordinal for filing in earlier if filing.recipient == recipient.code), default=0)
        row = duties.put(act, due(office, document, recipient.code, occasion, on))
        made[recipient.code] = act.insert(
            Filing(
                id=act.new_id(), document_id=document.id, recipient=recipient.code, state=DUE, deadline_id=row.id, occasion=occasion,
                ordinal=last + 1,
            )
        ).id  # fmt: skip
    return made


def foremost(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """One filing of each recipient of a document: the first round that still has to go out, else the last one."""
    shown: dict[str, Filing] = {}
    for filing in sorted(filings, key=lambda filing: filing.ordinal):
        known = shown.get(filing.recipient)
        if known is None or known.state != DUE:
            shown[filing.recipient] = filing
    return tuple(shown.values())


def refuse_unready(document: Document, occasion: str) -> None:
    """Raise Refused for an occasion that is none, and for a document that was not published."""
    if occasion not in OCCASIONS:
        raise Refused(f"没有“{occasion}”这样的报备事由，可以是：{'、'.join(OCCASIONS)}。")
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，不能报送备案。先登记公布信息。")


def refuse_without_round(office: Office, document: Document, what: str) -> NoReturn:
    """Raise Refused for a document of which no round was begun, so that ``what`` (不能报送备案) cannot be: it is not published, or it is not ours to file."""
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，{what}。先登记公布信息。")
    duty = joint.duty(office, document)
    if not duty.is_ours:
        raise Refused(f"《{document.title}》{what}：{duty.because}")
    raise Refused(f"《{document.title}》没有登记过报送，{what}。以前报送过的，用台账导入补上报送日期。")


def due(office: Office, document: Document, recipient: str, occasion: str, on: date) -> Deadline:
    """By when a round that begins on ``on`` must go out: after a disposal within the period of the report, else within that of filing."""
    figures = office.jurisdiction_on(on)
    usual, report = figures.recipient(recipient).deadline, f"filing.{recipient}.report"
    key = report if occasion == AGAIN and report in figures.parameters else usual
    counted = deadline(document.id, key, on, figures, office.calendar)
    if occasion == PUBLISHED:
        return counted
    return begun_by(event(document, occasion), replace(counted, name=f"{figures.parameter(usual).name}（{occasion}）"))


def event(document: Document, occasion: str) -> str:
    """What began a later round, in the words of its period: 废止（之日起）. A second filing follows the repeal or the amendment that it reports."""
    if occasion == EXTENDED:
        return _EXTENDED_ANEW
    if occasion == REPEALED and document.repealed_on is None and document.declared_invalid_on is not None:
        return INVALID
    if occasion == AGAIN:
        return REPEALED if document.repealed_on else AMENDED
    return occasion
