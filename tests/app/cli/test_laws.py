"""``laws --check`` says how much was checked and what stays, with the reason."""

from __future__ import annotations

from app.law.catalogue import shipped
from tests.app.cli.conftest import Cli


def test_the_shipped_laws_pass_and_every_exception_has_its_reason(cli: Cli) -> None:
    said = cli("laws", "--check")
    assert said.code == 0
    assert said.only["laws"] == len(shipped())
    assert said.only["as_of"] == shipped().as_of.isoformat()
    assert said.only["faults"] == []
    exceptions = said.only["exceptions"]
    assert isinstance(exceptions, list)
    assert [row for row in exceptions if not row["reason"]] == []
