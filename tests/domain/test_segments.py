"""What of a log is here, what travels, and what a receipt covers."""

from __future__ import annotations

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.domain.segments import (
    Extent,
    Span,
    covered_by,
    extent,
    runs,
    segments_to_send,
    within,
)
from tests.helpers.logs import LogWriter, links_of


def a_log(count: int) -> LogWriter:
    writer = LogWriter.of("TET-1")
    for _ in range(count):
        writer.write(e.DossierResumed())
    return writer


def a_fork() -> tuple[list[Event], list[Event]]:
    """Two branches of four events, the first two of them the same."""
    log = a_log(2)
    copy = log.copied()
    for _ in range(2):
        log.write(e.DossierWaitlisted())
        copy.write(e.DossierCancelled())
    return log.events, copy.events


def place(event: Event) -> tuple[int, bytes]:
    return event.seq, event.hash


def sent(
    events: list[Event], seals: list[Event], covered: list[Event] | None = None
) -> list[tuple[bytes, ...]]:
    found = segments_to_send(
        links_of(events), {place(s) for s in seals}, {c.hash for c in covered or []}
    )
    return sorted(segment.hashes for segment in found)


def hashes(events: list[Event]) -> tuple[bytes, ...]:
    return tuple(event.hash for event in events)


def test_a_whole_log_is_one_run() -> None:
    assert [len(run) for run in runs(links_of(a_log(4).events))] == [4]


def test_a_gap_cuts_a_run() -> None:
    events = a_log(5).events

    assert [len(run) for run in runs(links_of(events[:2] + events[3:]))] == [2, 2]


def test_a_fork_begins_a_second_run() -> None:
    one, other = a_fork()

    assert sorted(len(run) for run in runs(links_of(one + other))) == [2, 4]


def test_what_lies_above_the_last_seal_does_not_travel() -> None:
    events = a_log(5).events

    assert sent(events, [events[1], events[3]]) == [hashes(events[:4])]


def test_a_log_without_a_seal_does_not_travel() -> None:
    assert sent(a_log(3).events, []) == []


def test_what_the_receiver_has_does_not_travel() -> None:
    events = a_log(5).events

    assert sent(events, [events[4]], events[:3]) == [hashes(events[3:])]


def test_each_stretch_between_gaps_needs_its_own_seal() -> None:
    events = a_log(6).events
    held = events[:2] + events[3:]

    assert sent(held, [events[5]]) == [hashes(events[3:])]


def test_a_segment_says_what_stands_before_it_and_at_its_end() -> None:
    events = a_log(4).events
    (segment,) = segments_to_send(links_of(events[1:]), {place(events[3])}, ())

    assert (segment.first, segment.last, segment.prev, segment.head) == (
        2,
        4,
        events[0].hash,
        events[3].hash,
    )


def test_both_branches_of_a_fork_travel_when_both_are_sealed() -> None:
    one, other = a_fork()

    assert sum(len(run) for run in sent(one + other, [one[3], other[3]])) == 6


def test_the_stretch_before_a_fork_travels_with_the_branch_that_is_sealed() -> None:
    one, other = a_fork()

    for sealed in (one, other):
        assert sent(one + other, [sealed[3]]) == [hashes(sealed)]


def test_every_segment_ends_at_a_seal() -> None:
    one, other = a_fork()
    seals = {place(one[2]), place(other[3]), place(one[0])}

    for segment in segments_to_send(links_of(one + other), seals, ()):
        assert (segment.last, segment.head) in seals


def test_a_whole_log_reaches_to_its_end() -> None:
    events = a_log(3).events

    assert extent(links_of(events)) == Extent((place(events[2]),), ())


def test_a_log_with_a_gap_reaches_to_the_gap() -> None:
    events = a_log(5).events

    assert extent(links_of(events[:2] + events[4:])) == Extent((place(events[1]),), ((3, 4),))


def test_a_log_without_its_beginning_reaches_nowhere() -> None:
    assert extent(links_of(a_log(3).events[1:])) == Extent((), ((1, 1),))


def test_a_forked_log_reaches_to_the_end_of_each_branch() -> None:
    one, other = a_fork()

    assert extent(links_of(one + other)).branches == tuple(sorted((place(one[3]), place(other[3]))))


def test_no_log_has_no_extent() -> None:
    assert extent([]) == Extent((), ())


def test_a_receipt_covers_its_branch_down_to_the_beginning() -> None:
    events = a_log(5).events

    assert covered_by(links_of(events), [place(events[2])]) == set(hashes(events[:3]))


def test_a_receipt_of_a_branch_whose_end_is_not_here_covers_nothing() -> None:
    events = a_log(5).events

    assert covered_by(links_of(events[:3]), [place(events[4])]) == set()


def test_a_receipt_of_one_branch_does_not_cover_the_other() -> None:
    one, other = a_fork()

    assert covered_by(links_of(one + other), [place(one[3])]) == set(hashes(one))


def test_a_receipt_covers_nothing_below_a_gap_that_the_chain_here_has() -> None:
    one, other = a_fork()
    held = [*other[:3], one[3]]

    assert covered_by(links_of(held), [place(one[3])]) == {one[3].hash}


def span(events: list[Event]) -> Span:
    return Span(events[0].seq, events[-1].seq, events[-1].hash)


def test_a_span_reaches_down_to_its_first_event_and_no_further() -> None:
    events = a_log(6).events

    assert within(links_of(events), [span(events[2:4])]) == frozenset(hashes(events[2:4]))


def test_several_spans_are_united() -> None:
    events = a_log(6).events
    spans = [span(events[:2]), span(events[1:3]), span(events[5:])]

    assert within(links_of(events), spans) == frozenset(hashes(events[:3] + events[5:]))


def test_a_span_of_one_branch_says_nothing_of_the_other() -> None:
    one, other = a_fork()

    assert within(links_of(one + other[2:]), [span(one)]) == frozenset(hashes(one))


def test_a_span_whose_end_is_not_here_holds_nothing() -> None:
    events = a_log(4).events

    assert within(links_of(events[:3]), [span(events)]) == frozenset()


def test_of_a_span_with_a_gap_here_only_what_lies_above_is_sure() -> None:
    events = a_log(5).events

    assert within(links_of(events[:2] + events[3:]), [span(events)]) == frozenset(
        hashes(events[3:])
    )


def test_a_span_that_claims_another_place_holds_nothing() -> None:
    events = a_log(3).events

    assert within(links_of(events), [Span(1, 2, events[-1].hash)]) == frozenset()
