"""``list``: the register, a line per document."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, Console
from app.lifecycle.force import Force
from app.lifecycle.register import RegisterRow, rows


def arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def run(asked: Namespace, console: Console) -> int:
    """Print every document, oldest first."""
    with console.reading() as office:
        for row in reversed(rows(office)):
            console.put(_record(row), f"{row.document.document_number or '未编号'}　{row.document.title}　{row.stage_word}")
    return DONE


def _record(row: RegisterRow) -> dict[str, object]:
    d = row.document
    return {
        "document": d.id,
        "title": d.title,
        "document_number": d.document_number,
        "kind": d.matter,
        "issuing_authority": d.issuing_authority,
        "drafting_unit": row.drafting_unit or None,
        "stage": d.stage,
        "force": (row.force or Force.NOT_YET).value,
        "published_on": _iso(d.published_on),
        "effective_on": _iso(d.effective_on),
        "valid_until": _iso(d.valid_until),
        "filings": [
            {
                "filing": f.filing.id,
                "recipient": f.filing.recipient,
                "state": f.filing.state,
                "due_on": _iso(f.due_on),
                "filed_on": _iso(f.filing.filed_on),
            }
            for f in row.filings
        ],
    }


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
