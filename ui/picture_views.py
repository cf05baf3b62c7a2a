"""Which pictures are taken of a store: the pages at the documents that show most of them. Read from the store, before a window shows anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.lifecycle.register import RegisterRow, rows
from app.lifecycle.stages import Stage
from app.office import Office
from ui.assembly import BIN, COMPARE, DESK, DOCUMENT, FILING, INCOMING, INTAKE, LEDGER, REGISTER, REVIEW, SETTINGS, TEXTS
from ui.pages import places
from ui.pages.document.header import TABS
from ui.pages.incoming.places import VIEWS, OneFiling, OneObjection
from ui.pages.incoming.places import View as IncomingView
from ui.pages.places import Listed

SHOWN_PANES = (3, 4, 6)
"""The panes of the settings that the brief album shows too: 辖区与参数, 工作日历, 表单模板."""
_SHOWN_TABS = (places.COURSE, places.ARCHIVE)


@dataclass(frozen=True, slots=True)
class View:
    """One picture: which page, at which place; ``dark`` ones are taken in both colours for the brief album too, ``minor`` ones not at all.

    ``action`` is done by the window before, and what it opens lies on the picture.
    """

    name: str
    page: str
    place: object = None
    dark: bool = False
    minor: bool = False
    action: str = ""


def views(office: Office) -> tuple[View, ...]:
    """The pictures of the store of ``office``."""
    register = rows(office)

    def first(wanted: Callable[[RegisterRow], bool]) -> str:
        return next((row.document.id for row in register if wanted(row)), "")

    reviewed = first(lambda row: row.stage is Stage.UNDER_REVIEW and row.document.origin == "own")
    ready = first(lambda row: row.stage is Stage.REGISTERED)
    lived = first(lambda row: any(f.filing.state == "supplement_required" for f in row.filings)) or ready
    again = first(lambda row: any(f.filing.state == "inquiry" for f in row.filings)) or lived
    compared = first(lambda row: row.stage is Stage.DELIBERATING)
    return (
        View("工作台", DESK, dark=True),
        View("文件台账", REGISTER),
        View("文件详情", DOCUMENT, ready, dark=True),
        View("审核列表", REVIEW),
        View("合法性审核", REVIEW, reviewed, dark=True),
        View("版本比对", COMPARE, compared, dark=True),
        View("导入核对", INTAKE, [_example()]),
        *_tabs(lived),
        *_filing(lived, again),
        *_incoming(office),
        View("设置", SETTINGS),
        View("打印当日单据", FILING, Listed(places.DOCKET), action="day_papers"),
        *(View(name, page, minor=True) for name, page in (("导入台账", LEDGER), ("匹配正文", TEXTS), ("回收站", BIN))),
    )


def _tabs(document: str) -> tuple[View, ...]:
    """A document's page at each of its tabs."""
    return tuple(
        View(f"文件详情·{label}", DOCUMENT, (document, place), dark=place == places.COURSE, minor=place not in _SHOWN_TABS)
        for place, label in enumerate(TABS)
    )


def _filing(lived: str, again: str) -> tuple[View, ...]:
    return (
        View("备案列表", FILING, Listed(places.DOCKET)),
        View("漏报迟报", FILING, Listed(places.CHECK, 2026)),
        View("年度目录", FILING, Listed(places.YEARLY, 2025)),
        View("报送备案", FILING, lived, dark=True),
        View("报送备案·第二轮", FILING, again),
    )


def _incoming(office: Office) -> tuple[View, ...]:
    """The four views of 备案审查, each filing that came in, and the newest objection."""
    lists = tuple(View(f"备案审查·{label}", INCOMING, IncomingView(place), dark=not place) for place, label in enumerate(VIEWS))
    cases = tuple(
        View(f"备案审查·第{place}件", INCOMING, OneFiling(one.id), dark=place == 1, minor=place > 3)
        for place, one in enumerate(office.store.incomings.all(), 1)
    )
    objections = tuple(View("备案审查·一件异议", INCOMING, OneObjection(one.id)) for one in office.store.incomings.objections()[-1:])
    return (*lists, *cases, *objections)


def _example() -> Path:
    import resources

    return next(iter(sorted(resources.path("examples").glob("*.docx"))))
