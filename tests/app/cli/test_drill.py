"""kill -9 in the middle of ``run``: whatever was answered {"ok": true} is stored, and the store is sound."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.office import Office
from app.safekeeping import problems
from tests.app import road

ROOT = Path(__file__).parents[3]
DOCUMENTS = 40
STAGES = {
    "import": "drafting", "consult": "consulting", "submit": "submitted", "accept": "under_review", "conclude": "under_review",
    "table": "deliberating", "deliberate": "deliberating", "sign": "signed", "register": "registered", "publish": "published",
    "file": "published",
}  # fmt: skip


def acts(file: Path, draft: Path) -> Path:
    """Many documents down the road, one after the other."""
    lines: list[dict[str, object]] = []
    for n in range(DOCUMENTS):
        d = {"document": f"@{n}"}
        lines += [
            {"act": "import", "file": str(draft), "as": str(n)},
            {"act": "consult", **d, "carrier": "网站", "on": "2026-10-08", "until": "2026-11-09"},
            {"act": "submit", **d, "unit": f"云州区第{n}局", "on": "2026-11-10", "despite": "演练"},
            {"act": "accept", **d, "on": "2026-11-11"},
            {"act": "conclude", **d, "outcome": "合法", "on": "2026-11-12"},
            {"act": "table", **d, "on": "2026-11-13", "despite": "演练"},
            {"act": "deliberate", **d, "meeting": "常务会议", "result": "通过", "on": "2026-11-16"},
            {"act": "sign", **d, "by": "李强", "on": "2026-11-17"},
            {"act": "register", **d, "on": "2026-11-18"},
            {"act": "publish", **d, "carrier": "网站", "on": "2026-11-20"},
            {"act": "file", **d, "recipient": "npc", "on": "2026-11-23"},
        ]
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return file


def killed(folder: Path, list_: Path, chance: random.Random) -> list[dict[str, object]]:
    """What a run acknowledged before it was killed, after a random number of answers and a random moment more."""
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "--store", str(folder), "--today", "2026-11-23", "--by", "演练", "run", str(list_)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert child.stdout is not None
    try:
        said = [child.stdout.readline() for _ in range(chance.randint(0, 40))]
        # the moment is the point: the kill must fall anywhere inside an act
        time.sleep(chance.uniform(0, 0.03))
    finally:
        child.kill()
    said += child.stdout.readlines()
    child.stdout.close()
    child.wait()
    # the last line may be cut in the middle: that one was not acknowledged
    whole = [line for line in said if line.endswith("\n")]
    return [line for line in map(json.loads, whole) if line["ok"]]


def hold(office: Office, acknowledged: list[dict[str, object]], before: int) -> None:
    """Every acknowledged line is in the store; at most one more act was committed than answered."""
    reached: dict[str, str] = {}
    for line in acknowledged:
        act, ids = str(line["act"]), line["ids"]
        assert isinstance(ids, dict)
        document = str(ids["document"])
        reached[document] = STAGES[act]
        row = road.now(office, document)
        numbers = {number.text for number in office.store.documents.numbers(document)}
        if act == "conclude":
            review = office.store.reviews.current(document)
            assert review is not None
            assert review.opinion_number == ids["number"]
        if act == "register":
            assert (row.unified_number, row.document_number) == (ids["number"], ids["document_number"])
        if "number" in ids:
            assert ids["number"] in numbers
        if act == "publish":
            assert {f.recipient: f.id for f in office.store.filings.of_document(document)} == ids["filings"]
        if act == "file":
            assert office.store.filings.get(str(ids["filing"])).report_number == ids["number"]
        if act == "import":
            version = office.store.documents.version(str(ids["version"]))
            assert office.tree(version).title == road.TITLE
    order = list(dict.fromkeys(STAGES.values()))
    for document, stage in reached.items():
        assert order.index(road.now(office, document).stage) >= order.index(stage)
    events = sum(len(office.store.documents.events(d.id)) for d in office.store.documents.all())
    assert len(acknowledged) <= events - before <= len(acknowledged) + 1
    assert problems(office) == ()


@pytest.mark.drill
@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX kills without warning")
def test_whatever_was_answered_is_stored_when_the_program_is_killed(tmp_path: Path) -> None:
    rounds = 200 if os.environ.get("GUIHENG_DRILL") == "full" else 12
    folder, chance = tmp_path / "数据", random.Random(20261123)
    draft = tmp_path / "送审稿.md"
    draft.write_text(road.text(), "utf-8")
    list_ = acts(tmp_path / "办理.jsonl", draft)
    total = before = 0
    for number in range(rounds):
        if number % 10 == 0:
            # a fresh store now and then keeps the self-check from becoming the greater part
            folder = tmp_path / f"数据{number}"
            road.opened(folder).store.close()
            before = 0
        acknowledged = killed(folder, list_, chance)
        total += len(acknowledged)
        office = road.opened(folder)
        hold(office, acknowledged, before)
        before = sum(len(office.store.documents.events(d.id)) for d in office.store.documents.all())
        office.store.close()
    assert total > rounds * 8
