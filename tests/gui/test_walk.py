"""Every page walked: names for people and tests, keys, reading order, nothing clipped."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.place import PLACES
from infitah_desk.gui.widgets.keys import key_of, key_text
from infitah_desk.services.registering import list_dossiers
from infitah_desk.services.session import Session
from tests.gui.conftest import Opener, settled
from tests.helpers.caravans import TETOUAN_2, Caravan

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QPlainTextEdit,
)
QT_OWN = "qt_"
LAYING_OUT_MILLISECONDS = 20_000
SMALL = 3
"""So many pixels of a line's own height say nothing."""


def scenes(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """One thing after another in front: every place, and a dossier at each step."""
    for name in PLACES:
        window.go_to(name)
        settled(qtbot, window)
        yield name
    found: list[list[str]] = []
    window.context.desk.ask(_one_at_each_step, found.append, None)
    settled(qtbot, window)
    for dossier in found[0]:
        window.context.ways.dossier_asked.emit(dossier)
        settled(qtbot, window)
        yield f"dossier {dossier}"
    window.context.ways.button_asked.emit("dossiers", "newDossierButton")
    settled(qtbot, window)
    yield "new dossier"
    window.context.ways.button_asked.emit("today", "todayPermitsButton")
    settled(qtbot, window)
    yield "permits on paper"
    window.context.ways.button_asked.emit("today", "closeStopButton")
    settled(qtbot, window)
    yield "close stop"


def lasting(qtbot: QtBot, faults: Callable[[], set[str]]) -> set[str]:
    """The faults of places and sizes that stay: what came last may be on its way to its place."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not faults(), timeout=LAYING_OUT_MILLISECONDS)
    return faults()


def _one_at_each_step(session: Session) -> list[str]:
    steps = ("to_complete", "documents", "initiation", "ready", "issued", "printed", "handed_over")
    return [next(iter(list_dossiers(session, step))).dossier for step in steps]


def interactive(root: QWidget) -> list[QWidget]:
    """What a person can use now; the parts that Qt itself puts inside are not ours."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and widget.isVisible()
        and not widget.objectName().startswith(QT_OWN)
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QAbstractItemView))
        and not (isinstance(widget.parentWidget(), QLineEdit))
    ]


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def test_everything_that_can_be_used_has_a_name_for_people_and_for_tests(
    qtbot: QtBot, window: MainWindow
) -> None:
    nameless = {
        f"{scene}: {described(widget)}"
        for scene in scenes(qtbot, window)
        for widget in interactive(window)
        if not (widget.objectName() and widget.accessibleName())
    }
    assert nameless == set()


def test_every_action_has_a_key_that_its_tooltip_shows(qtbot: QtBot, window: MainWindow) -> None:
    keyless = {
        f"{scene}: {described(widget)} {widget.toolTip()!r}"
        for scene in scenes(qtbot, window)
        for widget in interactive(window)
        if isinstance(widget, QPushButton) and not _shows_its_key(window, widget)
    }
    assert keyless == set()


def _shows_its_key(window: MainWindow, button: QAbstractButton) -> bool:
    """The tooltip ends with a key in brackets, and something in the window listens to it."""
    if key_of(button):
        return key_text(key_of(button)) in button.toolTip()
    shown = re.search(r"\(([^()]+)\)$", button.toolTip())
    listened_to = {
        key.toString(QKeySequence.SequenceFormat.NativeText)
        for shortcut in window.findChildren(QShortcut)
        for key in shortcut.keys()  # noqa: SIM118 - a shortcut is no mapping
    }
    return shown is not None and shown[1].strip("\u2066\u2069") in listened_to


def test_no_two_actions_on_one_screen_share_a_key(qtbot: QtBot, window: MainWindow) -> None:
    shared = {}
    for scene in scenes(qtbot, window):
        keys = Counter(
            key_of(widget)
            for widget in interactive(window)
            if isinstance(widget, QAbstractButton) and widget.isEnabled() and key_of(widget)
        )
        shared.update({f"{scene}: {key}": number for key, number in keys.items() if number > 1})
    assert shared == {}


def test_focus_goes_as_one_reads(qtbot: QtBot, window: MainWindow) -> None:
    """Down the page, and on one line from where the language begins."""
    backwards = set()
    for scene in scenes(qtbot, window):
        found = lasting(qtbot, lambda: _backwards(window))
        backwards |= {f"{scene}: {fault}" for fault in found}
    assert backwards == set()


def _backwards(window: MainWindow) -> set[str]:
    page = next(page for page in window.pages.values() if page.isVisible())
    return {
        f"{described(one)} then {described(two)}"
        for one, two in itertools.pairwise(_focus_chain(page))
        if _is_before(window, two, one)
    }


def _focus_chain(page: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if (
            page.isAncestorOf(widget)
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and not widget.objectName().startswith(QT_OWN)
            and isinstance(widget, INTERACTIVE)
        ):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _is_before(window: MainWindow, one: QWidget, two: QWidget) -> bool:
    """Whether `one` is read before `two`: wholly above it in one column, or before it on a line."""
    a, b = (_place(window, widget) for widget in (one, two))
    if a[1] < b[3] and b[1] < a[3]:
        if _always_from_left(one, two):
            return a[2] <= b[0]
        right_to_left = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return a[0] >= b[2] if right_to_left else a[2] <= b[0]
    in_one_column = a[0] < b[2] and b[0] < a[2]
    return in_one_column and a[3] <= b[1]


def _always_from_left(one: QWidget, two: QWidget) -> bool:
    """French and Arabic pairs keep their order in every language."""
    parent = one.parentWidget()
    while parent is not None and not parent.isAncestorOf(two):
        parent = parent.parentWidget()
    return parent is not None and parent.layoutDirection() == Qt.LayoutDirection.LeftToRight


def _place(window: MainWindow, widget: QWidget) -> tuple[int, int, int, int]:
    corner = widget.mapTo(window, QPoint(0, 0))
    return (corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height())


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_no_text_is_clipped(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    clipped = set()
    for scene in scenes(qtbot, window):
        clipped |= {f"{scene}: {fault}" for fault in lasting(qtbot, lambda: _all_clipped(window))}
    assert clipped == set()


def _all_clipped(window: MainWindow) -> set[str]:
    return {
        f"{described(widget)} {widget.text()!r} {widget.size().toTuple()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QLabel, QPushButton)) and widget.isVisible() and _clipped(widget)
    }


def _clipped(widget: QLabel | QPushButton) -> bool:
    if not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + SMALL < widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return widget.width() + SMALL < hint.width() or widget.height() + SMALL < hint.height()


def test_the_first_run_and_the_kit_are_walked_too(
    qtbot: QtBot, open_window: Opener, caravan: Caravan
) -> None:
    window = open_window(caravan.folder / "nothing")
    settled(qtbot, window)
    first_run = window.first_run
    assert first_run is not None
    faults = set(_faults(window, "first run"))
    for form in first_run.forms:
        first_run.show_form(form)
        faults |= set(_faults(window, form.objectName()))
    caravan.ask(TETOUAN_2)
    waiting = open_window(caravan.place(TETOUAN_2))
    settled(qtbot, waiting)
    faults |= set(_faults(waiting, "unlock"))
    assert faults == set()


def _faults(window: MainWindow, scene: str) -> Iterator[str]:
    for widget in interactive(window):
        if not (widget.objectName() and widget.accessibleName()):
            yield f"{scene}: {described(widget)} has no name"
        if (
            isinstance(widget, QPushButton)
            and widget.objectName() != "unlockButton"
            and not (key_of(widget) and key_text(key_of(widget)) in widget.toolTip())
        ):
            yield f"{scene}: {described(widget)} has no key"
