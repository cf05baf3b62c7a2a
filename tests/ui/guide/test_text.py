from __future__ import annotations

import re

import pytest

import resources
from tests.ui.pages.assembled import Whole, whole
from ui import actions
from ui.guide.text import guide, parsed

__all__ = ["whole"]

FILES = sorted(resources.path("help").glob("*.md"))


def test_every_page_of_the_window_has_a_help_text(whole: Whole):
    pages = whole.window.stack.ids
    assert [page for page in pages if not resources.path(f"help/{page}.md").is_file()] == []


def test_no_help_text_belongs_to_a_page_that_is_gone(whole: Whole):
    assert [file.stem for file in FILES if file.stem not in whole.window.stack.ids] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_help_text_says_what_the_page_is_for_and_the_three_usual_acts(file):
    shown = guide(file.stem)
    assert shown.title
    assert len(shown.purpose) > 20
    assert len(shown.parts) == 3
    assert all(part.head and len(part.words) > 15 for part in shown.parts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_help_text_names_keys_by_their_actions_alone(file):
    named = set(re.findall(r"\{([a-z_.]+)\}", file.read_text("utf-8")))
    scopes = {actions.Scope.WINDOW, actions.of_page(file.stem)}
    assert [name for name in named if actions.action(name).scope not in scopes] == []
    assert not re.search(r"Ctrl|Alt|Esc|F\d", re.sub(r"\{[^}]+\}", "", file.read_text("utf-8")))


def test_a_key_is_printed_as_on_its_button():
    assert parsed("# 甲\n按 {find} 查找。").purpose == "按 Ctrl F 查找。"


def test_an_action_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        parsed("# 甲\n按 {nothing.here}。")


def test_a_text_without_a_title_is_an_error():
    with pytest.raises(ValueError, match="title"):
        parsed("甲")
