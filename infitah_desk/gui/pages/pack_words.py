"""What is said of a pack at its step: how it stands, who pays what, what stands against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infitah_desk.domain.dossier import TWO_PACKS
from infitah_desk.domain.registers import PACK
from infitah_desk.domain.subsidy import Shares, from_centimes
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import apart
from infitah_desk.system.amounts import amount_in_words
from infitah_desk.system.moments import day_text
from infitah_desk.system.texts import say

if TYPE_CHECKING:
    from infitah_desk.domain.pack import PackState
    from infitah_desk.domain.programme import Offer
    from infitah_desk.services.showing import Shown


class PackSpeaker(QObject):
    """Puts a pack into words, in the language of the moment."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def state(self, shown: Shown | None, pack: PackState | None) -> str:
        """How the pack stands, in one sentence."""
        if shown is None:
            return ""
        if pack is None:
            if shown.state.standing_permit is None:
                return self.tr("No pack yet: it needs a permit.")
            return self.tr("No pack is ordered.")
        words = {
            "ordered": self.tr("Pack {offer} was ordered on {day}."),
            "delivered": self.tr("Pack {offer} was delivered on {day}."),
            "cancelled": self.tr("The order of pack {offer} was cancelled on {day}."),
        }[pack.stands]
        day = pack.delivered or pack.cancelled or pack.ordered
        return words.format(offer=apart(pack.offer), day=apart(day_text(day)))

    def facts(self, shown: Shown | None, pack: PackState | None) -> str:
        """What was ordered, who pays what, and what became of orders before."""
        if shown is None:
            return ""
        return "\n".join(self._facts(shown, pack))

    def _facts(self, shown: Shown, pack: PackState | None) -> Iterator[str]:
        language, state = self._context.language, shown.state
        if pack is not None:
            offer = next((each for each in shown.programme.offers if each.code == pack.offer), None)
            if offer is not None:
                yield self._kind(offer)
            yield self.shares(
                Shares(*map(from_centimes, (pack.price, pack.subsidy, pack.remainder)))
            )
            if pack.bank:
                yield say("history.pack_bank", language)
            if pack.machine:
                yield say("history.pack_serials", language, machine=pack.machine, sim=pack.sim)
            if pack.number in shown.void:
                code = "alarm.order_under_void_permit" if pack.is_open else "permit.revoked"
                yield say(code, language, number=pack.number)
            if other := shown.serials_twice.get(pack.number):
                yield say("alarm.serial_twice", language, permits=[pack.number, other])
            if PACK + pack.number in state.conflicts:
                yield self.tr(
                    "Two said different things of this pack without knowing of each other: say"
                    " anew how it is."
                )
        if sum(each.counts for each in state.packs) > 1:
            yield say(TWO_PACKS, language)
        for each in state.packs:
            if each.cancelled and each is not pack:
                yield self.tr("Cancelled on {day}: pack {offer}.").format(
                    day=apart(day_text(each.cancelled)), offer=apart(each.offer)
                )

    def offer(self, offer: Offer) -> str:
        """An offer as lists have it: operator, machine, price."""
        price = amount_in_words(offer.price, self._context.language)
        return f"{self._kind(offer)} · {apart(price)}"

    def _kind(self, offer: Offer) -> str:
        machine = getattr(offer.machine, self._context.language)
        return f"{apart(offer.operator)} · {apart(machine)}"

    def shares(self, shares: Shares | None) -> str:
        """Who pays what; "" where no price is known."""
        if shares is None:
            return ""
        language = self._context.language
        return self.tr("Price {price} · subsidy {subsidy} · remainder {remainder}").format(
            price=apart(amount_in_words(shares.price, language)),
            subsidy=apart(amount_in_words(shares.subsidy, language)),
            remainder=apart(amount_in_words(shares.remainder, language)),
        )
