"""Every column out and in again: what the register exports, an empty office reads as its ledger."""

from __future__ import annotations

from app.exchange.full_table import HEADINGS, full_rows
from app.exchange.table_out import write_table
from tests.app import road
from tests.app.exchange.made_ledger import made
from tests.app.exchange.reading import finished, taken_in, tried


def exported(office, path):
    """Write all documents; their rows."""
    rows = finished(full_rows(office, office.store.register.all_documents()))
    write_table(path, HEADINGS, rows)
    return rows


def test_what_was_exported_is_read_again_and_comes_out_the_same(office, tmp_path):
    taken_in(office, made(120).write(tmp_path / "台账.xlsx"))
    rows = exported(office, tmp_path / "全部.xlsx")
    assert not any(cell in ("—", "None") for row in rows for cell in row)
    other = road.opened(tmp_path / "另一处")
    read = tried(other, tmp_path / "全部.xlsx")
    assert (read.trial.problems, [c.heading for c in read.columns if not c.sure]) == ((), [])
    taken_in(other, tmp_path / "全部.xlsx")
    again = exported(other, tmp_path / "再一次.xlsx")
    other.store.close()
    # filings under earlier rules stand in the history as words, and the stage follows from the filings
    drop = {HEADINGS.index(name) for name in ("阶段", "市政府备案状态", "人大常委会备案状态")}
    assert sorted([c for n, c in enumerate(row) if n not in drop] for row in again) == sorted(
        [c for n, c in enumerate(row) if n not in drop] for row in rows
    )
