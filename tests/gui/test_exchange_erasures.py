"""Erasures at headquarters: seen by whoever comes to the exchange page, confirmed in place."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.exchange_erasures import ErasuresPanel
from infitah_desk.services.protecting import erase, expired
from infitah_desk.services.registering import find_dossiers
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, TETOUAN, Caravan

NAME = "Menuiserie Zerouali 6"


def asked(caravan: Caravan) -> str:
    """A desk asks for an erasure, and headquarters has its bundle; the dossier."""
    with caravan.at(TETOUAN) as session:
        dossier = find_dossiers(session, NAME, 1)[0].dossier
        erase(session, dossier, "demande du gérant")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    return dossier


def at_headquarters(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> tuple[MainWindow, ErasuresPanel]:
    window = open_window(caravan.place(HQ))
    settled(qtbot, window)
    unlock(qtbot, window)
    window.go_to("exchange")
    settled(qtbot, window)
    panel = window.findChild(ErasuresPanel)
    assert panel is not None
    return window, panel


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    def shown() -> QPushButton | None:
        """Rows are made anew with every answer, and laid out when Qt comes to it."""
        button = window.findChild(QPushButton, name)
        return button if button is not None and button.isVisible() else None

    qtbot.waitUntil(lambda: shown() is not None)
    button = shown()
    assert button is not None
    button.click()
    settled(qtbot, window)


def test_a_request_is_seen_and_confirmed_in_place(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    dossier = asked(caravan)
    window, panel = at_headquarters(caravan, open_window, qtbot)
    row = panel.findChild(QPushButton, "erasureButton1")
    assert row is not None
    assert "demande du gérant" in row.text()
    press(qtbot, window, "erasureButton1")
    press(qtbot, window, "erasureConfirmButton")
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "erasureButton1") is None)
    window.context.desk.lock()
    settled(qtbot, window)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).erased


def test_where_nothing_is_to_be_erased_nothing_is_said_of_it(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    _, panel = at_headquarters(caravan, open_window, qtbot)
    assert panel.isHidden()


def test_what_may_be_kept_no_longer_is_counted_and_erased_at_once(
    caravan: Caravan, open_window: Opener, qtbot: QtBot
) -> None:
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    window, panel = at_headquarters(caravan, open_window, qtbot)
    window.context.desk.ask(
        lambda session: expired(session, dt.date(2100, 1, 1)), panel._over, None
    )
    settled(qtbot, window)
    button = panel.findChild(QPushButton, "expiredButton")
    assert button is not None
    assert button.isVisible()
    press(qtbot, window, "expiredButton")
    assert not button.isHidden()
    confirm = panel.findChild(QPushButton, "erasureConfirmButton")
    assert confirm is not None
    assert confirm.isVisible()
