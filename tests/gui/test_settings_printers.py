"""Printers in the settings: one for each format, test pages, their codes, the shift of cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.page_image import page_sizes
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.settings import SettingsPage
from infitah_desk.gui.pages.settings_printers import FORMATS, PrintersPanel
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.gui.widgets.format_field import format_name
from infitah_desk.services.trying import draw_test_page
from tests.gui.conftest import settled, unlock

LASER, CARD_PRINTER = "HP LaserJet", "Zebra ZC300"


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PrintersPanel:
    window.context.preferences.folders["permits"] = str(tmp_path / "papers")
    window.go_to("settings")
    settled(qtbot, window)
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page.printers


def choose(panel: PrintersPanel, format_: str, printer: str) -> None:
    field = panel.printers[format_]
    field.setCurrentIndex(field.findData(printer))
    field.activated.emit(field.currentIndex())


def told(panel: PrintersPanel) -> str:
    label = panel.findChild(QLabel, "testCodeLabel")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_each_format_has_its_printer(panel: PrintersPanel, settings_folder: Path) -> None:
    for field in panel.printers.values():
        field.offer((LASER, CARD_PRINTER))
    choose(panel, "card", CARD_PRINTER)
    choose(panel, "cards-a4", "")
    choose(panel, "a4", LASER)
    assert load_preferences(settings_folder).printers == {
        "card": CARD_PRINTER,
        "cards-a4": "",
        "a4": LASER,
    }


def test_cards_on_a4_go_where_a4_goes_until_another_printer_is_chosen(
    window: MainWindow, panel: PrintersPanel
) -> None:
    window.context.preferences.printers["a4"] = LASER
    field = panel.printers["cards-a4"]
    field.offer((CARD_PRINTER, LASER))
    assert field.printer == LASER


@pytest.mark.parametrize("format_", FORMATS)
def test_the_code_of_a_saved_test_page_reads_well(
    qtbot: QtBot, window: MainWindow, panel: PrintersPanel, tmp_path: Path, format_: str
) -> None:
    panel.tests[format_].click()
    settled(qtbot, window)
    file = tmp_path / "papers" / f"test-{format_}.pdf"
    (code,) = codes_in_file(file)
    panel.scan.setFocus()
    QApplication.clipboard().setText(code)
    QTest.keyClick(panel.scan, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told(panel).startswith("✓")
    assert format_name(format_) in told(panel)
    assert panel.tests[format_].isEnabled()


def test_a_code_that_a_scanner_types_is_read(panel: PrintersPanel) -> None:
    panel.scan.setFocus()
    QTest.keyClicks(panel.scan, "INFITAH DESK TEST CARD")
    QTest.keyClick(panel.scan, Qt.Key.Key_Return)
    assert told(panel).startswith("✓")


def test_any_other_code_is_none_of_a_test_page(panel: PrintersPanel) -> None:
    panel.scan.scanned.emit("PN1:NCFOXN")
    assert told(panel).startswith("⚠")


def test_a_test_page_goes_to_the_printer_of_its_format(
    qtbot: QtBot, window: MainWindow, panel: PrintersPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[int, str]] = []
    monkeypatch.setattr(
        "infitah_desk.gui.printing.print_pages",
        lambda pdf, printer, *_: printed.append((len(page_sizes(pdf)), printer)),
    )
    panel.printers["card"].offer((LASER, CARD_PRINTER))
    choose(panel, "card", CARD_PRINTER)
    panel.tests["card"].click()
    settled(qtbot, window)
    assert printed == [(1, CARD_PRINTER)]


def test_the_shift_is_remembered_and_the_test_page_is_shifted(
    qtbot: QtBot, window: MainWindow, panel: PrintersPanel, settings_folder: Path, tmp_path: Path
) -> None:
    panel.right.setValue(1.5)
    panel.down.setValue(-2)
    assert load_preferences(settings_folder).shift == (1.5, -2.0)
    panel.tests["cards-a4"].click()
    settled(qtbot, window)
    drawn = (tmp_path / "papers" / "test-cards-a4.pdf").read_bytes()
    assert drawn == draw_test_page("cards-a4", (1.5, -2.0))


def test_no_shift_pushes_cards_off_the_sheet(panel: PrintersPanel) -> None:
    panel.right.setValue(500)
    panel.down.setValue(-500)
    shift = panel.right.value(), panel.down.value()
    assert draw_test_page("cards-a4", shift)


def test_the_shift_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, panel: PrintersPanel
) -> None:
    window.context.preferences.card_shift = {"x": 2.0}
    window.context.desk.lock()
    unlock(qtbot, window)
    assert (panel.right.value(), panel.down.value()) == (2.0, 0.0)
