"""Permits on paper: many printed at once, and every sheet answered for, also after a restart."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.page_image import page_sizes
from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.permit import PermitState
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.permit_batch import PermitBatch
from infitah_desk.gui.pages.permit_queue import PermitQueue
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.gui.preferences import FILE_NAME, Preferences, load_preferences
from infitah_desk.gui.widgets.report_table import ReportTable
from infitah_desk.services import drawing, printing
from infitah_desk.services.drawing import Batch, DrawnPart
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.queueing import unprinted_permits
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled, unlock
from tests.helpers.caravans import TETOUAN, Caravan, issued

MORE = 24
"""Permits beside the one that stands issued in the window's desk."""

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PRINTER = "HP LaserJet"


@dataclass
class Paper:
    """Permits on paper, in front of a supervisor; `numbers` are those offered to be printed."""

    qtbot: QtBot
    window: MainWindow
    page: TodayPage
    numbers: list[str]
    folder: Path

    @property
    def batch(self) -> PermitBatch:
        assert self.page.on_paper is not None
        return self.page.on_paper.batch

    @property
    def queue(self) -> PermitQueue:
        assert self.page.on_paper is not None
        return self.page.on_paper.queue

    def settle(self) -> None:
        settled(self.qtbot, self.window)

    def run_ends(self) -> None:
        self.qtbot.waitUntil(lambda: not self.batch.cancel.isVisible())
        self.settle()

    def print_first(self, count: int) -> None:
        """So many of the first permits are sent to a file."""
        self.batch.table.mark_rows(range(count))
        self.batch.print.click()
        self.run_ends()

    def print_all(self, printer: str = "") -> None:
        if printer:
            self.batch.printers.offer((printer,))
        self.batch.all.click()
        self.batch.print.click()
        self.run_ends()

    def told(self) -> str:
        return text(self.batch, "batchToldLabel")

    def to_print(self) -> list[str]:
        return shown(self.batch.table)

    def waiting(self) -> list[str]:
        return shown(self.queue.table)


@pytest.fixture
def numbers(caravan: Caravan) -> list[str]:
    """Permits that are issued and not printed, in the order in which they are offered."""
    with caravan.at(TETOUAN) as session:
        for number in range(100, 100 + MORE):
            issued(session, number)
        return [each.number for each in unprinted_permits(session, 1000)]


@pytest.fixture
def paper(qtbot: QtBot, numbers: list[str], window: MainWindow, tmp_path: Path) -> Paper:
    folder = tmp_path / "permis"
    window.context.preferences.folders["permits"] = str(folder)
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    settled(qtbot, window)
    return Paper(qtbot, window, page, numbers, folder)


def shown(table: ReportTable) -> list[str]:
    """The numbers in a table."""
    return [row[0] for row in table.texts()]


def text(root: QWidget, name: str) -> str:
    label = root.findChild(QLabel, name)
    assert label is not None
    return label.text()


def permits(caravan: Caravan, numbers: Sequence[str]) -> list[PermitState]:
    with caravan.at(TETOUAN) as session:
        return [find_permit(session, number)[1] for number in numbers]


def test_marked_permits_become_one_file_of_cards_and_wait_for_an_answer(paper: Paper) -> None:
    table = paper.batch.table
    assert paper.to_print() == paper.numbers
    table.setFocus()
    table.choose_row(0)
    for _ in range(11):
        QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(table, Qt.Key.Key_P, CTRL)
    paper.run_ends()
    (file,) = paper.folder.glob("*.pdf")
    assert file.name.endswith("-cards-a4.pdf")
    assert len(page_sizes(file.read_bytes())) == 2
    assert len(codes_in_file(file)) == 12
    assert str(file) in paper.told()
    assert paper.to_print() == paper.numbers[12:]
    assert paper.waiting() == paper.numbers[:12]


def test_ctrl_with_a_click_marks_one_more(paper: Paper) -> None:
    table = paper.batch.table
    for row in (0, 2):
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert table.marked_rows() == [0, 2]
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(table.marked_rows()) == len(paper.numbers)


def test_stopping_says_how_many_are_drawn_and_keeps_the_others(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = drawing.draw_batch

    def stopped_meanwhile(batch: Batch) -> Generator[DrawnPart]:
        for part in draw(batch):
            paper.batch.run.stop()
            yield part

    monkeypatch.setattr("infitah_desk.services.drawing.draw_batch", stopped_meanwhile)
    paper.print_all()
    done = len(codes_in_file(next(paper.folder.glob("*.pdf"))))
    assert done == drawing.PART
    assert paper.waiting() == paper.numbers[:done]
    assert paper.to_print() == paper.numbers[done:]
    assert str(done) in paper.told()
    assert str(len(paper.numbers)) in paper.told()


def test_the_key_stops_a_run(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    draw = drawing.draw_batch

    def patient(batch: Batch) -> Generator[DrawnPart]:
        for part in draw(batch):
            asked.wait(60)
            yield part

    monkeypatch.setattr("infitah_desk.services.drawing.draw_batch", patient)
    paper.batch.all.click()
    paper.batch.print.click()
    paper.qtbot.waitUntil(paper.batch.cancel.isVisible)
    QTest.keyClick(paper.window, Qt.Key.Key_Period, CTRL)
    asked.set()
    paper.run_ends()
    assert paper.waiting() == paper.numbers[: drawing.PART]


def test_a_printer_gets_the_pages_and_no_file_stays(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "infitah_desk.gui.printing.print_pages", lambda pdf, *_: len(page_sizes(pdf))
    )
    paper.print_all(PRINTER)
    assert paper.waiting() == paper.numbers
    assert {row[4] for row in paper.queue.table.texts()} == {PRINTER}
    assert list(paper.folder.glob("*")) == []


def test_pages_that_were_stopped_before_the_printer_are_printed_next_time(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.gui.printing.print_pages", lambda *_: 1)
    paper.print_all(PRINTER)
    assert paper.waiting() == paper.numbers[:10]
    assert paper.to_print() == paper.numbers[10:]


def test_where_the_printer_fails_every_sheet_is_asked_for(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = MachineFault("printer.failed", printer=PRINTER)

    def fail(*_: object) -> int:
        raise failed

    monkeypatch.setattr("infitah_desk.gui.printing.print_pages", fail)
    paper.print_all(PRINTER)
    assert paper.window.context.say(failed) in paper.told()
    assert paper.waiting() == paper.numbers


def test_a_folder_that_cannot_be_written_is_told_and_nothing_was_sent(paper: Paper) -> None:
    paper.folder.write_text("a file stands where the folder should be")
    paper.print_first(3)
    assert paper.told()
    assert paper.waiting() == []
    assert paper.to_print() == paper.numbers


def test_the_format_of_many_and_its_printer_are_remembered(
    paper: Paper, settings_folder: Path
) -> None:
    batch = paper.batch
    batch.printers.offer((PRINTER,))
    place = batch.formats.findData("card")
    batch.formats.setCurrentIndex(place)
    batch.formats.activated.emit(place)
    assert batch.printers.printer == ""
    batch.printers.setCurrentIndex(0)
    batch.printers.activated.emit(0)
    kept = load_preferences(settings_folder)
    assert (kept.formats, kept.printers) == ({"batch": "card"}, {"card": PRINTER})


def test_many_sheets_are_in_hand_with_one_key(paper: Paper, caravan: Caravan) -> None:
    paper.print_first(4)
    table = paper.queue.table
    assert not paper.queue.in_hand.isEnabled()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    place = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    QTest.keyClick(table, Qt.Key.Key_Return, CTRL)
    paper.settle()
    assert paper.waiting() == paper.numbers[3:4]
    paper.window.context.desk.lock()
    paper.settle()
    found = permits(caravan, paper.numbers[:4])
    assert [permit.copies for permit in found] == [(1,), (1,), (1,), ()]


def test_spoiled_sheets_are_thrown_away_for_a_reason_and_printed_as_another_copy(
    paper: Paper, language: Language
) -> None:
    paper.print_first(2)
    paper.queue.table.mark_rows([0])
    paper.queue.spoiled.click()
    paper.queue.reason.choose("spoiled.torn")
    paper.queue.confirm.click()
    paper.settle()
    assert paper.waiting() == paper.numbers[1:2]
    assert paper.to_print()[0] == paper.numbers[0]
    paper.print_first(1)
    assert paper.queue.table.texts()[-1][2] == f"2 · {say('copy.spoiled', language)}"


def test_a_sheet_that_never_came_out_goes_back_to_those_to_print(paper: Paper) -> None:
    paper.print_first(2)
    paper.queue.table.mark_rows([1])
    paper.queue.not_out.click()
    paper.settle()
    assert paper.waiting() == paper.numbers[:1]
    assert paper.to_print()[0] == paper.numbers[1]


def test_what_is_marked_stays_marked_while_others_come(paper: Paper) -> None:
    paper.print_first(2)
    paper.queue.table.mark_rows([1])
    paper.print_first(3)
    assert paper.queue.table.marked_rows() == [1]


def test_a_row_says_name_copy_format_and_file(paper: Paper) -> None:
    paper.print_first(1)
    (row,) = paper.queue.table.texts()
    assert row[1]
    assert row[2:4] == ["1", paper.batch.formats.currentText()]
    name = next(paper.folder.glob("*.pdf")).name
    assert row[4].split("…") == [name[:12], name[-12:]]
    assert row[5]


def test_the_sheets_still_wait_after_the_program_ended(
    qtbot: QtBot, caravan: Caravan, numbers: list[str], locked_window: MainWindow, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        printing.print_permits(session, numbers[:3], tmp_path / "permits.pdf")
    unlock(qtbot, locked_window)
    locked_window.go_to("today")
    settled(qtbot, locked_window)
    page = locked_window.pages["today"]
    assert isinstance(page, TodayPage)
    assert "3" in page.permits.text()
    assert "3" in text(locked_window, "sheetsStatusLabel")
    page.permits.click()
    settled(qtbot, locked_window)
    assert page.on_paper is not None
    assert shown(page.on_paper.queue.table) == numbers[:3]


def test_locking_leaves_no_name(paper: Paper) -> None:
    paper.print_first(1)
    paper.window.context.desk.lock()
    paper.settle()
    assert paper.to_print() == paper.waiting() == []


def test_locking_while_permits_are_drawn_leaves_no_file(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = threading.Event()
    draw = drawing.draw_batch

    def patient(batch: Batch) -> Generator[DrawnPart]:
        for part in draw(batch):
            locked.wait(60)
            yield part

    monkeypatch.setattr("infitah_desk.services.drawing.draw_batch", patient)
    paper.batch.all.click()
    paper.batch.print.click()
    paper.qtbot.waitUntil(paper.batch.cancel.isVisible)
    paper.window.context.desk.lock()
    locked.set()
    paper.settle()
    assert list(paper.folder.glob("*")) == []


def test_enter_opens_the_dossier(paper: Paper) -> None:
    asked: list[str] = []
    paper.window.context.ways.dossier_asked.connect(asked.append)
    paper.batch.table.choose_row(0)
    QTest.keyClick(paper.batch.table, Qt.Key.Key_Return)
    paper.settle()
    assert len(asked) == 1


@pytest.mark.parametrize("shift", [{"x": True}, {"x": "1"}, {"x": float("inf")}, []])
def test_a_shift_that_is_none_is_forgotten(tmp_path: Path, shift: object) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"card_shift": shift}))
    assert load_preferences(tmp_path) == Preferences()
