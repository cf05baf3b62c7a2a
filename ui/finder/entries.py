"""What the command box finds, and which of it answers to the words typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is, as it stands at the right of its line."""

    RECENT = "最近"
    PAGE = "页面"
    ACTION = "操作"
    SETTING = "设置"
    DOCUMENT = "文件"
    CODE = "单据"
    SEARCH = "查找"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``text`` with a grey ``note``, printed ``keys``, and ``do``. With a ``reason`` it cannot be done now, and the reason is shown in place of the note."""

    kind: Kind
    text: str
    do: Callable[[], object]
    note: str = ""
    keys: str = ""
    icon: str = ""
    reason: str = ""

    @property
    def spoken(self) -> str:
        """The line as one sentence for a screen reader."""
        parts = (
            self.kind.value,
            self.text,
            self.note if not self.reason else f"现在不能用：{self.reason}",
            self.keys and f"按键 {self.keys}",
        )
        return "，".join(part for part in parts if part)


_NONE = 9


def matching(entries: Iterable[Entry], words: str, initials: Mapping[str, str]) -> list[Entry]:
    """The entries that hold every word of ``words``, those that begin with them first; ``initials`` are the pinyin initials of texts that have some."""
    wanted = words.casefold().split()
    ranked = [(_rank(entry, wanted, initials.get(entry.text, "")), place, entry) for place, entry in enumerate(entries)]
    return [entry for rank, _, entry in sorted(ranked, key=lambda found: found[:2]) if rank < _NONE]


def _rank(entry: Entry, wanted: list[str], initials: str) -> int:
    """0 begins with the words, 1 holds them, 2 in the note, 3 by initials; things that cannot be done now stand behind those that can."""
    if not wanted:
        return 0
    text, note = entry.text.casefold(), entry.note.casefold()
    late = 4 if entry.reason else 0
    if text.startswith(wanted[0]) and all(word in text for word in wanted):
        return late
    if all(word in text for word in wanted):
        return late + 1
    if all(word in text or word in note for word in wanted):
        return late + 2
    if initials and all(word in initials for word in wanted):
        return late + 3
    return _NONE
