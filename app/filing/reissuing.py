"""补发更正件: what went out before a correction no longer says what the register says, until the corrected copy was sent after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.errors import Refused
from app.filing import stepping
from app.lifecycle import duties
from app.lifecycle.correcting import reissue_key
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.records import Correction, Filing

OUTDATED = "报出的材料与现在不一致"
"""What every list says of a document of which a filing went out before a correction."""


def owing(corrections: Sequence[Correction], filing: Filing) -> tuple[Correction, ...]:
    """The corrections of which ``filing`` has not got the corrected copy yet."""
    return tuple(correction for correction in corrections if filing.id in correction.owed)


def outdated(office: Office) -> Mapping[str, tuple[str, ...]]:
    """By document: the short names of the recipients whose papers do not say what the register says now."""
    owed = office.store.documents.owed()
    found: dict[str, tuple[str, ...]] = {}
    for filing in office.store.filings.every_round():
        if filing.id in owed:
            short = office.jurisdiction.recipient(filing.recipient).short
            found[filing.document_id] = (*found.get(filing.document_id, ()), short)
    return found


def reissue(office: Office, filing_id: str, *, on: date | None = None) -> Made:
    """Record that the corrected copy was sent to the recipient of a filing. It has left the house.

    Raises Refused when nothing was corrected since the filing went out, or for a day before the filing or the correction.
    """
    with said():
        filing = office.store.filings.get(filing_id)
    document = office.document(filing.document_id)
    corrections = office.store.documents.corrections(document.id)
    owed = owing(corrections, filing)
    name = office.jurisdiction.recipient(filing.recipient).named(office.names)
    if not owed:
        raise Refused(f"报送{name}以后没有更正过，不用补发。")
    day, corrected = on or office.today(), max(correction.on_date for correction in owed)
    if day < corrected:
        raise Refused(f"补发日期 {day} 早于更正日期 {corrected}。核对日期后再登记。")
    with office.act("reissue", f"补发更正件（{name}）：{document.title}") as act:
        act.final_now()
        stepping.put(office, act, act.update(filing, reissued_on=day), "reissue", day)
        for correction in owed:
            act.update(correction, owed=tuple(one for one in correction.owed if one != filing.id))
        duties.end(office, act, document.id, reissue_key(filing.recipient), day)
        record(act, office, document, "reissue", day, f"{name}，更正件已补发")
    return {"document": document.id, "filing": filing.id}
