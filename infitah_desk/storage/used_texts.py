"""Texts that were typed before, for completion: activities, streets, cities, courts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from infitah_desk.domain.events import FieldValue
from infitah_desk.storage.store import Store


class _Fields(msgspec.Struct, frozen=True):
    fields: dict[str, FieldValue] = {}


_decoder = msgspec.json.Decoder(_Fields)


def used_texts(store: Store, names: Sequence[str], latest: int) -> Mapping[str, Counter[str]]:
    """How often each text stands in these fields of the dossiers begun last."""
    rows = store.db.conn.execute("SELECT state FROM dossier ORDER BY id DESC LIMIT ?", (latest,))
    return _counted(rows, names)


def texts_of_enterprises(store: Store, names: Sequence[str]) -> Mapping[str, Counter[str]]:
    """How many enterprises have each text in these fields; linked dossiers are one enterprise."""
    rows = store.db.conn.execute(
        "SELECT state FROM dossier WHERE dossier NOT IN"
        " (SELECT other FROM link WHERE verdict = 'same' AND NOT disputed)"
    )
    return _counted(rows, names)


def _counted(rows: Iterable[tuple[bytes]], names: Sequence[str]) -> Mapping[str, Counter[str]]:
    used: dict[str, Counter[str]] = {name: Counter() for name in names}
    for (state,) in rows:
        fields = _decoder.decode(state).fields
        for name in names:
            value = fields.get(name)
            if isinstance(value, str) and value:
                used[name][value] += 1
    return used
