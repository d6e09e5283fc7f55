"""The unlock page: who works now; the same page locks the desk and hands it to the next clerk."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.languages import OWN_NAMES
from infitah_desk.gui.widgets.keys import with_key

CARD_PX = 460
_MOST_SHOWN = 6


class UnlockPage(QWidget):
    """Account and password; Enter opens the desk. Known accounts are one key away."""

    typed = Signal()
    """A password was typed and is being tried."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._error: InfitahError | None = None
        self._names: list[str] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("unlockPage")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._account_label = QLabel()
        self._account_label.setProperty("role", "label")
        self.account = QLineEdit()
        self.account.setObjectName("accountField")
        self._password_label = QLabel()
        self._password_label.setProperty("role", "label")
        self.password = QLineEdit()
        self.password.setObjectName("passwordField")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.wrong = QLabel()
        self.wrong.setObjectName("unlockErrorLabel")
        self.wrong.setProperty("role", "error")
        self.wrong.setWordWrap(True)
        self.unlock = QPushButton()
        self.unlock.setObjectName("unlockButton")
        self.unlock.setProperty("primary", True)
        self.language = QPushButton()
        self.language.setObjectName("unlockLanguageButton")
        self.language.setProperty("flat", True)
        card = QWidget()
        card.setFixedWidth(CARD_PX)
        column = QVBoxLayout(card)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addSpacing(8)
        self._people = QGridLayout()
        self._people.setSpacing(6)
        column.addLayout(self._people)
        for widget in (
            self._account_label,
            self.account,
            self._password_label,
            self.password,
            self.wrong,
        ):
            column.addWidget(widget)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self.unlock)
        column.addLayout(row)
        grid = QGridLayout(self)
        grid.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def _connect(self) -> None:
        self.unlock.clicked.connect(self._unlock)
        self.account.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._unlock)
        self.language.clicked.connect(
            lambda: self._context.switch_language(self._context.languages.next())
        )
        self._context.desk.opened.connect(self._opened)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(self.tr("Who works here now?"))
        self._account_label.setText(self.tr("Account"))
        self.account.setAccessibleName(self.tr("Account"))
        self._password_label.setText(self.tr("Password"))
        self.password.setAccessibleName(self.tr("Password"))
        self.unlock.setText(self.tr("Open the desk"))
        self.unlock.setToolTip(self.tr("Open the desk (Enter)"))
        self.unlock.setAccessibleName(self.tr("Open the desk"))
        with_key(self.language, OWN_NAMES[self._context.languages.next()], "F9")
        self._say_wrong()

    def entered(self) -> None:
        """In front again: nobody's password is left, the account may stay."""
        self.password.clear()
        self._error = None
        self._say_wrong()
        self._focus()
        # The field takes keys first: loading what reads the vault would slow the window down.
        QTimer.singleShot(0, self._ask_who)

    def open_for(self, account: str, password: str) -> None:
        """Open the desk for somebody whose password is known from just now."""
        self.account.setText(account)
        self._set_busy(busy=True)
        self._context.desk.unlock(account, password, self._refused)
        self.typed.emit()

    def _focus(self) -> None:
        (self.password if self.account.text() else self.account).setFocus()

    def _ask_who(self) -> None:
        self._context.desk.accounts(self._suggest)

    def _suggest(self, names: list[str]) -> None:
        if len(names) == 1 and not self.account.text():
            had_focus = self.window().focusWidget() is self.account
            self.account.setText(names[0])
            if had_focus:
                self.password.setFocus()
        if names == self._names:
            return
        self._names = names
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.account.setCompleter(completer)
        while (item := self._people.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.setParent(None)
                gone.deleteLater()
        if len(names) > 1:
            for place, name in enumerate(names[:_MOST_SHOWN], start=1):
                self._people.addWidget(self._person(place, name), (place - 1) // 2, (place - 1) % 2)

    def _person(self, place: int, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"person{place}Button")
        button.setProperty("chip", True)
        # A name's own ampersand is no mnemonic.
        with_key(button, name.replace("&", "&&"), f"Alt+{place}")
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._choose(name))
        return button

    def _choose(self, name: str) -> None:
        self.account.setText(name)
        self.password.clear()
        self.password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.entered()

    def _unlock(self) -> None:
        self._set_busy(busy=True)
        self._error = None
        self._say_wrong()
        self._context.desk.unlock(self.account.text(), self.password.text(), self._refused)
        self.password.clear()
        self.typed.emit()

    def _refused(self, error: InfitahError) -> None:
        self._set_busy(busy=False)
        self._error = error
        self._say_wrong()
        self.password.setFocus()

    def _opened(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.account, self.password, self.unlock):
            widget.setEnabled(not busy)

    def _say_wrong(self) -> None:
        self.wrong.setText(self._context.say(self._error) if self._error else "")
        self.wrong.setVisible(self._error is not None)
