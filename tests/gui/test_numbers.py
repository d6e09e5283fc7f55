"""The numbers page: charts, each with its table; files of both, and the report."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from infitah_desk.domain.quality import FLAWS
from infitah_desk.domain.statistics import DIMENSIONS
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.numbers import NumbersPage
from infitah_desk.gui.pages.numbers_quality import QualityPanel
from infitah_desk.gui.pages.numbers_subjects import SUBJECTS
from infitah_desk.gui.pages.numbers_targets import _share
from infitah_desk.gui.widgets.report_table import ReportTable
from infitah_desk.services import issuing, registering
from infitah_desk.services.session import Session
from infitah_desk.services.tabulating_quality import ANY, QUALITY
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, OUJDA, TETOUAN, Caravan, registered


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
    for module in ("numbers", "numbers_chart", "numbers_quality"):
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


def _is_whole(table: ReportTable) -> bool:
    return table.width() >= table.wanted_width()


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_on_small_screens_no_cell_of_the_tables_is_cut(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    for subject in SUBJECTS:
        page.figures.chips.buttons[subject].click()
        settled(qtbot, window)
        for table in (page.figures.table, page.figures.quality.desks):
            if table.isVisible():
                qtbot.waitUntil(partial(_is_whole, table))
                assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_chart_has_its_table_with_the_same_total(page: NumbersPage, dimension: str) -> None:
    page.figures.chips.buttons[dimension].click()
    *rows, total = page.figures.table.texts()
    assert total[1:3] == ["20", "3"]
    assert sum(int(row[1]) for row in rows) == 20
    # Of days, those of whom nobody said one have no bar.
    assert page.figures.chart.height() >= 30 * (len(rows) - (dimension == "day"))


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


@pytest.fixture
def quality(page: NumbersPage, qtbot: QtBot, window: MainWindow) -> QualityPanel:
    """The quality of the data in front: a desk with 20 dossiers, all but the list's of no phone."""
    page.figures.chips.buttons[QUALITY].click()
    settled(qtbot, window)
    assert page.figures.quality.isVisible()
    return page.figures.quality


def test_each_flaw_is_counted_beside_its_chart(page: NumbersPage, quality: QualityPanel) -> None:
    *flaws, flawed, dossiers = page.figures.table.texts()
    assert len(flaws) == len(FLAWS)
    assert dossiers[1] == "20"
    assert sum(int(row[1]) for row in flaws) >= int(flawed[1]) > 0
    assert quality.desks.texts()[0][2:4] == ["20", flawed[1]]


def test_from_a_figure_one_comes_to_its_dossiers(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, quality: QualityPanel
) -> None:
    for place, flaw in enumerate((*FLAWS, ANY)):
        page.figures.table.choose_row(place)
        settled(qtbot, window)
        assert quality.flaw == flaw
        count = int(page.figures.table.texts()[place][1])
        assert len(quality.dossiers.texts()) == count
        assert quality.dossiers.isVisible() == bool(count)
        assert quality.names.isVisible() == bool(count)
    asked: list[str] = []
    window.context.ways.dossier_asked.connect(asked.append)
    quality.dossiers.choose_row(0)
    qtbot.keyClick(quality.dossiers, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_the_names_behind_a_figure_become_a_file(
    qtbot: QtBot,
    window: MainWindow,
    page: NumbersPage,
    quality: QualityPanel,
    folder: Path,
) -> None:
    page.figures.table.choose_row(FLAWS.index("no_phone"))
    settled(qtbot, window)
    quality.names.click()
    settled(qtbot, window)
    [file] = folder.iterdir()
    assert file.name == "TET-1-no_phone.xlsx"
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert len(rows) - 1 == len(quality.dossiers.texts())


def test_who_is_no_supervisor_saves_no_names(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, quality: QualityPanel
) -> None:
    window.context.desk.supervisor = False
    page.figures.table.choose_row(FLAWS.index("no_phone"))
    settled(qtbot, window)
    assert quality.dossiers.isVisible()
    assert not quality.names.isVisible()


def test_both_tables_of_quality_are_in_the_file(
    qtbot: QtBot, window: MainWindow, page: NumbersPage, folder: Path
) -> None:
    page.figures.chips.buttons[QUALITY].click()
    page.figures.csv.click()
    settled(qtbot, window)
    [file] = folder.iterdir()
    text = file.read_text("utf-8-sig")
    first, second = text.split("\n\n")
    assert first.count("\n") == len(page.figures.table.texts()) + 1
    assert second.count("TET-1") == 1


def test_a_desk_is_chosen_among_several_and_its_dossiers_follow(
    region: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    with region.at(OUJDA) as session:
        registered(session, 70, rc_court="Oujda")
    region.merge(HQ, *(region.export(node).file for node in (TETOUAN, OUJDA)))
    window = open_window(region.place(HQ))
    settled(qtbot, window)
    unlock(qtbot, window)
    window.go_to("numbers")
    settled(qtbot, window)
    page = window.pages["numbers"]
    assert isinstance(page, NumbersPage)
    page.figures.chips.buttons[QUALITY].click()
    settled(qtbot, window)
    panel = page.figures.quality
    whole = len(panel.dossiers.texts())
    [place] = [n for n, row in enumerate(panel.desks.texts()) if row[1] == OUJDA]
    panel.desks.choose_row(place)
    settled(qtbot, window)
    assert {row[3] for row in panel.dossiers.texts()} == {OUJDA}
    assert len(panel.dossiers.texts()) == 1 < whole


def test_where_there_is_nothing_to_count_it_says_what_to_do(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(caravan.place(HQ))
    settled(qtbot, window)
    unlock(qtbot, window)
    window.go_to("numbers")
    settled(qtbot, window)
    page = window.pages["numbers"]
    assert isinstance(page, NumbersPage)
    nothing = page.findChild(QLabel, "numbersNothing")
    assert nothing is not None
    qtbot.waitUntil(nothing.isVisible)
    assert "F5" in nothing.text()
    assert not page.figures.isVisible()
    assert not page.report.isVisible()
