"""Lines of a body to clauses: divisions, articles with their 款, 项 and 目, or headings with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.text import cues, marks
from app.text.draft import Draft, table
from app.text.line import Line
from app.text.marks import Style

_RANKS = {"part": 0, "chapter": 1, "section": 2}
_ITEM_KINDS = ("item", "item", "subitem", "subsubitem", "subsubitem")
_HEADING_KINDS = ("heading1", "heading2", "heading3", "heading4", "heading4")
_BRACKETED = re.compile(r"\s*([（(【［]\s*(?![一二三四五六七八九十\d]{1,3}\s*[）)])[^（）()【】［］]{1,40}[）)】］])")
_PUNCTUATION = re.compile(r"[，。；：？！,;:?!]")
_LEADS_ON = re.compile(r"下列|以下|如下|应当|不得|可以|本办法|本规定|本细则|本条例|本意见|本法")
LONGEST_HEADING = 30


class Clauses:
    """Takes the lines of one body in order and grows its nodes in ``root``."""

    def __init__(self, root: list[Draft], plain_headings: bool = False) -> None:
        """``plain_headings``: this body prints the heading of an article without brackets (第一条 目的和依据)."""
        self.root = root
        self.plain_headings = plain_headings
        self.last = 0
        self._marked = False
        self._divisions: list[Draft] = []
        self._article: Draft | None = None
        self._clauses: list[Draft] = []
        self._numbered: list[tuple[Style, Draft]] = []

    def feed(self, line: Line, following: Line | None = None) -> None:
        """Take the next line; ``following`` is the one after it."""
        if line.rows is not None:
            self._place(table(line))
            return
        mark = marks.article(line.text, self.last)
        inside = marks.article_inside(line.text, mark.number if mark else self.last, mark.end if mark else 1)
        if inside is not None:
            rest = line.cut(inside)
            self.feed(line.cut(0, inside), rest)
            self.feed(rest, following)
            return
        division = marks.division(line.text)
        if division:
            self._open_division(division, line, following)
        elif mark:
            self._open_article(mark, line, following)
        elif self._feeds_heading(line):
            heading = self._divisions[-1]
            heading.heading = line.text
        else:
            self._feed_numbered_or_plain(line, following)

    def interrupt(self, draft: Draft) -> None:
        """Put a node of another kind (signature, note) after all that was read, and close what is open."""
        self.close()
        self._divisions.clear()
        self.root.append(draft)

    def close(self) -> None:
        """Finish the open article: with one 款 it keeps the text itself."""
        article, clauses = self._article, self._clauses
        self._article, self._clauses, self._numbered = None, [], []
        if article is None or not clauses:
            return
        if len(clauses) == 1:
            only = clauses[0]
            article.text, article.anchors, article.children = only.text, only.anchors, only.children
            return
        for number, clause in enumerate(clauses, 1):
            clause.number = number
        article.children = list(clauses)

    # opening ----------------------------------------------------------------------------------------------------------

    def _open_division(self, mark: marks.Division, line: Line, following: Line | None) -> None:
        self.close()
        rank = _RANKS[mark.kind]
        while self._divisions and _RANKS[self._divisions[-1].kind] >= rank:
            self._divisions.pop()
        rest = line.cut(mark.end).text
        draft = Draft(mark.kind, label=mark.label, number=mark.number, heading=rest or None)
        self._into_division(draft)
        self._divisions.append(draft)

    def _feeds_heading(self, line: Line) -> bool:
        """第一章 alone on its line: the next short line is its heading."""
        if not self._divisions or self._article is not None or self._numbered:
            return False
        last = self._divisions[-1]
        return last.heading is None and not last.children and cues.is_titular(line.text) and len(line.text) <= LONGEST_HEADING

    def _open_article(self, mark: marks.Mark, line: Line, following: Line | None) -> None:
        self.close()
        self.last, self._marked = mark.number, True
        article = Draft("article", label=mark.label, number=mark.number, sub=mark.sub)
        self._into_division(article)
        self._article = article
        rest = line.cut(mark.end)
        bracketed = bracketed_heading(rest.text)
        if bracketed:
            article.heading = bracketed[1]
            rest = rest.cut(bracketed.end())
        elif self._is_plain_heading(rest.text, following):
            article.heading = rest.text
            rest = rest.cut(len(rest.text))
        if rest.text:
            self._feed_numbered_or_plain(rest, following)

    def _is_plain_heading(self, text: str, following: Line | None) -> bool:
        if not self.plain_headings or not is_heading_like(text):
            return False
        return following is not None and not (marks.article(following.text, self.last) or marks.division(following.text))

    def _feed_numbered_or_plain(self, line: Line, following: Line | None) -> None:
        mark = marks.numbered(line.text)
        if mark is None:
            self._feed_plain(line)
        elif self._article is None or self._leaves_article(mark, line, following):
            self.close_for_heading()
            self._open_numbered(mark, line, _HEADING_KINDS)
        else:
            if not self._clauses:
                self._clauses.append(Draft("paragraph"))
            self._open_numbered(mark, line, _ITEM_KINDS)

    def _leaves_article(self, mark: marks.Numbered, line: Line, following: Line | None) -> bool:
        """一、 between articles is a heading over the next ones, not an item."""
        if mark.style is not Style.HAN_COMMA or following is None or _PUNCTUATION.search(line.text):
            return False
        return marks.article(following.text, self.last) is not None

    def close_for_heading(self) -> None:
        """A heading ends the article before it; headings before it stay open for nesting."""
        if self._article is not None:
            self.close()

    def _open_numbered(self, mark: marks.Numbered, line: Line, kinds: Sequence[str]) -> None:
        while self._numbered and self._numbered[-1][0] >= mark.style:
            self._numbered.pop()
        draft = Draft(kinds[mark.style], label=mark.label, number=mark.number).take(line.cut(mark.end))
        if self._numbered:
            self._numbered[-1][1].children.append(draft)
        elif self._article is not None:
            self._clauses[-1].children.append(draft)
        else:
            self._into_division(draft)
        self._numbered.append((mark.style, draft))
        self._marked = True

    def _feed_plain(self, line: Line) -> None:
        draft = Draft("paragraph").take(line)
        if self._article is not None:
            self._clauses.append(draft)
            self._numbered = []
        elif self._numbered:
            self._numbered[-1][1].children.append(draft)
        elif self._divisions:
            self._divisions[-1].children.append(draft)
        else:
            draft.kind = "other" if self._marked else "preamble"
            self.root.append(draft)

    def _into_division(self, draft: Draft) -> None:
        """Under the open heading when an article stands in one, else in the open division, else at the top."""
        if draft.kind == "article" and self._numbered:
            self._numbered[-1][1].children.append(draft)
            return
        (self._divisions[-1].children if self._divisions else self.root).append(draft)

    def _place(self, draft: Draft) -> None:
        """A table stands where the text is: in the 款, under the heading, in the division or at the top."""
        if self._article is not None:
            if not self._clauses:
                self._clauses.append(Draft("paragraph"))
            self._clauses[-1].children.append(draft)
        elif self._numbered:
            self._numbered[-1][1].children.append(draft)
        else:
            self._into_division(draft)


def bracketed_heading(text: str) -> re.Match[str] | None:
    """The heading of an article in brackets that opens ``text``, as group 1; None where there is none, or only a number in brackets."""
    return _BRACKETED.match(text)


def is_heading_like(text: str) -> bool:
    """Whether what follows 第N条 on its line can be a heading: a few words, no sentence."""
    return 0 < len(text) <= LONGEST_HEADING and not _PUNCTUATION.search(text) and not _LEADS_ON.search(text) and not marks.numbered(text)


def prints_plain_headings(lines: Sequence[Line]) -> bool:
    """Whether most articles among ``lines`` have nothing but a few words on their first line."""
    last = heads = articles = 0
    for line in lines:
        mark = marks.article(line.text, last)
        if mark:
            last = mark.number
            articles += 1
            heads += is_heading_like(line.text[mark.end :].strip())
    return articles >= 1 and heads * 2 >= articles and heads >= min(2, articles)
