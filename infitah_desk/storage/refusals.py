"""Refused files that somebody must still look at, and alarms that somebody has put away."""

from __future__ import annotations

import json
from collections.abc import Collection, Container
from typing import NamedTuple

from sqlite_utils import Database

MOST = 1000
"""So many refused files are remembered; the oldest give way."""


class RefusedFile(NamedTuple):
    """A file that was not let in, and why, by code.

    `node` is who it says it is from, unverified, "" where not even that could be read; `digest` is
    a SHA-256 in hex by which the same file is known again; `time` is when it was refused and
    `written` when it says that it was written, in milliseconds since 1970.
    """

    digest: str
    name: str
    node: str
    code: str
    time: int
    written: int = 0


def put_refusal(db: Database, refused: RefusedFile) -> None:
    """Remember a refused file; the same again takes its own place."""
    db.conn.execute(
        "INSERT INTO refused_file (digest, name, node, code, time, written)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET name = excluded.name, node = excluded.node,"
        " code = excluded.code, time = excluded.time, written = excluded.written",
        refused,
    )
    db.conn.execute(
        "DELETE FROM refused_file WHERE digest IN (SELECT digest FROM refused_file"
        " ORDER BY time DESC, digest LIMIT -1 OFFSET ?)",
        (MOST,),
    )


def refusals(db: Database) -> list[RefusedFile]:
    """What is remembered, the latest first."""
    return [
        RefusedFile(*row)
        for row in db.conn.execute(
            "SELECT digest, name, node, code, time, written FROM refused_file"
            " ORDER BY time DESC, digest"
        )
    ]


def forget_refusal(db: Database, digest: str) -> None:
    """Somebody has seen to it."""
    db.conn.execute("DELETE FROM refused_file WHERE digest = ?", (digest,))


def forget_refusals_of(
    db: Database, node: str, name: str, written: int, *, but: Collection[str] = ()
) -> None:
    """A good file of this node came: it settles those of the node that were not written later.

    Of one that does not even say who wrote it, one of the same name does. What was refused by one
    of the codes `but` stays.
    """
    db.conn.execute(
        "DELETE FROM refused_file"
        " WHERE ((node = ? AND written <= ?) OR (node = '' AND name = ?))"
        " AND code NOT IN (SELECT value FROM json_each(?))",
        (node, written, name, json.dumps(list(but))),
    )


def put_away(db: Database, alarm: str) -> None:
    """Somebody has seen this alarm, which nothing else can settle."""
    db.conn.execute(
        "INSERT INTO put_away (alarm) VALUES (?) ON CONFLICT (alarm) DO NOTHING", (alarm,)
    )


def all_put_away(db: Database) -> frozenset[str]:
    """The alarms that were put away."""
    return frozenset(alarm for (alarm,) in db.conn.execute("SELECT alarm FROM put_away"))


def keep_put_away(db: Database, raised: Container[str]) -> None:
    """Forget those that are not raised any more: should one come again, it is told again."""
    gone = [(alarm,) for alarm in all_put_away(db) if alarm not in raised]
    db.conn.executemany("DELETE FROM put_away WHERE alarm = ?", gone)
