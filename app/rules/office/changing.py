"""Switching rules off and on, grading them, and giving them back as they ship: rows of the office over rules that are never written."""

from __future__ import annotations

from app.errors import Refused
from app.lifecycle.made import Made
from app.office import Office
from app.rules.finding import Severity
from app.rules.office.shelf import Line, shelf
from db.records import RuleChange


def switch(office: Office, rule_id: str, *, active: bool, reason: str = "") -> Made:
    """停用 (with a reason) or 启用 a rule. Raises Refused for an unknown rule, without a reason, or when nothing would change."""
    line = _line(office, rule_id)
    if line.active == active:
        raise Refused(f"规则 {rule_id} 本来就是{'启用' if active else '停用'}的，没有改动。")
    if not active and not reason.strip():
        raise Refused(f"停用规则 {rule_id} 要写明理由，以后查得到为什么不用它。填写理由后再办。")
    graded = line.severity if line.severity != line.shipped else None
    kept = line.reason if active else reason.strip()
    _put(
        office,
        rule_id,
        "rule_switch",
        f"{'启用' if active else '停用'}规则：{line.name}",
        active,
        graded,
        kept if graded or not active else "",
    )
    return {"rule": rule_id}


def grade(office: Office, rule_id: str, severity: str, reason: str = "") -> Made:
    """改程度: violation, risk or hint. Raises Refused for an unknown rule or severity, without a reason, or when nothing would change."""
    line = _line(office, rule_id)
    if severity not in set(Severity):
        raise Refused(f"程度写成了“{severity}”，只能是 {'、'.join(Severity)}。改正后再办。")
    wanted = Severity(severity)
    if wanted == line.severity:
        raise Refused(f"规则 {rule_id} 的程度本来就是“{wanted.label}”，没有改动。")
    if wanted != line.shipped and not reason.strip():
        raise Refused(f"改规则 {rule_id} 的程度要写明理由。填写理由后再办。")
    graded = wanted if wanted != line.shipped else None
    kept = reason.strip() or (line.reason if not line.active else "")
    _put(office, rule_id, "rule_grade", f"改程度为{wanted.label}：{line.name}", line.active, graded, kept)
    return {"rule": rule_id}


def reset(office: Office, rule_id: str) -> Made:
    """恢复出厂: on, with the severity it comes with. Raises Refused when the office has changed nothing."""
    line = _line(office, rule_id)
    if not line.is_changed:
        raise Refused(f"规则 {rule_id} 没有改动过，不用恢复。")
    _put(office, rule_id, "rule_switch", f"恢复规则：{line.name}", True, None, "")
    return {"rule": rule_id}


def _line(office: Office, rule_id: str) -> Line:
    line = shelf(office).line(rule_id)
    if line is None:
        raise Refused(f"没有编号是“{rule_id}”的规则，没有改动。核对编号后再办。")
    return line


def _put(office: Office, rule_id: str, name: str, title: str, active: bool, severity: Severity | None, reason: str) -> None:
    known = next((row for row in office.store.settings.rule_changes() if row.id == rule_id), None)
    value = severity.value if severity else None
    with office.act(name, title) as act:
        if known is not None and active and severity is None:
            act.remove(known)
        elif known is not None:
            act.update(known, active=active, severity=value, reason=reason)
        else:
            act.insert(RuleChange(id=rule_id, active=active, severity=value, reason=reason))
