"""From PDF to printer: the page pictures painted at 300 dpi, exactly as large as the paper they were set for."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from app.forms import printing
from ui.dialogs.printing_sheets import picture

PRINT_DPI = 300
_POINTS = 72


def make_printer() -> QPrinter:
    """A printer set to A4 without margins of its own: the forms bring theirs."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


def print_pages(data: bytes, printer: QPrinter) -> int:
    """Paint the pages that the printer asks for (all without a range) and return how many. May run in any thread.

    Raises UserError when the printer takes no page.
    """
    sizes = printing.sizes(data)
    numbers = [n for n in range(1, len(sizes) + 1) if printer.fromPage() == 0 or printer.fromPage() <= n <= printer.toPage()]
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("没有打印。打印机没有接受这份文书，检查打印机是否开着、有没有纸，再打印一次；也可以先存为 PDF。")
    try:
        for place, number in enumerate(numbers):
            if place:
                printer.newPage()
            width, height = sizes[number - 1]
            scale = printer.resolution() / _POINTS
            painter.drawImage(QRectF(0, 0, width * scale, height * scale), picture(data, number, PRINT_DPI))
    finally:
        painter.end()
    return len(numbers)
