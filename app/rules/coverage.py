"""``rules --coverage``: which rules answer each prohibited kind, and the examples that prove it.

The kinds are the limbs of the laws that a normative document must keep to (``resources/coverage.toml``): the 19 kinds of
公平竞争审查条例 §8–§11, the kinds of penalty, licence and coercion, fees, certificates, rights, duties, powers, procedure and form.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from app.errors import UserError
from app.rules.engine import judge
from app.rules.rule import Packs, Proof, Rule
from app.rules.selftest import proofs_of, small_tree

_KEYS = frozenset({"kind", "law", "article", "verified", "rules", "examples"})
LEAST_EXAMPLES = 3


class BadCoverage(UserError):
    """A coverage table that cannot be read; the sentence names the kind and the fault."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One prohibited kind: what forbids it, the ids of the rules that answer it, and texts that one of them must flag.

    ``verified`` says that somebody saw the article's text; without ``examples`` of its own a cell is proved by its rules' own proofs.
    """

    part: str
    kind: str
    law: str
    article: str | None
    verified: bool
    rules: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell put to the rules in force: those of its rules that are, how many of its examples were flagged, and which were not."""

    cell: Cell
    rules: tuple[str, ...]
    examples: int
    missed: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """No rule in force answers the kind, or no example shows that one does."""
        return not self.rules or not self.examples


def load_cells(file: Path | None = None) -> tuple[Cell, ...]:
    """The kinds of ``resources/coverage.toml`` (or of ``file``) in its order; raises BadCoverage."""
    where = file if file is not None else resources.path("coverage.toml")
    try:
        table = tomllib.loads(where.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadCoverage(f"覆盖表 {where.name} 写法有误，读不出来：{error}。规则没有改动；改正这张表后再查看。") from error
    return tuple(_cell(_row(row), str(part.get("name", ""))) for part in map(_row, _rows(table, "part")) for row in _rows(part, "cell"))


def coverage(packs: Packs, cells: tuple[Cell, ...] | None = None) -> tuple[Covered, ...]:
    """Every cell put to the rules of ``packs``; a rule that is switched off covers nothing."""
    in_force = {rule.id: rule for rule in packs.rules}
    return tuple(_covered(cell, in_force, packs) for cell in (load_cells() if cells is None else cells))


def complete(rows: tuple[Covered, ...]) -> bool:
    """Whether no kind is empty and every example is flagged."""
    return not any(row.empty or row.missed for row in rows)


def report(rows: tuple[Covered, ...]) -> dict[str, object]:
    """The object that ``rules --coverage --json`` prints (``resources/schema/coverage.json``)."""
    return {
        "kinds": len(rows),
        "empty": sum(row.empty for row in rows),
        "examples": sum(row.examples for row in rows),
        "missed": sum(len(row.missed) for row in rows),
        "rows": [_object(row) for row in rows],
    }


def table(rows: tuple[Covered, ...]) -> str:
    """The same for a person: a heading per part, a line per kind, the sum at the end."""
    lines: list[str] = []
    part = None
    for row in rows:
        if row.cell.part != part:
            part = row.cell.part
            lines.append(f"【{part}】")
        lines.append(_line(row))
        lines.extend(f"    没有报出：{text}" for text in row.missed)
    empty, missed = sum(row.empty for row in rows), sum(len(row.missed) for row in rows)
    lines.append(f"{len(rows)} 种禁止事项，{sum(row.examples for row in rows)} 个例句；没有规则的 {empty} 种，没有报出的例句 {missed} 个")
    return "\n".join(lines)


def _line(row: Covered) -> str:
    article = f"{row.cell.law}{row.cell.article or ''}{'' if row.cell.verified else '（待核实）'}"
    rules = "、".join(row.rules) or "空缺"
    return f"  {row.cell.kind}｜{article}｜{rules}｜{row.examples} 例"


def _object(row: Covered) -> dict[str, object]:
    return {
        "part": row.cell.part,
        "kind": row.cell.kind,
        "law": row.cell.law,
        "article": row.cell.article,
        "verified": row.cell.verified,
        "rules": list(row.rules),
        "examples": row.examples,
        "missed": list(row.missed),
    }


def _covered(cell: Cell, in_force: Mapping[str, Rule], packs: Packs) -> Covered:
    answering = tuple(in_force[rule_id] for rule_id in cell.rules if rule_id in in_force)
    ids = tuple(rule.id for rule in answering)
    if not answering:
        return Covered(cell, (), 0, ())
    if not cell.examples:
        return Covered(cell, ids, sum(row.passed for rule in answering for row in proofs_of(replace(rule, must_not_flag=()), packs)), ())
    alone = replace(packs, rules=answering)
    missed = tuple(text for text in cell.examples if not judge(small_tree(Proof(text)), alone).findings)
    return Covered(cell, ids, len(cell.examples) - len(missed), missed)


def _cell(row: Mapping[str, object], part: str) -> Cell:
    kind = row.get("kind")
    law = row.get("law")
    if not isinstance(kind, str) or not isinstance(law, str) or not part:
        raise BadCoverage(f"覆盖表里“{part or kind}”下有一行缺少 kind（禁止事项）或 law（依据）。规则没有改动；补上后再查看。")
    if set(row) - _KEYS:
        raise BadCoverage(f"覆盖表里“{kind}”有不认识的项“{'、'.join(sorted(set(row) - _KEYS))}”。规则没有改动；改正后再查看。")
    examples = tuple(str(text) for text in _rows(row, "examples"))
    if examples and len(examples) < LEAST_EXAMPLES:
        raise BadCoverage(f"覆盖表里“{kind}”只有 {len(examples)} 个例句，要么不写，要么写 {LEAST_EXAMPLES} 个以上。补齐后再查看。")
    article = row.get("article")
    rules = tuple(str(rule) for rule in _rows(row, "rules"))
    return Cell(part, kind, law, str(article) if article else None, row.get("verified") is True, rules, examples)


def _rows(table: Mapping[str, object], key: str) -> list[object]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise BadCoverage(f"覆盖表里的“{key}”应当写成列表。规则没有改动；改正后再查看。")
    return value


def _row(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadCoverage("覆盖表里应当是一组“名称 = 值”的地方写成了别的。规则没有改动；改正后再查看。")
    return value
