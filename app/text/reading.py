"""Reading one file in this very process: gate, reader, secrecy, tree. Only the reading process calls it; others use ``worker``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.errors import Unreadable
from app.text import guard, secrecy, structure
from app.text.filenames import sayable
from app.text.formats import Format
from app.text.line import Lines, Told, quietly
from app.text.markup import Comment, Markup, Revision, Settled
from app.text.placing import placed
from app.text.tree import Reading


def read_here(path: Path, settled: Settled = Settled.ACCEPTED, told: Told = quietly) -> Reading:
    """The reading of ``path``, tracked changes taken as ``settled``; raises Unreadable or Hostile with a sentence for the clerk.

    ``told`` hears how many pages were recognised of how many, while that goes on; what it raises ends the reading.
    """
    found, lines = _admitted(path, settled, told)
    tree = structure.build(lines.lines, lines.metadata, sayable(path.stem))
    warning = guard.misnamed(path, found)
    return Reading(
        file=str(path),
        format=found.value,
        tree=tree,
        pending_revisions=lines.pending_revisions,
        comments=lines.comments,
        warnings=(*((warning,) if warning else ()), *lines.warnings),
        markup=Markup(
            tuple(w for w in placed(tree, lines.revisions) if isinstance(w, Revision)),
            tuple(w for w in placed(tree, lines.notes) if isinstance(w, Comment)),
        ),
        settled=settled,
        recognised=lines.recognised,
    )


def read_lines(path: Path, settled: Settled = Settled.ACCEPTED) -> Lines:
    """The lines of ``path`` before they become a tree; raises as ``read_here``."""
    return _admitted(path, settled, quietly)[1]


def _admitted(path: Path, settled: Settled, told: Told) -> tuple[Format, Lines]:
    found, data = guard.admit(path)
    lines = _lines(found, path, data, settled, told)
    secrecy.refuse(path, lines)
    if not any(line.text or line.rows for line in lines.lines):
        raise Unreadable(guard.refusal(path.name, "里面没有文字。确认选对了文件再导入。"))
    return found, lines


def _lines(found: Format, path: Path, data: bytes, settled: Settled, told: Told) -> Lines:
    read = _reader(found, settled, told)(data, path.name)
    return replace(read, lines=tuple(line.stripped() for line in read.lines if line.text.strip() or line.rows))


def _reader(found: Format, settled: Settled, told: Told) -> Callable[[bytes, str], Lines]:
    """The reader of a format, imported only now; each takes the bytes and the name of the file."""
    match found:
        case Format.DOCX:
            from app.text.readers import docx

            return partial(docx.read, settled=settled)
        case Format.DOC:
            from app.text.readers import doc

            return partial(doc.read, settled=settled)
        case Format.OFD:
            from app.text.readers import ofd

            return partial(ofd.read, told=told)
        case Format.IMAGE:
            from app.text.readers import scan

            return partial(scan.read, told=told)
        case Format.RTF:
            from app.text.readers import rtf

            return partial(rtf.read, settled=settled)
        case Format.HTML:
            from app.text.readers import html

            return partial(html.read, settled=settled)
        case Format.PDF:
            from app.text.readers import pdf

            return partial(pdf.read, told=told)
        case _:
            from app.text.readers import plain

            return plain.read
