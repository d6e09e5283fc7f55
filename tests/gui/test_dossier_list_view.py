"""The list of dossiers as a widget: what it does with very many rows."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.models.dossier_list import DossierListModel, Index
from infitah_desk.gui.widgets.dossier_list_view import DossierListView
from infitah_desk.gui.widgets.dossier_row import DossierRowDelegate
from infitah_desk.services.listing import Listing, Row
from tests.gui.typing_hands import at_dossiers

ROWS = 20_000
NOWHERE = QModelIndex()


class CountingModel(DossierListModel):
    """Laying out asks for the number of rows once for each row, and more."""

    counted = 0

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        self.counted += 1
        return super().rowCount(parent)


def test_a_page_that_was_fetched_does_not_lay_out_all_rows_anew(
    qtbot: QtBot, window: MainWindow
) -> None:
    delegate = at_dossiers(qtbot, window).pane.list.itemDelegate()
    assert isinstance(delegate, DossierRowDelegate)
    answers: list[Callable[[list[Row]], None]] = []

    def ask(_: Sequence[int], done: Callable[[list[Row]], None]) -> None:
        answers.append(done)

    model = CountingModel(ask, str, window)
    view = DossierListView(model, delegate)
    qtbot.addWidget(view)
    view.show_listing(Listing(array("q", range(ROWS)), {}, ()), anew=True)
    view.show()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: view.visualRect(model.index(ROWS - 1)).isValid())
    model.counted = 0
    answers[0]([])
    # Asking what stands somewhere does what was put off.
    view.indexAt(QPoint(4, 4))
    assert model.counted < ROWS / 10
