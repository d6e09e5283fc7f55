"""Which events of a revoked log still count: those up to its end, on its end's branch."""

from __future__ import annotations

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.domain.quarantine import below, out_of_standing, standing
from infitah_desk.domain.roster import Position
from tests.helpers.logs import DOSSIER, LogWriter, authority, links_of, replayed


def a_log(count: int) -> LogWriter:
    writer = LogWriter.of("TET-1")
    for _ in range(count):
        writer.write(e.DossierResumed())
    return writer


def end_at(writer: LogWriter, seq: int) -> Position:
    return Position(seq, writer.events[seq - 1].hash.hex())


def hashes(*events: Event) -> frozenset[bytes]:
    return frozenset(event.hash for event in events)


def test_a_log_that_is_not_revoked_counts_whole() -> None:
    assert standing(links_of(a_log(3).events), ()) is None


def test_what_lies_above_the_end_does_not_count() -> None:
    log = a_log(5)

    assert below(links_of(log.events), end_at(log, 3)) == hashes(*log.events[:3])


def test_a_log_revoked_at_nothing_counts_for_nothing() -> None:
    assert below(links_of(a_log(3).events), Position(0, "")) == frozenset()


def test_of_a_fork_only_the_branch_of_the_end_counts() -> None:
    log = a_log(2)
    copy = log.copied()
    log.write(e.DossierWaitlisted())
    copy.write(e.DossierCancelled())

    good = below(links_of([*log.events, *copy.events]), end_at(log, 3))

    assert good == hashes(*log.events)


def test_below_a_gap_what_nothing_disputes_counts() -> None:
    log = a_log(6)
    held = [*log.events[:2], *log.events[4:]]

    assert below(links_of(held), end_at(log, 6)) == hashes(*held)


def test_below_a_gap_two_events_at_one_place_are_both_out() -> None:
    log = a_log(1)
    copy = log.copied()
    log.write(e.DossierWaitlisted())
    copy.write(e.DossierCancelled())
    for _ in range(4):
        log.write(e.DossierResumed())
    held = [*log.events[:2], copy.events[1], *log.events[4:]]

    assert below(links_of(held), end_at(log, 6)) == hashes(log.events[0], *log.events[4:])


def test_right_below_a_gap_another_event_than_the_chain_asks_for_is_out() -> None:
    log = a_log(1)
    copy = log.copied()
    copy.write(e.DossierCancelled())
    for _ in range(4):
        log.write(e.DossierResumed())
    held = [log.events[0], copy.events[1], *log.events[2:]]

    assert below(links_of(held), end_at(log, 5)) == hashes(log.events[0], *log.events[2:])


def test_an_end_that_is_not_here_leaves_what_lies_below_it() -> None:
    log = a_log(5)

    assert below(links_of(log.events[:3]), end_at(log, 4)) == hashes(*log.events[:3])


@pytest.mark.parametrize("hash_", ["", "zz", "00" * 32])
def test_an_end_with_a_hash_that_nobody_has_counts_what_lies_below_its_place(hash_: str) -> None:
    log = a_log(3)

    assert below(links_of(log.events), Position(2, hash_)) == hashes(log.events[0])


def test_of_two_ends_only_what_both_let_count_counts() -> None:
    log = a_log(5)

    good = standing(links_of(log.events), (end_at(log, 4), end_at(log, 2)))

    assert good == hashes(*log.events[:2])


def test_of_a_stretch_only_what_is_out_is_counted() -> None:
    log = a_log(3)
    copy = log.copied()
    log.write(e.DossierWaitlisted())
    log.write(e.DossierCancelled())
    copy.write(e.DossierCancelled())
    links = links_of([*log.events, *copy.events])
    good = standing(links, [end_at(log, 4)])

    assert out_of_standing(links, good, 1, log.events[-1].hash) == 1
    assert out_of_standing(links, good, 3, copy.events[-1].hash) == 1
    assert out_of_standing(links, good, 1, log.events[3].hash) == 0
    assert out_of_standing(links, None, 1, log.events[-1].hash) == 0


def test_a_quarantined_event_is_an_alarm_and_projects_to_nothing() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.DossierCorrected({"name": "Atlas"}))
    forged = desk.write(e.DossierCorrected({"name": "Forged"}))
    head = authority("TET-1")
    first = desk.events[0]
    head.write(e.NodeRevoked("TET-1", ((desk.log, 1, first.hash.hex()),)), "")

    state = replayed(head, desk).dossiers[DOSSIER]

    assert (state.fields, [(a.code, a.hash) for a in state.alarms]) == (
        {"name": "Atlas"},
        [("alarm.quarantined", forged.hash.hex())],
    )
