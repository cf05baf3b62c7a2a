"""Packs between offices: out in one file, looked at, taken in as one act; the shipped files are never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.office import Office
from app.rules.office.changing import switch
from app.rules.office.packing import Clash, State, export_pack, read_pack, take_pack
from app.rules.office.saving import save_rule
from app.rules.office.words import save_words
from tests.app import road
from tests.app.rules.office.own import DRAFT, changed


@pytest.fixture
def pack(office: Office, tmp_path: Path) -> Path:
    """What one office wrote: two rules, a rule switched off, a dictionary."""
    save_rule(office, DRAFT)
    save_rule(office, changed(group="FC", name="另一条"))
    switch(office, "PEN-02", active=False, reason="口径")
    save_words(office, "机关", ("云州数据局",))
    file = tmp_path / "云州.toml"
    assert export_pack(office, file) == 4
    return file


def states(office: Office, file: Path) -> dict[str, str]:
    return {part.id: part.state.value for part in read_pack(office, file).parts}


def test_another_office_takes_in_all_as_one_act(pack: Path, tmp_path: Path) -> None:
    other = road.opened(tmp_path / "邻区")
    try:
        look = read_pack(other, pack)
        assert (look.office, look.day, look.count(State.NEW)) == ("云州区司法局", "2026-11-23", 4)
        take_pack(other, look)
        assert other.packs.own == {"FEE-B01", "FC-B01"}
        assert {row.pack for row in other.store.settings.office_rules()} == {"云州区司法局"}
        assert "PEN-02" not in {rule.id for rule in other.packs.rules}
        assert set(states(other, pack).values()) == {"same"}
        with pytest.raises(UserError, match="没有可以收下的"):
            take_pack(other, read_pack(other, pack))
        other.undo()
        assert (other.packs.own, other.store.settings.rule_words()) == (frozenset(), ())
    finally:
        other.store.close()


@pytest.mark.parametrize(
    ("clash", "names"),
    [
        (Clash.KEEP, {"FEE-B01": "邻区的押金", "FC-B01": "另一条"}),
        (Clash.TAKE, {"FEE-B01": "收取卫生保洁押金", "FC-B01": "另一条"}),
        (Clash.RENUMBER, {"FEE-B01": "邻区的押金", "FEE-B02": "收取卫生保洁押金", "FC-B01": "另一条"}),
    ],
)
def test_what_clashes_becomes_what_the_clerk_says(pack: Path, tmp_path: Path, clash: Clash, names: dict[str, str]) -> None:
    other = road.opened(tmp_path / "邻区")
    try:
        save_rule(other, changed(name="邻区的押金"))
        assert states(other, pack)["FEE-B01"] == "clash"
        take_pack(other, read_pack(other, pack), clash)
        assert {rule.id: rule.name for rule in other.packs.rules if rule.id in other.packs.own} == names
    finally:
        other.store.close()


def test_each_faulty_rule_of_a_pack_is_told_and_the_others_come_in(office: Office, pack: Path, tmp_path: Path) -> None:
    text = pack.read_text("utf-8")
    broken = text.replace("FEE-B01", "FEE-B07").replace("FC-B01", "FC-B07")
    first, second = broken.split("[[rule]]")[1:3]
    broken = broken.replace(first, first.replace('"商户负责门前保洁"', '"商户交保洁押金"'))
    broken = broken.replace(second, second.replace("第五十八条", "第九百条"))
    file = tmp_path / "坏.toml"
    file.write_text(broken, "utf-8")
    parts = {part.id: part for part in read_pack(office, file).parts}
    assert parts["FEE-B07"].state is State.FAULTY
    assert "商户交保洁押金" in parts["FEE-B07"].said
    assert "没有第九百条" in parts["FC-B07"].said


def test_a_rule_under_a_shipped_number_gets_one_of_its_own(office: Office, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "撞号.toml"
    file.write_text(pack.read_text("utf-8").replace("FEE-B01", "FEE-01"), "utf-8")
    assert states(office, file)["FEE-01"] == "clash"
    take_pack(office, read_pack(office, file), Clash.RENUMBER)
    assert office.packs.rule("FEE-B02").name == "收取卫生保洁押金"


@pytest.mark.parametrize(("words", "said"), [("不是规则包", "写法有误"), ('name = "别的"', "没有规则"), ("\x00", "写法有误")])
def test_a_file_that_is_no_pack_is_refused(office: Office, tmp_path: Path, words: str, said: str) -> None:
    file = tmp_path / "别的.toml"
    file.write_text(words, "utf-8")
    with pytest.raises(UserError, match=said):
        read_pack(office, file)


def test_nothing_to_export_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有可以导出的"):
        export_pack(office, tmp_path / "空.toml")
