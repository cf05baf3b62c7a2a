"""The assembled window on an office that has a law of its own with two wordings of its text, and a document that cites it."""

from __future__ import annotations

from datetime import date

import pytest

from app.law.law import Law
from app.law.library import keep_law
from app.law.texts import import_text
from app.office import Office
from tests.app import road
from tests.app.law.papers import NEW, OLD, paper
from tests.ui.pages.assembled import Whole, whole
from ui.pages.laws.page import LawsPage

__all__ = ["whole"]

TITLE = "云州市停车场条例"
LAW = Law(TITLE, "地方性法规", status="有效", own=True, as_of=date(2026, 11, 1), evidence="市人大网站", aliases=("停车条例",))
CITING = paper("根据《云州市停车场条例》，制定本办法。", "违反《云州市停车场条例》第二条的，由区城市管理局责令改正。")


def fill(office: Office) -> None:
    """Put the law, its texts and the document into the store."""
    keep_law(office, LAW)
    for words in (OLD, NEW):
        import_text(office, road.draft(words, "条例.txt"))
    road.imported(office, CITING)


@pytest.fixture
def library(whole: Whole) -> Whole:
    """The window with that office, on the page."""
    whole.ask(fill)
    whole.go("laws")
    return whole


def page_of(whole: Whole) -> LawsPage:
    """The page."""
    found = whole.window.page("laws")
    assert isinstance(found, LawsPage)
    return found


def search(whole: Whole, words: str) -> list[str]:
    """Type into the search field; the titles that are left."""
    page = page_of(whole)
    whole.type_over(page.search, words)
    whole.qtbot.waitUntil(lambda: page._sought.text == words)
    whole.settle()
    return [entry.law.short_title for entry in page.model.rows]
