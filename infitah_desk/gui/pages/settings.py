"""The settings page: language and look, locking, sound, accounts, the folder, and about."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
)

from infitah_desk import __version__
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import ORDER, OWN_NAMES
from infitah_desk.gui.pages.scrolled import ScrolledPage
from infitah_desk.gui.pages.settings_accounts import AccountsPanel
from infitah_desk.gui.pages.settings_folder import FolderPanel
from infitah_desk.gui.pages.settings_printers import PrintersPanel
from infitah_desk.gui.widgets.keys import with_key

LOCK_MINUTES = (2, 5, 10, 20, 60, 0)


class SettingsPage(ScrolledPage):
    """Place F7."""

    name = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._language_title, self._look_title, self._desk_title = (QLabel() for _ in range(3))
        for title in (self._language_title, self._look_title, self._desk_title):
            title.setProperty("role", "strong")
        self.languages = {language: _choice(f"language_{language}Button") for language in ORDER}
        self.light, self.dark = _choice("lightButton"), _choice("darkButton")
        self.column.addWidget(self._language_title)
        self.column.addLayout(self._choices(*self.languages.values()))
        self.column.addWidget(self._look_title)
        self.column.addLayout(self._choices(self.light, self.dark))
        self.column.addWidget(self._desk_title)
        self._minutes_label = QLabel()
        self.minutes = QComboBox()
        self.minutes.setObjectName("lockMinutesBox")
        for minutes in LOCK_MINUTES:
            self.minutes.addItem("", minutes)
        self.minutes.setCurrentIndex(
            max(self.minutes.findData(self.context.preferences.lock_after_minutes), 0)
        )
        self._minutes_label.setBuddy(self.minutes)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._minutes_label)
        row.addWidget(self.minutes)
        row.addStretch(1)
        self.column.addLayout(row)
        self.sound = QCheckBox()
        self.sound.setObjectName("soundBox")
        self.sound.setChecked(self.context.preferences.sound)
        self.column.addWidget(self.sound)
        self.printers = PrintersPanel(self.context)
        self.accounts = AccountsPanel(self.context)
        self.folder = FolderPanel(self.context)
        for panel in (self.printers, self.accounts, self.folder):
            self.column.addWidget(_line())
            self.column.addWidget(panel)
        self._about = QLabel()
        self._about.setObjectName("aboutLabel")
        self._about.setProperty("role", "secondary")
        self._about.setWordWrap(True)
        self.column.addWidget(_line())
        self.column.addWidget(self._about)
        self.column.addStretch(1)

    def _choices(self, *buttons: QPushButton) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for language in ORDER:
            self.languages[language].clicked.connect(
                lambda _=False, language=language: self.context.switch_language(language)
            )
        self.light.clicked.connect(lambda: self.context.switch_theme(dark=False))
        self.dark.clicked.connect(lambda: self.context.switch_theme(dark=True))
        self.minutes.activated.connect(self._choose_minutes)
        self.sound.toggled.connect(self._choose_sound)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self._language_title.setText(self.tr("Language"))
        for place, language in enumerate(ORDER, start=1):
            with_key(self.languages[language], OWN_NAMES[language], f"Ctrl+{place}")
            self.languages[language].setChecked(language == self.context.language)
        self._look_title.setText(self.tr("Look"))
        with_key(self.light, self.tr("Light"), "Ctrl+4")
        with_key(self.dark, self.tr("Dark"), "Ctrl+5")
        chosen = self.dark if self.context.preferences.dark else self.light
        chosen.setChecked(True)
        self._desk_title.setText(self.tr("This laptop"))
        self._minutes_label.setText(self.tr("Lock when nobody is here for"))
        self.minutes.setAccessibleName(self.tr("Lock when nobody is here for"))
        self.minutes.setToolTip(self.tr("Lock when nobody is here for"))
        for place, minutes in enumerate(LOCK_MINUTES):
            text = self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never")
            self.minutes.setItemText(place, text)
        with_key(self.sound, self.tr("A sound with each verdict"), "Alt+V", shown=False)
        self.printers.retranslate()
        self.accounts.retranslate()
        self.folder.retranslate()
        self._about.setText(
            self.tr(
                "Infitah Desk {version}. Works without internet; nothing leaves by itself."
            ).format(version=__version__)
        )

    def opened(self) -> None:
        """Somebody else may be here now."""
        self.printers.setVisible(self.context.desk.role == "desk")
        self.printers.opened()
        self.accounts.opened()
        self.folder.opened()

    def entered(self) -> None:
        """In front now."""
        self.printers.refresh()
        self.accounts.ask()
        self.languages[self.context.language].setFocus()

    def locked(self) -> None:
        """Nobody's password stays."""
        self.accounts.locked()

    def _choose_minutes(self) -> None:
        self.context.preferences.lock_after_minutes = self.minutes.currentData()
        self.context.remember()

    def _choose_sound(self, checked: bool) -> None:
        self.context.preferences.sound = checked
        self.context.remember()


def _choice(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("chip", True)
    button.setCheckable(True)
    return button


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("role", "line")
    return line
