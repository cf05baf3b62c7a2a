"""A walk through every page of the window: every tab of it, over a store with documents at each stage or over an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.app.exchange.made_ledger import made
from tests.app.intake.papers import photo
from tests.ui.pages.assembled import Whole, write_draft
from tests.ui.pages.compare.two_drafts import two_drafts
from tests.ui.pages.intake.test_submission import FILES
from tests.ui.standard.departments import stock
from ui.assembly import COMPARE, DOCUMENT, FILING, INCOMING, INTAKE, LEDGER, REVIEW, TEXTS
from ui.pages.incoming.places import CATALOGUES, OBJECTIONS, STANDING, OneFiling, OneObjection, View
from ui.widgets.header import Tabs

LONG = "关于进一步加强和规范城市地下综合管廊规划建设运营维护管理以及有偿使用收费标准制定和调整工作的若干规定（试行）"
"""A title of 55 characters, as long as real ones become."""

_ROUNDS = 8
"""So many times the window is let work before it is looked at: what a page read first may make it read more."""


def every_empty_page(whole: Whole) -> Iterator[str]:
    """Each page over the store as it is, one after the other; the name of what is shown."""
    for page in whole.window.stack.ids:
        yield from _tabs(whole, page, None)


def every_page(whole: Whole) -> Iterator[str]:
    """Each page over documents at several stages, and the pages of one document at each place they have."""
    published = whole.make("绿道管理办法", "published")
    reviewed = whole.make(LONG, "under_review")
    for title, stage in (
        ("停车管理办法", "consulting"),
        ("养犬管理规定", "submitted"),
        ("广告设置办法", "registered"),
        (f"补充{LONG}", "published"),
    ):
        whole.make(title, stage)
    filed = whole.ask(lambda office: stock(office, whole.folder, LONG))
    places = {
        DOCUMENT: (published, reviewed),
        REVIEW: (None, reviewed),
        FILING: (None, published),
        INCOMING: (
            None,
            *(View(index) for index in (OBJECTIONS, STANDING, CATALOGUES)),
            *(OneFiling(filed[name]) for name in ("received", "waiting", "ordered")),
            *(OneObjection(filed[name]) for name in ("asked", "answered")),
        ),
        INTAKE: ([write_draft(whole.folder, LONG)], [_submission(whole.folder / "来件")]),
        COMPARE: (None, two_drafts(whole)),
        LEDGER: (None, made(60, 1).write(whole.folder / "登记台账.xlsx"), made(40).write(whole.folder / "改好的台账.xlsx")),
        TEXTS: (None, write_draft(whole.folder / "正文", LONG).parent),
    }
    for page in whole.window.stack.ids:
        for place in places.get(page, (None,)):
            yield from _tabs(whole, page, place)


def _submission(folder: Path) -> Path:
    """A folder with a text, its notice, a scan with a long name and one that says nothing."""
    folder.mkdir()
    files = {**FILES, f"关于{LONG}征求意见情况的说明（盖章扫描件）.pdf": photo(3)}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def _ledger(file: Path) -> Path:
    """A ledger with good rows and faulty ones."""
    book = Workbook()
    for row in (
        ("标题", "文号", "公布日期", "起草单位"),
        (LONG, "云州府规〔2024〕3号", "2024-03-05", "云州区住房和城乡建设局"),
        ("", "无号", "三月", ""),
    ):
        book.active.append(row)
    book.save(file)
    return file


def _tabs(whole: Whole, page: str, place: object) -> Iterator[str]:
    whole.go(page, place)
    settled(whole)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    tabs = next((tabs for tabs in whole.window.page(page).findChildren(Tabs) if tabs.isVisible()), None)
    if tabs is None:
        yield f"{page} {'…' if place else ''}".strip()
        return
    for index, label in enumerate(tabs.labels):
        tabs.choose(index)
        settled(whole)
        yield f"{page}·{label}"


def settled(whole: Whole) -> None:
    """Until nothing is read any more and the layouts, one inside the other, have told each other their sizes."""
    for _ in range(_ROUNDS):
        whole.settle()
