"""Whose an item is, in the few words a row has room for and in the sentence of its tooltip. No Qt here."""

from __future__ import annotations

from app.lifecycle.desk import DeskItem, Scope
from ui.pages.naming import spoken_day

NOBODY = "未分办"


def whose(item: DeskItem, scope: Scope, *, is_shared: bool) -> str:
    """What stands on the row: nothing where it goes without saying (one's own matters, or where one works alone)."""
    if not is_shared or (scope is Scope.MINE and item.is_mine):
        return ""
    found = item.handling
    if not found.handler:
        return NOBODY
    if not found.away_until:
        return found.handler
    return f"{found.stand_in}代{found.handler}" if found.stand_in else f"{found.handler}请假"


def told(item: DeskItem, *, is_shared: bool) -> str:
    """The same as a sentence, with the day the handler is back."""
    found = item.handling
    if not is_shared:
        return ""
    if not found.handler:
        return "没有分给谁办"
    parts = [f"经办人{found.handler}"]
    if found.away_until:
        parts.append(f"请假到{spoken_day(found.away_until, found.away_until)}")
    if found.stand_in:
        parts.append(f"{found.stand_in}替办")
    return "，".join(parts)
