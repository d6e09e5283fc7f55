"""Languages: switched live everywhere, mirrored, Western digits, and no text left untranslated."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.gui.languages import LOCALES, ORDER
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.place import PLACES
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.system.resources import resource
from tests.gui.conftest import settled, unlock


def spoken(root: QWidget) -> dict[str, str]:
    """Every text that people see, hear or are shown, by the place of its widget."""
    found: dict[str, str] = {}
    for place, widget in enumerate(root.findChildren(QWidget)):
        name = f"{place} {type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, (QLabel, QAbstractButton)):
            found[f"{name} text"] = widget.text()
        if isinstance(widget, QLineEdit):
            found[f"{name} hint"] = widget.placeholderText()
        if isinstance(widget, QComboBox):
            found[f"{name} items"] = "|".join(
                widget.itemText(each) for each in range(widget.count())
            )
        found[f"{name} tooltip"] = widget.toolTip()
        found[f"{name} accessible"] = widget.accessibleName()
    return {name: text for name, text in found.items() if text}


@pytest.mark.parametrize("place", PLACES)
def test_a_switched_page_says_what_a_page_opened_in_that_language_says(
    qtbot: QtBot, window: MainWindow, place: str
) -> None:
    window.go_to(place)
    settled(qtbot, window)
    language = window.context.language
    before = spoken(window.pages[place])
    for other in [*(each for each in ORDER if each != language), language]:
        window.context.switch_language(other)
        settled(qtbot, window)
    assert spoken(window.pages[place]) == before


def test_no_source_text_is_left_after_switching(qtbot: QtBot, window: MainWindow) -> None:
    """What is translated is shown translated: no label keeps its English while French shows."""
    window.context.switch_language("en")
    english = {text for place in PLACES for text in _texts(qtbot, window, place)}
    changed = {source for source, text in translated("fr").items() if text != source}
    window.context.switch_language("fr")
    for place in PLACES:
        left = _texts(qtbot, window, place) & english & changed
        assert left == set()


def _texts(qtbot: QtBot, window: MainWindow, place: str) -> set[str]:
    window.go_to(place)
    settled(qtbot, window)
    return set(spoken(window).values())


def translated(language: str) -> dict[str, str]:
    """The finished translations of a language, by their English."""
    tree = ET.parse(resource("translations", f"infitah_{language}.ts"))
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in tree.iter("message")
        if message.get("numerus") != "yes" and message.findtext("translation")
    }


def test_the_language_key_goes_round(qtbot: QtBot, window: MainWindow) -> None:
    first = window.context.language
    seen = []
    for _ in ORDER:
        qtbot.keyClick(window, Qt.Key.Key_F9)
        seen.append(window.context.language)
    assert seen[-1] == first
    assert sorted(seen) == sorted(ORDER)


def test_the_language_is_remembered(
    qtbot: QtBot, window: MainWindow, settings_folder: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert load_preferences(settings_folder).language == window.context.language


def test_arabic_is_mirrored(qtbot: QtBot, window: MainWindow) -> None:
    work = window.work_area()
    window.context.switch_language("ar")
    qtbot.waitUntil(lambda: work.places.geometry().right() == work.rect().right())
    window.context.switch_language("fr")
    qtbot.waitUntil(lambda: work.places.geometry().left() == 0)


@pytest.mark.parametrize("language_code", ORDER)
def test_digits_are_western_in_every_language(language_code: str) -> None:
    assert QLocale(LOCALES[language_code]).toString(2010).replace("\u202f", "").isascii()


def test_the_next_clerk_finds_the_language_of_the_one_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.context.switch_language("en")
    window.context.desk.lock()
    unlock(qtbot, window)
    assert window.context.language == "en"
