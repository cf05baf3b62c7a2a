"""认定: whether a paper is a normative document at all (国办发〔2018〕37号), answered by a person and undone like any act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.errors import Refused
from app.intake.questionnaire import shipped
from app.lifecycle import duties
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.step import record
from app.office import Office
from app.rules.finding import Basis
from db.acts import Act
from db.records import Determination, Document

_MAY_LEAVE = frozenset({Stage.PROPOSED, Stage.DRAFTING, Stage.CONSULTING, Stage.SUBMITTED, Stage.RETURNED, Stage.UNDER_REVIEW})
"""From where a paper found to be none goes to the register of those that are none."""


def definition() -> Basis:
    """Where the definition stands."""
    return shipped().basis


def determine(
    office: Office,
    document_id: str,
    *,
    normative: bool,
    answers: Mapping[str, bool],
    exclusions: Sequence[str] = (),
    reason: str = "",
    on: date | None = None,
) -> Made:
    """Record the answers to the five elements, the exclusions that apply, and the result.

    “是” marks the document as normative, and takes up again one that an earlier “否” had concluded. “否” takes it out of the procedure: it becomes
    another matter, concluded, its periods void; the reason stands in the register. A result that the answers do not bear out needs a
    ``reason``. Raises Refused for an unknown element or exclusion, an answer left out, or a document too far on to be taken out.
    """
    document = office.document(document_id)
    _refuse_strange(office, answers, exclusions)
    borne_out = all(answers.values()) and not exclusions
    if normative != borne_out and not reason.strip():
        told = "按各项回答应当认定为“" + ("是" if borne_out else "否") + "”"
        raise Refused(f"{told}，认定结果却是“{'是' if normative else '否'}”。改回答，或者写明理由后再认定。")
    stage = Stage(document.stage)
    if not normative and stage is not Stage.CONCLUDED and stage not in _MAY_LEAVE:
        raise Refused(f"《{document.called}》已经到“{stage.label}”，不能再认定为非规范性文件。要停办的，按终止或者废止办理。")
    if not normative and stage is Stage.CONCLUDED and document.normative is not False:
        raise Refused(f"《{document.called}》已经办结。要改认定的，先撤销办结。")
    day = on or office.today()
    with office.act("determine", f"认定{'是' if normative else '不是'}行政规范性文件：{document.called}") as act:
        made = act.insert(
            Determination(
                id=act.new_id(), document_id=document_id, on_date=day, normative=normative,
                answers=tuple((element.key, answers[element.key]) for element in shipped().elements),
                exclusions=tuple(exclusions), reason=reason.strip(), operator=office.operator,
            )
        )  # fmt: skip
        changed = act.update(document, normative=normative, **_moved(document, normative=normative))
        if not normative:
            _void_periods(office, act, document_id, day)
        told = "是行政规范性文件" if normative else "不是行政规范性文件：" + "；".join(reasons(made))
        record(act, office, changed, "determine", day, told + (f"。{reason.strip()}" if reason.strip() and normative else ""))
    return {"document": document_id, "determination": made.id}


def reasons_of(office: Office, document_id: str) -> tuple[str, ...]:
    """Why the last determination of a document said no, one sentence each; () when there is none or it said yes."""
    last = next(reversed(office.store.documents.determinations(document_id)), None)
    return reasons(last) if last is not None and not last.normative else ()


def reasons(made: Determination) -> tuple[str, ...]:
    """The elements answered with no, the exclusions, and the reason written, as sentences without full stops."""
    elements = {element.key: element.negative for element in shipped().elements}
    names = {one.code: one.name for one in shipped().exclusions}
    lacking = [elements[key] for key, answer in made.answers if not answer and key in elements]
    excluded = [f"属于{names[code]}" for code in made.exclusions if code in names]
    return (*lacking, *excluded, *([made.reason.rstrip("。")] if made.reason else []))


def _refuse_strange(office: Office, answers: Mapping[str, bool], exclusions: Sequence[str]) -> None:
    keys = [element.key for element in shipped().elements]
    if sorted(answers) != sorted(keys):
        raise Refused(f"五个要素都要回答：{'、'.join(f'{e.key}（{e.name}）' for e in shipped().elements)}。补齐后再认定。")
    known = {one.code for one in shipped().excluded_in(office.jurisdiction.key)}
    strange = [code for code in exclusions if code not in known]
    if strange:
        raise Refused(f"本地没有“{'、'.join(strange)}”这种排除情形，可以是：{'、'.join(sorted(known))}。")


def _moved(document: Document, *, normative: bool) -> dict[str, str]:
    """The matter and stage that follow from the result."""
    if not normative:
        return {"matter": Matter.OTHER.value, "stage": Stage.CONCLUDED.value}
    if document.matter != Matter.OTHER:
        return {}
    back = {"matter": Matter.NORMATIVE_DOCUMENT.value}
    if document.normative is False and document.stage == Stage.CONCLUDED:
        back["stage"] = (Stage.SUBMITTED if document.submitted_on else Stage.DRAFTING).value
    return back


def _void_periods(office: Office, act: Act, document_id: str, on: date) -> None:
    for row in office.store.documents.deadlines(document_id):
        if row.state == duties.OPEN:
            act.update(row, state=duties.VOID, met_on=on)
