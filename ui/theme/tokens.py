"""The design tokens of resources/theme/tokens.json as typed values (pixels at 100 % DPI)."""

from __future__ import annotations

import json
from dataclasses import dataclass

import resources


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One step of the type scale: pixel size, line height in pixels, weight 100–900."""

    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours per theme name (``light``, ``dark``), type scale, sizes, and font families by role."""

    colors: dict[str, dict[str, str]]
    types: dict[str, TypeStyle]
    sizes: dict[str, int]
    ui_families: dict[str, tuple[str, ...]]
    document_families: dict[str, tuple[str, ...]]


_DOCUMENT_ROLES = {
    "title": "documentTitle",
    "body": "documentBody",
    "heading1": "documentHeading1",
    "heading2": "documentHeading2",
    "digits": "digitsInDocument",
}


def read_tokens() -> Tokens:
    """The tokens that ship with the program."""
    raw = json.loads(resources.path("theme/tokens.json").read_text(encoding="utf-8"))
    fonts = raw["font"]
    return Tokens(
        colors={name: dict(values) for name, values in raw["color"].items()},
        types={name: TypeStyle(step["size"], step["line"], step["weight"]) for name, step in raw["type"].items()},
        sizes=dict(raw["size"]),
        ui_families={system: (*families,) for system, families in fonts["ui"].items()},
        document_families={role: tuple(fonts[key]) for role, key in _DOCUMENT_ROLES.items()},
    )
