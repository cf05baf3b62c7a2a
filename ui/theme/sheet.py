"""The style sheet: resources/theme/window.qss with its colour names and scaled pixels filled in.

In the template ``@name`` is a colour token and ``14sp`` is 14 px times the chosen size of type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import resources

_COLOR = re.compile(r"@([A-Za-z][A-Za-z0-9]*)")
_SCALED = re.compile(r"\b(\d+)sp\b")


def make_sheet(colors: Mapping[str, str], scale: float) -> str:
    """The whole style sheet. Raises KeyError when the template names a colour that the tokens lack."""
    template = resources.path("theme/window.qss").read_text(encoding="utf-8")
    colored = _COLOR.sub(lambda found: colors[found.group(1)], template)
    return _SCALED.sub(lambda found: f"{round(int(found.group(1)) * scale)}px", colored)
