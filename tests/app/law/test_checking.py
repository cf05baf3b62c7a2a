"""The catalogue that ships holds, and a catalogue that does not is told what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.law.catalogue import Catalogue, shipped
from app.law.checking import faults, known_exceptions
from app.law.law import Law
from app.rules.pack import load_packs

GOOD = Law(
    "甲条例", level="行政法规", first_promulgated=date(2000, 1, 1), effective_on=date(2000, 5, 1), last_article=30, as_of=date(2025, 1, 1)
)


def test_the_shipped_catalogue_has_no_fault_that_no_exception_explains() -> None:
    bases = [(rule.id, basis.law, basis.article) for rule in load_packs().rules for basis in rule.basis]
    found = faults(shipped(), bases, known_exceptions())
    assert [fault for fault in found if not fault.reason] == []


def test_every_exception_is_still_needed() -> None:
    found = {(fault.kind, fault.title) for fault in faults(shipped(), [], {})}
    assert set(known_exceptions()) - found == set()


@pytest.mark.parametrize(
    ("law", "kind"),
    [
        (replace(GOOD, latest_revision=date(1999, 1, 1)), "dates"),
        (replace(GOOD, effective_on=date(1999, 1, 1)), "dates"),
        (replace(GOOD, repealed_on=date(2000, 2, 1), status="已废止"), "dates"),
        (replace(GOOD, pending_version=date(1999, 1, 1)), "dates"),
        (replace(GOOD, level="大法"), "level"),
        (replace(GOOD, last_article=9000), "articles"),
        (replace(GOOD, replaced_by="没有的法", status="已废止"), "replaced_by"),
        (replace(GOOD, replaced_by="乙条例"), "status"),
        (replace(GOOD, aliases=("乙",)), "names"),
    ],
)
def test_a_wrong_row_is_told(law: Law, kind: str) -> None:
    other = replace(GOOD, title="乙条例", aliases=("乙",))
    assert kind in {fault.kind for fault in faults(Catalogue([law, other]), [], {}) if fault.title in (law.title, other.title)}


def test_a_right_row_is_not_told() -> None:
    assert faults(Catalogue([GOOD]), [("X-01", "甲条例", "第三十条")], {}) == ()


def test_successors_that_run_in_a_circle_are_told() -> None:
    one = replace(GOOD, replaced_by="乙条例", status="已废止")
    other = replace(GOOD, title="乙条例", replaced_by="甲条例", status="已废止")
    assert [fault.kind for fault in faults(Catalogue([one, other]), [], {})] == ["replaced_by", "replaced_by"]


@pytest.mark.parametrize("base", [("X-01", "甲法", None), ("X-01", "甲条例", "第三十一条"), ("X-01", "甲条例", "附则")])
def test_a_basis_that_the_catalogue_does_not_hold_is_told(base: tuple[str, str, str | None]) -> None:
    assert [fault.kind for fault in faults(Catalogue([GOOD]), [base], {})] == ["basis"]
