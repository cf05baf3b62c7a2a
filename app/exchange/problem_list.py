"""问题清单: the problems of a ledger as a table, for the clerk who mends them in the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.exchange.problem import Problem
from app.exchange.table_out import write_table

HEADINGS = ("行号", "问题", "列", "写的是", "原因", "怎么办")


def export_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Write ``problems`` to ``path`` (.xlsx or .csv), in their order. Raises UserError."""
    write_table(path, HEADINGS, ((str(p.row), p.kind, p.column, p.value, p.why, p.remedy) for p in problems), title="问题清单")
