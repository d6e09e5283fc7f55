"""Search on folded text: the beginnings of words first, then their middles."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from infitah_desk.domain.claim_ticket import parse_ticket
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.text_folding import fold

SEARCHED = (
    "name",
    "name_ar",
    "manager",
    "manager_ar",
    "rc_number",
    "tp_number",
    "ice",
    "if_number",
    "phone",
    "city",
    "activity",
)
TABLES = ("search_word", "search_part")
TRIGRAM = 3
MOST_WORDS = 16
LONGEST_WORD = 64
# SQLite's table of letters is older than Python's: it parts words at these, and a word in two
# parts would be a phrase, which `detail=none` cannot find.
_PARTED = frozenset("\u19c8\u19c9\u1cf2\u1cf3") | {chr(each) for each in range(0x19B0, 0x19C1)}


def searched_text(state: DossierState) -> str:
    """The folded text by which a dossier is found: names, identifiers, phone, permit numbers."""
    said = [str(state.value(name) or "") for name in SEARCHED]
    phone = state.text("phone")
    if phone.startswith("+212"):
        said.append("0" + phone.removeprefix("+212"))
    said += state.permits
    return fold(" ".join(part for part in said if part))


def find(db: Database, text: str, limit: int) -> list[str]:
    """The dossiers in which every word of `text` begins a word; then those that merely hold them.

    A claim ticket finds its dossier before all. Unranked: at most `limit` of them, in the order in
    which they were begun here. Only the first `MOST_WORDS` words are looked for, and of each its
    first `LONGEST_WORD` letters.
    """
    words = [word[:LONGEST_WORD] for word in _words(text)[:MOST_WORDS]]
    if not words or limit < 1:
        return []
    ticket = parse_ticket(text)
    claimed = dossiers_of_ticket(db, ticket) if ticket else []
    found = _matching(db, "search_word", " AND ".join(f'"{word}"*' for word in words), (), limit)
    if len(found) < limit and any(len(word) >= TRIGRAM for word in words):
        trigrams = {
            word[i : i + TRIGRAM]
            for word in words
            if len(word) >= TRIGRAM
            for i in range(len(word) - TRIGRAM + 1)
        }
        match = " AND ".join(f'"{trigram}"' for trigram in sorted(trigrams))
        seen = set(found)
        more = _matching(db, "search_part", match, words, limit + len(found))
        found += [dossier for dossier in more if dossier not in seen]
    return list(dict.fromkeys([*claimed, *found]))[:limit]


def dossiers_of_ticket(db: Database, ticket: str) -> list[str]:
    """The dossiers with this claim ticket: one, but for a rare chance."""
    rows = db.conn.execute("SELECT dossier FROM dossier WHERE ticket = ? ORDER BY id", (ticket,))
    return [dossier for (dossier,) in rows]


def _words(text: str) -> list[str]:
    folded = fold(text[: MOST_WORDS * LONGEST_WORD])
    return "".join(c if c.isalnum() and c not in _PARTED else " " for c in folded).split()


def _matching(db: Database, table: str, match: str, words: Iterable[str], limit: int) -> list[str]:
    words = tuple(words)
    holds = "".join(" AND instr(dossier.folded, ?) > 0" for _ in words)
    return [
        dossier
        for (dossier,) in db.conn.execute(
            f"SELECT dossier.dossier FROM {table} JOIN dossier ON dossier.id = {table}.rowid"
            f" WHERE {table} MATCH ?{holds} LIMIT ?",
            (match, *words, limit),
        )
    ]


def forget_words(db: Database) -> None:
    """Let no word stay in the indexes that no dossier has any more.

    An FTS5 index keeps the beginning of each page's first word beside its pages
    (https://sqlite.org/fts5.html, `%_idx`), and secure deletion leaves it there.
    """
    for table in TABLES:
        db.conn.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_words"
            f" USING fts5vocab(main, {table}, row)"
        )
        if any(_is_stale(db, table, kept) for (kept,) in _page_beginnings(db, table)):
            db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


def _page_beginnings(db: Database, table: str) -> list[tuple[bytes]]:
    """What is kept beside the pages; its first byte says which index a word is in."""
    found: list[tuple[bytes]] = db.conn.execute(
        f"SELECT substr(CAST(term AS BLOB), 2) FROM {table}_idx WHERE length(term) > 1"
    ).fetchall()
    return found


def _is_stale(db: Database, table: str, kept: bytes) -> bool:
    """Whether no living word begins so; it may end within a letter."""
    row = db.conn.execute(
        f"SELECT CAST(term AS BLOB) FROM temp.{table}_words WHERE term >= CAST(? AS TEXT) LIMIT 1",
        (kept,),
    ).fetchone()
    return row is None or not row[0].startswith(kept)


def check_search(db: Database, tables: Iterable[str] = TABLES) -> None:
    """Compare the indexes with the text that they index.

    Raises:
        sqlcipher3.DatabaseError: SQLITE_CORRUPT where they differ, which `machine_faults` names.
    """
    for table in tables:
        db.conn.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
