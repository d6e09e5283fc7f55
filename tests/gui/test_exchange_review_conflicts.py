"""Conflicts settled in the window: by one of the sides, or by what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from infitah_desk.gui.models.review_queue import Key
from infitah_desk.services import registering, reviewing
from infitah_desk.services.session import Session
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import Language
from tests.gui.review_hands import SitAt, Sitting, forward
from tests.helpers.caravans import NORTH, TETOUAN, Caravan
from tests.helpers.two_permits import Twice, bring_to


@pytest.fixture
def conflict(region: Caravan, twice: Twice) -> Key:
    """A city that the desk and the coordinator corrected without knowing of each other."""
    for node, city in ((TETOUAN, "Martil"), (NORTH, "Berkane")):
        with region.at(node) as session:
            registering.correct(session, twice.one, {"city": city}, "told so")
    bring_to(region, NORTH)
    return twice.one, "city"


def sides(sitting: Sitting) -> list[QPushButton]:
    found = (sitting.panel.findChild(QPushButton, f"reviewSideButton{n}") for n in (1, 2, 3))
    return [button for button in found if button is not None]


def standing(region: Caravan, conflict: Key) -> object:
    with region.at(NORTH) as session:
        state = session.store.state(conflict[0])
        assert state.conflicts == {}
        return state.value(conflict[1])


def test_every_side_says_who_wrote_it_and_one_is_chosen_by_its_key(
    region: Caravan, conflict: Key, sit_at: SitAt
) -> None:
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    assert sitting.front == conflict
    first, second = sides(sitting)
    texts = first.text() + second.text()
    assert TETOUAN in texts
    assert NORTH in texts
    expected = "Martil" if "Martil" in second.text() else "Berkane"
    sitting.press("2")
    assert sitting.queue.count("conflicts") == 0
    sitting.leave()
    assert standing(region, conflict) == expected


def test_who_reads_on_in_another_language_stays_at_the_same_side(
    conflict: Key, sit_at: SitAt
) -> None:
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    assert sitting.front == conflict
    sides(sitting)[1].setFocus()
    languages = sitting.window.context.languages
    languages.switch("fr" if sitting.window.context.language == "ar" else "ar")
    sitting.wait()
    assert sides(sitting)[1].hasFocus()


def test_another_value_is_typed(region: Caravan, conflict: Key, sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    sitting.panel.conflict.other.setText("Tanger")
    QTest.keyClick(sitting.panel.conflict.other, Qt.Key.Key_Return)
    sitting.wait()
    assert sitting.queue.count("conflicts") == 0
    sitting.leave()
    assert standing(region, conflict) == "Tanger"


def test_what_the_form_would_refuse_settles_nothing(
    region: Caravan, twice: Twice, sit_at: SitAt
) -> None:
    for node, phone in ((TETOUAN, "0661442011"), (NORTH, "0661442012")):
        with region.at(node) as session:
            registering.correct(session, twice.one, {"phone": phone}, "told so")
    bring_to(region, NORTH)
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    sitting.panel.conflict.other.setText("12")
    QTest.keyClick(sitting.panel.conflict.other, Qt.Key.Key_Return)
    sitting.wait()
    assert sitting.front == (twice.one, "phone")
    assert not sitting.panel.decisions.busy


def test_what_is_typed_stays_while_others_write(conflict: Key, sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    assert sitting.front == conflict
    sitting.panel.conflict.other.setText("Tang")
    sitting.window.context.desk.changed.emit()
    sitting.wait()
    assert sitting.panel.conflict.other.text() == "Tang"


def test_what_is_typed_decides_nothing(conflict: Key, sit_at: SitAt) -> None:
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    sitting.panel.conflict.other.setFocus()
    sitting.press("MD12U")
    assert sitting.panel.conflict.other.text() == "MD12U"
    assert sitting.front == conflict
    assert sitting.queue.count("decided") == 0


def test_thousands_are_gone_through(
    conflict: Key, sit_at: SitAt, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reviewing.queues
    many = (*((conflict[0], f"field{n}") for n in range(4999)), conflict)

    def with_many(session: Session) -> reviewing.Queues:
        return whole(session)._replace(conflicts=many)

    monkeypatch.setattr(reviewing, "queues", with_many)
    sitting = sit_at(NORTH)
    sitting.choose("conflicts")
    assert number_in_figures(5000, language) in sitting.title
    sitting.click(sitting.panel.bar.back)
    assert sitting.front == conflict
    sitting.panel.focus_first()
    sitting.press(forward(language))
    assert sitting.queue.place == 0
