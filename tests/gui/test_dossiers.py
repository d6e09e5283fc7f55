"""The dossiers page: search as one types, filters with counts, a list that keeps its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from infitah_desk.domain.claim_ticket import LETTERS, ticket_of
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.dossiers import DossiersPage
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.gui.widgets.dossier_row import (
    RowText,
    below,
    chip_width,
    is_beside,
    isolated,
)
from infitah_desk.services import listing, registering
from infitah_desk.services.listing import STEPS_OF
from infitah_desk.services.session import Session
from infitah_desk.system.texts import Language
from tests.gui.conftest import LIST_ROWS, settled
from tests.gui.typing_hands import CTRL, at_dossiers, focused, press, type_text
from tests.helpers.caravans import an_enterprise

ALL = LIST_ROWS + 8


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> DossiersPage:
    return at_dossiers(qtbot, window)


def names(page: DossiersPage) -> list[str]:
    rows = [page.pane.model.row_at(place) for place in range(page.pane.model.rowCount())]
    return [row.name for row in rows if row is not None]


def searched(qtbot: QtBot, page: DossiersPage, text: str) -> None:
    press(Qt.Key.Key_F, CTRL)
    type_text(text)
    qtbot.waitUntil(lambda: page.pane.search.text() == text and not page.pane.is_searching)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)


def register_another(session: Session, number: int) -> None:
    registering.register(session, an_enterprise(number, name=f"Café Najjar {number}"))


def test_everything_is_listed_the_latest_first(page: DossiersPage) -> None:
    assert page.pane.model.rowCount() == ALL
    assert names(page)[:2] == ["Menuiserie Zerouali 8", "Menuiserie Zerouali 7"]


@pytest.mark.parametrize("keyboard", ["latin", "arabic"])
def test_a_ticket_finds_its_dossier_and_enter_opens_it(
    qtbot: QtBot, page: DossiersPage, keyboard: str
) -> None:
    row = page.pane.model.row_at(3)
    assert row is not None
    ticket = ticket_of(row.dossier).lower().replace("-", "")
    if keyboard == "arabic":
        ticket = ticket.upper().translate(str.maketrans(LETTERS, "ؤيبلاتنمىحقسفعرءغ"))
    searched(qtbot, page, ticket)
    assert page.pane.model.rowCount() == 1
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert page.view.dossier == row.dossier
    assert page.view.isAncestorOf(focused())


def test_whoever_comes_here_can_type_what_is_searched(page: DossiersPage) -> None:
    assert focused() is page.pane.search


@pytest.mark.parametrize("text", ["lahcen", "LAHCÈN", "مكتبة أيت", "26349", "0539780581", "ahce"])
def test_search_finds_as_one_types(qtbot: QtBot, page: DossiersPage, text: str) -> None:
    searched(qtbot, page, text)
    assert names(page) == ["Librairie Aït Lahcen"]


def test_the_key_of_lists_leads_to_their_import(window: MainWindow, page: DossiersPage) -> None:
    press(Qt.Key.Key_I, CTRL)
    exchange = window.pages["exchange"]
    assert isinstance(exchange, ExchangePage)
    assert not page.isVisible()
    assert exchange.imports.isVisible()


def test_a_long_name_sends_the_chip_below_and_identifiers_outlast_the_other_name(
    qapp: QApplication,
) -> None:
    font = QFont(qapp.font())
    measure = QFontMetrics(font)
    numbers = isolated("RC 63286 Tétouan")
    text = RowText("Pharmacie vétérinaire Haddad", "صيدلية بيطرية الحداد", numbers, "Prêt", "good")
    whole = below(text, font, 2000)
    assert whole == f"{isolated(text.other)} · {numbers}"
    narrow = below(text, font, measure.horizontalAdvance(whole) - 20)
    assert narrow.endswith(numbers)
    assert "…" in narrow
    assert below(text, font, measure.horizontalAdvance(numbers)) == numbers
    title = measure.horizontalAdvance(text.title)
    chip = chip_width(text, font)
    assert is_beside(text, font, font, title + chip + 20)
    assert not is_beside(text, font, font, title + chip)


def test_filters_that_would_show_nothing_take_no_room(page: DossiersPage) -> None:
    chips = page.pane.chips
    chips.say(dict.fromkeys(chips.buttons, "…"), {"all", "ready"})
    seen = {name for name, button in chips.buttons.items() if button.isVisible()}
    assert seen == {"all", "ready"}


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, page: DossiersPage) -> None:
    searched(qtbot, page, "xyzzy")
    assert page.pane.model.rowCount() == 0
    assert not page.pane.list.isVisible()


def test_the_latest_answer_wins(qtbot: QtBot, page: DossiersPage) -> None:
    for text in ("menuiserie", "lahcen"):
        page.pane.search.setText(text)
        page.pane.search_now()
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert names(page) == ["Librairie Aït Lahcen"]


def test_enter_in_the_search_opens_what_it_finds_first(qtbot: QtBot, page: DossiersPage) -> None:
    press(Qt.Key.Key_F, CTRL)
    type_text("lahcen")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.dossier is not None)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert names(page) == ["Librairie Aït Lahcen"]
    assert page.view.isAncestorOf(focused())


def test_down_goes_from_the_search_to_the_list_and_shows(qtbot: QtBot, page: DossiersPage) -> None:
    press(Qt.Key.Key_Down)
    assert focused() is page.pane.list
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    row = page.pane.model.row_at(1)
    assert row is not None
    assert page.view.dossier == row.dossier


@pytest.mark.parametrize("name", STEPS_OF)
def test_a_chip_tells_how_many_there_are_and_lists_them(
    qtbot: QtBot, page: DossiersPage, name: str
) -> None:
    chip = page.pane.chips.buttons[name]
    chip.click()
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert chip.text().endswith(f" {page.pane.model.rowCount()}")
    assert {
        row.step for row in map(page.pane.model.row_at, range(page.pane.model.rowCount())) if row
    } <= (set(STEPS_OF[name]) or {row for steps in STEPS_OF.values() for row in steps})


def test_a_chip_has_a_key(qtbot: QtBot, page: DossiersPage) -> None:
    press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 1)
    assert names(page) == ["Menuiserie Zerouali 8"]


def test_a_row_shows_names_identifiers_and_step(page: DossiersPage, language: Language) -> None:
    row = next(
        row
        for row in map(page.pane.model.row_at, range(ALL))
        if row is not None and row.name == "Librairie Aït Lahcen"
    )
    text = page.pane.words.of(row)
    titles = {"fr": "Librairie Aït Lahcen", "ar": "مكتبة أيت لحسن"}
    assert text.title == titles[language]
    assert titles["ar" if language == "fr" else "fr"] in text.other
    assert "RC 26349 Tétouan" in text.identifiers
    assert text.chip


def test_what_somebody_writes_appears_and_nothing_else_moves(
    qtbot: QtBot, page: DossiersPage
) -> None:
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.view.dossier is not None)
    before, top = page.view.dossier, names(page)[0]
    page.context.desk.do(register_another, lambda _: None, None, 40)
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == ALL + 1)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert names(page)[:2] == ["Café Najjar 40", top]
    row = page.pane.model.row_at(page.pane.list.currentIndex().row())
    assert row is not None
    assert row.dossier == before == page.view.dossier


def test_the_list_keeps_its_scroll_place(qtbot: QtBot, page: DossiersPage) -> None:
    bar = page.pane.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = page.pane.list.indexAt(page.pane.list.viewport().rect().center()).row()
    held = page.pane.model.row_at(row)
    page.context.desk.do(register_another, lambda _: None, None, 40)
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == ALL + 1)
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    place = page.pane.list.indexAt(page.pane.list.viewport().rect().center()).row()
    assert page.pane.model.row_at(place) == held


def test_pages_are_fetched_as_they_are_seen(
    qtbot: QtBot, page: DossiersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.gui.models.dossier_list.PAGE", 4)
    monkeypatch.setattr(listing, "PAGE", 4)
    page.pane.search_now()
    qtbot.waitUntil(lambda: not page.context.desk.is_busy)
    assert page.pane.model.row_at(ALL - 1) is None
    page.pane.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.pane.model.row_at(ALL - 1) is not None)


def test_nothing_of_anybody_stays_when_the_desk_is_locked(
    qtbot: QtBot, page: DossiersPage, window: MainWindow
) -> None:
    searched(qtbot, page, "lahcen")
    page.context.desk.lock()
    settled(qtbot, window)
    assert page.pane.model.rowCount() == 0
    assert page.pane.search.text() == ""


def test_the_list_is_made_for_a_hundred_thousand(page: DossiersPage) -> None:
    assert page.pane.list.uniformItemSizes()
    assert page.pane.list.layoutMode() == QListView.LayoutMode.Batched
