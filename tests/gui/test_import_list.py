"""The import of a list in the window: looked at, columns said by hand, taken or broken off."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.pages.import_list import ImportListPage
from infitah_desk.services.importing import Imported, import_list
from infitah_desk.services.session import Session
from infitah_desk.services.taking import Holdings, holdings
from tests.gui.conftest import WAIT_MILLISECONDS, settled

GOOD = (
    "Raison sociale;Ville;RC;Tribunal\n"
    "Alpha SARL;Tétouan;901;Tétouan\n"
    "Bêta SARL;Tétouan;902;Tétouan\n"
)
ODD = "Qui;Ville;Capacité\nAlpha SARL;Tétouan;12\nBêta SARL;Tétouan;13\n"
WRONG = "Nom de l'entreprise;TP;Ville\nAlpha SARL;123;Tétouan\n;12345678;Tétouan\n"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ImportListPage:
    window.go_to("exchange")
    settled(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    exchange = window.pages["exchange"]
    assert isinstance(exchange, ExchangePage)
    assert exchange.imports.isVisible()
    return exchange.imports


def chosen(qtbot: QtBot, page: ImportListPage, tmp_path: Path, text: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(text, "utf-8")
    page.choose(path)
    quiet(qtbot, page)


def quiet(qtbot: QtBot, page: ImportListPage) -> None:
    settled(qtbot, window_of(page))


def window_of(page: ImportListPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def dossiers(qtbot: QtBot, page: ImportListPage) -> int:
    found: list[Holdings] = []
    window_of(page).context.desk.ask(holdings, found.append, None)
    quiet(qtbot, page)
    return found[0].dossiers


def set_column(page: ImportListPage, column: int, field: str) -> None:
    columns = page.columns
    columns.column.setCurrentIndex(columns.column.findData(column))
    columns.field.setCurrentIndex(columns.field.findData(field))
    columns.say.click()


def wrong(page: ImportListPage) -> str:
    found = page.findChild(QLabel, "importErrorLabel")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_a_list_is_shown_and_nothing_is_registered_before_one_says_so(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = dossiers(qtbot, page)
    chosen(qtbot, page, tmp_path, GOOD)
    assert page.columns.table.texts()[0][0] == "Alpha SARL"
    assert page._preview is not None
    assert page._preview.counted is not None
    assert page._preview.counted.registered == 2
    assert dossiers(qtbot, page) == before
    page.start.click()
    quiet(qtbot, page)
    assert dossiers(qtbot, page) == before + 2


def test_a_column_that_nobody_knows_is_mapped_by_hand(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(qtbot, page, tmp_path, ODD)
    assert wrong(page)
    assert not page.start.isEnabled()
    set_column(page, 0, "name")
    quiet(qtbot, page)
    assert not wrong(page)
    page.start.click()
    quiet(qtbot, page)
    assert page._imported is not None
    assert page._imported.registered == 2


def test_issues_stand_row_by_row_the_worst_first_and_open_their_dossiers_after_the_import(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(qtbot, page, tmp_path, WRONG)
    assert [row[0] for row in page.issues.table.texts()] == ["2", "3"]
    with qtbot.assertNotEmitted(page.open_dossier):
        page.issues.table.row_chosen.emit(0)
    page.start.click()
    quiet(qtbot, page)
    assert page._imported is not None
    with qtbot.waitSignal(page.open_dossier) as told:
        QTest.keyClick(page.issues.table, Qt.Key.Key_Return)
    assert told.args == [page._imported.rows[0].dossier]


def test_a_file_that_is_no_list_is_told_in_words(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "image.png").write_bytes(b"\x89PNG and more")
    page.choose(tmp_path / "image.png")
    quiet(qtbot, page)
    assert wrong(page)
    assert not page.start.isEnabled()


def test_an_import_that_is_broken_off_leaves_nothing(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = dossiers(qtbot, page)
    chosen(qtbot, page, tmp_path, GOOD)
    broken_off = threading.Event()
    window_of(page).context.desk.ask(_busy_until, lambda _: None, None, broken_off)
    page.start.click()
    page.cancel.click()
    broken_off.set()
    quiet(qtbot, page)
    assert page._imported is None
    assert wrong(page)
    assert dossiers(qtbot, page) == before


def _busy_until(_: Session, event: threading.Event) -> None:
    assert event.wait(WAIT_MILLISECONDS / 1000)


def test_watching_sees_how_far_an_import_is(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(GOOD, "utf-8")
    seen: list[tuple[int, int]] = []

    def watch(done: int, of_all: int) -> bool:
        seen.append((done, of_all))
        return True

    came: list[Imported] = []
    refused: list[InfitahError] = []
    window_of(page).context.desk.do(import_list, came.append, refused.append, path, watch=watch)
    qtbot.waitUntil(lambda: bool(came or refused))
    assert seen == [(0, 2), (2, 2)]


def test_going_back_and_locking_forget_the_list(
    page: ImportListPage, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(qtbot, page, tmp_path, GOOD)
    with qtbot.waitSignal(page.closed):
        page.back.click()
    assert not page.isVisible()
    window_of(page).context.desk.lock()
    assert page._path is None
