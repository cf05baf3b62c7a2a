"""归档目录 (每件文件一卷): what the store holds of each item, what is missing and where it is mended, and what a person says of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import resources
from app.errors import Refused
from app.lifecycle import comments, competition, consulting, joint, proceedings
from app.lifecycle.answers import EXPERTISE
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from db.records import ArchiveItem, Document

_OBJECTED = frozenset({"inquiry", "rectify_opinion", "plan_submitted", "rectified", "annulled"})


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list. ``evidence`` says what is there ("" nothing); ``mend`` names what mends it; ``said`` is what a person said of it."""

    code: str
    name: str
    must: bool
    evidence: str
    mend: str
    said: ArchiveItem | None = None

    @property
    def held(self) -> bool:
        """Whether it lies in the file: by what is recorded, or because a person says so."""
        return bool(self.evidence) or (self.said is not None and self.said.held)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is open: it is there, or a person said that there is none and why."""
        return self.held or self.said is not None

    @property
    def lacks(self) -> bool:
        """Whether the file is incomplete without it."""
        return self.must and not self.is_settled

    @property
    def state(self) -> str:
        """在卷, 没有（已说明）, 缺 or 未涉及."""
        if self.held:
            return "在卷"
        if self.said is not None:
            return "没有（已说明）"
        return "缺" if self.must else "未涉及"


@dataclass(frozen=True, slots=True)
class _Listed:
    code: str
    name: str
    must: bool
    mend: str


@lru_cache
def listed() -> Mapping[str, _Listed]:
    """The items of the list by code, in the order of the file."""
    table = tomllib.loads(resources.path("archive.toml").read_text("utf-8"))
    return {row["code"]: _Listed(row["code"], row["name"], row["must"], row["mend"]) for row in table["item"]}


def archive_list(office: Office, document: Document) -> tuple[Item, ...]:
    """The archive list of a document, computed from the store item by item, with what was said of each."""
    said = {row.item: row for row in office.store.procedures.archive_items(document.id)}
    return tuple(Item(i.code, i.name, i.must, _EVIDENCE[i.code](office, document), i.mend, said.get(i.code)) for i in listed().values())


def say(office: Office, document_id: str, *, item: str, held: bool, note: str = "") -> Made:
    """Say of an item that it lies in the paper file (``held``), or that there is none and why. Raises Refused for an unknown item, or none without why."""
    document = office.document(document_id)
    named = _named(item)
    if not held and not note.strip():
        raise Refused(f"写明卷内没有{named.name}的缘由。填写后再登记。")
    known = _row(office, document_id, item)
    with office.act("archive_item", f"归档目录：{document.title}") as act:
        if known is not None:
            act.update(known, held=held, note=note.strip(), operator=office.operator)
        else:
            act.insert(
                ArchiveItem(
                    id=act.new_id(), document_id=document_id, item=item, held=held, note=note.strip(), operator=office.operator
                )
            )  # fmt: skip
        told = f"{named.name}{'在卷' if held else '没有'}" + (f"：{note.strip()}" if note.strip() else "")
        record(act, office, document, "archive_item", office.today(), told)
    return {"document": document_id}


def unsay(office: Office, document_id: str, *, item: str) -> Made:
    """Take back what was said of an item. Raises Refused where nothing was said."""
    document = office.document(document_id)
    named, known = _named(item), _row(office, document_id, item)
    if known is None:
        raise Refused(f"没有对{named.name}作过说明，没有改动。")
    with office.act("archive_item", f"归档目录：{document.title}") as act:
        act.remove(known)
        record(act, office, document, "archive_item", office.today(), f"删去对{named.name}的说明")
    return {"document": document_id}


def _named(item: str) -> _Listed:
    found = listed().get(item)
    if found is None:
        raise Refused(f"归档目录没有“{item}”这一项，可以是：{'、'.join(f'{i.code}（{i.name}）' for i in listed().values())}。")
    return found


def _row(office: Office, document_id: str, item: str) -> ArchiveItem | None:
    return next((row for row in office.store.procedures.archive_items(document_id) if row.item == item), None)


def _event(*acts: str) -> Callable[[Office, Document], str]:
    """Evidence by the newest event of these acts."""

    def found(office: Office, document: Document) -> str:
        rows = [event for event in office.store.documents.events(document.id) if event.act in acts]
        return f"{rows[-1].on_date} {rows[-1].note}" if rows else ""

    return found


def _material(code: str, *kinds: str) -> Callable[[Office, Document], str]:
    """Evidence by a submission material, or by a proceeding of these kinds."""

    def found(office: Office, document: Document) -> str:
        brought = [m for m in office.store.documents.materials(document.id) if m.code == code]
        if brought:
            return brought[-1].file_name or f"{brought[-1].name}（纸质）"
        return _proceeding(*kinds)(office, document)

    return found


def _proceeding(*kinds: str) -> Callable[[Office, Document], str]:
    def found(office: Office, document: Document) -> str:
        return "；".join(proceedings.told(row) for row in proceedings.of(office, document.id) if row.kind in kinds)

    return found


def _drafts(office: Office, document: Document) -> str:
    count = len(office.store.documents.versions(document.id))
    return f"文本 {count} 稿" if count else ""


def _consultation(office: Office, document: Document) -> str:
    return "；".join(consulting.told(row) for row in office.store.documents.consultations(document.id))


def _competition(office: Office, document: Document) -> str:
    if document.concerns_market is False:
        return "经确认不涉及经营者经济活动"
    return _material("M08", competition.KIND)(office, document)


def _opinion(office: Office, document: Document) -> str:
    review = office.store.reviews.current(document.id)
    return f"{review.opinion_number or ''} {review.outcome}".strip() if review and review.outcome else document.outcome or ""


def _adoption(office: Office, document: Document) -> str:
    opinions = comments.tally(office, document.id)
    if opinions.is_settled:
        return f"收到意见 {opinions.total} 条，均已处理" if opinions.total else "没有收到意见"
    excused = [row for row in office.store.documents.consultations(document.id) if not consulting.was_held(row)]
    return consulting.told(excused[-1]) if excused else _material("M05")(office, document)


def _meeting(office: Office, document: Document) -> str:
    rows = office.store.documents.deliberations(document.id)
    return "；".join("，".join(part for part in (row.meeting, row.result, row.minutes_number) if part) for row in rows)


def _signed(office: Office, document: Document) -> str:
    return f"{document.signed_on} {document.signatory or ''}签发".strip() if document.signed_on else ""


def _final(office: Office, document: Document) -> str:
    if document.current_version_id is None:
        return ""
    version = office.store.documents.version(document.current_version_id)
    return f"{version.name} v{version.ordinal}"


def _registration(office: Office, document: Document) -> str:
    return f"{document.unified_number}，{document.registered_on or '补录'}" if document.unified_number else ""


def _publication(office: Office, document: Document) -> str:
    rows = office.store.procedures.publications(document.id)
    if rows:
        return "；".join("，".join(part for part in (row.carrier, row.address, row.file_name or "没有截图") if part) for row in rows)
    return f"{document.published_on} {document.carrier}，没有截图" if document.published_on and document.carrier else ""


def _filings(office: Office, document: Document) -> str:
    rows = [row for row in office.store.filings.rounds(document.id) if row.filed_on]
    duty = joint.duty(office, document)
    if not rows and document.published_on is not None and not duty.is_ours:
        return duty.because
    named = {r.code: r.short for r in office.jurisdiction.recipients}
    return "；".join(
        "，".join(part for part in (named.get(row.recipient, ""), row.report_number, row.receipt_number or "没有回执") if part)
        for row in rows
    )


def _objected(office: Office, document: Document) -> str:
    rows = [f for f in office.store.filings.rounds(document.id) if f.state in _OBJECTED]
    return "；".join(f"{row.result or ''} {row.result_on or ''}".strip() for row in rows)


def _objections(office: Office, document: Document) -> str:
    count = len(office.store.incomings.objections(document.id))
    return f"异议和请求 {count} 件" if count else ""


_EVIDENCE: Mapping[str, Callable[[Office, Document], str]] = {
    "proposal": _event("propose"), "explanation": _material("M03"), "drafts": _drafts, "consultation": _consultation,
    "expertise": _proceeding("assessment", *EXPERTISE), "competition": _competition,
    "department_review": _material("M06", "department_review"), "letter": _material("M01"), "opinion": _opinion, "adoption": _adoption,
    "meeting": _meeting, "signed": _signed, "final": _final, "registration": _registration, "publication": _publication,
    "interpretation": _material("M11", proceedings.INTERPRETATION), "filings": _filings, "objected": _objected,
    "evaluation": _proceeding(proceedings.EVALUATION), "ending": _event("repeal", "declare_invalid", "extend"), "objections": _objections,
}  # fmt: skip
