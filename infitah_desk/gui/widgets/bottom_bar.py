"""The bottom bar: what is missing, putting aside, and the one button that does the next thing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.step_panel import NextAction
from infitah_desk.gui.widgets.bottom_bar_parking import ParkingLine
from infitah_desk.gui.widgets.eligibility import EligibilityPanel
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.ticket_strip import TicketStrip

PRIMARY_KEY = "Ctrl+Return"
PARK_KEY = "Ctrl+W"
NARROW_PX = 720
# The key beside the digits is another one to Qt.
_KEYPAD = "Ctrl+Enter"


class BottomBar(QWidget):
    """Every next action has its own button, so that its name is stable; one of them is in front.

    The others are hidden, and still do what they say where their step allows it.
    """

    resume_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._buttons: dict[str, QPushButton] = {}
        self._actions: dict[str, NextAction] = {}
        self._front = ""
        self._parked = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.eligibility = EligibilityPanel(self._context)
        self.eligibility.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.park = QPushButton()
        self.park.setObjectName("parkButton")
        self.parking = ParkingLine()
        self.ticket = TicketStrip(self._context)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self._row.addWidget(self.park)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(8)
        self._across.addWidget(self.eligibility, 1)
        self._across.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 10)
        column.setSpacing(8)
        column.addWidget(self.parking)
        column.addWidget(self.ticket)
        column.addLayout(self._across)
        for name in self._known_words():
            self._button(name)

    def _connect(self) -> None:
        self.park.clicked.connect(self._park_or_resume)
        keypad = QShortcut(QKeySequence(_KEYPAD), self)
        keypad.activated.connect(self._press_front)

    def retranslate(self) -> None:
        """Say the buttons anew."""
        self.eligibility.retranslate()
        self.parking.retranslate()
        self.ticket.retranslate()
        self._say_parking()
        for name, text in self._known_words().items():
            if name not in self._actions:
                self._say(name, text)

    def offer(self, front: NextAction | None, others: Iterable[NextAction]) -> None:
        """Show what can be done: `front` as the one button to see, `others` kept ready."""
        had_focus = bool(self._front) and self._buttons[self._front].hasFocus()
        self._actions = {action.object_name: action for action in others}
        self._front = ""
        if front is not None:
            self._actions[front.object_name] = front
            self._front = front.object_name
        for name in self._actions:
            self._button(name)
        for name, button in self._buttons.items():
            action = self._actions.get(name)
            if action is not None:
                self._say(name, action.text)
            button.setEnabled(action is not None and action.enabled)
            button.setVisible(name == self._front)
        if had_focus:
            self.focus_front()

    def focus_front(self) -> None:
        """Put the focus on the one button to see: where there is nothing to fill in."""
        if self._front:
            self._buttons[self._front].setFocus()

    def show_parking(self, *, parked: bool, possible: bool) -> None:
        """Whether the dossier is put aside, and whether that can be changed."""
        self._parked = parked
        self.park.setVisible(possible)
        if not possible or parked:
            self.parking.hide()
        self._say_parking()

    def _say_parking(self) -> None:
        words = self.tr("Take up again") if self._parked else self.tr("Put aside")
        with_key(self.park, words, PARK_KEY)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On small screens words stand above the buttons, rather than in a narrow column."""
        narrow = event.size().width() < NARROW_PX
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        super().resizeEvent(event)

    def _known_words(self) -> dict[str, str]:
        """The names that never change, with the words that they have before they are offered."""
        return {
            "saveDossierButton": self.tr("Save"),
            "acceptDocumentButton": self.tr("Accept the paper"),
            "attendInitiationButton": self.tr("Initiation attended"),
            "certifyInitiationButton": self.tr("Certificate given"),
            "issuePermitButton": self.tr("Issue the permit"),
            "printPermitButton": self.tr("Print"),
            "sheetInHandButton": self.tr("Sheet in hand"),
            "handOverButton": self.tr("Hand over"),
            "orderPackButton": self.tr("Order the pack"),
            "deliverPackButton": self.tr("Delivered"),
        }

    def _button(self, name: str) -> QPushButton:
        if name not in self._buttons:
            button = QPushButton()
            button.setObjectName(name)
            button.setProperty("primary", True)
            button.setEnabled(False)
            button.hide()
            button.clicked.connect(lambda _=False, name=name: self._run(name))
            self._row.addWidget(button)
            self._buttons[name] = button
        return self._buttons[name]

    def _say(self, name: str, text: str) -> None:
        with_key(self._buttons[name], text, PRIMARY_KEY)

    def _run(self, name: str) -> None:
        action = self._actions.get(name)
        if action is not None:
            action.run()

    def _press_front(self) -> None:
        if self._front:
            self._buttons[self._front].click()

    def _park_or_resume(self) -> None:
        if self._parked:
            self.resume_asked.emit()
        else:
            self.parking.toggle()
