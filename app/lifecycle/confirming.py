"""核对改动: a person has looked at what changed in the text since the review or the meeting, and answers for it (DOC-17).

It stands in place of a second review where the changes are none that a review is for (domain: 只改错字).
"""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle.made import Made
from app.lifecycle.stages import Stage
from app.lifecycle.step import record
from app.lifecycle.unseen import Unseen, changed_clauses, deliberated, reviewed, unseen
from app.office import Office
from db.records import Confirmation, Document, TextVersion

CONFIRMABLE = (Stage.UNDER_REVIEW, Stage.REVISING, Stage.DELIBERATING, Stage.SIGNED, Stage.REGISTERED)
"""From the first opinion to publication."""


def confirm(office: Office, document_id: str, from_version_id: str, to_version_id: str, *, note: str = "", on: date | None = None) -> Made:
    """Record that the operator has compared both versions; the text in hand is the newer one.

    Raises Refused for a text that is not in hand, for a pair without a difference in substance, and when it was recorded before.
    """
    document = office.document(document_id)
    if Stage(document.stage) not in CONFIRMABLE:
        raise Refused(f"“{Stage(document.stage).label}”阶段没有要核对的改动，没有登记。")
    versions = {version.id: version for version in office.store.documents.versions(document_id)}
    old, new = _known(versions, from_version_id), _known(versions, to_version_id)
    if new.id != document.current_version_id:
        raise Refused(f"{new.name} v{new.ordinal} 不是现在的文本，核对它没有用，没有登记。换成现在的文本再比较。")
    clauses = changed_clauses(office, old, new)
    if not clauses:
        raise Refused(f"{old.name} v{old.ordinal} 和 {new.name} v{new.ordinal} 文字相同，不用核对。")
    known = office.store.documents.confirmations(document_id)
    if any((row.from_version_id, row.to_version_id) == (old.id, new.id) for row in known):
        raise Refused(f"{old.name} v{old.ordinal} 到 {new.name} v{new.ordinal} 的改动已经核对过，没有再登记。")
    day = on or office.today()
    told = Unseen(old, new, clauses).told
    with office.act("confirm", f"核对改动：{document.title}") as act:
        made = act.insert(
            Confirmation(
                id=act.new_id(), document_id=document_id, from_version_id=old.id, to_version_id=new.id, on_date=day, note=note.strip(),
                operator=office.operator,
            )
        )  # fmt: skip
        record(act, office, document, "confirm", day, f"{told}，已核对" + (f"：{note.strip()}" if note.strip() else ""))
    return {"document": document_id, "confirmation": made.id}


def to_confirm(office: Office, document: Document) -> Unseen | None:
    """What of the text in hand nobody has answered for where the document stands; None when there is nothing, or no opinion was issued yet."""
    if Stage(document.stage) not in CONFIRMABLE:
        return None
    return unseen(office, document, deliberated(office, document) or reviewed(office, document))


def confirm_in_hand(office: Office, document_id: str, *, note: str = "", on: date | None = None) -> Made:
    """:func:`confirm` for the text in hand against the last one that somebody answered for. Raises Refused when nothing is to be looked at."""
    document = office.document(document_id)
    found = to_confirm(office, document)
    if found is None:
        raise Refused(f"《{document.title}》的文本没有要核对的改动，没有登记。")
    return confirm(office, document_id, found.answered.id, found.in_hand.id, note=note, on=on)


def _known(versions: dict[str, TextVersion], version_id: str) -> TextVersion:
    if version_id not in versions:
        raise Refused("要核对的文本不是这一件的。刷新后再比较。")
    return versions[version_id]
