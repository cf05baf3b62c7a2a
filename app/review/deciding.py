"""What becomes of each finding: on the list or not, in whose words, and what the drafting unit replies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.lifecycle.made import Made
from app.office import Office
from app.refusals import said
from app.review.following import texts
from app.review.grounds import all_resolved, as_meant
from app.review.hand import is_open
from app.rules.finding import Basis, Severity
from app.text.tree import Tree
from db.records import Document, Finding, Review

OPEN, LISTED, UNLISTED = "open", "listed", "unlisted"
REPLIES = ("采纳", "部分采纳", "不采纳")
NOT_APPLICABLE, HAS_BASIS, CONTEXT, FALSE_POSITIVE = "不适用本件", "有上位法依据", "上下文已限定", "误报"
REASONS = (NOT_APPLICABLE, HAS_BASIS, CONTEXT, FALSE_POSITIVE)
"""The usual reasons for not listing a finding (domain: 人工处置); 有上位法依据 asks for the basis."""
_CODES = {"not_applicable": NOT_APPLICABLE, "has_basis": HAS_BASIS, "context": CONTEXT, "false_positive": FALSE_POSITIVE}
_TITLE = 24
_CLAUSE_END = re.compile(r"[，。；：！？\n]")


@dataclass(frozen=True, slots=True)
class Reply:
    """The drafting unit's answer to one listed finding."""

    finding_id: str
    reply: str
    reason: str = ""


Ground = tuple[str, str | None]
"""A law as it is cited, and an article of it or None."""


def decide(office: Office, finding_id: str, *, listed: bool, reason: str = "", basis: Sequence[Ground] = ()) -> Made:
    """列入意见 or 不列入, which needs a reason; 有上位法依据 needs the ``basis``, which the catalogue of laws must know as in force.

    Raises Refused for a reason or basis that is missing or does not hold.
    """
    finding, _ = _open_for_review(office, finding_id)
    why = _CODES.get(reason.strip(), reason.strip())
    if not listed and not why:
        raise Refused("不列入意见要写明理由。填写理由后再办。")
    if not listed and why == HAS_BASIS and not basis:
        raise Refused("理由是“有上位法依据”的，要写明是哪部法的哪一条。补上依据后再办。")
    held = () if listed else all_resolved(office, basis)
    title = f"{'列入意见' if listed else '不列入'}：{finding.title or finding.rule}"
    with office.act("decide", title) as act:
        act.update(
            finding,
            decision=LISTED if listed else UNLISTED,
            reason=why or None,
            unlisted_basis=tuple((one.law, one.article, one.verified) for one in held),
        )
    return {"finding": finding_id}


def reopen_finding(office: Office, finding_id: str) -> Made:
    """退回待处理: as if it had not been decided."""
    finding, _ = _open_for_review(office, finding_id)
    with office.act("decide", f"退回待处理：{finding.title or finding.rule}") as act:
        act.update(finding, decision=OPEN, reason=None, unlisted_basis=())
    return {"finding": finding_id}


def carry_over(office: Office, finding_id: str) -> Made:
    """沿用上轮: decide as the round before decided on the same doubt, with its reason, its own words and its note.

    Raises Refused for a finding that follows none, or one that was left undecided.
    """
    finding, _ = _open_for_review(office, finding_id)
    if finding.follows_id is None:
        raise Refused("上一轮没有这一条，没有可以沿用的。按 A 列入，或者按 D 不列入。")
    before = office.store.reviews.finding(finding.follows_id)
    if before.decision == OPEN:
        raise Refused("上一轮没有处理这一条，没有可以沿用的。按 A 列入，或者按 D 不列入。")
    with office.act("carry", f"沿用上轮：{finding.title or finding.rule}") as act:
        act.update(
            finding,
            decision=before.decision,
            reason=before.reason,
            unlisted_basis=before.unlisted_basis,
            rewrite=finding.rewrite or before.rewrite,
            remark=finding.remark or before.remark,
        )
    return {"finding": finding_id}


def rewrite(office: Office, finding_id: str, words: str) -> Made:
    """改写建议: the reviewer's own words in place of the suggestion; empty words give the suggestion back."""
    finding, _ = _open_for_review(office, finding_id)
    with office.act("rewrite", f"改写建议：{finding.title or finding.rule}") as act:
        act.update(finding, rewrite=words.strip() or None)
    return {"finding": finding_id}


def remark(office: Office, finding_id: str, words: str) -> Made:
    """批注: a note to oneself, not printed."""
    finding, _ = _open_for_review(office, finding_id)
    with office.act("remark", f"批注：{finding.title or finding.rule}") as act:
        act.update(finding, remark=words.strip() or None)
    return {"finding": finding_id}


def verify_basis(office: Office, finding_id: str, index: int) -> Made:
    """核对依据: a person has compared the basis at ``index`` with the text in force; the letter prints it without an open mark."""
    finding, _ = _open_for_review(office, finding_id)
    if not 0 <= index < len(finding.basis):
        raise Refused("这一条没有这个依据。刷新后再核对。")
    return _verify(office, finding, frozenset({index}))


def verify_bases(office: Office, finding_id: str) -> Made:
    """核对依据: all bases of the finding at once."""
    finding, _ = _open_for_review(office, finding_id)
    return _verify(office, finding, frozenset(range(len(finding.basis))))


def _verify(office: Office, finding: Finding, wanted: frozenset[int]) -> Made:
    names = [_cited(law, article) for n, (law, article, verified) in enumerate(finding.basis) if n in wanted and not verified]
    if not names:
        raise Refused("这一条没有待核对的依据。")
    basis = tuple((law, article, verified or n in wanted) for n, (law, article, verified) in enumerate(finding.basis))
    with office.act("verify_basis", f"核对依据：{'、'.join(names)}") as act:
        act.update(finding, basis=basis)
    return {"finding": finding.id}


def add_finding(
    office: Office,
    document_id: str,
    *,
    path: str,
    start: int,
    end: int,
    message: str,
    suggestion: str = "",
    title: str = "",
    severity: Severity = Severity.RISK,
    basis: Sequence[Basis] = (),
) -> Made:
    """新增意见 on the words ``start:end`` of the clause at ``path``; it is on the list at once.

    Without a ``title`` it is called by the first words of the message, else by its clause.
    """
    document = office.document(document_id)
    review = _current(office, document)
    _refuse_concluded(review, document)
    if not message.strip():
        raise Refused("没有写意见内容。写明问题后再新增。")
    if any(not one.law.strip() for one in basis):
        raise Refused("依据写了条号，没有写法名。补上法名，或者不写依据。")
    quote = _quote(office.tree(office.store.documents.version(review.version_id)), path, start, end)
    number = len(office.store.reviews.findings(review.id)) + 1
    meant = [as_meant(office, one) for one in basis]
    with office.act("add_finding", f"新增意见：{path}") as act:
        made = act.insert(
            Finding(
                id=act.new_id(),
                review_id=review.id,
                number=number,
                rule="人工",
                rule_group="人工",
                severity=severity.value,
                title=title.strip() or _named(message.strip(), path),
                path=path,
                start=start,
                end=end,
                quote=quote,
                message=message.strip(),
                basis=tuple((one.law, one.article, one.verified) for one in meant),
                suggestion=suggestion.strip() or None,
                decision=LISTED,
            )
        )
    return {"finding": made.id}


def reply(office: Office, document_id: str, replies: Sequence[Reply]) -> Made:
    """Record the drafting unit's replies to listed findings; anything but 采纳 needs its reason."""
    document = office.document(document_id)
    rows = [(answer, _finding(office, answer.finding_id)) for answer in replies]
    if len({finding.id for _, finding in rows}) < len(rows):
        raise Refused("同一条意见写了两次答复。留下一次后再登记。")
    for answer, finding in rows:
        if answer.reply not in REPLIES:
            raise Refused(f"答复只能是{'、'.join(REPLIES)}，不是“{answer.reply}”。")
        if answer.reply != "采纳" and not answer.reason.strip():
            raise Refused(f"“{finding.title or finding.rule}”{answer.reply}，没有写明理由。补上起草单位的理由后再登记。")
        if finding.decision != LISTED:
            raise Refused(f"“{finding.title or finding.rule}”没有列入意见，不用答复。")
        review = office.store.reviews.get(finding.review_id)
        if review.document_id != document_id:
            raise Refused("有一条意见不属于这一件。核对后再登记答复。")
        if review.concluded_on is None:
            raise Refused("审核意见还没有出具，没有可以答复的。先出具审核意见。")
    if not rows:
        raise Refused("没有要登记的答复。")
    with office.act("reply", f"登记答复 {len(rows)} 条：{document.title}") as act:
        for answer, finding in rows:
            act.update(finding, reply=answer.reply, reply_reason=answer.reason.strip() or None)
    return {"document": document_id}


def finding_at(office: Office, document_id: str, rule: str, path: str | None, start: int | None) -> str:
    """The id of the finding of the current round that stands at this place. Raises Refused."""
    review = _current(office, office.document(document_id))
    for finding in office.store.reviews.findings(review.id):
        if (finding.rule, finding.path, finding.start) == (rule, path, start):
            return finding.id
    raise Refused(f"{path or '全文'}没有规则 {rule} 的疑点。核对条款和位置后再办。")


def _named(message: str, path: str) -> str:
    """The first words of a message where they are short and whole."""
    words = _CLAUSE_END.split(message, maxsplit=1)[0].strip()
    whole = all(words.count(opening) == words.count(closing) for opening, closing in ("“”", "‘’", "《》", "（）"))
    return words if words and whole and len(words) <= _TITLE else f"{path}的意见"


def _cited(law: str, article: str | None) -> str:
    return f"《{law}》{article or ''}"


def _open_for_review(office: Office, finding_id: str) -> tuple[Finding, Document]:
    finding = _finding(office, finding_id)
    review = office.store.reviews.get(finding.review_id)
    document = office.document(review.document_id)
    _refuse_concluded(review, document)
    return finding, document


def _refuse_concluded(review: Review, document: Document) -> None:
    if not is_open(review, document):
        raise Refused("审核意见已经出具，疑点不能再改。需要改的，先撤销审核结论。")


def _finding(office: Office, finding_id: str) -> Finding:
    with said():
        return office.store.reviews.finding(finding_id)


def _current(office: Office, document: Document) -> Review:
    review = office.store.reviews.current(document.id)
    if review is None:
        raise Refused(f"《{document.title}》还没有受理，没有疑点可以处理。先受理。")
    return review


def _quote(tree: Tree, path: str, start: int, end: int) -> str:
    text = next((text for where, text in texts(tree) if where == path), "")
    if not 0 <= start < end <= len(text):
        raise Refused(f"{path}没有这段文字。在正文里重新选中后再新增。")
    return text[start:end]
