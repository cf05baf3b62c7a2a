"""One rule out of its table in a pack: every key checked, every fault named."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.rules.expression import BadPack, Expression
from app.rules.finding import Basis, Severity
from app.rules.proving import facts_of
from app.rules.rule import Addressee, Proof, Rule

LEAST_PROOFS = 3
_WORD = re.compile(r"‹([^›]*)›")
_FILTERS = frozenset({"NEG", "INT"})
_KEYS = frozenset(
    {
        "id",
        "name",
        "severity",
        "basis",
        "message",
        "suggestion",
        "pattern",
        "check",
        "filters",
        "unless",
        "keep_titles",
        "once",
        "addressee",
        "yields_to",
    }
    | {"must_flag", "must_not_flag", "downgrade"}
)

Table = Mapping[str, object]


def rule_of(row: Table, group: str, file: str, words: Mapping[str, str]) -> Rule:
    """The rule written in ``row`` of ``file``; ``words`` are the groups it may use. Raises BadPack."""
    rule_id = text_of(row, "id", file)
    where = f"{file} 的规则 {rule_id}"
    unknown = set(row) - _KEYS
    if unknown:
        raise BadPack(f"{where} 里有不认识的项“{'、'.join(sorted(unknown))}”。改正后再用。")
    if ("pattern" in row) == ("check" in row):
        raise BadPack(f"{where} 要写 pattern（按词句查找）或 check（按整篇判断），二者取一。改正后再用。")
    rule = Rule(
        id=rule_id,
        name=text_of(row, "name", where),
        group=group,
        severity=_severity(row, where),
        basis=tuple(_basis(table_of(item, where), where) for item in list_of(row, "basis", where)),
        message=text_of(row, "message", where),
        suggestion=text_of(row, "suggestion", where) if "suggestion" in row else None,
        pattern=expression_of(text_of(row, "pattern", where), words, where) if "pattern" in row else None,
        check=_check(row, where),
        filters=_filters(row, where),
        unless=tuple(expression_of(str(item), words, where) for item in list_of(row, "unless", where)),
        keep_titles=row.get("keep_titles") is True,
        once=row.get("once") is True,
        addressee=_addressee(row, where),
        yields_to=frozenset(str(item) for item in list_of(row, "yields_to", where)),
        must_flag=_proofs(row, "must_flag", where),
        must_not_flag=_proofs(row, "must_not_flag", where),
        downgrade=_proofs(row, "downgrade", where),
    )
    if not rule.basis:
        raise BadPack(f"{where} 没有写依据（basis）。没有依据的规则不能用来审查，补上后再用。")
    if min(len(rule.must_flag), len(rule.must_not_flag)) < LEAST_PROOFS:
        raise BadPack(f"{where} 的正例和反例各要有 {LEAST_PROOFS} 条以上。补齐后再用。")
    return rule


def _severity(row: Table, where: str) -> Severity:
    value = text_of(row, "severity", where)
    if value not in set(Severity):
        raise BadPack(f"{where} 的 severity 写成了“{value}”，只能是 violation、risk 或 hint。改正后再用。")
    return Severity(value)


def _addressee(row: Table, where: str) -> Addressee:
    value = row.get("addressee", Addressee.UNKNOWN)
    if value not in set(Addressee):
        raise BadPack(f"{where} 的 addressee 写成了“{value}”，只能是 agency（行政机关）或 citizen（相对人）。改正后再用。")
    return Addressee(str(value))


def _check(row: Table, where: str) -> str | None:
    # here and not above: whoever opens a store reads these tables' shapes and no pack
    from app.rules.checks.named import CHECKS

    if "check" not in row:
        return None
    name = text_of(row, "check", where)
    if name not in CHECKS:
        raise BadPack(f"{where} 的 check 写成了“{name}”，程序里没有这种整篇判断。改正后再用。")
    return name


def _filters(row: Table, where: str) -> frozenset[str]:
    names = frozenset(str(item) for item in list_of(row, "filters", where))
    if names - _FILTERS:
        raise BadPack(f"{where} 的 filters 里有“{'、'.join(sorted(names - _FILTERS))}”，只能是 NEG 或 INT。改正后再用。")
    return names


def _basis(row: Table, where: str) -> Basis:
    article = text_of(row, "article", where) if "article" in row else None
    return Basis(text_of(row, "law", where), article, row.get("verified") is True)


def _proofs(row: Table, key: str, where: str) -> tuple[Proof, ...]:
    return tuple(Proof(item) if isinstance(item, str) else _proof(table_of(item, where), where) for item in list_of(row, key, where))


def _proof(item: Table, where: str) -> Proof:
    unknown = set(item) - {"text", "title", "lead", "document", "published_on", "facts"}
    if unknown or ("text" in item) == ("document" in item):
        raise BadPack(f"{where} 的例子要写 text 或者 document，另外只能有 title、lead、published_on 和 facts。改正后再用。")
    facts = {**table_of(item.get("facts", {}), where), **{key: item[key] for key in ("published_on",) if key in item}}
    try:
        given = facts_of(facts)
    except ValueError as error:
        raise BadPack(f"{where} 的例子在 facts 里写了不认识的项“{error}”。改正后再用。") from error
    text, title, lead, whole = (str(item.get(key, "")) for key in ("text", "title", "lead", "document"))
    return Proof(text, title, lead, whole, given)


def expression_of(source: str, words: Mapping[str, str], where: str) -> Expression:
    """``source`` with its word groups put in."""
    return Expression(expanded(source, words, where), where)


def expanded(source: str, words: Mapping[str, str], where: str) -> str:
    """``source`` with every ‹word› replaced by the group of that name."""
    for name in _WORD.findall(source):
        if name not in words:
            raise BadPack(f"{where} 用了词组‹{name}›，但 shared.toml 里没有。改正后再用。")
    return _WORD.sub(lambda match: words[match.group(1)], source)


def text_of(row: Table, key: str, where: str) -> str:
    """The text at ``key``; BadPack when there is none."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadPack(f"{where} 缺少文字项“{key}”。补上后再用。")
    return value


def list_of(row: Table, key: str, where: str) -> list[object]:
    """The list at ``key``, empty when there is none."""
    value = row.get(key, [])
    if not isinstance(value, list):
        raise BadPack(f"{where} 的“{key}”应当写成列表。改正后再用。")
    return value


def table_of(value: object, where: str) -> Table:
    """``value`` as a table; BadPack when it is none."""
    if not isinstance(value, dict):
        raise BadPack(f"{where} 里应当是一组“名称 = 值”的地方写成了别的。改正后再用。")
    return value
