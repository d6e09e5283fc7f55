"""A path: typed, or chosen in the system's own window."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.form_field import FormField
from infitah_desk.gui.widgets.keys import with_key


class Kind(Enum):
    """What is looked for."""

    FILE = "file"
    NEW_FILE = "new file"
    FOLDER = "folder"


class PathField(FormField):
    """A field for a file or folder; the folder used last is where the next choice begins."""

    def __init__(
        self, context: Context, name: str, kind: Kind, key: str, *, suggested: str = ""
    ) -> None:
        super().__init__(f"{name}Field")
        self._context = context
        self._name = name
        self._kind = kind
        self._key = key
        self._suggested = suggested
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.choose = QPushButton()
        self.choose.setObjectName(f"{name}ChooseButton")
        self.row.addWidget(self.choose)
        self.choose.clicked.connect(self._choose)

    @property
    def path(self) -> Path | None:
        """The path; None while nothing was typed."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def say(self, label: str, hint: str = "") -> None:
        """Set the label in the current language."""
        super().say(label, hint)
        with_key(self.choose, self.tr("Choose…"), self._key)

    def required(self) -> Path | None:
        """The path; None, and said so at the field, while nothing was typed."""
        if self.path is None:
            self.tell_wrong(
                self.tr("Choose a folder first.")
                if self._kind is Kind.FOLDER
                else self.tr("Choose a file first.")
            )
            self.setFocus()
        return self.path

    def suggest(self, name: str) -> None:
        """The name that a new file should have."""
        self._suggested = name

    def _choose(self) -> None:
        start = str(self.path or self._start())
        title = self.label.text()
        if self._kind is Kind.FOLDER:
            chosen = QFileDialog.getExistingDirectory(self, title, start)
        elif self._kind is Kind.NEW_FILE:
            chosen, _ = QFileDialog.getSaveFileName(self, title, start)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, title, start)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Put a chosen path in the field, and remember where it lay."""
        self.edit.setText(str(path))
        self.tell_wrong("")
        folder = path if self._kind is Kind.FOLDER else path.parent
        self._context.preferences.folders[self._name] = str(folder)
        self._context.remember()
        self.edit.setFocus()

    def _start(self) -> Path:
        folder = Path(self._context.preferences.folders.get(self._name) or Path.home())
        return folder / self._suggested
