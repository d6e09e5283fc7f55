"""What somebody must still look at or settle: papers that were accepted, and conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from infitah_desk.domain.dossier import DocumentState
from infitah_desk.storage.store import Store


class WithPapers(NamedTuple):
    """A living dossier with the last word on each of its papers."""

    dossier: str
    name: str
    name_ar: str
    documents: Mapping[str, DocumentState]
    conflicts: Mapping[str, object]


class _Part(msgspec.Struct, frozen=True):
    """What of a dossier's state is asked for; the rest is not even read."""

    documents: dict[str, DocumentState] = {}
    conflicts: dict[str, msgspec.Raw] = {}


_part = msgspec.json.Decoder(_Part)


def dossiers_with_papers(store: Store) -> Iterator[WithPapers]:
    """The dossiers that are neither cancelled nor erased, in the order in which they were begun."""
    for dossier, name, name_ar, state in store.db.conn.execute(
        "SELECT dossier, name, name_ar, state FROM dossier"
        " WHERE step <> 'cancelled' AND NOT erased ORDER BY id"
    ):
        part = _part.decode(state)
        if part.documents:
            yield WithPapers(dossier, name, name_ar, part.documents, part.conflicts)


def conflict_places(store: Store) -> list[tuple[str, str]]:
    """Each dossier and field or register of which something is to be settled, in that order."""
    return [
        (dossier, field)
        for dossier, state in store.db.conn.execute(
            "SELECT dossier, state FROM dossier WHERE conflicts > 0 ORDER BY id"
        )
        for field in sorted(_part.decode(state).conflicts)
    ]


def dossiers_in_conflict(store: Store) -> list[str]:
    """The dossiers of which something is to be settled, in the order in which they were begun."""
    rows = store.db.conn.execute("SELECT dossier FROM dossier WHERE conflicts > 0 ORDER BY id")
    return [dossier for (dossier,) in rows]
