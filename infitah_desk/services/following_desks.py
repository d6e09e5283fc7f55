"""Following desks: how far each one's log is here, what is missing of it, and its receipt."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from infitah_desk.domain.events import told
from infitah_desk.domain.roster import Installation, Node
from infitah_desk.services.alarming import (
    FORK,
    GAP,
    QUARANTINED,
    Alarm,
    list_all,
    not_put_away,
    span,
)
from infitah_desk.services.receipting import receipts_reach
from infitah_desk.services.sending import covers
from infitah_desk.services.session import Session
from infitah_desk.services.taking import Holdings, holdings
from infitah_desk.storage import alarms as held
from infitah_desk.storage.queries import issued_by_log
from infitah_desk.system.moments import moment_text
from infitah_desk.system.texts import Language, say

NOTHING, COMPLETE, MISSING = "desk.nothing", "desk.complete", "desk.missing"
FORKED, REVOKED = "desk.forked", "desk.revoked"
TO_HAND, GIVEN = "to_hand", "given"

_MOST_RUNS = 3
"""So many of what is missing are named where there is room for a few words."""


class Standing(NamedTuple):
    """How things stand with one desk, or coordinator.

    `log` is its latest of which anything is here, "" where nothing is, `seq` the highest event of
    it and `time` when that was written, in milliseconds since 1970. `state` is a code of the
    catalogue; `missing` are runs of seqs, `quarantined` counts events. `receipt` is `TO_HAND` where
    more is here than the last receipt written for it says, `GIVEN` up to `receipt_seq`, or "".
    """

    node: str
    role: str
    forum: str
    log: str
    seq: int
    time: int
    state: str
    missing: tuple[tuple[int, int], ...]
    quarantined: int
    receipt: str
    receipt_seq: int
    permits_given: int
    permits_issued: int


def list_standings(session: Session) -> tuple[Standing, ...]:
    """Everybody whom this folder answers for, by name.

    For headquarters that is everybody, for a coordinator the desks of its regions, and for all
    whoever else's events are here.
    """
    return _standings(session, list_all(session))


class Followed(NamedTuple):
    """All that a coordinator and headquarters look at: how much is here, what is wrong, desks."""

    holdings: Holdings
    alarms: tuple[Alarm, ...]
    standings: tuple[Standing, ...]


def follow(session: Session) -> Followed:
    """Everything at once, for a screen."""
    found = list_all(session)
    return Followed(holdings(session), not_put_away(session, found), _standings(session, found))


def _standings(session: Session, alarms: Sequence[Alarm]) -> tuple[Standing, ...]:
    about = _About(session, alarms)
    return tuple(
        about.standing(node)
        for name, node in sorted(session.roster.nodes.items())
        if name != session.node and node.role != "authority" and about.concerns(node)
    )


class _About:
    """What is asked once for all desks."""

    def __init__(self, session: Session, alarms: Sequence[Alarm]) -> None:
        db = session.store.db
        self._session = session
        self._reaches = held.reaches(db)
        self._issued = issued_by_log(session.store)
        self._receipts = receipts_reach(session)
        self._without_body = {each.log: (each.first,) for each in held.without_body(db)}
        self._alarms: Mapping[str, list[Alarm]] = defaultdict(list)
        for alarm in alarms:
            self._alarms[alarm.log].append(alarm)

    def concerns(self, node: Node) -> bool:
        """Whether a person here follows this node."""
        if self._session.role == "authority" or self._held(node):
            return True
        # One that only a later version can read says nothing of regions, and must not hide alarms.
        programme = self._session.store.projection.programme
        if self._session.role != "coordinator" or node.role != "desk" or programme is None:
            return False
        regions = {forum.code: forum.region_today for forum in programme.forums}
        return covers(self._session.own_node, node, regions.get(node.forum, ""))

    def standing(self, node: Node) -> Standing:
        there = self._held(node)
        logs = [installation.log for installation in there]
        latest = logs[-1] if logs else ""
        alarms = [alarm for log in logs for alarm in self._alarms[log]]
        quarantined = sum(
            int(str(alarm.details["count"])) for alarm in alarms if alarm.code == QUARANTINED
        )
        given = self._receipts.get(node.name, {})
        return Standing(
            node.name,
            node.role,
            node.forum,
            latest,
            self._reaches.get(latest, 0),
            self._written_at(latest),
            self._state(node, logs, alarms),
            tuple((alarm.first, alarm.last) for alarm in alarms if alarm.code == GAP),
            quarantined,
            self._receipt(logs, given),
            given.get(latest, 0),
            node.permits,
            sum(self._issued.get(each.log, 0) for each in node.installations),
        )

    def _held(self, node: Node) -> list[Installation]:
        return [each for each in node.installations if each.log in self._reaches]

    def _state(self, node: Node, logs: Sequence[str], alarms: Sequence[Alarm]) -> str:
        codes = {alarm.code for alarm in alarms}
        if any(each.log in self._session.roster.revoked for each in node.installations):
            return REVOKED
        if FORK in codes:
            return FORKED
        if GAP in codes:
            return MISSING
        return COMPLETE if logs else NOTHING

    def _receipt(self, logs: Sequence[str], given: Mapping[str, int]) -> str:
        covered = {log: self._without_a_gap(log) for log in logs}
        if not any(covered.values()):
            return ""
        return TO_HAND if any(given.get(log, 0) != seq for log, seq in covered.items()) else GIVEN

    def _without_a_gap(self, log: str) -> int:
        """How far a receipt would cover this log: up to what is missing, or lacks its body."""
        missing = [alarm.first for alarm in self._alarms[log] if alarm.code == GAP]
        # Not every body that is kept back is an alarm, but no receipt covers what lacks one.
        missing += self._without_body.get(log, ())
        return min((*(first - 1 for first in missing), self._reaches[log]))

    def _written_at(self, log: str) -> int:
        if not log:
            return 0
        reach = self._reaches[log]
        return max(told(each).head.time for each in self._session.store.log.read(log, reach, reach))


def told_in_words(each: Standing, language: Language) -> tuple[str, ...]:
    """A desk, how far it is here, its state, and its receipt, each in a few words."""
    received = say("desk.received", language, seq=each.seq) if each.seq else "—"
    if each.time:
        written = dt.datetime.fromtimestamp(each.time / 1000, dt.UTC).isoformat()
        received += f" · {moment_text(written)}"
    return each.node, received, state_in_words(each, language), receipt_in_words(each, language)


def state_in_words(each: Standing, language: Language) -> str:
    """How a desk's log stands, in a few words."""
    missing = [span(first, last) for first, last in each.missing[:_MOST_RUNS]]
    if len(each.missing) > _MOST_RUNS:
        missing.append("…")
    return say(each.state, language, missing=missing, quarantined=each.quarantined)


def receipt_in_words(each: Standing, language: Language) -> str:
    """What is to be done about a desk's receipt, in a few words."""
    if not each.receipt:
        return "—"
    return say(f"desk.receipt_{each.receipt}", language, seq=each.receipt_seq)
