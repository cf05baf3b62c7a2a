"""What must be there before an act: each guard says what it found, and a failed one what is missing and where to mend it.

A *blocking* guard (DOC-14, DOC-16, DOC-18) stops the act; a *tolerated* one can be passed 带缺项继续, with a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.lifecycle import answers, archiving, comments, consulting, proceedings
from app.lifecycle.draft_marks import clean_text
from app.lifecycle.guard import Guard
from app.lifecycle.jurisdiction import Condition, Parameter
from app.lifecycle.lawful_grounds import ground
from app.lifecycle.periods import last_day
from app.lifecycle.stages import Conclusion, Matter, Result
from app.lifecycle.terms import terms
from app.lifecycle.unseen import deliberated, reviewed, unseen
from app.office import Office
from app.text.markup import Settled
from db.records import Consultation, Document, Filing

PASSED = (Result.PASSED.value, Result.PASSED_AMENDED.value)
DISCLOSED = "主动公开"
CONSULTED = "已公开征求意见"
ADOPTION, COMPETITION, HEARD = "M05", "M08", "M10"
"""The materials for which opinions and the fair-competition conclusion on record stand."""
DRAFT = "M02"
"""The material that the text itself stands for once it was read."""
DRAFT_READ = "送审稿已读入，花脸稿另附"
_LOOKED_AT = "改动已核对，或者只改了格式"
CONCLUDED_FILINGS = frozenset({"registered", "no_problem", "rectified", "annulled", "closed"})


@dataclass(frozen=True, slots=True)
class Planned:
    """A submission as it was typed so far: the codes of the materials, and first and last day of the consultation held before it."""

    matter: Matter
    unit: str
    materials: tuple[str, ...]
    consulted: tuple[date, date] | None
    on: date


def conditions(office: Office, document: Document) -> frozenset[Condition]:
    """The facts of ``document`` that make conditional materials due."""
    return answers.facts(office, document)


def to_submit(office: Office, document: Document, unit: str | None, codes: Collection[str], on: date) -> tuple[Guard, ...]:
    """Before 送审: the drafting unit, a consultation that ran its period, the materials the jurisdiction asks for."""
    matter = Matter(document.matter)
    held = next(reversed(office.store.documents.consultations(document.id)), None)
    received = {code: code for code in (*codes, *(m.code for m in office.store.documents.materials(document.id)))}
    by_text = DRAFT if document.current_version_id is not None else ""
    return (
        _unit(unit),
        *_consulted(office, document, held, on),
        *_opinions(office, document),
        *_materials(office, matter, conditions(office, document), by_record(office, document) | received, by_text),
    )


def by_record(office: Office, document: Document) -> dict[str, str]:
    """The submission materials for which what is recorded stands (意见采纳情况, 办理记录), by code, each with its evidence."""
    found = dict(proceedings.materials(office, document))
    opinions = comments.tally(office, document.id)
    if opinions.is_settled:
        found[ADOPTION] = f"意见 {opinions.total} 条，均已处理" if opinions.total else "没有收到意见"
    if opinions.businesses:
        found[HEARD] = f"企业、商会意见 {opinions.businesses} 条"
    if document.concerns_market and document.fair_competition in ("符合", "例外"):
        found.setdefault(COMPETITION, f"公平竞争审查结论：{document.fair_competition}")
    return found


def to_submit_text(office: Office, planned: Planned) -> tuple[Guard, ...]:
    """What :func:`to_submit` will find of a text that was read and not stored yet, once it is submitted as ``planned``."""
    return (
        _unit(planned.unit),
        *_consultation(office, planned.matter, office.jurisdiction.parameter(consulting.GENERAL), planned.consulted, planned.on),
        *_materials(office, planned.matter, (), {code: code for code in planned.materials}, DRAFT),
    )


def to_accept(office: Office, document: Document, revisions: Settled | None = None) -> tuple[Guard, ...]:
    """Before 受理: a text that was read, which blocks, and how its tracked changes are taken (``revisions`` as it is being chosen)."""
    read = document.current_version_id is not None
    there = Guard("送审稿已读入", read, "已拆分到条款", "还没有可审核的文本，不能受理。先导入送审稿", True, "version")
    if document.current_version_id is None:
        return (there,)
    version = office.store.documents.version(document.current_version_id)
    chosen = Settled(version.settled) if version.settled else revisions
    return (there, *settled_revisions(version.pending_revisions, chosen))


def settled_revisions(pending: int, chosen: Settled | None) -> tuple[Guard, ...]:
    """Before a text with so many ``pending`` tracked changes is reviewed: how they are taken."""
    if not pending:
        return ()
    sentence = f"含 {pending} 处未接受的修订，没有定取舍。选按全部接受或者按全部拒绝，或者退回起草单位定稿"
    return (Guard("未接受的修订已定取舍", chosen is not None, chosen.label if chosen else "", sentence, mend="revisions"),)


def to_table(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 提请审议: the legality conclusion (DOC-16), the text that it is about (DOC-17), the fair-competition conclusion (DOC-14)."""
    changed = _answered("提请审议的文本与审核稿一致", "审核", office, document, reviewed(office, document))
    return (_legality(office, document), *changed, *_fair_competition(office, document))


def to_sign(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 签发: a passed result (DOC-18), and a text that is the deliberated one or was reviewed again (DOC-17)."""
    last = next(reversed(office.store.documents.deliberations(document.id)), None)
    passed = last is not None and last.result in PASSED
    review = office.store.reviews.current(document.id)
    again = review is not None and review.version_id == document.current_version_id and _legality(office, document).held
    same = last is not None and last.version_id == document.current_version_id
    to_amend = last is not None and last.result == Result.PASSED_AMENDED
    evidence = "改动已送复核" if again else ""
    if same:
        evidence = "系统内仍是审议稿；审议要求修改的，先换入修改稿" if to_amend else "文本没有变"
    changed = None if same or again else unseen(office, document, deliberated(office, document))
    # without a text at the meeting nothing can be compared, and only a review answers for what came since
    held = same or again or (changed is None and last is not None and last.version_id is not None)
    return (
        Guard("集体审议已通过", passed, f"{last.meeting}{last.result}" if last else "",
              f"没有集体审议通过的记录，不能签发（{ground('deliberation')}）。先登记审议结果", True, "deliberate"),
        Guard("签发稿与审议稿一致", held, evidence or _LOOKED_AT,
              f"审议之后文本有改动，没有再送合法性审核，也没有核对：{changed.told}" if changed else "审议之后文本有改动，没有再送合法性审核",
              mend="confirm" if changed else "resubmit"),
        *_deliberated_as_reviewed(office, document),
    )  # fmt: skip


def to_register(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 登记编号: every authority of a joint document (联合发文) has signed."""
    return tuple(
        Guard(
            f"{row.name}已签署", row.signed_on is not None, f"{row.signatory}，{row.signed_on}", f"{row.name}还没有会签", mend="countersign"
        )
        for row in office.store.documents.issuers(document.id)
    )


def to_publish(office: Office, document: Document, effective_on: date | None, on: date) -> tuple[Guard, ...]:
    """Before 公布: a unified number, an effective date, a text that does not call itself a draft."""
    first = effective_on or document.effective_on or _takes_effect(office, document, on)
    return (
        Guard("已登记编号", document.unified_number is not None, document.unified_number or "", "没有统一编号", mend="register"),
        Guard("施行日期已明确", first is not None, first.isoformat() if first else "", "没有填施行日期", mend="effective_on"),
        *_answered("公布的文本与审议稿一致", "审议", office, document, deliberated(office, document) or reviewed(office, document)),
        *clean_text(office, document),
        *_disclosure(document),
        *_interpreted(office, document),
    )


def to_archive(office: Office, document: Document) -> tuple[Guard, ...]:
    """Before 归档: every filing concluded, the archive list complete (domain: 每件文件一卷)."""
    files = [_filing(office, filing) for filing in office.store.filings.rounds(document.id)]
    text = Guard("正式文本在卷", document.current_version_id is not None, "", "卷内没有正式文本", mend="version")
    if document.historical and document.outcome is None:
        # its review was held before anything was registered here: nothing says that the opinion is there, and nothing asks for it
        return (*files, text)
    opinion = Guard("合法性审核意见在卷", document.outcome is not None, "", "卷内没有合法性审核意见", mend="review")
    lacking = [item for item in archiving.archive_list(office, document) if item.lacks and item.mend not in _ASKED_ALREADY]
    if not lacking:
        return (*files, text, opinion, Guard("归档目录齐全", True, "", ""))
    return (*files, text, opinion, *(Guard(f"{i.name}在卷", False, "", f"卷内没有{i.name}", mend=f"archive:{i.code}") for i in lacking))


_ASKED_ALREADY = ("version", "review", "filing")
"""What mends the items of the archive list that have a guard of their own before 归档."""


def _interpreted(office: Office, document: Document) -> tuple[Guard, ...]:
    """Beside the publication stands its interpretation, where one is needed (政策解读与文件同步)."""
    if Condition.NEEDS_INTERPRETATION not in conditions(office, document):
        return ()
    held = [row for row in proceedings.of(office, document.id) if row.kind == proceedings.INTERPRETATION]
    brought = [m for m in office.store.documents.materials(document.id) if m.code == "M11"]
    evidence = proceedings.told(held[-1]) if held else "解读稿已随送审材料收到" if brought else ""
    mend = f"proceeding:{proceedings.INTERPRETATION}"
    return (Guard("政策解读已备好", bool(held or brought), evidence, "需要政策解读，没有解读稿", mend=mend),)


def _answered(name: str, since: str, office: Office, document: Document, answered: Collection[str]) -> tuple[Guard, ...]:
    """DOC-17: the text in hand is one that a review or a meeting was about, or the changes since were looked at. Not asked of the very same text."""
    if document.current_version_id in answered or not answered:
        return ()
    found = unseen(office, document, answered)
    told = f"{since}之后文本有改动，没有再送合法性审核，也没有核对：{found.told}" if found else ""
    return (Guard(name, found is None, "" if found else _LOOKED_AT, told, mend="confirm"),)


def _deliberated_as_reviewed(office: Office, document: Document) -> tuple[Guard, ...]:
    """The meeting had the text that was reviewed; asked only where it was another one and is still in hand."""
    if document.current_version_id not in deliberated(office, document):
        return ()
    return _answered("审议的文本与审核稿一致", "审核", office, document, reviewed(office, document))


def _disclosure(document: Document) -> tuple[Guard, ...]:
    """A normative document is disclosed (政府信息公开条例第二十条); what is not wants a reason."""
    if document.disclosure in (None, DISCLOSED):
        return ()
    told = f"公开属性为“{document.disclosure}”，没有写明理由"
    return (Guard("公开属性已写明理由", bool(document.disclosure_reason), document.disclosure or "", told, mend="disclosure"),)


def _unit(unit: str | None) -> Guard:
    return Guard("起草单位已填", bool(unit), unit or "", "没有填起草单位", mend="unit")


def _consulted(office: Office, document: Document, row: Consultation | None, on: date) -> tuple[Guard, ...]:
    """The last consultation of a document: held for its time, shortened (应急) or not held for a reason that was written down."""
    if row is not None and row.excused and not consulting.was_held(row):
        return (Guard(CONSULTED, True, consulting.told(row), ""),)
    if row is not None and row.excused:
        return (Guard(CONSULTED, row.until_on <= on, consulting.told(row), f"公开征求意见到{row.until_on}才期满", mend="consult"),)
    ran = (row.start_on, row.until_on) if row else None
    return _consultation(office, Matter(document.matter), consulting.least(office, document), ran, on)


def _consultation(office: Office, matter: Matter, least: Parameter, ran: tuple[date, date] | None, on: date) -> tuple[Guard, ...]:
    """Only a normative document must be consulted on; ``ran`` are the first and last day of the last consultation."""
    if matter is not Matter.NORMATIVE_DOCUMENT:
        return ()
    if ran is None:
        return (Guard(CONSULTED, False, "", "没有公开征求意见的记录", mend="consult"),)
    start, until = ran
    told = f"{start}—{until}"
    if last_day(start, least.period, office.calendar) > until:
        return (Guard(CONSULTED, False, told, f"公开征求意见不足{least.period}", mend="consult"),)
    return (Guard(CONSULTED, until <= on, told, f"公开征求意见到{until}才期满", mend="consult"),)


def _opinions(office: Office, document: Document) -> tuple[Guard, ...]:
    """What came in a consultation has its answer; asked only where something came (优化营商环境条例 §62)."""
    found = comments.tally(office, document.id)
    if not found.total:
        return ()
    told = f"{found.total} 条意见均已处理"
    answered = Guard("收到的意见均已处理", not found.waiting, told, f"还有 {found.waiting} 条意见没有写明采纳与否", mend="comments")
    if not found.businesses:
        return (answered,)
    on = found.fed_back_on
    back = Guard("采纳情况已反馈", on is not None, str(on or ""), "企业、行业协会商会提了意见，没有反馈采纳情况", mend="feedback")
    return answered, back


def _materials(
    office: Office, matter: Matter, facts: Collection[Condition], received: Mapping[str, str], by_text: str
) -> tuple[Guard, ...]:
    """One guard for each material asked for; ``received`` has the evidence by code, ``by_text`` is the one that the text read stands for."""
    asked = office.jurisdiction.to_submit(matter, facts)
    return tuple(
        Guard(DRAFT_READ if m.code == by_text and m.code not in received else f"有{m.name}", m.code in received or m.code == by_text,
              received.get(m.code, m.code), f"缺{m.name}", mend=f"material:{m.code}")
        for m in asked
    )  # fmt: skip


def _legality(office: Office, document: Document) -> Guard:
    review = office.store.reviews.current(document.id)
    name = "合法性审核已有结论"
    if review is None or review.outcome is None:
        return Guard(name, False, "", f"没有合法性审核结论，不能提请审议（{ground('legality')}）。先出具审核意见", True, "conclude")
    if review.outcome == Conclusion.LAWFUL:
        return Guard(name, True, f"{review.opinion_number or ''} 合法", "", True)
    if review.outcome == Conclusion.UNLAWFUL:
        return Guard(name, False, "", "合法性审核结论为不合法，不得提请审议", True, "reopen")
    listed = [f for f in office.store.reviews.findings(review.id) if f.decision == "listed"]
    waiting = [f for f in listed if f.reply is None]
    sentence = f"还有 {len(waiting)} 条意见没有起草单位的答复，不能提请审议。先登记答复，或者改好后送复核"
    return Guard("审核意见已有答复", not waiting, f"{len(listed)} 条意见均已答复", sentence, True, "reply")


def _fair_competition(office: Office, document: Document) -> tuple[Guard, ...]:
    if document.concerns_market is None:
        hits = _market_hits(office, document)
        if not hits:
            return ()
        told = f"没有回答是否涉及经营者经济活动，而审核规则在公平竞争方面提示了 {hits} 处"
        return (Guard("已回答是否涉及经营者经济活动", False, "", told, mend="fair_competition"),)
    if not document.concerns_market:
        return (Guard("不涉及经营者经济活动", True, "经办人已确认", ""),)
    good = document.fair_competition in ("符合", "例外")
    sentence = f"涉及经营者经济活动，没有公平竞争审查结论或者结论为违反，不得提请审议（{ground('fair_competition')}）。先登记审查结论"
    return (Guard("已作公平竞争审查", good, document.fair_competition or "", sentence, True, "fair_competition"),)


def _market_hits(office: Office, document: Document) -> int:
    review = office.store.reviews.current(document.id)
    return sum(f.rule_group == "FC" for f in office.store.reviews.findings(review.id)) if review else 0


def _takes_effect(office: Office, document: Document, on: date) -> date | None:
    if document.current_version_id is None:
        return None
    return terms(office.tree(office.store.documents.version(document.current_version_id))).takes_effect(on)


def _filing(office: Office, filing: Filing) -> Guard:
    short = office.jurisdiction.recipient(filing.recipient).short
    word = "备案" if filing.occasion == "公布" else f"备案（{filing.occasion}）"
    return Guard(
        f"{short}{word}已办结", filing.state in CONCLUDED_FILINGS, filing.receipt_number or "", f"{short}{word}没有办结", mend="filing"
    )
