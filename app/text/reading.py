"""Reading one file in this very process: gate, reader, secrecy, tree. Only the reading process calls it; others use ``worker``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.errors import Unreadable
from app.text import guard, secrecy, structure
from app.text.filenames import sayable
from app.text.formats import Format
from app.text.line import Lines
from app.text.tree import Reading


def read_here(path: Path) -> Reading:
    """The reading of ``path``; raises Unreadable or Hostile with a sentence for the clerk."""
    found, lines = _admitted(path)
    tree = structure.build(lines.lines, lines.metadata, sayable(path.stem))
    warning = guard.misnamed(path, found)
    return Reading(
        file=str(path),
        format=found.value,
        tree=tree,
        pending_revisions=lines.pending_revisions,
        comments=lines.comments,
        warnings=(*((warning,) if warning else ()), *lines.warnings),
    )


def read_lines(path: Path) -> Lines:
    """The lines of ``path`` before they become a tree; raises as ``read_here``."""
    return _admitted(path)[1]


def _admitted(path: Path) -> tuple[Format, Lines]:
    found, data = guard.admit(path)
    lines = _lines(found, path, data)
    secrecy.refuse(path, lines)
    if not any(line.text or line.rows for line in lines.lines):
        raise Unreadable(guard.refusal(path.name, "里面没有文字。请确认选对了文件再导入。"))
    return found, lines


def _lines(found: Format, path: Path, data: bytes) -> Lines:
    if found is Format.DOCX:
        from app.text.readers import docx

        read = docx.read(data, path.name)
    elif found is Format.PDF:
        from app.text.readers import pdf

        read = pdf.read(data, path.name)
    else:
        from app.text.readers import plain

        read = plain.read(data, path.name)
    return replace(read, lines=tuple(line.stripped() for line in read.lines if line.text.strip() or line.rows))
