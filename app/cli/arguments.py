"""The arguments of one act of ``run``, read with the refusals a caller can act on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import Refused
from app.filing import outgoing
from app.lifecycle.dates import read_date
from app.lifecycle.made import Made
from app.office import Office
from app.text.worker import Worker


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one act, read with the refusals a caller can act on. ``folder`` is where relative files are looked for."""

    office: Office
    worker: Worker
    values: Mapping[str, object]
    folder: Path

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            raise Refused(f"缺少参数 {name}。补上后再试。")
        return value

    def maybe(self, name: str) -> str | None:
        """A text, or None."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            raise Refused(f"参数 {name} 应是文字。加上引号后再试。")
        return value or None

    def texts(self, name: str) -> list[str]:
        """A list of texts; absent is empty."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Refused(f"参数 {name} 应是一组文字。改正后再试。")
        return [str(item) for item in value]

    def day(self, name: str) -> date | None:
        """A date, or None."""
        value = self.maybe(name)
        return read_date(value, self.office.today()) if value else None

    def yes(self, name: str) -> bool:
        """A yes or no that must be there."""
        value = self.values.get(name)
        if not isinstance(value, bool):
            raise Refused(f"参数 {name} 应是 true 或者 false。改正后再试。")
        return value

    def file(self, value: str) -> Path:
        """A file as given; a relative one also beside the list of acts."""
        path = Path(value)
        return path if path.is_absolute() or os.path.lexists(path) else self.folder / path

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.text("document")

    @property
    def filing(self) -> str:
        """The id of a filing: as given, or that of {document, recipient}, which a list written beforehand can know."""
        named = self.values.get("filing")
        if isinstance(named, dict):
            return outgoing.filing_of(self.office, str(named.get("document") or ""), str(named.get("recipient") or ""))
        return self.text("filing")

    @property
    def despite(self) -> str | None:
        """The reason for going on although something is missing."""
        return self.maybe("despite")


Run = Callable[[Arguments], Made]
"""One act: it reads its arguments and calls the verb that the window calls."""


def with_names(value: object, names: Mapping[str, str]) -> object:
    """``value`` with every "@name" in it replaced by the id it stands for. Raises Refused for a name not given yet."""
    if isinstance(value, str) and value.startswith("@") and len(value) > 1:
        if value[1:] not in names:
            raise Refused(f'“{value}”还没有所指的文件。前面用 "as" 起名后再用。')
        return names[value[1:]]
    if isinstance(value, list):
        return [with_names(item, names) for item in value]
    if isinstance(value, dict):
        return {key: with_names(item, names) for key, item in value.items()}
    return value
