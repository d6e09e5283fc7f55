"""Alarms: everything that is wrong until it is settled, each with its place and its cure.

They follow from the events held and the roster, so they are the same in whatever order those came;
only refused files are remembered as such.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from infitah_desk.bundles.manifest import Receipt
from infitah_desk.domain.dossier import TWO_PACKS, TWO_PERMITS
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import node_of
from infitah_desk.domain.quarantine import Link, standing
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.domain.segments import covered_by
from infitah_desk.services.hearing import not_heard
from infitah_desk.services.merging import find_gaps
from infitah_desk.services.refusing import FORGED
from infitah_desk.services.session import Session
from infitah_desk.storage import alarms as held
from infitah_desk.storage.escrow import escrows
from infitah_desk.storage.links import decisions, linked_groups
from infitah_desk.storage.refusals import (
    all_put_away,
    forget_refusal,
    keep_put_away,
    put_away,
    refusals,
)

ERROR, WARNING = "error", "warning"

GAP = "alarm.gap"
FORK = "alarm.fork"
QUARANTINED = "alarm.quarantined"
WITHOUT_BODY = "alarm.without_body"
OWN_LOG_ELSEWHERE = "alarm.own_log_elsewhere"
RECEIPT_OTHER_CHAIN = "alarm.receipt_other_chain"
NOT_HEARD = "alarm.not_heard"
ESCROW_EXCEEDED = "alarm.escrow_exceeded"
SERIAL_TWICE = "alarm.serial_twice"
ORDER_UNDER_VOID_PERMIT = "alarm.order_under_void_permit"
PROGRAMME_UNREADABLE = "alarm.programme_unreadable"
REFUSED_FILE = "alarm.refused_file"

_SEVERITY = {
    GAP: WARNING,
    FORK: ERROR,
    QUARANTINED: WARNING,
    WITHOUT_BODY: WARNING,
    OWN_LOG_ELSEWHERE: ERROR,
    RECEIPT_OTHER_CHAIN: ERROR,
    NOT_HEARD: WARNING,
    ESCROW_EXCEEDED: ERROR,
    SERIAL_TWICE: ERROR,
    ORDER_UNDER_VOID_PERMIT: WARNING,
    PROGRAMME_UNREADABLE: ERROR,
    REFUSED_FILE: WARNING,
    TWO_PERMITS: ERROR,
    TWO_PACKS: ERROR,
    "alarm.outside_rights": ERROR,
    "alarm.newer_event": WARNING,
}
_GRAVE = FORGED | {"receipt.other_chain"}
_OF_AUTHORITY = "cure.fork_authority"
"""Nobody revokes headquarters, so nothing ends one of its two branches."""
_NOTHING_CURES = frozenset(
    {QUARANTINED, "alarm.outside_rights", REFUSED_FILE, NOT_HEARD, SERIAL_TWICE}
)
_NOBODY_THERE_ANY_MORE = frozenset({GAP, WITHOUT_BODY, ESCROW_EXCEEDED})


class Alarm(NamedTuple):
    """One thing that is wrong. `first` and `last` are seqs of `log`, 0 where it has no place.

    `code` and `cure` are codes of the catalogue, filled from `details`. `id` stays the same as
    long as the very same thing is wrong. `can_be_put_away` says that nothing but a person who has
    seen it settles it.
    """

    id: str
    code: str
    severity: str
    node: str
    log: str
    first: int
    last: int
    dossier: str
    details: Mapping[str, object]
    cure: str
    can_be_put_away: bool


def list_alarms(session: Session) -> tuple[Alarm, ...]:
    """What is wrong and was not put away, the worst first."""
    return not_put_away(session, list_all(session))


def not_put_away(session: Session, alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """Those of them that nobody has put away."""
    seen = all_put_away(session.store.db)
    return tuple(alarm for alarm in alarms if alarm.id not in seen)


def put_alarm_away(session: Session, id_: str) -> Alarm:
    """Somebody has seen an alarm that nothing else can settle; it comes again if it grows.

    Raises:
        Refused: "alarm.unknown", "alarm.to_be_settled".
    """
    there = {alarm.id: alarm for alarm in list_all(session)}
    alarm = there.get(id_)
    if alarm is None:
        raise Refused("alarm.unknown", alarm=id_)
    if not alarm.can_be_put_away:
        raise Refused("alarm.to_be_settled", alarm=id_)
    with session.store.transaction():
        if alarm.code == REFUSED_FILE:
            forget_refusal(session.store.db, str(alarm.details["digest"]))
        else:
            put_away(session.store.db, id_)
        keep_put_away(session.store.db, there)
    return alarm


def list_all(session: Session) -> list[Alarm]:
    """What is wrong, put away or not, the worst first."""
    found = [
        *_gaps(session),
        *_forks(session),
        *_own_log(session),
        *_receipts(session),
        *_not_counted(session),
        *_without_body(session),
        *_two_permits(session),
        *_two_packs(session),
        *_escrows(session),
        *_serials_twice(session),
        *_orders_under_void_permits(session),
        *_not_heard(session),
        *_programme(session),
        *_refused(session),
    ]
    return sorted(found, key=lambda a: (a.severity, a.code, a.node, a.log, a.first, a.dossier))


def _gaps(session: Session) -> Iterator[Alarm]:
    for log, first, last in find_gaps(session):
        yield _alarm(session, GAP, log, first, last, count=last - first + 1)


def _forks(session: Session) -> Iterator[Alarm]:
    """Logs of which two branches count; of a revoked one, what is out cannot contradict."""
    log = session.store.log
    for name in sorted(log.forked_logs() - {session.store.own_log}):
        ends = session.roster.revoked.get(name, ())
        links = log.links(name)
        good = standing(links, ends)
        double = [
            one.seq
            for one, other in itertools.pairwise(
                link for link in links if good is None or link.hash in good
            )
            if one.seq == other.seq
        ]
        if double and node_of(name) == AUTHORITY_NODE:
            yield _alarm(session, FORK, name, double[0], double[-1], cure=_OF_AUTHORITY)
        elif double:
            first, last = double[0], links[-1].seq
            yield _alarm(session, FORK, name, first, last, good=first - 1)


def _own_log(session: Session) -> Iterator[Alarm]:
    """What stands in the own log and was not written by this folder."""
    own, head = session.store.own_log, session.store.own_head
    links = session.store.log.links(own)
    written = covered_by(links, [(head.seq, head.hash)] if head else [])
    strange = [link.seq for link in links if link.hash not in written]
    if strange:
        cure = _OF_AUTHORITY if node_of(own) == AUTHORITY_NODE else ""
        first, last, count = strange[0], strange[-1], len(strange)
        yield _alarm(session, OWN_LOG_ELSEWHERE, own, first, last, cure=cure, count=count)


def _receipts(session: Session) -> Iterator[Alarm]:
    """Receipts that name a branch of the own log which is not here."""
    own = session.store.own_log
    places: frozenset[tuple[int, str]] | None = None
    for sender, data in session.store.settings.receipts():
        theirs = msgspec.json.decode(data, type=Receipt).logs.get(own)
        if theirs is None:
            continue
        if places is None:
            places = _places(session.store.log.links(own))
        strange = sorted(
            each.seq for each in theirs.branches if (each.seq, each.hash) not in places
        )
        if strange:
            place = own, strange[0], strange[-1]
            yield _alarm(session, RECEIPT_OTHER_CHAIN, *place, sender=sender)


def _places(links: Collection[Link]) -> frozenset[tuple[int, str]]:
    return frozenset((link.seq, link.hash.hex()) for link in links)


def _not_counted(session: Session) -> Iterator[Alarm]:
    for each in held.raised(session.store.db):
        place = each.log, each.first, each.last
        yield _alarm(session, each.code, *place, dossier=each.dossier, count=each.events)


def _without_body(session: Session) -> Iterator[Alarm]:
    """Personal parts that somebody on the way kept back.

    Desks keep back nothing; what a coordinator and headquarters say of dossiers is told to those
    concerned alone, and whole only to headquarters.
    """
    for each in held.without_body(session.store.db):
        author = session.roster.node_of_log(each.log)
        if session.role == "authority" or (author is not None and author.role == "desk"):
            yield _alarm(session, WITHOUT_BODY, each.log, each.first, each.last, count=each.events)


def _two_permits(session: Session) -> Iterator[Alarm]:
    for dossiers, numbers in _with_several(session, TWO_PERMITS, held.valid_permits):
        where = min(dossiers)
        yield _alarm(session, TWO_PERMITS, dossier=where, permits=numbers, dossiers=dossiers)


def _two_packs(session: Session) -> Iterator[Alarm]:
    for dossiers, numbers in _with_several(session, TWO_PACKS, held.counting_packs):
        where = min(dossiers)
        yield _alarm(session, TWO_PACKS, dossier=where, packs=numbers, dossiers=dossiers)


def _escrows(session: Session) -> Iterator[Alarm]:
    """Logs that ordered more packs than they were given, as two laptops with one folder can."""
    for each in escrows(session.store):
        if each.exceeded:
            yield _alarm(session, ESCROW_EXCEEDED, each.log, used=each.used, given=each.given)


def _serials_twice(session: Session) -> Iterator[Alarm]:
    """One machine or SIM under several permits; never its number, of which an id would stay."""
    for each in held.serials_delivered_twice(session.store.db):
        yield _alarm(session, SERIAL_TWICE, dossier=each.dossiers[0], **each._asdict())


def _orders_under_void_permits(session: Session) -> Iterator[Alarm]:
    """Orders that nobody can deliver any more, where they can be cancelled and above."""
    for each in held.open_orders(session.store.db):
        is_void = each.revoked or session.is_told_void(each.number, 0)
        is_elsewhere = session.role == "desk" and node_of(each.issued_by) != session.node
        if is_void and not is_elsewhere:
            yield _alarm(
                session, ORDER_UNDER_VOID_PERMIT, each.log, dossier=each.dossier, number=each.number
            )


def _with_several(
    session: Session,
    code: str,
    look: Callable[[Database, Iterable[str]], Mapping[str, Mapping[str, str]]],
) -> Iterator[tuple[list[str], list[str]]]:
    """Enterprises with several of what is looked for: their dossiers, and under which numbers.

    That are dossiers linked as one enterprise, or one dossier of which the code is told.
    """
    db = session.store.db
    groups = linked_groups(decisions(session.store))
    linked = {dossier for group in groups for dossier in group}
    alone = [(dossier,) for dossier in held.dossiers_with(db, code) if dossier not in linked]
    for group in (*alone, *groups):
        found = look(db, group)
        numbers = dict(item for each in found.values() for item in each.items())
        if len(numbers) > 1:
            yield list(found), sorted(set(numbers.values()))


def _not_heard(session: Session) -> Iterator[Alarm]:
    """A restored headquarters, as long as it has not heard of all again; it stays the same one."""
    nodes = not_heard(session)
    if nodes:
        alarm = _alarm(session, NOT_HEARD, node=session.node)
        yield alarm._replace(details={**alarm.details, "nodes": list(nodes)})


def _programme(session: Session) -> Iterator[Alarm]:
    if session.roster.programme and session.store.projection.programme is None:
        yield _alarm(session, PROGRAMME_UNREADABLE)


def _refused(session: Session) -> Iterator[Alarm]:
    for each in refusals(session.store.db):
        yield _alarm(
            session,
            REFUSED_FILE,
            node=each.node,
            cure=each.code,
            file=each.name,
            reason=each.code,
            time=each.time,
            digest=each.digest,
        )


def _alarm(
    session: Session,
    code: str,
    log: str = "",
    first: int = 0,
    last: int = 0,
    *,
    dossier: str = "",
    node: str = "",
    cure: str = "",
    **details: object,
) -> Alarm:
    node = node or node_of(log)
    place = {"node": node, "log": log, "first": first, "last": last, "span": span(first, last)}
    known = [code, log, first, last, dossier, sorted((key, str(details[key])) for key in details)]
    revoked = log in session.roster.revoked
    return Alarm(
        hashlib.sha256(msgspec.json.encode(known)).hexdigest()[:12],
        code,
        ERROR if cure in _GRAVE else _SEVERITY[code],
        node,
        log,
        first,
        last,
        dossier,
        {**place, **details},
        cure or code.replace("alarm.", "cure."),
        code in _NOTHING_CURES
        or cure == _OF_AUTHORITY
        or (revoked and code in _NOBODY_THERE_ANY_MORE),
    )


def span(first: int, last: int) -> str:
    """A run of numbers as people write it: 41–57, or 41 alone."""
    return f"{first}–{last}" if last > first else str(first)
