"""The folder of papers that goes with a ledger, by the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.table_out import write_table
from tests.app.exchange.reading import taken_in
from tests.ui.pages.assembled import Whole
from ui.assembly import REGISTER, TEXTS

BODY = "第一条　为了规范管理，制定本办法。\n第二条　本办法自2023年4月1日起施行。\n"


@pytest.fixture
def folder(whole: Whole, tmp_path: Path) -> Path:
    """A ledger of two documents in the store, and three papers beside it."""
    rows = [
        ("云州区户外广告设施设置管理规定", "云府规〔2023〕2号", "2023-03-02"),
        ("云州区既有住宅加装电梯实施办法（试行）", "云府规〔2023〕3号", "2023-03-03"),
    ]
    write_table(tmp_path / "台账.xlsx", ("文件名称", "文号", "成文日期"), rows)
    whole.ask(lambda office: taken_in(office, tmp_path / "台账.xlsx"))
    place = tmp_path / "正文"
    place.mkdir()
    for name, title in (("甲", rows[0][0]), ("乙", "云州区既有住宅加装电梯管理实施办法"), ("丙", "关于召开运动会的通知")):
        (place / f"{name}.txt").write_text(f"{title}\n\n{BODY}第三条　{name}。\n", "utf-8")
    return place


def test_what_is_sure_is_ticked_and_what_is_alike_waits(whole: Whole, folder: Path) -> None:
    whole.go(TEXTS, folder)
    whole.settle()
    page = whole.assembly.texts
    assert [m.paper.path.stem for m in page.model.checked] == ["甲"]
    assert page.parts.labels == ["全部 3", "对上 1", "待确认 1", "没有对上 1"]
    assert page.put.text() == "放入 1 件正文"
    page.model.toggle(page.model.row_of(str(folder / "乙.txt")))
    page.model.toggle(page.model.row_of(str(folder / "丙.txt")))
    assert page.put.text() == "放入 2 件正文"
    whole.click(page.put)
    assert whole.window.current == REGISTER
    assert all(d.current_version_id for d in whole.ask(lambda office: office.store.documents.all()))
    whole.click(whole.undo_link)
    assert not any(d.current_version_id for d in whole.ask(lambda office: office.store.documents.all()))


def test_two_papers_for_one_document_cannot_both_be_put_in(whole: Whole, folder: Path) -> None:
    (folder / "甲二.txt").write_text(f"云州区户外广告设施设置管理规定\n\n{BODY}第三条　另一份。\n", "utf-8")
    whole.go(TEXTS, folder)
    whole.settle()
    page = whole.assembly.texts
    for name in ("甲", "甲二"):
        page.model.toggle(page.model.row_of(str(folder / f"{name}.txt")))
    assert (page.put.isEnabled(), "只留一份" in page.put.toolTip()) == (False, True)


def test_a_folder_without_papers_is_said_in_place(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    whole.go(TEXTS, tmp_path / "空")
    whole.settle()
    assert "没有 Word 或者 PDF" in whole.assembly.texts.alarm.sentence
