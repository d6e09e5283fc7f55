"""Keys of whole pages, for every role: what can be in front at one time shares none."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.place import PLACES
from infitah_desk.gui.widgets.keys import key_of
from tests.gui.review_hands import SitAt
from tests.helpers.caravans import HQ, NORTH, TETOUAN

INSTEAD_OF_EACH_OTHER = (
    # What one role has, another does not; a list is imported on a page of its own.
    {"chooseListButton", "readFileButton", "mergeBundlesButton"},
    {"cancelImportButton", "cancelMergeButton"},
    # One decision at a time.
    {"startImportButton", "confirmPermitsButton"}
    | {f"{name}ConfirmButton" for name in ("enrol", "kitWritten", "grant", "revoke")},
    {"cancelPermitsButton"}
    | {f"{name}CancelButton" for name in ("enrol", "kitWritten", "grant", "revoke")},
    # The strip is there where the list of alarms is not.
    {"stripPutAwayButton", "alarmPutAwayButton"},
    # Closing the stop takes the place of the sessions.
    {"closingSheetButton", "printSessionButton"},
    {"confirmCloseStopButton", "saveSessionButton"},
)
SMALLEST = (1024, 640)


@pytest.mark.parametrize("node", [HQ, NORTH, TETOUAN])
def test_what_can_be_in_front_together_shares_no_key(sit_at: SitAt, node: str) -> None:
    window = sit_at(node).window
    shared = {
        f"{name}: {key} {one} {two}"
        for name, place in PLACES.items()
        if window.context.desk.role in place.roles
        for key, one, two in _shared_keys(window.pages[name])
    }
    assert shared == set()


def _shared_keys(page: QWidget) -> list[tuple[str, str, str]]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for button in page.findChildren(QAbstractButton):
        if key := key_of(button):
            by_key[key].append(button.objectName())
    return [
        (key, one, two)
        for key, names in by_key.items()
        for one, two in itertools.combinations(names, 2)
        if not any({one, two} <= group for group in INSTEAD_OF_EACH_OTHER)
    ]


@pytest.mark.parametrize("node", [HQ, NORTH, TETOUAN])
def test_the_exchange_page_with_all_that_unfolds_is_as_wide_as_the_smallest_screen(
    sit_at: SitAt, node: str
) -> None:
    sitting = sit_at(node)
    page = sitting.page
    sitting.window.resize(*SMALLEST)
    page.share.setChecked(True)
    page.send.show()
    QApplication.processEvents()
    area = page.findChild(QScrollArea, "exchangeArea")
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0


def test_one_decides_one_thing_at_a_time_and_is_back_where_it_began(sit_at: SitAt) -> None:
    sitting = sit_at(HQ)
    page, headquarters = sitting.page, sitting.page.headquarters
    sitting.click(headquarters.grant)
    assert page.grant.isVisible()
    sitting.click(headquarters.revoke)
    assert page.revoke.isVisible()
    assert page.grant.isHidden()
    sitting.click(page.revoke.cancel)
    assert headquarters.revoke.hasFocus()
    sitting.click(headquarters.grant)
    page.review.asking.emit()
    assert page.grant.isHidden()


def primaries(window: MainWindow) -> list[str]:
    return [
        button.objectName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.property("primary")
    ]


def test_closing_the_stop_is_the_one_thing_to_do_while_it_is_in_front(window: MainWindow) -> None:
    window.go_to("today")
    assert primaries(window) == ["todayNewDossierButton"]
    window.context.ways.button_asked.emit("today", "closeStopButton")
    assert primaries(window) == ["confirmCloseStopButton"]
    window.context.ways.button_asked.emit("today", "leaveCloseStopButton")
    assert primaries(window) == ["todayNewDossierButton"]
