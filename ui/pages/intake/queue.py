"""The matters that wait to be checked, and how far each is. No Qt widgets here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from app.intake import company
from app.intake.arrival import Arrival
from app.intake.arriving import Arrived
from app.intake.draft import Draft
from app.intake.known import Echo
from app.intake.mending import Correcting
from app.intake.sorting import Sorting
from app.intake.submission import BY_HAND, Part, Submission
from app.intake.wordlist import TEXT
from ui.pages.intake.brought import Purpose


class State(Enum):
    """How far a matter is."""

    READ = "read"
    REFUSED = "refused"
    STORED = "stored"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Item:
    """One matter. ``refusal`` when its only file could not be read, ``document`` once it was stored."""

    submission: Submission
    purpose: Purpose = Purpose.STORE
    state: State = State.READ
    document: str = ""
    steps_done: list[str] = field(default_factory=list)
    """The acts already carried out for it: import, consult, submit, accept."""
    echoes: tuple[Echo, ...] = ()
    mendings: dict[str, Correcting] = field(default_factory=dict)
    """The corrections of main texts that were looked at line by line, by the SHA-256 of the bytes."""
    again: bool = False
    """Whether the clerk said to take it in although it is there already."""

    @property
    def path(self) -> Path:
        """The place of the file by which the matter is known again: of its main text, else of its first file."""
        return self._head.path

    @property
    def name(self) -> str:
        """What the list of matters calls it: its file, or of several its title."""
        titles = self.submission.titles
        several = len(self.submission.parts) > 1 and titles.title
        return (titles.body_title or titles.title) if several else self._head.name

    @property
    def draft(self) -> Draft | None:
        """The main text; None while there is none."""
        return self.submission.draft

    @property
    def refusal(self) -> str:
        """Why the only file could not be read."""
        return self._head.refusal if self.state is State.REFUSED else ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to decide about it."""
        return self.state in (State.STORED, State.SKIPPED)

    @property
    def _head(self) -> Arrival:
        return (self.submission.main or self.submission.parts[0]).arrival


class Queue:
    """The items in the order they came, the one shown, and what the files that came did not give."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.current: Item | None = None

    @property
    def waiting(self) -> list[Item]:
        """The items not settled yet."""
        return [item for item in self.items if not item.is_settled]

    @property
    def place(self) -> int:
        """Which the current one is, from 1; 0 without one."""
        return next((number for number, item in enumerate(self.items, 1) if item is self.current), 0)

    def begin_anew(self) -> None:
        """Forget what is settled once nothing else is left."""
        if not self.waiting:
            self.items, self.current = [], None

    def take(self, came: Arrived, purpose: Purpose) -> list[Item]:
        """Put what came at the end; a matter brought once more takes the place of what it was, for it may have been mended.

        Materials without a text join the matter shown.
        """
        taken = []
        for submission in came.submissions:
            home = self._joined(submission)
            if home is not None:
                taken.append(home)
                continue
            fresh = Item(submission, purpose, _state(submission))
            old = next((item for item in self.waiting if item.path == fresh.path), None)
            if old is not None and not old.steps_done:
                old.submission, old.purpose, old.state, old.echoes, old.again = submission, purpose, fresh.state, (), False
            elif old is None:
                self.items.append(fresh)
            taken.append(old or fresh)
        return taken

    def _joined(self, late: Submission) -> Item | None:
        """The matter shown, with the materials that came late; None where they are not its."""
        item = self.current
        if item is None or item.is_settled or item.steps_done or item.draft is None or not company.are_materials(late):
            return None
        whole = company.joined(item.submission, late)
        if whole is None:
            return None
        item.submission = whole
        return item

    def split(self, item: Item, arrival: Arrival) -> Item:
        """Take ``arrival`` out of ``item`` as the main text of a matter of its own."""
        rest = tuple(part for part in item.submission.parts if part.arrival is not arrival)
        item.submission = Submission(rest)
        item.state = _state(item.submission)
        apart = Submission((Part(arrival, Sorting(TEXT, 1.0, BY_HAND)),))
        made = Item(apart, item.purpose, _state(apart))
        self.items.insert(self.items.index(item) + 1, made)
        return made

    def join(self, item: Item) -> None:
        """Make one matter of ``item`` and all others of which nothing was stored yet."""
        others = [other for other in self.waiting if other is not item and not other.steps_done]
        item.submission = item.submission.joined(other.submission for other in others)
        item.state = _state(item.submission)
        self.items = [other for other in self.items if not any(other is gone for gone in others)]


def _state(submission: Submission) -> State:
    """A single file that cannot be read is refused; of several, another may be made the main text."""
    return State.REFUSED if len(submission.parts) == 1 and submission.main is None else State.READ
