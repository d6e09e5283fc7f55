"""The forms of the first run: an installation, headquarters itself, or a backup brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.form_field import FormField, PasswordPair
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.path_field import Kind, PathField

PROGRAMME = "infitah-2010-caravane-2"
CHOOSE_KEY = "Ctrl+E"
SECOND_CHOOSE_KEY = "Ctrl+P"
GO_KEY = "Ctrl+Return"
BACK_KEY = "Alt+Left"


class Form(QWidget):
    """A title, what it is for, fields, and two buttons; what it does runs beside the window.

    `made` comes when it is done: the account and password to go on with, what is to be compared
    by telephone (or ""), and the file that was written (or "").
    """

    made = Signal(str, str, str, str)
    back_asked = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"{name}Form")
        self.heading = QLabel()
        self.heading.setProperty("role", "title")
        self.heading.setWordWrap(True)
        self.purpose = QLabel()
        self.purpose.setProperty("role", "secondary")
        self.purpose.setWordWrap(True)
        self.wrong = QLabel()
        self.wrong.setObjectName(f"{name}FormWrong")
        self.wrong.setProperty("role", "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.back = QPushButton()
        self.back.setObjectName(f"{name}BackButton")
        self.go = QPushButton()
        self.go.setObjectName(f"{name}GoButton")
        self.go.setProperty("primary", True)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.purpose)
        column.addLayout(self.fields)
        column.addWidget(self.wrong)
        column.addLayout(buttons)
        column.addStretch(1)
        self.back.clicked.connect(self.back_asked)
        self.go.clicked.connect(self._go)

    def retranslate(self) -> None:
        """What all forms say."""
        with_key(self.back, self.tr("Back"), BACK_KEY)

    def entered(self) -> None:
        """In front now."""

    def clear(self) -> None:
        """Nobody's password stays."""

    def _go(self) -> None:
        raise NotImplementedError

    def _run(self, work: Callable[[], tuple[str, str, str, str]]) -> None:
        self.tell_wrong("")
        self.setEnabled(False)
        self.context.desk.work(work, self._made, self._refused)

    def _made(self, made: tuple[str, str, str, str]) -> None:
        self.setEnabled(True)
        self.clear()
        self.made.emit(*made)

    def _refused(self, error: InfitahError) -> None:
        self.setEnabled(True)
        self.tell_wrong(self.context.say(error))
        self.go.setFocus()

    def tell_wrong(self, sentence: str) -> None:
        """Say what went wrong; "" when nothing did."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))


class InstallationForm(Form):
    """A desk or a coordinator: its name, its first account, where its request goes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "installation")
        self.node = FormField("nodeField")
        self.desk = QRadioButton()
        self.desk.setObjectName("roleDeskButton")
        self.desk.setChecked(True)
        self.coordinator = QRadioButton()
        self.coordinator.setObjectName("roleCoordinatorButton")
        self._role = QLabel()
        self._role.setProperty("role", "label")
        roles = QButtonGroup(self)
        row = QHBoxLayout()
        for button in (self.desk, self.coordinator):
            roles.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.account = FormField("firstAccountField")
        self.passwords = PasswordPair("firstPassword")
        self.request = PathField(context, "request", Kind.NEW_FILE, CHOOSE_KEY)
        self.fields.addWidget(self.node)
        self.fields.addWidget(self._role)
        self.fields.addLayout(row)
        for widget in (self.account, self.passwords, self.request):
            self.fields.addWidget(widget)
        self.passwords.confirmed.connect(self.request.setFocus)
        self.node.edit.editingFinished.connect(self._name_the_request)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.heading.setText(self.tr("Enrol this laptop"))
        self.purpose.setText(
            self.tr(
                "Its keys are made here and never leave it. Headquarters certifies the request "
                "that is written now, and answers with a kit."
            )
        )
        self.node.say(self.tr("Name of the post"), self.tr("for example TET-1"))
        self._role.setText(self.tr("What it is for"))
        for button, text in (
            (self.desk, self.tr("Desk of a forum")),
            (self.coordinator, self.tr("Coordinator of a region")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.account.say(self.tr("First account (a supervisor)"))
        self.passwords.retranslate()
        self.request.say(self.tr("Where to write the request"))
        with_key(self.go, self.tr("Make the keys and the request"), GO_KEY)

    def entered(self) -> None:
        """In front now."""
        self.node.setFocus()

    def clear(self) -> None:
        """Nobody's password stays."""
        self.passwords.clear()

    def _name_the_request(self) -> None:
        self.request.suggest(f"{self.node.text.strip().upper() or 'infitah'}.request.json")

    def _go(self) -> None:
        password, request = self.passwords.agreed(), self.request.required()
        if password is None or request is None:
            return
        path, account = self.context.desk.path, self.account.text
        node = self.node.text.strip().upper()
        role = "desk" if self.desk.isChecked() else "coordinator"

        def work() -> tuple[str, str, str, str]:
            from infitah_desk import bootstrap

            made = bootstrap.create_installation(
                path, account, password, node=node, role=role, request_out=request
            )
            return account, password, made.fingerprint, str(request)

        self._run(work)


class AuthorityForm(Form):
    """Headquarters: its programme, its first account, and the way back in."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "authority")
        self.programme = PathField(context, "programme", Kind.FILE, SECOND_CHOOSE_KEY)
        self.programme.edit.setText(PROGRAMME)
        self.account = FormField("authorityAccountField")
        self.passwords = PasswordPair("authorityPassword")
        self.recovery = PathField(
            context, "recovery", Kind.NEW_FILE, CHOOSE_KEY, suggested="recovery-identity.txt"
        )
        for widget in (self.programme, self.account, self.passwords, self.recovery):
            self.fields.addWidget(widget)
        self.passwords.confirmed.connect(self.recovery.setFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.heading.setText(self.tr("Found the authority"))
        self.purpose.setText(
            self.tr(
                "Only headquarters does this, once for the programme. The recovery identity "
                "opens every desk's folder when passwords are lost: print it, lock the paper "
                "away, delete the file."
            )
        )
        self.programme.say(self.tr("Programme: the one that is shipped, or a file"))
        self.account.say(self.tr("First account (a supervisor)"))
        self.passwords.retranslate()
        self.recovery.say(self.tr("Where to write the recovery identity"))
        with_key(self.go, self.tr("Found the authority"), GO_KEY)

    def entered(self) -> None:
        """In front now."""
        self.account.setFocus()

    def clear(self) -> None:
        """Nobody's password stays."""
        self.passwords.clear()

    def _go(self) -> None:
        password, recovery = self.passwords.agreed(), self.recovery.required()
        programme = self.programme.required()
        if password is None or recovery is None or programme is None:
            return
        path, account = self.context.desk.path, self.account.text

        def work() -> tuple[str, str, str, str]:
            from infitah_desk import bootstrap
            from infitah_desk.services.founding import programme_text

            root = bootstrap.create_authority(
                path,
                account,
                password,
                programme_text=programme_text(programme),
                recovery_out=recovery,
            )
            return account, password, root, str(recovery)

        self._run(work)


class RestoreForm(Form):
    """A backup, brought back as the post's next installation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "restore")
        self.backup = PathField(context, "backup", Kind.FILE, CHOOSE_KEY)
        self.fields.addWidget(self.backup)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.heading.setText(self.tr("Restore a backup"))
        self.purpose.setText(
            self.tr(
                "This laptop takes the place of the one that was lost. Accounts and passwords "
                "are those of the day of the backup; permit numbers go on in a part of the block "
                "that was never used."
            )
        )
        self.backup.say(self.tr("Backup file"))
        with_key(self.go, self.tr("Restore"), GO_KEY)

    def entered(self) -> None:
        """In front now."""
        self.backup.setFocus()

    def _go(self) -> None:
        backup: Path | None = self.backup.required()
        if backup is None:
            return
        path = self.context.desk.path

        def work() -> tuple[str, str, str, str]:
            from infitah_desk import bootstrap

            bootstrap.restore(backup, path)
            return "", "", "", ""

        self._run(work)
