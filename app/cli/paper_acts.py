"""The acts of ``run`` on paper: packets built, and the office's own form templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.cli.arguments import Arguments, Run
from app.filing.packet import building
from app.forms import shelf
from app.lifecycle.made import Made


def _packet(a: Arguments) -> Made:
    place = Path(a.text("file"))
    place = place if place.is_absolute() else a.folder / place
    made = building.make(a.office, a.document, a.text("recipient"), place, a.maybe("filing") or "")
    return {key: made[key] for key in ("document", "packet")}


def _form_template(a: Arguments) -> Made:
    return shelf.use_own(a.office, a.text("template"), a.file(a.text("file")))


def _drop_form_template(a: Arguments) -> Made:
    return shelf.drop_own(a.office, a.text("template"))


PAPER: Mapping[str, Run] = {"packet": _packet, "form_template": _form_template, "drop_form_template": _drop_form_template}
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
