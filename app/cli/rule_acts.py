"""The acts of ``run`` about the office's rules: switched, graded, written, taken away, with their dictionaries and packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.lifecycle.made import Made
from app.rules.finding import Severity
from app.rules.office import changing, packing, saving, words
from app.rules.office.draft import RuleDraft, draft_of
from app.rules.office.wording import Way
from app.rules.rule import Addressee


def _switch(a: Arguments) -> Made:
    return changing.switch(a.office, a.text("rule"), active=a.yes("active"), reason=a.maybe("reason") or "")


def _grade(a: Arguments) -> Made:
    return changing.grade(a.office, a.text("rule"), a.text("severity"), a.maybe("reason") or "")


def _reset(a: Arguments) -> Made:
    return changing.reset(a.office, a.text("rule"))


def _save(a: Arguments) -> Made:
    """rule_save{group, name, severity, message, suggestion, law, article, verified, words | first + then | pattern, without, must_flag, must_not_flag}.

    With ``rule`` a rule of the office's own is changed; what is not said stays as it is.
    """
    given = a.maybe("rule")
    before = draft_of(a.office, given) if given else RuleDraft()
    if before is None:
        raise Refused(f"本单位没有编号是“{given}”的规则，没有保存。")

    def words_of(key: str, kept: str) -> str:
        return (a.maybe(key) or "") if key in a.values else kept

    def texts_of(key: str, kept: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(a.texts(key)) if key in a.values else kept

    draft = replace(
        before, group=words_of("group", before.group), name=words_of("name", before.name), message=words_of("message", before.message),
        suggestion=words_of("suggestion", before.suggestion), law=words_of("law", before.law), article=words_of("article", before.article),
        without=texts_of("without", before.without), must_flag=texts_of("must_flag", before.must_flag),
        must_not_flag=texts_of("must_not_flag", before.must_not_flag),
        verified=a.yes("verified") if "verified" in a.values else before.verified,
        spares_bans=a.yes("spares_bans") if "spares_bans" in a.values else before.spares_bans,
        severity=Severity(_one_of(a, "severity", tuple(Severity))) if "severity" in a.values else before.severity,
        addressee=Addressee(_one_of(a, "addressee", tuple(Addressee))) if "addressee" in a.values else before.addressee,
    )  # fmt: skip
    return saving.save_rule(a.office, _searching(a, draft))


def _searching(a: Arguments, draft: RuleDraft) -> RuleDraft:
    """What it looks for: any of ``words``, one of ``first`` and ``then`` one of others, or a ``pattern``."""
    if "words" in a.values:
        return replace(draft, way=Way.ANY, words=tuple(a.texts("words")), then=())
    if "first" in a.values or "then" in a.values:
        return replace(draft, way=Way.SEQUENCE, words=tuple(a.texts("first")), then=tuple(a.texts("then")))
    if "pattern" in a.values:
        return replace(draft, way=Way.EXPERT, pattern=a.text("pattern"), words=(), then=())
    return draft


def _one_of(a: Arguments, key: str, allowed: tuple[str, ...]) -> str:
    value = a.text(key)
    if value not in allowed:
        raise Refused(f"参数 {key} 只能是 {'、'.join(allowed)}，不是“{value}”。改正后再试。")
    return value


def _remove(a: Arguments) -> Made:
    return saving.remove_rule(a.office, a.text("rule"))


def _words(a: Arguments) -> Made:
    """rule_words{group, words:[…] or file, note}."""
    group = a.text("group")
    given = words.read_words(a.file(a.text("file"))) if "file" in a.values else tuple(a.texts("words"))
    known = next((one for one in words.dictionaries(a.office) if one.group == group), None)
    note = (a.maybe("note") or "") if "note" in a.values or known is None else known.note
    return words.save_words(a.office, group, given, note)


def _pack(a: Arguments) -> Made:
    """rule_pack{file, clash: keep | take | renumber}."""
    clash = packing.Clash(_one_of(a, "clash", tuple(packing.Clash))) if "clash" in a.values else packing.Clash.KEEP
    return packing.take_pack(a.office, packing.read_pack(a.office, a.file(a.text("file"))), clash)


RULES: Mapping[str, Run] = {
    "rule_switch": _switch, "rule_grade": _grade, "rule_reset": _reset, "rule_save": _save, "rule_remove": _remove,
    "rule_words": _words, "rule_pack": _pack,
}  # fmt: skip
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
