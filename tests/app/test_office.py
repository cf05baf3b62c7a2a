"""The office's environment: names, packs, jurisdiction and calendar from seed and overlay; undo; opening and closing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.clock import Clock
from app.errors import Refused, UserError
from app.lifecycle.editing import save_settings, set_field
from app.office import Office, open_office, shipped_names
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.safekeeping import back_up, backups, problems, restore
from db.records import CalendarDay, OfficeRule, Parameter, RuleChange, RuleWords, Setting
from tests.app import road
from tests.app.rules.small_texts import article, document

OWN = """
id = "另一个编号"
group = "PEN"
name = "要求加入群"
severity = "risk"
pattern = '加入‹群›'
message = "疑似要求加入群。"
must_flag = ["加入便民一号群", "应当加入便民一号群", "须加入便民一号群"]
must_not_flag = ["自愿建群", "加入协会", "推广公众号"]
[[basis]]
law = "优化营商环境条例"
"""


def test_without_an_operator_nothing_is_opened(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有操作人姓名"):
        open_office(tmp_path / "数据", Clock(road.TODAY), "  ")
    assert not (tmp_path / "数据").exists()


def test_who_opened_it_signs_for_what_is_done(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    for name in (" 王芳 ", "李强"):
        office = road.opened(folder, operator=name)
        road.imported(office)
        office.close()
    office = road.opened(folder)
    signed = [office.store.documents.events(d.id)[0].operator for d in office.store.documents.all()]
    assert signed == ["王芳", "李强"]
    assert [p.name for p in office.store.people.people()] == sorted(["王芳", "李强"])
    office.store.close()


def test_the_office_day_is_the_clocks(office: Office) -> None:
    assert (office.today(), office.now().date()) == (road.TODAY, road.TODAY)


def test_names_are_the_shipped_ones_until_they_are_set(tmp_path: Path) -> None:
    office = open_office(tmp_path / "数据", Clock(road.TODAY), road.CLERK)
    assert office.names == shipped_names()
    save_settings(office, {"names.government": "云州区人民政府", "names.phone": ""})
    assert office.names["government"] == "云州区人民政府"
    assert office.names["legal_office"] == shipped_names()["legal_office"]
    office.store.close()


def test_overlays_are_laid_over_the_seed_and_taken_away_by_undo(office: Office) -> None:
    rule = next(iter(office.packs.rules)).id
    saturday = date(2026, 11, 28)
    before = office.packs.hash
    with office.act("overlay", "本单位的设定") as act:
        act.insert(Parameter(id="filing.muni.days", amount=20, unit="日", basis="市政府令", checked_by="王芳", checked_on=road.TODAY))
        act.insert(RuleChange(id=rule, active=False, reason="试用"))
        act.insert(CalendarDay(id=saturday.isoformat(), workday=True, name="调休"))
    changed = office.jurisdiction.parameter("filing.muni.days")
    assert (changed.amount, changed.verified) == (20, True)
    assert office.calendar.is_workday(saturday)
    assert office.packs.hash != before
    office.undo()
    assert (office.jurisdiction.parameter("filing.muni.days").amount, office.calendar.is_workday(saturday)) == (15, False)
    assert office.packs.hash == before


def test_the_district_words_and_rules_of_the_office_are_in_its_packs(tmp_path: Path) -> None:
    office = open_office(tmp_path / "数据", Clock(road.TODAY), road.CLERK)
    text = "企业应当在云州区注册成立分公司。商户应当加入便民一号群。"
    assert office.packs.hash == load_packs().hash
    save_settings(office, {"names.district": "云州区"})
    with office.act("overlay", "本单位的规则") as act:
        act.insert(RuleWords(id="群", words=("便民一号群",), operator=road.CLERK, at=office.now()))
        act.insert(OfficeRule(id="OWN-01", pack="", definition=OWN, operator=road.CLERK, at=office.now()))
    judgement = judge(document(article(text)), office.packs)
    assert {"FC-02", "OWN-01"} <= {finding.rule for finding in judgement.findings}
    office.undo()
    assert office.packs.own == frozenset()
    office.store.close()


def test_an_unknown_jurisdiction_is_a_sentence(office: Office) -> None:
    with pytest.raises(Refused, match="没有“月球”这个辖区"):
        save_settings(office, {"jurisdiction": "月球"})
    with office.act("settings", "另一版本写下的设置") as act:
        act.insert(Setting(id="jurisdiction", value="月球"))
    with pytest.raises(Refused, match="没有“月球”这个辖区，可以选：beijing_district、chongqing_district"):
        road.consult(office, road.imported(office))


def test_the_newest_act_is_named_until_it_has_left_the_house(office: Office) -> None:
    document = road.at(office, "registered")
    assert office.newest().title == f"登记编号：{road.TITLE}"
    road.publish(office, document)
    assert office.newest() is None


def test_a_stale_save_is_a_sentence_and_loses_nothing(office: Office) -> None:
    old = road.now(office, road.imported(office))
    set_field(office, old.id, field="carrier", value="区公报")
    with pytest.raises(Refused, match="刚被改动过"), office.act("set", "改") as act:
        act.update(old, carrier="别处")
    assert road.now(office, old.id).carrier == "区公报"


def test_closing_backs_up_what_was_changed_and_only_that(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    office = road.opened(folder)
    road.imported(office)
    office.close()
    office = road.opened(folder)
    kept = backups(office)
    assert len(kept) == 1
    office.close()
    office = road.opened(folder)
    assert backups(office) == kept
    office.store.close()


def test_a_backup_brings_back_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    office = road.opened(folder)
    document = road.at(office, "published")
    made = back_up(office)
    road.imported(office)
    with pytest.raises(UserError, match="正在使用这份数据"):
        restore(made.folder, folder, office.clock)
    office.store.close()
    assert restore(made.folder, folder, office.clock).documents == 1
    office = road.opened(folder)
    assert [d.id for d in office.store.documents.all()] == [document]
    assert problems(office) == ()
    office.store.close()
