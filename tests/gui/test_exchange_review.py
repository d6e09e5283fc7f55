"""Duplicates settled in the window: one at a time, one key each, queues of any length."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.models.review_queue import KINDS, ReviewQueue
from infitah_desk.gui.pages.exchange import ExchangePage
from infitah_desk.services import reviewing
from infitah_desk.services.linking import decide_duplicate
from infitah_desk.services.session import Session
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled
from tests.gui.review_hands import SitAt, backward, forward
from tests.helpers.caravans import HQ, NORTH, OUJDA, TETOUAN, Caravan, registered
from tests.helpers.two_permits import Twice, bring_to, pretend_pairs


def alike(region: Caravan, *numbers: int) -> None:
    """So many dossiers of one telephone, at the coordinator's."""
    with region.at(TETOUAN) as session:
        for number in numbers:
            registered(session, number, phone="0661442077")
    bring_to(region, NORTH)


def decided(caravan: Caravan) -> list[tuple[str, str, str]]:
    with caravan.at(NORTH) as session:
        return [(each.left, each.right, each.state) for each in reviewing.queues(session).decided]


# --- Who sees it ----------------------------------------------------------------------------------


def test_a_desk_sees_nothing_of_it(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("exchange")
    settled(qtbot, window)
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    assert page.review.isHidden()
    assert page.review.bar.isHidden()
    assert page.review.queue.queues is None


def test_whoever_locks_leaves_no_name(twice: Twice, sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    sitting.go_to(twice)
    sitting.leave()
    shown = [label.text() for label in sitting.panel.findChildren(QLabel)]
    assert not any("ZEROUALI" in text.upper() for text in shown)


# --- Queues of any length -------------------------------------------------------------------------


def test_where_nothing_waits_it_says_so_calmly(sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    for kind in KINDS:
        sitting.choose(kind)
        assert sitting.panel.nothing.isVisible()
        assert sitting.panel.nothing.text()
        assert sitting.panel.table.isHidden()
        assert sitting.panel.bar.isHidden()
        chip = sitting.panel.findChild(QPushButton, f"{kind}QueueButton")
        assert chip is not None
        assert chip.hasFocus()


def test_three_are_gone_through_and_back_with_the_arrows(
    region: Caravan, sit_at: SitAt, language: Language
) -> None:
    bring_to(region, NORTH)
    with region.at(NORTH) as session:
        pretend_pairs(session, 3)
    sitting = sit_at(NORTH)
    seen = []
    for _ in range(3):
        seen.append(sitting.front)
        assert "3" in sitting.title
        sitting.press(forward(language))
    assert len(set(seen)) == 3
    assert sitting.front == seen[0]
    sitting.press(backward(language))
    assert sitting.front == seen[2]


def test_of_five_thousand_only_the_one_in_front_is_read(
    region: Caravan, sit_at: SitAt, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike(region, *range(100, 201))
    with region.at(NORTH) as session:
        pretend_pairs(session, 5000)
    read = []
    whole = reviewing.review

    def counted(session: Session, left: str, right: str) -> reviewing.Review:
        read.append((left, right))
        return whole(session, left, right)

    monkeypatch.setattr(reviewing, "review", counted)
    sitting = sit_at(NORTH)
    assert sitting.queue.count("pairs") == 5000
    assert number_in_figures(5000, language) in sitting.title
    read.clear()
    sitting.press(backward(language))
    assert sitting.queue.place == 4999
    sitting.press("D")
    assert sitting.queue.count("decided") == 1
    assert len(read) < 10


# --- Deciding -------------------------------------------------------------------------------------


def test_different_same_and_taken_back_by_one_key_each(region: Caravan, sit_at: SitAt) -> None:
    alike(region, 50, 51, 52)
    sitting = sit_at(NORTH)
    first = sitting.front
    count = sitting.queue.count("pairs")
    sitting.press("D")
    assert sitting.front != first
    assert sitting.queue.count("pairs") == count - 1
    sitting.press("U")
    assert sitting.front == first
    assert sitting.queue.count("pairs") == count
    assert not sitting.panel.bar.undo.isVisible()
    sitting.press("M")
    assert sitting.queue.count("decided") == 1
    sitting.leave()
    assert decided(region) == [(*first, "same")]


def test_a_decision_of_before_is_looked_at_and_taken_back(
    region: Caravan, twice: Twice, sit_at: SitAt
) -> None:
    with region.at(NORTH) as session:
        decide_duplicate(session, twice.one, twice.other, "different")
    sitting = sit_at(NORTH)
    sitting.choose("decided")
    assert set(sitting.front) == set(twice[:2])
    assert not sitting.panel.bar.same.isVisible()
    sitting.press("U")
    assert sitting.queue.count("decided") == 0
    sitting.leave()
    assert decided(region) == []


def test_what_was_put_off_stays_open_and_in_its_place(
    region: Caravan, sit_at: SitAt, language: Language
) -> None:
    alike(region, 50, 51, 52)
    sitting = sit_at(NORTH)
    first = sitting.front
    sitting.press(forward(language))
    sitting.press("D")
    sitting.press(backward(language))
    assert sitting.front == first


@pytest.mark.usefixtures("twice")
def test_letters_count_only_where_the_decision_is_read(sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    count = sitting.queue.count("pairs")
    sitting.page.merge.setFocus()
    sitting.press("D")
    assert sitting.queue.count("pairs") == count
    sitting.panel.focus_first()
    sitting.press("D")
    assert sitting.queue.count("pairs") == count - 1


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")
def test_the_same_key_decides_on_an_arabic_keyboard(
    region: Caravan, twice: Twice, sit_at: SitAt
) -> None:
    sitting = sit_at(NORTH)
    sitting.go_to(twice)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, QKeySequence("ي"))
    sitting.wait()
    sitting.leave()
    assert [each[2] for each in decided(region)] == ["different"]


# --- Side by side ---------------------------------------------------------------------------------


def test_side_by_side_says_why_what_is_equal_and_what_differs(
    twice: Twice, sit_at: SitAt, language: Language
) -> None:
    sitting = sit_at(NORTH)
    sitting.go_to(twice)
    reasons = sitting.panel.table.findChild(QLabel, "reviewReasons")
    assert reasons is not None
    assert say("same.phone", language) in reasons.text()
    assert sitting.cell("phone", 1).property("band") == "good"
    assert sitting.cell("name", 1).property("band") == "to_do"
    assert sitting.cell("rc_number", 1).property("band") == "plain"
    assert (sitting.cell("phone", 2).text(), sitting.cell("name", 2).text()) == ("=", "≠")
    begun = sitting.cell("begun", 1).text() + sitting.cell("begun", 3).text()
    assert TETOUAN in begun
    assert OUJDA in begun
    assert sitting.cell("name_ar", 1).layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert sitting.cell("name", 1).layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert twice.first in sitting.panel.table.accessibleName()


@pytest.mark.parametrize("width", [1366, 1024])
def test_nothing_is_cut_off_in_width(twice: Twice, sit_at: SitAt, width: int) -> None:
    sitting = sit_at(HQ)
    sitting.window.resize(width, 640)
    sitting.go_to(twice)
    sitting.click(sitting.panel.bar.same)
    area = sitting.window.findChild(QWidget, "exchangeArea")
    assert area is not None
    assert sitting.panel.width() <= area.width()
    shown = [each for each in sitting.panel.bar.buttons if each.isVisible()]
    assert len(shown) == 4
    for part in (*shown, sitting.panel.permits.confirm):
        assert part.width() >= part.sizeHint().width()


# --- Comparing ------------------------------------------------------------------------------------


def test_comparing_is_shown_stopped_and_gone_on_with(
    region: Caravan, sit_at: SitAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike(region, 60, 61, 62)
    with region.at(NORTH) as session:
        conn = session.store.db.conn
        conn.execute("INSERT INTO pair_todo SELECT id FROM dossier")
        whole = conn.execute("SELECT count(*) FROM pair_todo").fetchone()[0]
    monkeypatch.setattr(reviewing, "AT_A_TIME", 1)

    class StoppedAfterTwo(ReviewQueue):
        def _compared(self, left: int) -> None:
            super()._compared(left)
            if whole - left == 2:
                self.stop()

    monkeypatch.setattr("infitah_desk.gui.pages.exchange_review.ReviewQueue", StoppedAfterTwo)
    sitting = sit_at(NORTH)
    line = sitting.panel.comparing
    assert 0 < sitting.queue.uncompared < whole - 1
    assert line.isVisible()
    assert not line.stop.isVisible()
    sitting.click(line.go_on)
    assert sitting.queue.uncompared == 0
    assert line.isHidden()
    assert sitting.queue.count("pairs") > 0
