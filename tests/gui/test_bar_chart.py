"""The chart's own drawing: names beside the bars, and the picture that is saved of it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from infitah_desk.gui import tokens
from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.widgets.bar_chart import BarChart, Series
from infitah_desk.system.texts import Language

LEGEND = [("action", "Avec permis")]
INK = QColor(tokens.LIGHT.ink)


def chart(qtbot: QtBot, window: MainWindow, name: str) -> BarChart:
    """A chart of one bar, as it is seen."""
    made = BarChart(window.context, "chart")
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show_bars([name], [Series("action", [3])])
    made.show()
    qtbot.waitExposed(made)
    return made


def name_width(made: BarChart) -> int:
    """From the first to the last column in which there is ink of the name; the bar has none."""
    first, last = name_place(made)
    return last - first


def name_place(made: BarChart) -> tuple[int, int]:
    """The first and the last column with ink of the name."""
    image = made.grab().toImage()
    height = image.height() // 2
    inked = [
        x
        for x in range(image.width())
        if any(_is_ink(image.pixelColor(x, y)) for y in range(height))
    ]
    return min(inked), max(inked)


def _is_ink(colour: QColor) -> bool:
    return abs(colour.lightness() - INK.lightness()) < 40 and colour.saturation() < 120


def test_names_keep_the_spaces_between_letters_and_digits(qtbot: QtBot, window: MainWindow) -> None:
    apart = name_width(chart(qtbot, window, "من 10"))
    together = name_width(chart(qtbot, window, "من10"))
    assert apart > together + 1


def test_names_stand_where_bars_and_reading_begin(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    made = chart(qtbot, window, "SARL")
    others: tuple[Language, ...] = ("ar", "fr") if language == "fr" else ("fr", "ar")
    for now in (language, *others):
        window.context.switch_language(now)
        made.show_bars(["SARL"], [Series("action", [3])])
        QCoreApplication.processEvents()
        first, last = name_place(made)
        if now == "ar":
            assert first > made.width() / 2
        else:
            assert last < made.width() / 2


def test_a_long_name_stands_on_two_lines_in_a_higher_row(qtbot: QtBot, window: MainWindow) -> None:
    long = chart(qtbot, window, "شركة ذات مسؤولية محدودة من شريك واحد")
    assert long.height() > chart(qtbot, window, "SARL").height()


def test_a_saved_picture_has_its_title_and_legend_above_the_chart(
    qtbot: QtBot, window: MainWindow
) -> None:
    made = chart(qtbot, window, "SARL")
    image = QImage.fromData(QByteArray(made.picture("Par forme juridique", LEGEND)))
    assert image.width() == 2 * made.width()
    assert image.height() > 2 * made.height()
    top = image.copy(0, 0, image.width(), image.height() - 2 * made.height())
    colours = {top.pixelColor(x, y).name() for x in range(top.width()) for y in range(top.height())}
    assert {tokens.LIGHT.action, tokens.LIGHT.surface} <= colours
    assert any(_is_ink(QColor(colour)) for colour in colours)
