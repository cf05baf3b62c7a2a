"""One rule looked at closely: what it looks for in words, its bases held against the law library, its examples."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Refused
from app.law.law import Standing
from app.law.library import catalogue_of
from app.office import Office
from app.rules.finding import Basis
from app.rules.office.readable import readable
from app.rules.office.shelf import Line, own_table, shelf
from app.rules.office.shipped import shipped_table
from app.rules.tables import Table, list_of
from db.records import RuleFinding

_FILTERS = {"NEG": "重申禁止的话（不得、严禁、取消……）不报", "INT": "只管机关自己的话不报"}
_SIDES = {"agency": "只报管机关自己的话", "citizen": "只报管相对人的话"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A basis, and what the law library says of it: empty when it is in force and known."""

    basis: Basis
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """``looks`` are the alternatives in words (none for a check of the whole text), ``spares`` what is not reported, ``pattern`` the expression as written."""

    line: Line
    grounds: tuple[Ground, ...]
    looks: tuple[str, ...]
    spares: tuple[str, ...]
    pattern: str
    flagged: tuple[str, ...]
    silent: tuple[str, ...]
    findings: tuple[RuleFinding, ...]


def detail(office: Office, rule_id: str) -> Detail:
    """The rule of this id. Raises Refused when there is none any more."""
    line = shelf(office).line(rule_id)
    if line is None:
        raise Refused(f"规则 {rule_id} 已经不在了。")
    table = (own_table(office, rule_id) if line.own and line.rule else shipped_table(rule_id)) or {}
    rule = line.rule
    pattern = str(table.get("pattern", ""))
    return Detail(
        line,
        tuple(Ground(basis, _doubt(office, basis)) for basis in rule.basis) if rule else (),
        readable(pattern) if pattern else (),
        _spares(table),
        pattern,
        tuple(proof.words for proof in rule.must_flag) if rule else (),
        tuple(proof.words for proof in rule.must_not_flag) if rule else (),
        office.store.reviews.of_rule(rule_id),
    )


def _spares(table: Table) -> tuple[str, ...]:
    filters = [_FILTERS[str(name)] for name in list_of(table, "filters", "") if str(name) in _FILTERS]
    side = _SIDES.get(str(table.get("addressee", "")))
    releases = [f"同一句里有：{'；'.join(said)}" for said in (readable(str(one)) for one in list_of(table, "unless", "")) if said]
    return (*filters, *([side] if side else []), *releases)


def _doubt(office: Office, basis: Basis) -> str:
    catalogue = catalogue_of(office)
    law = catalogue.find(basis.law)
    if law is None:
        return "法规库里没有"
    standing = catalogue.standing(law, office.today())
    return {Standing.REPEALED: "已经废止", Standing.NOT_YET: "还没有施行"}.get(standing, "")
