"""What is said of a pack: one frozen struct per kind, past tense."""

from __future__ import annotations

from typing import ClassVar

from infitah_desk.domain.content import Content, Count, Day


class PackOrdered(Content, frozen=True):
    """A pack ordered under a permit: price including tax and the State's part, in centimes.

    `date` is the legal date; `bank` says that the owner asked for the partner bank's financing.
    """

    KIND: ClassVar[str] = "pack.ordered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"bank"})
    number: str
    offer: str
    price: Count
    subsidy: Count
    date: Day
    bank: bool = False


class PackDelivered(Content, frozen=True):
    """The owner has the pack; `order` names the order's event by its hash in hex.

    The serial numbers of machine and SIM lead to a person, so they are personal.
    """

    KIND: ClassVar[str] = "pack.delivered"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"machine", "sim"})
    number: str
    order: str
    date: Day
    machine: str = ""
    sim: str = ""


class PackCancelled(Content, frozen=True):
    """The order ends without a pack, and the subsidy goes back; `order` as in `PackDelivered`."""

    KIND: ClassVar[str] = "pack.cancelled"
    WORDED: ClassVar[frozenset[str]] = frozenset({"reason"})
    number: str
    order: str
    date: Day
    reason: str = ""
