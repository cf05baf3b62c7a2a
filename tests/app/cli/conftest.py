"""The command line in this process, every line of its output held against the schema of its verb."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import resources
from app.cli.parser import main
from tests.app import road


@cache
def schema(name: str) -> Draft202012Validator:
    """The validator of one shape."""
    content = json.loads(resources.path(f"schema/{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of the command line said."""

    code: int
    lines: tuple[dict[str, object], ...]
    errors: str

    @property
    def only(self) -> dict[str, object]:
        """The one line there is."""
        (line,) = self.lines
        return line


Cli = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The store's folder."""
    return tmp_path / "规衡 数据"


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs one verb with ``--json`` on the store and validates every line it writes to standard output."""

    def run(*words: object, verb: str | None = None) -> Said:
        capsys.readouterr()
        called = ["--store", str(folder), "--today", road.TODAY.isoformat(), "--by", road.CLERK, "--json", *map(str, words)]
        try:
            code = main(called)
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        lines = tuple(json.loads(line) for line in out.splitlines())
        for line in lines:
            schema("error" if "error" in line and not {"ok", "row"} & set(line) else verb or str(words[0])).validate(line)
        return Said(code, lines, err)

    return run


@pytest.fixture
def office(cli: Cli, folder: Path) -> None:
    """The store has the names of 云州区."""
    road.opened(folder).close()


@pytest.fixture
def acts(cli: Cli, office: None, tmp_path: Path) -> Callable[..., Said]:
    """Runs a list of acts, given as dicts or as raw lines."""

    def run(*lines: dict[str, object] | str) -> Said:
        file = tmp_path / "办理.jsonl"
        file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
        return cli("run", file)

    return run


@pytest.fixture
def paper(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text into a file of its own."""

    def write(name: str = "送审稿.md", words: str = "") -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words or road.text(), "utf-8")
        return file

    return write
