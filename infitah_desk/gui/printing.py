"""Printing on paper: the checked PDF's page as a picture, painted through `QPrinter`.

Qt cannot send a PDF to a printer on every system, so the page is rasterised by the library that
also read its code back: what was checked is what comes out. Everything here may run on the files'
thread: Qt allows painting on pictures and printers there.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from infitah_desk.domain.errors import MachineFault

LEAST_DPI = 300
MOST_DPI = 600
_MM_PER_INCH = 25.4
_A4 = QSizeF(210, 297)


def printer_names() -> tuple[str, ...]:
    """The printers that this laptop knows, the usual one first. Asking a network takes time."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def page_picture(pdf: bytes, dots_per_inch: float) -> QImage:
    """The first page of a checked PDF, as paper shows it."""
    from infitah_desk.documents.page_image import render_first_page

    page = render_first_page(pdf, dots_per_inch)
    seen = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
    # The picture borrows the bytes, which go with this function; the copy has its own.
    return seen.copy()


def print_page(pdf: bytes, name: str, title: str) -> None:
    """Send the first page of a checked PDF to a printer, at its true size on A4.

    Raises:
        MachineFault: "printer.missing", "printer.failed".
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise MachineFault("printer.missing", printer=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    paint_page(pdf, printer)


def paint_page(pdf: bytes, printer: QPrinter) -> None:
    """Paint the page on a printer that is set up otherwise.

    Raises:
        MachineFault: "printer.failed".
    """
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    resolution = printer.resolution()
    picture = page_picture(pdf, max(LEAST_DPI, min(MOST_DPI, resolution)))
    painter = QPainter()
    if not painter.begin(printer):
        raise MachineFault("printer.failed", printer=printer.printerName())
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = resolution / _MM_PER_INCH
        paper = QRectF(0, 0, _A4.width() * scale, _A4.height() * scale)
        painter.drawImage(paper, picture, QRectF(picture.rect()))
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise MachineFault("printer.failed", printer=printer.printerName())
