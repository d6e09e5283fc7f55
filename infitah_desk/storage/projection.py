"""Projections: the tables that screens, lists and search read, kept up to date and made anew.

A dossier is always folded from all its events, so what is kept equals a replay by construction;
only what an event can touch is folded again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from infitah_desk.domain.conflict_sides import Side, conflict_sides
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.dossier_fold import fold_dossier
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.domain.events import Told, told
from infitah_desk.domain.programme import Programme, read_programme
from infitah_desk.domain.quarantine import Standing, standing
from infitah_desk.domain.roster import AUTHORITY_NODE, Roster, fold_roster
from infitah_desk.domain.served import served_digest
from infitah_desk.storage.alarms import fold_alarms
from infitah_desk.storage.days import fold_days
from infitah_desk.storage.dossier_rows import DossierRows, insert_rows, replace_rows, rows_of
from infitah_desk.storage.event_log import Arrival, EventLog, ForkLineage
from infitah_desk.storage.search import TABLES

CHUNK = 400
MOST_TEXTS = 50_000
"""So many texts at most wait for the end of a transaction to be indexed."""

_Texts = dict[int, tuple[str | None, str]]
"""By a dossier's id, what search finds it by (None before it was begun) and shall find it by."""


class Folded(NamedTuple):
    """Dossiers in the order in which they are begun, folded by that roster."""

    roster: Roster
    rows: Mapping[str, DossierRows]


class Projection:
    """The projections of one data folder. Every method runs in the caller's transaction."""

    def __init__(self, db: Database, log: EventLog) -> None:
        self._db = db
        self._log = log
        self._roster: Roster | None = None
        self._texts: _Texts = {}

    @property
    def roster(self) -> Roster:
        """The roster as the events held give it."""
        if self._roster is None:
            row = self._db.conn.execute("SELECT roster FROM roster").fetchone()
            self._roster = msgspec.json.decode(row[0], type=Roster) if row else Roster()
        return self._roster

    @property
    def programme(self) -> Programme | None:
        """The programme that the authority published; None where none is known or can be read."""
        return _programme_of(self.roster)

    def remembered(self) -> _Texts:
        """What a transaction will index when it ends, as it stands now."""
        return dict(self._texts)

    def forget(self, texts: _Texts) -> None:
        """After a transaction was rolled back, before which it `remembered` this: read anew."""
        self._roster = None
        self._texts = texts

    def update(
        self,
        items: Sequence[Arrival],
        folded: Folded | None = None,
        grown: frozenset[str] = frozenset(),
    ) -> int:
        """Bring the projections up to date after these events came; how many dossiers changed.

        What was `folded` already counts for dossiers that these events begin, where no event of
        another log has a say in them. Of these events, those in logs that are `grown` stand at the
        end of a branch: what such an event means hangs on those below it, and nothing that was here
        hangs on it.
        """
        logs = {item.event.log for item in items}
        before = self.roster
        if any(node_of(log) == AUTHORITY_NODE for log in logs):
            self._fold_roster()
        forked = self._log.forked_logs()
        # Which events of a revoked log count, and what a bare seq means in a forked one, hangs on
        # the whole log; whether any event counts, on the roster.
        weighed = {log for log in logs if log in forked - grown or self.roster.revoked.get(log)}
        weighed |= self._judged_anew(before, self.roster)
        # New dossiers are begun in the order in which they came, so that `rebuild` gives the same.
        touched = dict.fromkeys(item.dossier for item in items if item.dossier)
        if before.programme != self.roster.programme:
            touched |= dict.fromkeys(self._log.all_dossiers())
        touched |= dict.fromkeys(sorted(self._log.dossiers_of(weighed)))
        self._fold_days(weighed | {item.event.log for item in items if not item.dossier})
        known = self._known(tuple(touched))
        begun = [dossier for dossier in touched if dossier not in known]
        if (
            folded is not None
            and not weighed
            and folded.roster == before == self.roster
            and folded.rows.keys() >= set(begun)
        ):
            self._put([folded.rows[dossier] for dossier in begun], known)
            self._fold(tuple(known), forked, known)
        else:
            came = (told(each.event) for each in items if each.dossier not in known)
            self._fold(tuple(touched), forked, known, _by_dossier(came, known))
        return len(touched)

    def _known(self, dossiers: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for start in range(0, len(dossiers), CHUNK):
            chunk = dossiers[start : start + CHUNK]
            marks = ", ".join("?" * len(chunk))
            rows = self._db.conn.execute(
                f"SELECT dossier FROM dossier WHERE dossier IN ({marks})", chunk
            )
            known.update(dossier for (dossier,) in rows)
        return known

    def rebuild(self) -> None:
        """Make every projection anew from the events."""
        self._texts.clear()
        for table in TABLES:
            self._db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        for table in (
            "identifier",
            "permit",
            "void",
            "pack",
            "pack_serial",
            "place",
            "link",
            "stop",
            "session",
            "alarm",
            "dossier",
            "roster",
        ):
            self._db.conn.execute(f"DELETE FROM {table}")
        self._log.judge_anew()
        self._fold_roster()
        self._fold_days(set(self._log.logs()))
        self._fold(self._log.all_dossiers(), self._log.forked_logs(), known=frozenset())

    def judge_anew(self) -> Roster:
        """The roster made anew, by which this projection judges from now on; nothing is written."""
        authority_logs = [log for log in self._log.logs() if node_of(log) == AUTHORITY_NODE]
        self._roster = fold_roster(
            told(event) for log in authority_logs for event in self._log.read(log, 1, 2**62)
        )
        return self._roster

    def rows_anew(self) -> Iterator[Sequence[DossierRows]]:
        """What `rebuild` would put of all dossiers, some hundreds at a time; nothing is written."""
        return self._folded(self._log.all_dossiers(), self._log.forked_logs(), {})

    def _fold_roster(self) -> None:
        self.judge_anew()
        self._db.conn.execute("DELETE FROM roster")
        self._db.conn.executemany(
            "INSERT INTO roster (id, roster) VALUES (1, ?)", roster_rows(self.roster)
        )

    def _judged_anew(self, before: Roster, after: Roster) -> set[str]:
        """The logs that the roster now judges otherwise."""
        if before == after:
            return set()
        return {
            log
            for log in self._log.logs()
            if before.known != after.known
            or before.by_log.get(log) != after.by_log.get(log)
            or before.node_of_log(log) != after.node_of_log(log)
            or before.revoked.get(log) != after.revoked.get(log)
        }

    def standings(self, logs: Iterable[str]) -> Standing:
        """Of the revoked ones among these logs, the hashes here that still count."""
        revoked = self.roster.revoked
        return {log: standing(self._log.links(log), revoked[log]) for log in logs if log in revoked}

    def _fold(
        self,
        dossiers: Sequence[str],
        forked: frozenset[str],
        known: Container[str],
        begun: Mapping[str, list[Told]] = MappingProxyType({}),
    ) -> None:
        """Fold dossiers from all their events; those of `begun` are at hand already.

        `known` are those that have rows.
        """
        for rows in self._folded(dossiers, forked, begun):
            self._put(rows, known)

    def _folded(
        self, dossiers: Sequence[str], forked: frozenset[str], begun: Mapping[str, list[Told]]
    ) -> Iterator[Sequence[DossierRows]]:
        standings: dict[str, frozenset[bytes] | None] = {}
        lineage = ForkLineage(self._log, forked) if forked else None
        programme = self.programme
        for start in range(0, len(dossiers), CHUNK):
            chunk = dossiers[start : start + CHUNK]
            events = {dossier: begun.get(dossier, []) for dossier in chunk}
            for dossier, event in self._log.of_dossiers([d for d in chunk if d not in begun]):
                events[dossier].append(told(event))
            logs = {item.event.log for group in events.values() for item in group}
            standings |= self.standings(logs - standings.keys())
            rows = []
            for dossier, group in events.items():
                state = fold_dossier(dossier, group, self.roster, standings, lineage)
                rows.append(rows_of(state, programme, erased=self._is_erased(state)))
            yield rows

    def sides_of(self, dossier: str) -> dict[str, tuple[Side, ...]]:
        """Who set what in each conflict of a dossier, by field or register."""
        items = [told(event) for _, event in self._log.of_dossiers([dossier])]
        forked = self._log.forked_logs()
        return conflict_sides(
            items,
            self.roster,
            self.standings({item.event.log for item in items}),
            ForkLineage(self._log, forked) if forked else None,
        )

    def _is_erased(self, state: DossierState) -> bool:
        """Whether bodies must go: never on the word of a log that no roster vouches for."""
        return state.erased and self.roster.known

    def _forget_what_is_personal(self, rows: DossierRows) -> None:
        """Of an erased dossier, what only this folder knows: half a form, words of sheets."""
        self._db.conn.execute("DELETE FROM draft WHERE dossier = ?", (rows.dossier,))
        self._db.conn.executemany(
            "UPDATE print SET reason = '', outlet = '' WHERE number = ?",
            [(number,) for number, _ in rows.sheets],
        )

    def _keys_of(self, dossiers: Iterable[str]) -> list[str]:
        question = "SELECT key FROM identifier WHERE dossier = ?"
        execute = self._db.conn.execute
        return [key for dossier in dossiers for (key,) in execute(question, (dossier,))]

    def _forget_what_was_told_of(self, keys: Iterable[str]) -> None:
        """What a reference told of identifiers that no dossier here has any more.

        Who never held an erased dossier cannot tell which those are, until the next reference.
        """
        self._db.conn.executemany(
            "DELETE FROM served WHERE digest = ?"
            " AND NOT EXISTS (SELECT 1 FROM identifier WHERE key = ?)",
            [(served_digest(key), key) for key in keys],
        )

    def _put(self, rows: Sequence[DossierRows], known: Container[str]) -> None:
        """Put the rows of dossiers; those that are not `known` are begun in this order."""
        keys = self._keys_of(each.dossier for each in rows if each.erased)
        for each in rows:
            if each.erased:
                self._log.erase_bodies(each.dossier)
                self._forget_what_is_personal(each)
        execute = self._db.conn.execute
        begun = [each for each in rows if each.dossier not in known]
        (last,) = execute("SELECT coalesce(max(id), 0) FROM dossier").fetchone()
        insert_rows(self._db, last + 1, begun)
        self._texts.update((id_, (None, each.text)) for id_, each in enumerate(begun, last + 1))
        old: list[tuple[int, DossierRows]] = []
        for each in rows:
            if each.dossier in known:
                id_, text = execute(
                    "SELECT id, folded FROM dossier WHERE dossier = ?", (each.dossier,)
                ).fetchone()
                before, _ = self._texts.get(id_, (text, text))
                self._texts[id_] = before, each.text
                old.append((id_, each))
        replace_rows(self._db, old)
        self._forget_what_was_told_of(keys)
        if len(self._texts) > MOST_TEXTS:
            self.index_texts()

    def index_texts(self) -> None:
        """Let search find what the dossiers say now: once at the end of a transaction."""
        changed = [
            (id_, before, after)
            for id_, (before, after) in sorted(self._texts.items())
            if before != after
        ]
        for table in TABLES:
            # WORKAROUND: SQLite 3.53.4 damages an FTS5 index with secure-delete in which a row goes
            # and comes again before both are written; a savepoint writes what came before it.
            with self._db.atomic():
                self._db.conn.executemany(
                    f"INSERT INTO {table}({table}, rowid, folded) VALUES ('delete', ?, ?)",
                    [(id_, before) for id_, before, _ in changed if before is not None],
                )
            with self._db.atomic():
                self._db.conn.executemany(
                    f"INSERT INTO {table}(rowid, folded) VALUES (?, ?)",
                    [(id_, after) for id_, _, after in changed],
                )
        self._texts.clear()

    def _fold_days(self, logs: set[str]) -> None:
        standings = self.standings(logs)
        fold_days(self._db, self._log, self.roster, standings, logs)
        fold_alarms(self._db, self._log, self.roster, standings, logs)

    def erased(self) -> frozenset[str]:
        """The dossiers of which no body may be kept."""
        rows = self._db.conn.execute("SELECT dossier FROM dossier WHERE erased")
        return frozenset(dossier for (dossier,) in rows)


def roster_rows(roster: Roster) -> list[tuple[bytes]]:
    """What is to stand of a roster: nothing as long as it is not known."""
    return [(msgspec.json.encode(roster),)] if roster.known else []


def fold_alone(items: Iterable[Told], roster: Roster, known: Container[str] = ()) -> Folded:
    """The dossiers that these events make where no other event is: all but those that are `known`.

    Of logs that are neither forked nor revoked; `Projection.update` looks after that.
    """
    programme = _programme_of(roster)
    rows = {}
    for dossier, group in _by_dossier(items, known).items():
        state = fold_dossier(dossier, group, roster, {})
        rows[dossier] = rows_of(state, programme, erased=state.erased and roster.known)
    return Folded(roster, rows)


def _by_dossier(items: Iterable[Told], known: Container[str]) -> dict[str, list[Told]]:
    """Events by their dossier, but for those that are `known`: no other event of them is here."""
    came: dict[str, dict[bytes, Told]] = {}
    for item in items:
        dossier, event = item.head.dossier, item.event
        if dossier and dossier not in known:
            group = came.setdefault(dossier, {})
            # The same event twice: once without its body, once with it.
            if event.body is not None or event.hash not in group:
                group[event.hash] = item
    return {dossier: list(group.values()) for dossier, group in came.items()}


def _programme_of(roster: Roster) -> Programme | None:
    """One that only a later version of this program can read must not stop events from coming."""
    try:
        return read_known(roster.programme) if roster.programme else None
    except Refused:
        return None


@lru_cache(maxsize=4)
def read_known(text: str) -> Programme:
    """The programme that this text describes, read once.

    Raises:
        Refused: "programme.unreadable".
    """
    return read_programme(text)


def states(db: Database) -> Iterable[bytes]:
    """Every dossier's canonical bytes, by dossier id."""
    for (state,) in db.conn.execute("SELECT state FROM dossier ORDER BY dossier"):
        yield state
