"""Importing pre-registration lists: every row registered, known or refused, and said so."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from infitah_desk.documents.lists import read_list
from infitah_desk.domain import commands as c
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Content, FieldValue
from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.pre_registration import CheckedRow, Chosen, RowIssue, check_rows
from infitah_desk.domain.rules import decide
from infitah_desk.services.session import Session
from infitah_desk.storage import queries

# The name space of imported dossiers: two desks that import one list mean the same dossiers.
NAMESPACE = uuid.UUID("5f0c6b1e-9d4b-5c0a-8a7e-0c2d6f1e2010")

BATCH = 2000

Watch = Callable[[int, int], bool]
"""Told how many rows of how many were taken; False breaks off, and nothing of the list stays."""


class ImportedRow(NamedTuple):
    """A row of the list and the dossier that it is, new or known."""

    row: int
    dossier: str


class Imported(NamedTuple):
    """What came of a list: `read` is the sum of the three counts after it."""

    read: int
    registered: int
    known: int
    refused: int
    rows: tuple[ImportedRow, ...]
    issues: tuple[RowIssue, ...]


def dossier_of_row(list_digest: str, row: int) -> str:
    """UUIDv5 of the list's SHA-256 (hex) and the row's number."""
    return str(uuid.uuid5(NAMESPACE, f"{list_digest}:{row}"))


def import_list(
    session: Session,
    path: Path,
    *,
    dry_run: bool = False,
    columns: Chosen | None = None,
    watch: Watch = lambda _done, _all: True,
) -> Imported:
    """Register the enterprises of a list that are not here yet; with `dry_run` only say so.

    `columns` says by hand what columns hold, where their titles do not.

    Known are rows that were imported before and enterprises that have the (court, RC), TP or ICE
    of one that is here; the latter are noted on its dossier, once.

    Raises:
        Refused: "list.…" where the file is no list that can be read, "import.broken_off".
    """
    session.needs_role("desk")
    table = read_list(path)
    check = check_rows(table, session.programme, columns)
    plan = _Plan(session, table.sha256)
    for row in check.rows:
        if not row.refused:
            plan.take(row)
    if not dry_run:
        with session.store.transaction():
            for start in range(0, len(plan.batch), BATCH):
                _go_on(watch, start, len(plan.batch))
                session.write(plan.batch[start : start + BATCH])
            _go_on(watch, len(plan.batch), len(plan.batch))
    refused = sum(row.refused for row in check.rows)
    return Imported(
        len(check.rows),
        plan.registered,
        len(check.rows) - plan.registered - refused,
        refused,
        tuple(plan.rows),
        tuple(check.issues),
    )


def _go_on(watch: Watch, done: int, of_all: int) -> None:
    if not watch(done, of_all):
        raise Refused("import.broken_off")


class _Plan:
    """What is to be written for a list, row by row, knowing what is here and what came before."""

    def __init__(self, session: Session, digest: str) -> None:
        self._session = session
        self._digest = digest
        self._keys = queries.all_identifiers(session.store)
        self._here = set(session.store.log.all_dossiers())
        self._planned: set[str] = set()
        self.registered = 0
        self.rows: list[ImportedRow] = []
        self.batch: list[tuple[str, Sequence[Content]]] = []

    def take(self, row: CheckedRow) -> None:
        """Register a row, or name the dossier that it is already."""
        own = dossier_of_row(self._digest, row.row)
        values: dict[str, FieldValue] = {**row.values, **row.marks}
        keys = identifier_keys(row.values, self._session.programme)
        known = own if own in self._here else self._known(keys)
        if known is None:
            self._decide(own, c.RegisterDossier(values, self._digest, row.row))
            self._planned.add(own)
            self.registered += 1
            for key in keys:
                self._keys.setdefault(key, own)
        elif known != own and not self._noted(known, row.row):
            self._decide(known, c.NoteSeenAgain(self._digest, row.row))
        self.rows.append(ImportedRow(row.row, known or own))

    def _known(self, keys: Sequence[str]) -> str | None:
        return next((self._keys[key] for key in keys if key in self._keys), None)

    def _noted(self, dossier: str, row: int) -> bool:
        if dossier in self._planned:
            return False
        state = self._session.store.find_state(dossier)
        return state is not None and any(
            (seen.list_digest, seen.row) == (self._digest, row) for seen in state.seen_again
        )

    def _decide(self, dossier: str, command: c.Command) -> None:
        state = DossierState(dossier)
        contents = decide(state, command, self._session.bare_circumstances)
        self.batch.append((dossier, contents))
