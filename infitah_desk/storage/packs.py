"""Orders of packs: what each log's escrow is spent on, who has one, and what was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infitah_desk.storage.links import kin_of
from infitah_desk.storage.store import Store


class KeptOrder(NamedTuple):
    """One order; `stands` is "ordered", "delivered" or "cancelled", money is in centimes."""

    dossier: str
    number: str
    log: str
    stands: str
    released: bool
    offer: str
    price: int
    subsidy: int


def packs_used(store: Store, logs: Iterable[str]) -> int:
    """How many packs these logs have spent of their escrow: all that they cannot spend again."""
    named = tuple(logs)
    marks = ", ".join("?" * len(named))
    (used,) = store.db.conn.execute(
        f"SELECT count(*) FROM pack WHERE log IN ({marks}) AND NOT released", named
    ).fetchone()
    return int(used)


def packs_spent(store: Store) -> dict[str, int]:
    """The same for every log that took an order."""
    return dict(
        store.db.conn.execute("SELECT log, count(*) FROM pack WHERE NOT released GROUP BY log")
    )


def pack_elsewhere(store: Store, dossier: str) -> str:
    """How the pack stands that another dossier of the same enterprise has.

    "delivered", "ordered", or "" where none has one. The same enterprise is one that is linked, or
    has an identifier of this one's, unless a person decided that the two are different.
    """
    kin = kin_of(store, dossier)
    marks = ", ".join("?" * len(kin))
    rows = store.db.conn.execute(
        "SELECT stands FROM pack WHERE stands <> 'cancelled' AND ("
        f" dossier IN ({marks}) OR dossier IN (SELECT other.dossier FROM identifier AS own"
        " JOIN identifier AS other ON other.key = own.key AND other.dossier <> own.dossier"
        " WHERE own.dossier = ? AND NOT EXISTS (SELECT 1 FROM link"
        " WHERE one = min(own.dossier, other.dossier) AND link.other = max(own.dossier,"
        " other.dossier) AND verdict = 'different' AND NOT disputed)))",
        (*kin, dossier),
    )
    found = {stands for (stands,) in rows}
    return next((stands for stands in ("delivered", "ordered") if stands in found), "")


def pack_under(store: Store, number: str) -> str:
    """How the pack under a permit stands: delivered, ordered or cancelled; "" where none is known.

    Of several orders the one that counts says so.
    """
    found = {
        stands
        for (stands,) in store.db.conn.execute(
            "SELECT stands FROM pack WHERE number = ?", (number,)
        )
    }
    return next((stands for stands in ("delivered", "ordered", "cancelled") if stands in found), "")


def serial_elsewhere(store: Store, kind: str, serial: str, number: str) -> str:
    """Another permit than this one under which that machine or SIM was delivered, else ""."""
    (found,) = store.db.conn.execute(
        "SELECT min(number) FROM pack_serial WHERE kind = ? AND serial = ? AND number <> ?",
        (kind, serial, number),
    ).fetchone()
    return found or ""


def kept_orders(store: Store) -> Iterator[KeptOrder]:
    """All orders known here, by permit."""
    for row in store.db.conn.execute(
        "SELECT dossier, number, log, stands, released, offer, price, subsidy FROM pack"
        " ORDER BY number, hash"
    ):
        dossier, number, log, stands, released, *rest = row
        yield KeptOrder(dossier, number, log, stands, bool(released), *rest)
