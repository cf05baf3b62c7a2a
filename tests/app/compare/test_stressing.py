"""Changes that weigh more than their length."""

from __future__ import annotations

import pytest

from app.compare.comparison import Weight
from app.compare.ops import ops
from app.compare.stressing import stresses


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(stress.weight.value, stress.words) for stress in stresses(ops(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("申请人应当提交材料。", "申请人可以提交材料。", [("modal", "应当→可以")]),
        ("任何单位不得占用。", "任何单位可以占用。", [("modal", "不得→可以")]),
        ("禁止占用道路。", "占用道路。", [("modal", "删去“禁止”")]),
        ("处5000元罚款。", "处3000元罚款。", [("amount", "5000元→3000元")]),
        ("处五百元以上罚款。", "处二千元以上罚款。", [("amount", "五百元→二千元")]),
        ("补贴百分之三十。", "补贴百分之五十。", [("amount", "百分之三十→百分之五十")]),
        ("面积不超过30平方米。", "面积不低于30平方米。", [("amount", "不超过→不低于")]),
        ("处违法所得一倍罚款。", "处违法所得三倍罚款。", [("amount", "一倍→三倍")]),
        ("在十五日内办结。", "在三十日内办结。", [("period", "十五日→三十日")]),
        ("在15日内办结。", "在15个工作日内办结。", [("period", "15日→15个工作日")]),
        ("有效期五年。", "有效期二年。", [("period", "五年→二年")]),
        ("经批准的，可以施工。", "未经批准的，可以施工。", [("negation", "增加“未经”")]),
        ("免费开放。", "不免费开放。", [("negation", "增加“不”")]),
        ("符合条件的不予登记。", "符合条件的予以登记。", [("negation", "删去“不予”")]),
        (
            "申请人应当在十五日内缴纳500元。",
            "申请人可以在三十日内缴纳800元。",
            [("modal", "应当→可以"), ("period", "十五日→三十日"), ("amount", "500元→800元")],
        ),
    ],
)
def test_a_change_that_weighs_is_told(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("在30日内办结。", "在三十日内办结。"),
        ("由区房管局负责。", "由区住建委负责。"),
        ("违反第八条规定。", "违反第九条规定。"),
        ("取得许可后施工。", "取得认可后施工。"),
        ("不动产登记机构办理。", "土地登记机构办理。"),
        ("相应调整标准。", "适时调整标准。"),
        ("未成年人监护人。", "老年人监护人。"),
        ("一样的。", "一样的。"),
    ],
)
def test_what_only_looks_like_it_is_not(old: str, new: str) -> None:
    assert told(old, new) == []


def test_words_inside_a_long_passage_put_in_are_not_told_one_by_one() -> None:
    assert told("依法处理。", "依法处理。情节严重的，应当吊销许可证，三年内不得再次申请，并处五千元以上罚款。") == []


def test_a_stress_names_the_op_it_begins_in() -> None:
    found = ops("申请人应当在十五日内缴纳500元。", "申请人可以在三十日内缴纳800元。")
    for stress in stresses(found):
        assert stress.words.split("→")[0] in found[stress.op].text
    assert {stress.weight for stress in stresses(found)} == {Weight.MODAL, Weight.PERIOD, Weight.AMOUNT}
