from __future__ import annotations

import pytest

from app.text import structure
from app.text.line import Line


def tree(text):
    return structure.build([Line(line) for line in text.strip().split("\n")])


def paper(number="云府发〔2026〕3号", organ="云州区人民政府", day="2026年3月1日", last="本意见自印发之日起施行。"):
    return tree(f"云州区人民政府关于某事的意见\n{number}\n各镇人民政府：\n为某，提出意见。\n一、甲\n二、{last}\n{organ}\n{day}")


@pytest.mark.parametrize(
    "number",
    ["云府发［２０２６］３号", "云府发 （2026） 3 号", "（云府发〔2026〕3号）", "文号：云府发﹝2026﹞第003号", "云 府 发[2026]3号"],
)
def test_a_number_is_known_in_whatever_brackets_and_figures(number):
    assert paper(number=number).document_number == "云府发〔2026〕3号"


@pytest.mark.parametrize(
    "day", ["２０２６年３月１日", "二О二六年三月一日", "二0二六年三月一日", "2026.3.1", "2026-03-01", "（2026年3月1日）"]
)
def test_a_signature_is_dated_in_whatever_figures(day):
    found = paper(day=day)
    assert (found.signed_on, found.issuing_authority) == ("2026-03-01", "云州区人民政府")


@pytest.mark.parametrize("organ", ["云州区财政局、云州区民政局", "云州区财政局（盖章）\n云州区民政局（盖章）"])
def test_signers_apart_by_a_pause_mark_or_sealed_are_joint_authorities(organ):
    assert paper(organ=organ).issuing_authority == "云州区财政局、云州区民政局"


@pytest.mark.parametrize(
    ("last", "effective", "until"),
    [
        ("本意见于2026年5月1日起正式施行，有效期三十六个月。", "2026-05-01", "2029-04-30"),
        ("本意见施行日期为2026年5月1日，有效期2年6个月。", "2026-05-01", "2028-10-31"),
        ("本意见有效期自2026年5月1日至2028年4月30日。", "2026-05-01", "2028-04-30"),
        ("本意见自2026年5月1日至2028年4月30日试行。", "2026-05-01", "2028-04-30"),
        ("本意见自2026年5月1日起至2028年4月30日止施行。", "2026-05-01", "2028-04-30"),
        ("本意见自２０２６年５月１日零时起施行，至2028年4月30日止。", "2026-05-01", "2028-04-30"),
        ("本意见自2026年5月1日起实施，2031年4月30日废止。", "2026-05-01", "2031-04-30"),
        ("本意见自2026年5月1日起施行。云府发〔2020〕1号文件2026年6月1日废止。", "2026-05-01", None),
        ("补贴期限自2026年1月1日至2026年12月31日，本意见自印发之日起施行。", None, None),
    ],
)
def test_further_ways_to_fix_the_time_of_force(last, effective, until):
    found = paper(last=last)
    assert (found.effective_on, found.valid_until) == (effective, until)


def test_a_date_under_the_title_leaves_the_addressee_to_be_found():
    found = tree("云州区人民政府关于某事的意见\n2026年3月1日\n各镇人民政府：\n为某，提出意见。\n一、甲")
    assert (found.signed_on, found.addressee) == ("2026-03-01", "各镇人民政府")


def test_a_validity_in_a_sentence_of_its_own_counts_from_the_day_before_it():
    found = tree("某办法\n第一条　甲。\n第二条　本办法自2026年5月1日起施行。有效期五年。")
    assert (found.effective_on, found.valid_until) == ("2026-05-01", "2031-04-30")
