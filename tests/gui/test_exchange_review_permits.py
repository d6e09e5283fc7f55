"""Two permits of one enterprise in the window: asked before anything is void, and told on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from infitah_desk.services.issuing import find_permit
from infitah_desk.services.settling import settle_same
from tests.gui.review_hands import SitAt, Sitting
from tests.helpers.caravans import HQ, NORTH, OUJDA, Caravan
from tests.helpers.two_permits import Twice

Revoked = Callable[[str], list[str]]


@pytest.fixture
def revoked(region: Caravan, twice: Twice) -> Revoked:
    """Which of the two permits are void at a place."""

    def ask(node: str) -> list[str]:
        with region.at(node) as session:
            return [number for number in twice[2:] if find_permit(session, number)[1].revoked]

    return ask


def told(sitting: Sitting) -> str:
    """What the notice says."""
    texts = [label.text() for label in sitting.window.context.notice.findChildren(QLabel)]
    return " ".join(texts).replace("\u2060", "")


def test_headquarters_is_asked_before_a_permit_is_revoked(
    twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    sitting = sit_at(HQ)
    sitting.go_to(twice)
    assert twice.second in sitting.panel.bar.hint.text().replace("\u2060", "")
    sitting.press("M")
    assert sitting.panel.permits.isVisible()
    assert sitting.queue.count("decided") == 0
    sitting.window.context.desk.changed.emit()
    sitting.wait()
    assert sitting.panel.permits.isVisible()
    QTest.keyClick(sitting.panel.permits.keep, Qt.Key.Key_Escape)
    assert sitting.panel.permits.isHidden()
    sitting.press("M")
    sitting.click(sitting.panel.permits.confirm)
    assert twice.second in told(sitting)
    assert sitting.queue.count("permits") == 0
    sitting.leave()
    assert revoked(HQ) == [twice.second]


def test_the_whole_of_it_is_done_from_the_keyboard(
    twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    sitting = sit_at(HQ)
    sitting.go_to(twice)
    sitting.press("M")
    QTest.keyClick(
        sitting.panel.permits.keep, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    sitting.wait()
    assert sitting.queue.count("decided") == 1
    sitting.leave()
    assert revoked(HQ) == [twice.second]


def test_the_other_permit_is_kept_only_with_a_reason(
    twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    sitting = sit_at(HQ)
    sitting.go_to(twice)
    sitting.press("M")
    permits = sitting.panel.permits
    permits.keep.setCurrentIndex(permits.keep.findData(twice.second))
    assert permits.reason.isVisible()
    assert not permits.confirm.isEnabled()
    permits.reason.setText("son pack est là")
    sitting.click(permits.confirm)
    sitting.leave()
    assert revoked(HQ) == [twice.first]


def test_a_coordinator_is_told_who_revokes_and_it_waits_until_then(
    twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    sitting = sit_at(NORTH)
    sitting.go_to(twice)
    sitting.press("M")
    says = sitting.panel.permits.findChild(QLabel, "reviewPermitsWords")
    assert says is not None
    assert OUJDA in says.text().replace("\u2060", "")
    sitting.click(sitting.panel.permits.confirm)
    assert sitting.queue.count("permits") == 1
    sitting.choose("permits")
    assert not sitting.panel.bar.same.isEnabled()
    sitting.leave()
    assert revoked(NORTH) == []


def test_headquarters_revokes_what_a_coordinator_left_to_it(
    region: Caravan, twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    with region.at(NORTH) as session:
        settle_same(session, twice.one, twice.other)
    region.merge(HQ, region.export(NORTH, everything=True).file)
    sitting = sit_at(HQ)
    sitting.choose("permits")
    sitting.press("M")
    sitting.click(sitting.panel.permits.confirm)
    assert sitting.queue.count("permits") == 0
    assert sitting.panel.nothing.isVisible()
    sitting.leave()
    assert revoked(HQ) == [twice.second]


def test_taking_back_names_the_permit_that_stays_void(
    twice: Twice, sit_at: SitAt, revoked: Revoked
) -> None:
    sitting = sit_at(HQ)
    sitting.go_to(twice)
    sitting.press("M")
    sitting.click(sitting.panel.permits.confirm)
    sitting.click(sitting.panel.bar.undo)
    assert twice.second in told(sitting)
    assert set(sitting.front) == set(twice[:2])
    sitting.leave()
    assert revoked(HQ) == [twice.second]


# --- On paper -------------------------------------------------------------------------------------


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that somebody chooses for letters."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr("infitah_desk.gui.pages.review_papers.ask_folder", lambda *_: folder)
    return folder


def test_letters_and_call_list_are_written_into_a_folder(
    region: Caravan, twice: Twice, sit_at: SitAt, stick: Path
) -> None:
    with region.at(HQ) as session:
        settle_same(session, twice.one, twice.other)
    sitting = sit_at(HQ)
    sitting.click(sitting.panel.papers)
    assert sitting.panel.papers.isEnabled()
    assert sorted(file.suffix for file in stick.iterdir()) == [".pdf", ".pdf", ".xlsx"]
    assert str(stick) in told(sitting)


def test_without_two_permits_there_is_nothing_to_write(sit_at: SitAt, stick: Path) -> None:
    sitting = sit_at(HQ)
    sitting.click(sitting.panel.papers)
    assert sitting.panel.papers.isEnabled()
    assert list(stick.iterdir()) == []
