"""What statistics read of each dossier: a few fields of its state, permits, packs, whose it is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from infitah_desk.domain.content import FieldValue
from infitah_desk.domain.dossier import Alarm, Initiation, SeenAgain
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState
from infitah_desk.storage.store import Store


class Surveyed(msgspec.Struct, frozen=True):
    """What of a dossier's state is counted; the rest is not even read."""

    dossier: str
    fields: dict[str, FieldValue] = {}
    conflicts: dict[str, object] = {}
    initiation: Initiation = Initiation()
    permits: dict[str, PermitState] = {}
    packs: tuple[PackState, ...] = ()
    seen_again: tuple[SeenAgain, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()
    missing_bodies: int = 0
    incomplete: bool = False
    erased: bool = False

    def text(self, name: str) -> str:
        """A field's value as text; "" where it is empty or to be corrected."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


_decoder = msgspec.json.Decoder(Surveyed)


def surveyed(store: Store, after: str = "", most: int = -1) -> Iterator[tuple[int, str, Surveyed]]:
    """Dossiers that somebody registered, with their row's number and their step.

    They come in the order of their names: from `after` on, at most so many; all of them where
    `most` is -1.
    """
    for id_, step, state in store.db.conn.execute(
        "SELECT id, step, state FROM dossier WHERE step <> '' AND dossier > ?"
        " ORDER BY dossier LIMIT ?",
        (after, most),
    ):
        yield id_, step, _decoder.decode(state)


def logs_of(store: Store, dossier: str) -> list[str]:
    """The logs that wrote of a dossier, by name."""
    return [
        log
        for (log,) in store.db.conn.execute(
            "SELECT DISTINCT log.name FROM event JOIN log ON log.id = event.log"
            " WHERE dossier = ? ORDER BY log.name",
            (dossier,),
        )
    ]
