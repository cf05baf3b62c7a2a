"""保存的视图: a question of the register kept under a name. 今年 stays 今年: it is answered anew on the day it is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.errors import Refused
from app.lifecycle.asking import COLUMNS, RELATIVE, Facet, Filter, Part, Question
from app.lifecycle.made import Made
from app.office import Office
from db.records import Setting

_PREFIX = "view."
LONGEST_NAME = 8
"""Characters of a view's name, so that it has room beside the others."""


@dataclass(frozen=True, slots=True)
class View:
    """A question under a name; ``key`` is the setting that keeps it."""

    key: str
    name: str
    question: Question


def views(office: Office) -> tuple[View, ...]:
    """The views kept, in the order they were made. One that cannot be read any more is passed over."""
    kept = sorted((key, value) for key, value in office.store.settings.all().items() if key.startswith(_PREFIX))
    return tuple(view for key, value in kept if (view := _read(key, value)) is not None)


def keep_view(office: Office, name: str, question: Question) -> Made:
    """Keep ``question`` as the view ``name``. Raises Refused for a name that is empty, too long or taken."""
    words = _named(office, name)
    with office.act("view", f"保存视图“{words}”") as act:
        key = f"{_PREFIX}{act.new_id()}"
        act.insert(Setting(id=key, value=_written(words, question)))
    return {"view": key}


def rename_view(office: Office, key: str, name: str) -> Made:
    """Give a view another name. Raises Refused as :func:`keep_view`, and when there is no such view."""
    setting, view = _kept(office, key)
    words = view.name if name.strip() == view.name else _named(office, name)
    with office.act("view", f"视图改名为“{words}”") as act:
        act.update(setting, value=_written(words, view.question))
    return {"view": key}


def remove_view(office: Office, key: str) -> Made:
    """Forget a view; no document is touched. Raises Refused when there is no such view."""
    setting, view = _kept(office, key)
    with office.act("view", f"删除视图“{view.name}”") as act:
        act.remove(setting)
    return {"view": key}


def _kept(office: Office, key: str) -> tuple[Setting, View]:
    setting = office.store.settings.find(key) if key.startswith(_PREFIX) else None
    view = _read(key, setting.value) if setting is not None else None
    if setting is None or view is None:
        raise Refused("没有这个视图，可能已经删除。刷新后再看。")
    return setting, view


def _named(office: Office, name: str) -> str:
    words = name.strip()
    if not words:
        raise Refused("视图没有名称，没有保存。写上名称后再保存。")
    if len(words) > LONGEST_NAME:
        raise Refused(f"视图名称最多 {LONGEST_NAME} 个字，没有保存。改短后再保存。")
    if any(view.name == words for view in views(office)):
        raise Refused(f"已经有视图“{words}”，没有保存。换一个名称。")
    return words


def _written(name: str, question: Question) -> str:
    filters = {entry.facet.name: list(entry.values) for entry in question.filters}
    kept = {
        "name": name, "text": question.text, "part": question.part.name, "filters": filters, "sort": question.sort,
        "descending": question.descending,
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False)


def _read(key: str, value: str) -> View | None:
    try:
        kept = json.loads(value)
        filters = tuple(Filter(Facet[name], tuple(map(str, values))) for name, values in kept["filters"].items())
        question = Question(str(kept["text"]), Part[kept["part"]], filters, None, str(kept["sort"]), bool(kept["descending"]))
        return View(key, str(kept["name"]), question) if all(map(_is_known, filters)) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        # a later release may keep what this one does not know
        return None


def _is_known(entry: Filter) -> bool:
    return entry.facet in COLUMNS or all(value in RELATIVE[entry.facet] for value in entry.values)
