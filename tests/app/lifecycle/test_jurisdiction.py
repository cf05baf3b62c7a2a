from __future__ import annotations

from datetime import date

import pytest

import resources
from app.errors import Refused
from app.lifecycle.jurisdiction import Condition, ParameterChange, overlaid
from app.lifecycle.periods import Period, Unit
from app.lifecycle.seed import DEFAULT, available, load, read
from app.lifecycle.stages import Matter

FILE = Matter.NORMATIVE_DOCUMENT

TABLE = """
consult.days.general 7 工作日 no
consult.days.market 30 日 yes
consult.days.major_decision 30 日 yes
hearing.material_lead 7 日 yes
review.min 5 工作日 no
review.max 15 工作日 no
review.min.major_decision 7 工作日 yes
disclose.max 20 工作日 yes
effective.gap 30 日 no
validity.normal 60 月 no
validity.trial 24 月 no
validity.warn_before 6 月 no
filing.npc.days 30 日 yes
filing.npc.copies 2 份 yes
filing.npc.formcheck 10 日 yes
filing.npc.reply 30 日 yes
filing.npc.dispose 6 月 yes
filing.npc.dispose_max 12 月 yes
filing.npc.report 30 日 yes
filing.muni.days 15 日 no
filing.muni.copies 3 份 no
filing.dept.days 15 日 no
filingreview.form 5 工作日 no
filingreview.supplement 10 日 no
filingreview.substantive 30 日 no
filingreview.extend 20 日 no
filingreview.reply 30 日 no
cleanup.cycle 24 月 no
reconsideration.reply 10 工作日 yes
judicial_advice.reply 60 日 yes
"""
"""The table of parameters (参数核对表) of the field, figure by figure."""


@pytest.fixture(scope="module")
def chongqing():
    return load()


def test_the_default_holds_the_whole_table_with_its_units_and_whether_each_was_verified(chongqing):
    held = {(p.key, str(p.amount), p.unit, "yes" if p.verified else "no") for p in chongqing.parameters.values()}
    assert {tuple(line.split()) for line in TABLE.strip().splitlines()} <= held
    dates = {(one.key, one.month, one.day) for one in chongqing.annual}
    assert dates >= {("catalog.annual_due", 1, 31), ("annual_report.due", 3, 31)}


def test_beijing_has_its_own_verified_filing_figures():
    beijing = load("beijing_district")
    verified = {
        "days": 30, "copies": 2, "formcheck": 10, "supplement": 10, "review": 3, "review_extend": 3, "reply": 30, "report": 30,
        "office_documents": 1,
    }  # fmt: skip
    held = {key: beijing.parameter(f"filing.npc.{key}") for key in verified}
    assert {key: p.amount for key, p in held.items()} == verified
    assert all(p.verified and "北京市" in p.basis and "重庆" not in p.basis for p in held.values())
    assert [one.verified for one in beijing.annual] == [True, False]


def test_beijing_takes_the_rest_over_and_calls_none_of_it_verified_but_what_rests_on_national_law(chongqing):
    beijing = load("beijing_district")
    assert set(beijing.parameters) >= set(chongqing.parameters)
    assert beijing.recipients == chongqing.recipients
    assert beijing.numbers == chongqing.numbers
    assert beijing.submission == chongqing.submission
    for key, parameter in beijing.parameters.items():
        assert not (parameter.law or "").startswith("重庆市"), key
        if parameter.verified and parameter.law:
            assert parameter == chongqing.parameter(key)
    taken = beijing.parameter("filing.npc.dispose")
    assert (taken.amount, taken.verified, taken.basis) == (6, False, "照抄重庆市区县的默认值，本市依据未核对")


@pytest.mark.parametrize("name", available())
def test_every_deadline_of_every_pack_has_words_for_its_sentence(name):
    periods = [p for p in load(name).parameters.values() if p.unit in {u.value for u in Unit}]
    assert all(p.event and "{period}" in p.phrase for p in periods)


def test_a_pack_may_change_a_figure_from_a_day_on(tmp_path):
    base = (resources.path("jurisdictions/chongqing_district.toml")).read_text("utf-8")
    later = """
[[parameters]]
key = "filing.npc.days"
name = "报送区人大常委会备案"
amount = 15
unit = "日"
event = "公布"
phrase = "公布之日起{period}内报送"
note = "新条例"
verified = false
since = 2027-01-01
"""
    (tmp_path / "here.toml").write_text(base + later, "utf-8")
    here = read(tmp_path / "here.toml")
    days = {day: here.on(day).parameter("filing.npc.days").amount for day in (date(2026, 12, 31), date(2027, 1, 1))}
    assert days == {date(2026, 12, 31): 30, date(2027, 1, 1): 15}


def test_every_parameter_says_where_it_comes_from(chongqing):
    assert all(p.basis for p in chongqing.parameters.values())


def test_what_is_verified_names_law_and_article(chongqing):
    verified = [p for p in chongqing.parameters.values() if p.verified]
    assert verified
    assert all(p.law and p.article for p in verified)
    assert chongqing.parameter("filing.npc.days").basis == "《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十四条"


def test_a_deadline_says_its_period_in_its_words(chongqing):
    assert chongqing.parameter("filing.npc.days").said(Period(15, Unit.DAY)) == "公布之日起15日内报送"


def test_two_recipients_each_with_days_copies_and_materials(chongqing):
    asked = {r.code: (chongqing.parameter(r.deadline).amount, chongqing.parameter(r.copies).amount) for r in chongqing.recipients}
    assert asked == {"muni": (15, 3), "npc": (30, 2)}
    names = {"municipality": "云州市", "district": "云州区"}
    assert [r.named(names) for r in chongqing.recipients] == ["云州市人民政府", "云州区人民代表大会常务委员会"]


def test_the_peoples_congress_asks_for_a_repeal_decision_only_when_there_is_one(chongqing):
    plain = {m.code for m in chongqing.to_file("npc", ())}
    assert plain == {"report", "text", "statement", "basis", "electronic"}
    assert {m.code for m in chongqing.to_file("npc", {Condition.AMENDS_OR_REPEALS})} == plain | {"decision"}


def test_a_submission_brings_seven_papers_and_more_as_its_facts_demand(chongqing):
    assert [m.code for m in chongqing.to_submit(FILE, ())] == ["M01", "M02", "M03", "M04", "M05", "M06", "M07"]
    assert [m.code for m in chongqing.to_submit(FILE, set(Condition))] == [f"M{n:02}" for n in range(1, 14)]
    market = chongqing.to_submit(FILE, {Condition.CONCERNS_OPERATORS})
    assert [m.name for m in market if m.condition] == ["公平竞争审查结论"]


def test_a_contract_brings_only_its_letter_and_its_text(chongqing):
    assert [m.code for m in chongqing.to_submit(Matter.CONTRACT, set(Condition))] == ["M01", "M02"]


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("云州区停车管理办法", 60),
        ("云州区停车管理办法（试行）", 24),
        ("云州区停车管理暂行办法", 24),
        ("关于印发《云州区停车管理办法（暂行）》的通知", 24),
    ],
)
def test_trial_documents_are_valid_for_a_shorter_time(chongqing, title, months):
    assert chongqing.validity(title).period == Period(months, Unit.MONTH)


def test_two_reports_never_share_a_number(chongqing):
    muni, npc = (chongqing.number_format("filing_report", to) for to in ("muni", "npc"))
    assert muni.series(2026) != npc.series(2026)
    assert muni.template != npc.template
    assert chongqing.number_format("document_number", "npc").kind == "document_number"


def test_the_office_overlays_one_value_and_the_rest_stands():
    changed = load(DEFAULT, {"filing.muni.days": ParameterChange(amount=10, unit="工作日", verified=True)})
    muni = changed.parameter("filing.muni.days")
    assert (muni.period, muni.verified, muni.name) == (Period(10, Unit.WORKDAY), True, "报送市政府备案")
    assert changed.parameter("filing.npc.days") == load().parameter("filing.npc.days")


def test_rolling_is_switched_off_by_the_overlay(chongqing):
    assert chongqing.rolls_over
    assert not overlaid(chongqing, {"days.roll": ParameterChange(amount=0)}).rolls_over


@pytest.mark.parametrize(
    ("key", "change", "said"),
    [
        ("filing.muni.days", ParameterChange(unit="天"), "单位“天”不认识，只能是日、工作日、月、份、开关"),
        ("filing.muni.days", ParameterChange(amount=0), "数值 0 不对"),
        ("filing.muni.days", ParameterChange(amount=99999), "应为 1 到 3650 之间"),
        ("days.roll", ParameterChange(amount=2), "是开关"),
        ("filing.moon.days", ParameterChange(amount=2), "没有参数“filing.moon.days”"),
    ],
)
def test_a_change_that_cannot_be_counted_with_is_refused(chongqing, key, change, said):
    with pytest.raises(Refused) as refusal:
        overlaid(chongqing, {key: change})
    assert said in str(refusal.value)


def test_a_number_of_copies_is_no_period(chongqing):
    with pytest.raises(Refused, match="不是期限"):
        _ = chongqing.parameter("filing.npc.copies").period


def test_an_unknown_recipient_is_refused_with_those_there_are(chongqing):
    with pytest.raises(Refused, match=r"muni（市政府）、npc（区人大常委会）"):
        chongqing.recipient("court")


def test_an_unknown_jurisdiction_is_refused_with_those_there_are():
    assert DEFAULT in available()
    with pytest.raises(Refused, match="chongqing_district"):
        load("../secrets")


def test_annual_dates_fall_in_their_year(chongqing):
    assert [str(a.in_year(2027)) for a in chongqing.annual] == ["2027-01-31", "2027-03-31"]


SOUND = """
name = "某县"
[[parameters]]
key = "days.roll"
name = "顺延"
amount = 0
unit = "开关"
note = "约定"
verified = false
[[parameters]]
key = "days"
name = "报送"
amount = 10
unit = "日"
note = "约定"
verified = false
[[parameters]]
key = "copies"
name = "份数"
amount = 1
unit = "份"
note = "约定"
verified = false
[incoming]
code = "district"
short = "县政府"
name = "{government}"
deadline = "days"
copies = "copies"
[[numbers]]
kind = "document_number"
name = "发文字号"
body = "government"
template = "{government_code}规〔{year}〕{n}号"
"""


def test_another_county_changes_data_and_not_code(tmp_path):
    file = tmp_path / "county.toml"
    file.write_text(SOUND, encoding="utf-8")
    county = read(file)
    assert (county.key, county.name, county.rolls_over, county.parameter("days").period) == ("county", "某县", False, Period(10, Unit.DAY))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = "日"', 'unit = "天"', "单位“天”不认识"),
        ("amount = 10", "amount = -3", "数值 -3 不对"),
        ("amount = 10", 'amount = "十"', "days 的 amount 不是整数"),
        ("amount = 10", "amount = true", "days 的 amount 不是整数"),
        ('key = "days"\n', "", "parameters 缺少 key"),
        ('key = "days"\n', 'key = "copies"\n', "写了两次"),
        ('deadline = "days"', 'deadline = "weeks"', "参数 weeks 没有规定"),
        ('note = "约定"', 'note = ""', "没有写依据"),
        ("verified = false", 'verified = "否"', "verified 应为 true 或者 false"),
        ("[incoming]", "[outgoing]", "缺少 [incoming]"),
        ('key = "days.roll"', 'key = "days.rolls"', "缺少参数 days.roll"),
        ("{year}", "{yyyy}", "{yyyy}不认识"),
        ("〔{year}〕", "", "没有年份或者顺序号"),
        ("name = ", "name : ", "读不出来"),
    ],
)
def test_faulty_data_is_refused_with_a_sentence_that_names_the_entry(tmp_path, old, new, said):
    file = tmp_path / "county.toml"
    file.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read(file)
    assert said in str(refusal.value)
    assert "county.toml" in str(refusal.value)


def test_two_formats_that_would_give_the_same_number_are_refused(tmp_path):
    file = tmp_path / "county.toml"
    numbers = SOUND[SOUND.index("[[numbers]]") :]
    file.write_text(SOUND + numbers, encoding="utf-8")
    with pytest.raises(Refused, match="同一个编号"):
        read(file)
