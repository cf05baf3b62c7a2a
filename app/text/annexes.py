"""附件: the list under the text that only names them, and the annexes themselves."""

from __future__ import annotations

from app.text import cues
from app.text.paper import Block, Paper

MOST_TITLE_LINES = 4


def listed(paper: Paper) -> bool:
    """附件：1.… 2.… under the text, which only names the annexes; taken when nothing of an annex follows."""
    if not cues.lists_annexes(paper.texts, paper.at):
        return False
    end = paper.at + 1
    while end < len(paper.texts) and end not in paper.roles and cues.is_list_of_annexes(paper.texts[end]):
        end += 1
    over = end >= len(paper.texts) or end in paper.roles or cues.ANNEX.fullmatch(paper.texts[end]) or cues.is_contents(paper.texts[end])
    if not over and not (end - paper.at > 1 and cues.is_titular(paper.texts[end])):
        return False
    taken = paper.lines[paper.at : end]
    paper.at = end
    paper.extend("note", taken)
    return True


def opened(paper: Paper) -> bool:
    """附件, alone on its line or with its title: begins an annex. False (and nothing taken) when the line only speaks of one."""
    text = paper.texts[paper.at]
    found = cues.ANNEX.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip()
    if (rest and not (found[3] or text[found.end()].isspace())) or len(rest) > cues.LONGEST_TITLE or rest.endswith("。"):
        return False
    block = Block("annex", label=paper.lines[paper.at].cut(0, found.end()))
    if rest:
        block.title = [paper.lines[paper.at].cut(found.end())]
    paper.at += 1
    _title(paper, block)
    paper.blocks.append(block)
    return True


def _title(paper: Paper, block: Block) -> None:
    while paper.at < len(paper.lines) and len(block.title) < 4:
        line = paper.lines[paper.at]
        done = cues.ends_as_title("".join(part.text for part in block.title)) and not line.text.startswith(("（", "("))
        if line.rows is not None or paper.at in paper.roles or not cues.is_titular(line.text) or (block.title and done):
            return
        block.title.append(line)
        paper.at += 1
