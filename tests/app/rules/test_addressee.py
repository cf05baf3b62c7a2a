from __future__ import annotations

from dataclasses import replace

import pytest

from app.rules.addressee import addressee, last_subject
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.rules.rule import Addressee
from tests.app.rules.small_texts import article, document

PACKS = load_packs()
HOW = PACKS.shared.addressing
AGENCY, CITIZEN, UNKNOWN = Addressee.AGENCY, Addressee.CITIZEN, Addressee.UNKNOWN


def bound(text: str, words: str, before: Addressee = UNKNOWN) -> Addressee:
    start = text.index(words)
    return addressee(text, start, start + len(words), before, HOW)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("区城市管理局应当自受理之日起五日内作出决定。", "作出决定", AGENCY),
        ("各部门、各镇街要建立台账。", "建立台账", AGENCY),
        ("执法人员应当出示证件。", "出示证件", AGENCY),
        ("登记机关不得拒绝受理。", "不得拒绝", AGENCY),
        ("申请人应当向街道办事处提交书面申请。", "提交书面申请", CITIZEN),
        ("企业申请补贴的，应当提交材料。", "提交材料", CITIZEN),
        ("任何单位和个人不得堆放杂物。", "不得堆放", CITIZEN),
        ("业主委员会应当报街道办事处备案。", "备案", CITIZEN),
        ("由区司法局负责备案。", "负责备案", AGENCY),
        ("对申请人收取押金。", "收取押金", CITIZEN),
        ("禁止经营者占道经营。", "占道经营", CITIZEN),
        ("街道办事处收到申请人的申请后应当在五日内办结。", "办结", AGENCY),
        ("申请人户籍所在地街道办事处应当初审。", "初审", AGENCY),
        ("从事河道清淤的企业应当取得区水利局颁发的证件。", "应当取得", CITIZEN),
        ("个人在集市摆摊的，应当取得街道许可。", "应当取得", CITIZEN),
        ("房屋装修应当由街道办事处审核。", "街道办事处审核", AGENCY),
        ("企业负担监督机构应当加强检查。", "加强检查", AGENCY),
        ("区民政局受理后，应当在五日内公示。", "五日内公示", AGENCY),
        ("企业主管部门应当报告。", "报告", AGENCY),
        ("养犬人应当办理登记，登记机关应当在五日内办结。", "办理登记", CITIZEN),
        ("养犬人应当办理登记，登记机关应当在五日内办结。", "五日内办结", AGENCY),
    ],
)
def test_the_subject_tells_who_is_bound(text: str, words: str, who: Addressee) -> None:
    assert bound(text, words) is who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各镇街应当督促业主缴纳费用。", "缴纳费用"),
        ("违反本办法的，由区城管局责令改正，拒不改正的，列入失信名单。", "列入失信名单"),
        ("由街道办事处将其列入失信名单。", "列入失信名单"),
        ("未经街道办事处同意，不得摆摊。", "不得摆摊"),
        ("申请规划许可前，应当取得镇政府的书面意见。", "应当取得"),
        ("媒体采用有关部门公布的资料，内容上应当一致。", "应当一致"),
        ("业主委员会可以委托检测，检测报告应当存档。", "应当存档"),
        ("购物中心应当设置专用车位。", "设置专用"),
        ("从事餐饮服务的，应当安装油烟净化设施。", "应当安装"),
    ],
)
def test_where_it_cannot_be_told_nothing_is_said(text: str, words: str) -> None:
    assert bound(text, words) is UNKNOWN


def test_a_subject_left_out_is_that_of_the_sentence_before() -> None:
    before = last_subject("区城市管理局负责受理；", UNKNOWN, HOW)
    assert bound("应当在五日内答复。", "五日内答复", before) is AGENCY
    assert bound("未办理登记的，不得营业。", "不得营业", before) is UNKNOWN


def test_a_rule_for_citizens_is_silent_on_the_administration_alone() -> None:
    rule = replace(PACKS.rule("CER-01"), addressee=CITIZEN, filters=frozenset())
    packs = replace(PACKS, rules=(rule,))

    def flagged(text: str) -> bool:
        return bool(judge(document(article(text)), packs).findings)

    words = "提交单位开具的工作证明"
    assert flagged(f"申请人应当{words}。")
    assert flagged(f"办理登记时{words}。")
    assert not flagged(f"区民政局应当{words}。")
    assert not flagged(f"区民政局负责组卷；应当{words}。")


def test_a_rule_for_agencies_is_silent_on_citizens_alone() -> None:
    packs = replace(PACKS, rules=(replace(PACKS.rule("CER-01"), addressee=AGENCY, filters=frozenset()),))
    silent = judge(document(article("申请人应当提交单位开具的工作证明。")), packs)
    loud = judge(document(article("街道办事处应当提交单位开具的工作证明。")), packs)
    assert (len(silent.findings), len(loud.findings)) == (0, 1)


def test_the_filter_for_the_administration_itself_goes_by_the_subject() -> None:
    packs = replace(PACKS, rules=(replace(PACKS.rule("CER-01"), filters=frozenset({"INT"})),))

    def flagged(text: str) -> bool:
        return bool(judge(document(article(text)), packs).findings)

    words = "提交单位开具的工作证明"
    assert not flagged(f"年底前，区民政局应当{words}。")
    assert flagged(f"年底前，申请人应当{words}。")
    assert flagged(f"由区民政局通知后，{words}。")
    assert flagged(f"办理登记的，{words}。")
