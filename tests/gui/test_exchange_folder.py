"""The chosen folder of the exchange page: exchanged through by key, or watched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages import exchange_folder
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.pages.exchange_folder import ExchangeFolderPanel
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.services.enrolling import revoke_node
from infitah_desk.services.exchanging import exchange
from infitah_desk.services.session import Session
from infitah_desk.system.texts import say
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, NORTH, TETOUAN_2, Caravan, registered


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that several can reach; whoever is asked for one chooses it."""
    folder = tmp_path / "partage du forum"
    folder.mkdir()

    def chosen(context: object, purpose: str, _title: str) -> Path:
        context.preferences.folders[purpose] = str(folder)  # type: ignore[attr-defined]
        return folder

    monkeypatch.setattr(exchange_folder, "ask_folder", chosen)
    monkeypatch.setattr(exchange_folder, "PAUSE_MILLISECONDS", 30)
    return folder


def panel_of(window: MainWindow, qtbot: QtBot) -> ExchangeFolderPanel:
    window.go_to("exchange")
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    page.shared._watch._timer.setInterval(40)
    page.shared._soon.setInterval(30)
    settled(qtbot, window)
    return page.shared


def state(panel: ExchangeFolderPanel) -> str:
    found = panel.findChild(QLabel, "exchangeFolderState")
    assert found is not None
    assert found.accessibleName() == found.text()
    return found.text() if not found.isHidden() else ""


def click(panel: ExchangeFolderPanel, name: str) -> None:
    found = panel.findChild(QPushButton, name) or panel.findChild(QCheckBox, name)
    assert found is not None
    found.click()


def done(panel: ExchangeFolderPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel._running is None and not panel._context.desk.is_busy)


def bundles(folder: Path) -> int:
    return len(list(folder.glob("*.age")))


def from_headquarters(caravan: Caravan, folder: Path) -> Path:
    """Something of the desk's own forum that it does not have yet."""
    reference = caravan.reference()
    return Path(shutil.move(reference, folder / reference.name))


def test_one_exchanges_by_key_and_is_told_what_came_of_it(
    window: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    assert not state(panel)
    click(panel, "exchangeFolderButton")
    QTest.keyClick(
        window,
        Qt.Key.Key_X,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    assert panel._last is not None
    assert panel._last.given > 0
    assert str(panel._last.given) in state(panel)
    assert "✓" in state(panel).splitlines()[1]
    where = panel.findChild(QLabel, "exchangeFolderPath")
    assert where is not None
    assert str(shared) in where.text()


def test_without_a_folder_one_is_asked_for(window: MainWindow, shared: Path, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "exchangeNowButton")
    assert panel.folder == shared


def test_what_arrives_in_a_watched_folder_is_taken_by_itself(
    window: MainWindow, shared: Path, caravan: Caravan, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    from_headquarters(caravan, shared)
    qtbot.waitUntil(
        lambda: panel._last is not None and [x.kind for x in panel._last.told] == ["reference"]
    )


def test_what_is_written_here_leaves_by_itself(
    window: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    window.context.desk.do(_registered, lambda _: None, None)
    qtbot.waitUntil(lambda: bundles(shared) == 2)


def _registered(session: Session) -> str:
    return registered(session, 77)


def test_an_exchange_that_brings_nothing_makes_nothing_move(
    window: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    said = state(panel)
    for _ in range(3):
        panel._exchange_what_changed()
        done(panel, qtbot)
    assert (bundles(shared), state(panel)) == (1, said)


def test_it_is_watched_again_after_the_next_unlocking(
    window: MainWindow, shared: Path, settings_folder: Path, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    assert load_preferences(settings_folder).watch_exchange
    window.context.desk.lock()
    settled(qtbot, window)
    assert panel._watch.folder is None
    assert not state(panel)
    for path in shared.iterdir():
        path.unlink()
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    click(panel, "watchFolderBox")
    assert panel._watch.folder is None
    assert not load_preferences(settings_folder).watch_exchange


@pytest.mark.usefixtures("shared")
def test_locking_in_the_middle_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    panel._exchange_what_changed()
    window.context.desk.lock()
    settled(qtbot, window)
    assert panel._running is None
    assert not state(panel)
    assert panel._watch.folder is None


def test_a_folder_that_vanishes_is_told_and_found_again(
    window: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    away = shared.rename(shared.with_name("away"))
    qtbot.waitUntil(lambda: "⚠" in state(panel))
    assert panel._ground.property("notice") == "wrong"
    away.rename(shared)
    qtbot.waitUntil(lambda: "⚠" not in state(panel))


def test_a_folder_that_cannot_be_written_is_told_in_words(
    window: MainWindow, shared: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise MachineFault("disk.full", file=str(shared))

    panel = panel_of(window, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr("infitah_desk.services.exchanging.give", full)
        click(panel, "exchangeFolderButton")
        click(panel, "exchangeNowButton")
        done(panel, qtbot)
        assert "⚠" in state(panel)
    click(panel, "exchangeNowButton")
    done(panel, qtbot)
    assert "⚠" not in state(panel)


def test_cut_and_forged_files_are_told_by_name(
    window: MainWindow, shared: Path, caravan: Caravan, qtbot: QtBot
) -> None:
    reference = from_headquarters(caravan, shared)
    data = reference.read_bytes()
    for number in range(6):
        (shared / f"coupé {number}.age").write_bytes(data[: 800 + number])
    panel = panel_of(window, qtbot)
    click(panel, "exchangeFolderButton")
    click(panel, "exchangeNowButton")
    done(panel, qtbot)
    lines = state(panel).splitlines()
    # When and how much, that it is safe to remove, and what does not go this way.
    assert len(lines) == 3 + exchange_folder.MOST_LINES + 1
    assert lines[2] == say("exchange.without_scans", window.context.language)
    assert "coupé 0.age" in lines[3]
    assert lines[3].startswith("…")


def test_many_files_are_read_in_portions(
    window: MainWindow,
    shared: Path,
    caravan: Caravan,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exchange_folder, "PORTION", 2)
    for number in range(5):
        (shared / f"photo {number}.jpg").write_bytes(b"\xff\xd8")
    from_headquarters(caravan, shared)
    panel = panel_of(window, qtbot)
    click(panel, "exchangeFolderButton")
    click(panel, "exchangeNowButton")
    done(panel, qtbot)
    assert panel._last is not None
    assert [each.kind for each in panel._last.told] == ["reference"]
    assert panel._last.given > 0


def test_a_request_in_the_folder_is_shown_to_headquarters(
    caravan: Caravan, shared: Path, open_window: Opener, qtbot: QtBot
) -> None:
    shutil.copy(caravan.ask(NORTH), shared / "demande.json")
    window = open_window(caravan.place(HQ))
    settled(qtbot, window)
    unlock(qtbot, window)
    panel = panel_of(window, qtbot)
    click(panel, "exchangeFolderButton")
    with qtbot.waitSignal(panel.request_came) as came:
        click(panel, "exchangeNowButton")
    assert came.args is not None
    assert came.args[0].node == NORTH
    done(panel, qtbot)


def test_what_was_taken_shows_on_the_pages(
    window: MainWindow, shared: Path, caravan: Caravan, qtbot: QtBot
) -> None:
    """All that shows dossiers asks anew, though nobody did anything here."""
    panel = panel_of(window, qtbot)
    click(panel, "watchFolderBox")
    qtbot.waitUntil(lambda: bundles(shared) == 1)
    done(panel, qtbot)
    with qtbot.waitSignal(window.context.desk.changed):
        from_headquarters(caravan, shared)


def test_what_a_revoked_desk_gave_is_told_as_what_does_not_count(
    window: MainWindow, shared: Path, caravan: Caravan, qtbot: QtBot
) -> None:
    caravan.enrol(TETOUAN_2)
    with caravan.at(HQ) as session:
        revoke_node(session, TETOUAN_2, "volé")
    from_headquarters(caravan, shared)
    panel = panel_of(window, qtbot)
    click(panel, "exchangeFolderButton")
    click(panel, "exchangeNowButton")
    done(panel, qtbot)
    assert panel._ground.property("notice") == "good"
    with caravan.at(TETOUAN_2) as session:
        registered(session, 60)
        assert exchange(session, shared).given
    click(panel, "exchangeNowButton")
    done(panel, qtbot)
    told = say("bundle.quarantined", window.context.language, node=TETOUAN_2, count=1)
    assert state(panel).splitlines()[-1].endswith(told)
    assert panel._ground.property("notice") == "wrong"
