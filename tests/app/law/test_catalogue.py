"""Laws are found by every name they go by, and the catalogue says what applied on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.law.catalogue import Catalogue, shipped
from app.law.law import Law, Standing

PENALTIES = "中华人民共和国行政处罚法"


@pytest.mark.parametrize(
    "cited",
    [
        "行政处罚法",
        "《行政处罚法》",
        PENALTIES,
        "行政处罚法（2021年修订）",
        "中华人民共和国 行政处罚法",
        "行政处罚法(2021修订)",
        "〈中华人民共和国行政处罚法〉",
    ],
)
def test_a_law_is_found_by_every_way_its_title_is_written(cited: str) -> None:
    found = shipped().find(cited)
    assert found is not None
    assert found.title == PENALTIES


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        ("重庆市实施〈中华人民共和国水土保持法〉办法", "重庆市实施《水土保持法》办法"),
        ("地方组织法", "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"),
        ("道路货物运输及站场管理规定", "道路货物运输及站场管理规定"),
        (
            "最高人民法院 最高人民检察院关于办理渎职刑事案件适用法律若干问题的解释（一）",
            "最高人民法院、最高人民检察院关于办理渎职刑事案件适用法律若干问题的解释（一）",
        ),
    ],
)
def test_nested_titles_aliases_and_titles_without_marks_are_found(cited: str, title: str) -> None:
    found = shipped().find(cited)
    assert found is not None
    assert found.title == title


def test_trial_and_part_numbers_belong_to_the_title() -> None:
    one = shipped().find("最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（四）")
    other = shipped().find("最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（五）")
    assert one is not None
    assert other is not None
    assert one.title != other.title


@pytest.mark.parametrize("number", ["国务院令第722号", "国务院令 第 722 号", "中华人民共和国国务院令第722号"])
def test_a_law_is_found_by_the_number_of_its_promulgation(number: str) -> None:
    found = shipped().by_number(number)
    assert found is not None
    assert found.title == "优化营商环境条例"


@pytest.mark.parametrize(
    "number", ["国办发〔2018〕37号", "国办发[2018]37号", "国办发【2018】37号", "国办发（2018）第37号", "国办发〔2018〕037号"]
)
def test_the_year_of_a_number_stands_in_any_brackets(number: str) -> None:
    found = shipped().by_number(number)
    assert found is not None
    assert found.title == "国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知"


def test_a_number_that_two_rules_share_finds_neither() -> None:
    assert shipped().by_number("交通运输部令第2号") is None


@pytest.mark.parametrize(
    ("misspelt", "title"),
    [
        ("土地管里法", "中华人民共和国土地管理法"),
        ("优化营商环镜条例", "优化营商环境条例"),
        ("城市市容与环境卫生管理条例", "城市市容和环境卫生管理条例"),
        ("招投标投标法", "中华人民共和国招标投标法"),
    ],
)
def test_a_misspelt_title_is_near_to_the_right_one(misspelt: str, title: str) -> None:
    near = shipped().near(misspelt)
    assert near is not None
    assert near.title == title


@pytest.mark.parametrize("unknown", ["云州区停车管理办法", "劳动保障法", "营业执照", "重庆市养犬管理条例"])
def test_what_is_not_in_the_catalogue_is_near_to_nothing(unknown: str) -> None:
    assert shipped().find(unknown) is None
    assert shipped().near(unknown) is None


def test_the_environmental_code_replaced_ten_laws_on_its_first_day() -> None:
    laws = shipped()
    replaced = [law for law in laws.laws if law.replaced_by == "中华人民共和国生态环境法典"]
    assert len(replaced) == 10
    for law in replaced:
        assert laws.standing(law, date(2026, 8, 14)) is Standing.IN_FORCE
        assert laws.standing(law, date(2026, 8, 15)) is Standing.REPEALED


def test_a_law_applies_from_its_day_on() -> None:
    laws = shipped()
    law = laws.find("医疗保障法")
    assert law is not None
    assert laws.standing(law, date(2026, 12, 31)) is Standing.NOT_YET
    assert laws.standing(law, date(2027, 1, 1)) is Standing.IN_FORCE


def test_before_its_promulgation_a_law_of_the_same_name_may_have_been_meant() -> None:
    law = shipped().find("公平竞争审查条例")
    assert law is not None
    assert shipped().standing(law, date(2024, 6, 5)) is Standing.UNKNOWN
    assert shipped().standing(law, date(2024, 6, 6)) is Standing.NOT_YET


def test_a_revised_law_applied_before_its_revision() -> None:
    law = shipped().find("行政处罚法")
    assert law is not None
    assert shipped().standing(law, date(2018, 5, 1)) is Standing.IN_FORCE


def test_a_repeal_of_unknown_day_is_held_only_against_days_after_the_evidence() -> None:
    law = Law("甲条例", status="已废止", first_promulgated=date(1990, 1, 1), as_of=date(2025, 12, 1), evidence="一源")
    laws = Catalogue([law])
    assert laws.standing(law, date(2020, 1, 1)) is Standing.UNKNOWN
    assert laws.standing(law, date(2026, 1, 1)) is Standing.REPEALED


def test_the_successor_is_the_end_of_the_chain_and_a_circle_ends() -> None:
    old, middle, new = Law("甲", replaced_by="乙"), Law("乙", replaced_by="丙"), Law("丙")
    assert Catalogue([old, middle, new]).successor(old) == new
    assert Catalogue([old, replace(middle, replaced_by="甲")]).successor(old) is not None


def test_a_row_of_the_office_stands_in_for_the_shipped_one_and_keeps_its_names() -> None:
    changed = Law("中华人民共和国地方各级人民代表大会和地方各级人民政府组织法", status="已废止", own=True, aliases=("组织法",))
    laws = shipped().laid_over([changed, Law("云州区停车管理办法", level="政府规章", own=True)])
    for name in ("地方组织法", "组织法"):
        found = laws.find(name)
        assert found is not None
        assert found.status == "已废止"
    assert laws.find("云州区停车管理办法") is not None
    assert len(laws) == len(shipped()) + 1
    assert shipped().find("云州区停车管理办法") is None
