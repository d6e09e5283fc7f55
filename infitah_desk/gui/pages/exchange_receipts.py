"""Receipts of the exchange page: one for each whose events are here, in a folder chosen once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.drop_zone import ask_folder
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.small_button import small_button

if TYPE_CHECKING:
    from infitah_desk.services.carrying import ReceiptFile

RECEIPTS = "receipts"
_LONGEST_PATH = 40


class ReceiptTools(QObject):
    """Two buttons, for the page to place; `written` carries which file is whose."""

    written = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.write = small_button("writeReceiptsButton")
        self.folder = small_button("receiptsFolderButton")
        self.write.clicked.connect(self._write)
        self.folder.clicked.connect(self._ask)

    def retranslate(self) -> None:
        """Say everything anew."""
        with_key(self.write, self.tr("Receipts for all"), "Ctrl+R")
        chosen = self._context.preferences.folders.get(RECEIPTS, "")
        # A path reads from left to right, whatever the language.
        folder = f"\u2066{shortened(chosen)}\u2069"
        words = self.tr("Receipts go to {folder}").format(folder=folder)
        with_key(self.folder, words, "Ctrl+Shift+F", shown=False)
        self.folder.setVisible(bool(chosen))

    def _ask(self) -> Path | None:
        folder = ask_folder(self._context, RECEIPTS, self.tr("Folder for the receipts"))
        self.retranslate()
        return folder

    def _write(self) -> None:
        from infitah_desk.services.carrying import write_receipts

        chosen = self._context.preferences.folders.get(RECEIPTS, "")
        # A stick that was there may be gone: then another folder is asked for.
        folder = Path(chosen) if chosen and Path(chosen).is_dir() else self._ask()
        if folder is not None:
            self.write.setEnabled(False)
            self._context.desk.do(write_receipts, self._done, self._failed, folder)

    def _done(self, written: tuple[ReceiptFile, ...]) -> None:
        self.write.setEnabled(True)
        self.written.emit(written)
        self._context.notice.tell_good(self.tr("%n receipt(s) written", "", len(written)))

    def _failed(self, error: InfitahError) -> None:
        self.write.setEnabled(True)
        self._context.desk.refused.emit(error)


def shortened(path: str) -> str:
    """A path of which the end is seen, where the folder's own name stands."""
    return path if len(path) <= _LONGEST_PATH else "…" + path[-_LONGEST_PATH + 1 :]
