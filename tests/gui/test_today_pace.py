"""The day hour by hour on the today page: the table says what the bars show, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui import tokens
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.today import TodayPage
from infitah_desk.gui.pages.today_pace import DayPace
from infitah_desk.gui.widgets.hour_bars import HourBars, marks_up_to
from infitah_desk.gui.widgets.report_table import ROW_PX
from infitah_desk.services import closing, issuing, opening, registering
from infitah_desk.services.session import Session
from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import Language
from tests.gui.conftest import Opener, settled, unlock
from tests.helpers.caravans import DAY, OUJDA, TETOUAN, Caravan, an_enterprise, ready

CAME = 8
"""The enterprises that came to the desk of these tests; a list was imported besides."""
TOTAL = ["8", "4", "5", "3", "2", "1", "1", "0"]


def pace_of(qtbot: QtBot, window: MainWindow) -> DayPace:
    window.go_to("today")
    settled(qtbot, window)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page.pace


def told(pace: DayPace) -> str:
    label = pace.findChild(QLabel, "dayPaceLabel")
    assert label is not None
    return label.text()


def test_the_table_has_a_row_an_hour_and_the_total(qtbot: QtBot, window: MainWindow) -> None:
    rows = pace_of(qtbot, window).table.texts()
    assert rows[0][0].endswith(":00")
    assert rows[-1][1:] == TOTAL
    assert rows[0][1:] == TOTAL


def test_both_languages_say_how_long_it_takes(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    to_permit, to_owner, *_ = told(pace_of(qtbot, window)).split(" · ")
    permit, owner = ("الرخصة", "التسليم") if language == "ar" else ("permis", "remise")
    assert permit in to_permit
    assert owner in to_owner


def test_what_is_done_meanwhile_is_counted_at_once(qtbot: QtBot, window: MainWindow) -> None:
    pace = pace_of(qtbot, window)

    def register(session: Session) -> None:
        registering.register(session, an_enterprise(90))

    window.context.desk.do(register, lambda _: None, None)
    settled(qtbot, window)
    assert pace.table.texts()[-1][1] == str(CAME + 1)


def test_a_day_on_which_nobody_came_says_so(
    qtbot: QtBot, caravan: Caravan, open_window: Opener, language: Language
) -> None:
    caravan.enrol(OUJDA)
    with caravan.at(OUJDA) as session:
        opening.open_the_stop(session, DAY)
    window = open_window(caravan.place(OUJDA))
    settled(qtbot, window)
    unlock(qtbot, window)
    pace = pace_of(qtbot, window)
    assert told(pace) == (
        "لم تحضر أي مقاولة." if language == "ar" else "Aucune entreprise n’est venue."
    )
    assert pace.table.isHidden()
    assert pace.chart.isHidden()


def test_before_a_stop_is_opened_there_is_no_day(
    qtbot: QtBot, caravan: Caravan, open_window: Opener
) -> None:
    caravan.enrol(OUJDA)
    window = open_window(caravan.place(OUJDA))
    settled(qtbot, window)
    unlock(qtbot, window)
    assert pace_of(qtbot, window).isHidden()


def test_the_day_that_was_closed_is_named(qtbot: QtBot, window: MainWindow) -> None:
    pace = pace_of(qtbot, window)
    window.context.desk.do(closing.close_the_stop, lambda _: None, None)
    settled(qtbot, window)
    titles = [label.text() for label in pace.findChildren(QLabel)]
    assert any("28/09/2010" in title for title in titles)
    assert pace.table.texts()[-1][1:] == TOTAL


def test_locking_takes_the_day_away(qtbot: QtBot, window: MainWindow) -> None:
    pace = pace_of(qtbot, window)
    window.context.desk.lock()
    settled(qtbot, window)
    assert pace.isHidden()
    assert pace.table.texts() == []


def test_a_quota_says_what_else_the_block_holds(
    qtbot: QtBot, caravan: Caravan, open_window: Opener, language: Language
) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY, 5)
        left = session.numbers_left
    window = open_window(caravan.place(TETOUAN))
    settled(qtbot, window)
    unlock(qtbot, window)
    assert number_in_figures(left, language) in told(pace_of(qtbot, window))


@pytest.mark.parametrize("width", [1366, 1024])
def test_no_column_and_no_row_is_cut_whatever_the_screen(
    qtbot: QtBot, caravan: Caravan, open_window: Opener, width: int
) -> None:
    with caravan.at(TETOUAN) as session:
        for number in range(30, 34):
            caravan.clock.pass_by(3600)
            issuing.issue_permit(session, ready(session, number))
    window = open_window(caravan.place(TETOUAN))
    window.resize(width, 700)
    settled(qtbot, window)
    unlock(qtbot, window)
    pace = pace_of(qtbot, window)
    qtbot.waitUntil(lambda: pace.table.horizontalScrollBar().maximum() == 0)
    assert pace.table.verticalScrollBar().maximum() == 0
    header = pace.table.horizontalHeader()
    for column in range(header.count()):
        wanted = max(header.sectionSizeHint(column), pace.table.sizeHintForColumn(column))
        assert header.sectionSize(column) >= wanted


def test_who_comes_after_locking_sees_every_row(qtbot: QtBot, window: MainWindow) -> None:
    pace = pace_of(qtbot, window)
    window.context.desk.lock()
    settled(qtbot, window)
    unlock(qtbot, window)
    assert pace_of(qtbot, window) is pace
    assert pace.table.texts()[-1][1:] == TOTAL
    last = pace.table.rowViewportPosition(pace.table.model().rowCount() - 1)
    qtbot.waitUntil(lambda: last + ROW_PX <= pace.table.viewport().height())


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (5, [0, 2, 4, 6]),
        (14, [0, 5, 10, 15]),
        (1000, [0, 500, 1000]),
    ],
)
def test_the_lines_behind_the_bars_are_round_and_few(most: int, marks: list[int]) -> None:
    assert marks_up_to(most) == marks


def test_the_first_hour_stands_where_reading_begins(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    chart = HourBars(window.context, "bars")
    qtbot.addWidget(chart)
    arabic = language == "ar"
    directions = Qt.LayoutDirection
    chart.setLayoutDirection(directions.RightToLeft if arabic else directions.LeftToRight)
    chart.resize(400, 200)
    chart.show_hours(["09:00", "10:00"], {"action": [5, 0]})
    picture = chart.grab().toImage()
    ratio = picture.devicePixelRatio()
    action = QColor(tokens.palette(dark=False).action)
    coloured = [
        x
        for x in range(chart.width())
        if picture.pixelColor(QPoint(round(x * ratio), round(150 * ratio))) == action
    ]
    assert coloured
    middle = chart.width() / 2
    assert all(x > middle for x in coloured) if arabic else all(x < middle for x in coloured)
