"""What the clipboard holds, as the check page takes it: files that were copied, or words."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.intake.arriving import Arrived, arrive
from app.intake.pasted import Clip, as_file
from app.office import Office
from app.text.worker import Worker
from ui.ops import Ops


class Pasting(QObject):
    """``files(list[Path])`` when files had been copied; else ``begun(job)`` when the words are read and ``came(Arrived)`` when they were."""

    files = Signal(list)
    begun = Signal(object)
    came = Signal(object)

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops

    def paste(self) -> None:
        """Take what the clipboard holds now."""
        held = QGuiApplication.clipboard().mimeData()
        copied = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()] if held else []
        if copied:
            self.files.emit(copied)
            return
        clip = Clip(held.text(), held.html() if held.hasHtml() else "") if held else Clip("")
        self._ops.query(lambda office: office.now(), lambda now: self._read(clip, now), owner=self)

    def _read(self, clip: Clip, now: datetime) -> None:
        self.begun.emit(self._ops.run(lambda: _steps(clip, now), self.came.emit, owner=self, title="读取粘贴的文字"))


def _steps(clip: Clip, at: datetime) -> Generator[tuple[int, int, str], None, Arrived]:
    with Worker() as worker, TemporaryDirectory(prefix="guiheng-") as folder:
        return (yield from arrive([as_file(clip, Path(folder), at, worker)], worker))
