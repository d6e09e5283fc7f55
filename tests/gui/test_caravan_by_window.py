"""A new desk's bundle gets to headquarters and its receipt back, each step by somebody's window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.widgets.fingerprint import in_groups
from infitah_desk.services import overviewing
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, registered
from tests.helpers.folders import ACCOUNT, PASSWORD


class Stick:
    """The stick that goes from hand to hand: whoever is asked for a folder chooses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: set[Path] = set()
        folder.mkdir()

    def news(self) -> list[Path]:
        """What was written to it since it was looked at last."""
        new = set(self.folder.iterdir()) - self._seen
        self._seen |= new
        return sorted(new)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    found = Stick(tmp_path / "stick")
    for part in ("exchange_receipts", "exchange_send", "exchange_headquarters"):
        monkeypatch.setattr(f"infitah_desk.gui.pages.{part}.ask_folder", lambda *_: found.folder)
    return found


@pytest.fixture
def sit_down(open_window: Opener, qtbot: QtBot) -> Callable[..., MainWindow]:
    """Somebody opens the window there; only one window is open at a time."""
    open_now: list[MainWindow] = []

    def sit_down_(folder: Path, *, locked: bool = True) -> MainWindow:
        while open_now:
            last = open_now.pop()
            last.close()
            last.finish()
        window = open_window(folder)
        open_now.append(window)
        settled(qtbot, window)
        if locked:
            unlock(qtbot, window)
        return window

    return sit_down_


def field(window: MainWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    button.click()
    settled(qtbot, window)


def said(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def exchange(qtbot: QtBot, window: MainWindow) -> ExchangePage:
    window.go_to("exchange")
    settled(qtbot, window)
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    return page


def took(qtbot: QtBot, window: MainWindow, *paths: Path) -> list[str]:
    """Files are dropped on the window; what came of each."""
    page = exchange(qtbot, window)
    page.take.take(paths)
    qtbot.waitUntil(lambda: not page.take.run.running)
    settled(qtbot, window)
    return [each.status for each in page.take.run.taken]


SitDown = Callable[..., MainWindow]


def ask(qtbot: QtBot, desk: MainWindow, request: Path) -> str:
    """A new desk's keys and request are made; the fingerprint that its window tells."""
    click(qtbot, desk, "enrolChoiceButton")
    qtbot.keyClicks(field(desk, "nodeField"), TETOUAN_2)
    qtbot.keyClicks(field(desk, "firstAccountField"), ACCOUNT)
    for name in ("firstPasswordField", "firstPasswordAgainField"):
        qtbot.keyClicks(field(desk, name), PASSWORD)
    field(desk, "requestField").setText(str(request))
    click(qtbot, desk, "installationGoButton")
    with qtbot.waitSignal(desk.context.desk.opened):
        click(qtbot, desk, "firstRunFinishButton")
    settled(qtbot, desk)
    return said(desk, "ownFingerprint")


def accept(qtbot: QtBot, desk: MainWindow, kit: Path) -> str:
    """The kit is taken; the root that somebody compared before."""
    field(desk, "kitField").setText(str(kit))
    click(qtbot, desk, "readKitButton")
    root = said(desk, "rootFingerprint")
    click(qtbot, desk, "acceptKitButton")
    return root


@pytest.fixture
def enrolled(caravan: Caravan, stick: Stick, sit_down: SitDown, qtbot: QtBot) -> Caravan:
    """With a coordinator of the north, and a new desk that people enrolled by their windows."""
    caravan.enrol(NORTH)
    request = stick.folder / "request.json"
    told = ask(qtbot, sit_down(caravan.place(TETOUAN_2), locked=False), request)
    assert stick.news() == [request]
    headquarters = sit_down(caravan.place(HQ))
    assert took(qtbot, headquarters, request) == ["enrol"]
    assert said(headquarters, "enrolFingerprint") == told
    exchange(qtbot, headquarters).enrol.confirm.click()
    settled(qtbot, headquarters)
    [kit] = stick.news()
    desk = sit_down(caravan.place(TETOUAN_2))
    assert accept(qtbot, desk, kit) == in_groups(caravan.root)
    desk.close()
    desk.finish()
    return caravan


def test_a_new_desks_bundle_gets_to_headquarters_and_its_receipt_back(
    enrolled: Caravan, stick: Stick, sit_down: SitDown, tmp_path: Path, qtbot: QtBot
) -> None:
    with enrolled.at(TETOUAN_2) as session:
        registered(session, 70)
        registered(session, 71)
    desk = sit_down(enrolled.place(TETOUAN_2))
    exchange(qtbot, desk)
    click(qtbot, desk, "exportBundleButton")
    [bundle] = stick.news()

    # At the coordinator's: dropped twice, a piece of it, and one not written for it.
    piece = tmp_path / "piece.age"
    piece.write_bytes(bundle.read_bytes()[:-100])
    other = enrolled.export(TETOUAN).file
    coordinator = sit_down(enrolled.place(NORTH))
    statuses = took(qtbot, coordinator, piece, bundle, other, bundle)
    assert statuses == ["rejected", "merged", "rejected", "known"]
    click(qtbot, coordinator, "writeReceiptsButton")
    [near_receipt] = stick.news()
    for _ in ("looked at", "written"):
        click(qtbot, coordinator, "exportBundleButton")
    [onward] = stick.news()

    headquarters = sit_down(enrolled.place(HQ))
    assert took(qtbot, headquarters, onward) == ["merged"]
    click(qtbot, headquarters, "writeReceiptsButton")
    receipts = stick.news()

    # At the desk again: the coordinator's word is not headquarters'.
    desk = sit_down(enrolled.place(TETOUAN_2))
    assert took(qtbot, desk, near_receipt) == ["read"]
    assert not exchange(qtbot, desk).take.run.taken[0].safe
    assert "read" in took(qtbot, desk, *receipts)
    desk.close()
    desk.finish()
    log = [enrolled.log(TETOUAN_2)]
    assert enrolled.digest(HQ, log) == enrolled.digest(TETOUAN_2, log)
    with enrolled.at(TETOUAN_2) as session:
        seen = overviewing.overview(session)
    assert seen.safe_seq == seen.own_seq == 2
