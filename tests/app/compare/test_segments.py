"""Long texts are compared stretch by stretch, exactly and soon."""

from __future__ import annotations

import random
import time

import pytest

from app.compare.comparing import compare
from app.compare.comparison import Change, Sign
from app.compare.ops import ops
from app.compare.segments import stretches
from app.text.tree import Node, Tree
from tests.app.compare.regulations import Maker


def long_text(seed: int, sentences: int) -> list[str]:
    maker = Maker(seed)
    return [maker.sentence() + maker.random.choice(["", "", "\n"]) for _ in range(sentences)]


@pytest.mark.parametrize("seed", range(12))
def test_the_stretches_are_both_texts_in_order(seed: int) -> None:
    chance = random.Random(seed)
    old = long_text(seed, 60)
    new = [text.replace("应当", "可以") if chance.random() < 0.4 else text for text in old if chance.random() < 0.9]
    new[20:20] = long_text(seed + 100, 25)
    first, second = "".join(old), "".join(new) + "没有句号的尾巴"
    found = list(stretches(first, second))
    assert ("".join(one for one, _ in found), "".join(two for _, two in found)) == (first, second)
    changes = ops(first, second)
    assert "".join(op.text for op in changes if op.sign is not Sign.ADDED) == first
    assert "".join(op.text for op in changes if op.sign is not Sign.GONE) == second


def test_a_word_in_each_sentence_of_a_long_text_is_found_in_each() -> None:
    old = "".join(f"第{n}批补助资金由区财政部门应当按年度拨付到承租单位{n * 7}号账户。" for n in range(200))
    found = ops(old, old.replace("应当", "可以"))
    assert [op.text for op in found if op.sign is Sign.GONE] == ["应当"] * 200
    assert [op.text for op in found if op.sign is Sign.ADDED] == ["可以"] * 200


def tree(node: Node) -> Tree:
    return Tree("", None, None, None, None, None, None, None, (node,))


def test_a_large_table_of_which_a_tenth_changed_is_edited_within_seconds() -> None:
    chance = random.Random(1)
    rows = tuple(tuple(f"{n}-{m}项目{chance.randrange(999)}元" for m in range(6)) for n in range(500))
    later = tuple(
        tuple(cell.replace("项目", "工程") if chance.random() < 0.1 else cell for cell in row) for row in rows if chance.random() < 0.97
    )
    start = time.process_time()
    (pair,) = compare(tree(Node("table", "表1", rows=rows)), tree(Node("table", "表1", rows=later))).pairs
    assert pair.change is Change.EDITED
    assert time.process_time() - start < 5
    kept = sum(len(op.text) for op in pair.ops if op.sign is Sign.KEPT)
    assert kept > 0.8 * len(pair.old[0].text)


def test_two_long_texts_with_nothing_in_common_take_no_long_search() -> None:
    old, new = "".join(long_text(1, 600)), "".join(long_text(2, 600)).replace("区", "市").replace("，", "、")
    start = time.process_time()
    changes = ops(old, new)
    assert time.process_time() - start < 10
    assert "".join(op.text for op in changes if op.sign is not Sign.ADDED) == old
