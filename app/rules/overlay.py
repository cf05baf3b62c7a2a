"""What an office lays over the shipped rules: changes to them, words for the word groups, and rules of its own."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.rules.expression import BadPack
from app.rules.rule import Rule, RuleChange
from app.rules.runaway import refuse_runaway
from app.rules.tables import Table, list_of, rule_of, table_of, text_of

OWN = "本单位"
FORM = "form"
"""The key under which a rule of the office keeps the words that its expression was made of, for editing them; judging does not read it."""
DISTRICT = "本区名"
"""The word group that holds the name of the office's own district, which stands for ××区 of the packs."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """``changes`` by rule id; ``words`` to be added to a group, or a group of the office's own; ``rules`` as in a pack, each with its ``group``."""

    changes: Mapping[str, RuleChange] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rules: Sequence[Table] = ()

    @property
    def trace(self) -> bytes:
        """What the hash of the packs takes in; empty for an overlay that changes nothing."""
        changes = (f"\n{rule_id} {change.enabled} {change.severity}" for rule_id, change in sorted(self.changes.items()))
        words = (f"\n‹{name}› {'|'.join(added)}" for name, added in sorted(self.words.items()) if added)
        rules = ("\n" + json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in self.rules)
        return "".join((*changes, *words, *rules)).encode()


def definitions(text: str) -> tuple[Table, ...]:
    """The rules written in ``text``: a pack with ``[[rule]]`` tables, or the keys of one rule with its ``group``. Raises BadPack."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPack(f"{OWN}的规则写法有误，读不出来：{error}。没有改动任何规则，改正后再试。") from error
    if "rule" not in table:
        return (table,)
    group = text_of(table, "group", OWN)
    return tuple({"group": group, **table_of(row, OWN)} for row in list_of(table, "rule", OWN))


def own_rules(overlay: Overlay, words: Mapping[str, str], groups: Mapping[str, str]) -> tuple[Rule, ...]:
    """The office's own rules that it has not switched off, compiled and safe to run. Raises BadPack, which names rule and fault."""
    return tuple(own_rule(row, words, groups) for row in overlay.rules if overlay.changes.get(_id(row), RuleChange()).enabled)


def own_rule(row: Table, words: Mapping[str, str], groups: Mapping[str, str]) -> Rule:
    """The rule of an office written in ``row``. Raises BadPack: for what no pack may say, and for an expression that may run away."""
    group = text_of(row, "group", f"{OWN}的规则 {_id(row)}")
    if group not in groups:
        raise BadPack(f"{OWN}的规则 {_id(row)} 的 group 写成了“{group}”，只能是 {'、'.join(groups)}。改正后再用。")
    rule = rule_of({key: value for key, value in row.items() if key not in ("group", FORM)}, group, OWN, words)
    for expression in rule.expressions:
        refuse_runaway(expression)
    return rule


def enlarged(group: str | None, added: Iterable[str]) -> str:
    """The word group ``group`` (an expression; None for a new one) with the plain words ``added``."""
    plain = sorted({re.escape(word.strip()) for word in added if word.strip()}, key=len, reverse=True)
    if not plain:
        return group if group is not None else "(?!)"
    return f"(?:{'|'.join(plain)}{'' if group is None else f'|{group}'})"


def laid_over(rules: Iterable[Rule], changes: Mapping[str, RuleChange]) -> tuple[Rule, ...]:
    """``rules`` as the office has them: without those switched off, each with the severity given to it."""
    kept = ((rule, changes.get(rule.id, RuleChange())) for rule in rules)
    return tuple(replace(rule, severity=change.severity or rule.severity) for rule, change in kept if change.enabled)


def _id(row: Table) -> str:
    return text_of(row, "id", OWN)
