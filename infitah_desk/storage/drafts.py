"""Drafts: what was typed into a form and not saved yet; only this folder's, and encrypted with it.

A draft is no fact: it is overwritten as it is typed and gone once the form is saved.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlite_utils import Database


class Draft(msgspec.Struct, frozen=True):
    """A form half filled. `dossier` is "" for a new one; `time` is in milliseconds since 1970.

    `fields` holds raw text by field, as it was typed, only where it differs from what is stored.
    """

    id: str
    dossier: str
    fields: Mapping[str, str]
    account: str
    time: int


_fields = msgspec.json.Decoder(dict[str, str])


def put_draft(db: Database, draft: Draft) -> None:
    """Keep a draft in place of its earlier form."""
    db.conn.execute(
        "INSERT INTO draft (id, dossier, fields, account, time) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET dossier = excluded.dossier, fields = excluded.fields,"
        " account = excluded.account, time = excluded.time",
        (draft.id, draft.dossier, msgspec.json.encode(draft.fields), draft.account, draft.time),
    )


def drop_draft(db: Database, id_: str) -> None:
    """Forget a draft, if there is one of that id."""
    db.conn.execute("DELETE FROM draft WHERE id = ?", (id_,))


def all_drafts(db: Database) -> list[Draft]:
    """Every draft, the latest first."""
    rows = db.conn.execute(
        "SELECT id, dossier, fields, account, time FROM draft ORDER BY time DESC, id"
    )
    return [
        Draft(id_, dossier, _fields.decode(fields), account, time)
        for id_, dossier, fields, account, time in rows
    ]


def draft_of(db: Database, dossier: str) -> Draft | None:
    """The draft of a correction of this dossier."""
    row = db.conn.execute(
        "SELECT id, dossier, fields, account, time FROM draft WHERE dossier = ?"
        " ORDER BY time DESC LIMIT 1",
        (dossier,),
    ).fetchone()
    return Draft(row[0], row[1], _fields.decode(row[2]), row[3], row[4]) if row else None
