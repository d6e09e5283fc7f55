"""The data folder in the settings: whom it trusts, a backup of it, and whether it is well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.fingerprint import Fingerprint
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.path_field import Kind, PathField
from infitah_desk.services.backing_up import BackedUp, back_up
from infitah_desk.services.examining import Examined, examine


class FolderPanel(QWidget):
    """The root that is read out or compared, backing up to a chosen place, the doctor's list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._examined: Examined | None = None
        self._busy = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._where = QLabel()
        self._where.setObjectName("dataFolderLabel")
        self._where.setWordWrap(True)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._root_is = QLabel()
        self._root_is.setWordWrap(True)
        self.root = Fingerprint("programmeRootFingerprint")
        self.folder = PathField(self._context, "backupFolder", Kind.FOLDER, "Ctrl+E")
        self.back_up = QPushButton()
        self.back_up.setObjectName("backUpButton")
        self._result = QLabel()
        self._result.setObjectName("backUpResultLabel")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.hide()
        self.examine = QPushButton()
        self.examine.setObjectName("examineButton")
        self._checks = QLabel()
        self._checks.setObjectName("checksLabel")
        self._checks.setWordWrap(True)
        self._checks.setTextFormat(Qt.TextFormat.PlainText)
        self._checks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._where, self._root_is, self.root, self.folder):
            column.addWidget(widget)
        column.addWidget(self.back_up, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._result)
        column.addWidget(self.examine, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._checks)

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._back_up)
        self.examine.clicked.connect(self._examine)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Data folder"))
        folder = f"\u2066{self._context.desk.path}\u2069"
        self._where.setText(self.tr("Everything lies encrypted in {folder}.").format(folder=folder))
        self._root_is.setText(
            self.tr("Fingerprint of the programme's root, as headquarters has it:")
        )
        self.folder.say(self.tr("Where the backup goes: a stick or a folder"))
        with_key(self.back_up, self.tr("Make a backup"), "Alt+B")
        with_key(self.examine, self.tr("Examine the folder"), "Alt+X")
        self._say_checks()

    def opened(self) -> None:
        """Somebody else may be here now."""
        from infitah_desk.services.enrolling import own_root

        self._examined = None
        self._show_root("")
        self._context.desk.ask(own_root, self._show_root, lambda _: None)
        self._tell("")
        self._say_checks()
        for widget in (self.folder, self.back_up):
            widget.setVisible(self._context.desk.supervisor)

    def _show_root(self, root: str) -> None:
        self.root.show_fingerprint(root)
        for widget in (self._root_is, self.root):
            widget.setVisible(bool(root))

    def _back_up(self) -> None:
        folder = self.folder.required()
        if folder is None:
            return
        self._set_busy(busy=True)
        self._tell(self.tr("Writing the backup and reading it back…"))
        self._context.desk.do(back_up, self._backed_up, self._refused, folder)

    def _backed_up(self, done: BackedUp) -> None:
        self._set_busy(busy=False)
        file = f"\u2066{done.file.name}\u2069"
        self._tell(
            "✓ "
            + self.tr(
                "{file} was written and read back. Keep it apart from this laptop: whoever has "
                "it and a password can take this desk's place."
            ).format(file=file)
        )

    def _refused(self, error: InfitahError) -> None:
        self._set_busy(busy=False)
        self._tell("⚠ " + self._context.say(error))

    def _examine(self) -> None:
        self._set_busy(busy=True)
        self._checks.setText(self.tr("Looking at everything…"))
        self._checks.show()
        self._context.desk.ask(examine, self._came, self._refused)

    def _came(self, examined: Examined) -> None:
        self._set_busy(busy=False)
        self._examined = examined
        self._say_checks()

    def _say_checks(self) -> None:
        words = {
            "database": self.tr("Database and search are whole"),
            "chains": self.tr("Nothing written was altered"),
            "seals": self.tr("Every log is sealed by its own key"),
            "projections": self.tr("What is shown is what was written"),
            "gaps": self.tr("Nothing is missing in between"),
            "forks": self.tr("No log was continued twice"),
            "rights": self.tr("Nobody wrote what they may not"),
            "scans": self.tr("Every picture that is kept can be read"),
            "keys": self.tr("The keys belong to this desk"),
            "machine": self.tr("The folder was not copied from another laptop"),
            "disk": self.tr("There is room on the disk"),
            "paper": self.tr("Permits can be drawn in both scripts"),
        }
        lines = []
        for check in self._examined.checks if self._examined else ():
            said = words.get(check.name, check.name)
            if check.detail:
                said = self.tr("{check}: {detail}").format(
                    check=said, detail=f"\u2068{check.detail}\u2069"
                )
            lines.append(f"{'✓' if check.ok else '⚠'} {said}")
        self._checks.setText("\n".join(lines))
        self._checks.setVisible(bool(lines))

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.back_up, self.examine):
            button.setEnabled(not busy)

    def _tell(self, text: str) -> None:
        self._result.setText(text)
        self._result.setVisible(bool(text))
