"""``import PATH…``: make documents of what arrived, one line each.

A file named is one document. A zip archive is one submission (with several texts of evidently different titles, one for
each). A folder recurses: where all that lies below it is plainly one submission (one text, and beside it papers that only
come with one: 起草说明, 征求意见情况 …) it becomes one document with its materials; else each folder in it is looked at by
itself, and every file lying directly in it is a document of its own, as a folder of drafts is.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.cli.console import DONE, FAILED, Console
from app.errors import Unreadable, UserError
from app.intake.arrival import Arrival
from app.intake.arriving import arrived
from app.intake.draft import read_draft
from app.intake.gathering import left_out
from app.intake.importing import import_draft
from app.intake.receiving import receive
from app.intake.submission import Submission
from app.lifecycle.made import Made
from app.office import Office
from app.text.filenames import sayable, sayable_path
from app.text.formats import is_plain_zip
from app.text.worker import Worker

MOST_ENTRIES = 60
"""A folder with more in it is a store of drafts, not a submission, and is not read twice to find out."""


def arguments(parser: ArgumentParser) -> None:
    """PATH…"""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")


def run(asked: Namespace, console: Console) -> int:
    """Import everything that can be read."""
    code = DONE
    with console.office() as office, Worker() as worker:
        for path in asked.paths:
            for one in _deliveries(path, worker):
                try:
                    made = _take_in(office, one, worker)
                except UserError as error:
                    console.refuse(error.sentence, file=sayable_path(one.path))
                    code = FAILED
                    continue
                document = office.document(str(made["document"]))
                record = {"document": document.id, "title": document.title, "files": one.files, "kind": document.matter}
                console.put(record, f"已导入《{document.title}》")
                for name, sentence in one.barred:
                    console.refuse(sentence, file=name)
                    code = FAILED
    return code


@dataclass(frozen=True, slots=True)
class _Delivery:
    """What becomes one document: a file by itself, or the files of one submission found at ``path``."""

    path: Path
    submission: Submission | None = None
    problem: str = ""
    """Why nothing can be made of an archive."""

    @property
    def files(self) -> list[str]:
        """The files as given, the main text first; in an archive its path goes before."""
        if self.submission is None:
            return [sayable_path(self.path)]
        return [self._told(part.arrival) for part in self.submission.kept]

    @property
    def barred(self) -> list[tuple[str, str]]:
        """The files the gate kept out, each with its sentence."""
        return [(self._told(part.arrival), part.arrival.refusal) for part in self.submission.barred] if self.submission else []

    def _told(self, arrival: Arrival) -> str:
        return sayable_path(self.path / arrival.folder / arrival.name)


def _deliveries(path: Path, worker: Worker) -> Iterator[_Delivery]:
    if is_plain_zip(path):
        yield from _packed(path, worker)
    elif path.is_dir() and os.access(path, os.R_OK | os.X_OK):
        whole = _whole(path, worker)
        if whole is not None:
            yield _Delivery(path, whole)
            return
        for entry in sorted(p for p in path.iterdir() if not left_out(p.name)):
            yield from _deliveries(entry, worker)
    else:
        yield _Delivery(path)


def _packed(path: Path, worker: Worker) -> Iterator[_Delivery]:
    came = arrived([path], worker)
    closed = next((one.why for one in came.passed if one.name == sayable(path.name)), "")
    if closed or not came.submissions:
        yield _Delivery(path, problem=f"“{sayable(path.name)}”{closed or '里面没有可以导入的文件'}。")
        return
    yield from (_Delivery(path, submission) for submission in came.submissions)


def _whole(folder: Path, worker: Worker) -> Submission | None:
    """The submission that everything below ``folder`` plainly is, or None."""
    files = [file for file in islice(folder.rglob("*"), MOST_ENTRIES + 1) if not left_out(file.name)]
    if not 1 < len(files) <= MOST_ENTRIES:
        return None
    came = arrived([folder], worker)
    return came.submissions[0] if came.is_one_submission else None


def _take_in(office: Office, one: _Delivery, worker: Worker) -> Made:
    if one.problem:
        raise Unreadable(one.problem)
    if one.submission is not None:
        return receive(office, one.submission)
    return import_draft(office, read_draft(one.path, worker))
