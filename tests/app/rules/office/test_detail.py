"""A rule looked at closely, its expression told in words; and tables written as TOML that read back as they were."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from app.errors import Refused
from app.law.law import Law
from app.law.library import keep_law
from app.office import Office
from app.rules.expression import BadPack
from app.rules.office.detail import detail
from app.rules.office.readable import readable
from app.rules.office.saving import save_rule
from app.rules.office.shipped import shipped_table, sources
from app.rules.office.toml import pack_text, written
from tests.app.rules.office.own import DRAFT, changed


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("罚款", ("罚款",)),
        ("(?:缴纳|交纳)[^。；]{0,12}?押金|押金‹数›元", ("（缴纳／交纳）……押金", "押金‹数›元")),
        ("(?:(?:甲|乙))", ("甲", "乙")),
        ("应当?(?:先行)?提供", ("应〔当〕〔先行〕提供",)),
        ("(?<!不)得(?!分)", ("（前面不是不）得（后面不是分）",)),
        (r"^[甲乙]\d+(?=元)$", ("〔句首〕（甲／乙）数字（后接元）〔句末〕",)),
        ("(?x: 甲  # 一句话\n | 乙 )", ("甲", "乙")),
        (".{3,}?费", ("费",)),
        ("甲)", ()),
        ("(甲", ()),
    ],
)
def test_an_expression_is_told_in_words(source: str, told: tuple[str, ...]) -> None:
    assert readable(source) == told


def test_every_shipped_expression_can_be_told(office: Office) -> None:
    tables = {rule_id: shipped_table(rule_id) for rule_id in sources()}
    assert tables.keys() >= {rule.id for rule in office.packs.rules}
    assert [rule_id for rule_id, table in tables.items() if table and "pattern" in table and not readable(str(table["pattern"]))] == []


def test_a_shipped_rule_tells_what_it_looks_for_its_bases_and_its_examples(office: Office) -> None:
    found = detail(office, "FEE-01")
    assert found.looks
    assert "重申禁止的话（不得、严禁、取消……）不报" in found.spares
    assert "‹" in found.pattern, "the word groups stay by name"
    assert len(found.flagged) >= 3
    assert [ground.doubt for ground in found.grounds] == [""] * len(found.grounds)
    check = detail(office, "DOC-01")
    assert (check.looks, check.pattern) == ((), "")
    with pytest.raises(Refused, match="已经不在了"):
        detail(office, "NO-01")


def test_a_basis_that_was_repealed_since_is_pointed_out(office: Office) -> None:
    save_rule(office, DRAFT)
    law = Law(
        title="中华人民共和国行政许可法",
        level="法律",
        status="已废止",
        repealed_on=date(2026, 1, 1),
        as_of=date(2026, 11, 1),
        evidence="网站",
        own=True,
    )
    keep_law(office, law)
    assert [ground.doubt for ground in detail(office, "FEE-B01").grounds] == ["已经废止"]


def test_an_own_rule_tells_its_words(office: Office) -> None:
    save_rule(
        office,
        changed(words=("保洁……押金",), then=("元",), must_flag=("保洁要交押金五百元", "保洁须缴押金一千元", "保洁服务押金每户二百元")),
    )
    found = detail(office, "FEE-B01")
    assert found.looks == ("保洁……押金……元",)
    assert "同一句里有：退还" in found.spares


def test_what_is_written_reads_back(office: Office) -> None:
    table = {
        "name": '引号"和\\与\n换行\x7f',
        "on": True,
        "n": 3,
        "day": date(2026, 11, 23),
        "list": ["甲", "乙"],
        "none": [],
        "in": {"词": ["一"]},
    }
    assert tomllib.loads(written(table)) == table
    whole = pack_text({"format": "x"}, {"rule": [table, {"id": "甲"}], "words": []})
    assert tomllib.loads(whole) == {"format": "x", "rule": [table, {"id": "甲"}]}
    with pytest.raises(BadPack, match="写不进文件"):
        written({"name": None})
