"""The code of a slip typed or scanned into Ctrl+K."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.forms import slip_code
from tests.ui.finder.test_commands import opened, press
from tests.ui.pages.assembled import Whole, whole
from ui.finder.entries import Kind

__all__ = ["whole"]

KEY = Qt.Key


def scanned(whole: Whole, code: str) -> None:
    """What a scanner does: every character and Enter in one go, faster than the pause of a typist."""
    box = opened(whole)
    QTest.keyClicks(box.field, code)
    press(box, KEY.Key_Return)
    whole.settle()


def test_a_scanned_code_opens_its_document(whole: Whole):
    whole.make("停车管理办法")
    document = whole.make("绿道管理办法")
    scanned(whole, slip_code.of(document).text)
    assert whole.window.current == "document"
    assert whole.assembly.document.place()[0] == document


def test_a_code_typed_small_and_without_hyphens_stands_first(whole: Whole):
    document = whole.make("绿道管理办法")
    box = opened(whole, slip_code.of(document).text.lower().replace("-", ""))
    assert box.entries[0].kind is Kind.CODE
    press(box, KEY.Key_Return)
    whole.settle()
    assert whole.assembly.document.place()[0] == document


def test_a_code_typed_wrong_says_so_and_stays_to_be_put_right(whole: Whole):
    document = whole.make("绿道管理办法")
    text = slip_code.of(document).text
    scanned(whole, text[:-1] + ("A" if text[-1] != "A" else "B"))
    box = whole.assembly.commands.box
    assert box.isVisible()
    assert "末位核对字符对不上" in box.lines.current.reason


def test_a_code_of_another_store_says_where_to_look(whole: Whole):
    scanned(whole, slip_code.of("01934f6e-0000-7000-8000-00ffffffff01").text)
    assert whole.toasts[-1].startswith("没有单据编码是“GH-")
