"""How things look where it matters: mirrored, unbroken, in their place; colours have their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from infitah_desk.gui import tokens
from infitah_desk.gui.line_breaks import unbroken
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.dossiers import DossiersPage
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import key_text
from infitah_desk.gui.widgets.pair_grid import PairGrid
from infitah_desk.gui.widgets.place_button import PlaceButton
from infitah_desk.gui.widgets.reading_cells import ReadingDelegate, make_readable
from infitah_desk.gui.widgets.report_table import Cell, ReportTable
from infitah_desk.system.texts import Language
from tests.gui.conftest import settled

NUMBER = "C2-TET1-00042-E"


def test_a_permit_number_is_not_broken_and_reads_the_same() -> None:
    shown = unbroken(f"Permis {NUMBER} délivré, peut-être.")
    assert shown.replace("\u2060", "") == f"Permis {NUMBER} délivré, peut-être."
    assert shown.count("\u2060") == NUMBER.count("-")


@pytest.mark.usefixtures("qapp")
def test_keys_that_are_arrows_are_shown_as_arrows() -> None:
    assert "Alt+←" in key_text("Alt+Left")
    assert "↵" in key_text("Ctrl+Return")
    assert "F" in key_text("Ctrl+F")


def test_the_mark_of_the_place_stands_at_the_reading_edge(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    settled(qtbot, window)
    button = next(each for each in window.findChildren(PlaceButton) if each.isChecked())
    picture = button.grab().toImage()
    middle = picture.height() // 2
    edges = [picture.pixelColor(QPoint(x, middle)) for x in (1, picture.width() - 2)]
    if language == "ar":
        edges.reverse()
    mark = QColor(tokens.palette(dark=window.context.preferences.dark).mark)
    assert edges[0] == mark
    assert edges[1] != mark


def test_the_form_stands_in_one_column_where_two_have_no_room(qtbot: QtBot) -> None:
    fields = {name: QLabel("Chiffre d'affaires") for name in "ab"}
    grid = PairGrid([("a", "b")], fields)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(grid)
    area.show()
    area.resize(800, 200)
    qtbot.waitUntil(lambda: fields["b"].x() > fields["a"].geometry().right())
    area.resize(grid.minimumSizeHint().width() + 20, 200)
    qtbot.waitUntil(lambda: fields["b"].y() > fields["a"].geometry().bottom())
    assert grid.width() <= area.viewport().width()


def test_the_form_is_never_wider_than_its_place(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 640)
    window.context.ways.button_asked.emit("dossiers", "newDossierButton")
    settled(qtbot, window)
    page = window.pages["dossiers"]
    assert isinstance(page, DossiersPage)
    sheet = page.form.sheet
    sheet.draft_line.show()
    inside = sheet.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= sheet.viewport().width())
    more = sheet.fields.more.geometry()
    right = sheet.fields.width() - more.right() < more.left()
    assert right == (window.context.language == "ar")


@pytest.mark.usefixtures("qapp")
def test_a_table_that_is_read_shows_no_box_around_a_cell(qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    make_readable(table, "table")
    option = QStyleOptionViewItem()
    option.state = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Enabled
    delegate = table.itemDelegate()
    assert isinstance(delegate, ReadingDelegate)
    delegate.initStyleOption(option, table.model().index(0, 0))
    assert not option.state & QStyle.StateFlag.State_HasFocus
    assert option.state & QStyle.StateFlag.State_Enabled


def test_a_flow_goes_to_the_next_line_and_leaves_no_hole(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = FlowLayout(whole, 10)
    parts = [QLabel() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    whole.show()
    whole.resize(230, 100)
    assert [part.pos() for part in parts] == [QPoint(0, 0), QPoint(110, 0), QPoint(0, 30)]
    parts[0].hide()
    qtbot.waitUntil(lambda: parts[1].x() == 0)
    assert parts[2].pos() == QPoint(110, 0)
    whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: parts[1].x() == 130)


def test_a_name_in_a_table_keeps_its_brackets_where_they_were(
    qtbot: QtBot, window: MainWindow
) -> None:
    name = "(ex) Café Atlas (Tétouan)"
    pictures = []
    for text in (name, f"\u2066{name}\u2069"):
        table = ReportTable(window.context, "table", 0)
        qtbot.addWidget(table)
        table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        table.resize(400, 120)
        table.fill(["المقاولة"], [[Cell(text)]])
        pictures.append(table.grab().toImage())
    assert pictures[0] == pictures[1]
