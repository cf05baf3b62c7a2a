from __future__ import annotations

import pytest

from app.lifecycle.dossier import NextStep
from app.lifecycle.guard import Guard
from app.lifecycle.transitions import Act
from ui.pages.document.steps import Mend, is_open, mend


def step(act, *guards, others=()):
    return NextStep(act, act.label, guards, None, others)


def lacking(mend_by, *, blocking=False):
    return Guard("已办", False, "", "还没有办", blocking, mend_by)


@pytest.mark.parametrize(("by", "page"), [("conclude", "review"), ("filing", "filing")])
def test_what_is_done_on_another_page_is_mended_there(by, page):
    assert mend(step(Act.TABLE, lacking(by)), "0") == Mend(page=page)


def test_a_missing_reply_is_recorded_on_the_page_itself():
    assert mend(step(Act.TABLE, lacking("reply")), "0") == Mend(deed="reply")


def test_a_material_is_mended_by_its_code():
    assert mend(step(Act.SUBMIT, lacking("material:M05")), "0") == Mend(deed="material", code="M05")


def test_what_an_act_would_mend_that_is_closed_by_now_is_shown_among_the_stages():
    assert mend(step(Act.SUBMIT, lacking("consult")), "0") == Mend(in_course=True)
    assert mend(step(Act.SUBMIT, lacking("consult"), others=(Act.CONSULT,)), "0") == Mend(deed="consult")


def test_a_submission_may_be_opened_while_materials_are_missing():
    assert is_open(step(Act.SUBMIT, lacking("material:M01"), lacking("unit")))


def test_nothing_is_opened_over_a_blocking_gap():
    assert not is_open(step(Act.TABLE, lacking("fair_competition", blocking=True)))


def test_a_tolerated_gap_that_the_dialog_does_not_ask_about_holds_the_button_back():
    assert not is_open(step(Act.SIGN, lacking("resubmit")))
