"""What changed inside a clause: exact to the character, and cut where a reader would cut."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.compare.comparison import Sign
from app.compare.ops import ops


def shown(old: str, new: str) -> str:
    """The ops as one line: 申请人[-应当][+可以]提交."""
    return "".join(op.text if op.sign is Sign.KEPT else f"[{op.sign.value}{op.text}]" for op in ops(old, new))


def exact(old: str, new: str) -> None:
    found = ops(old, new)
    assert "".join(op.text for op in found if op.sign is not Sign.ADDED) == old
    assert "".join(op.text for op in found if op.sign is not Sign.GONE) == new
    assert all(op.text for op in found)
    for one, two in itertools.pairwise(found):
        assert one.sign is not two.sign
        assert (one.sign, two.sign) != (Sign.ADDED, Sign.GONE)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("申请人应当提交材料。", "申请人可以提交材料。", "申请人[-应当][+可以]提交材料。"),
        ("任何单位不得占用。", "任何单位可以占用。", "任何单位[-不得][+可以]占用。"),
        ("处5000元罚款。", "处50000元罚款。", "处[-5000元][+50000元]罚款。"),
        ("处1,000元以上罚款。", "处1,500元以上罚款。", "处[-1,000元][+1,500元]以上罚款。"),
        ("处1，000元以上罚款。", "处1，500元以上罚款。", "处[-1，000元][+1，500元]以上罚款。"),
        ("在十五日内办结。", "在二十五日内办结。", "在[-十五日][+二十五日]内办结。"),
        ("在30日内办结。", "在30个工作日内办结。", "在[-30日][+30个工作日]内办结。"),
        ("补贴百分之三十。", "补贴百分之五十。", "补贴[-百分之三十][+百分之五十]。"),
        ("达到30%的，给予奖励。", "达到35%的，给予奖励。", "达到[-30%][+35%]的，给予奖励。"),
        ("面积120平方米以上。", "面积150平方米以上。", "面积[-120平方米][+150平方米]以上。"),
        ("违反第二十一条规定。", "违反第二十二条规定。", "违反[-第二十一条][+第二十二条]规定。"),
        ("按第（三）项办理。", "按第（四）项办理。", "按[-第（三）项][+第（四）项]办理。"),
        ("可以征收房屋。", "可以征用房屋。", "可以[-征收][+征用]房屋。"),
        ("由申请人申请。", "由当事人申请。", "由[-申请人][+当事人]申请。"),
        ("符合条件的予以登记。", "符合条件的不予登记。", "符合条件的[-予以][+不予]登记。"),
        ("免费开放。", "不免费开放。", "[+不]免费开放。"),
        ("甲、丙", "甲、乙、丙", "甲、[+乙、]丙"),
        ("由区人民政府批准，并公布。", "由区人民政府批准。", "由区人民政府批准[-，并公布]。"),
        ("依法处理。", "依法处理。情节严重的，吊销许可证。", "依法处理。[+情节严重的，吊销许可证。]"),
        ("第一项；\n第二项；\n第三项。", "第一项；\n第三项。", "第一项；\n[-第二项；\n]第三项。"),
        ("", "新写的。", "[+新写的。]"),
        ("删掉的。", "", "[-删掉的。]"),
        ("一样的。", "一样的。", "一样的。"),
        ("", "", ""),
    ],
)
def test_words_and_numbers_change_as_a_whole(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected
    exact(old, new)


def test_no_single_character_is_left_standing_between_two_changes() -> None:
    old, new = "本单位的负责人须签字确认", "各部门的经办者应盖章登记"
    kept = [op.text for op in ops(old, new) if op.sign is Sign.KEPT]
    assert not [text for text in kept if len(text) == 1]


def test_a_phrase_that_both_have_is_kept_however_much_changes_around_it() -> None:
    old = "行政机关在实施行政强制措施前，应当采用非行政强制措施。采用非行政强制措施可以达到行政管理目的的，不得实施行政强制措施。"
    new = "行政强制的实施，应当依照法定的权限、范围、条件和程序，做到客观、适度，采用非强制手段可以达到行政管理目的的，不得实施行政强制。"
    kept = [op.text for op in ops(old, new) if op.sign is Sign.KEPT]
    assert any("可以达到行政管理目的的，不得实施行政强制" in text for text in kept)


_LETTERS = some.sampled_from(
    [*"应当可以不得第一二三十条款项（）日元0123，。；、\n人民政府", "\U00020001", "\U0002a6d6", "\uac00", "\ud83d", "é", "a"]
)
_TEXTS = some.text(_LETTERS, max_size=60)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_TEXTS, _TEXTS)
def test_the_ops_turn_the_old_into_the_new_exactly(old: str, new: str) -> None:
    exact(old, new)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS)
def test_so_they_do_where_only_the_middle_differs(start: str, one: str, two: str, end: str) -> None:
    exact(start + one + end, start + two + end)


def test_characters_outside_the_first_plane_are_characters_like_any_other() -> None:
    assert shown("\U00020bb7野家，", "\U00020bb7野屋，") == "\U00020bb7野[-家][+屋]，"
    exact("\uac00应当\U00020000", "\U00020000可以\uac00")


NUMBER = re.compile(r"\d+(?:[,.]\d+)*(?:万|亿)?(?:元|日|个工作日|年|%)")


@pytest.mark.parametrize("seed", range(40))
def test_no_number_is_ever_cut(seed: int) -> None:
    import random

    chance = random.Random(seed)
    units = ["元", "万元", "日", "个工作日", "年", "%"]

    def clause() -> str:
        return "".join(
            f"{chance.choice(['处', '满', '不超过', '自'])}{chance.randint(1, 99999)}{chance.choice(units)}{chance.choice('，的以内')}"
            for _ in range(6)
        )

    old, new = clause(), clause()
    exact(old, new)
    for text, skipped in ((old, Sign.ADDED), (new, Sign.GONE)):
        edges, at = set(), 0
        for op in ops(old, new):
            if op.sign is not skipped:
                edges.add(at)
                at += len(op.text)
        assert not [found[0] for found in NUMBER.finditer(text) for edge in edges if found.start() < edge < found.end()]
