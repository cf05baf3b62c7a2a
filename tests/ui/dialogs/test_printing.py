from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.forms import printing
from app.forms.fonts import Substitution
from app.forms.printing import Page
from tests.app.forms import examples
from tests.app.forms.examples_letters import yearly
from ui.dialogs.printing_paper import make_printer, paper_words, print_pages
from ui.dialogs.printing_preview import PrintingPreview, file_name, font_lines
from ui.dialogs.printing_sheets import Sheets
from ui.widgets.text import Label


@pytest.fixture(scope="session")
def slip() -> bytes:
    return printing.pdf(examples.slip())


@pytest.fixture
def preview(qtbot: QtBot, slip: bytes) -> PrintingPreview:
    dialog = PrintingPreview(slip, "登记表 云州区既有住宅加装电梯实施办法")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.resize(1100, 800)
    dialog.show()
    drawn(qtbot, dialog)
    return dialog


def drawn(qtbot: QtBot, dialog: PrintingPreview) -> None:
    qtbot.waitUntil(lambda: dialog.sheets.is_drawn and dialog.sheets.drawer.is_idle, timeout=15_000)


def to_file(file: Path) -> QPrinter:
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_the_pages_are_counted_and_drawn_as_wide_as_the_room(preview: PrintingPreview) -> None:
    assert preview.place == "第 1 页，共 2 页"
    assert preview.paper == "A4，纵向，按实际大小"
    page = preview.sheets.page_rect(0)
    assert preview.sheets.viewport().width() - page.width() <= 2 * 24 + 1
    assert round(page.height() / page.width(), 2) == 1.41


def test_one_hundred_per_cent_is_the_size_of_paper(qtbot: QtBot, preview: PrintingPreview) -> None:
    QTest.mouseClick(preview.zoom, Qt.MouseButton.LeftButton, pos=preview.zoom.part_rect(1).center().toPoint())
    drawn(qtbot, preview)
    page = preview.sheets.page_rect(0)
    # A4 at 96 dots per inch
    assert (abs(page.width() - 794), abs(page.height() - 1123)) <= (1, 1)


def test_the_picture_has_as_many_pixels_as_the_page_on_the_screen(preview: PrintingPreview) -> None:
    shot = preview.sheets.viewport().grab().toImage()
    page = preview.sheets.page_rect(0)
    assert shot.pixelColor(page.left() + 4, page.top() + 4).name() == "#ffffff"
    assert shot.pixelColor(2, 2).name() != "#ffffff"
    dark = sum(shot.pixelColor(x, y).lightness() < 90 for x in range(page.left(), page.right(), 2) for y in range(100, 400, 2))
    assert dark > 500


def test_scrolling_down_tells_the_page(preview: PrintingPreview) -> None:
    preview.sheets.setFocus()
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.place == "第 2 页，共 2 页"


def test_ctrl_p_asks_for_the_printer_without_blocking(qtbot: QtBot, preview: PrintingPreview) -> None:
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in preview.findChildren(QPrintDialog)))
    preview.findChild(QPrintDialog).reject()


def test_printing_paints_every_page_on_a4(qtbot: QtBot, preview: PrintingPreview, tmp_path: Path) -> None:
    with qtbot.waitSignal(preview.printed, timeout=15_000) as told:
        preview.print_on(to_file(tmp_path / "printed.pdf"))
    assert told.args == [2]
    assert preview.said == "已送往打印机，2 页。"
    assert preview.print_button.isEnabled()
    sizes = printing.sizes((tmp_path / "printed.pdf").read_bytes())
    assert [(round(w / 595, 2), round(h / 842, 2)) for w, h in sizes] == [(1.0, 1.0)] * 2


def test_what_is_printed_lies_where_it_was_set(slip: bytes, tmp_path: Path) -> None:
    assert print_pages(slip, to_file(tmp_path / "printed.pdf")) == 2
    before, after = (ink(printing.page(data, 1, 100)) for data in (slip, (tmp_path / "printed.pdf").read_bytes()))
    # a dot at 100 dpi is a quarter of a millimetre
    assert [abs(one - other) <= 1 for one, other in zip(before, after, strict=True)] == [True] * 4


def test_each_page_is_printed_the_way_it_lies(slip: bytes, tmp_path: Path) -> None:
    table = printing.pdf(yearly())
    both = printing.joined([slip, table])
    printer = to_file(tmp_path / "printed.pdf")
    print_pages(both, printer)

    printed = (tmp_path / "printed.pdf").read_bytes()
    assert [width > height for width, height in printing.sizes(printed)] == [False, False, True]
    before, after = ink(printing.page(table, 1, 100)), ink(printing.page(printed, 3, 100))
    assert [abs(one - other) <= 1 for one, other in zip(before, after, strict=True)] == [True] * 4
    assert make_printer(printing.sizes(table)).pageLayout().orientation() is QPageLayout.Orientation.Landscape


def test_the_paper_is_told_as_the_pages_lie_on_it() -> None:
    standing, lying = (595.0, 842.0), (842.0, 595.0)
    assert paper_words(()) == "A4，按实际大小"
    assert paper_words([standing, standing]) == "A4，纵向，按实际大小"
    assert paper_words([lying]) == "A4，横向，按实际大小"
    assert paper_words([standing, lying, lying, standing, lying]) == "A4，第 2—3、5 页横向，其余纵向，按实际大小"


def ink(page: Page) -> tuple[int, int, int, int]:
    """Where the dark dots begin and end: left, top, right, bottom."""
    line = 3 * page.width
    lines = [n for n in range(page.height) if min(page.rgb[n * line : (n + 1) * line]) < 128]
    columns = [n for n in range(page.width) if min(page.rgb[3 * n :: line]) < 128]
    return columns[0], lines[0], columns[-1], lines[-1]


def test_only_the_pages_asked_for_are_printed(slip: bytes, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "second.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(slip, printer) == 1
    assert len(printing.sizes((tmp_path / "second.pdf").read_bytes())) == 1


def test_saving_writes_the_very_pdf(qtbot: QtBot, preview: PrintingPreview, slip: bytes, tmp_path: Path) -> None:
    with qtbot.waitSignal(preview.saved, timeout=15_000):
        preview.save_to(tmp_path / "登记表.pdf")
    assert (tmp_path / "登记表.pdf").read_bytes() == slip
    assert preview.said == "已存为《登记表.pdf》。"


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(qtbot: QtBot, preview: PrintingPreview, tmp_path: Path) -> None:
    (tmp_path / "是文件夹").mkdir()
    with qtbot.waitSignal(preview.sheets.drawer.failed, timeout=15_000):
        preview.save_to(tmp_path / "是文件夹")
    assert preview.said.startswith("没有存。《是文件夹》写不进去")
    assert [path.name for path in tmp_path.iterdir()] == ["是文件夹"]


def test_a_preview_may_go_while_its_pages_are_being_drawn(qtbot: QtBot, slip: bytes) -> None:
    for _ in range(5):
        dialog = PrintingPreview(slip, "登记表")
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.sheets.drawer.is_idle)
        dialog.close()
        dialog.deleteLater()
        del dialog
        qtbot.wait(5)


def test_another_pdf_takes_the_place_of_the_first(qtbot: QtBot, slip: bytes) -> None:
    sheets = Sheets()
    qtbot.addWidget(sheets)
    sheets.resize(400, 600)
    sheets.show()
    sheets.set_pdf(slip)
    qtbot.waitUntil(lambda: sheets.is_drawn, timeout=15_000)
    sheets.empty()
    assert sheets.page_count == 0
    sheets.set_pdf(printing.pdf(replace(examples.report(), materials=())))
    qtbot.waitUntil(lambda: sheets.is_drawn and sheets.drawer.is_idle, timeout=15_000)
    assert sheets.page_count == 1


def test_missing_fonts_are_named_with_their_substitutes(qtbot: QtBot) -> None:
    for found, said in (
        ((), ["公文字体均已安装。"]),
        ((Substitution("仿宋_GB2312", "FandolFang"),), ["仿宋_GB2312 未安装，以 FandolFang 代替。"]),
    ):
        lines = font_lines(found)
        for line in lines:
            qtbot.addWidget(line)
        assert [label.text() for line in lines for label in line.findChildren(Label)] == said


def test_a_title_becomes_a_file_name_windows_takes() -> None:
    assert file_name("登记表 关于“A/B”: 办法? <试行>") == "登记表 关于“A_B”_ 办法_ _试行_"
    assert file_name(" . ") == "文书"
