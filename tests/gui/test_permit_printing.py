"""Pages through `QPrinter`: at their true size, and still readable by a scanner."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.page_image import page_sizes
from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui import printing
from infitah_desk.services import claiming, initiating, planning
from infitah_desk.services import printing as permits
from tests.helpers.caravans import TETOUAN, Caravan, issued, registered

pytestmark = pytest.mark.usefixtures("qapp")

A4_POINTS = (595, 842)
A6_POINTS = (297, 420)


@pytest.fixture
def pdf(caravan: Caravan) -> bytes:
    with caravan.at(TETOUAN) as session:
        return permits.draw_permits(session, [issued(session, 30)]).pdf


@pytest.mark.parametrize("resolution", [300, 1200])
def test_what_the_printer_gets_is_the_page_at_its_true_size(
    pdf: bytes, tmp_path: Path, resolution: int
) -> None:
    out = tmp_path / "printed.pdf"
    printer = pdf_printer(out)
    printer.setResolution(resolution)
    printing.paint_pages(pdf, printer)
    (tmp_path / "drawn.pdf").write_bytes(pdf)
    assert codes_in_file(out) == codes_in_file(tmp_path / "drawn.pdf")
    assert page_size(out) == A4_POINTS


def page_size(path: Path) -> tuple[int, int]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        width, height = document[0].get_size()
        return round(width), round(height)
    finally:
        document.close()


def test_the_picture_of_a_page_is_the_page(pdf: bytes) -> None:
    picture = printing.page_picture(pdf, 72)
    assert (picture.width(), picture.height()) == pytest.approx(A4_POINTS, abs=1)
    corners = {picture.pixelColor(x, y).name() for x in (1, 590) for y in (1, 838)}
    assert corners == {"#ffffff"}


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", extend=True)
def test_a_printer_that_takes_no_page_is_said(pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(MachineFault) as fault:
        printing.paint_pages(pdf, printer)
    assert fault.value.code == "printer.failed"


class JammedPrinter(QPrinter):
    """Takes the page and then says that something is wrong."""

    def printerState(self) -> QPrinter.PrinterState:  # noqa: N802 - Qt's name
        return QPrinter.PrinterState.Error


def test_a_printer_that_fails_over_the_page_is_said(pdf: bytes, tmp_path: Path) -> None:
    printer = JammedPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with pytest.raises(MachineFault) as fault:
        printing.paint_pages(pdf, printer)
    assert fault.value.code == "printer.failed"


def test_a_printer_that_is_not_there_is_said(pdf: bytes) -> None:
    with pytest.raises(MachineFault) as fault:
        printing.print_pages(pdf, "no such printer", "C2-TET1-00001-X")
    assert fault.value.code == "printer.missing"


@pytest.fixture
def slip(caravan: Caravan) -> bytes:
    with caravan.at(TETOUAN) as session:
        return claiming.draw_ticket(session, registered(session, 31))


@pytest.mark.parametrize(
    ("loaded", "paper"),
    [
        (None, A4_POINTS),
        (QPageSize(QPageSize.PageSizeId.A4), A4_POINTS),
        (QPageSize(QPageSize.PageSizeId.A6), A6_POINTS),
    ],
)
def test_a_slip_goes_on_the_paper_that_the_printer_has(
    slip: bytes, tmp_path: Path, loaded: QPageSize | None, paper: tuple[int, int]
) -> None:
    out, drawn = tmp_path / "printed.pdf", tmp_path / "drawn.pdf"
    printing.paint_pages(slip, pdf_printer(out), loaded)
    drawn.write_bytes(slip)
    assert page_size(out) == paper
    assert codes_in_file(out) == codes_in_file(drawn) != []


@pytest.fixture
def card(caravan: Caravan) -> bytes:
    with caravan.at(TETOUAN) as session:
        return permits.draw_permits(session, [issued(session, 32)], format_="card").pdf


def paper_of(width: float, height: float) -> QPageSize:
    exactly = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "card", exactly)


@pytest.mark.parametrize(
    ("loaded", "paper"),
    [
        pytest.param(paper_of(85.6, 54), (85.6, 54), id="as the card lies"),
        pytest.param(paper_of(54, 85.6), (85.6, 54), id="upright"),
        pytest.param(paper_of(54, 86), (86, 54), id="as some printers name it"),
        pytest.param(QPageSize(QPageSize.PageSizeId.A4), (210, 297), id="no card printer"),
    ],
)
def test_a_card_goes_on_the_card_that_the_printer_has(
    card: bytes, tmp_path: Path, loaded: QPageSize, paper: tuple[float, float]
) -> None:
    out, drawn = tmp_path / "printed.pdf", tmp_path / "drawn.pdf"
    printing.paint_pages(card, pdf_printer(out), loaded)
    drawn.write_bytes(card)
    assert page_sizes(out.read_bytes())[0] == pytest.approx(paper, abs=0.4)
    assert codes_in_file(out) == codes_in_file(drawn) != []


def test_every_page_of_a_list_is_printed(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        planned = planning.plan_session(session, planning.Plan(time="10:30"))
        people = [registered(session, number) for number in range(40, 65)]
        initiating.enrol_in_session(session, planned.id, people)
        pdf, pages = initiating.draw_sheet(session, planned.id)
    out = tmp_path / "printed.pdf"
    printing.paint_pages(pdf, pdf_printer(out))
    assert len(page_sizes(out.read_bytes())) == pages > 1


def test_a_run_is_stopped_between_two_pages(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, number) for number in range(60, 63)]
        pdf = permits.draw_permits(session, numbers, format_="card").pdf
    out, told = tmp_path / "printed.pdf", []

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 2

    assert printing.paint_pages(pdf, pdf_printer(out), None, watch) == 2
    assert told == [(1, 3), (2, 3)]
    assert len(page_sizes(out.read_bytes())) == 2


def pdf_printer(out: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(300)
    return printer
