"""The places bar: where one can go, who works here, the language and the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from infitah_desk.gui import tokens
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import OWN_NAMES
from infitah_desk.gui.pages.place import PLACES, place_title
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.place_button import PlaceButton

LANGUAGE_KEY = "F9"
LOCK_KEY = "Ctrl+L"


class PlacesBar(QWidget):
    """The bar at the reading side of the window."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("places")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(tokens.PLACES_PX + 24)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(2)
        self._mark = QLabel()
        self._mark.setContentsMargins(16, 0, 16, 14)
        self._mark.setProperty("role", "strong")
        column.addWidget(self._mark)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PlaceButton] = {}
        for name in PLACES:
            button = PlaceButton(self._context, f"{name}PlaceButton")
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        self._who = QLabel()
        self._who.setObjectName("whoLabel")
        self._who.setContentsMargins(16, 0, 16, 8)
        self._who.setWordWrap(True)
        column.addWidget(self._who)
        self.language = PlaceButton(self._context, "languageButton")
        self.lock = PlaceButton(self._context, "lockButton")
        column.addWidget(self.language)
        column.addWidget(self.lock)

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        self.language.clicked.connect(self._switch)
        self.lock.clicked.connect(self.lock_asked)

    def retranslate(self) -> None:
        """Say the places anew."""
        self._mark.setText(self.tr("Infitah"))
        for name, place in PLACES.items():
            with_key(self._buttons[name], place_title(name), place.key, shown=False)
        coming = self._context.languages.next()
        with_key(self.language, OWN_NAMES[coming], LANGUAGE_KEY, shown=False)
        with_key(self.lock, self.tr("Lock"), LOCK_KEY, shown=False)
        self._say_who()

    def mark(self, name: str) -> None:
        """Show which place is in front."""
        self._buttons[name].setChecked(True)

    def opened(self) -> None:
        """Somebody unlocked the desk: places that its role lacks are not shown."""
        for name, place in PLACES.items():
            self._buttons[name].setVisible(self._context.desk.role in place.roles)
        self._say_who()

    def _say_who(self) -> None:
        desk = self._context.desk
        # A label stands where its own text begins; names are Latin in an Arabic window too.
        mirrored = self._context.language == "ar"
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self._who.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._who.setText(f"{desk.account}\n{desk.node}")

    def _switch(self) -> None:
        self._context.switch_language(self._context.languages.next())
