"""What lies in a data folder, by name: all that is asked before anything of it is opened.

    desk.db         the encrypted database (with -wal and -shm while it is open)
    vault.json      the key to it, wrapped once per account
    attempts.json   wrong passwords since the last right one, while there are any
    scans/          encrypted pictures, named by an HMAC of their content
    lock            held by the process that uses the folder
    log/            the program's log
    unfinished      there while the folder is being made
    restored.json   there from a restore until the next installation was started

Nothing is imported here: the window asks for this before it stands.
"""

from __future__ import annotations

from pathlib import Path

DATABASE_NAME = "desk.db"
VAULT_NAME = "vault.json"
SCANS_NAME = "scans"
LOG_FOLDER_NAME = "log"
UNFINISHED_NAME = "unfinished"
RESTORED_NAME = "restored.json"


def is_data_folder(path: Path) -> bool:
    """Whether a finished data folder lies at `path`; takes no lock."""
    return (path / VAULT_NAME).exists() and not (path / UNFINISHED_NAME).exists()
