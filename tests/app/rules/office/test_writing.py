"""A rule of the office's own: written in a clerk's words, held to its examples, tried over the register, saved as one act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refused
from app.office import Office
from app.rules.engine import judge
from app.rules.finding import Basis
from app.rules.office import wording
from app.rules.office.draft import checked, draft_of
from app.rules.office.saving import remove_rule, save_rule
from app.rules.office.trying import Trial, over_register
from app.rules.office.wording import Way
from app.rules.rule import Proof
from app.rules.selftest import report, small_tree
from tests.app import road
from tests.app.rules.office.own import DRAFT, changed


def run(office: Office, rule) -> Trial:
    steps = over_register(office, rule)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def flagged(office: Office, text: str) -> list[str]:
    return [one.rule for one in judge(small_tree(Proof(text)), office.packs).findings]


@pytest.mark.parametrize(
    ("words", "split"),
    [("保洁费、押金", ("保洁费", "押金")), ("甲乙\n\n 丙丁 ，甲乙", ("甲乙", "丙丁")), ("", ())],
)
def test_words_are_one_a_line_or_between_commas(words: str, split: tuple[str, ...]) -> None:
    assert wording.split(words) == split


def test_a_word_means_itself_but_for_a_group_and_dots() -> None:
    assert wording.any_of(("收费(元)", "‹机关›收……费")) == r"(?:‹机关›收[^。；]{0,20}?费|收费\(元\))"
    assert wording.one_after_another(("甲",), ()) == ""


def test_a_good_rule_passes_its_examples_and_its_law_gets_its_full_title(office: Office) -> None:
    tried = checked(office, DRAFT)
    assert dict(tried.problems) == {}
    assert [row.passed for row in tried.proofs] == [True] * 6
    assert tried.rule is not None
    assert tried.rule.basis == (Basis("中华人民共和国行政许可法", "第五十八条", verified=False),)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"name": " "}, "name", "没有填名称"),
        ({"law": "行政许可发"}, "law", "是不是《中华人民共和国行政许可法》"),
        ({"article": "三百"}, "law", "没有第三百条"),
        ({"then": ()}, "words", "没有填前后两组词"),
        ({"way": Way.EXPERT, "pattern": "(押金"}, "words", "写法有误"),
        ({"way": Way.EXPERT, "pattern": "(押+金)+"}, "words", "重复套着重复"),
        ({"words": ("‹不存在的词组›",)}, "words", "没有"),
        ({"must_flag": DRAFT.must_flag[:2]}, "must_flag", "现在是 2 个"),
        ({"must_flag": (*DRAFT.must_flag, "商户负责保洁")}, "must_flag", "“商户负责保洁”没有报出来"),
        ({"spares_bans": False}, "must_not_flag", "“严禁违规收取保洁押金”被报了出来"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(office: Office, values: dict[str, object], field: str, said: str) -> None:
    assert said in checked(office, changed(**values)).problems[field]


def test_the_examples_there_are_come_out_while_others_are_still_missing(office: Office) -> None:
    rows = checked(office, changed(must_flag=DRAFT.must_flag[:1], must_not_flag=(), message="")).proofs
    assert [(row.text, row.passed) for row in rows] == [(DRAFT.must_flag[0], True)]


def test_a_saved_rule_judges_and_is_one_undo(office: Office) -> None:
    text = DRAFT.must_flag[0]
    made = save_rule(office, DRAFT)
    assert made == {"rule": "FEE-B01"}
    assert "FEE-B01" in flagged(office, text)
    assert office.packs.own == {"FEE-B01"}
    office.undo()
    assert "FEE-B01" not in flagged(office, text)


def test_the_self_test_runs_the_examples_of_a_saved_rule_too(office: Office) -> None:
    save_rule(office, DRAFT)
    own = replace(office.packs, rules=(office.packs.rule("FEE-B01"),))
    assert report(own) == {"rules": 1, "examples": 6, "failures": []}


def test_a_saved_rule_comes_back_into_the_form_as_it_was_written(office: Office) -> None:
    save_rule(office, DRAFT)
    back = draft_of(office, "FEE-B01")
    assert back is not None
    full = changed(id="FEE-B01", law="中华人民共和国行政许可法", article="第五十八条", pattern=back.pattern)
    assert back == full
    save_rule(office, replace(back, words=("看护",), must_flag=tuple(f"应当交看护押金{n}元" for n in "一二三")))
    assert "FEE-B01" not in flagged(office, DRAFT.must_flag[0])
    assert office.store.log.to_undo().title == "改规则：收取卫生保洁押金"


def test_what_an_expert_wrote_beside_the_form_is_kept(office: Office) -> None:
    pattern = "(?:保洁|环境卫生)[^。]*押金"
    expert = changed(
        way=Way.EXPERT, words=(), then=(), without=(), pattern=pattern, filters=("INT",), rest={"unless": ["退还|清退"], "once": True}
    )
    save_rule(office, expert)
    back = draft_of(office, "FEE-B01")
    assert back is not None
    assert (back.way, back.filters, back.rest) == (Way.EXPERT, ("INT",), {"once": True, "unless": ["退还|清退"]})
    save_rule(office, replace(back, name="另名"))
    rule = office.packs.rule("FEE-B01")
    assert (rule.name, rule.once, rule.filters, len(rule.unless)) == ("另名", True, {"NEG", "INT"}, 1)


def test_a_wrong_rule_and_a_shipped_one_are_not_saved(office: Office) -> None:
    with pytest.raises(Refused, match="规则没有保存。没有填依据。"):
        save_rule(office, changed(law=""))
    with pytest.raises(Refused, match="出厂的规则不能改内容"):
        save_rule(office, changed(id="FEE-01"))
    with pytest.raises(Refused, match="不是本单位的规则"):
        remove_rule(office, "FEE-01")


def test_a_removed_rule_is_gone_and_comes_back_by_undo(office: Office) -> None:
    save_rule(office, DRAFT)
    remove_rule(office, "FEE-B01")
    assert office.packs.own == frozenset()
    office.undo()
    assert office.packs.own == {"FEE-B01"}


def test_trying_a_rule_tells_every_place_of_the_register_and_stores_nothing(office: Office) -> None:
    road.imported(office, road.text(title="云州区市场保洁办法").replace("安全管理费", "保洁押金"))
    road.imported(office, road.text())
    before = office.newest()
    rule = checked(office, DRAFT).rule
    assert rule is not None
    trial = run(office, rule)
    assert (trial.texts, trial.documents, trial.cut) == (2, 1, False)
    [place] = trial.places
    assert (place.title, place.finding.path, place.finding.quote) == ("云州区市场保洁办法", "第五条", "保洁押金")
    assert place.clause == "施工企业应当向街道办事处缴纳保洁押金。"
    assert office.newest() == before


def test_a_trial_says_how_far_it_is_before_each_text(office: Office) -> None:
    for title in ("云州区甲办法", "云州区乙办法"):
        road.imported(office, road.text(title=title))
    rule = checked(office, DRAFT).rule
    assert rule is not None
    assert list(over_register(office, rule)) == [(1, 2, "试运行：《云州区乙办法》"), (2, 2, "试运行：《云州区甲办法》")]
