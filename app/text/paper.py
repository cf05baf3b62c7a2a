"""An official paper while it is taken apart: its lines, what is known of them, and the blocks made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.text import roles
from app.text.line import Line

_JOINED = ("signature", "imprint")


@dataclass(slots=True)
class Block:
    """Lines of one part; ``role`` is a node kind, or ``body`` for what the clause parser takes.

    ``label`` is the line that stands before a title and belongs to it (附件1); ``title`` the title of an annex.
    """

    role: str
    lines: list[Line] = field(default_factory=list)
    label: Line | None = None
    title: list[Line] = field(default_factory=list)


class Paper:
    """Lines are taken from the front: ``at`` is the next one; ``roles`` holds what single lines tell by themselves."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.texts = [line.text for line in lines]
        self.roles = roles.of(self.texts)
        self.blocks: list[Block] = []
        self.at = 0

    @property
    def done(self) -> bool:
        """Whether every line was taken."""
        return self.at >= len(self.lines)

    def take(self, count: int = 1) -> list[Line]:
        """The next ``count`` lines."""
        taken = self.lines[self.at : self.at + count]
        self.at += count
        return taken

    def add(self, role: str) -> None:
        """The next line as a block; lines of a signature or imprint that follow each other are one."""
        self.extend(role, self.take())

    def extend(self, role: str, lines: list[Line]) -> None:
        """``lines`` as a block, or as more of the block before where both are one signature or imprint."""
        while self.blocks and not self.blocks[-1].lines and self.blocks[-1].label is None:
            self.blocks.pop()
        if self.blocks and self.blocks[-1].role == role and role in _JOINED:
            self.blocks[-1].lines.extend(lines)
        else:
            self.blocks.append(Block(role, lines))
