"""Alarms of the exchange page: what is wrong until it is settled, and the cure of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from infitah_desk.gui.context import Context
from infitah_desk.gui.models.items import ItemsModel
from infitah_desk.gui.widgets.dossier_list_view import BATCH
from infitah_desk.gui.widgets.dossier_row import DossierRowDelegate, RowText, palette_of
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.services.alarming import Alarm

_COLOURS = {"error": "wrong", "warning": "to_do"}


class AlarmsView(QWidget):
    """The worst first; the one in front says below what to do, with what can be done here."""

    put_away_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("alarmsView")
        self.model: ItemsModel[Alarm] = ItemsModel(self.words, self)
        self._delegate = DossierRowDelegate(
            self._row, lambda: palette_of(dark=self._context.preferences.dark)
        )
        self.list = QListView()
        self.list.setObjectName("alarmsList")
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(BATCH)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self._none = _label("noAlarmsLabel", "secondary")
        self._cure = _label("alarmCureLabel", "")
        self.open = small_button("alarmDossierButton")
        self.put_away = small_button("alarmPutAwayButton")
        self._detail = QWidget()
        row = QHBoxLayout(self._detail)
        row.setContentsMargins(14, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._cure, 1)
        for button in (self.open, self.put_away):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self._detail)
        self.show_alarms(())

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._say_current)
        self.list.activated.connect(self._open_dossier)
        self.open.clicked.connect(self._open_dossier)
        self.put_away.clicked.connect(self._put_away)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.list.setAccessibleName(self.tr("Alarms, the worst first"))
        self._none.setText(self.tr("No alarm: everything that came is whole and counts."))
        with_key(self.open, self.tr("Open the dossier"), "Ctrl+Shift+O")
        with_key(self.put_away, self.tr("Put the alarm away"), "Ctrl+Shift+A")
        self.model.say_anew()
        self._say_current()

    def show_alarms(self, alarms: Sequence[Alarm]) -> None:
        """Show these; the one in front stays there if it is still wrong."""
        current = self.current()
        row = self.list.currentIndex().row()
        if tuple(alarms) != tuple(self.model.items):
            self.model.show(alarms)
        place = next((n for n, each in enumerate(alarms) if current and each.id == current.id), -1)
        if place < 0:
            place = min(max(row, 0), len(alarms) - 1)
        if alarms and self.list.currentIndex().row() != place:
            self.list.setCurrentIndex(self.model.index(place))
        self.list.setVisible(bool(alarms))
        self._none.setVisible(not alarms)
        self._say_current()

    def current(self) -> Alarm | None:
        """The alarm that the keyboard is on."""
        row = self.list.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def words(self, alarm: Alarm) -> str:
        """What is wrong, in one sentence."""
        return say(alarm.code, self._context.language, **alarm.details)

    def cure(self, alarm: Alarm) -> str:
        """What to do about it."""
        return say(alarm.cure, self._context.language, **alarm.details)

    def _row(self, alarm: object) -> RowText:
        found: Alarm = alarm  # type: ignore[assignment]  # the model holds nothing else
        severity = {"error": self.tr("to settle"), "warning": self.tr("to follow")}
        return RowText(
            self.words(found),
            self.cure(found),
            "",
            severity[found.severity],
            _COLOURS[found.severity],
        )

    def _say_current(self) -> None:
        alarm = self.current()
        self._detail.setVisible(alarm is not None)
        if alarm is not None:
            text = self.cure(alarm)
            self._cure.setText(text)
            self._cure.setAccessibleName(text)
            self.open.setVisible(bool(alarm.dossier))
            self.put_away.setVisible(alarm.can_be_put_away)

    def _open_dossier(self) -> None:
        alarm = self.current()
        if alarm is not None and alarm.dossier:
            self._context.ways.dossier_asked.emit(alarm.dossier)

    def _put_away(self) -> None:
        alarm = self.current()
        if alarm is not None:
            self.put_away_asked.emit(alarm.id)


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    if role:
        label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
