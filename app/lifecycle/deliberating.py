"""Fair-competition conclusion, 提请审议 and the result of collective deliberation."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle import guards
from app.lifecycle.lawful_grounds import ground
from app.lifecycle.made import Made
from app.lifecycle.step import allowed, record
from app.lifecycle.transitions import Act
from app.office import Office
from db.records import Deliberation

CONCLUSIONS = ("符合", "例外", "违反")


def fair_competition(
    office: Office,
    document_id: str,
    *,
    concerned: bool,
    conclusion: str | None = None,
    until: date | None = None,
    on: date | None = None,
) -> Made:
    """Answer whether operators are concerned and, if so, record the conclusion (公平竞争审查条例 §12: an exception needs its term)."""
    document = office.document(document_id)
    if conclusion is not None and conclusion not in CONCLUSIONS:
        raise Refused(f"公平竞争审查结论只能是{'、'.join(CONCLUSIONS)}，不是“{conclusion}”。")
    if conclusion == "例外" and until is None:
        raise Refused(f"适用例外规定的，要写明实施期限（{ground('fair_competition_exception')}）。填写期限后再登记。")
    note = "不涉及经营者经济活动" if not concerned else f"涉及经营者经济活动，结论：{conclusion or '待审查'}"
    with office.act("fair_competition", f"公平竞争审查：{document.title}") as act:
        document = act.update(
            document,
            concerns_market=concerned,
            fair_competition=conclusion if concerned else None,
            fair_competition_until=until if concerned else None,
        )
        record(act, office, document, "fair_competition", on or office.today(), note)
    return {"document": document_id}


def table(office: Office, document_id: str, *, on: date | None = None, despite: str | None = None) -> Made:
    """提请审议: blocked without a legality conclusion (DOC-16) or, where operators are concerned, a fair-competition one (DOC-14)."""
    document = office.document(document_id)
    step = allowed(office, document, Act.TABLE, on, guards=guards.to_table(office, document), despite=despite)
    with office.act("table", f"提请审议：{document.title}") as act:
        step.enter(act, "提请集体审议")
    return {"document": document_id}


def deliberate(office: Office, document_id: str, *, meeting: str, result: str, on: date | None = None, despite: str | None = None) -> Made:
    """Record the meeting and its result: 通过, 修改后通过 or 不通过."""
    document = office.document(document_id)
    if not meeting.strip():
        raise Refused("没有填会议名称。填写会议名称和届次后再登记。")
    step = allowed(office, document, Act.DELIBERATE, on, outcome=result, despite=despite)
    with office.act("deliberate", f"审议{result}：{document.title}") as act:
        act.insert(
            Deliberation(
                id=act.new_id(),
                document_id=document_id,
                meeting=meeting,
                result=result,
                on_date=step.on,
                version_id=document.current_version_id,
            )
        )
        step.enter(act, f"{meeting}{result}")
    return {"document": document_id}
