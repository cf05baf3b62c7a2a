"""From PDF to printer: the page pictures painted at 300 dpi, exactly as large as the paper they were set for, each page the way it was set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from app.forms import printing
from ui.dialogs.printing_sheets import Size, picture

PRINT_DPI = 300
_POINTS = 72


def make_printer(sizes: Sequence[Size] = ()) -> QPrinter:
    """A printer set to A4 as the first page of ``sizes`` lies, without margins of its own: the forms bring theirs."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    if sizes:
        _lay(printer, sizes[0])
    return printer


def paper_words(sizes: Sequence[Size]) -> str:
    """What the paper is and which way its pages lie (纵向, 横向), in one line; only the paper where no page is known yet."""
    lying = [n for n, size in enumerate(sizes, 1) if _lies(size)]
    if not sizes:
        way = ""
    elif not lying or len(lying) == len(sizes):
        way = "横向，" if lying else "纵向，"
    else:
        way = f"第 {_runs(lying)} 页横向，其余纵向，"
    return f"A4，{way}按实际大小"


def print_pages(data: bytes, printer: QPrinter) -> int:
    """Paint the pages that the printer asks for (all without a range) and return how many. May run in any thread.

    Raises UserError when the printer takes no page.
    """
    sizes = printing.sizes(data)
    numbers = [n for n in range(1, len(sizes) + 1) if printer.fromPage() == 0 or printer.fromPage() <= n <= printer.toPage()]
    # the form says how it lies, not the last choice at the printer: a landscape table on a standing sheet would lose its right half
    _lay(printer, sizes[numbers[0] - 1] if numbers else sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("没有打印。打印机没有接受这份文书，检查打印机是否开着、有没有纸，再打印一次；也可以先存为 PDF。")
    try:
        for place, number in enumerate(numbers):
            if place:
                _lay(printer, sizes[number - 1])
                printer.newPage()
            width, height = sizes[number - 1]
            scale = printer.resolution() / _POINTS
            painter.drawImage(QRectF(0, 0, width * scale, height * scale), picture(data, number, PRINT_DPI))
    finally:
        painter.end()
    return len(numbers)


def _lies(size: Size) -> bool:
    width, height = size
    return width > height


def _lay(printer: QPrinter, size: Size) -> None:
    """Turn the paper of the page that comes next."""
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if _lies(size) else QPageLayout.Orientation.Portrait)


def _runs(numbers: Sequence[int]) -> str:
    """1, 2, 3, 5 as 1—3、5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
