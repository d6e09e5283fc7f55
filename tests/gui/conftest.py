"""What tests of the window share: a desk with everything in it, and the window open on it.

One desk is made for all tests; each test works in its own copy. Every test that takes `language`,
or the window, runs in French and in Arabic.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.gui.application import make_window
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.preferences import Preferences, save_preferences
from infitah_desk.services import importing, issuing, opening, parking, planning, verifying
from infitah_desk.system.resources import resource
from infitah_desk.system.texts import Language
from tests.gui.review_hands import SitAt, Sitting
from tests.helpers.caravans import (
    DAY,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    Caravan,
    in_hand,
    issued,
    ready,
    registered,
)
from tests.helpers.folders import ACCOUNT, PASSWORD
from tests.helpers.two_permits import Twice, granted_twice

# WORKAROUND: PySide6 6.12.0 drops references of None, True and False before Python 3.12, where
# they live for ever; pyproject.toml asks for an earlier one, but environments may be older.
if sys.version_info < (3, 12) and PySide6.__version_info__ >= (6, 12):
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40

LIST_ROWS = 12
WAIT_MILLISECONDS = 60_000
"""The longest that anything may take on a busy machine; nothing waits longer than it must."""

Opener = Callable[[Path], MainWindow]


class PatientBot(QtBot):
    """Waits for what must come: pytest-qt's own limits are those of an idle machine."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = WAIT_MILLISECONDS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - pytest-qt's name
        self,
        signal: SignalInstance,
        *,
        timeout: int = WAIT_MILLISECONDS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, with more patience."""
    del qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes by itself after seconds may be gone on a busy machine before a test reads it."""
    monkeypatch.setattr("infitah_desk.gui.widgets.notice.GOOD_MILLISECONDS", 10_000_000)


@pytest.fixture(autouse=True)
def _no_quiet_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test makes the pages that it asks for; making all of them takes a second each time."""
    monkeypatch.setattr("infitah_desk.gui.main_window._QUIET_MILLISECONDS", 10_000_000)


@pytest.fixture(scope="session")
def caravan_once(tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    """Headquarters and the desk TET-1: the stop open, a small list imported, every step met."""
    folder = tmp_path_factory.mktemp("window")
    caravan = Caravan(folder / "caravan")
    caravan.found()
    caravan.enrol(TETOUAN)
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        importing.import_list(session, small_list(folder / "preinscription-TET.csv"))
        registered(session, 1, turnover=None)
        registered(session, 2)
        state = session.store.state(registered(session, 3))
        verifying.accept_document(
            session,
            state.dossier,
            AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court")),
        )
        ready(session, 4)
        issued(session, 5)
        number = issued(session, 6)
        in_hand(session, number, folder / "permit.pdf")
        number = issued(session, 7)
        in_hand(session, number, folder / "permit-2.pdf")
        issuing.hand_over(session, number)
        parking.park(session, registered(session, 8), "attestation", "15:00")
        planning.plan_session(session, planning.Plan(DAY, "10:30", "salle A", 20, "Mme Alaoui"))
    return caravan


def small_list(path: Path, rows: int = LIST_ROWS) -> Path:
    """The first rows of the shipped list of Tétouan."""
    lines = resource("samples", "preinscription-TET.csv").read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: rows + 1]))
    return path


@pytest.fixture
def caravan(caravan_once: Caravan, tmp_path: Path) -> Caravan:
    """This test's own copy of headquarters (`HQ`) and the desk (`TET-1`)."""
    return caravan_once.copied_to(tmp_path / "caravan")


@pytest.fixture
def desk_folder(caravan: Caravan) -> Path:
    """This test's own copy of the desk's data folder; opened by ACCOUNT with PASSWORD."""
    return caravan.place(TETOUAN)


@pytest.fixture(params=["fr", "ar"])
def language(request: pytest.FixtureRequest) -> Language:
    """The language of the window."""
    found: Language = request.param
    return found


@pytest.fixture
def settings_folder(tmp_path: Path, language: Language) -> Path:
    """Where this window's preferences lie."""
    folder = tmp_path / "settings"
    save_preferences(folder, Preferences(language=language))
    return folder


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, settings_folder: Path) -> Iterator[Opener]:
    """Opens the window, locked, on any data folder; closed at the end of the test."""
    opened: list[MainWindow] = []

    def open_(data: Path) -> MainWindow:
        window = make_window(qapp, data, settings_folder)
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_
    for window in opened:
        window.close()
        window.finish()


@pytest.fixture
def locked_window(open_window: Opener, desk_folder: Path, qtbot: QtBot) -> MainWindow:
    """The window on the desk, waiting for a password."""
    window = open_window(desk_folder)
    settled(qtbot, window)
    window.work_area()
    return window


@pytest.fixture
def window(locked_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window on the desk, unlocked by the supervisor."""
    unlock(qtbot, locked_window)
    return locked_window


def unlock(
    qtbot: QtBot, window: MainWindow, account: str = ACCOUNT, password: str = PASSWORD
) -> None:
    """Somebody types a password; returns when everything is shown."""
    with qtbot.waitSignal(window.context.desk.opened):
        window.unlock.account.setText(account)
        window.unlock.password.setText(password)
        window.unlock.unlock.click()
    settled(qtbot, window)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is asked of the desk that was not answered."""
    qtbot.waitUntil(lambda: not window.context.desk.is_busy)


@pytest.fixture(scope="session")
def region_once(caravan_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Caravan:
    """The same caravan with a coordinator and a desk at Oujda, who know of each other."""
    caravan = caravan_once.copied_to(tmp_path_factory.mktemp("region") / "caravan")
    for node in (NORTH, OUJDA):
        caravan.enrol(node)
    caravan.clock.pass_by(60)
    caravan.reference(NORTH, OUJDA, TETOUAN)
    return caravan


@pytest.fixture
def region(region_once: Caravan, tmp_path: Path) -> Caravan:
    """This test's own copy of headquarters, a coordinator and two desks."""
    return region_once.copied_to(tmp_path / "region")


@pytest.fixture
def twice(region: Caravan) -> Twice:
    """An enterprise with two permits, known to the coordinator and to headquarters."""
    return granted_twice(region, NORTH, HQ, number=40)


@pytest.fixture
def sit_at(region: Caravan, open_window: Opener, qtbot: QtBot) -> SitAt:
    """Opens the exchange page of the window at a place, unlocked."""

    def sit(node: str) -> Sitting:
        window = open_window(region.place(node))
        settled(qtbot, window)
        unlock(qtbot, window)
        window.go_to("exchange")
        settled(qtbot, window)
        sitting = Sitting(window, qtbot)
        sitting.panel.focus_first()
        return sitting

    return sit
