"""What an act made: the ids and numbers that the caller may need next."""

from __future__ import annotations

from collections.abc import Mapping

Made = Mapping[str, "str | tuple[str, ...] | Mapping[str, str]"]
"""For example ``{"document": id, "version": id}``, ``{"findings": (id, …)}``, ``{"filings": {"muni": id, "npc": id}}``."""
