"""Settings: what only this data folder knows; nothing of it travels, nothing of it is a fact."""

from __future__ import annotations

from sqlite_utils import Database


class Settings:
    """Named values, bytes or text. Every method runs in the caller's transaction, if any."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, name: str, default: str = "") -> str:
        """The text kept under this name."""
        row = self._db.conn.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]).decode() if row else default

    def put(self, name: str, value: str) -> None:
        """Keep a text under this name."""
        self._db.conn.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value.encode()),
        )

    def number(self, name: str) -> int:
        """The whole number kept under this name; 0 where there is none."""
        return int(self.get(name, "0"))

    def put_number(self, name: str, value: int) -> None:
        """Keep a whole number under this name."""
        self.put(name, str(value))

    def receipt(self, sender: str) -> bytes | None:
        """The last receipt read from this sender."""
        row = self._db.conn.execute(
            "SELECT receipt FROM receipt WHERE sender = ?", (sender,)
        ).fetchone()
        return bytes(row[0]) if row else None

    def receipts(self) -> list[tuple[str, bytes]]:
        """The last receipt of everybody who gave one, by sender."""
        rows = self._db.conn.execute("SELECT sender, receipt FROM receipt ORDER BY sender")
        return [(sender, bytes(receipt)) for sender, receipt in rows]

    def receipt_number(self, sender: str) -> int:
        """The number of the last receipt read from this sender; 0 where there is none."""
        row = self._db.conn.execute(
            "SELECT number FROM receipt WHERE sender = ?", (sender,)
        ).fetchone()
        return int(row[0]) if row else 0

    def put_receipt(self, sender: str, number: int, receipt: bytes) -> None:
        """Keep the receipt that this sender gave."""
        self._db.conn.execute(
            "INSERT INTO receipt (sender, number, receipt) VALUES (?, ?, ?)"
            " ON CONFLICT (sender) DO UPDATE"
            " SET number = excluded.number, receipt = excluded.receipt",
            (sender, number, receipt),
        )

    def put_receipt_given(self, node: str, number: int, held: bytes) -> None:
        """Keep what the last receipt written for this node covers."""
        self._db.conn.execute(
            "INSERT INTO receipt_given (node, number, held) VALUES (?, ?, ?)"
            " ON CONFLICT (node) DO UPDATE SET number = excluded.number, held = excluded.held",
            (node, number, held),
        )

    def receipts_given(self) -> dict[str, bytes]:
        """What the last receipt written for each node covers."""
        rows = self._db.conn.execute("SELECT node, held FROM receipt_given")
        return {node: bytes(held) for node, held in rows}
