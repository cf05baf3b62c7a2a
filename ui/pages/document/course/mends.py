"""Where what a guard says mends it leads: a deed of the course made for this very document, or nothing of its own. No Qt here."""

from __future__ import annotations

from app.lifecycle.proceedings import INTERPRETATION
from ui.pages.document.course import archive, comments, deliberation, proceedings, publication
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View

OWN = ("comments", "minutes", "place", "archive", "proceeding", "interpretation")
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
        case _:
            return ""
