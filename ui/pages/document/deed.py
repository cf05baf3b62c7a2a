"""One act of the document page: how it is called, what it asks, what carries it out, and when the menu offers it. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.intake.draft import Draft, read_draft
from app.office import Office
from ui.dialogs.form import Form, Values
from ui.pages.document.forms import View
from ui.pages.document.papers import Letters


class ActDialog(Protocol):
    """What a dialog of an act must be able to do; ``FormDialog`` is one. ``submitted(values)`` when it is filled in."""

    submitted: SignalInstance

    def open(self) -> None:
        """Show it."""

    def accept(self) -> None:
        """The act was done."""

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""

    def ask_despite(self, items: Sequence[str]) -> None:
        """Something is missing: ask for the reason to go on."""


Opened = Callable[[View, object, QWidget], ActDialog]
"""A dialog of one's own, made for a document with what ``prepare`` read, over a page."""


def never(_view: View) -> bool:
    """The menu does not offer it: the next step, a condition or another deed leads to it."""
    return False


def always(_view: View) -> bool:
    """The menu offers it at every stage."""
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: how it is called, its dialog, what carries it out, and what the toast says. ``final`` acts leave the house.

    One without ``form`` and ``opens`` is done at once: it can be undone.
    """

    label: str
    icon: str
    form: Callable[[View], Form] | None
    do: Callable[[Office, str, Values], object]
    said: str
    final: bool = False
    supplies: tuple[str, ...] = ()
    """The guards (by what mends them) that its own dialog asks about, so that it may be opened while they fail."""
    reads: str = ""
    """The field that names a file to be read first; the verb finds what was read under ``draft``."""
    reader: Callable[[Path], Draft] = read_draft
    """What reads that file."""
    settles: bool = False
    """Whether the tracked changes of the file read are asked about before the verb is called."""
    offered: Callable[[View], bool] = never
    """Whether the … menu offers it for the document as it stands."""
    prepare: Callable[[Office, str], object] | None = None
    """What is read from the store before the dialog opens; ``opens`` gets it."""
    opens: Opened | None = None
    """A dialog of its own in place of the form's."""
    papers: Callable[[Office, str, object], Letters] | None = None
    """The letters shown for printing once it is done, from what the verb returned."""
