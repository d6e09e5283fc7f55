"""Letters and call list for enterprises with two permits, written into a folder that is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QPushButton

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import with_key

if TYPE_CHECKING:
    from infitah_desk.services.calling import ToTell
    from infitah_desk.system.texts import Language

FOLDER = "letters"
LETTERS, CALLS = "lettres-deux-permis.pdf", "liste-d-appel"


class _Written(NamedTuple):
    letters: int
    left_out: int


class ReviewPapers(QPushButton):
    """A button; drawing is done on the files' thread, and nobody waits for it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("reviewPapersButton")
        self.setProperty("small", True)
        self.clicked.connect(self._ask)

    def retranslate(self) -> None:
        """Say it anew."""
        with_key(self, self.tr("Letters and call list…"), "Ctrl+Shift+L", shown=False)

    def _ask(self) -> None:
        from infitah_desk.services.calling import gather

        folder = ask_folder(self._context, FOLDER, self.tr("Folder for letters and call list"))
        if folder is None:
            return
        self.setEnabled(False)
        language = self._context.language

        def gathered(told: ToTell) -> None:
            self._context.desk.work(
                lambda: _write(told, folder, language),
                lambda written: self._wrote(folder, written),
                self._refused,
            )

        self._context.desk.ask(gather, gathered, self._refused)

    def _wrote(self, folder: Path, written: _Written) -> None:
        self.setEnabled(True)
        words = self.tr("%n letter(s) and the call list lie here: {folder}", "", written.letters)
        words = words.format(folder=apart(str(folder)))
        if written.left_out:
            without = self.tr(
                "%n letter(s) could not be drawn: a name has signs that no font has, or no end.",
                "",
                written.left_out,
            )
            words = f"{words}\n⚠ {without}"
        self._context.notice.tell_good(words)

    def _refused(self, error: InfitahError) -> None:
        self.setEnabled(True)
        self._context.desk.refused.emit(error)


def _write(told: ToTell, folder: Path, language: Language) -> _Written:
    from infitah_desk.services.calling import draw_letters, put_calls
    from infitah_desk.system.durable_files import write_durably

    letters = draw_letters(told)
    write_durably(folder / LETTERS, letters.pdf)
    for ending in ("pdf", "xlsx"):
        put_calls(told, folder / f"{CALLS}.{ending}", language)
    return _Written(letters.letters, len(letters.left_out))
