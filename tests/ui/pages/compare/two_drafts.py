"""A document with two versions that differ in every way, in the assembled window."""

from __future__ import annotations

from datetime import date

from app.lifecycle.texts import replace_text
from app.office import Office
from tests.app import road
from tests.app.compare.drafts import NEW, OLD
from tests.ui.pages.assembled import Whole, bring


def put_two_drafts(office: Office, old: str = OLD, new: str = NEW, *, stage: str = "deliberating") -> str:
    """A document at ``stage`` whose text was amended after its review; its id."""
    document = bring(office, road.draft(old, "送审稿.txt"), stage, date(2026, 11, 4))
    replace_text(office, document, road.draft(new, "修改稿.txt"))
    return document


def two_drafts(whole: Whole, old: str = OLD, new: str = NEW, *, stage: str = "deliberating") -> str:
    """The same in the window."""
    return whole.ask(lambda office: put_two_drafts(office, old, new, stage=stage))
