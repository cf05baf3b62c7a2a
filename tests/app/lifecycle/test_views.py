"""Saved views of the register."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.lifecycle.asking import Facet, Filter, Part, Question
from app.lifecycle.views import keep_view, remove_view, rename_view, views
from app.office import Office
from db.records import Setting

ASKED = Question("住房", Part.LIVING, (Filter(Facet.YEAR, ("今年",)), Filter(Facet.UNIT, ("住建局",))), None, "due", True)


def test_a_view_keeps_the_question_as_it_was_asked_and_comes_back_by_one_undo(office: Office) -> None:
    key = str(keep_view(office, " 今年住房 ", ASKED)["view"])
    assert [(view.key, view.name, view.question) for view in views(office)] == [(key, "今年住房", ASKED)]
    rename_view(office, key, "住房")
    assert views(office)[0].name == "住房"
    remove_view(office, key)
    assert views(office) == ()
    office.undo()
    assert views(office)[0].name == "住房"


@pytest.mark.parametrize("name", ["", "  ", "九个字的视图名称啊", "住房"])
def test_a_name_that_is_empty_too_long_or_taken_is_refused(office: Office, name: str) -> None:
    keep_view(office, "住房", ASKED)
    with pytest.raises(Refused):
        keep_view(office, name, Question(text="别的"))
    assert len(views(office)) == 1


def test_a_view_that_a_later_release_wrote_is_passed_over(office: Office) -> None:
    with office.act("x", "x") as act:
        for n, value in enumerate(
            (
                '{"name": "甲"}',
                "[]",
                "nonsense",
                '{"name": "乙", "text": "", "part": "ALL", "filters": {"DUE": ["明天"]}, "sort": "", "descending": false}',
            )
        ):
            act.insert(Setting(id=f"view.{n}", value=value))
    assert views(office) == ()
    with pytest.raises(Refused, match="没有这个视图"):
        remove_view(office, "view.0")
