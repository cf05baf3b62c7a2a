"""What holds inside a group of an .rtf file, and the texts of their own (body, note, box, margin, comment) while they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field, replace

from app.text.line import Line
from app.text.readers.changes import Changes, Mark
from app.text.readers.flow import Flow

PART = "rtf"


@dataclass(slots=True)
class Remark:
    """A comment on its way: its author, its day (a DTTM), the name of the words it is about, and where it stands."""

    author: str = ""
    at: int = 0
    name: str = ""
    place: int = 0
    offset: int = 0


@dataclass(slots=True)
class Story:
    """One text; ``kind`` is the destination that opened it, ``place`` that of the paragraph being read.

    ``edges`` and ``inner`` are the columns of the row, of the outer and of the inner tables.
    """

    kind: str
    author: InitVar[Callable[[int], str]]
    place: int = 0
    flow: Flow = field(default_factory=lambda: Flow(PART))
    text: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)
    has_gone: bool = False
    """Whether some of the paragraph is not read, being hidden or a tracked change."""
    edges: list[int] = field(default_factory=lambda: [0])
    inner: list[int] = field(default_factory=lambda: [0])
    changes: Changes = field(init=False)

    def __post_init__(self, author: Callable[[int], str]) -> None:
        self.changes = Changes(PART, author)

    def number(self) -> str:
        """The automatic number before the paragraph, as the file prints it; bullets are none."""
        raw = "".join(self.label)
        self.label.clear()
        shown = raw.strip()
        if not any(char.isalnum() for char in shown) or shown == "o":
            return ""
        return shown + ("\t" if raw[-1].isspace() else "")

    def put(self, text: str) -> None:
        """More visible text; the two halves of a surrogate pair become one character."""
        last = self.text[-1] if self.text else ""
        if "\ud800" <= last <= "\udbff" and "\udc00" <= text[:1] <= "\udfff":
            self.text[-1] = (last + text[0]).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            text = text[1:]
        self.text.extend(text)

    def taken(self) -> str:
        """The visible text of the paragraph that ends; the next begins empty."""
        text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in self.text)
        self.text.clear()
        return text


@dataclass(slots=True)
class State:
    """What holds inside a group; a group begins with a copy of what holds around it."""

    story: Story
    target: str = "text"
    font: int = -1
    skip: int = 1
    hidden: bool = False
    inserted: Mark | None = None
    deleted: Mark | None = None
    in_table: bool = False
    depth: int = 1
    starred: bool = False

    @property
    def table_depth(self) -> int:
        """How deep in tables a paragraph that ends here stands."""
        return max(1, self.depth) if self.in_table else 0

    def _pard(self, _: int) -> None:
        self.in_table, self.depth = False, 1

    def _choose_font(self, number: int) -> None:
        self.font = number

    def _inserted(self, number: int) -> None:
        self.inserted = Mark() if number else None

    def _inserted_by(self, number: int) -> None:
        self.inserted = replace(self.inserted or Mark(), author=number)

    def _inserted_on(self, number: int) -> None:
        self.inserted = replace(self.inserted or Mark(), at=number & 0xFFFFFFFF)

    def _deleted(self, number: int) -> None:
        self.deleted = Mark() if number else None

    def _deleted_by(self, number: int) -> None:
        self.deleted = replace(self.deleted or Mark(), author=number)

    def _deleted_on(self, number: int) -> None:
        self.deleted = replace(self.deleted or Mark(), at=number & 0xFFFFFFFF)

    def _hide(self, number: int) -> None:
        self.hidden = bool(number)

    def _stand_in_table(self, number: int) -> None:
        self.in_table = bool(number)

    def _stand_deep(self, number: int) -> None:
        self.depth = number

    def _skip(self, number: int) -> None:
        self.skip = max(0, min(number, 20))


STATE_WORDS: dict[str, Callable[[State, int], None]] = {
    "f": State._choose_font,
    "uc": State._skip,
    "pard": State._pard,
    "v": State._hide,
    "revised": State._inserted,
    "revauth": State._inserted_by,
    "revdttm": State._inserted_on,
    "deleted": State._deleted,
    "revauthdel": State._deleted_by,
    "revdttmdel": State._deleted_on,
    "intbl": State._stand_in_table,
    "itap": State._stand_deep,
}
"""Control words that change what holds inside a group, and nothing else."""
