"""The store made for measuring is a store as any other."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest

import resources
from app import program, safekeeping
from app.bench.filling import CLAUSES, FREQUENT, RARE, fill
from app.clock import Clock
from app.lifecycle.listing import disagreements
from app.office import open_office
from db.records.register import Ask
from tests.app import road


def test_the_made_store_is_sound_and_every_text_holds_the_frequent_word(tmp_path: Path) -> None:
    office = open_office(tmp_path / "数据", Clock(road.TODAY), "测速")
    assert list(fill(office, 120)) == [120]
    register = office.store.register
    assert (register.count(), register.total(Ask(words=FREQUENT))) == (120, 120)
    assert 0 < register.total(Ask(words=RARE)) < 12
    assert office.store.db.execute("SELECT count(*) FROM clauses").fetchone() == (120 * CLAUSES,)
    assert (disagreements(office), safekeeping.problems(office)) == ((), ())
    office.store.close()


@pytest.mark.drill
def test_the_window_is_driven_through_every_step_and_says_how_long_each_took(tmp_path: Path) -> None:
    if os.environ.get("GUIHENG_DRILL") != "full":
        pytest.skip("GUIHENG_DRILL=full 时运行")
    line = program.command("bench", "--quick", "--json", "--keep", str(tmp_path))
    child = subprocess.run(line, cwd=program.home(), stdout=subprocess.PIPE, check=True)
    schema = json.loads(resources.path("schema/bench.json").read_text("utf-8"))
    found = [json.loads(said) for said in child.stdout.decode().splitlines()]
    for said in found:
        jsonschema.validate(said, schema)
    assert {"启动", "翻一", "拖到", "点列", "搜少"} <= {said["name"][:2] for said in found}
