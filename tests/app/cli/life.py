"""A real document that lives by lists of acts, a day's list after the other, each on the day it would be done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.app import road
from tests.app.cli.conftest import Cli, Said

Line = dict[str, object]


class Days:
    """A store worked by lists of acts; a name given by "as" holds on the days that follow."""

    def __init__(self, cli: Cli, store: Path, begun: str) -> None:
        self._cli, self._list = cli, store.parent / "办理.jsonl"
        self.names: dict[str, str] = {}
        road.opened(store, date.fromisoformat(begun)).close()

    def says(self, day: str, *acts: Line) -> Said:
        """Run ``acts`` with the clock at ``day``."""
        lines = [json.dumps(act, ensure_ascii=False) for act in acts]
        text = "\n".join(lines)
        for name, made in self.names.items():
            text = text.replace(f'"@{name}"', json.dumps(made))
        self._list.write_text(text, "utf-8")
        said = self._cli("--today", day, "run", self._list, verb="run")
        for act, line in zip(acts, said.lines, strict=True):
            if "as" in act and line["ok"]:
                self.names[str(act["as"])] = line["ids"]["document"]  # type: ignore[index]  # ids of a done act
        return said

    def does(self, day: str, *acts: Line) -> list[Mapping[str, object]]:
        """As ``says``, every act succeeding; the ids each of them made."""
        said = self.says(day, *acts)
        refused = [(line["act"], line["error"]) for line in said.lines if not line["ok"]]
        assert refused == [], f"refused on {day}: {refused}"
        return [line["ids"] for line in said.lines]  # type: ignore[misc]  # ids is an object by its schema

    def is_refused(self, day: str, act: Line) -> str:
        """The sentence with which ``act`` is refused."""
        (line,) = self.says(day, act).lines
        assert not line["ok"], f"{act} was done"
        return str(line["error"])

    def due(self, day: str, name: str = "d") -> dict[object, tuple[object, object]]:
        """What runs on ``day`` for a document: name → (last day, light)."""
        lines = self._cli("--today", day, "deadlines", verb="deadlines").lines
        return {line["name"]: (line["due_on"], line["light"]) for line in lines if line["document"] == self.names[name]}

    def force(self, day: str, name: str = "d") -> object:
        """In force or not on ``day``."""
        return self._cli("force", self.names[name], "--on", day).only["force"]

    def is_sound(self, day: str) -> None:
        """The store is whole."""
        assert self._cli("--today", day, "health", verb="health").only == {"ok": True, "problems": []}


class Life(Days):
    """The one document of a store of its own; an act that names no document and no filing is about it."""

    def says(self, day: str, *acts: Line) -> Said:
        """Run ``acts`` with the clock at ``day``; the first of all makes the document."""
        told = [act if "filing" in act or act["act"] == "undo" else {"document": "@d", **act} for act in acts]
        if not self.names:
            told[0] = {**acts[0], "as": "d"}
        return super().says(day, *told)

    def row(self, day: str) -> Line:
        """Its row of ``list``."""
        return self._cli("--today", day, "list", verb="list").only

    def states(self, day: str) -> list[tuple[object, object]]:
        """Its filings as ``list`` tells them: recipient and state."""
        filings = self.row(day)["filings"]
        assert isinstance(filings, list)
        return [(filing["recipient"], filing["state"]) for filing in filings]


def to(recipient: str, act: str, on: str, **told: object) -> Line:
    """An act on the filing with ``recipient``."""
    return {"act": act, "filing": {"document": "@d", "recipient": recipient}, "on": on, **told}


def a(act: str, **told: object) -> Line:
    """An act."""
    return {"act": act, **told}


def findings(cli: Cli, file: Path) -> list[Line]:
    """What the rules say of ``file``."""
    said = cli("check", file)
    assert said.code in (0, 1)
    return said.only["findings"]  # type: ignore[return-value]  # a list of objects by its schema


def named(finding: Line, of: str = "d") -> Line:
    """How an act names a finding of the document called ``of``."""
    return {"document": f"@{of}", "rule": finding["rule"], "path": finding["path"], "start": finding["start"]}


def real(corpus: Path, name: str) -> Path:
    """A document of the corpus; the test is skipped where it is not there."""
    file = next((corpus / "district").glob(f"{name}*.md"), None)
    if file is None:
        pytest.skip(f"the document {name} is not in the corpus beside the project")
    return file
