"""The numbers page: charts, each with its table; files of both, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.domain.statistics import DIMENSIONS
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.numbers import NumbersPage
from infitah_desk.gui.pages.numbers_targets import _share
from infitah_desk.services import issuing, registering
from infitah_desk.services.session import Session
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> NumbersPage:
    window.go_to("numbers")
    settled(qtbot, window)
    page = window.pages["numbers"]
    assert isinstance(page, NumbersPage)
    qtbot.waitUntil(page.figures.isVisible)
    return page


def tile(page: NumbersPage, name: str) -> str:
    label = page.findChild(QLabel, f"targetFigure_{name}")
    assert label is not None
    return label.text()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files go: the system's own dialog is not asked."""
    chosen = tmp_path / "figures"
    chosen.mkdir()
    for module in ("numbers", "numbers_chart"):
        monkeypatch.setattr(f"infitah_desk.gui.pages.{module}.ask_folder", lambda *_: chosen)
    return chosen


def test_the_tiles_show_what_was_counted(page: NumbersPage) -> None:
    figures = [tile(page, name) for name in ("enterprises", "permits", "packs")]
    assert figures == ["20", "3", "0"]
    assert page.findChild(QLabel, "targetFigure_budget") is not None


def test_a_figure_without_an_aim_has_no_bar() -> None:
    assert _share(3, None) is None
    assert _share(3, 0) is None
    assert _share(0, 10_000) == 0.0
    assert _share(12, 10) == 1.0


def test_whoever_comes_goes_on_from_the_chip_that_is_chosen(
    window: MainWindow, page: NumbersPage, language: Language
) -> None:
    window.go_to("today")
    window.go_to("numbers")
    chip = page.figures.chips.buttons[DIMENSIONS[0]]
    assert chip.hasFocus()
    assert chip.accessibleName() == say(f"figure.by.{DIMENSIONS[0]}", language)


def test_on_the_smallest_screen_every_column_of_the_table_is_seen(
    qtbot: QtBot, window: MainWindow, page: NumbersPage
) -> None:
    window.resize(1024, 640)
    table = page.figures.table
    qtbot.waitUntil(lambda: table.geometry().top() >= page.figures.chart.geometry().bottom())
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_chart_has_its_table_with_the_same_total(page: NumbersPage, dimension: str) -> None:
    page.figures.chips.buttons[dimension].click()
    *rows, total = page.figures.table.texts()
    assert total[1:3] == ["20", "3"]
    assert sum(int(row[1]) for row in rows) == 20
    assert page.figures.chart.height() >= 30 * len(rows)


def test_a_permit_that_is_new_is_counted(
    qtbot: QtBot, window: MainWindow, page: NumbersPage
) -> None:
    def issue(session: Session) -> None:
        ready, *_ = registering.list_dossiers(session, "ready")
        issuing.issue_permit(session, ready.dossier)

    window.context.desk.do(issue, lambda _: None, None)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: tile(page, "permits") == "4")


def test_the_chart_and_its_table_become_files(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, folder: Path
) -> None:
    for button in (page.figures.picture, page.figures.csv, page.figures.xlsx):
        button.click()
        settled(qtbot, window)
    beginnings = {file.suffix: file.read_bytes()[:3] for file in folder.iterdir()}
    assert beginnings == {".png": b"\x89PN", ".csv": b"\xef\xbb\xbf", ".xlsx": b"PK\x03"}


def test_the_report_is_written_in_all_forms_that_people_read(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, folder: Path
) -> None:
    page.report.click()
    settled(qtbot, window)
    assert {file.suffix for file in folder.iterdir()} == {".pdf", ".xlsx", ".csv"}


def test_who_locks_the_desk_leaves_no_figure(
    qtbot: QtBot, window: MainWindow, page: NumbersPage
) -> None:
    window.context.desk.lock()
    settled(qtbot, window)
    assert not page.figures.isVisibleTo(page)
