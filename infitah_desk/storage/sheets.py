"""Sheets of permits that were sent to a printer or file and nobody has answered for yet.

They are no facts: nothing counts as printed before somebody has it in hand. Only this folder knows
of them, and forgets them once they are answered; they outlive whatever becomes of the program.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class SentSheet(NamedTuple):
    """One copy of a permit, sent to paper.

    `reason` says why there is a further copy; `outlet` names the file or printer, both empty where
    an earlier version sent it; `time` is the wall clock in milliseconds since 1970.
    """

    number: str
    copy: int
    reason: str = ""
    format: str = ""
    outlet: str = ""
    time: int = 0


_COLUMNS = "number, copy, reason, format, outlet, time"


def put_sheet(db: Database, sheet: SentSheet) -> None:
    """Remember a sheet as the last in the queue; of one permit the one sent last counts."""
    db.conn.execute(
        f"INSERT INTO print ({_COLUMNS}, turn)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM print))"
        " ON CONFLICT (number) DO UPDATE SET copy = excluded.copy, reason = excluded.reason,"
        " format = excluded.format, outlet = excluded.outlet, time = excluded.time,"
        " turn = excluded.turn",
        sheet,
    )


def drop_sheet(db: Database, number: str) -> None:
    """Forget the sheet of this permit, if one was sent."""
    db.conn.execute("DELETE FROM print WHERE number = ?", (number,))


def sheet_of(db: Database, number: str) -> SentSheet | None:
    """The sheet of this permit that was sent last and is not answered."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM print WHERE number = ?", (number,)).fetchone()
    return SentSheet(*row) if row else None


def all_sheets(db: Database) -> list[SentSheet]:
    """Every sheet, in the order in which they were sent."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM print ORDER BY turn, number")
    return [SentSheet(*row) for row in rows]


class ToPrint(NamedTuple):
    """A permit that has no sheet, neither in hand nor on its way."""

    number: str
    dossier: str
    name: str
    name_ar: str


def permits_to_print(db: Database, log: str, most: int) -> list[ToPrint]:
    """The permits of a log that are to be printed, the dossier begun first before others."""
    rows = db.conn.execute(
        "SELECT permit.number, dossier.dossier, dossier.name, dossier.name_ar"
        " FROM dossier INDEXED BY dossier_step"
        " JOIN permit ON permit.dossier = dossier.dossier"
        " AND permit.log = ? AND NOT permit.revoked"
        " LEFT JOIN print ON print.number = permit.number"
        " WHERE dossier.step = 'issued' AND NOT dossier.erased AND print.number IS NULL"
        " ORDER BY dossier.id LIMIT ?",
        (log, most),
    )
    return [ToPrint(*row) for row in rows]


def waiting_count(db: Database) -> int:
    """How many sheets wait for an answer, of permits that hold."""
    (count,) = db.conn.execute(
        "SELECT count(*) FROM print WHERE EXISTS"
        " (SELECT 1 FROM permit WHERE permit.number = print.number AND NOT permit.revoked)"
    ).fetchone()
    return int(count)
