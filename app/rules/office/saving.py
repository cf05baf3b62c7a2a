"""Rules of the office's own: saved, changed and taken away, each as one act."""

from __future__ import annotations

import re

from app.errors import Refused
from app.lifecycle.made import Made
from app.office import Office
from app.rules.office.draft import RuleDraft, checked, table_of_draft
from app.rules.office.shelf import whole
from app.rules.office.toml import written
from db.records import OfficeRule

_OWN = "B"
"""Stands in the id of a rule of the office's own, between its group and its number: FC-B01."""


def next_id(office: Office, group: str) -> str:
    """The id that the next rule of the office in ``group`` gets: FC-B01, FC-B02, …; a number is not given out again while findings bear it."""
    taken = {rule.id for rule in whole(office).packs.rules} | {row.id for row in office.store.settings.office_rules()}
    taken |= office.store.reviews.tallies().keys()
    numbers = [int(m[1]) for one in taken if (m := re.fullmatch(rf"{re.escape(group)}-{_OWN}(\d+)", one))]
    return f"{group}-{_OWN}{max(numbers, default=0) + 1:02}"


def save_rule(office: Office, draft: RuleDraft) -> Made:
    """Save a new rule (without id) or a changed one of the office's own. Raises Refused with the first thing that is wrong."""
    known = next((row for row in office.store.settings.office_rules() if row.id == draft.id), None)
    if draft.id and known is None:
        raise Refused(f"本单位没有编号是“{draft.id}”的规则，没有保存。出厂的规则不能改内容，可以停用它，另写一条。")
    tried = checked(office, draft)
    if tried.problems or tried.rule is None:
        raise Refused("规则没有保存。" + next(iter(tried.problems.values()), "没有填要找的词句。"))
    rule_id = draft.id or next_id(office, draft.group)
    definition = written({**table_of_draft(draft, tried.rule.basis[0]), "id": rule_id})
    with office.act("rule_save", f"{'改' if known else '新建'}规则：{draft.name.strip()}") as act:
        if known is None:
            act.insert(OfficeRule(id=rule_id, pack="", definition=definition, operator=office.operator, at=office.now()))
        else:
            act.update(known, definition=definition, operator=office.operator, at=office.now())
    return {"rule": rule_id}


def remove_rule(office: Office, rule_id: str) -> Made:
    """Take a rule of the office's own away, with what was changed about it; findings already made stay. Raises Refused for another rule."""
    known = next((row for row in office.store.settings.office_rules() if row.id == rule_id), None)
    if known is None:
        raise Refused(f"“{rule_id}”不是本单位的规则，没有删除。出厂的规则可以停用。")
    change = next((row for row in office.store.settings.rule_changes() if row.id == rule_id), None)
    with office.act("rule_remove", f"删除规则：{rule_id}") as act:
        act.remove(known)
        if change is not None:
            act.remove(change)
    return {"rule": rule_id}
