from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

import resources
from app.rules.finding import Severity
from app.rules.overlay import Overlay
from app.rules.pack import BadPack, load_packs
from app.rules.rule import RuleChange

RULE = """
group = "PEN"
name = "行政处罚"
[[rule]]
id = "PEN-99"
name = "试"
severity = "violation"
pattern = '罚款'
message = "疑似。"
must_flag = ["罚款一", "罚款二", "罚款三"]
must_not_flag = ["一", "二", "三"]
[[rule.basis]]
law = "中华人民共和国行政处罚法"
article = "第十六条"
verified = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(resources.path("rules/shared.toml"), tmp_path)
    return tmp_path


def refusal(folder: Path, text: str) -> str:
    (folder / "pen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadPack) as refused:
        load_packs(folder=folder)
    return str(refused.value)


def test_a_pack_becomes_rules_with_basis_and_proofs(folder: Path) -> None:
    (folder / "pen.toml").write_text(RULE, encoding="utf-8")
    (rule,) = load_packs(folder=folder).rules
    assert (rule.id, rule.group, rule.severity, rule.suggestion) == ("PEN-99", "PEN", Severity.VIOLATION, None)
    assert [(basis.law, basis.article, basis.verified) for basis in rule.basis] == [("中华人民共和国行政处罚法", "第十六条", True)]


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        ("pattern = '罚款('", "pattern = '罚款'", "正则表达式"),
        ("pattern = '‹没有的词组›'", "pattern = '罚款'", "‹没有的词组›"),
        ('severity = "grave"', 'severity = "violation"', "severity"),
        ('must_flag = ["罚款一"]', 'must_flag = ["罚款一", "罚款二", "罚款三"]', "正例和反例"),
        ('mesage = "疑似。"', 'message = "疑似。"', "mesage"),
        ("check = 'nothing_known'", "pattern = '罚款'", "nothing_known"),
        ("", "pattern = '罚款'", "pattern"),
        ('filters = ["XYZ"]\nmessage = "疑似。"', 'message = "疑似。"', "XYZ"),
    ],
)
def test_a_bad_rule_is_refused_by_file_rule_and_fault(folder: Path, wrong: str, right: str, fault: str) -> None:
    sentence = refusal(folder, RULE.replace(right, wrong))
    assert "pen.toml" in sentence
    assert "PEN-99" in sentence
    assert fault in sentence


def test_a_rule_without_basis_is_refused(folder: Path) -> None:
    assert "没有写依据" in refusal(folder, RULE.split("[[rule.basis]]")[0])


def test_two_rules_of_one_name_are_refused(folder: Path) -> None:
    again = RULE[RULE.index("[[rule]]") :]
    assert "两条规则都叫 PEN-99" in refusal(folder, RULE + again)


def test_broken_toml_is_refused_by_file(folder: Path) -> None:
    assert "规则文件 pen.toml 写法有误" in refusal(folder, "group = ")


def test_a_folder_without_the_shared_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match=r"shared\.toml"):
        load_packs(folder=tmp_path)


def test_the_hash_is_that_of_the_bytes_of_the_packs_used() -> None:
    files = sorted(resources.path("rules").glob("*.toml"))
    assert load_packs().hash == hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_the_overlay_switches_a_rule_off_and_changes_a_severity_and_shows_in_the_hash() -> None:
    seed = load_packs()
    changed = load_packs(Overlay({"PEN-01": RuleChange(enabled=False), "FC-08": RuleChange(severity=Severity.HINT)}))
    assert {rule.id for rule in seed.rules} - {rule.id for rule in changed.rules} == {"PEN-01"}
    assert changed.rule("FC-08").severity is Severity.HINT
    assert seed.rule("FC-08").severity is Severity.RISK
    assert changed.hash != seed.hash
