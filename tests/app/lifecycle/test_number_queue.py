"""Numbers asked for by four processes that take turns at the one lock of a store: none twice, none left out."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.clock import Clock
from app.lifecycle.number_register import number_register
from app.lifecycle.voiding import void_number
from app.office import Office, open_office
from tests.app import road

PROCESSES = 4
NUMBERS = 1000 if os.environ.get("GUIHENG_DRILL") == "full" else 80
KIND = "review_opinion"

ASKING = """
import sys
from datetime import date
from pathlib import Path
from app.clock import Clock
from app.errors import UserError
from app.lifecycle.numbering import issue
from app.office import open_office

folder, name, wanted, turn = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
while wanted:
    try:
        office = open_office(folder, Clock(date(2026, 11, 23)), name)
    except UserError:
        continue  # another one has its turn
    for _ in range(min(turn, wanted)):
        with office.act("number", "取号") as act:
            print(issue(office, act, "review_opinion", None, 2026), flush=True)
        wanted -= 1
    office.store.close()
"""
"""A clerk's program: it opens the store when nobody else has it, takes some numbers, and lets go."""


@pytest.mark.drill
def test_four_processes_get_every_number_once_and_leave_no_gap(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    road.opened(folder).store.close()
    root = Path(__file__).resolve().parents[3]
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ASKING, str(folder), f"经办{n}", str(NUMBERS // PROCESSES), str(1 + 3 * n)],
            stdout=subprocess.PIPE, text=True, cwd=root,
        )
        for n in range(PROCESSES)
    ]  # fmt: skip
    given = [process.communicate()[0].split() for process in asking]
    assert [process.returncode for process in asking] == [0] * PROCESSES
    assert [len(numbers) for numbers in given] == [NUMBERS // PROCESSES] * PROCESSES
    assert sorted(number for numbers in given for number in numbers) == sorted(f"云州司审〔2026〕{n}号" for n in range(1, NUMBERS + 1))
    office = open_office(folder, Clock(date(2026, 11, 23)), "王芳")
    (series,) = number_register(office)
    assert (series.name, series.issued, series.voided, series.unused) == ("合法性审核意见书编号", NUMBERS, (), ())
    office.store.close()


def test_the_register_of_numbers_tells_each_void_with_day_and_reason(office: Office) -> None:
    document = road.at(office, "registered")
    void_number(office, document, reason="用纸作废")
    series = {one.name: one for one in number_register(office)}
    (void,) = series["发文字号"].voided
    assert (void.text, void.on, void.reason, void.document) == (
        "云州府规〔2026〕1号",
        office.today(),
        "用纸作废",
        road.now(office, document).title,
    )
    assert (series["发文字号"].issued, series["发文字号"].last, series["发文字号"].unused) == (1, "云州府规〔2026〕2号", ())
