"""Whether a verb of 办理环节 is open for the document as it stands, and why not. No Qt here."""

from __future__ import annotations

from app.errors import Refused
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.transitions import Act, entered
from ui.pages.document.forms import View


def why_not(view: View, act: Act, outcome: str | None = None) -> str:
    """Why ``act`` cannot be done now; empty when it can."""
    forbidden = view.dossier.forbidden.get(str(act), "")
    if forbidden:
        return forbidden
    try:
        entered(act, view.dossier.stage, Matter(view.dossier.document.matter), outcome)
    except Refused as refused:
        return refused.sentence
    return ""


def not_published(view: View) -> str:
    """Why something that follows publication cannot be done yet; empty once it was published."""
    return "" if view.dossier.document.published_on else "还没有公布。公布以后再登记。"


def has_ended(view: View) -> str:
    """Why something that goes before the end cannot be done any more; empty while the document stands."""
    document = view.dossier.document
    if document.repealed_on:
        return f"{document.repealed_on} 已经废止。"
    if document.declared_invalid_on:
        return f"{document.declared_invalid_on} 已经宣布失效。"
    return ""


def is_over(view: View) -> bool:
    """Whether nothing more is done with the matter: it was archived, terminated or concluded."""
    return view.dossier.stage in (Stage.ARCHIVED, Stage.REJECTED, Stage.CONCLUDED)
