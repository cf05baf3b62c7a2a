"""Lines sorted into the parts of an official paper, before any clause is looked at.

A paper is a head (letterhead, title, number, addressee), what it says itself (for a 通知 that issues something: preamble
and signature), the body, a list of annexes, a signature, annexes, notes and the imprint. Every line lands in one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from app.text import annexes, carrier, cues, head, marks, normal
from app.text.line import Line
from app.text.paper import Block, Paper


def split(lines: Sequence[Line]) -> list[Block]:
    """All of ``lines`` in blocks, in the order of the text; footnotes last."""
    paper = Paper([line for line in lines if not line.footnote])
    head.read(paper)
    plan = carrier.find(paper.texts, paper.at, _names(paper))
    if plan.body_at is not None:
        _carrier_text(paper, plan)
        head.read(paper, titled=True)
    _body(paper, plan)
    return [*paper.blocks, *(Block("footnote", [line]) for line in lines if line.footnote)]


def _names(paper: Paper) -> list[str]:
    """Names of what the paper carries: in its title, else in its first sentences."""
    titles = [normal.one_line("\n".join(line.text for line in b.lines)) for b in paper.blocks if b.role == "title"]
    opening = [t for t in paper.texts[paper.at : paper.at + 3] if not marks.opens(t)]
    return carrier.names(titles, opening)


def _carrier_text(paper: Paper, plan: carrier.Plan) -> None:
    """What a 通知 says itself, up to the title of what it issues."""
    assert plan.body_at is not None
    stop = plan.body_at - (1 if plan.labelled else 0)
    while paper.at < stop:
        if cues.lists_annexes(paper.texts, paper.at):
            listed = takewhile(cues.is_list_of_annexes, paper.texts[paper.at + 1 : stop])
            paper.extend("note", paper.take(1 + len(list(listed))))
        else:
            paper.add(paper.roles.get(paper.at) or _carrier_role(paper))
    label = paper.lines[paper.at] if plan.labelled else None
    paper.at = plan.body_at
    taken = paper.lines[paper.at : paper.at + plan.title_lines]
    paper.at += plan.title_lines
    paper.blocks.append(Block("body_title", list(taken), label=label))


def _carrier_role(paper: Paper) -> str:
    """What a line of the carrying paper is: the head of what follows (its letterhead and number) or the paper's own words."""
    text, roles = paper.texts[paper.at], {b.role for b in paper.blocks}
    if paper.lines[paper.at].rows is not None:
        return "body"
    if cues.is_number(text):
        return "number"
    if cues.is_organ(text) and cues.is_number(paper.texts[paper.at + 1]):
        return "other"
    late = not roles & {"addressee", "preamble"} and cues.is_addressee(text)
    return "addressee" if late else "preamble"


def _body(paper: Paper, plan: carrier.Plan) -> None:
    block = Block("body")
    paper.blocks.append(block)
    last = 0
    while paper.at < len(paper.lines):
        text, role = paper.texts[paper.at], paper.roles.get(paper.at)
        again = plan.another_at(paper.at) or _second_body(paper, last) or int(bool(block.lines) and cues.is_explanation(text))
        if again:
            block = _another(paper, again)
            last = 0
        elif role and (block.role != "annex" or role != "other"):
            paper.add(role)
            block = _after(paper, block)
        elif cues.is_contents(text):
            head.contents(paper)
            block = _after(paper, block)
        elif cues.ANNEX.match(text) and annexes.listed(paper):
            block = _after(paper, block)
        elif cues.ANNEX.match(text) and annexes.opened(paper):
            block, last = paper.blocks[-1], 0
        else:
            mark = marks.article(text, last)
            last = mark.number if mark else last
            block.lines.append(paper.lines[paper.at])
            paper.at += 1


def _after(paper: Paper, block: Block) -> Block:
    """Where text after an interruption goes: on with the annex, or on with the body."""
    fresh = Block("annex" if block.role == "annex" else "body")
    paper.blocks.append(fresh)
    return fresh


def _second_body(paper: Paper, last: int) -> int:
    """How many lines of title open a second body here: a title, then 第一条, though articles went before."""
    if last < 2 or not cues.is_titular(paper.texts[paper.at]) or paper.at in paper.roles:
        return 0
    for count in range(1, 5):
        at = paper.at + count
        if at >= len(paper.texts):
            return 0
        if _leads_to_first_article(paper, at) and cues.ends_as_title("".join(paper.texts[paper.at : at])):
            return count
        if not cues.is_titular(paper.texts[at]):
            return 0
    return 0


def _leads_to_first_article(paper: Paper, at: int) -> bool:
    for text in paper.texts[at : at + 6]:
        mark = marks.article(text, 0)
        if mark:
            return mark.number == 1
        if not (marks.division(text) or cues.is_caption(text) or cues.is_number(text) or len(text) > 40):
            return False
    return False


def _another(paper: Paper, count: int) -> Block:
    paper.blocks.append(Block("body_title", paper.lines[paper.at : paper.at + count]))
    paper.at += count
    while paper.at < len(paper.lines) and (cues.is_number(paper.texts[paper.at]) or cues.is_caption(paper.texts[paper.at])):
        if cues.is_number(paper.texts[paper.at]):
            paper.add("number")
        else:
            head.caption(paper)
    paper.blocks.append(Block("body"))
    return paper.blocks[-1]
