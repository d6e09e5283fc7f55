"""Papers on their way out: to the printer that was chosen for them, or to a file, and said so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart

FOLDER = "permits"
_FOLDER_NAME = "Infitah"


def usual_folder(context: Context) -> Path:
    """Where papers are saved: the folder remembered, else one among the documents."""
    kept = context.preferences.folders.get(FOLDER)
    if kept:
        return Path(kept)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / _FOLDER_NAME


class PaperOutlet(QObject):
    """Takes PDFs of ours one after another; `ended` comes after each, well or not."""

    ended = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def send(self, pdf: bytes, printer: str, title: str) -> None:
        """Print it, or save it under its title where `printer` is "". Printers take their time."""
        folder = usual_folder(self._context)

        def work() -> Path | None:
            if not printer:
                return _saved(pdf, folder, title)
            from infitah_desk.gui.printing import print_pages

            print_pages(pdf, printer, title)
            return None

        def done(file: Path | None) -> None:
            words = (
                self.tr("Sent to the printer: {printer}").format(printer=apart(printer))
                if file is None
                else self.tr("The PDF lies here: {file}").format(file=apart(str(file)))
            )
            self._context.notice.tell_good(words)
            self.ended.emit()

        self._context.desk.work(work, done, self.fail)

    def fail(self, error: InfitahError) -> None:
        """Tell that there is no paper."""
        self._context.desk.refused.emit(error)
        self.ended.emit()


def _saved(pdf: bytes, folder: Path, title: str) -> Path:
    from infitah_desk.system.durable_files import write_durably, write_faults

    with write_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{title}.pdf"
    write_durably(file, pdf)
    return file
