"""示例库: a store of its own in which the shipped examples of a fictional 云州区 have gone down the whole road, to be looked at and deleted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import resources
from app.cli.acts import perform
from app.cli.arguments import Arguments, with_names
from app.clock import Clock
from app.errors import Refused
from app.lifecycle.editing import save_settings
from app.lifecycle.made import Made
from app.office import Office, open_office
from app.review import deciding
from app.text.worker import Worker

TODAY = date(2026, 11, 23)
"""The day the examples are made for."""
OPERATOR = "王芳"
NAMES = {
    "province": "云州省", "municipality": "云州市", "district": "云州区", "region_code": "YZ", "government": "云州区人民政府",
    "government_code": "云州府", "legal_office": "云州区司法局", "legal_office_code": "云州司", "contact": "王芳", "phone": "000-12345678",
}  # fmt: skip

_MARK, _WORDS = "示例数据.txt", "这里是示例数据，可以整个删除。"

Tell = Callable[[str, Made], object]


def mark(folder: Path) -> None:
    """Say in ``folder`` that what lies there are examples."""
    (folder / _MARK).write_text(_WORDS, "utf-8")


def is_marked(folder: Path) -> bool:
    """Whether ``folder`` says that what lies there are examples."""
    return (folder / _MARK).is_file()


def make(folder: Path) -> Iterator[tuple[int, int, str]]:
    """Make the examples' store in ``folder`` unless it is there already; yields how far it is.

    Raises Refused when something else lies there. What was begun and not finished is made anew.
    """
    if is_marked(folder):
        return
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"“{folder}”里有不是示例的数据，没有动它。把它移到别处再打开示例库。")
    begun = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(begun, ignore_errors=True)
    with Worker() as worker:
        office = open_office(begun, Clock(TODAY), OPERATOR)
        try:
            yield from walk(office, worker, {}, lambda _act, _made: None)
        finally:
            office.close()
    mark(begun)
    if folder.exists():
        folder.rmdir()
    begun.rename(folder)


def walk(office: Office, worker: Worker, names: dict[str, str], tell: Tell) -> Iterator[tuple[int, int, str]]:
    """Do the shipped list of acts under the names of 云州区; ``names`` gets the documents made by their names in the list, ``tell`` each act."""
    folder = resources.path("examples")
    save_settings(office, {f"names.{key}": value for key, value in NAMES.items()})
    lines = (folder / "acts.jsonl").read_text("utf-8").splitlines()
    for place, line in enumerate(lines, 1):
        values = {key: with_names(value, names) for key, value in json.loads(line).items()}
        made = perform(Arguments(office, worker, values, folder))
        if isinstance(values.get("as"), str):
            names[str(values["as"])] = str(made["document"])
        tell(str(values["act"]), made)
        yield place, len(lines), "准备示例库"
    _begin_review(office, names["housing"])


def _begin_review(office: Office, document_id: str) -> None:
    """Decide the first findings, so that the workbench is seen half way."""
    review = office.store.reviews.current(document_id)
    assert review is not None, "the list of acts accepts this document"
    for place, finding in enumerate(office.store.reviews.findings(review.id)[:5]):
        listed = finding.severity != "hint" and place != 1
        deciding.decide(office, finding.id, listed=listed, reason="" if listed else deciding.REASONS[0])
