"""A document with two versions that differ in every way, in the assembled window."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.intake.draft import Draft, read_draft
from app.lifecycle.texts import replace_text
from app.office import Office
from tests.app.compare.drafts import NEW, OLD
from tests.ui.pages.assembled import Whole, bring


@cache
def draft(name: str, text: str) -> Draft:
    """``text`` as it comes in a file called ``name``."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text, "utf-8")
        return read_draft(file)


def put_two_drafts(office: Office, old: str = OLD, new: str = NEW, *, stage: str = "deliberating") -> str:
    """A document at ``stage`` whose text was amended after its review; its id."""
    document = bring(office, draft("送审稿", old), stage, date(2026, 11, 4))
    replace_text(office, document, draft("修改稿", new))
    return document


def two_drafts(whole: Whole, old: str = OLD, new: str = NEW, *, stage: str = "deliberating") -> str:
    """The same in the window."""
    return whole.ask(lambda office: put_two_drafts(office, old, new, stage=stage))
