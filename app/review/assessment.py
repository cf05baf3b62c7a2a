"""审核情况: what the reviewer states on 制定主体, 制定权限, 文件内容 and 制定程序 in the opinion (F-07).

The statements are the reviewer's, who signs for them. The program only suggests words that say what is recorded, the reviewer's answers to the
points of the checklist among it; that anything is lawful it never says by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.forms.paper import day
from app.lifecycle import consulting, guards
from app.lifecycle.stages import Matter
from app.lifecycle.units import name_of
from app.office import Office
from app.review.checklist import FAILS, MEETS, NOT_CONCERNED, Question, checklist
from app.review.matters import kind_of
from app.review.points import listed
from db.records import Consultation, Document, Finding, Review

_POWERS = {
    "AUTH": "职责权限", "LIC": "行政许可", "PEN": "行政处罚", "COE": "行政强制", "FEE": "行政收费", "CER": "证明事项", "RGT": "权利义务",
}  # fmt: skip
"""What the groups of rules on powers are about (国办发〔2018〕37号: what a 规范性文件 may not lay down)."""
_CLAUSES = 6
_COMPETITION = "material:M08"
_MAKER = {
    Matter.NORMATIVE_DOCUMENT: "制定机关", Matter.MAJOR_DECISION: "决策机关", Matter.CONTRACT: "签订单位", Matter.OTHER: "行文单位",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessment:
    """The four statements, each in its own words; None where the reviewer has not made it, and the letter leaves it to be filled in."""

    body: str | None = None
    powers: str | None = None
    content: str | None = None
    procedure: str | None = None

    def columns(self) -> dict[str, str | None]:
        """The statements by the names of their columns in ``reviews``: one paragraph each, blank ones None."""
        return {
            "on_body": _settled(self.body),
            "on_powers": _settled(self.powers),
            "on_content": _settled(self.content),
            "on_procedure": _settled(self.procedure),
        }


def _settled(words: str | None) -> str | None:
    return "".join(line.strip() for line in (words or "").splitlines()) or None


def suggested(office: Office, document_id: str) -> Assessment:
    """Words for the current round that hold what is recorded, for the reviewer to edit; None where nothing can be said truthfully.

    Raises Refused when the document was not accepted yet.
    """
    document = office.document(document_id)
    review = office.store.reviews.current(document_id)
    if review is None:
        raise Refused(f"《{document.title}》还没有受理，没有审核情况可写。先受理。")
    points = listed(office, review)
    others = [f for f in office.store.reviews.findings(review.id) if f.decision != "listed"]
    waiting = [f for f in others if f.decision == "open"]
    kind, asked = kind_of(document.matter), checklist(office, document, review)
    known = {
        "body": f"{_MAKER[kind.matter]}为{document.issuing_authority}。" if document.issuing_authority else None,
        "powers": _powers(points, others) if kind.groups & set(_POWERS) else None,
        "content": _content(points, waiting),
        "procedure": _procedure(office, document, review),
    }
    return Assessment(**{part: _joined(said, answered(asked, part, kind.wording.examined)) for part, said in known.items()})


def answered(questions: Sequence[Question], part: str, examined: str = "审核") -> str:
    """What the reviewer's answers to the points of ``part`` come to: 经逐项审核，…符合要求；…不符合要求（…）。 Empty without answers.

    A point answered 符合 about which the list holds a doubt is not said to meet the requirements without that.
    """
    here = [question for question in questions if question.part == part and question.answer]
    met = [question.title for question in here if question.answer == MEETS and not question.listed]
    but = [question.title for question in here if question.answer == MEETS and question.listed]
    said = ["、".join(met) + "符合要求"] if met else []
    said += ["、".join(but) + "除具体意见指出的以外符合要求"] if but else []
    said += [f"{q.title}不符合要求" + (f"（{q.note}）" if q.note else "") for q in here if q.answer == FAILS]
    said += ["不涉及" + "、".join(q.title for q in here if q.answer == NOT_CONCERNED)] if here and not said else []
    return f"经逐项{examined}，{'；'.join(said)}。" if said else ""


def _joined(recorded: str | None, stated: str) -> str | None:
    return f"{recorded or ''}{stated}" or None


def _powers(points: list[Finding], others: list[Finding]) -> str | None:
    found = [f for f in points if f.rule_group in _POWERS]
    if found:
        clauses = list(dict.fromkeys(f.path or "全文" for f in found))
        said = "、".join(clauses[:_CLAUSES]) + (f"等{len(clauses)}处" if len(clauses) > _CLAUSES else "")
        kinds = "、".join(dict.fromkeys(_POWERS[f.rule_group] for f in found))
        return f"{said}涉及{kinds}，权限问题见具体意见。"
    prompted = [f for f in others if f.rule_group in _POWERS]
    if any(f.decision == "open" for f in prompted):
        return None
    return "规则审核提示的权限问题，经审核没有列入意见。" if prompted else "规则审核未提示超越制定权限的内容。"


def _content(points: list[Finding], waiting: list[Finding]) -> str | None:
    if points:
        return f"送审稿有{len(points)}处需要修改或者说明，见具体意见。"
    return None if waiting else "没有提出需要修改的内容。"


def _procedure(office: Office, document: Document, review: Review) -> str | None:
    said = [_consulted(row) for row in office.store.documents.consultations(document.id)]
    said += _submission(office, document, review)
    competition = _fair_competition(office, document, review)
    if competition:
        said.append(competition)
    return "；".join(said) + "。" if said else None


def _consulted(row: Consultation) -> str:
    if not consulting.was_held(row):
        return consulting.told(row)
    until = day(row.until_on)
    if row.until_on.year == row.start_on.year:
        until = until.removeprefix(f"{row.start_on.year}年")
    return f"{day(row.start_on)}至{until}在{row.carrier}公开征求意见"


def _submission(office: Office, document: Document, review: Review) -> list[str]:
    """What the conditions of 送审 come to now: a gap passed 带缺项 and filled since is none any more."""
    on = document.submitted_on or review.accepted_on or office.today()
    found = [g for g in guards.to_submit(office, document, name_of(office, document), (), on) if g.mend != "unit"]
    said = [_short_consultation(office, document, on) or g.sentence for g in found if not g.held and g.mend == "consult"]
    known = {_COMPETITION} if document.fair_competition else set()
    absent = [g.sentence for g in found if not g.held and g.mend.startswith("material:") and g.mend not in known]
    return [*said, *(absent or ["送审要求的材料均已收到"])]


def _short_consultation(office: Office, document: Document, on: date) -> str:
    held = office.store.documents.consultations(document.id)
    return "送审时征求意见期未满" if held and consulting.was_held(held[-1]) and held[-1].until_on > on else ""


def _fair_competition(office: Office, document: Document, review: Review) -> str:
    if document.concerns_market:
        if document.fair_competition is None:
            brought = any(f"material:{m.code}" == _COMPETITION for m in office.store.documents.materials(document.id))
            told = "公平竞争审查结论已随送审材料收到，结论尚未登记" if brought else "没有公平竞争审查结论的记录"
            return f"涉及经营者经济活动，{told}"
        until = document.fair_competition_until
        return f"公平竞争审查结论为“{document.fair_competition}”" + (f"，实施期限至{day(until)}" if until else "")
    if document.concerns_market is False:
        return "经确认不涉及经营者经济活动"
    asked = any(f.rule_group == "FC" for f in office.store.reviews.findings(review.id))
    return "是否涉及经营者经济活动尚未确认" if asked else ""
