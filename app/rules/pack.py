"""Rule packs: TOML files under ``resources/rules`` read into frozen rules. A bad pack is refused by file, rule and fault."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

import resources
from app.errors import UserError
from app.rules.checks import CHECKS
from app.rules.finding import Basis, Severity
from app.rules.proving import facts_of
from app.rules.rule import Addressee, Addressing, Packs, Proof, Rule, RuleChange, Shared

SHARED = "shared.toml"
LEAST_PROOFS = 3
_WORD = re.compile(r"‹([^›]*)›")
_FILTERS = frozenset({"NEG", "INT"})
_KEYS = frozenset(
    {"id", "name", "severity", "basis", "message", "suggestion", "pattern", "check", "filters", "unless", "keep_titles", "once", "addressee"}
    | {"must_flag", "must_not_flag", "downgrade"}
)

Table = Mapping[str, object]


class BadPack(UserError):
    """A rule pack that cannot be used; the sentence names file, rule and fault."""


def load_packs(overlay: Mapping[str, RuleChange] | None = None, folder: Path | None = None) -> Packs:
    """The shipped rules (or those of ``folder``) with an office's ``overlay`` laid over them, by rule id.

    ``Packs.hash`` is the SHA-256 over the bytes of every file in name order, followed by the overlay where there is one, so that
    a judgement can be traced to the very rules it was made with. Raises BadPack.
    """
    overlay = overlay or {}
    where = folder if folder is not None else resources.path("rules")
    files = {path.name: path.read_bytes() for path in sorted(where.glob("*.toml"))}
    tables = {name: _parse(name, data) for name, data in files.items()}
    if SHARED not in tables:
        raise BadPack(f"规则包里缺少 {SHARED}，无法审查。请重新安装程序，或从备份恢复规则文件。")
    words = _words(tables[SHARED])
    shared = _shared(tables[SHARED], words)
    groups: dict[str, str] = {}
    rules: list[Rule] = []
    for name, table in tables.items():
        if name != SHARED:
            group = _text(table, "group", name)
            groups[group] = _text(table, "name", name)
            rules.extend(_rule(_table(row, name), group, name, words) for row in _list(table, "rule", name))
    _refuse_repeats(rules)
    return Packs(_laid_over(rules, overlay), shared, groups, _hash(files, overlay))


def _parse(name: str, data: bytes) -> Table:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPack(f"规则文件 {name} 写法有误，读不出来：{error}。请改正后再用。") from error


def _hash(files: Mapping[str, bytes], overlay: Mapping[str, RuleChange]) -> str:
    digest = hashlib.sha256()
    for data in files.values():
        digest.update(data)
    for rule_id, change in sorted(overlay.items()):
        digest.update(f"\n{rule_id} {change.enabled} {change.severity}".encode())
    return digest.hexdigest()


def _laid_over(rules: Sequence[Rule], overlay: Mapping[str, RuleChange]) -> tuple[Rule, ...]:
    kept = (rule for rule in rules if overlay.get(rule.id, RuleChange()).enabled)
    return tuple(replace(rule, severity=overlay.get(rule.id, RuleChange()).severity or rule.severity) for rule in kept)


def _refuse_repeats(rules: Sequence[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise BadPack(f"规则包里有两条规则都叫 {rule.id}。请给其中一条改编号后再用。")
        seen.add(rule.id)


def _shared(table: Table, words: Mapping[str, str]) -> Shared:
    addressing = Addressing(**_patterns(table, "addressing", (f.name for f in fields(Addressing)), words))
    names = (f.name for f in fields(Shared) if f.name != "addressing")
    return Shared(**_patterns(table, "patterns", names, words), addressing=addressing)


def _patterns(table: Table, section: str, names: Iterable[str], words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    patterns = _table(table.get(section), SHARED)
    return {name: _pattern(_text(patterns, name, SHARED), words, SHARED) for name in names}


def _words(table: Table) -> dict[str, str]:
    words: dict[str, str] = {}
    for name, value in _table(table.get("words"), SHARED).items():
        words[name] = _expanded(str(value), words, SHARED)
    return words


def _rule(row: Table, group: str, file: str, words: Mapping[str, str]) -> Rule:
    rule_id = _text(row, "id", file)
    where = f"{file} 的规则 {rule_id}"
    unknown = set(row) - _KEYS
    if unknown:
        raise BadPack(f"{where} 里有不认识的项“{'、'.join(sorted(unknown))}”。请改正后再用。")
    if ("pattern" in row) == ("check" in row):
        raise BadPack(f"{where} 要写 pattern（按词句查找）或 check（按整篇判断），二者取一。请改正后再用。")
    rule = Rule(
        id=rule_id,
        name=_text(row, "name", where),
        group=group,
        severity=_severity(row, where),
        basis=tuple(_basis(_table(item, where), where) for item in _list(row, "basis", where)),
        message=_text(row, "message", where),
        suggestion=_text(row, "suggestion", where) if "suggestion" in row else None,
        pattern=_pattern(_text(row, "pattern", where), words, where) if "pattern" in row else None,
        check=_check(row, where),
        filters=_filters(row, where),
        unless=tuple(_pattern(str(item), words, where) for item in _list(row, "unless", where)),
        keep_titles=row.get("keep_titles") is True,
        once=row.get("once") is True,
        addressee=_addressee(row, where),
        must_flag=_proofs(row, "must_flag", where),
        must_not_flag=_proofs(row, "must_not_flag", where),
        downgrade=_proofs(row, "downgrade", where),
    )
    if not rule.basis:
        raise BadPack(f"{where} 没有写依据（basis）。没有依据的规则不能用来审查，请补上后再用。")
    if min(len(rule.must_flag), len(rule.must_not_flag)) < LEAST_PROOFS:
        raise BadPack(f"{where} 的正例和反例各要有 {LEAST_PROOFS} 条以上。请补齐后再用。")
    return rule


def _severity(row: Table, where: str) -> Severity:
    value = _text(row, "severity", where)
    if value not in set(Severity):
        raise BadPack(f"{where} 的 severity 写成了“{value}”，只能是 violation、risk 或 hint。请改正后再用。")
    return Severity(value)


def _addressee(row: Table, where: str) -> Addressee:
    value = row.get("addressee", Addressee.UNKNOWN)
    if value not in set(Addressee):
        raise BadPack(f"{where} 的 addressee 写成了“{value}”，只能是 agency（行政机关）或 citizen（相对人）。请改正后再用。")
    return Addressee(str(value))


def _check(row: Table, where: str) -> str | None:
    if "check" not in row:
        return None
    name = _text(row, "check", where)
    if name not in CHECKS:
        raise BadPack(f"{where} 的 check 写成了“{name}”，程序里没有这种整篇判断。请改正后再用。")
    return name


def _filters(row: Table, where: str) -> frozenset[str]:
    names = frozenset(str(item) for item in _list(row, "filters", where))
    if names - _FILTERS:
        raise BadPack(f"{where} 的 filters 里有“{'、'.join(sorted(names - _FILTERS))}”，只能是 NEG 或 INT。请改正后再用。")
    return names


def _basis(row: Table, where: str) -> Basis:
    article = _text(row, "article", where) if "article" in row else None
    return Basis(_text(row, "law", where), article, row.get("verified") is True)


def _proofs(row: Table, key: str, where: str) -> tuple[Proof, ...]:
    return tuple(Proof(item) if isinstance(item, str) else _proof(_table(item, where), where) for item in _list(row, key, where))


def _proof(item: Table, where: str) -> Proof:
    unknown = set(item) - {"text", "title", "lead", "document", "published_on", "facts"}
    if unknown or ("text" in item) == ("document" in item):
        raise BadPack(f"{where} 的例子要写 text 或者 document，另外只能有 title、lead、published_on 和 facts。请改正后再用。")
    facts = {**_table(item.get("facts", {}), where), **{key: item[key] for key in ("published_on",) if key in item}}
    try:
        given = facts_of(facts)
    except ValueError as error:
        raise BadPack(f"{where} 的例子在 facts 里写了不认识的项“{error}”。请改正后再用。") from error
    text, title, lead, whole = (str(item.get(key, "")) for key in ("text", "title", "lead", "document"))
    return Proof(text, title, lead, whole, given)


def _expanded(source: str, words: Mapping[str, str], where: str) -> str:
    """``source`` with every ‹word› replaced by the group of that name in ``shared.toml``."""
    for name in _WORD.findall(source):
        if name not in words:
            raise BadPack(f"{where} 用了词组‹{name}›，但 {SHARED} 里没有。请改正后再用。")
    return _WORD.sub(lambda match: words[match.group(1)], source)


def _pattern(source: str, words: Mapping[str, str], where: str) -> re.Pattern[str]:
    try:
        return re.compile(_expanded(source, words, where))
    except re.error as error:
        raise BadPack(f"{where} 的正则表达式“{source}”写法有误：{error}。请改正后再用。") from error


def _text(row: Table, key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadPack(f"{where} 缺少文字项“{key}”。请补上后再用。")
    return value


def _list(row: Table, key: str, where: str) -> list[object]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise BadPack(f"{where} 的“{key}”应当写成列表。请改正后再用。")
    return value


def _table(value: object, where: str) -> Table:
    if not isinstance(value, dict):
        raise BadPack(f"{where} 里应当是一组“名称 = 值”的地方写成了别的。请改正后再用。")
    return value
