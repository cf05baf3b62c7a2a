"""What would still be flagged once a reviewer's wording took the place of the words found: asked while he is typing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.office import Office
from app.refusals import said
from app.review.following import texts
from app.rules.clause import judge_clause
from app.rules.finding import Severity
from app.rules.sentences import sentences

_INSTEAD = re.compile(r"(?:改为|修改为|改成|表述为|调整为)[：:]?\s*“([^”]*)”")
_INSTRUCTION = re.compile(
    r"^(?:建议)?(?:整[条款项]|本[条款项]|该[条款项])?(?:删除|删去|删掉|取消|补充|增加|核对|核实|明确|说明|请起草|请与|与起草|对照|考虑|按照|依照|结合|另行|单列)"
)


@dataclass(frozen=True, slots=True)
class Still:
    """A doubt that the new wording leaves or brings: its title, gravity and words."""

    title: str
    severity: Severity
    quote: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """What came of judging a wording: ``judged`` are the words put in place, None where the words are no wording but say what to do."""

    judged: str | None
    still: tuple[Still, ...] = ()

    @property
    def told(self) -> str:
        """A sentence for under the field; empty where there is nothing to say."""
        if self.judged is None:
            return ""
        if not self.still:
            return "换成这样写，审核规则不再提示。"
        return "换成这样写，还会提示：" + "；".join(dict.fromkeys(f"{one.title}（“{one.quote}”）" for one in self.still)) + "。"


def wording_of(words: str) -> str | None:
    """The words that a suggestion puts into the text: those in quotes after 改为, or all of it; None for one that says what to do (删除本项)."""
    given = words.strip()
    quoted = _INSTEAD.search(given)
    if quoted is not None:
        return quoted[1]
    return None if not given or _INSTRUCTION.match(given) or "改为" in given[:6] else given.rstrip("…")


def reworded(office: Office, finding_id: str, words: str) -> Rewording:
    """Judge the clause of a finding as it would read with ``words`` in place of what was found.

    A whole sentence takes the place of the sentence, anything shorter that of the words found. Raises UserError for a finding that is gone.
    """
    with said():
        finding = office.store.reviews.finding(finding_id)
        review = office.store.reviews.get(finding.review_id)
    wording = wording_of(words)
    if wording is None or finding.path is None or finding.start is None or finding.end is None:
        return Rewording(None)
    tree = office.tree(office.store.documents.version(review.version_id))
    text = next((text for path, text in texts(tree) if path == finding.path), None)
    if text is None:
        return Rewording(None)
    start, end = _replaced(text, finding.start, finding.end, wording)
    judged = judge_clause(tree, finding.path, text[:start] + wording + text[end:], office.packs)
    last = start + len(wording)
    still = tuple(
        Still(one.title or one.rule, one.severity, one.quote)
        for one in judged.findings
        if one.path == finding.path and one.start is not None and one.end is not None and one.start < last and start < one.end
    )
    return Rewording(wording, still)


def _replaced(text: str, start: int, end: int, wording: str) -> tuple[int, int]:
    """What ``wording`` takes the place of: the sentence where it is one or is as long as half of it, else the words found."""
    for one in sentences(text):
        low, high = one.start, one.start + len(one.text)
        if low <= start < high:
            whole = wording.endswith(("。", "；", "！", "？")) or len(wording) * 2 >= len(one.text)
            return (low, high) if whole else (start, end)
    return start, end
