"""Closing the stop: guided, in place, for the supervisor alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.services import closing, opening, printing
from infitah_desk.services.admitting import add_account
from infitah_desk.services.exporting import export_bundle
from infitah_desk.system.texts import LANGUAGES, say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, TETOUAN, Caravan


@pytest.fixture
def today(qtbot: QtBot, window: MainWindow) -> TodayPage:
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page


def figure(today: TodayPage, name: str) -> int:
    label = today.findChild(QLabel, f"closing_{name}")
    assert label is not None
    return int(label.text())


def result(today: TodayPage) -> str:
    label = today.findChild(QLabel, "closeStopResultLabel")
    assert label is not None
    return label.text()


def balance(today: TodayPage) -> str:
    label = today.findChild(QLabel, "closeStopBalanceLabel")
    assert label is not None
    return label.text()


def test_the_figures_add_up_before_anything_is_closed(
    qtbot: QtBot, window: MainWindow, today: TodayPage
) -> None:
    today.close_stop.click()
    settled(qtbot, window)
    parts = ("issued", "parked", "waiting", "cancelled", "in_progress")
    assert figure(today, "present") == sum(figure(today, part) for part in parts) == 8
    sheets = ("handed_over", "spoiled", "in_stock")
    assert figure(today, "sheets_printed") == sum(figure(today, part) for part in sheets) == 2


def test_a_sheet_that_nobody_answered_for_is_named_and_the_figures_do_not_agree(
    qtbot: QtBot, window: MainWindow, today: TodayPage, tmp_path: Path
) -> None:
    number = "C2-TET1-00001-W"
    today.close_stop.click()
    settled(qtbot, window)
    assert balance(today).startswith("✓")
    out = tmp_path / "permit.pdf"
    window.context.desk.do(printing.print_permits, lambda _: None, None, [number], out)
    settled(qtbot, window)
    today.closing.begin()
    settled(qtbot, window)
    label = today.findChild(QLabel, "closeStopOpenLabel")
    assert label is not None
    assert number in label.accessibleName().splitlines()[-1]
    assert balance(today).startswith("⚠")


def test_closing_writes_a_bundle_that_headquarters_can_merge(
    qtbot: QtBot, window: MainWindow, today: TodayPage, caravan: Caravan, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    today.close_stop.click()
    settled(qtbot, window)
    today.closing.folder.take(stick)
    today.closing.close_stop.click()
    settled(qtbot, window)
    (bundle,) = stick.iterdir()
    assert bundle.name in result(today)
    caravan.merge(HQ, bundle)
    stops: list[object] = []
    window.context.desk.ask(opening.opened_stop, stops.append, None)
    settled(qtbot, window)
    assert stops == [None]


def test_a_second_person_signs_and_the_sheet_is_saved(
    qtbot: QtBot, open_window: Opener, caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, "Ahmed", "autre passe", "clerk")
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    window.context.preferences.folders["permits"] = str(tmp_path / "papers")
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    page.close_stop.click()
    settled(qtbot, window)
    signing = page.closing.signing
    assert signing.account.currentText() == "Ahmed"
    page.closing.folder.take(tmp_path)
    page.closing.close_stop.click()
    settled(qtbot, window)
    wrong = page.findChild(QLabel, "closingSecondWrong")
    assert wrong is not None
    assert wrong.isVisible()
    assert not page.closing.sheet.isVisible()
    signing.password.setText("faux")
    signing.confirmed.emit()
    settled(qtbot, window)
    assert signing.password.text() == ""
    for language in LANGUAGES:
        window.context.switch_language(language)
        assert wrong.text() == say("password.wrong", language)
    signing.counted.setText("0")
    assert balance(page).splitlines()[1:] == [
        say("closing.stock", window.context.language, expected=1, found=0)
    ]
    before = balance(page).splitlines()[0]
    signing.password.setText("autre passe")
    signing.confirmed.emit()
    settled(qtbot, window)
    assert signing.password.text() == ""
    # Nobody is asked to count before closing what is closed.
    assert balance(page).splitlines()[0] != before
    assert balance(page).splitlines()[1:] == [
        say("closing.stock", window.context.language, expected=1, found=0)
    ]
    page.closing.sheet.click()
    settled(qtbot, window)
    (sheet,) = (tmp_path / "papers").iterdir()
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_a_closed_day_asks_why_it_is_opened_again(
    qtbot: QtBot, window: MainWindow, today: TodayPage
) -> None:
    window.context.desk.do(closing.close_the_stop, lambda _: None, None)
    settled(qtbot, window)
    line = today.stop_line
    line.date.setDate(QDate(2010, 9, 28))
    line.open.click()
    settled(qtbot, window)
    assert line.reason.isVisible()
    line.reason.setText("un gérant est revenu")
    line.reason.returnPressed.emit()
    settled(qtbot, window)
    assert not line.reason.isVisible()
    assert not line.open.isVisible()


def test_a_stick_that_is_not_there_closes_nothing(
    qtbot: QtBot, window: MainWindow, today: TodayPage, tmp_path: Path
) -> None:
    today.close_stop.click()
    settled(qtbot, window)
    today.closing.folder.edit.setText(str(tmp_path / "nothing"))
    today.closing.close_stop.click()
    settled(qtbot, window)
    stops: list[object] = []
    window.context.desk.ask(opening.opened_stop, stops.append, None)
    settled(qtbot, window)
    assert stops != [None]


def test_a_bundle_that_could_not_be_written_is_written_at_a_second_try(
    qtbot: QtBot,
    window: MainWindow,
    today: TodayPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    today.close_stop.click()
    settled(qtbot, window)
    today.closing.folder.take(stick)
    with monkeypatch.context() as patch:
        patch.setattr(
            "infitah_desk.services.carrying.export_bundle",
            lambda session, *_, **__: export_bundle(session, tmp_path / "no" / "such" / "x.age"),
        )
        today.closing.close_stop.click()
        settled(qtbot, window)
    assert list(stick.iterdir()) == []
    assert today.closing.close_stop.isVisible()
    today.closing.close_stop.click()
    settled(qtbot, window)
    assert len(list(stick.iterdir())) == 1


def test_a_clerk_is_not_offered_to_close(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, "Ahmed", "autre passe", "clerk")
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window, "Ahmed", "autre passe")
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    assert not page.close_stop.isVisible()


def test_rows_of_a_list_that_nobody_came_for_were_not_present(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        assert closing.prospect(session).figures.present == 8
