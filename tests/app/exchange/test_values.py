"""Numbers, titles, units, states and validity as ledgers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.dates import Fault
from app.exchange.values import number_at_end, status_in, title_in, units_in, validity_in
from app.lifecycle.numbers import Number, number_in

FIRST = date(2021, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "云府规〔2021〕3号", "云府规[2021]3号", "云府规【2021】3号", "云府规（2021）3号", "云府规(2021)3号", "云府规［2021］3号", "云府规﹝2021﹞3号", "云府规〖2021〗3号",
        "云府规{2021}3号", "云府规〔2021〕第3号", "云府规〔2021〕003号", "云 府 规〔 2021 〕 3 号", "云府规〔2021〕3", "（云府规〔2021〕3号）", "云府规〔2021年〕3号",
    ],
)  # fmt: skip
def test_one_number_in_every_habit(text):
    assert number_in(text) == Number("云府规〔2021〕3号", 2021)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云州区人民政府令第012号", Number("云州区人民政府令第12号", None)),
        ("公告2021年第3号", Number("公告2021年第3号", 2021)),
        ("云府办发〔2021〕120号", Number("云府办发〔2021〕120号", 2021)),
    ],
)
def test_orders_bear_no_year_in_brackets(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    "text", ["云府规2021-3", "云府规〔2021〕3号、云府规〔2021〕4号", "无编号", "〔2021〕3号", "云府规〔21〕3号", "见云府规〔2021〕3号附件"]
)
def test_what_is_no_number_says_why(text):
    assert isinstance(number_in(text), str)


@pytest.mark.parametrize(
    ("cell", "title", "body"),
    [
        ("《云州区广告管理办法》", "云州区广告管理办法", None),
        (
            "云州区人民政府关于\n印发《云州区广告管理办法》的通知",
            "云州区人民政府关于印发《云州区广告管理办法》的通知",
            "云州区广告管理办法",
        ),
        ("关于印发《广告办法（试行）》的通知", "关于印发《广告办法（试行）》的通知", "广告办法（试行）"),
        ("《甲办法》《乙办法》", "《甲办法》《乙办法》", None),
        ("  关于加强绿化的通知  ", "关于加强绿化的通知", None),
    ],
)
def test_titles_without_the_marks_around_them(cell, title, body):
    assert title_in(cell) == (title, body)


def test_a_number_behind_the_title_is_parted_from_it():
    assert number_at_end("关于绿化的通知（云府规〔2021〕3号）") == ("关于绿化的通知", "云府规〔2021〕3号")
    assert number_at_end("广告办法（试行）") == ("广告办法（试行）", "")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("区住建委", ("区住建委",)),
        ("区发改委、区财政局", ("区发改委", "区财政局")),
        ("区住建委（牵头），区财政局（配合）", ("区住建委", "区财政局")),
        ("区住建委\n区财政局", ("区住建委", "区财政局")),
        ("20230301", None),
        ("《广告管理办法》", None),
    ],
)
def test_units_one_or_several(text, units):
    assert units_in(text) == units


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("现行有效", "in_force"), ("有效", "in_force"), ("继续有效", "in_force"), ("已修改", "amended"), ("部分条款失效", "amended"), ("已废止", "repealed"),
        ("宣布失效", "declared_invalid"), ("失效", "declared_invalid"), ("期满失效", "expired"), ("被替代", "superseded"), ("暂停执行", "suspended"),
        ("被撤销", "annulled"), ("尚未施行", "not_yet"), ("废止（2023年5月1日）", "repealed"), ("是", "in_force"), ("否", "declared_invalid"),
    ],
)  # fmt: skip
def test_states_by_their_words(text, state):
    assert status_in(text).state == state


def test_a_state_that_no_word_names_is_none():
    assert status_in("研究中") is None
    assert status_in("不是很清楚") is None


@pytest.mark.parametrize(
    ("cell", "heading", "last"),
    [
        ("5年", "有效期", date(2026, 3, 4)), ("五年", "有效期", date(2026, 3, 4)), ("两年", "有效期", date(2023, 3, 4)), ("2年半", "有效期", date(2023, 9, 4)),
        ("18个月", "有效期", date(2022, 9, 4)), (5, "有效期（年）", date(2026, 3, 4)), (18.0, "有效期（月）", date(2022, 9, 4)), ("试行2年", "有效期", date(2023, 3, 4)),
        ("至2026-12-31", "有效期", date(2026, 12, 31)), ("有效期至2026年12月31日", "有效期", date(2026, 12, 31)), (date(2026, 12, 31), "有效期至", date(2026, 12, 31)),
        ("2021.3.5-2026.3.4", "有效期", date(2026, 3, 4)), ("长期有效", "有效期", None), ("长期", "有效期", None), ("无固定期限", "有效期", None),
        ("若干年", "有效期", Fault.NONE), ("2026年12月", "有效期", Fault.NO_DAY), ("2026年", "有效期", Fault.NO_MONTH),
    ],
)  # fmt: skip
def test_the_last_day_of_validity(cell, heading, last):
    assert validity_in(cell, FIRST, heading) == last


def test_years_without_a_first_day_cannot_be_counted():
    assert "没有施行日期" in validity_in("5年", None, "有效期")


@given(st.text(max_size=40))
def test_no_words_break_the_reading(text):
    number_in(text)
    title_in(text)
    units_in(text)
    status_in(text)
    validity_in(text, FIRST, text)
