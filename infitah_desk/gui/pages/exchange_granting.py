"""What headquarters gives a desk to spend: a further block, and what every such panel shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from infitah_desk.domain.errors import InfitahError, Refused
from infitah_desk.domain.permit_number import LAST_SERIAL
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.exchange_decide import DecisionPanel

if TYPE_CHECKING:
    from infitah_desk.domain.escrow import Account, Balance


class GrantingPanel(DecisionPanel):
    """A decision that gives permits and packs.

    What is left of the programme's stands beside the two numbers, and whatever goes beyond it, or
    was refused, is said in place.
    """

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name)
        self.balance: Balance | None = None
        self.permits = _number_field(f"{name}PermitsField")
        self.packs = _number_field(f"{name}PacksField")
        self._permits_label, self._packs_label = QLabel(), QLabel()
        self.left = QLabel()
        self.left.setObjectName(f"{name}LeftLabel")
        self.left.setProperty("role", "secondary")
        self.left.setWordWrap(True)
        self.wrong = QLabel()
        self.wrong.setObjectName(f"{name}WrongLabel")
        self.wrong.setProperty("role", "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        for field in (self.permits, self.packs):
            field.textChanged.connect(self.check)

    def amounts(self) -> QWidget:
        """Both numbers, with what is left beside them."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for column, (label, field) in enumerate(
            ((self._permits_label, self.permits), (self._packs_label, self.packs))
        ):
            label.setProperty("role", "label")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.left, 1, 2)
        return holder

    def say_amounts(self) -> None:
        """Say both numbers and what is left anew."""
        for label, field, text in (
            (self._permits_label, self.permits, self.tr("Permits granted")),
            (self._packs_label, self.packs, self.tr("Packs granted")),
        ):
            label.setText(text)
            field.setAccessibleName(text)
        if self.balance is not None:
            self.left.setText(
                self.tr("Left in the whole programme: permits {permits}, packs {packs}").format(
                    permits=self._amount(self.balance.permits_left),
                    packs=self._amount(self.balance.packs_left),
                )
            )
        self.check()

    def _amount(self, left: int | None) -> str:
        return self.tr("without limit") if left is None else str(left)

    @property
    def asked(self) -> tuple[int, int]:
        """The permits and packs that were typed."""
        return int(self.permits.text() or 0), int(self.packs.text() or 0)

    def check(self) -> None:
        """Say what is wrong with what was typed; as long as anything is, nothing is confirmed."""
        sentence = self.what_is_wrong()
        self._tell(sentence)
        self.confirm.setEnabled(not sentence)

    def what_is_wrong(self) -> str:
        """Why what was typed cannot be given; "" where it can."""
        try:
            if self.balance is not None:
                self.balance.needs(*self.asked)
        except Refused as refused:
            return self.context.say(refused)
        return ""

    def tell_refused(self, error: InfitahError) -> None:
        """It was refused all the same: say why, here."""
        self._tell(self.context.say(error))

    def _tell(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setAccessibleName(sentence)
        self.wrong.setVisible(bool(sentence))


class GrantPanel(GrantingPanel):
    """A further block: for which desk, and how much; a reference tells everybody."""

    granted = Signal(str, int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "grant")
        self._accounts: dict[str, Account] = {}
        self._build()
        self.confirm.clicked.connect(self._confirm)
        self.node.currentIndexChanged.connect(self._say_account)
        self.retranslate()

    def _build(self) -> None:
        self._says = QLabel()
        self._says.setProperty("role", "secondary")
        self._says.setWordWrap(True)
        self.node = QComboBox()
        self.node.setObjectName("grantNodeBox")
        self._node_label = QLabel()
        self._node_label.setProperty("role", "label")
        self._node_label.setBuddy(self.node)
        self.account = QLabel()
        self.account.setObjectName("grantAccountLabel")
        self.account.setProperty("role", "secondary")
        self.account.setWordWrap(True)
        top = QGridLayout()
        top.setHorizontalSpacing(16)
        top.setColumnStretch(1, 1)
        top.addWidget(self._node_label, 0, 0)
        top.addWidget(self.node, 1, 0)
        top.addWidget(self.account, 1, 1)
        self.body.addWidget(self._says)
        self.body.addLayout(top)
        self.body.addWidget(self.amounts())
        self.body.addWidget(self.wrong)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.heading.setText(self.tr("Grant a desk further permits and packs"))
        self._says.setText(
            self.tr("The desk spends them once it has read the reference that is written now.")
        )
        self._node_label.setText(self.tr("Desk"))
        self.node.setAccessibleName(self.tr("Desk"))
        self.say_buttons(self.tr("Grant and write the reference"), self.tr("Cancel"))
        self.say_amounts()
        self._say_account()

    def show_desks(self, names: Sequence[str], balance: Balance) -> None:
        """Ask which of these, and how much."""
        self.balance = balance
        self._accounts = {each.node: each for each in balance.accounts}
        chosen = self.node.currentText()
        self.node.clear()
        self.node.addItems(list(names))
        self.node.setCurrentIndex(max(self.node.findText(chosen), 0))
        self.permits.clear()
        self.packs.clear()
        self.retranslate()
        self.show()
        self.node.setFocus()

    def what_is_wrong(self) -> str:
        """Why what was typed cannot be given; "" where it can, or where nothing was typed yet."""
        return super().what_is_wrong() if any(self.asked) else ""

    def check(self) -> None:
        """Nothing is confirmed where nothing is given."""
        super().check()
        self.confirm.setEnabled(
            self.confirm.isEnabled() and any(self.asked) and self.node.count() > 0
        )

    def _say_account(self) -> None:
        found = self._accounts.get(self.node.currentText())
        self.account.setText(
            self.tr(
                "So far: permits {given}, of which issued as far as is known here {spent}; "
                "packs {packs}"
            ).format(given=found.permits_given, spent=found.permits_spent, packs=found.packs_given)
            if found is not None
            else ""
        )

    def _confirm(self) -> None:
        self.granted.emit(self.node.currentText(), *self.asked)


def _number_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setValidator(QIntValidator(0, LAST_SERIAL, field))
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return field
