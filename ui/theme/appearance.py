"""What the clerk chooses about the looks: theme, size of type, white paper in the dark, pinned navigation, hidden columns; and the folder of files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path


class Mode(StrEnum):
    """Which colours: those of the system, or one set always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def label(self) -> str:
        """The word in the settings."""
        return {"system": "跟随系统", "light": "浅色", "dark": "深色"}[self.value]


SCALES: dict[str, float] = {"标准": 1.0, "大": 1.15, "特大": 1.3}
"""The three steps of the setting 字号: type and row heights grow together."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Chosen looks; ``scale`` is one of :data:`SCALES`' values, ``white_paper`` keeps paper white in the dark theme."""

    mode: Mode = Mode.SYSTEM
    scale: float = 1.0
    white_paper: bool = False
    navigation_pinned: bool = False
    hidden_columns: tuple[str, ...] = ("handler",)
    """The columns of the register that do not stand there."""
    window: tuple[int, int] = (1440, 868)
    """Width and height in px the window had when it was closed."""
    is_maximised: bool = False
    folder: str = ""
    """Where a dialog for files begins: the folder that a file was chosen in last; empty before the first."""


def read_appearance(file: Path) -> Appearance:
    """The looks kept in ``file``; the plain ones when the file is absent or cannot be understood."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        plain = Appearance()
        return replace(
            plain,
            mode=Mode(kept.get("mode", plain.mode)),
            scale=_nearest_scale(float(kept.get("scale", plain.scale))),
            white_paper=bool(kept.get("white_paper", plain.white_paper)),
            navigation_pinned=bool(kept.get("navigation_pinned", plain.navigation_pinned)),
            hidden_columns=tuple(map(str, kept.get("hidden_columns", plain.hidden_columns))),
            window=_size(kept.get("window", plain.window)),
            is_maximised=bool(kept.get("is_maximised", plain.is_maximised)),
            folder=str(kept.get("folder", plain.folder)),
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return Appearance()


def write_appearance(file: Path, appearance: Appearance) -> None:
    """Keep the looks in ``file``. Raises OSError when the folder cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(asdict(appearance), ensure_ascii=False), encoding="utf-8")


def _size(kept: list[int] | tuple[int, int]) -> tuple[int, int]:
    width, height = kept
    return int(width), int(height)


def _nearest_scale(wanted: float) -> float:
    return min(SCALES.values(), key=lambda scale: abs(scale - wanted))
