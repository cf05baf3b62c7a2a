from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import numerals


@given(st.integers(1, 10**8 - 1))
def test_a_number_written_in_chinese_reads_back(number):
    assert numerals.to_int(numerals.to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("一百二十三", 123), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("一百〇五", 105), ("一千零一", 1001), ("二〇二六", 2026),
     ("两百", 200), ("廿一", 21), ("123", 123), ("一 百", 100), ("—", 1)],
)  # fmt: skip
def test_a_numeral_has_its_value(text, number):
    assert numerals.to_int(text) == number


@pytest.mark.parametrize(
    ("number", "text"), [(10, "十"), (11, "十一"), (105, "一百零五"), (110, "一百一十"), (123, "一百二十三"), (1010, "一千零一十")]
)
def test_a_number_is_written_as_laws_print_it(number, text):
    assert numerals.to_chinese(number) == text


@pytest.mark.parametrize("text", ["", "甲", "第三"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match="numeral"):
        numerals.to_int(text)


@given(st.dates(date(1949, 10, 1), date(2999, 12, 31)))
def test_a_printed_date_reads_back(day):
    assert numerals.iso_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    chinese = f"{str(day.year).translate(digits)}年{numerals.to_chinese(day.month)}月{numerals.to_chinese(day.day)}日"
    assert numerals.iso_date(chinese) == day.isoformat()


@pytest.mark.parametrize("text", ["2026年13月1日", "2026年2月30日", "2026年2月", "今年三月一日"])
def test_no_day_of_the_calendar_is_no_date(text):
    assert numerals.iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云府规〔2026〕3号", "云府规〔2026〕3号"),
        ("沪绿容规(2017)6号", "沪绿容规〔2017〕6号"),
        ("云府办发[2026] 第 012 号", "云府办发〔2026〕12号"),
        ("国务院", None),
    ],
)
def test_a_document_number_has_one_form(text, number):
    assert numerals.document_number(text) == number


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [("2026-11-27", 5, "2031-11-26"), ("2024-01-01", 1, "2024-12-31"), ("2024-02-29", 5, "2029-02-28"), ("2024-03-01", 1, "2025-02-28")],
)
def test_a_validity_period_counts_its_first_day(start, years, end):
    assert numerals.validity_end(start, years=years) == end


def test_a_validity_period_in_months_ends_in_the_right_month():
    assert numerals.validity_end("2024-12-15", months=6) == "2025-06-14"
