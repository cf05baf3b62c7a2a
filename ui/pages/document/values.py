"""What a dialog gave, taken out by kind. No Qt here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ui.dialogs.form import Values


def day_of(values: Values, key: str = "on") -> date | None:
    """A day among the values, None when it was left out."""
    value = values.get(key)
    return value if isinstance(value, date) else None


def text_of(values: Values, key: str) -> str:
    """Words among the values, empty when they were left out."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def file_of(values: Values, key: str = "file") -> Path | None:
    """The file chosen, None when there is none."""
    value = values.get(key)
    return value if isinstance(value, Path) else None


def keys_of(values: Values, key: str) -> tuple[str, ...]:
    """What was ticked."""
    value = values.get(key)
    return value if isinstance(value, tuple) else ()


def reason_of(values: Values) -> str | None:
    """The reason of 带缺项继续, None when nothing was missing."""
    return text_of(values, "despite") or None


def plain(value: object) -> str:
    """A value as the verbs that set fields take it."""
    return value.isoformat() if isinstance(value, date) else str(value or "")
