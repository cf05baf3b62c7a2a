from __future__ import annotations

import pytest

from app.errors import Refused
from app.lifecycle.editing import set_fields
from app.lifecycle.last_act import last_seq, to_redo, to_undo
from app.lifecycle.materials import add_materials
from app.lifecycle.proposing import propose


def _proposed(office, title):
    return str(propose(office, title=title, reason="确有必要")["document"])


def test_what_would_be_taken_back_is_told_by_document_and_act(office):
    document = _proposed(office, "云州区绿道管理办法")
    last = to_undo(office)
    assert last.told == "《云州区绿道管理办法》的“立项”"
    assert last.concerns(document)
    assert last.seq == last_seq(office)


def test_an_act_on_something_of_a_document_is_that_document_s(office):
    first, second = _proposed(office, "云州区绿道管理办法"), _proposed(office, "云州区停车管理办法")
    add_materials(office, first, codes=["M03"], files=[])
    last = to_undo(office)
    assert last.told.startswith("《云州区绿道管理办法》的“收到")
    assert last.concerns(first)
    assert not last.concerns(second)


def test_what_would_be_done_again_is_told_also_where_the_document_is_not_there_now(office):
    document = _proposed(office, "云州区绿道管理办法")
    office.undo()
    assert to_redo(office).told == "《云州区绿道管理办法》的“立项”"
    assert to_redo(office).concerns(document)


def test_a_renamed_document_is_told_by_its_name_of_today(office):
    document = _proposed(office, "云州区绿道管理办法")
    set_fields(office, document, {"title": "云州区城市绿道管理办法"})
    assert to_undo(office).told.startswith("《云州区城市绿道管理办法》的“")


def test_nothing_to_do_again_is_refused_with_its_sentence(office):
    _proposed(office, "云州区绿道管理办法")
    with pytest.raises(Refused, match="没有可以撤销或者重做的操作"):
        to_redo(office)
