"""Rule packs: TOML files under ``resources/rules`` read into frozen rules. A bad pack is refused by file, rule and fault."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import resources
from app.rules.expression import BadPack
from app.rules.overlay import Overlay, enlarged, laid_over, own_rules
from app.rules.rule import Addressing, Packs, Rule, Shared
from app.rules.tables import Table, expanded, expression_of, list_of, rule_of, table_of, text_of

__all__ = ["BadPack", "load_packs"]

SHARED = "shared.toml"


def load_packs(overlay: Overlay | None = None, folder: Path | None = None) -> Packs:
    """The shipped rules (or those of ``folder``) with an office's ``overlay`` laid over them.

    ``Packs.hash`` is the SHA-256 over the bytes of every file in name order, followed by the overlay where there is one, so that
    a judgement can be traced to the very rules it was made with. The expressions of the shipped rules are compiled when they are
    first used; all others at once, so that a wrong one is refused here. Raises BadPack.
    """
    overlay = overlay or Overlay()
    where = folder if folder is not None else resources.path("rules")
    files = {path.name: path.read_bytes() for path in sorted(where.glob("*.toml"))}
    tables = {name: _parse(name, data) for name, data in files.items()}
    if SHARED not in tables:
        raise BadPack(f"规则包里缺少 {SHARED}，无法审查。重新安装程序，或从备份恢复规则文件。")
    words = _words(tables[SHARED], overlay.words)
    groups: dict[str, str] = {}
    rules: list[Rule] = []
    for name, table in tables.items():
        if name != SHARED:
            group = text_of(table, "group", name)
            groups[group] = text_of(table, "name", name)
            rules.extend(rule_of(table_of(row, name), group, name, words) for row in list_of(table, "rule", name))
    own = own_rules(overlay, words, groups)
    _refuse_repeats((*rules, *own))
    if folder is not None:
        _compile_all(rules)
    digest = hashlib.sha256(b"".join((*files.values(), overlay.trace))).hexdigest()
    return Packs(
        laid_over((*rules, *own), overlay.changes), _shared(tables[SHARED], words), groups, digest, frozenset(r.id for r in own), words
    )


@lru_cache(maxsize=32)
def _parse(name: str, data: bytes) -> Table:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPack(f"规则文件 {name} 写法有误，读不出来：{error}。改正后再用。") from error


def _compile_all(rules: Iterable[Rule]) -> None:
    for rule in rules:
        rule.compile()


def _refuse_repeats(rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise BadPack(f"规则包里有两条规则都叫 {rule.id}。给其中一条改编号后再用。")
        seen.add(rule.id)


def _shared(table: Table, words: Mapping[str, str]) -> Shared:
    addressing = Addressing(**_patterns(table, "addressing", (f.name for f in fields(Addressing)), words))
    names = (f.name for f in fields(Shared) if f.name != "addressing")
    return Shared(**_patterns(table, "patterns", names, words), addressing=addressing)


def _patterns(table: Table, section: str, names: Iterable[str], words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    patterns = table_of(table.get(section), SHARED)
    return {name: expression_of(text_of(patterns, name, SHARED), words, SHARED).compiled for name in names}


def _words(table: Table, added: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The word groups in order, each with the words the office puts into it; last the office's own groups."""
    words: dict[str, str] = {}
    for name, value in table_of(table.get("words"), SHARED).items():
        words[name] = enlarged(expanded(str(value), words, SHARED), added.get(name, ()))
    return {**words, **{name: enlarged(None, own) for name, own in added.items() if name not in words}}
