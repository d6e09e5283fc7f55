"""Languages: one translator, switched while the window is open, and the reading direction."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.resources import resource
from infitah_desk.system.texts import Language

ORDER: tuple[Language, ...] = ("fr", "ar", "en")
OWN_NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}
LOCALES = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}


class Languages(QObject):
    """The language of the window. `changed` comes after translator and direction were switched."""

    changed = Signal(str)

    def __init__(self, application: QApplication, language: Language) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self.current: Language = language
        self._apply(language)

    def switch(self, language: Language) -> None:
        """Speak another language from now on; every page is told to say itself anew."""
        if language == self.current:
            return
        self.current = language
        self._apply(language)
        self.changed.emit(language)

    def next(self) -> Language:
        """The language that the language key brings: French, Arabic, English, French again."""
        return ORDER[(ORDER.index(self.current) + 1) % len(ORDER)]

    def close(self) -> None:
        """Leave the application as it was found: in English, from left to right."""
        self._remove()
        self._application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _apply(self, language: Language) -> None:
        self._remove()
        self._translators = [_translator(language), _qt_translator(language)]
        for translator in self._translators:
            self._application.installTranslator(translator)
        # Moroccan locales: Western digits in Arabic too, as Moroccan papers have them.
        QLocale.setDefault(QLocale(LOCALES[language]))
        direction = Qt.LayoutDirection
        self._application.setLayoutDirection(
            direction.RightToLeft if language == "ar" else direction.LeftToRight
        )

    def _remove(self) -> None:
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []


def compiled(language: Language) -> Path:
    """The language's compiled translation, made from its source where that is newer.

    Raises:
        MachineFault: "translation.not_compiled".
    """
    source = resource("translations", f"infitah_{language}.ts")
    shipped = source.with_suffix(".qm")
    if shipped.exists() and shipped.stat().st_mtime >= source.stat().st_mtime:
        return shipped
    import platformdirs

    cache = Path(platformdirs.user_cache_dir("infitah-desk"))
    cache.mkdir(parents=True, exist_ok=True)
    made = cache / shipped.name
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        compile_translation(source, made)
    return made


def compile_translation(source: Path, out: Path) -> None:
    """Have Qt's own lrelease compile a .ts file.

    Raises:
        MachineFault: "translation.not_compiled".
    """
    import subprocess

    import PySide6

    tool = Path(PySide6.__file__).parent / "lrelease"
    done = subprocess.run(  # noqa: S603 - a program of PySide6, with names of our own files
        [str(tool), "-silent", str(source), "-qm", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MachineFault("translation.not_compiled", file=source.name, reason=done.stderr)


def _translator(language: Language) -> QTranslator:
    translator = QTranslator()
    path = compiled(language)
    if not translator.load(str(path)):
        raise MachineFault("translation.not_compiled", file=path.name)
    return translator


def _qt_translator(language: Language) -> QTranslator:
    """Qt's own words (buttons of its dialogs); those that it lacks stay English."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{language}", folder)
    return translator
