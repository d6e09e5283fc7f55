"""Paper forms: blank ones are written for the printer, filled ones typed in with their own time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.today_late_entry import LateEntry
from infitah_desk.services.registering import find_dossiers
from infitah_desk.services.reserving_forms import print_forms, reserved_forms
from tests.gui.conftest import settled
from tests.helpers.caravans import TETOUAN, Caravan


@pytest.fixture
def numbers(caravan: Caravan, tmp_path: Path) -> list[str]:
    """Forms that this desk has printed."""
    with caravan.at(TETOUAN) as session:
        print_forms(session, 2, tmp_path / "blank.pdf")
        return [each.number for each in reserved_forms(session)]


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    button.click()
    settled(qtbot, window)


def late(window: MainWindow) -> LateEntry:
    found = window.findChild(LateEntry)
    assert found is not None
    return found


def fill(window: MainWindow, number: str, name: str) -> None:
    """Type a form in, as somebody reads it from the paper."""
    entry = late(window)
    for field, text in (
        (entry.number, number),
        (entry.day, "27/09/2010"),
        (entry.time, "9:40"),
        (entry.by, "Karim"),
    ):
        field.edit.setText(text)
    for field_name, text in (
        ("name", name),
        ("rc_number", "7788"),
        ("rc_court", "Tétouan"),
        ("manager", "Karima Alaoui"),
    ):
        entry.sheet.input(field_name).set_raw(text)


def told(window: MainWindow) -> str:
    found = window.context.notice.findChild(QLabel, "noticeText")
    assert found is not None
    return found.text()


def test_blank_forms_are_written_where_one_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.go_to("today")
    settled(qtbot, window)
    count = window.findChild(QLineEdit, "formCountField")
    assert count is not None
    count.setText("2")
    press(qtbot, window, "printFormsButton")
    press(qtbot, window, "printFormsButton")
    files = sorted(tmp_path.glob("formulaires-*.pdf"))
    assert [file.read_bytes()[:5] for file in files] == [b"%PDF-", b"%PDF-"]
    assert str(files[1]) in told(window)
    stock = window.findChild(QLabel, "formsStockLabel")
    assert stock is not None
    assert "4" in stock.text()


def test_the_notice_is_printed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.go_to("today")
    settled(qtbot, window)
    press(qtbot, window, "printNoticeButton")
    (file,) = tmp_path.glob("*.pdf")
    assert file.read_bytes()[:5] == b"%PDF-"


def test_a_filled_form_keeps_its_own_time_and_writer(
    qtbot: QtBot, caravan: Caravan, numbers: list[str], window: MainWindow
) -> None:
    window.go_to("today")
    settled(qtbot, window)
    press(qtbot, window, "enterFormButton")
    fill(window, numbers[0], "Imprimerie Karima")
    box = window.findChild(QCheckBox, "formPaperBox_rc_extract")
    assert box is not None
    box.setChecked(True)
    for part, text in (("Number", "7788"), ("Court", "Tétouan")):
        field = window.findChild(QLineEdit, f"formPaper{part}_rc_extract")
        assert field is not None
        field.setText(text)
    late(window).initiated.setChecked(True)
    press(qtbot, window, "saveFormButton")
    assert numbers[0] in told(window)
    window.context.desk.lock()
    settled(qtbot, window)
    with caravan.at(TETOUAN) as session:
        state = session.store.state(find_dossiers(session, "Imprimerie Karima", 1)[0].dossier)
    assert state.form == numbers[0]
    assert state.documents["rc_extract"].accepted
    assert state.initiation.attended == "2010-09-27"


def test_a_form_typed_in_twice_is_said_to_be_known(
    qtbot: QtBot, numbers: list[str], window: MainWindow
) -> None:
    window.go_to("today")
    settled(qtbot, window)
    press(qtbot, window, "enterFormButton")
    fill(window, numbers[1], "Imprimerie Karima")
    press(qtbot, window, "saveFormButton")
    first = told(window)
    fill(window, numbers[1], "Imprimerie Karima")
    press(qtbot, window, "saveFormButton")
    assert numbers[1] in told(window)
    assert told(window) != first


def test_a_day_that_is_none_is_said_where_it_stands(
    qtbot: QtBot, numbers: list[str], window: MainWindow
) -> None:
    window.go_to("today")
    settled(qtbot, window)
    press(qtbot, window, "enterFormButton")
    fill(window, numbers[0], "Imprimerie Karima")
    late(window).day.edit.setText("demain")
    press(qtbot, window, "saveFormButton")
    assert late(window).day.wrong.isVisible()


def test_leaving_it_shows_the_day_again(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("today")
    settled(qtbot, window)
    press(qtbot, window, "enterFormButton")
    press(qtbot, window, "leaveFormButton")
    assert not late(window).isVisible()


def test_the_notice_is_printed_from_the_form_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.context.ways.button_asked.emit("dossiers", "newDossierButton")
    settled(qtbot, window)
    press(qtbot, window, "printThisNoticeButton")
    assert [file.suffix for file in tmp_path.iterdir() if file.is_file()] == [".pdf"]
