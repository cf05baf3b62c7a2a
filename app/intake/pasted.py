"""Text that came by the clipboard, as a file: what Word, WPS and browsers put there with its tables and printed numbers, else the plain characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import Hostile, Refused, Unreadable
from app.intake.draft import Draft, read_draft
from app.text.tree import Reading, Tree
from app.text.worker import Worker

NOTHING = "剪贴板里没有文字，没有粘贴。在 Word、WPS 或者网页里选中文字复制，再粘贴一次。"
_BLOCKS = re.compile(r"<(?:p|div|table|li|h[1-6]|br)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body>|$)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clip:
    """What the clipboard holds: ``html`` (empty without any) and plain ``text``, both as characters."""

    text: str
    html: str = ""


def as_file(clip: Clip, folder: Path, at: datetime, worker: Worker) -> Path:
    """Write ``clip`` into ``folder``: as a page where all its words are read from that, so that tables and automatic numbers survive, else as text.

    Raises Refused when there are no words in it.
    """
    if not clip.text.strip() and not clip.html.strip():
        raise Refused(NOTHING)
    stem = f"粘贴的文字 {at:%Y-%m-%d %H.%M.%S}"
    if _BLOCKS.search(clip.html):
        page = folder / f"{stem}.html"
        page.write_text(_page(clip.html), "utf-8")
        if _reads_all(page, clip.text, worker):
            return page
        page.unlink()
    if not clip.text.strip():
        raise Refused(NOTHING)
    plain = folder / f"{stem}.txt"
    plain.write_bytes(clip.text.replace("\r\n", "\n").encode("utf-8", "replace"))
    return plain


def read_pasted(clip: Clip, at: datetime, worker: Worker | None = None) -> Draft:
    """``clip`` read as a file would be. Raises Refused when there are no words in it, Unreadable or Hostile as for a file."""
    if worker is None:
        with Worker() as own:
            return read_pasted(clip, at, own)
    with TemporaryDirectory(prefix="guiheng-") as folder:
        return read_draft(as_file(clip, Path(folder), at, worker), worker)


def _page(html: str) -> str:
    """The copied part of a page as a page of its own, in UTF-8 whatever it said of itself."""
    found = _FRAGMENT.search(html) or _BODY.search(html)
    return f'<html><head><meta charset="utf-8"></head><body>{found[1] if found else html}</body></html>'


def _reads_all(page: Path, text: str, worker: Worker) -> bool:
    """Whether the page says at least every character of ``text``, each as often."""
    try:
        reading = worker.read(page)
    except (Unreadable, Hostile):
        return False
    return _han("".join(_printed(reading))) >= _han(text) > 0 or not text.strip()


def _printed(reading: Reading) -> Iterator[str]:
    tree: Tree = reading.tree
    for node in tree.walk():
        yield from (node.label or "", node.heading or "", node.text)
        for row in node.rows or ():
            yield from row


def _han(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)
