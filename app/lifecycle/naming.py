"""Whether the office has said what it is called: letters and numbers under the names that ship would go out under nobody's."""

from __future__ import annotations

from string import Formatter

from app.lifecycle.numbers import NAMES
from app.office import Office, shipped_names


def unnamed(office: Office, kind: str, *also: str) -> tuple[str, ...]:
    """The words (法制机构名称) for the names that numbers of ``kind`` and the names ``also`` need and that are still those that ship."""
    needed = {
        *also,
        *(name for form in office.jurisdiction.numbers if form.kind == kind for _, name, _, _ in Formatter().parse(form.template) if name),
    }
    names, shipped = office.names, shipped_names()
    return tuple(word for name, word in NAMES.items() if name in needed and names.get(name, "") == shipped.get(name, ""))
