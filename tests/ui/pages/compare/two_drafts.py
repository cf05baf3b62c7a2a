"""A document with two versions that differ in every way, in the assembled window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.intake.draft import Draft, read_draft
from app.lifecycle.texts import replace_text
from app.office import Office
from tests.app.compare.drafts import NEW, OLD
from tests.ui.pages.assembled import Whole, bring


def draft(folder: Path, name: str, text: str) -> Draft:
    """``text`` as it comes in a file called ``name``."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.txt"
    file.write_text(text, "utf-8")
    return read_draft(file)


def two_drafts(whole: Whole, old: str = OLD, new: str = NEW, *, stage: str = "deliberating") -> str:
    """A document at ``stage`` whose text was amended after its review; its id."""
    first, second = (draft(whole.folder / "稿", name, text) for name, text in (("送审稿", old), ("修改稿", new)))

    def work(office: Office) -> str:
        document = bring(office, first, stage, date(2026, 11, 4))
        replace_text(office, document, second)
        return document

    return whole.ask(work)
