"""What every page is given: the desk, the language, the preferences, and where to tell things."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.desk import Desk
from infitah_desk.gui.languages import Languages
from infitah_desk.gui.preferences import Preferences, save_preferences
from infitah_desk.gui.theme import apply_theme
from infitah_desk.gui.widgets.notice import Notice
from infitah_desk.system.texts import Language, say


class Ways(QObject):
    """How one page leads to another: the main window goes there, and nobody knows anybody."""

    place_asked = Signal(str)
    """Go to the page of that name."""
    button_asked = Signal(str, str)
    """Go to the page of that name and press its button of that name."""
    dossier_asked = Signal(str)
    """Go to the dossiers and open this one."""
    preferences_changed = Signal()


@dataclass
class Context:
    """Handed from the application to each page."""

    application: QApplication
    desk: Desk
    languages: Languages
    preferences: Preferences
    settings_folder: Path
    notice: Notice
    ways: Ways = field(default_factory=Ways)

    @property
    def language(self) -> Language:
        """The language of the moment."""
        return self.languages.current

    def say(self, error: InfitahError) -> str:
        """An expected failure in words: every code a sentence."""
        return "\n".join(say(code, self.language, **error.details) for code in error.codes)

    def switch_language(self, language: Language) -> None:
        """Speak another language, and remember it."""
        self.preferences.language = language
        save_preferences(self.settings_folder, self.preferences)
        self.languages.switch(language)

    def switch_theme(self, *, dark: bool) -> None:
        """Dress in the other theme, and remember it."""
        self.preferences.dark = dark
        save_preferences(self.settings_folder, self.preferences)
        apply_theme(self.application, dark=dark)

    def remember(self) -> None:
        """Write the preferences that were changed, and tell those who live by them."""
        save_preferences(self.settings_folder, self.preferences)
        self.ways.preferences_changed.emit()
