"""Judging measured: a long text of the project's own words under every rule and check, and one clause of it judged anew."""

from __future__ import annotations

import random
from collections.abc import Iterator

from app.bench import papers
from app.bench.case import Case
from app.rules.clause import judge_clause
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.rules.rule import Packs
from app.text import numerals
from app.text.tree import Node, Tree

CHARACTERS = 20_000
WHOLE_MS, CLAUSE_MS = 100, 20
"""The longest that judging the whole text, and judging one clause of it anew, may take."""
_TITLE = "云州区测速管理办法"


def judging() -> Iterator[Case]:
    """Reading the packs, judging the whole text, and judging anew a lead-in with its items."""
    packs = load_packs()
    tree = long_text(packs)
    lead = next(node for node in tree.nodes if node.children)
    said = f"{CHARACTERS} 字全部 {len(packs.rules)} 条规则"
    yield Case(f"读入 {len(packs.rules)} 条规则", load_packs, 9)
    yield Case(f"审核 {said}", lambda: judge(tree, packs), 9, within_ms=WHOLE_MS)
    yield Case(f"改写一条后重审这一条（{said}）", lambda: judge_clause(tree, lead.path, lead.text, packs), 9, within_ms=CLAUSE_MS)


def long_text(packs: Packs, characters: int = CHARACTERS, seed: int = 1) -> Tree:
    """A text of at least ``characters`` characters: ordinary articles, near misses of the rules, every tenth a fault, every eighth a list.

    The proofs of the rules are the hardest texts to judge there are: each holds the words that some rule looks for.
    """
    chance = random.Random(seed)
    by_words = [rule for rule in packs.rules if rule.pattern is not None]
    faults = [proof.text for rule in by_words for proof in rule.must_flag if proof.text]
    misses = [proof.text for rule in by_words for proof in rule.must_not_flag if proof.text]
    plain = papers.articles(characters // 150, characters)
    nodes = [Node("title", "标题", _TITLE)]
    written = 0
    while written < characters:
        number = len(nodes)
        texts = faults if number % 10 == 0 else misses if number % 2 else plain
        node = _article(number, f"{chance.choice(texts).rstrip('。')}。", chance.sample(misses, 4) if number % 8 == 0 else [])
        nodes.append(node)
        written += sum(len(below.text) for below in node.walk())
    return Tree(_TITLE, None, None, None, None, None, None, None, tuple(nodes))


def _article(number: int, text: str, items: list[str]) -> Node:
    label = f"第{numerals.to_chinese(number)}条"
    lead = f"{text}具体办法如下：" if items else text
    below = tuple(
        Node("item", f"{label}第（{numerals.to_chinese(n)}）项", item, f"（{numerals.to_chinese(n)}）", n)
        for n, item in enumerate(items, 1)
    )
    return Node("article", label, lead, label, number, children=below)
