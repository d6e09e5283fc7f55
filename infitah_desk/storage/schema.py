"""The tables of the encrypted file, as migrations: each with its record in one transaction.

Events, logs and seals are the truth; dossier, permit, identifier and search tables are projections
that `rebuild` makes anew; settings are this folder's own and travel nowhere.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

SCHEMA_VERSION = 6

migrations = Migrations("infitah-desk")


@migrations()
def logs_and_events(db: Database) -> None:
    """What was written, by whom, in order."""
    db.execute(
        "CREATE TABLE log ("
        " id INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL UNIQUE,"
        " forked INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute(
        "CREATE TABLE event ("
        " id INTEGER PRIMARY KEY,"
        " log INTEGER NOT NULL REFERENCES log,"
        " seq INTEGER NOT NULL,"
        " hash BLOB NOT NULL,"
        " prev BLOB NOT NULL,"
        " dossier TEXT NOT NULL,"
        " head BLOB NOT NULL,"
        " body BLOB,"
        " digest BLOB,"
        " UNIQUE (log, seq, hash),"
        " CHECK ((body IS NULL) <> (digest IS NULL)))"
    )
    db.execute("CREATE INDEX event_dossier ON event (dossier) WHERE dossier <> ''")
    db.execute("CREATE INDEX event_of_no_dossier ON event (log, seq) WHERE dossier = ''")
    db.execute(
        "CREATE TABLE seal ("
        " log INTEGER NOT NULL REFERENCES log,"
        " seq INTEGER NOT NULL,"
        " hash BLOB NOT NULL,"
        " signature BLOB NOT NULL,"
        " PRIMARY KEY (log, seq, hash)) WITHOUT ROWID"
    )


@migrations()
def projections(db: Database) -> None:
    """What the events say, for screens, lists and search."""
    db.execute(
        "CREATE TABLE dossier ("
        " id INTEGER PRIMARY KEY,"
        " dossier TEXT NOT NULL UNIQUE,"
        " step TEXT NOT NULL,"
        " name TEXT NOT NULL,"
        " name_ar TEXT NOT NULL,"
        " lamport INTEGER NOT NULL,"
        " alarms INTEGER NOT NULL,"
        " conflicts INTEGER NOT NULL,"
        " waiting INTEGER NOT NULL,"
        " erased INTEGER NOT NULL,"
        " folded TEXT NOT NULL,"
        " state BLOB NOT NULL)"
    )
    db.execute("CREATE INDEX dossier_step ON dossier (step)")
    db.execute("CREATE INDEX dossier_erased ON dossier (dossier) WHERE erased")
    db.execute(
        "CREATE TABLE identifier ("
        " key TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " PRIMARY KEY (key, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX identifier_dossier ON identifier (dossier)")
    db.execute(
        "CREATE TABLE permit ("
        " number TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " log TEXT NOT NULL,"
        " serial INTEGER NOT NULL,"
        " seq INTEGER NOT NULL,"
        " revoked INTEGER NOT NULL,"
        " PRIMARY KEY (number, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX permit_dossier ON permit (dossier)")
    db.execute("CREATE INDEX permit_log ON permit (log, serial)")
    db.execute(
        "CREATE TABLE stop (log TEXT PRIMARY KEY, forum TEXT NOT NULL, date TEXT NOT NULL)"
        " WITHOUT ROWID"
    )
    db.execute("CREATE TABLE roster (id INTEGER PRIMARY KEY CHECK (id = 1), roster BLOB NOT NULL)")
    for table, options in (
        ("search_word", "prefix='1 2 3'"),
        ("search_part", "tokenize='trigram'"),
    ):
        db.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5("
            f"folded, content='dossier', content_rowid='id', detail=none, {options})"
        )
        db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)")


@migrations()
def settings(db: Database) -> None:
    """What only this folder knows: its node, receipts, sheets being printed, scans to remove."""
    db.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE receipt ("
        " sender TEXT PRIMARY KEY,"
        " number INTEGER NOT NULL,"
        " receipt BLOB NOT NULL) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE print (number TEXT PRIMARY KEY, copy INTEGER NOT NULL) WITHOUT ROWID")
    db.execute("CREATE TABLE leftover (scan TEXT PRIMARY KEY) WITHOUT ROWID")


@migrations()
def drafts(db: Database) -> None:
    """What is being typed and was not saved yet."""
    db.execute(
        "CREATE TABLE draft ("
        " id TEXT PRIMARY KEY,"
        " dossier TEXT NOT NULL,"
        " fields BLOB NOT NULL,"
        " account TEXT NOT NULL,"
        " time INTEGER NOT NULL) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX draft_dossier ON draft (dossier)")


@migrations()
def matching(db: Database) -> None:
    """Keys under which dossiers of one enterprise meet, and the dossiers that have none yet.

    Keys are made later; what a key was made of may be erased, so they go in the same transaction.
    """
    db.execute(
        "CREATE TABLE match_key ("
        " key INTEGER NOT NULL,"
        " id INTEGER NOT NULL,"
        " PRIMARY KEY (key, id)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX match_key_id ON match_key (id)")
    db.execute("CREATE TABLE match_todo (id INTEGER PRIMARY KEY)")
    db.execute("INSERT INTO match_todo SELECT id FROM dossier")
    todo = "INSERT INTO match_todo (id) VALUES (new.id) ON CONFLICT (id) DO NOTHING;"
    forget = "DELETE FROM match_key WHERE id = old.id;"
    for name, when, what in (
        ("begun", "INSERT ON dossier", todo),
        ("changed", "UPDATE ON dossier WHEN old.folded <> new.folded", forget + todo),
        ("gone", "DELETE ON dossier", forget),
    ):
        db.execute(f"CREATE TRIGGER match_{name} AFTER {when} BEGIN {what} END")


@migrations()
def life_of_a_dossier(db: Database) -> None:
    """Claim tickets, erasures asked for, quotas of a stop, initiation sessions and their places."""
    db.execute("ALTER TABLE dossier ADD COLUMN ticket TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE dossier ADD COLUMN asked INTEGER NOT NULL DEFAULT 0")
    db.execute("CREATE INDEX dossier_ticket ON dossier (ticket)")
    db.execute("CREATE INDEX dossier_asked ON dossier (dossier) WHERE asked")
    db.execute("ALTER TABLE permit ADD COLUMN issued_at INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE stop ADD COLUMN quota INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE session ("
        " id TEXT NOT NULL,"
        " log TEXT NOT NULL,"
        " forum TEXT NOT NULL,"
        " date TEXT NOT NULL,"
        " time TEXT NOT NULL,"
        " room TEXT NOT NULL,"
        " places INTEGER NOT NULL,"
        " trainer TEXT NOT NULL,"
        " cancelled INTEGER NOT NULL,"
        " PRIMARY KEY (id, log)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX session_log ON session (log)")
    db.execute(
        "CREATE TABLE place ("
        " session TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " attended INTEGER NOT NULL,"
        " PRIMARY KEY (session, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX place_dossier ON place (dossier)")


@migrations()
def sheets_and_voids(db: Database) -> None:
    """Sheets that wait for an answer, and permits and copies that must not pass any more."""
    for column, kind in (
        ("reason", "TEXT NOT NULL DEFAULT ''"),
        ("format", "TEXT NOT NULL DEFAULT ''"),
        ("outlet", "TEXT NOT NULL DEFAULT ''"),
        ("time", "INTEGER NOT NULL DEFAULT 0"),
        ("turn", "INTEGER NOT NULL DEFAULT 0"),
    ):
        db.execute(f"ALTER TABLE print ADD COLUMN {column} {kind}")
    db.execute(
        "CREATE TABLE void ("
        " number TEXT NOT NULL,"
        " copy INTEGER NOT NULL,"
        " dossier TEXT NOT NULL,"
        " PRIMARY KEY (number, copy, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX void_dossier ON void (dossier)")


@migrations()
def links_and_likely_pairs(db: Database) -> None:
    """Which dossiers are one enterprise, and pairs that may be; the latter are made later.

    What a key or a pair was made of may change in any field, so both go in the same transaction.
    """
    db.execute(
        "CREATE TABLE link ("
        " one TEXT NOT NULL,"
        " other TEXT NOT NULL,"
        " verdict TEXT NOT NULL,"
        " disputed INTEGER NOT NULL,"
        " PRIMARY KEY (one, other)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX link_other ON link (other)")
    db.execute(
        "CREATE TABLE likely_pair ("
        " one INTEGER NOT NULL,"
        " other INTEGER NOT NULL,"
        " score REAL NOT NULL,"
        " reasons BLOB NOT NULL,"
        " PRIMARY KEY (one, other)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX likely_pair_other ON likely_pair (other)")
    db.execute("CREATE TABLE pair_todo (id INTEGER PRIMARY KEY)")
    db.execute("INSERT INTO pair_todo SELECT id FROM dossier")
    forget = (
        "DELETE FROM match_key WHERE id = old.id;"
        "DELETE FROM likely_pair WHERE one = old.id;"
        "DELETE FROM likely_pair WHERE other = old.id;"
    )
    todo = "".join(
        f"INSERT INTO {table} (id) VALUES (new.id) ON CONFLICT (id) DO NOTHING;"
        for table in ("match_todo", "pair_todo")
    )
    for name, when, what in (
        ("begun", "INSERT ON dossier", todo),
        ("changed", "UPDATE ON dossier WHEN old.state <> new.state", forget + todo),
        ("gone", "DELETE ON dossier", forget),
    ):
        db.execute(f"DROP TRIGGER match_{name}")
        db.execute(f"CREATE TRIGGER match_{name} AFTER {when} BEGIN {what} END")


@migrations()
def packs(db: Database) -> None:
    """Orders of packs, by the log that took them: what its escrow is spent on."""
    db.execute(
        "CREATE TABLE pack ("
        " hash TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " number TEXT NOT NULL,"
        " log TEXT NOT NULL,"
        " stands TEXT NOT NULL,"
        " released INTEGER NOT NULL,"
        " offer TEXT NOT NULL,"
        " price INTEGER NOT NULL,"
        " subsidy INTEGER NOT NULL,"
        " PRIMARY KEY (hash, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX pack_dossier ON pack (dossier)")
    db.execute("CREATE INDEX pack_log ON pack (log)")


@migrations()
def told_by_a_reference(db: Database) -> None:
    """Digests of identifiers that were served elsewhere, and names to complete by."""
    db.execute("CREATE TABLE served (digest BLOB PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE told_name ("
        " field TEXT NOT NULL,"
        " place INTEGER NOT NULL,"
        " text TEXT NOT NULL,"
        " PRIMARY KEY (field, place)) WITHOUT ROWID"
    )


@migrations()
def whole_logs(db: Database) -> None:
    """Up to where each log is here without a gap; found when it is first asked for."""
    db.execute("ALTER TABLE log ADD COLUMN whole INTEGER NOT NULL DEFAULT 0")


@migrations()
def kept_permits(db: Database) -> None:
    """Which permit was chosen where two dossiers are one enterprise and both hold one."""
    db.execute("ALTER TABLE link ADD COLUMN keep TEXT NOT NULL DEFAULT ''")


@migrations()
def shared_folders(db: Database) -> None:
    """Files of shared folders that were read already: how they lie, and what each is."""
    db.execute(
        "CREATE TABLE shared_place ("
        " folder BLOB NOT NULL,"
        " name BLOB NOT NULL,"
        " size INTEGER NOT NULL,"
        " changed INTEGER NOT NULL,"
        " digest BLOB NOT NULL,"
        " PRIMARY KEY (folder, name)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX shared_place_digest ON shared_place (digest)")
    db.execute(
        "CREATE TABLE shared_file ("
        " id INTEGER PRIMARY KEY,"
        " digest BLOB NOT NULL UNIQUE,"
        " status TEXT NOT NULL,"
        " code TEXT NOT NULL,"
        " mark TEXT NOT NULL,"
        " own INTEGER NOT NULL,"
        " contents BLOB,"
        " replaced_by BLOB NOT NULL)"
    )


@migrations()
def alarms_and_receipts_given(db: Database) -> None:
    """Events that are kept but do not count, by log; files refused here, receipts written here."""
    db.execute(
        "CREATE TABLE alarm ("
        " log TEXT NOT NULL,"
        " seq INTEGER NOT NULL,"
        " hash BLOB NOT NULL,"
        " code TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " PRIMARY KEY (log, seq, hash, code)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX alarm_dossier ON alarm (dossier)")
    db.execute("CREATE INDEX event_without_body ON event (log, seq) WHERE body IS NULL")
    db.execute("CREATE TABLE put_away (alarm TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE refused_file ("
        " digest TEXT PRIMARY KEY,"
        " name TEXT NOT NULL,"
        " node TEXT NOT NULL,"
        " code TEXT NOT NULL,"
        " time INTEGER NOT NULL) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE receipt_given ("
        " node TEXT PRIMARY KEY,"
        " number INTEGER NOT NULL,"
        " held BLOB NOT NULL) WITHOUT ROWID"
    )


@migrations()
def when_refused_files_were_written(db: Database) -> None:
    """When a refused file says that it was written: an older one settles nothing of it."""
    db.execute("ALTER TABLE refused_file ADD COLUMN written INTEGER NOT NULL DEFAULT 0")


@migrations()
def serials_delivered(db: Database) -> None:
    """Which machine and which SIM was delivered under which permit: none is delivered twice."""
    db.execute(
        "CREATE TABLE pack_serial ("
        " kind TEXT NOT NULL,"
        " serial TEXT NOT NULL,"
        " number TEXT NOT NULL,"
        " dossier TEXT NOT NULL,"
        " PRIMARY KEY (kind, serial, number, dossier)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX pack_serial_dossier ON pack_serial (dossier)")


def migrate(db: Database) -> None:
    """Bring the file's tables up to this version of the program."""
    migrations.apply(db)
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found != SCHEMA_VERSION:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
