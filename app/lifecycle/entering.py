"""补录: a document that began before the program did is entered at the stage it stands at, marked so, without its guards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import add_version, keep_read
from app.intake.mending import as_corrected
from app.lifecycle.dates import read_date
from app.lifecycle.fixed import FIELDS as FACTS
from app.lifecycle.made import Made
from app.lifecycle.numbering import keep, normal
from app.lifecycle.stages import Conclusion, Matter, Stage
from app.lifecycle.step import record
from app.lifecycle.units import known_or_new
from app.office import Office
from app.review.accepting import Round, begin, judged
from app.review.following import NOTHING
from db.acts import Act
from db.records import Document

FIELDS: dict[str, str] = {
    **FACTS, "drafting_unit": "起草单位", "disclosure": "公开属性", "submitted_on": "送审日期", "outcome": "审核结论",
    "repealed_on": "废止日期", "repeal_reason": "废止理由", "declared_invalid_on": "宣布失效日期", "field": "领域", "category": "文件类别",
    "archived_on": "归档日期", "archive_number": "档案号",
}  # fmt: skip
"""What may be told of a document entered afterwards, with the Chinese names."""

_NUMBERS = ("document_number", "unified_number")
_ROAD = (("signed_on", "签发日期"), ("registered_on", "登记日期"), ("published_on", "公布日期"))
_NEEDS: dict[Stage, tuple[str, ...]] = {
    Stage.SUBMITTED: ("submitted_on",), Stage.SIGNED: ("signed_on",), Stage.REGISTERED: ("unified_number",),
    Stage.PUBLISHED: ("published_on",), Stage.ARCHIVED: (),
}  # fmt: skip
"""What a document at a stage cannot be without."""
_REVIEWED = (Stage.UNDER_REVIEW, Stage.REVISING)
_NAMES = {
    Stage.PUBLISHED: "公布稿",
    Stage.ARCHIVED: "公布稿",
    Stage.SIGNED: "公布稿",
    Stage.REGISTERED: "公布稿",
    Stage.DELIBERATING: "审议稿",
}


def enter_historical(
    office: Office,
    *,
    stage: str,
    facts: Mapping[str, str],
    matter: Matter = Matter.NORMATIVE_DOCUMENT,
    draft: Draft | None = None,
    source: str = "",
) -> Made:
    """Enter a document at ``stage`` with its ``facts`` (by :data:`FIELDS`), its text where there is one, and where it is known from (``source``).

    No guard is asked and no deadline begins. Raises Refused for an unknown stage or field, without a title, without what the stage cannot
    be without, for days in an order that cannot be, and for a number another document has.
    """
    place = _place(stage)
    draft = as_corrected(office, draft) if draft else None
    told = _told(office, facts, draft)
    _check(place, told, draft)
    kept = keep_read(office, draft) if draft else None
    unit = (facts.get("drafting_unit") or "").strip()
    with office.act("enter_historical", f"补录：{told['title']}") as act:
        document = act.insert(
            Document(
                id=act.new_id(), matter=matter.value, stage=place.value, historical=True, normative=matter is Matter.NORMATIVE_DOCUMENT,
                created_at=office.now(), handler_id=act.operator_id(), drafting_unit_id=known_or_new(office, act, unit) if unit else None,
                **told,  # type: ignore[arg-type]  # columns by their names, words or days
            )
        )  # fmt: skip
        for kind in _NUMBERS:
            if told.get(kind):
                keep(office, act, kind, document.id, str(told[kind]))
        if draft is not None and kept is not None:
            version = add_version(office, act, document, draft, _NAMES.get(place, "送审稿"), kept)
            document = act.update(document, current_version_id=version.id)
        _review(office, act, document, place, draft)
        record(act, office, document, "enter_historical", office.today(), f"补录在“{place.label}”" + (f"，据{source}" if source else ""))
    return {"document": document.id}


def _place(stage: str) -> Stage:
    if stage not in set(Stage):
        raise Refused(f"没有“{stage}”这个阶段，可以是：{'、'.join(f'{s.value}（{s.label}）' for s in Stage)}。")
    return Stage(stage)


def _told(office: Office, facts: Mapping[str, str], draft: Draft | None) -> dict[str, str | date]:
    """The columns that ``facts`` fill; what is not told is taken from the text."""
    strange = [name for name in facts if name not in FIELDS]
    if strange:
        raise Refused(f"没有“{'、'.join(strange)}”这一项可以补录，可以补录的有：{'、'.join(FIELDS)}。")
    told: dict[str, str | date] = {}
    for name, words in facts.items():
        text = words.strip()
        if text and name != "drafting_unit":
            told[name] = read_date(text, office.today()) if name.endswith(("_on", "_until")) else text
    if draft is not None:
        tree = draft.reading.tree
        read = {name: getattr(tree, name) for name in ("title", "body_title", "document_number", "issuing_authority")}
        told = {**{name: value for name, value in read.items() if value}, **told}
    return {name: normal(office, name, str(value)) if name in _NUMBERS else value for name, value in told.items()}


def _check(stage: Stage, told: Mapping[str, str | date], draft: Draft | None) -> None:
    if not told.get("title"):
        raise Refused("没有填标题。填写后再补录。")
    absent = [FIELDS[name] for name in _NEEDS.get(stage, ()) if not told.get(name)]
    if absent:
        raise Refused(f"补录在“{stage.label}”要填{'、'.join(absent)}。填写后再补录。")
    if stage in _REVIEWED and draft is None:
        raise Refused(f"补录在“{stage.label}”要有文本。附上送审稿后再补录。")
    outcome = told.get("outcome")
    if outcome and outcome not in set(Conclusion):
        raise Refused(f"审核结论只能是{'、'.join(Conclusion)}，不是“{outcome}”。")
    days = [(word, told[name]) for name, word in (*_ROAD, ("repealed_on", "废止日期")) if name in told]
    for (earlier, first), (later, last) in pairwise(days):
        if isinstance(first, date) and isinstance(last, date) and first > last:
            raise Refused(f"{earlier} {first} 晚于{later} {last}。核对这两个日期后再补录。")
    begins, ends = told.get("effective_on"), told.get("valid_until")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        raise Refused(f"有效期至 {ends}，早于施行日期 {begins}。核对这两个日期后再补录。")


def _review(office: Office, act: Act, document: Document, stage: Stage, draft: Draft | None) -> None:
    """A matter under review or being amended has its round, judged by the rules of today."""
    if stage not in _REVIEWED or draft is None:
        return
    day = document.submitted_on or office.today()
    judgement = judged(office, draft.reading.tree, document)
    review, _ = begin(office, act, document, Round(document.current_version_id or "", judgement, NOTHING, day))
    if stage is Stage.REVISING:
        act.update(review, concluded_on=day, outcome=Conclusion.AMEND.value, recheck=True)
