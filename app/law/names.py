"""Official titles of laws and the short names they are cited by (行政处罚法 for 中华人民共和国行政处罚法)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources
from app.errors import UserError

_YEAR_OR_REVISION = re.compile(r"（[^）]*(?:修正|修订|年)[^）]*）$")


@dataclass(frozen=True, slots=True)
class Names:
    """``titles`` holds the official titles in the order of the file; ``by_name`` finds one by itself or by a short name."""

    titles: tuple[str, ...]
    by_name: Mapping[str, str]

    def official(self, cited: str) -> str | None:
        """The official title of a law cited as ``cited`` (with or without 《》 and year of revision), or None when unknown."""
        name = _YEAR_OR_REVISION.sub("", cited.strip().strip("《》"))
        return self.by_name.get(name)


@cache
def load_names() -> Names:
    """The names that the program ships (``resources/laws/names.toml``).

    Raises UserError when one short name stands for two laws.
    """
    rows = tomllib.loads(resources.path("laws/names.toml").read_text(encoding="utf-8"))["law"]
    by_name: dict[str, str] = {}
    for row in rows:
        for name in (row["title"], *row.get("short", ())):
            if by_name.setdefault(name, row["title"]) != row["title"]:
                raise UserError(f"法律名称表有误：“{name}”同时指《{by_name[name]}》和《{row['title']}》，请改其中一处后再用。")
    return Names(tuple(row["title"] for row in rows), by_name)
