from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.lifecycle.numbers import Series, fill, format_number, parse_number, unknown_placeholders

NAMES = {"government_code": "云州府", "region_code": "YZ(甲)", "district": "云州区"}
DOCUMENT = "{government_code}规〔{year}〕{n}号"


def test_a_number_is_written_by_its_template():
    assert format_number(DOCUMENT, 2026, 11, NAMES) == "云州府规〔2026〕11号"
    assert format_number("{region_code}-{year}-{n:04}", 2026, 11, NAMES) == "YZ(甲)-2026-0011"


@pytest.mark.parametrize("template", [DOCUMENT, "{region_code}-{year}-{n:04}"])
@given(year=st.integers(1000, 9999), n=st.integers(1, 99999))
def test_what_was_written_is_read_back(template, year, n):
    assert parse_number(template, format_number(template, year, n, NAMES), NAMES) == (year, n)


@pytest.mark.parametrize("text", ["云州府规[2026]11号", "云州府规（2026）11号", " 云州府规【2026】11号 ", "云州府规〔2026〕011号"])
def test_other_brackets_and_padding_are_the_same_number(text):
    assert parse_number(DOCUMENT, text, NAMES) == (2026, 11)


@pytest.mark.parametrize("text", ["云州府发〔2026〕11号", "云州府规〔26〕11号", "云州府规〔2026〕0号", "云州府规〔2026〕11号文", ""])
def test_another_series_is_not_read_as_this_one(text):
    assert parse_number(DOCUMENT, text, NAMES) is None


@pytest.mark.parametrize("names", [{}, {"government_code": ""}])
def test_a_name_not_filled_in_is_asked_for(names):
    with pytest.raises(Refused, match="还没有填写本级政府发文代字"):
        format_number(DOCUMENT, 2026, 1, names)


def test_a_running_number_begins_at_one():
    with pytest.raises(ValueError, match="begins at 1"):
        format_number(DOCUMENT, 2026, 0, NAMES)


def test_names_are_put_into_a_recipient():
    assert fill("{district}人民代表大会常务委员会", NAMES) == "云州区人民代表大会常务委员会"


def test_placeholders_nobody_can_fill_are_found():
    assert unknown_placeholders("{government_code}规〔{year}〕{n}号{n:04}") == ()
    assert unknown_placeholders("{org}规〔{yyyy}〕{n.__class__}号") == ("{org}", "{yyyy}", "{n.__class__}")


def test_each_recipient_and_year_has_a_running_count_of_its_own():
    keys = {Series("filing_report", "government", to, year).key for to in ("muni", "npc") for year in (2025, 2026)}
    assert len(keys) == 4
