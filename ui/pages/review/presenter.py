"""From a docket to what the widgets show: outline lines, marks on the paper, cards of the list, sentences. No decisions of its own."""

from __future__ import annotations

from datetime import date

from app.lifecycle.stages import Conclusion, Stage
from app.review.checklist import FAILS, contradicted, unanswered
from app.review.points import problem
from app.review.workbench import Workbench
from app.rules.finding import Severity
from app.text.markup import Settled
from db.records import Document, Finding
from ui.dialogs.conclusion import Standing
from ui.dialogs.opinion_sides import Issued, Unchecked, Waiting
from ui.dialogs.replies import Asked
from ui.icons import Icon
from ui.pages.review.docket import Docket, Segment, Words
from ui.pages.review.earlier import said_before
from ui.widgets.basis import BasisCard
from ui.widgets.finding import TONES, Decision, FindingCardData
from ui.widgets.outline import OutlineItem
from ui.widgets.paper import Mark
from ui.widgets.tone import Tone

_DECISIONS = {"open": Decision.OPEN, "listed": Decision.LISTED, "unlisted": Decision.DROPPED}
_STATE = "中华人民共和国"
_ARTICLE_ON_CARD = 120
"""Characters of an article that stand on a card."""
_REVISIONS = "处未接受的修订"

NOTHING_LEFT = {
    Segment.OPEN: "没有待处理的意见。按 Ctrl Enter 生成合法性审核意见书。",
    Segment.LISTED: "还没有列入的意见。在待处理里按 A 列入。",
    Segment.UNLISTED: "没有不列入的意见。",
    Segment.CITATIONS: "没有要核对的援引。",
    Segment.CHECKLIST: "这一类事项没有审核要点。",
}


def title_of(bench: Workbench) -> str:
    """The title of the text under review in one line: 云州区公共租赁住房管理办法（送审稿）."""
    return name_of(bench.document)


def name_of(document: Document) -> str:
    """The document's own name in one line: that of the text a 通知 issues, or the title."""
    return one_line(document.body_title or document.title)


def one_line(title: str) -> str:
    """A title without its line breaks."""
    return "".join(part.strip() for part in title.splitlines())


def day(on: date | None) -> str:
    """11月3日; empty when there is none."""
    return f"{on.month}月{on.day}日" if on else ""


def beside(bench: Workbench) -> str:
    """The grey line under the title: who sent it, when it was taken in, which version, how many clauses."""
    articles = sum(node.kind == "article" for node in bench.tree.walk())
    round_ = f"，第 {bench.review.round} 轮" if bench.review.round > 1 else ""
    parts = [
        f"{bench.unit}送审" if bench.unit else "",
        f"{day(bench.review.accepted_on)}受理{round_}" if bench.review.accepted_on else "",
        f"{bench.version.name} v{bench.version.ordinal}" + (f"，共 {articles} 条" if articles else ""),
    ]
    return " • ".join(part for part in parts if part)


def warnings(bench: Workbench) -> str:
    """What must be known of the file before relying on its text; empty when there is nothing."""
    parts = []
    revised = bench.version.pending_revisions
    if revised:
        settled = bench.version.settled
        taken = f"{Settled(settled).label}后的文字审核" if settled else "按接受后的文字审核，没有定取舍，与起草单位确认"
        parts.append(f"文件含 {revised} 处未接受的修订，{taken}")
    if bench.version.comments:
        parts.append(f"含 {bench.version.comments} 处批注")
    # the reader warns of revisions in its own words
    parts.extend(text.rstrip("。") for text in bench.version.warnings if not revised or _REVISIONS not in text)
    return "；".join(parts) + "。" if parts else ""


def locked(bench: Workbench) -> str:
    """Why findings cannot be changed any more; empty while they can."""
    if bench.editable:
        return ""
    review = bench.review
    if review.concluded_on is None:
        return "这一件已不在合法性审核阶段，意见只能查看。"
    if bench.elsewhere:
        return f"审查结论“{review.outcome}”已于{day(review.concluded_on)}登记，意见不能再改；需要改的，先撤销审查结论。"
    number = f"（{review.opinion_number}）" if review.opinion_number else ""
    return f"审核意见{number}已于{day(review.concluded_on)}出具，结论为“{review.outcome}”。意见不能再改；需要改的，先撤销审核结论。"


def outline(docket: Docket, *, only_with_findings: bool) -> list[OutlineItem]:
    """The lines of the outline; chapters without a line beneath are left out."""
    items: list[OutlineItem] = []
    for line in docket.clauses.lines:
        if line.is_head:
            if items and items[-1].is_head:
                items.pop()
            items.append(OutlineItem(line.path, line.words, is_head=True))
            continue
        count, gravest, done = docket.gravest_open(line.path)
        if (only_with_findings or line.is_extra) and not count and not done:
            continue
        items.append(OutlineItem(line.path, line.words, open_count=count, tone=TONES[gravest] if gravest else Tone.ACCENT, is_done=done))
    while items and items[-1].is_head:
        items.pop()
    return items


def marks(docket: Docket) -> list[Mark]:
    """The highlights on the paper."""
    return [
        Mark(
            f.path, f.start, f.end, TONES[Severity(f.severity)], f.number, handled=f.decision != "open", set_aside=f.decision == "unlisted"
        )
        for f in docket.findings
        if f.path is not None and f.start is not None and f.end is not None
    ]


def cards(docket: Docket) -> list[FindingCardData]:
    """The cards of the segment shown."""
    earlier = docket.bench.earlier
    return [card(finding, earlier.before(finding), docket.words) for finding in docket.of(docket.segment)]


def card(finding: Finding, before: Finding | None = None, words: Words | None = None) -> FindingCardData:
    """One finding as a card; ``before`` is the same doubt of the round before, ``words`` are those of the articles it rests on, as far as imported."""
    wording = words or {}
    said = problem(finding)
    return FindingCardData(
        id=finding.id,
        number=finding.number,
        severity=Severity(finding.severity),
        title=finding.title or finding.rule,
        clause=finding.path or "",
        reason=said,
        message=said,
        basis=tuple(
            BasisCard(
                law.removeprefix(_STATE), article or "", _begun(wording.get((law, article or ""), "")), verified=verified, has_source=True
            )
            for law, article, verified in finding.basis
        ),
        suggestion=finding.rewrite or finding.suggestion or "",
        decision=_DECISIONS[finding.decision],
        note=_note(finding, before),
        may_carry=before is not None and before.decision != "open" and finding.decision == "open",
    )


def _begun(words: str) -> str:
    """The beginning of an article, as much as a card has room for; 原文 shows all of it."""
    return words if len(words) <= _ARTICLE_ON_CARD else f"{words[:_ARTICLE_ON_CARD]}……"


def _note(finding: Finding, before: Finding | None) -> str:
    parts = []
    if before is not None and before.decision == "unlisted" == finding.decision:
        parts.append(f"上轮第 {before.number} 条不列入，这一句没有改")
    elif before is not None:
        parts.append(f"上轮第 {before.number} 条，仍在：{said_before(before)}")
    if finding.fate:
        parts.append(f"后一稿{finding.fate}")
    if finding.reason:
        held = "、".join(f"《{law.removeprefix(_STATE)}》{article or ''}" for law, article, _ in finding.unlisted_basis)
        parts.append(finding.reason + (f"：{held}" if held else ""))
    if finding.reply:
        parts.append(f"起草单位{finding.reply}" + (f"，{finding.reply_reason}" if finding.reply_reason else ""))
    if finding.rewrite:
        parts.append("建议已改写")
    if finding.remark:
        parts.append(f"批注：{finding.remark}")
    return "；".join(parts)


def standing(docket: Docket) -> Standing:
    """What a conclusion rests on."""
    listed = docket.of(Segment.LISTED)
    return Standing(
        len(listed),
        sum(f.severity == Severity.VIOLATION for f in listed),
        docket.count(Segment.OPEN),
        unanswered(docket.bench.checklist),
        sum(question.answer == FAILS for question in docket.bench.checklist),
        tuple(one.lacking for one in docket.bench.approvals if one.lacking),
        docket.bench.wording,
        contradicted(docket.bench.checklist),
        docket.bench.approvals,
    )


def asked(docket: Docket) -> list[Asked]:
    """The listed findings as the drafting unit is asked about them."""
    return [
        Asked(f.id, f.number, f.title or f.rule, f.path or "全文", f.rewrite or f.suggestion or "", f.reply or "", f.reply_reason or "")
        for f in docket.of(Segment.LISTED)
    ]


def unreplied(docket: Docket) -> int:
    """How many listed findings have no reply yet."""
    return sum(f.reply is None for f in docket.of(Segment.LISTED))


def next_step(outcome: str | None, left: int, *, recheck: bool) -> str:
    """What comes after a conclusion, in a sentence."""
    if outcome == Conclusion.LAWFUL:
        return "可以提请集体审议，在文件详情里办理。"
    if outcome == Conclusion.UNLAWFUL:
        return "不得提请集体审议。可以退回起草单位重新起草，在文件详情里办理。"
    if left:
        after = "改好后送复核" if recheck else "改好后可以直接提请集体审议"
        return f"还有 {left} 条意见等起草单位答复。{after}。"
    return "答复已登记。改好的文本在文件详情里送复核。" if recheck else "答复已登记，可以提请集体审议，在文件详情里办理。"


def banner(docket: Docket) -> tuple[str, tuple[tuple[str, str, bool], ...], str, str]:
    """The banner under the head: sentence, buttons ``(verb, what, is it the first)``, icon, tone."""
    bench, review = docket.bench, docket.bench.review
    listed = (("修订与批注", "markup", False),) if bench.markup else ()
    back = next((one for one in bench.approvals if (one.returned or one.outrun) and bench.editable), None)
    if back is not None:
        again = ("顾问和签批", "review.counsel", True)
        said = f"{back.lacking}。" if back.outrun else f"{back.word}。改好后再提请{back.step}。"
        return said, (again, *listed), Icon.RISK, "amber"
    if bench.editable:
        return warnings(bench), listed, Icon.RISK, "amber"
    if review.concluded_on is None:
        return locked(bench), (("打开文件详情", "document", False),), Icon.HINT, "accent"
    if bench.elsewhere:
        return locked(bench), (("打开文件详情", "document", False),), Icon.FILED, "green"
    left = unreplied(docket) if review.outcome == Conclusion.AMEND else 0
    number = f"（{review.opinion_number}）" if review.opinion_number else ""
    said = f"审核意见{number}已于{day(review.concluded_on)}出具，结论为“{review.outcome}”，意见不能再改。"
    buttons: list[tuple[str, str, bool]] = []
    if review.outcome == Conclusion.AMEND and docket.count(Segment.LISTED) and bench.document.stage == Stage.REVISING:
        buttons.append(("登记答复" if left else "修改答复", "replies", bool(left)))
    buttons.append(("打开文件详情", "document", False))
    return said + next_step(review.outcome, left, recheck=bool(review.recheck)), tuple(buttons), Icon.FILED, "green"


def waiting(docket: Docket) -> list[Waiting]:
    """The open findings as the opinion's dialog lists them."""
    return [Waiting(f.id, f.number, Severity(f.severity), f.title or f.rule, f.path or "") for f in docket.of(Segment.OPEN)]


def unchecked(docket: Docket) -> list[Unchecked]:
    """The bases of listed findings that nobody has checked, as the opinion's dialog lists them."""
    return [
        Unchecked(f.id, f.number, f"《{law}》{article or ''}", f.path or "")
        for f in docket.of(Segment.LISTED)
        for law, article, verified in f.basis
        if not verified
    ]


def issued(docket: Docket) -> Issued | None:
    """The opinion as it was issued; None before."""
    review = docket.bench.review
    if review.concluded_on is None:
        return None
    left = unreplied(docket) if review.outcome == Conclusion.AMEND else 0
    return Issued(
        review.opinion_number or "",
        review.outcome or "",
        review.concluded_on,
        next_step(review.outcome, left, recheck=bool(review.recheck)),
    )
