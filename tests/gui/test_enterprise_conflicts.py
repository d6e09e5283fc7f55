"""Conflicts on screen: both sides with who wrote them, and a person who settles them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.services import registering
from infitah_desk.services.parking import park, resume
from infitah_desk.services.registering import find_dossiers
from infitah_desk.system.texts import Language, field_name, say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan

NAME = "Menuiserie Zerouali 2"


@pytest.fixture
def dossier(caravan: Caravan) -> str:
    """A dossier whose manager two desks name otherwise, and which one of them put aside."""
    caravan.enrol(TETOUAN_2)
    caravan.reference(TETOUAN)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN) as session:
        dossier = find_dossiers(session, NAME, 1)[0].dossier
    for node, manager in ((TETOUAN, "Salma Zerouali"), (TETOUAN_2, "Samia Zerouali")):
        with caravan.at(node) as session:
            registering.correct(session, dossier, {"manager": manager}, f"vu à {node}")
    return dossier


def exchange(caravan: Caravan) -> None:
    files = {node: caravan.export(node, everything=True).file for node in (TETOUAN, TETOUAN_2)}
    caravan.merge(TETOUAN, files[TETOUAN_2])
    caravan.merge(HQ, *files.values())


def open_dossier(
    caravan: Caravan, node: str, dossier: str, open_window: Opener, qtbot: QtBot
) -> MainWindow:
    window = open_window(caravan.place(node))
    settled(qtbot, window)
    unlock(qtbot, window)
    window.context.ways.dossier_asked.emit(dossier)
    settled(qtbot, window)
    return window


@pytest.mark.parametrize("node", [TETOUAN, HQ])
def test_choosing_one_side_settles_it(
    caravan: Caravan, dossier: str, open_window: Opener, qtbot: QtBot, node: str
) -> None:
    exchange(caravan)
    window = open_dossier(caravan, node, dossier, open_window, qtbot)
    sides = window.findChildren(QPushButton)
    said = {b.text() for b in sides if b.objectName().startswith("conflictButton_manager")}
    assert {"Salma Zerouali" in each and TETOUAN in each for each in said} == {True, False}
    chosen = next(b for b in sides if "Samia Zerouali" in b.text() and b.isVisible())
    chosen.click()
    settled(qtbot, window)
    window.context.desk.lock()
    settled(qtbot, window)
    with caravan.at(node) as session:
        state = session.store.state(dossier)
    assert state.value("manager") == "Samia Zerouali"
    assert not state.conflicts


def test_another_value_may_be_typed(
    caravan: Caravan, dossier: str, open_window: Opener, qtbot: QtBot
) -> None:
    exchange(caravan)
    window = open_dossier(caravan, HQ, dossier, open_window, qtbot)
    field = window.findChild(QLineEdit, "conflictField_manager")
    assert field is not None
    field.setText("Sami Zerouali")
    field.returnPressed.emit()
    settled(qtbot, window)
    window.context.desk.lock()
    settled(qtbot, window)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).value("manager") == "Sami Zerouali"


def test_a_situation_in_conflict_says_what_to_do_instead(
    caravan: Caravan, dossier: str, open_window: Opener, qtbot: QtBot, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        park(session, dossier, "attestation")
    with caravan.at(TETOUAN_2) as session:
        park(session, dossier, "registre")
    exchange(caravan)
    window = open_dossier(caravan, TETOUAN, dossier, open_window, qtbot)
    words = window.findChild(QLabel, "conflictWords_situation")
    assert words is not None
    assert words.isVisible()
    assert words.text() == say("conflict.say_anew", language, field="situation")
    window.context.desk.lock()
    settled(qtbot, window)
    with caravan.at(TETOUAN) as session:
        resume(session, dossier)
        assert "situation" not in session.store.state(dossier).conflicts


def test_a_field_is_called_by_its_name(
    caravan: Caravan, dossier: str, open_window: Opener, qtbot: QtBot, language: Language
) -> None:
    exchange(caravan)
    window = open_dossier(caravan, TETOUAN, dossier, open_window, qtbot)
    title = window.findChild(QLabel, "conflict_manager")
    assert title is not None
    assert field_name("manager", language) in title.text()
