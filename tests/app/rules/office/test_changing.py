"""Rules switched off, graded, given back; the figures beside them; words in the dictionaries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Refused
from app.office import Office
from app.review import deciding
from app.rules.engine import judge
from app.rules.expression import BadPack
from app.rules.finding import Severity
from app.rules.office.changing import grade, reset, switch
from app.rules.office.saving import save_rule
from app.rules.office.shelf import findings_of, shelf
from app.rules.office.words import dictionaries, read_words, save_words
from app.rules.rule import Proof
from app.rules.selftest import small_tree
from db.records import OfficeRule
from tests.app import road
from tests.app.rules.office.own import DRAFT


def line(office: Office, rule_id: str):
    found = shelf(office).line(rule_id)
    assert found is not None
    return found


def flagged(office: Office, text: str) -> list[str]:
    return [one.rule for one in judge(small_tree(Proof(text)), office.packs).findings]


def test_a_rule_is_switched_off_with_a_reason_and_stays_on_the_shelf(office: Office) -> None:
    with pytest.raises(Refused, match="要写明理由"):
        switch(office, "PEN-01", active=False)
    switch(office, "PEN-01", active=False, reason="与市里口径不一致")
    assert (line(office, "PEN-01").active, line(office, "PEN-01").reason) == (False, "与市里口径不一致")
    assert "PEN-01" not in {rule.id for rule in office.packs.rules}
    with pytest.raises(Refused, match="本来就是停用的"):
        switch(office, "PEN-01", active=False, reason="再停一次")
    switch(office, "PEN-01", active=True)
    assert office.store.settings.rule_changes() == ()


def test_a_grade_outlives_switching_off_and_is_given_back(office: Office) -> None:
    grade(office, "PEN-01", "hint", "先观察")
    switch(office, "PEN-01", active=False, reason="暂停")
    switch(office, "PEN-01", active=True)
    assert (line(office, "PEN-01").severity, line(office, "PEN-01").shipped) == (Severity.HINT, Severity.VIOLATION)
    assert office.packs.rule("PEN-01").severity is Severity.HINT
    reset(office, "PEN-01")
    assert office.store.settings.rule_changes() == ()
    with pytest.raises(Refused, match="没有改动过"):
        reset(office, "PEN-01")
    with pytest.raises(Refused, match="没有编号是“NO-99”的规则"):
        grade(office, "NO-99", "hint", "试")
    with pytest.raises(Refused, match="只能是"):
        grade(office, "PEN-01", "严重", "试")


def test_the_figures_are_those_of_the_findings_behind_them(office: Office) -> None:
    document = road.imported(office)
    for step in (road.consult, road.submit, road.accept):
        step(office, document)
    fine = next(one for one in road.findings(office, document) if one.rule == "PEN-01")
    fee = next(one for one in road.findings(office, document) if one.rule.startswith("FEE"))
    assert line(office, "PEN-01").tally.decided == 0
    deciding.decide(office, fine.id, listed=True)
    deciding.decide(office, fee.id, listed=False, reason="误报")
    tally = line(office, "PEN-01").tally
    assert (tally.hits, tally.listed, tally.decided, tally.replied, tally.false) == (1, 1, 1, 0, 0)
    assert (line(office, fee.rule).tally.listed, line(office, fee.rule).tally.false) == (0, 1)
    [found] = findings_of(office, "PEN-01")
    assert (found.document_id, found.path, found.decision, found.day) == (document, "第三条", "listed", "2026-11-11")


def test_an_alarm_that_the_next_version_repeats_is_one_false_alarm(office: Office) -> None:
    document = road.imported(office)
    for step in (road.consult, road.submit, road.accept):
        step(office, document)
    first = road.findings(office, document)
    fine = next(one for one in first if one.rule == "PEN-01")
    for one in first:
        deciding.decide(office, one.id, listed=one is not fine, reason="" if one is not fine else "误报")
    with office.act("test", "下一轮报出同一处") as act:
        act.insert(replace(fine, id=act.new_id(), number=99, decision="unlisted", reason="误报", follows_id=fine.id))
    tally = line(office, "PEN-01").tally
    assert (tally.hits, tally.false) == (2, 1)
    assert sorted(one.again for one in findings_of(office, "PEN-01")) == [0, 1]


def test_a_rule_of_the_office_that_cannot_be_read_is_shown_with_its_fault_and_can_be_put_aside(office: Office) -> None:
    save_rule(office, DRAFT)
    with office.act("rule_save", "坏规则") as act:
        act.insert(OfficeRule(id="FC-B01", pack="邻区", definition='group = "FC"\nname = "坏的"', operator="王芳", at=office.now()))
    broken = line(office, "FC-B01")
    assert broken.rule is None
    assert "要写 pattern" in broken.fault
    assert line(office, "FEE-B01").rule is not None
    with pytest.raises(BadPack, match="先在“审核规则”页停用或者删除"):
        _ = office.packs
    switch(office, "FC-B01", active=False, reason="写法有误")
    assert office.packs.own == {"FEE-B01"}


def test_words_of_the_office_are_known_to_the_rules_that_use_the_group(office: Office) -> None:
    by_group = {one.group: one for one in dictionaries(office)}
    assert {"本区名", "机关", "已取消许可", "免证事项", "权责清单"} <= by_group.keys()
    assert len(by_group["本地"].rules) > 3
    text = "政府采购优先选用凤栖片区企业的产品"
    before = flagged(office, text)
    save_words(office, "本地", ("凤栖片区", "云州新城"), "2026 年版")
    assert set(flagged(office, text)) - set(before)
    assert next(one for one in dictionaries(office) if one.group == "本地").words == ("凤栖片区", "云州新城")
    assert office.store.log.to_undo().title == "改词典“指称本地的说法”：加 2 个词"
    office.undo()
    assert flagged(office, text) == before


@pytest.mark.parametrize(
    ("group", "words", "said"),
    [
        ("数", ("十",), "没有“数”这本词典"),
        ("本地", ("区",), "只有一个字"),
        ("本地", ("很" * 41,), "最多 40 个字"),
        ("本地", (), "没有改动"),
    ],
)
def test_words_that_would_harm_are_refused(office: Office, group: str, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=said):
        save_words(office, group, words)


def test_words_come_out_of_a_table_or_a_text(tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_text("序号,事项名称\n1,户外广告审批\n2,占道许可\n3,占道许可\n", "utf-8")
    assert read_words(tmp_path / "清单.csv") == ("户外广告审批", "占道许可")
    (tmp_path / "词.txt").write_text("青山镇\n绿水街道\n", "utf-8")
    assert read_words(tmp_path / "词.txt") == ("青山镇", "绿水街道")
