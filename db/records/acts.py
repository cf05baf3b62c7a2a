"""The log: one entry per act, chained by hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LoggedAct:
    """One entry of the change log.

    ``kind`` is do, undo, redo, or sign (the operator's name was entered among the people); ``undoes`` names the entry an
    undo or redo takes back. ``final`` acts have left the house. ``changes`` is canonical JSON: a list of [table, id,
    before or null, after or null].
    """

    id: str
    store_id: str
    seq: int
    kind: str
    name: str
    title: str
    operator: str
    at: datetime
    final: bool
    undoes: str | None
    changes: str
    previous: str
    hash: str
