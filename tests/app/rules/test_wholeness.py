"""What the wording of a whole text leaves open: TXT-08, TXT-12, TXT-14."""

from __future__ import annotations

import pytest

from app.rules.engine import judge
from app.rules.finding import Finding
from app.rules.pack import load_packs
from app.text import structure
from app.text.readers import plain

PACKS = load_packs()


def told(rule: str, *lines: str) -> tuple[Finding, ...]:
    read = plain.read("\n".join(lines).encode(), "稿.txt")
    tree = structure.build(read.lines, read.metadata, "稿")
    return tuple(finding for finding in judge(tree, PACKS).findings if finding.rule == rule)


@pytest.mark.parametrize(
    "title",
    ["云州区人民政府关于印发《云州区养犬管理条例》的通知", "云州区停车管理条例", "云州区停车管理条例（试行）"],
)
def test_a_district_document_that_calls_itself_a_statute_is_told_at_its_title(title: str) -> None:
    (finding,) = told("TXT-08", title, "第一条　为了规范管理，制定本文件。", "第二条　自2026年1月1日起施行，有效期5年。")
    assert finding.path == "标题"
    assert finding.quote in title


@pytest.mark.parametrize("title", ["云州区贯彻《重庆市物业管理条例》实施办法", "云州区停车管理办法", "云州区养犬管理规定（试行）"])
def test_a_title_that_only_names_a_statute_is_left_alone(title: str) -> None:
    assert told("TXT-08", title, "第一条　根据《重庆市物业管理条例》，制定本办法。", "第二条　自2026年1月1日起施行。") == ()


def test_days_counted_in_two_ways_are_told_once_at_the_first_odd_one() -> None:
    lines = ("云州区停车办法", "第一条　应当在5个工作日内答复。", "第二条　应当在7天内搬离。", "第三条　公示时间不少于5天。")
    (finding,) = told("TXT-12", *lines)
    assert (finding.path, finding.quote) == ("第二条", "7天")
    assert "“天”2处、“工作日”1处" in finding.message


def test_one_way_of_counting_days_is_left_to_the_rule_on_the_word() -> None:
    assert told("TXT-12", "云州区停车办法", "第一条　应当在7天内搬离。", "第二条　公示时间不少于5天。") == ()


def test_bounds_are_told_once_and_not_at_all_when_the_text_says_how_they_count() -> None:
    lines = ("云州区停车办法", "第一条　停放48小时以上的，予以提醒。", "第二条　泊位在50个以上的，可以申请；100元以下的，免收。")
    assert len(told("TXT-14", *lines, "第三条　三人以上共同申请的，推选代表。")) == 1
    assert told("TXT-14", *lines, "第三条　三人以上共同申请的，推选代表。", "第四条　本办法所称以上、以下，包括本数。") == ()
