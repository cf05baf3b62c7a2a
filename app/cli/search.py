"""``search TEXT``: every place that holds the words."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, Console
from app.text.filenames import sayable
from db.records import Hit

_AROUND = 20


def arguments(parser: ArgumentParser) -> None:
    """TEXT."""
    parser.add_argument("text", type=sayable)


def run(asked: Namespace, console: Console) -> int:
    """Print the hits with the words around them."""
    with console.reading() as office:
        start = time.perf_counter()
        total, hits = office.store.search.find(asked.text)
        seconds = round(time.perf_counter() - start, 4)
    found = [{"document": h.document_id, "title": h.title, "path": h.path, "quote": _quote(h, asked.text)} for h in hits]
    words = "\n".join([f"“{asked.text}”共 {total} 处", *(f"《{h.title}》{h.path}　{_quote(h, asked.text)}" for h in hits)])
    console.put({"query": asked.text, "seconds": seconds, "total": total, "hits": found}, words)
    return DONE


def _quote(hit: Hit, words: str) -> str:
    at = max(hit.text.lower().find(words.strip().lower()), 0)
    return hit.text[max(0, at - _AROUND) : at + len(words) + _AROUND]
