from __future__ import annotations

import pytest

from app.rules.engine import judge
from app.rules.expression import Expression
from app.rules.finding import Finding, Severity
from app.rules.overlay import Overlay, definitions
from app.rules.pack import BadPack, load_packs
from app.rules.rule import Packs, RuleChange
from app.rules.runaway import refuse_runaway
from app.rules.selftest import proofs_of
from tests.app.rules.small_texts import article, document

OWN = """
group = "PEN"
id = "OWN-01"
name = "要求加入工作群"
severity = "risk"
pattern = '(?:加入|进入)[^，。；]{0,8}(?:微信群|工作群)'
message = "疑似要求当事人加入工作群。"
must_flag = ["经营者应当加入街道微信群", "商户须进入监管工作群", "业主应当加入网格微信群"]
must_not_flag = ["居民可以自愿建立业主群", "加入行业协会", "推广微信公众号"]
[[basis]]
law = "优化营商环境条例"
article = "第六十四条"
"""


def found(text: str, packs: Packs) -> list[Finding]:
    return list(judge(document(article(text)), packs).findings)


def own(text: str = OWN, **changes: str) -> Overlay:
    for key, value in changes.items():
        text = "\n".join(f"{key} = {value}" if line.startswith(f"{key} = ") else line for line in text.split("\n"))
    return Overlay(rules=definitions(text))


def refusal(overlay: Overlay) -> str:
    with pytest.raises(BadPack) as refused:
        load_packs(overlay)
    return str(refused.value)


def test_a_rule_of_the_office_judges_and_is_proved_like_a_shipped_one() -> None:
    packs = load_packs(own())
    (finding,) = (one for one in found("经营者应当加入街道微信群。", packs) if one.rule == "OWN-01")
    assert (finding.group, finding.severity, finding.quote) == ("PEN", Severity.RISK, "加入街道微信群")
    assert packs.own == {"OWN-01"}
    assert all(row.passed for row in proofs_of(packs.rule("OWN-01"), packs))


def test_a_pack_that_is_taken_in_may_hold_several_rules_of_one_group() -> None:
    body = OWN.replace('group = "PEN"\n', "").replace("[[basis]]", "[[rule.basis]]")
    text = f'group = "PEN"\nname = "行政处罚"\n[[rule]]\n{body}\n[[rule]]\n{body.replace("OWN-01", "OWN-02")}'
    assert load_packs(Overlay(rules=definitions(text))).own == {"OWN-01", "OWN-02"}


def test_a_rule_of_the_office_can_be_switched_off_and_weighed_anew() -> None:
    rules = definitions(OWN)
    assert load_packs(Overlay({"OWN-01": RuleChange(enabled=False)}, rules=rules)).own == frozenset()
    assert load_packs(Overlay({"OWN-01": RuleChange(severity=Severity.HINT)}, rules=rules)).rule("OWN-01").severity is Severity.HINT


def test_a_rule_that_is_switched_off_is_not_read_so_that_a_bad_one_can_be_put_aside() -> None:
    bad = own(pattern="'('")
    assert "正则表达式" in refusal(bad)
    assert load_packs(Overlay({"OWN-01": RuleChange(enabled=False)}, rules=bad.rules)).own == frozenset()


@pytest.mark.parametrize(
    ("overlay", "fault"),
    [
        (own(id='"PEN-01"'), "两条规则都叫 PEN-01"),
        (own(group='"XYZ"'), "只能是"),
        (own(pattern="'加入(('"), "写法有误"),
        (own(must_flag='["加入微信群"]'), "正例和反例"),
        (own(pattern="'(加[^，]*)+群'"), "重复套着重复"),
        (own(pattern="'‹没有›'"), "‹没有›"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_by_its_fault(overlay: Overlay, fault: str) -> None:
    assert fault in refusal(overlay)


def test_definitions_that_are_no_toml_are_refused() -> None:
    with pytest.raises(BadPack, match="写法有误"):
        definitions("group = ")


def test_words_of_the_office_widen_a_word_group() -> None:
    text = "参加投标的企业应当在云州高新园注册成立分公司。"
    assert "FC-02" not in {one.rule for one in found(text, load_packs())}
    packs = load_packs(Overlay(words={"本地": ("云州高新园",)}))
    assert "FC-02" in {one.rule for one in found(text, packs)}


def test_a_word_of_the_office_is_read_as_it_stands() -> None:
    packs = load_packs(Overlay(words={"群": ("甲.乙", " ", "a+b")}, rules=own(pattern="'加入‹群›'").rules))
    said = {
        text: [one.rule for one in found(text, packs) if one.group == "PEN"]
        for text in ("加入甲.乙。", "加入甲丙乙。", "加入a+b。", "加入aab。")
    }
    assert said == {"加入甲.乙。": ["OWN-01"], "加入甲丙乙。": [], "加入a+b。": ["OWN-01"], "加入aab。": []}


def test_the_office_may_make_a_word_group_of_its_own() -> None:
    overlay = Overlay(words={"群": ("微信群", "工作群")}, rules=own(pattern="'加入[^，]{0,8}‹群›'").rules)
    assert [one.rule for one in found("商户加入街道工作群。", load_packs(overlay)) if one.rule == "OWN-01"] == ["OWN-01"]


def test_the_proofs_hold_with_the_name_of_the_district_put_in() -> None:
    packs = load_packs(Overlay(words={"本区名": ("云州区",)}))
    failing = {row for rule in packs.rules for row in proofs_of(rule, packs) if not row.passed}
    # what fails without the name as well has nothing to do with it
    shipped = load_packs()
    assert failing <= {row for id_ in {row.rule for row in failing} for row in proofs_of(shipped.rule(id_), shipped)}


def test_the_name_of_the_district_counts_as_here() -> None:
    text = "参加投标的企业应当在云州区注册成立分公司。"
    packs = load_packs(Overlay(words={"本区名": ("云州区",)}))
    assert "FC-02" in {one.rule for one in found(text, packs)}


def test_the_hash_tells_every_overlay_apart() -> None:
    overlays = [Overlay(), Overlay({"PEN-01": RuleChange(enabled=False)}), Overlay(words={"本地": ("云州",)}), own(), own(name='"另名"')]
    assert len({load_packs(overlay).hash for overlay in overlays}) == len(overlays)
    assert load_packs(Overlay(words={"本地": ()})).hash == load_packs().hash


@pytest.mark.parametrize(
    "source", ["(甲+)+", "(?:甲*)*乙", "(甲|甲乙)*丙", "([^。]+，?)+的", "(?:[甲乙]{1,5}){2,}丙", "(.*)*", r"(\d+)+元"]
)
def test_an_expression_that_may_run_away_is_refused(source: str) -> None:
    with pytest.raises(BadPack, match="重复套着重复"):
        refuse_runaway(Expression(source, "本单位规则 OWN-01"))


@pytest.mark.parametrize(
    "source",
    [
        "(?:甲|乙)+",
        "甲+[^，]*乙",
        "(?:罚款|没收)[^，。]{0,20}元",
        "(?:甲+)?乙",
        "(?:、?(?:甲|乙))*+丙",
        "(?:(?!甲)[^，]){0,20}乙",
        r"\d+(?:\.\d+)?元",
        "(?=[^，]*甲)乙",
    ],
)
def test_an_ordinary_expression_is_taken(source: str) -> None:
    refuse_runaway(Expression(source))
