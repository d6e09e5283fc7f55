"""The first run: an empty laptop becomes a desk, headquarters, or what another one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.widgets.fingerprint import in_groups
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import TETOUAN, TETOUAN_2, Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD


def field(window: MainWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


@pytest.fixture
def new_window(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a path at which nothing lies."""
    window = open_window(tmp_path / "data")
    settled(qtbot, window)
    return window


def ask(qtbot: QtBot, window: MainWindow, request: Path, *, again: str = PASSWORD) -> None:
    """Fill the form of a new desk and go on."""
    button(window, "enrolChoiceButton").click()
    qtbot.keyClicks(field(window, "nodeField"), "tet-2")
    qtbot.keyClicks(field(window, "firstAccountField"), ACCOUNT)
    qtbot.keyClicks(field(window, "firstPasswordField"), PASSWORD)
    qtbot.keyClicks(field(window, "firstPasswordAgainField"), again)
    field(window, "requestField").setText(str(request))
    button(window, "installationGoButton").click()
    settled(qtbot, window)


def test_a_laptop_with_nothing_on_it_is_asked_what_it_is_to_be(new_window: MainWindow) -> None:
    assert button(new_window, "enrolChoiceButton").isVisible()
    assert not new_window.unlock.isVisible()


def test_a_desk_is_made_and_waits_for_its_kit(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    request = tmp_path / "TET-2.request.json"
    ask(qtbot, new_window, request)
    assert request.exists()
    said = button(new_window, "firstRunFinishButton")
    assert said.isVisible()
    with qtbot.waitSignal(new_window.context.desk.opened):
        said.click()
    settled(qtbot, new_window)
    assert new_window.kit is not None
    assert new_window.kit.isVisible()


def test_the_kit_is_loaded_after_its_root_was_compared(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path, caravan: Caravan
) -> None:
    request = tmp_path / "TET-2.request.json"
    ask(qtbot, new_window, request)
    with qtbot.waitSignal(new_window.context.desk.opened):
        button(new_window, "firstRunFinishButton").click()
    settled(qtbot, new_window)
    kit = caravan.kit(TETOUAN_2, request)
    field(new_window, "kitField").setText(str(kit))
    button(new_window, "readKitButton").click()
    settled(qtbot, new_window)
    assert new_window.kit is not None
    assert new_window.kit.root.text() == in_groups(caravan.root)
    button(new_window, "acceptKitButton").click()
    settled(qtbot, new_window)
    assert new_window.pages["dossiers"].isVisible()


def test_a_kit_whose_root_differs_is_not_loaded(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    kit = caravan.kit(TETOUAN_2, caravan.ask(TETOUAN_2))
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    field(window, "kitField").setText(str(kit))
    button(window, "readKitButton").click()
    settled(qtbot, window)
    button(window, "refuseKitButton").click()
    settled(qtbot, window)
    assert window.kit is not None
    assert window.kit.isVisible()
    window.finish()
    with caravan.at(TETOUAN_2) as session:
        assert session.own_installation is None


def test_a_file_that_is_no_kit_is_refused_in_place(
    qtbot: QtBot, open_window: Opener, caravan: Caravan, tmp_path: Path
) -> None:
    caravan.ask(TETOUAN_2)
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    (tmp_path / "kit.age").write_bytes(b"nothing")
    field(window, "kitField").setText(str(tmp_path / "kit.age"))
    qtbot.keyClick(field(window, "kitField"), Qt.Key.Key_Return)
    settled(qtbot, window)
    assert window.findChild(QLineEdit, "kitField") is not None
    assert window.kit is not None
    assert window.kit.wrong.text()


def test_two_passwords_that_differ_make_nothing(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    ask(qtbot, new_window, tmp_path / "request.json", again="autre chose")
    assert not new_window.context.desk.is_made


def test_a_name_that_no_post_can_have_is_refused_in_words(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    button(new_window, "enrolChoiceButton").click()
    field(new_window, "nodeField").setText("?")
    for name in ("firstPasswordField", "firstPasswordAgainField"):
        field(new_window, name).setText(PASSWORD)
    field(new_window, "requestField").setText(str(tmp_path / "request.json"))
    button(new_window, "installationGoButton").click()
    settled(qtbot, new_window)
    assert new_window.first_run is not None
    assert "?" in new_window.first_run.installation.wrong.text()


def test_headquarters_is_founded_and_opened(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    button(new_window, "authorityChoiceButton").click()
    qtbot.keyClicks(field(new_window, "authorityAccountField"), ACCOUNT)
    for name in ("authorityPasswordField", "authorityPasswordAgainField"):
        qtbot.keyClicks(field(new_window, name), PASSWORD)
    field(new_window, "recoveryField").setText(str(tmp_path / "recovery.txt"))
    button(new_window, "authorityGoButton").click()
    settled(qtbot, new_window)
    assert "AGE-SECRET-KEY-1" in (tmp_path / "recovery.txt").read_text(encoding="utf-8")
    with qtbot.waitSignal(new_window.context.desk.opened):
        button(new_window, "firstRunFinishButton").click()
    settled(qtbot, new_window)
    assert new_window.context.desk.role == "authority"
    assert new_window.pages["exchange"].isVisible()


def test_a_backup_is_restored_and_opened_by_its_account(
    qtbot: QtBot, new_window: MainWindow, caravan: Caravan
) -> None:
    backup = caravan.back_up(TETOUAN)
    button(new_window, "restoreChoiceButton").click()
    field(new_window, "backupField").setText(str(backup))
    button(new_window, "restoreGoButton").click()
    settled(qtbot, new_window)
    assert new_window.unlock.isVisible()
    unlock(qtbot, new_window)
    assert new_window.context.desk.node == TETOUAN
    assert new_window.pages["dossiers"].isVisible()
