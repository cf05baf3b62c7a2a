"""Disguises of every prohibited kind of fair competition, written by somebody who had not read the rules: five for each of the nineteen kinds.

No rule may be written for one of these sentences; the share they are caught at says how the rules do on wording nobody has shown them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from app.rules.engine import judge
from app.rules.finding import Severity
from app.rules.rule import Packs
from tests.app.rules.small_texts import article, document

SENTENCES = Path(__file__).resolve().parents[2] / "fixtures" / "rules" / "strangers.tsv"
CONTENT = frozenset({"AUTH", "LIC", "PEN", "COE", "FEE", "CER", "RGT", "FC", "TXT"})


def is_caught(clause: str, packs: Packs) -> bool:
    found = judge(document(article(clause)), packs).findings
    return any(f.group in CONTENT and f.severity is not Severity.HINT and f.path for f in found)


def test_four_disguises_in_five_are_caught(packs: Packs) -> None:
    rows = [line.split("\t") for line in SENTENCES.read_text("utf-8").splitlines()]
    assert set(Counter(kind for kind, _ in rows).values()) == {5}
    assert len({kind for kind, _ in rows}) == 19
    missed = [clause for _, clause in rows if not is_caught(clause, packs)]
    assert len(missed) <= len(rows) // 5, missed
