"""A dossier's rows: what each table of the projection says of it, made of its state alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.dossier import DossierState, encode_state
from infitah_desk.domain.eligibility import step_of
from infitah_desk.domain.identifiers import IDENTIFIERS, identifier_keys
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.registers import DUPLICATE
from infitah_desk.storage.search import searched_text

Row = tuple[object, ...]

COLUMNS = (
    "dossier",
    "step",
    "name",
    "name_ar",
    "lamport",
    "alarms",
    "conflicts",
    "waiting",
    "erased",
    "folded",
    "state",
    "ticket",
    "asked",
)
_INSERT = f"INSERT INTO dossier (id, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_UPDATE = f"UPDATE dossier SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE id = ?"
PARTS = {
    "identifier": ("dossier", "key, dossier"),
    "permit": ("dossier", "number, dossier, log, serial, seq, revoked, issued_at"),
    "void": ("dossier", "number, copy, dossier"),
    "pack": ("dossier", "hash, dossier, number, log, stands, released, offer, price, subsidy"),
    "pack_serial": ("dossier", "kind, serial, number, dossier"),
    "place": ("dossier", "session, dossier, attended"),
    "alarm": ("dossier", "log, seq, hash, code, dossier"),
    "link": ("one", "one, other, verdict, disputed, keep"),
}
"""Tables with any number of rows of a dossier: the column that names it, and all columns."""


class DossierRows(NamedTuple):
    """What is to stand of one dossier; `text` is what it is searched by, `sheets` (number, copy)
    are those that were answered for.
    """

    dossier: str
    text: str
    erased: bool
    own: Row
    parts: dict[str, Sequence[Row]]
    sheets: Sequence[tuple[str, int]]


def rows_of(state: DossierState, programme: Programme | None, *, erased: bool) -> DossierRows:
    """The rows of a dossier in that state; `erased` says that none of its bodies may be kept."""
    text = searched_text(state)
    permits = state.permits.values()
    return DossierRows(
        state.dossier,
        text,
        erased,
        (
            state.dossier,
            step_of(state, programme) if programme else "to_complete",
            state.text("name"),
            state.text("name_ar"),
            state.lamport,
            len(state.alarms),
            len(state.conflicts),
            int(state.incomplete or state.missing_bodies > 0),
            int(erased),
            text,
            encode_state(state),
            ticket_of(state.dossier),
            int(state.erasure_requested and not state.erased),
        ),
        {
            "identifier": [
                (key, state.dossier)
                for key in (sorted(keys_of(state, programme)) if programme else ())
            ],
            "permit": [
                (p.number, state.dossier, p.log, p.serial, p.seq, int(p.revoked), p.issued_at)
                for p in permits
            ],
            "void": [(void.number, void.copy, state.dossier) for void in state.voids],
            "pack": [_pack(state.dossier, pack) for pack in state.packs],
            "pack_serial": _serials(state),
            "place": [(session, state.dossier, there) for session, there in _places(state)],
            "alarm": [
                (alarm.log, alarm.seq, bytes.fromhex(alarm.hash), alarm.code, state.dossier)
                for alarm in (*state.alarms, *state.newer)
            ],
            "link": list(_links(state)),
        },
        [(p.number, p.copy) for p in permits],
    )


def keys_of(state: DossierState, programme: Programme) -> set[str]:
    """The keys of a dossier's identifiers, by which the same enterprise is known."""
    return set(identifier_keys({name: state.value(name) for name in IDENTIFIERS}, programme))


def insert_rows(db: Database, first: int, rows: Sequence[DossierRows]) -> None:
    """Put the rows of dossiers that have none yet; their ids count up from `first`."""
    db.conn.executemany(_INSERT, [(id_, *each.own) for id_, each in enumerate(rows, first)])
    _insert_parts(db, rows)


def replace_rows(db: Database, rows: Sequence[tuple[int, DossierRows]]) -> None:
    """Put the rows of dossiers in the place of those that stand under these ids."""
    db.conn.executemany(_UPDATE, [(*each.own[1:], id_) for id_, each in rows])
    for table, (name, _) in PARTS.items():
        db.conn.executemany(
            f"DELETE FROM {table} WHERE {name} = ?", [(each.dossier,) for _, each in rows]
        )
    _insert_parts(db, [each for _, each in rows])


def _insert_parts(db: Database, rows: Sequence[DossierRows]) -> None:
    for table, (_, columns) in PARTS.items():
        marks = ", ".join("?" for _ in columns.split(","))
        db.conn.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            [row for each in rows for row in each.parts[table]],
        )
    # Their sheets were answered for, here or by another installation.
    db.conn.executemany(
        "DELETE FROM print WHERE number = ? AND copy < ?",
        [sheet for each in rows for sheet in each.sheets],
    )


def _pack(dossier: str, pack: PackState) -> Row:
    """An order as its table has it; money in centimes."""
    return (
        pack.order,
        dossier,
        pack.number,
        pack.log,
        pack.stands,
        int(pack.released),
        pack.offer,
        pack.price,
        pack.subsidy,
    )


def _serials(state: DossierState) -> list[Row]:
    """What was delivered, as it is compared; once where two orders of a permit say the same."""
    said = {
        (kind, serial, pack.number, state.dossier)
        for pack in state.packs
        for kind, serial in pack.serials.items()
    }
    return sorted(said)


def _places(state: DossierState) -> Iterable[tuple[str, int]]:
    """The initiation session in which this dossier takes a place, and whether it attended.

    Whoever attended one needs no place in another.
    """
    own = state.initiation
    place = (own.attended_session, 1) if own.attended else (own.session, 0)
    return [place] if place[0] else []


def _links(state: DossierState) -> Iterable[tuple[str, str, str, bool, str]]:
    """What was decided of this dossier and others, whether that is in conflict, what is kept."""
    disputed = {
        name.removeprefix(DUPLICATE) for name in state.conflicts if name.startswith(DUPLICATE)
    }
    return [
        (
            state.dossier,
            other,
            state.links.get(other, ""),
            other in disputed,
            state.kept.get(other, ""),
        )
        for other in sorted(state.links.keys() | disputed)
    ]
