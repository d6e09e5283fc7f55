"""Projections: the tables that screens, lists and search read, kept up to date and made anew.

A dossier is always folded from all its events, so what is kept equals a replay by construction;
only what an event can touch is folded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import msgspec
from sqlite_utils import Database

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.conflict_sides import Side, conflict_sides
from infitah_desk.domain.dossier import DossierState, encode_state
from infitah_desk.domain.dossier_fold import fold_dossier
from infitah_desk.domain.eligibility import step_of
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.domain.events import Told, told
from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.programme import Programme, read_programme
from infitah_desk.domain.quarantine import Standing, standing
from infitah_desk.domain.registers import DUPLICATE
from infitah_desk.domain.roster import AUTHORITY_NODE, Roster, fold_roster
from infitah_desk.storage.alarms import fold_alarms, store_alarms
from infitah_desk.storage.days import fold_days
from infitah_desk.storage.event_log import EventLog, ForkLineage
from infitah_desk.storage.search import searched_text

CHUNK = 400


class Projection:
    """The projections of one data folder. Every method runs in the caller's transaction."""

    def __init__(self, db: Database, log: EventLog) -> None:
        self._db = db
        self._log = log
        self._roster: Roster | None = None

    @property
    def roster(self) -> Roster:
        """The roster as the events held give it."""
        if self._roster is None:
            row = self._db.conn.execute("SELECT roster FROM roster").fetchone()
            self._roster = msgspec.json.decode(row[0], type=Roster) if row else Roster()
        return self._roster

    @property
    def programme(self) -> Programme | None:
        """The programme that the authority published; None where none is known or can be read.

        One that only a later version of this program can read must not stop events from coming.
        """
        try:
            return read_known(self.roster.programme) if self.roster.programme else None
        except Refused:
            return None

    def forget(self) -> None:
        """After a transaction was rolled back: read anew."""
        self._roster = None

    def update(self, items: Sequence[Told]) -> int:
        """Bring the projections up to date after these events came; how many dossiers changed."""
        logs = {item.event.log for item in items}
        before = self.roster
        if any(node_of(log) == AUTHORITY_NODE for log in logs):
            self._fold_roster()
        forked = self._log.forked_logs()
        # Which events of a revoked log count, and what a bare seq means in a forked one, hangs on
        # the whole log; whether any event counts, on the roster.
        weighed = {log for log in logs if log in forked or self.roster.revoked.get(log)}
        weighed |= self._judged_anew(before, self.roster)
        # New dossiers are begun in the order in which they came, so that `rebuild` gives the same.
        touched = dict.fromkeys(item.head.dossier for item in items if item.head.dossier)
        if before.programme != self.roster.programme:
            touched |= dict.fromkeys(self._log.all_dossiers())
        touched |= dict.fromkeys(sorted(self._log.dossiers_of(weighed)))
        self._fold_days(weighed | {item.event.log for item in items if not item.head.dossier})
        self._fold(tuple(touched), forked, self._begun_by(items))
        return len(touched)

    def _begun_by(self, items: Sequence[Told]) -> dict[str, list[Told]]:
        """All events of the dossiers that these events begin: no other one of them is here."""
        came: dict[str, dict[bytes, Told]] = {}
        for item in items:
            if item.head.dossier:
                # The same event twice: once without its body, then with it.
                came.setdefault(item.head.dossier, {})[item.event.hash] = item
        known = self._known(tuple(came))
        return {name: list(of.values()) for name, of in came.items() if name not in known}

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
        for table in ("search_word", "search_part"):
            self._db.conn.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        for table in (
            "identifier",
            "permit",
            "void",
            "place",
            "link",
            "stop",
            "session",
            "alarm",
            "dossier",
            "roster",
        ):
            self._db.conn.execute(f"DELETE FROM {table}")
        self._fold_roster()
        self._fold_days(set(self._log.logs()))
        self._fold(self._log.all_dossiers(), self._log.forked_logs())

    def _fold_roster(self) -> None:
        authority_logs = [log for log in self._log.logs() if node_of(log) == AUTHORITY_NODE]
        self._roster = fold_roster(
            told(event) for log in authority_logs for event in self._log.read(log, 1, 2**62)
        )
        self._db.conn.execute("DELETE FROM roster")
        if self._roster.known:
            self._db.conn.execute(
                "INSERT INTO roster (id, roster) VALUES (1, ?)",
                (msgspec.json.encode(self._roster),),
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

    def _standings(self, logs: Iterable[str]) -> Standing:
        revoked = self.roster.revoked
        return {log: standing(self._log.links(log), revoked[log]) for log in logs if log in revoked}

    def _fold(
        self,
        dossiers: Sequence[str],
        forked: frozenset[str],
        begun: Mapping[str, list[Told]] = MappingProxyType({}),
    ) -> None:
        """Fold dossiers from all their events; those of `begun` are at hand already."""
        standings: dict[str, frozenset[bytes] | None] = {}
        lineage = ForkLineage(self._log, forked) if forked else None
        programme = self.programme
        for start in range(0, len(dossiers), CHUNK):
            chunk = dossiers[start : start + CHUNK]
            events = {dossier: begun.get(dossier, []) for dossier in chunk}
            for dossier, event in self._log.of_dossiers([d for d in chunk if d not in begun]):
                events[dossier].append(told(event))
            logs = {item.event.log for group in events.values() for item in group}
            standings |= self._standings(logs - standings.keys())
            folded = [
                fold_dossier(dossier, group, self.roster, standings, lineage)
                for dossier, group in events.items()
            ]
            for state in folded:
                if self._is_erased(state):
                    self._log.erase_bodies(state.dossier)
                    self._forget_what_is_personal(state)
            self._store(folded, programme)

    def sides_of(self, dossier: str) -> dict[str, tuple[Side, ...]]:
        """Who set what in each conflict of a dossier, by field or register."""
        items = [told(event) for _, event in self._log.of_dossiers([dossier])]
        forked = self._log.forked_logs()
        return conflict_sides(
            items,
            self.roster,
            self._standings({item.event.log for item in items}),
            ForkLineage(self._log, forked) if forked else None,
        )

    def _is_erased(self, state: DossierState) -> bool:
        """Whether bodies must go: never on the word of a log that no roster vouches for."""
        return state.erased and self.roster.known

    def _forget_what_is_personal(self, state: DossierState) -> None:
        """Of an erased dossier, what only this folder knows: half a form, words of sheets."""
        self._db.conn.execute("DELETE FROM draft WHERE dossier = ?", (state.dossier,))
        self._db.conn.executemany(
            "UPDATE print SET reason = '', outlet = '' WHERE number = ?",
            [(number,) for number in state.permits],
        )

    def _store(self, states: Sequence[DossierState], programme: Programme | None) -> None:
        execute, executemany = self._db.conn.execute, self._db.conn.executemany
        names = [(state.dossier,) for state in states]
        executemany("DELETE FROM identifier WHERE dossier = ?", names)
        executemany("DELETE FROM permit WHERE dossier = ?", names)
        executemany("DELETE FROM void WHERE dossier = ?", names)
        executemany("DELETE FROM place WHERE dossier = ?", names)
        executemany("DELETE FROM link WHERE one = ?", names)
        for state in states:
            old = execute(
                "SELECT id, folded FROM dossier WHERE dossier = ?", (state.dossier,)
            ).fetchone()
            text = searched_text(state)
            if old and old[1] != text:
                for table in ("search_word", "search_part"):
                    execute(
                        f"INSERT INTO {table}({table}, rowid, folded) VALUES ('delete', ?, ?)", old
                    )
            (id_,) = execute(
                "INSERT INTO dossier (dossier, step, name, name_ar, lamport, alarms, conflicts,"
                " waiting, erased, folded, state, ticket, asked)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (dossier) DO UPDATE SET step = excluded.step, name = excluded.name,"
                " name_ar = excluded.name_ar, lamport = excluded.lamport, alarms = excluded.alarms,"
                " conflicts = excluded.conflicts, waiting = excluded.waiting,"
                " erased = excluded.erased, folded = excluded.folded, state = excluded.state,"
                " ticket = excluded.ticket, asked = excluded.asked"
                " RETURNING id",
                (
                    state.dossier,
                    step_of(state, programme) if programme else "to_complete",
                    state.text("name"),
                    state.text("name_ar"),
                    state.lamport,
                    len(state.alarms),
                    len(state.conflicts),
                    int(state.incomplete or state.missing_bodies > 0),
                    int(self._is_erased(state)),
                    text,
                    encode_state(state),
                    ticket_of(state.dossier),
                    int(state.erasure_requested and not state.erased),
                ),
            ).fetchone()
            if not old or old[1] != text:
                for table in ("search_word", "search_part"):
                    execute(f"INSERT INTO {table}(rowid, folded) VALUES (?, ?)", (id_, text))
        if programme:
            executemany(
                "INSERT INTO identifier (key, dossier) VALUES (?, ?)",
                [(key, s.dossier) for s in states for key in sorted(keys_of(s, programme))],
            )
        executemany(
            "INSERT INTO permit (number, dossier, log, serial, seq, revoked, issued_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (p.number, s.dossier, p.log, p.serial, p.seq, int(p.revoked), p.issued_at)
                for s in states
                for p in s.permits.values()
            ],
        )
        # Their sheets were answered for, here or by another installation.
        executemany(
            "DELETE FROM print WHERE number = ? AND copy < ?",
            [(p.number, p.copy) for s in states for p in s.permits.values()],
        )
        executemany(
            "INSERT INTO void (number, copy, dossier) VALUES (?, ?, ?)",
            [(void.number, void.copy, s.dossier) for s in states for void in s.voids],
        )
        executemany(
            "INSERT INTO place (session, dossier, attended) VALUES (?, ?, ?)",
            [(session, s.dossier, attended) for s in states for session, attended in _places(s)],
        )
        executemany(
            "INSERT INTO link (one, other, verdict, disputed) VALUES (?, ?, ?, ?)",
            [link for s in states for link in _links(s)],
        )
        store_alarms(self._db, states)

    def _fold_days(self, logs: set[str]) -> None:
        standings = self._standings(logs)
        fold_days(self._db, self._log, self.roster, standings, logs)
        fold_alarms(self._db, self._log, self.roster, standings, logs)

    def erased(self) -> frozenset[str]:
        """The dossiers of which no body may be kept."""
        rows = self._db.conn.execute("SELECT dossier FROM dossier WHERE erased")
        return frozenset(dossier for (dossier,) in rows)


def _places(state: DossierState) -> Iterable[tuple[str, int]]:
    """The initiation session in which this dossier takes a place, and whether it attended.

    Whoever attended one needs no place in another.
    """
    own = state.initiation
    place = (own.attended_session, 1) if own.attended else (own.session, 0)
    return [place] if place[0] else []


def _links(state: DossierState) -> Iterable[tuple[str, str, str, bool]]:
    """What was decided of this dossier and others, and whether that is in conflict."""
    disputed = {
        name.removeprefix(DUPLICATE) for name in state.conflicts if name.startswith(DUPLICATE)
    }
    return [
        (state.dossier, other, state.links.get(other, ""), other in disputed)
        for other in sorted(state.links.keys() | disputed)
    ]


def keys_of(state: DossierState, programme: Programme) -> set[str]:
    """The keys of a dossier's identifiers, by which the same enterprise is known."""
    values = {name: state.value(name) for name in state.fields}
    return set(identifier_keys(values, programme))


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
