"""Lists for screens: every row's place at once, and what a row shows by pages of a few hundred."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from infitah_desk.domain.dossier import Situation
from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.events import FieldValue
from infitah_desk.storage.store import Store

FOUND_AT_MOST = 1000
"""So many results of a search are shown; who wants others types another word."""


class Row(msgspec.Struct, frozen=True):
    """One dossier as the list draws it. `until` says when a parked one comes back, ISO 8601."""

    id: int
    dossier: str
    name: str
    name_ar: str
    step: str
    rc_number: str
    rc_court: str
    tp_number: str
    to_correct: bool
    until: str


class _Part(msgspec.Struct, frozen=True):
    """What of a dossier's state a row shows; the rest is not even read."""

    fields: dict[str, FieldValue] = {}
    situation: Situation = Situation()


_part = msgspec.json.Decoder(_Part)
_ids = msgspec.json.Decoder(list[int])


def ids_at(store: Store, steps: Sequence[str] = ()) -> array[int]:
    """The rows at these steps, or all, the dossier begun last first."""
    # The index of steps holds all that is asked; the table's rows, twenty times as large, are not
    # read.
    where = f"step IN ({', '.join('?' * len(steps))})" if steps else "step > ''"
    (ids,) = store.db.conn.execute(
        f"SELECT json_group_array(id) FROM dossier INDEXED BY dossier_step WHERE {where}",
        tuple(steps),
    ).fetchone()
    return array("q", sorted(_ids.decode(ids), reverse=True))


def ids_of(store: Store, dossiers: Iterable[str], steps: Sequence[str] = ()) -> array[int]:
    """The rows of these dossiers, in their order; with `steps` only those at one of them."""
    wanted = list(dossiers)
    rows: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows.update(
            (dossier, id_)
            for id_, dossier, step in store.db.conn.execute(
                "SELECT id, dossier, step FROM dossier"
                f" WHERE dossier IN ({', '.join('?' * len(part))})",
                part,
            )
            if not steps or step in steps
        )
    return array("q", (rows[dossier] for dossier in wanted if dossier in rows))


def rows_of(store: Store, ids: Sequence[int]) -> list[Row]:
    """What these rows show, in any order; one that is gone is left out."""
    return [
        _row(listed, _part.decode(state))
        for *listed, state in store.db.conn.execute(
            "SELECT id, dossier, step, name, name_ar, state FROM dossier"
            f" WHERE id IN ({', '.join('?' * len(ids))})",
            tuple(ids),
        )
    ]


def _row(listed: Sequence[Any], part: _Part) -> Row:
    id_, dossier, step, name, name_ar = listed
    return Row(
        id_,
        dossier,
        name or _raw(part.fields, "name"),
        name_ar or _raw(part.fields, "name_ar"),
        step,
        _raw(part.fields, "rc_number"),
        _raw(part.fields, "rc_court"),
        _raw(part.fields, "tp_number"),
        any(isinstance(value, Mark) for value in part.fields.values()),
        part.situation.until if part.situation.name == "parked" else "",
    )


def _raw(fields: Mapping[str, FieldValue], name: str) -> str:
    """A field's text, or what was written where it is to be corrected."""
    value = fields.get(name)
    if isinstance(value, Mark):
        return value.raw
    return value if isinstance(value, str) else ""
