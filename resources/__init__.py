"""Data the program ships, read-only: rule packs, jurisdictions, forms, theme, schemas, examples."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder ``name`` (slash-separated) of this package, wherever the program was installed or unpacked."""
    return _ROOT / name
