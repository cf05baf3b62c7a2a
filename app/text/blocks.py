"""Lines sorted into the parts of an official paper, before any clause is looked at.

A paper is a head (letterhead, title, number, addressee), what it says itself (for a 通知 that issues something: preamble
and signature), the body, a list of annexes, a signature, annexes, notes and the imprint. Every line lands in one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.text import carrier, cues, marks, normal, roles
from app.text.line import Line

MOST_TITLE_LINES = 6


@dataclass(slots=True)
class Block:
    """Lines of one part; ``role`` is a node kind, or ``body`` for what the clause parser takes.

    ``label`` is the line that stands before a title and belongs to it (附件1); ``title`` the title of an annex.
    """

    role: str
    lines: list[Line] = field(default_factory=list)
    label: Line | None = None
    title: list[Line] = field(default_factory=list)


def split(lines: Sequence[Line]) -> list[Block]:
    """All of ``lines`` in blocks, in the order of the text; footnotes last."""
    text = [line for line in lines if not line.footnote]
    blocks = _Splitter(text).run()
    notes = [line for line in lines if line.footnote]
    return [*blocks, *(Block("footnote", [line]) for line in notes)]


class _Splitter:
    """Walks over the lines once; ``self.roles`` holds what could be told of single lines beforehand."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.roles = roles.of(self.texts)
        self.blocks: list[Block] = []
        self.at = 0

    def run(self) -> list[Block]:
        self._head()
        plan = carrier.find(self.texts, self.at, self._names())
        if plan.body_at is not None:
            self._carrier_text(plan)
            self._head(titled=True)
        self._body(plan)
        return self.blocks

    def _names(self) -> list[str]:
        """Names of what the paper carries: in its title, else in its first sentences."""
        titles = [normal.one_line("\n".join(line.text for line in b.lines)) for b in self.blocks if b.role == "title"]
        opening = [t for t in self.texts[self.at : self.at + 3] if not marks.opens(t)]
        return carrier.names(titles, opening)

    # the head ---------------------------------------------------------------------------------------------------------

    def _head(self, titled: bool = False) -> None:
        """Letterhead, title, number, 题注, contents and addressee, until the first line of real text."""
        while self.at < len(self.lines):
            text, line = self.texts[self.at], self.lines[self.at]
            if line.rows is not None or self.roles.get(self.at) == "signature":
                return
            if cues.is_letterhead(text) and not titled and not line.marked:
                self._add("other")
            elif not titled and cues.ANNEX.fullmatch(text) and self.at + 1 < len(self.lines):
                self._labelled_title()
                titled = True
            elif cues.is_number(text):
                self._letterhead_above(titled)
                self._add("number")
            elif cues.is_contents(text):
                self._contents()
            elif titled and cues.is_caption(text):
                self._caption()
            elif titled and cues.is_addressee(text) and not any(b.role == "addressee" for b in self.blocks):
                self._add("addressee")
                return
            elif self._starts_title(titled):
                self._title("title")
                titled = True
            elif not titled and cues.is_caption(text):
                self._caption()
                titled = True
            else:
                return

    def _starts_title(self, titled: bool) -> bool:
        text, line = self.texts[self.at], self.lines[self.at]
        if not (line.marked or cues.is_titular(text)) or marks.opens(text):
            return False
        if not titled:
            return True
        if line.marked:
            return True
        ahead = " ".join(self.texts[self.at : self.at + 4])
        return self._repeats_title() or (cues.is_organ(text) and cues.ends_as_title(text)) or ahead.startswith("中华人民共和国国务院令")

    def _repeats_title(self) -> bool:
        """Whether the next lines print the title once more, or one like it."""
        known = [normal.compact("".join(line.text for line in b.lines)) for b in self.blocks if b.role in ("title", "body_title")]
        joined = ""
        for text in self.texts[self.at : self.at + 5]:
            if not cues.is_titular(text):
                break
            joined += normal.compact(text)
            if any(carrier.same_title(joined, title) for title in known):
                return True
            if cues.ends_as_title(joined) and len(joined) > 8:
                return True
        return False

    def _labelled_title(self) -> None:
        """A file that is itself an annex: 附件 above the title."""
        label = self.lines[self.at]
        self.at += 1
        if self.lines[self.at].rows is None and cues.is_titular(self.texts[self.at]):
            self._title("title")
            self.blocks[-1].label = label
        else:
            self.blocks.append(Block("other", [label]))

    def _title(self, role: str) -> None:
        taken = [self.lines[self.at]]
        self.at += 1
        while not taken[0].marked and self.at < len(self.lines) and len(taken) < MOST_TITLE_LINES:
            text, line = self.texts[self.at], self.lines[self.at]
            if line.marked or line.rows is not None or self.at in self.roles or not cues.is_titular(text):
                break
            ended = cues.ends_as_title("".join(part.text for part in taken))
            if ended and not (text.startswith(("（", "(", "的", "》")) or len(normal.compact(text)) <= 4):
                break
            taken.append(line)
            self.at += 1
        self.blocks.append(Block(role, taken))

    def _letterhead_above(self, titled: bool) -> None:
        """A body's name alone above the number is the letterhead, when a title follows."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or not titled or last.role not in ("title", "body_title"):
            return
        following = next((t for t in self.texts[self.at + 1 : self.at + 2]), "")
        if all(cues.is_organ(line.text) for line in last.lines) and cues.is_titular(following):
            last.role = "other"

    def _caption(self) -> None:
        taken = [self.lines[self.at]]
        self.at += 1
        while self.at < len(self.lines) and len(taken) < 4 and cues.caption_is_open("".join(part.text for part in taken)):
            if marks.opens(self.texts[self.at]) or self.lines[self.at].rows is not None:
                break
            taken.append(self.lines[self.at])
            self.at += 1
        self._extend("note", taken)

    def _contents(self) -> None:
        """目录 and its lines, up to where its first entry is printed again."""
        taken = [self.lines[self.at]]
        self.at += 1
        first = carrier.entry(self.texts[self.at]) if self.at < len(self.texts) else ""
        repeated = next((i for i in range(self.at + 1, len(self.texts)) if carrier.entry(self.texts[i]) == first), None)
        while self.at < len(self.lines) and (self.at < repeated if repeated is not None else self._is_entry()):
            taken.append(self.lines[self.at])
            self.at += 1
        self.blocks.append(Block("toc", taken))

    def _is_entry(self) -> bool:
        text = self.texts[self.at]
        return len(text) <= 60 and not marks.article(text, 0) and not text.endswith(("。", "；", "："))

    # the text ---------------------------------------------------------------------------------------------------------

    def _carrier_text(self, plan: carrier.Plan) -> None:
        """What a 通知 says itself, up to the title of what it issues."""
        assert plan.body_at is not None
        stop = plan.body_at - (1 if plan.labelled else 0)
        while self.at < stop:
            self._add(self.roles.get(self.at) or self._carrier_role())
        label = self.lines[self.at] if plan.labelled else None
        self.at = plan.body_at
        taken = self.lines[self.at : self.at + plan.title_lines]
        self.at += plan.title_lines
        self.blocks.append(Block("body_title", list(taken), label=label))

    def _carrier_role(self) -> str:
        """What a line of the carrying paper is: the head of what follows (its letterhead and number) or the paper's own words."""
        text, roles = self.texts[self.at], {b.role for b in self.blocks}
        if cues.is_number(text):
            return "number"
        if cues.is_organ(text) and cues.is_number(self.texts[self.at + 1]):
            return "other"
        late = not roles & {"addressee", "preamble"} and cues.is_addressee(text)
        return "addressee" if late else "preamble"

    def _body(self, plan: carrier.Plan) -> None:
        block = Block("body")
        self.blocks.append(block)
        last = 0
        while self.at < len(self.lines):
            text, role = self.texts[self.at], self.roles.get(self.at)
            again = plan.another_at(self.at) or self._second_body(last)
            if again:
                block = self._another(again)
                last = 0
            elif role and (block.role != "annex" or role != "other"):
                self._add(role)
                block = self._after(block)
            elif cues.is_contents(text):
                self._contents()
                block = self._after(block)
            elif cues.ANNEX.match(text) and self._annex_list():
                block = self._after(block)
            elif cues.ANNEX.match(text) and self._annex():
                block, last = self.blocks[-1], 0
            else:
                mark = marks.article(text, last)
                last = mark.number if mark else last
                block.lines.append(self.lines[self.at])
                self.at += 1

    def _after(self, block: Block) -> Block:
        """Where text after an interruption goes: on with the annex, or on with the body."""
        fresh = Block("annex" if block.role == "annex" else "body")
        self.blocks.append(fresh)
        return fresh

    def _second_body(self, last: int) -> int:
        """How many lines of title open a second body here: a title, then 第一条, though articles went before."""
        if last < 2 or not cues.is_titular(self.texts[self.at]) or self.at in self.roles:
            return 0
        for count in range(1, 5):
            at = self.at + count
            if at >= len(self.texts):
                return 0
            if self._leads_to_first_article(at) and cues.ends_as_title("".join(self.texts[self.at : at])):
                return count
            if not cues.is_titular(self.texts[at]):
                return 0
        return 0

    def _leads_to_first_article(self, at: int) -> bool:
        for text in self.texts[at : at + 6]:
            mark = marks.article(text, 0)
            if mark:
                return mark.number == 1
            if not (marks.division(text) or cues.is_caption(text) or cues.is_number(text) or len(text) > 40):
                return False
        return False

    def _another(self, count: int) -> Block:
        self.blocks.append(Block("body_title", self.lines[self.at : self.at + count]))
        self.at += count
        while self.at < len(self.lines) and (cues.is_number(self.texts[self.at]) or cues.is_caption(self.texts[self.at])):
            if cues.is_number(self.texts[self.at]):
                self._add("number")
            else:
                self._caption()
        self.blocks.append(Block("body"))
        return self.blocks[-1]

    # annexes ----------------------------------------------------------------------------------------------------------

    def _annex_list(self) -> bool:
        """附件：1.… 2.… under the text, which only names the annexes; taken when nothing of an annex follows."""
        found = cues.ANNEX.match(self.texts[self.at])
        if found is None or not found[3] or found.end() == len(self.texts[self.at]):
            return False
        end = self.at + 1
        while end < len(self.texts) and end not in self.roles and cues.is_list_of_annexes(self.texts[end]):
            end += 1
        over = end >= len(self.texts) or end in self.roles or cues.ANNEX.fullmatch(self.texts[end]) or cues.is_contents(self.texts[end])
        if not over and not (end - self.at > 1 and cues.is_titular(self.texts[end])):
            return False
        taken = self.lines[self.at : end]
        self.at = end
        self._extend("note", taken)
        return True

    def _annex(self) -> bool:
        text = self.texts[self.at]
        found = cues.ANNEX.match(text)
        if found is None:
            return False
        rest = text[found.end() :].strip()
        if (rest and not (found[3] or text[found.end()].isspace())) or len(rest) > cues.LONGEST_TITLE or rest.endswith("。"):
            return False
        block = Block("annex", label=self.lines[self.at].cut(0, found.end()))
        if rest:
            block.title = [self.lines[self.at].cut(found.end())]
        self.at += 1
        self._annex_title(block)
        self.blocks.append(block)
        return True

    def _annex_title(self, block: Block) -> None:
        while self.at < len(self.lines) and len(block.title) < 4:
            line = self.lines[self.at]
            done = cues.ends_as_title("".join(part.text for part in block.title)) and not line.text.startswith(("（", "("))
            if line.rows is not None or self.at in self.roles or not cues.is_titular(line.text) or (block.title and done):
                return
            block.title.append(line)
            self.at += 1

    # adding -----------------------------------------------------------------------------------------------------------

    def _add(self, role: str) -> None:
        line = self.lines[self.at]
        self.at += 1
        if role in ("signature", "imprint"):
            self._extend(role, [line])
        else:
            self.blocks.append(Block(role, [line]))

    def _extend(self, role: str, lines: list[Line]) -> None:
        """Add ``lines``, to the block before when it has the same role and they belong together."""
        while self.blocks and not self.blocks[-1].lines and self.blocks[-1].label is None:
            self.blocks.pop()
        if self.blocks and self.blocks[-1].role == role and role in ("signature", "imprint"):
            self.blocks[-1].lines.extend(lines)
        else:
            self.blocks.append(Block(role, list(lines)))
