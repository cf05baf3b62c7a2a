"""The head of an official paper: letterhead, title, number, 题注, contents and addressee (GB/T 9704—2012, 7.2–7.3)."""

from __future__ import annotations

import re

from app.text import carrier, cues, marks, normal
from app.text.paper import Block, Paper

MOST_TITLE_LINES = 6
MOST_JOINT = 12


def read(paper: Paper, titled: bool = False) -> None:
    """Letterhead, title, number, 题注, contents and addressee, until the first line of real text."""
    while paper.at < len(paper.lines):
        text, line = paper.texts[paper.at], paper.lines[paper.at]
        if titled and _date_over_addressee(paper):
            paper.add("signature")
            continue
        if paper.roles.get(paper.at) == "signature" or (line.rows is not None and (titled or not _title_follows(paper))):
            return
        if line.rows is not None:
            paper.add("body")
            continue
        if not titled and not line.marked and _is_letterhead(paper):
            paper.add("other")
        elif not titled and cues.ANNEX.fullmatch(text) and paper.at + 1 < len(paper.lines):
            _labelled_title(paper)
            titled = True
        elif cues.is_number(text):
            _letterhead_above(paper, titled)
            paper.add("number")
        elif cues.is_contents(text):
            contents(paper)
        elif titled and cues.names_divisions(text):
            paper.add("toc")
        elif titled and cues.is_caption(text):
            caption(paper)
        elif titled and cues.is_addressee(text) and not any(b.role == "addressee" for b in paper.blocks):
            paper.add("addressee")
            return
        elif _starts_title(paper, titled):
            _title(paper, _repeated_lines(paper) if titled and not line.marked else 0)
            titled = True
        elif not titled and cues.is_caption(text):
            caption(paper)
            titled = True
        else:
            return


def _date_over_addressee(paper: Paper) -> bool:
    """A date right under the title, as papers copied from a web page have it: the addressee comes after."""
    return cues.is_date(paper.texts[paper.at]) and any(map(cues.is_addressee, paper.texts[paper.at + 1 : paper.at + 2]))


def _title_follows(paper: Paper) -> bool:
    """Whether a table at the very top is only the letterhead over a title, number and marks between them aside."""
    below = (text for text in paper.texts[paper.at + 1 : paper.at + 5] if not (cues.is_number(text) or cues.is_letterhead(text)))
    return paper.at < 2 and cues.is_titular(next(below, ""))


def _is_letterhead(paper: Paper) -> bool:
    """份号, 紧急程度 or 发文机关标志; of a joint one also the bodies over the line that ends with 文件."""
    text = paper.texts[paper.at]
    if cues.is_letterhead(text):
        return True
    below = paper.texts[paper.at : paper.at + MOST_JOINT]
    end = next((i for i, each in enumerate(below) if normal.compact(each).endswith("文件")), 0)
    return all(map(cues.is_organ, below[:end])) and (cues.is_letterhead(below[end]) or normal.compact(below[end]) == "文件")


def _starts_title(paper: Paper, titled: bool) -> bool:
    text, line = paper.texts[paper.at], paper.lines[paper.at]
    if not (line.marked or cues.is_titular(text)) or marks.opens(text):
        return False
    if not titled:
        return True
    if line.marked:
        return True
    ahead = " ".join(paper.texts[paper.at : paper.at + 4])
    return bool(_repeated_lines(paper)) or (cues.is_organ(text) and cues.ends_as_title(text)) or ahead.startswith("中华人民共和国国务院令")


def _repeated_lines(paper: Paper) -> int:
    """How many of the next lines print the title once more, or print one like it; 0 when they do not."""
    known = [normal.compact("".join(line.text for line in b.lines)) for b in paper.blocks if b.role in ("title", "body_title")]
    joined, like = "", 0
    for count, text in enumerate(paper.texts[paper.at : paper.at + 5], 1):
        if not cues.is_titular(text):
            break
        joined += normal.compact(text)
        if any(carrier.same_title(joined, title) for title in known):
            return count
        if _ended(joined) and len(joined) > 8:
            like = like or count
    return like


def _ended(title: str) -> bool:
    """Whether a title is complete: it names a kind of document, and what is issued is followed by 的通知 and the like."""
    opens = re.search(r"印发|转发|批转", title)
    return cues.ends_as_title(title) and (opens is None or re.search(r"(?:通知|公告|决定|函|令)$", normal.compact(title)) is not None)


def _labelled_title(paper: Paper) -> None:
    """A file that is itself an annex: 附件 above the title."""
    label = paper.lines[paper.at]
    paper.at += 1
    if paper.lines[paper.at].rows is None and cues.is_titular(paper.texts[paper.at]):
        _title(paper, 0)
        paper.blocks[-1].label = label
    else:
        paper.blocks.append(Block("other", [label]))


def _title(paper: Paper, count: int) -> None:
    """``count`` lines of title, or as many as belong to it when ``count`` is 0."""
    taken = paper.take(max(count, 1))
    while not count and not taken[0].marked and not paper.done and len(taken) < MOST_TITLE_LINES:
        text, line = paper.texts[paper.at], paper.lines[paper.at]
        if line.marked or line.rows is not None or paper.at in paper.roles or not cues.is_titular(text):
            break
        if _ended("".join(part.text for part in taken)) and not _adds_to_title(text):
            break
        taken += paper.take()
    paper.blocks.append(Block("title", taken))


def _adds_to_title(text: str) -> bool:
    return text.startswith(("（", "(", "的", "》")) or len(normal.compact(text)) <= 4


def _letterhead_above(paper: Paper, titled: bool) -> None:
    """A body's name alone above the number is the letterhead, when a title follows."""
    last = paper.blocks[-1] if paper.blocks else None
    if last is None or not titled or last.role not in ("title", "body_title"):
        return
    following = next((t for t in paper.texts[paper.at + 1 : paper.at + 2]), "")
    if all(cues.is_organ(line.text) for line in last.lines) and cues.is_titular(following):
        last.role = "other"


def caption(paper: Paper) -> None:
    """The 题注, with the lines it goes on in; several under each other are one."""
    taken = [paper.lines[paper.at]]
    paper.at += 1
    while paper.at < len(paper.lines) and len(taken) < 4 and cues.caption_is_open("".join(part.text for part in taken)):
        if marks.opens(paper.texts[paper.at]) or paper.lines[paper.at].rows is not None:
            break
        taken.append(paper.lines[paper.at])
        paper.at += 1
    before = paper.blocks[-1] if paper.blocks else None
    if before is not None and before.role == "note" and cues.is_caption(before.lines[0].text):
        before.lines.extend(taken)
    else:
        paper.extend("note", taken)


def contents(paper: Paper) -> None:
    """目录 and its lines, up to where its first entry is printed again."""
    taken = [paper.lines[paper.at]]
    paper.at += 1
    first = carrier.entry(paper.texts[paper.at]) if paper.at < len(paper.texts) else ""
    repeated = next((i for i in range(paper.at + 1, len(paper.texts)) if carrier.entry(paper.texts[i]) == first), None)
    while paper.at < len(paper.lines) and (paper.at < repeated if repeated is not None else _is_entry(paper)):
        line = paper.lines[paper.at]
        paper.at += 1
        if line.rows is None:
            taken.append(line)
        else:
            paper.blocks += [Block("toc", taken), Block("body", [line])]
            taken = []
    paper.blocks.append(Block("toc", taken))
    paper.blocks = [block for block in paper.blocks if block.role != "toc" or block.lines]


def _is_entry(paper: Paper) -> bool:
    text = paper.texts[paper.at]
    return len(text) <= 60 and not marks.article(text, 0) and not text.endswith(("。", "；", "："))
