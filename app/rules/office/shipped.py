"""The shipped rules as they are written, before word groups are put in: what a person reads of them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

import resources
from app.rules.tables import Table

_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)


@lru_cache
def sources() -> dict[str, str]:
    """The text of every shipped rule by id. Cut out of the files, because reading all of them as TOML takes longer than a page may wait."""
    files = (file.read_text("utf-8") for file in sorted(resources.path("rules").glob("*.toml")))
    blocks = (block for text in files for block in re.split(r"^\[\[rule\]\]\s*$", text, flags=re.MULTILINE)[1:])
    return {found[1]: block for block in blocks if (found := _ID.search(block))}


def shipped_table(rule_id: str) -> Table | None:
    """The keys of one shipped rule; None when none has this id."""
    block = sources().get(rule_id)
    return None if block is None else tomllib.loads(block.replace("[[rule.", "[["))
