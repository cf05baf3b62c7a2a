"""What the window hands to the page when files come in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Purpose(Enum):
    """What files were brought for, which makes one way of taking them in the plain one."""

    STORE = "store"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Brought:
    """Files, folders and archives that came in, and what for."""

    paths: tuple[Path, ...]
    purpose: Purpose = Purpose.STORE
