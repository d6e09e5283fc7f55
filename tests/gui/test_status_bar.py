"""The status bar always tells stop, clerk, permits left, last bundle and receipt, and warns."""

from __future__ import annotations

import shutil
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.services import exporting
from infitah_desk.system.texts import Language
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan
from tests.helpers.folders import ACCOUNT


def said(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, f"{name}StatusLabel")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_the_stop_is_told_by_city_and_date(window: MainWindow, language: Language) -> None:
    city, month = {"fr": ("Tétouan", "septembre"), "ar": ("تطوان", "شتنبر")}[language]
    assert city in said(window, "stop")
    assert month in said(window, "stop")
    assert "28" in said(window, "stop")
    assert "2010" in said(window, "stop")


def test_the_clerk_is_named(window: MainWindow) -> None:
    assert said(window, "clerk") == ACCOUNT


def test_the_permits_left_are_told(window: MainWindow) -> None:
    assert any(character.isdigit() for character in said(window, "permits"))


def test_a_bundle_and_its_receipt_are_told(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.give_receipt(HQ, TETOUAN)
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    assert said(window, "receipt")


def test_a_new_bundle_shows_at_once(qtbot: QtBot, window: MainWindow, caravan: Caravan) -> None:
    before = said(window, "bundle")
    window.context.desk.do(exporting.export_bundle, _nothing, None, caravan.file())
    settled(qtbot, window)
    assert said(window, "bundle") != before


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_warned_of(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(window, "warning") == ""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(1, 1, 0))
    window.refresh_status()
    settled(qtbot, window)
    assert said(window, "warning")


def test_a_clock_that_was_set_back_is_warned_of(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.services.overviewing.CLOCK_SKEW", -(10**15))
    window.refresh_status()
    settled(qtbot, window)
    assert said(window, "warning")


def test_a_copied_folder_is_warned_of(
    qtbot: QtBot, open_window: Opener, caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.storage.data_folder.machine_id", lambda: "another")
    window = open_window(caravan.place(TETOUAN))
    unlock(qtbot, window)
    assert said(window, "warning")


def test_a_desk_without_a_stop_says_so(qtbot: QtBot, open_window: Opener, caravan: Caravan) -> None:
    caravan.enrol(TETOUAN_2)
    window = open_window(caravan.place(TETOUAN_2))
    unlock(qtbot, window)
    assert said(window, "stop")
    assert "2010" not in said(window, "stop")


def _nothing(_: object) -> None:
    """Nobody waits for it."""
