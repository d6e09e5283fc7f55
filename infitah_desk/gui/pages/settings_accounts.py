"""The accounts in the settings: who may open the desk, letting one more in, a new password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.widgets.form_field import FormField, PasswordPair
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.services.admitting import accounts, add_account, change_password
from infitah_desk.trust.vault import Account
from infitah_desk.trust.vault_file import Role


class AccountsPanel(QWidget):
    """Everybody changes the own password; a supervisor lets others in and helps who forgot."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._accounts: tuple[Account, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._who = QLabel()
        self._who.setObjectName("accountsLabel")
        self._who.setWordWrap(True)
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self.account = FormField("settingsAccountField")
        self.supervisor = QCheckBox()
        self.supervisor.setObjectName("supervisorBox")
        self.passwords = PasswordPair("settingsPassword")
        self._wrong = QLabel()
        self._wrong.setObjectName("accountsWrongLabel")
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.change = QPushButton()
        self.change.setObjectName("changePasswordButton")
        self.add = QPushButton()
        self.add.setObjectName("addAccountButton")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._title,
            self._who,
            self.account,
            self.passwords,
            self.supervisor,
            self._wrong,
        ):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.change.clicked.connect(self._change)
        self.add.clicked.connect(self._add)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Accounts"))
        self.account.say(self.tr("Account"))
        self.passwords.retranslate()
        with_key(self.supervisor, self.tr("A supervisor"), "Alt+S", shown=False)
        with_key(self.change, self.tr("Set this password"), "Alt+P")
        with_key(self.add, self.tr("Add this account"), "Alt+A")
        self._say()

    def opened(self) -> None:
        """Somebody else may be here now."""
        desk = self._context.desk
        self._clear()
        self._tell_wrong("")
        self.account.edit.setText(desk.account)
        self.account.edit.setReadOnly(not desk.supervisor)
        for widget in (self.supervisor, self.add):
            widget.setVisible(desk.supervisor)

    def ask(self) -> None:
        """Ask who may open the desk."""
        self._context.desk.ask(accounts, self._came, None)

    def locked(self) -> None:
        """Nobody's password stays."""
        self._clear()

    def _came(self, found: tuple[Account, ...]) -> None:
        self._accounts = found
        self._say()

    def _say(self) -> None:
        words = {"supervisor": self.tr("supervisor"), "clerk": self.tr("clerk")}
        self._who.setText(
            " · ".join(f"\u2068{each.name}\u2069 ({words[each.role]})" for each in self._accounts)
        )

    def _change(self) -> None:
        password = self.passwords.agreed()
        if password is not None:
            self._context.desk.do(
                change_password, self._changed, self._refused, self.account.text, password
            )

    def _changed(self, _: None) -> None:
        self._clear()
        self._tell_wrong("")
        self._context.notice.tell_good(self.tr("The new password counts from now on."))

    def _add(self) -> None:
        password = self.passwords.agreed()
        if password is not None:
            role: Role = "supervisor" if self.supervisor.isChecked() else "clerk"
            self._context.desk.do(
                add_account, self._added, self._refused, self.account.text, password, role
            )

    def _added(self, account: Account) -> None:
        self._clear()
        self._tell_wrong("")
        self.ask()
        self._context.notice.tell_good(
            self.tr("{name} may open this desk now.").format(name=f"\u2068{account.name}\u2069")
        )

    def _refused(self, error: InfitahError) -> None:
        self._tell_wrong(self._context.say(error))

    def _tell_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _clear(self) -> None:
        self.passwords.clear()
        self.supervisor.setChecked(False)
