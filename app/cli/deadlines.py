"""``deadlines``: every running deadline, first due first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, Console
from app.lifecycle.duties import sentence
from app.lifecycle.register import running


def arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def run(asked: Namespace, console: Console) -> int:
    """Print every running deadline, also those too far ahead for the desk."""
    with console.reading() as office:
        titles = {document.id: document.title for document in office.store.documents.all()}
        for item in running(office):
            due = item.deadline
            record: dict[str, object] = {
                "document": due.document_id,
                "name": due.name,
                "start_on": due.start_on.isoformat(),
                "amount": due.amount,
                "unit": due.unit,
                "due_on": due.due_on.isoformat(),
                "workdays_left": item.workdays_left,
                "light": item.light.value,
                "basis": due.basis,
                "verified": due.verified,
            }
            console.put(record, f"{due.name}　《{titles[due.document_id]}》　{sentence(office, due)}")
    return DONE
