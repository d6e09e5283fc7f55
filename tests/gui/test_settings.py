"""Settings: what is chosen counts at once and is remembered; accounts, backup, the doctor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.settings import LOCK_MINUTES, SettingsPage
from infitah_desk.gui.preferences import load_preferences
from tests.gui.conftest import settled, unlock
from tests.helpers.caravans import Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD


@pytest.fixture
def settings(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.go_to("settings")
    settled(qtbot, window)
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def text(page: SettingsPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_the_language_is_switched_and_remembered(
    settings: SettingsPage, settings_folder: Path
) -> None:
    settings.languages["en"].click()
    assert settings.title() == "Settings"
    assert load_preferences(settings_folder).language == "en"


def test_the_theme_is_switched_and_remembered(
    settings: SettingsPage, settings_folder: Path, qapp: QApplication
) -> None:
    before = qapp.styleSheet()
    settings.dark.click()
    assert qapp.styleSheet() != before
    assert load_preferences(settings_folder).dark
    settings.light.click()
    assert qapp.styleSheet() == before


def test_the_lock_time_counts_at_once(
    window: MainWindow, settings: SettingsPage, settings_folder: Path
) -> None:
    place = LOCK_MINUTES.index(2)
    settings.minutes.setCurrentIndex(place)
    settings.minutes.activated.emit(place)
    assert window.idle.interval() == 120_000
    assert load_preferences(settings_folder).lock_after_minutes == 2


def test_sound_is_switched_off_and_remembered(
    settings: SettingsPage, settings_folder: Path
) -> None:
    settings.sound.setChecked(False)
    assert not load_preferences(settings_folder).sound


def test_a_supervisor_lets_a_clerk_in(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    settings.accounts.account.edit.setText("Ahmed")
    for field in (settings.accounts.passwords.first, settings.accounts.passwords.again):
        field.edit.setText("autre passe")
    settings.accounts.add.click()
    settled(qtbot, window)
    assert "Ahmed" in text(settings, "accountsLabel")
    window.context.desk.lock()
    unlock(qtbot, window, "Ahmed", "autre passe")
    assert not window.context.desk.supervisor


def test_a_clerk_changes_only_the_own_password(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    test_a_supervisor_lets_a_clerk_in(qtbot, window, settings)
    window.go_to("settings")
    settled(qtbot, window)
    assert settings.accounts.account.edit.isReadOnly()
    assert not settings.accounts.add.isVisible()
    assert not settings.folder.back_up.isVisible()


def test_a_new_password_counts_from_then_on(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    for field in (settings.accounts.passwords.first, settings.accounts.passwords.again):
        field.edit.setText("nouveau passe")
    settings.accounts.change.click()
    settled(qtbot, window)
    window.context.desk.lock()
    unlock(qtbot, window, ACCOUNT, "nouveau passe")
    assert window.context.desk.is_open


def test_a_password_that_is_too_short_is_refused_in_place(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    for field in (settings.accounts.passwords.first, settings.accounts.passwords.again):
        field.edit.setText("court")
    settings.accounts.change.click()
    settled(qtbot, window)
    assert text(settings, "accountsWrongLabel")


def test_locking_leaves_no_password_behind(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    settings.accounts.passwords.first.edit.setText(PASSWORD)
    window.context.desk.lock()
    settled(qtbot, window)
    assert settings.accounts.passwords.first.text == ""


def test_a_backup_is_written_where_it_was_asked_for(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage, tmp_path: Path
) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    settings.folder.folder.take(out)
    settings.folder.back_up.click()
    settled(qtbot, window)
    (file,) = out.iterdir()
    assert file.name in text(settings, "backUpResultLabel")


def test_a_backup_to_nowhere_is_told_in_words(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage, tmp_path: Path
) -> None:
    settings.folder.folder.edit.setText(str(tmp_path / "no" / "such"))
    settings.folder.back_up.click()
    settled(qtbot, window)
    assert text(settings, "backUpResultLabel").startswith("⚠")


def test_the_doctor_answers_in_words(
    qtbot: QtBot, window: MainWindow, settings: SettingsPage
) -> None:
    settings.folder.examine.click()
    settled(qtbot, window)
    lines = text(settings, "checksLabel").splitlines()
    assert len(lines) == 12
    assert all(line.startswith("✓") for line in lines if "disk" not in line)


def test_the_programme_s_root_can_be_read_out(settings: SettingsPage, caravan: Caravan) -> None:
    assert "".join(text(settings, "programmeRootFingerprint").split()) == caravan.root
