"""Fair-competition conclusion, 提请审议, the result of collective deliberation and its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

from app.errors import Refused
from app.lifecycle import competition, guards
from app.lifecycle.attached import attached, columns
from app.lifecycle.made import Made
from app.lifecycle.step import allowed, record
from app.lifecycle.transitions import Act
from app.office import Office
from app.refusals import said
from db.records import Deliberation, Proceeding

CONCLUSIONS = competition.CONCLUSIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """会议纪要: its number, who was there, what it keeps of differing opinions (重大行政决策程序暂行条例 §30), the file."""

    number: str = ""
    attendees: str = ""
    differing: str = ""
    file: Path | None = None

    def columns(self) -> _Minutes:
        """The columns of the deliberation."""
        number, attendees, words = (text.strip() or None for text in (self.number, self.attendees, self.differing))
        return {"minutes_number": number, "attendees": attendees, "words": words}


class _Minutes(TypedDict):
    minutes_number: str | None
    attendees: str | None
    words: str | None


def fair_competition(
    office: Office,
    document_id: str,
    *,
    concerned: bool,
    conclusion: str | None = None,
    until: date | None = None,
    reason: str = "",
    body: str = "",
    number: str | None = None,
    on: date | None = None,
) -> Made:
    """Answer whether operators are concerned and, if so, record the conclusion (公平竞争审查条例 §12: an exception needs its term and ``reason``).

    A conclusion is a proceeding of its own, with who held it (``body``) and its ``number``; the last one is the document's.
    """
    document = office.document(document_id)
    day = on or office.today()
    competition.refuse_unsound(conclusion, until, day)
    note = "不涉及经营者经济活动" if not concerned else f"涉及经营者经济活动，结论：{conclusion or '待审查'}"
    with office.act("fair_competition", f"公平竞争审查：{document.title}") as act:
        if concerned and conclusion is not None:
            term = until if conclusion == competition.EXCEPTION else None
            act.insert(
                Proceeding(
                    id=act.new_id(), document_id=document_id, kind=competition.KIND, on_date=day, body=body.strip(), conclusion=conclusion,
                    words=reason.strip(), number=(number or "").strip() or None, until=term, operator=office.operator,
                )
            )  # fmt: skip
            document = competition.follow(office, act, document)
        else:
            competition.forget(office, act, document_id)
            document = act.update(document, concerns_market=concerned, fair_competition=None, fair_competition_until=None)
        record(act, office, document, "fair_competition", day, note)
    return {"document": document_id}


def table(office: Office, document_id: str, *, on: date | None = None, despite: str | None = None) -> Made:
    """提请审议: blocked without a legality conclusion (DOC-16) or, where operators are concerned, a fair-competition one (DOC-14)."""
    document = office.document(document_id)
    step = allowed(office, document, Act.TABLE, on, guards=guards.to_table(office, document), despite=despite)
    with office.act("table", f"提请审议：{document.title}") as act:
        step.enter(act, "提请集体审议")
    return {"document": document_id}


def deliberate(
    office: Office,
    document_id: str,
    *,
    meeting: str,
    result: str,
    on: date | None = None,
    minutes: Minutes | None = None,
    despite: str | None = None,
) -> Made:
    """Record the meeting and its result: 通过, 修改后通过 or 不通过; its minutes with it or afterwards (:func:`keep_minutes`)."""
    document = office.document(document_id)
    if not meeting.strip():
        raise Refused("没有填会议名称。填写会议名称和届次后再登记。")
    step = allowed(office, document, Act.DELIBERATE, on, outcome=result, despite=despite)
    told = minutes or Minutes()
    file = attached(office, told.file)
    with office.act("deliberate", f"审议{result}：{document.title}") as act:
        row = act.insert(
            Deliberation(
                id=act.new_id(), document_id=document_id, meeting=meeting, result=result, on_date=step.on,
                version_id=document.current_version_id, **told.columns(), **columns(office, act, file),
            )
        )  # fmt: skip
        step.enter(act, f"{meeting}{result}")
    return {"document": document_id, "deliberation": row.id}


def keep_minutes(office: Office, deliberation_id: str, *, minutes: Minutes) -> Made:
    """Put the minutes of a meeting on record: number, who was there, differing opinions, the file; a file that was kept stays without another."""
    with said():
        row = office.store.procedures.deliberation(deliberation_id)
    document = office.document(row.document_id)
    file = attached(office, minutes.file)
    with office.act("minutes", f"登记会议纪要：{document.title}") as act:
        after = act.update(row, **minutes.columns(), **columns(office, act, file))
        note = "，".join(part for part in (after.meeting, after.minutes_number, after.file_name) if part)
        record(act, office, document, "minutes", office.today(), note)
    return {"document": document.id, "deliberation": deliberation_id}
