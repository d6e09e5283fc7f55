"""The life of a pack inside a dossier: ordered under a permit, then delivered or cancelled.

What counts against an escrow is a function of sets, so no order of news makes a desk spend more
than it was given.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.event import node_of
from infitah_desk.domain.events import Told
from infitah_desk.domain.history import History
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.domain.text_folding import fold

SERIALS = ("machine", "sim")
"""What of a pack has a serial number of its own."""
_SAYS_NOTHING = frozenset({"Pd", "Zs"})
_MINUS = "\u2212"


class PackState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One order. `order`, `log` and `seq` name the ordering event, by its hash in hex.

    `price` and `subsidy` are in centimes. `ordered`, `delivered` and `cancelled` are legal dates
    (ISO 8601), "" where it did not happen; `reason` is why it was cancelled. `released` says that
    the log that took the order may spend its subsidy again.
    """

    order: str
    number: str
    log: str
    seq: int
    offer: str
    price: int
    subsidy: int
    ordered: str
    bank: bool = False
    delivered: str = ""
    machine: str = ""
    sim: str = ""
    cancelled: str = ""
    reason: str = ""
    released: bool = False

    @property
    def remainder(self) -> int:
        """What the beneficiary pays, in centimes."""
        return self.price - self.subsidy

    @property
    def counts(self) -> bool:
        """Whether the State's part is spent or promised."""
        return not self.cancelled

    @property
    def is_open(self) -> bool:
        """Whether the owner still waits for the pack."""
        return not (self.delivered or self.cancelled)

    @property
    def stands(self) -> str:
        """Where the order stands: "ordered", "delivered" or "cancelled"."""
        if self.cancelled:
            return "cancelled"
        return "delivered" if self.delivered else "ordered"

    @property
    def serials(self) -> dict[str, str]:
        """By each of `SERIALS`, what was delivered under this order, as it is compared."""
        return serials_of(self.machine, self.sim)


def folded_serial(text: str) -> str:
    """A serial number as it is compared: case, spaces and dashes say nothing."""
    return "".join(
        sign
        for sign in fold(text)
        if sign != _MINUS and unicodedata.category(sign) not in _SAYS_NOTHING
    )


def serials_of(machine: str, sim: str) -> dict[str, str]:
    """By each of `SERIALS` of which anything is said, that as it is compared."""
    said = zip(SERIALS, map(folded_serial, (machine, sim)), strict=True)
    return {kind: serial for kind, serial in said if serial}


def packs_of(packs: Iterable[PackState], number: str) -> list[PackState]:
    """The orders under a permit, the one to keep first: of the earlier day, else smaller hash."""
    return sorted(
        (pack for pack in packs if pack.number == number),
        key=lambda pack: (not pack.delivered, pack.ordered, pack.order),
    )


class _Said:
    """What was said of one order: place in the history, log, content."""

    def __init__(self) -> None:
        self.delivered: list[tuple[int, str, e.PackDelivered]] = []
        self.cancelled: list[tuple[int, str, e.PackCancelled]] = []

    def of(self, ordered: PackState, history: History) -> PackState:
        """The order with all that was said of it.

        An order is cancelled by whoever may, whatever others did meanwhile, but for the log that
        took it: what that one delivered before it knew of the cancellation, its escrow has counted.
        """
        delivered = self._delivery(ordered, history)
        if delivered is not None:
            # Serial numbers may have been said anew since, to settle a conflict.
            last = self.delivered[-1][2]
            return msgspec.structs.replace(
                ordered, delivered=delivered.date, machine=last.machine, sim=last.sim
            )
        if not self.cancelled:
            return ordered
        first = self.cancelled[0][2]
        return msgspec.structs.replace(
            ordered,
            cancelled=first.date,
            reason=first.reason,
            released=any(
                log == ordered.log or node_of(log) == AUTHORITY_NODE for _, log, _ in self.cancelled
            ),
        )

    def _delivery(self, ordered: PackState, history: History) -> e.PackDelivered | None:
        """The first delivery that counts, in display order; None where none does."""
        for place, log, content in self.delivered:
            knew = any(history.known[place] >> other & 1 for other, _, _ in self.cancelled)
            if not knew and (not self.cancelled or log == ordered.log):
                return content
        return None


def fold_packs(counted: Sequence[tuple[int, Told]], history: History) -> tuple[PackState, ...]:
    """All orders of a dossier in display order; what names an order that is not here waits."""
    said: dict[str, _Said] = defaultdict(_Said)
    ordered: list[PackState] = []
    for place, item in counted:
        event = item.event
        match item.content:
            case e.PackOrdered() as content:
                ordered.append(
                    PackState(
                        event.hash.hex(),
                        content.number,
                        event.log,
                        event.seq,
                        content.offer,
                        content.price,
                        content.subsidy,
                        content.date,
                        content.bank,
                    )
                )
            case e.PackDelivered() as content:
                said[content.order].delivered.append((place, event.log, content))
            case e.PackCancelled() as content:
                said[content.order].cancelled.append((place, event.log, content))
    return tuple(said[pack.order].of(pack, history) for pack in ordered)
