"""The order of a pack as it is typed: offer, price and financing, with who pays what said at once.

Everything that stands against it is said in words before anybody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.domain.programme import Choice
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.gui.pages.pack_words import PackSpeaker
from infitah_desk.gui.widgets.choice_field import ChoiceField
from infitah_desk.gui.widgets.text_field import TextField
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.pack_rules import Prospect
    from infitah_desk.services.showing import Shown

_UNCHOSEN = "pack.offer_unknown"


class PackOrder(QWidget):
    """`changed` says that what would be ordered is something else now."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._prospect: Prospect | None = None
        self._wrong = ""
        self._asked = 0
        self._speaker = PackSpeaker(context, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("packOrder")
        self._offer_label = words("packOfferLabel", "label")
        self.offer = ChoiceField()
        self.offer.setObjectName("packOfferBox")
        self._price_label = words("packPriceLabel", "label")
        self.price = TextField()
        self.price.setObjectName("packPriceField")
        self.bank = QCheckBox()
        self.bank.setObjectName("packBankOfferBox")
        self._no_bank = words("packNoBankLabel", "secondary")
        self._shares = words("packSharesLabel", "strong")
        self._left = words("packsLeftLabel", "secondary")
        self._against = words("packMissingLabel", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._offer_label,
            self.offer,
            self._price_label,
            self.price,
            self.bank,
            self._no_bank,
            self._shares,
            self._against,
            self._left,
        ):
            column.addWidget(widget)
        self.setFocusProxy(self.offer)

    def _connect(self) -> None:
        self.offer.raw_changed.connect(self._choose)
        self.price.raw_changed.connect(self._ask)
        self.bank.toggled.connect(lambda _: self._ask())
        self.offer.next_asked.connect(self.price.setFocus)
        self.price.next_asked.connect(self.focusNextChild)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._offer_label.setText(self.tr("Offer"))
        self._price_label.setText(self.tr("Price including tax, if it is not the offer's"))
        for label, field in ((self._offer_label, self.offer), (self._price_label, self.price)):
            field.setAccessibleName(label.text())
            field.setToolTip(label.text())
        self._no_bank.setText(
            self.tr("The enterprise has not agreed that its data be passed to the bank.")
        )
        self._offer()
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show what this dossier's owner may order; what is typed stays with its dossier."""
        before = self._shown.state.dossier if self._shown is not None else ""
        self._shown = shown
        consents = shown is not None and shown.state.value("consent_bank") is True
        if shown is None or shown.state.dossier != before or not consents:
            self.bank.setChecked(False)
        if shown is None or shown.state.dossier != before:
            self._prospect, self._wrong = None, ""
            self.offer.set_raw("")
            self.price.clear()
        self._offer()
        self.bank.setVisible(consents)
        self._no_bank.setVisible(shown is not None and not consents)
        self._ask()

    @property
    def can_order(self) -> bool:
        """Whether nothing is known to stand against it."""
        return bool(self.offer.raw()) and self._prospect is not None and not self._prospect.codes

    def _offer(self) -> None:
        programme = self._shown.programme if self._shown is not None else None
        bank = programme.pack.bank if programme is not None else None
        financing = (
            self.tr("With the partner bank's financing offer")
            if bank is None
            else self.tr("With the partner bank's financing offer ({bank})").format(
                bank=apart(getattr(bank, self._context.language))
            )
        )
        self.bank.setText(financing)
        self.bank.setAccessibleName(financing)
        offers = programme.offers if programme is not None else ()
        choices = []
        for each in offers:
            said = self._speaker.offer(each)
            machine = each.machine
            variants = (each.operator, machine.fr, machine.ar, machine.en)
            choices.append(Choice(each.code, said, said, said, variants))
        self.offer.offer(choices, self._context.language)

    def _choose(self) -> None:
        # Another offer has another price.
        self.price.clear()
        self._ask()

    def _ask(self) -> None:
        """Ask what an order would be as it is typed now; only the last answer is shown."""
        permit = self._shown.state.standing_permit if self._shown is not None else None
        self._asked += 1
        asked = self._asked
        self._prospect, self._wrong = None, ""
        if permit is None:
            self._say()
            return
        from infitah_desk.services.ordering import pack_prospect

        def came(prospect: Prospect) -> None:
            if asked == self._asked:
                self._prospect = prospect
                self._say()

        def failed(error: InfitahError) -> None:
            if asked == self._asked:
                self._wrong = self._context.say(error)
                self._say()

        self._context.desk.ask(
            pack_prospect,
            came,
            failed,
            permit.number,
            self.offer.raw(),
            self.price.text(),
            bank=self.bank.isChecked(),
        )
        self.changed.emit()

    def _say(self) -> None:
        prospect = self._prospect
        lines = [self._wrong] if self._wrong else []
        if prospect is not None:
            lines += [
                say(code, self._context.language, **prospect.details)
                for code in prospect.codes
                if code != _UNCHOSEN or self.offer.raw()
            ]
            if not lines and not self.offer.raw():
                lines.append(self.tr("Choose an offer: its first letters are enough."))
        shares = self._speaker.shares(prospect.shares if prospect is not None else None)
        left = (
            self.tr("%n pack(s) left to order here", "", prospect.left)
            if prospect is not None
            else ""
        )
        for label, text in (
            (self._shares, shares),
            (self._against, "\n".join(lines)),
            (self._left, left),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.changed.emit()


def words(name: str, role: str) -> QLabel:
    """A line of words: wrapped, plain, of one role of the theme."""
    label = QLabel()
    label.setObjectName(name)
    if role:
        label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
