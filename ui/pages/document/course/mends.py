"""Where what a guard says mends it leads: a deed of the course made for this very document, or nothing of its own. No Qt here."""

from __future__ import annotations

from app.lifecycle.proceedings import INTERPRETATION
from app.lifecycle.stages import Stage
from app.lifecycle.texts import REPLACEABLE
from app.lifecycle.transitions import Act
from ui.pages.document.course import archive, comments, deliberation, proceedings, publication
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View

ELSE = "page:"
"""Begins the name of what is done on another page."""
TEXTS = f"{ELSE}texts"
"""The page where texts are put in beside the procedure."""

OWN = ("comments", "minutes", "place", "archive", "proceeding", "interpretation", "version")
"""What is mended here, by the kind of the key (before its colon)."""


def own(view: View, key: str) -> Deed | str:
    """The deed that mends ``key``, or the name of one; empty when there is none of its own."""
    kind, _, code = key.partition(":")
    match kind:
        case "comments":
            row = comments.waiting(view)
            return comments.disposed(row) if row else "comment"
        case "minutes":
            rows = view.dossier.deliberations
            return deliberation.minutes(rows[-1]) if rows else "deliberate"
        case "place":
            return publication.mending(view)
        case "archive":
            return archive.mending(view, code)
        case "proceeding":
            return "fair_competition" if code == proceedings.FAIR else proceedings.held(code)
        case "interpretation":
            return proceedings.held(INTERPRETATION)
        case "version":
            return _text(view)
        case _:
            return ""


def _text(view: View) -> str:
    """What puts a text in at the stage where the document stands."""
    stage = view.dossier.stage
    return str(Act.IMPORT) if stage is Stage.PROPOSED else "replace_text" if stage in REPLACEABLE else TEXTS
