"""Real texts changed by a script, and the truth of what was done: the texts stay where they are, the script is the label."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.text import structure
from app.text.line import Line
from app.text.numerals import to_chinese
from app.text.tree import Node, Tree

TEXTS = (
    "local/001_重庆市台湾同胞投资保护条例.md", "local/007_重庆市城市园林绿化条例.md", "local/015_淄博市文物保护管理办法.md", "local/022_吉林省行政执法监督条例.md",
    "local/057_广东省水污染防治条例.md", "local/063_政府采购货物和服务招标投标管理办法.md", "district/108_嘉定区公共租赁住房管理办法.md",
    "national/011_中华人民共和国审计法.md", "national/025_中华人民共和国动物防疫法.md", "national/044_快递暂行条例.md",
)  # fmt: skip
"""Ten of the corpus: local regulations, rules of ministries and districts, laws; 24 to 113 articles."""

WORDS = (
    ("应当", "可以"), ("不得", "可以"), ("可以", "应当"), ("以上", "以下"), ("以下", "以上"), ("或者", "和"), ("必须", "应当"), ("禁止", "限制"), ("县级", "市级"),
    ("予以", "不予"), ("三十日", "十五日"), ("十五日", "三十日"), ("二十日", "十日"), ("十日", "三日"), ("五万元", "三万元"), ("一万元", "二万元"), ("一年", "三年"),
)  # fmt: skip
_OWN_REFERENCE = re.compile(r"(本(?:法|条例|办法|规定))第([一二三四五六七八九十百]+)条(?![、至和])")


@dataclass(frozen=True)
class Block:
    """What is moved as one: an article with its lines (``id`` its number in the old text, from 1000 for a new one), or other lines (``id`` 0)."""

    id: int
    lines: tuple[str, ...]


@dataclass
class Done:
    """What was done to a text."""

    links: set[tuple[int, int]]
    planted: dict[int, tuple[str, str]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)


def blocks(tree: Tree) -> list[Block]:
    """The text in blocks, in order."""
    return list(_blocks(tree.nodes, iter(range(1, 1000))))


def _blocks(nodes: Sequence[Node], ids: Iterator[int]) -> Iterator[Block]:
    for node in nodes:
        if node.kind == "article":
            lines = _printed(node)
            yield Block(next(ids), tuple(lines))
        else:
            own = [part for part in ((node.label or "") + (node.heading or ""), node.text) if part] if not node.rows else []
            joined = ["　".join(own)] if node.kind in ("chapter", "section") else ["".join(own)]
            yield Block(0, tuple(line for line in joined if line))
            yield from _blocks(node.children, ids)


def _printed(article: Node) -> list[str]:
    """The lines of an article without its own label."""
    lines = [(article.heading or "") + article.text] if article.text or article.heading else []
    lines += [(node.label or "") + node.text for node in article.walk() if node is not article and node.text]
    return lines or [""]


def printed(text: Sequence[Block]) -> list[str]:
    """The blocks as lines, articles numbered as they stand."""
    out, number = [], 0
    for block in text:
        if block.id:
            number += 1
            out += [f"第{to_chinese(number)}条　{block.lines[0]}", *block.lines[1:]]
        else:
            out += block.lines
    return out


def tree(text: Sequence[Block]) -> Tree:
    return structure.build([Line(line) for line in printed(text)])


class Editor:
    """Changes a real text the way a unit changes its draft; the same seed changes it the same."""

    def __init__(self, seed: int, strange: Sequence[str]) -> None:
        """``strange`` are articles of other texts, to be put in."""
        self.random = random.Random(seed)
        self.strange = strange

    def edited(self, old: Sequence[Block], words: int = 4, others: int = 6) -> tuple[list[Block], Done]:
        """``old`` with so many one-word edits, and so many articles put in, taken out, moved, split or merged; references follow."""
        text = list(old)
        done = Done({(block.id, block.id) for block in text if block.id})
        fresh = {block.id for block in text if block.id}
        for _ in range(words):
            self._plant(text, done, fresh)
        for n in range(others):
            self.random.choice([self._insert, self._delete, self._move, self._move_edited, self._rewrite, self._split, self._merge])(
                text, done, fresh, n
            )
        return self._references(old, text), done

    def _places(self, text: Sequence[Block], fresh: set[int], least: int = 30) -> list[int]:
        return [n for n, block in enumerate(text) if block.id in fresh and sum(map(len, block.lines)) >= least]

    def _plant(self, text: list[Block], done: Done, fresh: set[int]) -> None:
        choices = [(n, pair) for n in self._places(text, fresh) for pair in WORDS if sum(line.count(pair[0]) for line in text[n].lines)]
        if choices:
            n, pair = self.random.choice(choices)
            line = next(k for k, line in enumerate(text[n].lines) if pair[0] in line)
            lines = list(text[n].lines)
            lines[line] = lines[line].replace(*pair, 1)
            fresh.discard(text[n].id)
            done.planted[text[n].id] = pair
            text[n] = Block(text[n].id, tuple(lines))

    def _insert(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        at = self.random.choice([place for place, block in enumerate(text) if block.id])
        text.insert(at, Block(1000 + n, (self.random.choice(self.strange),)))

    def _delete(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        at = self.random.choice(self._places(text, fresh))
        block = text.pop(at)
        fresh.discard(block.id)
        done.links.discard((block.id, block.id))

    def _move(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        block = text.pop(self.random.choice(self._places(text, fresh)))
        fresh.discard(block.id)
        done.moved.add(block.id)
        text.insert(self.random.choice([place for place, each in enumerate(text) if each.id]), block)

    def _move_edited(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        at = self.random.choice(self._places(text, fresh))
        text[at] = Block(text[at].id, self._partly(text[at].lines))
        block = text.pop(at)
        fresh.discard(block.id)
        done.moved.add(block.id)
        text.insert(self.random.choice([place for place, each in enumerate(text) if each.id]), block)

    def _rewrite(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        at = self.random.choice(self._places(text, fresh))
        fresh.discard(text[at].id)
        text[at] = Block(text[at].id, self._partly(text[at].lines))

    def _partly(self, lines: Sequence[str]) -> tuple[str, ...]:
        """The longest line with a third of its words written anew."""
        longest = max(range(len(lines)), key=lambda place: len(lines[place]))
        words = lines[longest]
        third = len(words) // 3
        start = self.random.randint(0, len(words) - third - 1)
        anew = self.random.choice(self.strange)[:third].replace("。", "，")
        return (*lines[:longest], words[:start] + anew + words[start + third :], *lines[longest + 1 :])

    def _split(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        places = [p for p in self._places(text, fresh) if len(text[p].lines) == 2 and not re.match("[（(]|[0-9]", text[p].lines[1])]
        if places:
            at = self.random.choice(places)
            block = text[at]
            fresh.discard(block.id)
            text[at : at + 1] = [Block(block.id, block.lines[:1]), Block(2000 + n, block.lines[1:])]
            done.links.add((block.id, 2000 + n))

    def _merge(self, text: list[Block], done: Done, fresh: set[int], n: int) -> None:
        good = set(self._places(text, fresh, 20))
        places = [p for p in sorted(good) if p + 1 in good and len(text[p].lines) == len(text[p + 1].lines) == 1]
        if places:
            at = self.random.choice(places)
            one, two = text[at : at + 2]
            fresh.difference_update((one.id, two.id))
            text[at : at + 2] = [Block(one.id, one.lines + two.lines)]
            done.links.discard((two.id, two.id))
            done.links.add((two.id, one.id))

    def _references(self, old: Sequence[Block], text: Sequence[Block]) -> list[Block]:
        """The text with 本条例第×条 naming what it named before, where that still stands."""
        before = [block.id for block in old if block.id]
        after = {id: number for number, id in enumerate((block.id for block in text if block.id), 1)}
        names = {to_chinese(number): to_chinese(after[id]) for number, id in enumerate(before, 1) if id in after}

        def follow(line: str) -> str:
            return _OWN_REFERENCE.sub(lambda m: f"{m[1]}第{names.get(m[2], m[2])}条", line)

        return [Block(block.id, tuple(map(follow, block.lines))) if 0 < block.id < 1000 else block for block in text]
