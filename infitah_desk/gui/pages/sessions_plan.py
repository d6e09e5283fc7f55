"""A session of the initiation as it is planned or changed: one line of fields, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.digit_field import DigitField
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key

if TYPE_CHECKING:
    from infitah_desk.storage.sessions import PlannedSession

MOST_PLACES = 99_999
_WIDTHS = {"date": 140, "time": 90, "room": 190, "places": 90, "trainer": 190}


class SessionForm(QWidget):
    """`ended` comes with the session's id when it is planned, with "" when it is left."""

    ended = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._changed: PlannedSession | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("sessionForm")
        self.setProperty("ground", "surface")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self.date = QDateEdit()
        self.date.setObjectName("sessionDateField")
        self.date.setCalendarPopup(True)
        # Before the format, whose parts Qt turns round where text runs from the right.
        self.date.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.date.setDisplayFormat("dd/MM/yyyy")
        self.time, self.room, self.trainer = (QLineEdit() for _ in range(3))
        self.time.setObjectName("sessionTimeField")
        self.room.setObjectName("sessionRoomField")
        self.trainer.setObjectName("sessionTrainerField")
        self.places = DigitField()
        self.places.setObjectName("sessionPlacesField")
        self.places.setValidator(QIntValidator(0, MOST_PLACES, self.places))
        self._labels: dict[str, QLabel] = {}
        self._told = QLabel()
        self._told.setObjectName("sessionFormToldLabel")
        self._told.setProperty("role", "error")
        self._told.setWordWrap(True)
        self.leave = QPushButton()
        self.leave.setObjectName("leaveSessionButton")
        self.save = QPushButton()
        self.save.setObjectName("saveSessionButton")
        self.save.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._fields())
        column.addWidget(self._told)
        column.addLayout(buttons)
        self._told.hide()
        self.hide()

    def _fields(self) -> QWidget:
        fields = QWidget()
        flow = FlowLayout(fields, 12)
        for name, width in _WIDTHS.items():
            field: QWidget = getattr(self, name)
            label = QLabel()
            label.setProperty("role", "label")
            label.setBuddy(field)
            self._labels[name] = label
            field.setFixedWidth(width)
            holder = QWidget()
            both = QVBoxLayout(holder)
            both.setContentsMargins(0, 0, 0, 0)
            both.setSpacing(4)
            both.addWidget(label)
            both.addWidget(field)
            flow.addWidget(holder)
        return fields

    def _connect(self) -> None:
        for field in (self.time, self.room, self.trainer):
            field.returnPressed.connect(self.save.click)
        self.places.next_asked.connect(self.save.click)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self._leave)

    def retranslate(self) -> None:
        """Say everything anew."""
        words = {
            "date": self.tr("Day"),
            "time": self.tr("Time"),
            "room": self.tr("Room"),
            "places": self.tr("Places"),
            "trainer": self.tr("Trainer"),
        }
        hints = {
            "date": self.tr("The day of the session"),
            "time": self.tr("When it begins, such as 10:30"),
            "room": self.tr("Where it is held, such as room A"),
            "places": self.tr("How many places there are; empty is no limit"),
            "trainer": self.tr("Who holds it; may stay empty"),
        }
        for name, word in words.items():
            field: QWidget = getattr(self, name)
            self._labels[name].setText(word)
            field.setAccessibleName(word)
            field.setToolTip(hints[name])
        self.time.setPlaceholderText("10:30")
        self._title.setText(
            self.tr("Plan a session")
            if self._changed is None
            else self.tr("Change session {session}").format(
                session=f"\u2066{self._changed.id}\u2069"
            )
        )
        with_key(self.leave, self.tr("Not now"), "Alt+Backspace")
        with_key(self.save, self.tr("Keep the session"), "Ctrl+Return")

    def begin(self, day: str, changed: PlannedSession | None) -> None:
        """Plan one on that day (ISO 8601), or change this one."""
        self._changed = changed
        self.date.setDate(QDate.fromString(changed.date if changed else day, Qt.DateFormat.ISODate))
        self.time.setText(changed.time if changed else "")
        self.room.setText(changed.room if changed else "")
        self.places.set_raw(str(changed.places or "") if changed else "")
        self.trainer.setText(changed.trainer if changed else "")
        self._tell("")
        self.retranslate()
        self.show()
        self.time.setFocus()

    def forget(self) -> None:
        """Nothing typed stays."""
        for field in (self.time, self.room, self.places, self.trainer):
            field.clear()
        self.hide()

    def _save(self) -> None:
        from infitah_desk.services.planning import Plan, change_session, plan_session

        plan = Plan(
            self.date.date().toString(Qt.DateFormat.ISODate),
            self.time.text(),
            self.room.text(),
            int(self.places.text() or 0),
            self.trainer.text(),
        )
        desk = self._context.desk
        if self._changed is None:
            desk.do(plan_session, self._saved, self._refused, plan)
        else:
            desk.do(change_session, self._saved, self._refused, self._changed.id, plan)

    def _saved(self, planned: PlannedSession) -> None:
        self.forget()
        self.ended.emit(planned.id)

    def _refused(self, error: InfitahError) -> None:
        self._tell(self._context.say(error))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _leave(self) -> None:
        self.forget()
        self.ended.emit("")
