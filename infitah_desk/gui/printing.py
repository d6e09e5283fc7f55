"""Printing on paper: a PDF's pages as pictures, painted through `QPrinter` at their true size.

Qt cannot send a PDF to a printer on every system, so pages are rasterised by the library that
also reads their codes back: what was checked is what comes out. Everything here may run on the
files' thread: Qt allows painting on pictures and printers there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from infitah_desk.domain.errors import MachineFault

LEAST_DPI = 300
MOST_DPI = 600
_MM_PER_INCH = 25.4
_SAME_PAPER = 2.0  # millimetres that sizes of one paper may differ by


Watch = Callable[[int, int], bool]
"""Told after each page how many are sent, and of how many; false stops the rest."""


def printer_names() -> tuple[str, ...]:
    """The printers that this laptop knows, the usual one first. Asking a network takes time."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def page_picture(pdf: bytes, dots_per_inch: float, place: int = 0) -> QImage:
    """A page of a PDF of ours, counted from 0, as paper shows it."""
    from infitah_desk.documents.page_image import render_in_colour

    page = render_in_colour(pdf, dots_per_inch, place)
    seen = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
    # The picture borrows the bytes, which go with this function; the copy has its own.
    return seen.copy()


def print_pages(pdf: bytes, name: str, title: str, watch: Watch | None = None) -> int:
    """Send the pages of a PDF of ours to a printer, at their true size; how many went there.

    Fewer than there are where `watch` stopped it.

    Raises:
        MachineFault: "printer.missing", "printer.failed".
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise MachineFault("printer.missing", printer=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    return paint_pages(pdf, printer, info.defaultPageSize(), watch)


def paint_pages(
    pdf: bytes, printer: QPrinter, loaded: QPageSize | None = None, watch: Watch | None = None
) -> int:
    """Paint the pages on a printer that is set up otherwise; how many, as `print_pages`.

    `loaded` is the paper in its tray.

    Raises:
        MachineFault: "printer.failed".
    """
    from infitah_desk.documents.page_image import page_sizes

    sizes = [QSizeF(*size) for size in page_sizes(pdf)]
    printer.setFullPage(True)
    paper, orientation = _paper_for(sizes[0], loaded)
    printer.setPageSize(paper)
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    resolution = printer.resolution()
    painter = QPainter()
    if not painter.begin(printer):
        raise MachineFault("printer.failed", printer=printer.printerName())
    sent = 0
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = resolution / _MM_PER_INCH
        for place, size in enumerate(sizes):
            if place and not printer.newPage():
                raise MachineFault("printer.failed", printer=printer.printerName())
            picture = page_picture(pdf, max(LEAST_DPI, min(MOST_DPI, resolution)), place)
            place_on_paper = QRectF(0, 0, size.width() * scale, size.height() * scale)
            painter.drawImage(place_on_paper, picture, QRectF(picture.rect()))
            sent += 1
            if watch is not None and not watch(sent, len(sizes)):
                break
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise MachineFault("printer.failed", printer=printer.printerName())
    return sent


def _paper_for(size: QSizeF, loaded: QPageSize | None) -> tuple[QPageSize, QPageLayout.Orientation]:
    """A slip goes to the corner of an A4 sheet, unless slips are what the printer has in it.

    A printer that is asked for paper which nobody put in stops and waits for it. Card printers name
    the same card by sizes that differ a little, and some of them take it upright.
    """
    if loaded is not None:
        held = loaded.size(QPageSize.Unit.Millimeter)
        for paper, orientation in (
            (held, QPageLayout.Orientation.Portrait),
            (held.transposed(), QPageLayout.Orientation.Landscape),
        ):
            differs = (abs(paper.width() - size.width()), abs(paper.height() - size.height()))
            if max(differs) <= _SAME_PAPER:
                return loaded, orientation
    return QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
