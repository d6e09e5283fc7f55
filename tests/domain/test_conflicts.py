"""Conflicts: who stands against whom, and how each is settled, whatever the order of news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.conflict_sides import conflict_sides
from infitah_desk.domain.dossier import DossierState, decode_state, encode_state
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.roster import Roster
from infitah_desk.domain.rules import decide
from tests.helpers.dossiers import COURT, RC, now
from tests.helpers.logs import LogWriter, folded, triple


def against(*sides: e.Content, begun: tuple[e.Content, ...] = ()) -> DossierState:
    """A dossier of which each of several desks said one thing without knowing of the others."""
    desks = [LogWriter.of(f"TET-{n}") for n, _ in enumerate(sides, 1)]
    known = [desks[0].write(e.DossierRegistered(values={"name": "Rif"}))]
    known += [desks[0].write(each, after=known[-1:]) for each in begun]
    events = [desk.write(said, after=known[-1:]) for desk, said in zip(desks, sides, strict=True)]
    # As rules get it: read back from what was stored.
    return decode_state(encode_state(folded([*known, *events])))


def named(name: str | None) -> e.DossierCorrected:
    return e.DossierCorrected({"name": name}, "x")


def refusal(state: DossierState, command: c.Command) -> str:
    with pytest.raises(Refused) as refused:
        decide(state, command, now())
    return refused.value.code


# --- Sides ----------------------------------------------------------------------------------------


def test_each_side_is_told_with_its_author_and_place() -> None:
    one, other = LogWriter.of("TET-1"), LogWriter.of("TET-2")
    events = [one.write(named("Atlas")), other.write(named(None))]

    (name,) = conflict_sides(map(e.told, events), Roster(), {}).values()

    assert {(side.told.event.log, side.value) for side in name} == {
        (one.log, "Atlas"),
        (other.log, None),
    }


@given(st.data())
def test_sides_and_conflicts_are_one_list(data: st.DataObject) -> None:
    """Whatever desks write, knowing of each other or not, and in whatever order it comes."""
    desks = [LogWriter.of(f"TET-{n}") for n in (1, 2, 3)]
    events: list[Event] = []
    for _ in range(data.draw(st.integers(2, 8))):
        known = data.draw(st.lists(st.sampled_from(events), unique_by=id)) if events else []
        said: e.Content = data.draw(
            st.sampled_from(
                [
                    named("Atlas"),
                    named("Rif"),
                    e.DossierParked("", "pause"),
                    e.DossierCancelled("left"),
                    e.DocumentAccepted("rc_extract", RC, COURT),
                    e.DocumentRejected("rc_extract", "reason.expired"),
                    e.DocumentScanned("rc_extract", ("aa",)),
                    e.DocumentScanned("rc_extract", ("bb",)),
                    e.InitiationEnrolled("s1"),
                    e.InitiationEnrolled("s2"),
                ]
            )
        )
        events.append(data.draw(st.sampled_from(desks)).write(said, after=known))
    state = folded(events)

    sides = conflict_sides(map(e.told, data.draw(st.permutations(events))), Roster(), {})

    assert sides.keys() == state.conflicts.keys()
    for field, values in state.conflicts.items():
        assert len(sides[field]) >= len(values) >= 2
        assert all(any(side.value == value for side in sides[field]) for value in values)


# --- Settled by a decision ------------------------------------------------------------------------


def test_a_decision_names_the_sides_that_it_was_given() -> None:
    state = against(named("Atlas"), named("Bois"))
    sides = (("TET-1.x", 2, "ab"), ("TET-2.y", 1, "cd"))

    decided = decide(state, c.DecideConflict("name", "Bois", sides), now(stop=None))

    assert decided == [e.ConflictDecided("name", sides, "Bois")]


def test_a_decision_leaves_a_name() -> None:
    assert refusal(against(named("Atlas"), named("Bois")), c.DecideConflict("name", None)) == (
        "name.missing"
    )


def test_a_conflict_of_papers_is_settled_by_saying_it_anew() -> None:
    state = against(
        e.DocumentAccepted("rc_extract", RC, COURT),
        e.DocumentRejected("rc_extract", "reason.expired"),
    )
    assert refusal(state, c.DecideConflict("document.rc_extract", "x")) == "conflict.say_anew"
    assert refusal(state, c.ConfirmDocument("rc_extract")) in {
        "conflict.say_anew",
        "document.not_accepted",
    }
    assert decide(state, c.RejectDocument("rc_extract", "expired"), now())


def test_the_conflict_of_a_cancelled_dossier_can_be_decided() -> None:
    state = against(named("Atlas"), named("Bois"), begun=(e.DossierCancelled("left"),))

    assert decide(state, c.DecideConflict("name", "Bois"), now())


@given(st.data())
def test_a_decision_that_knows_all_settles_it_in_whatever_order_news_comes(
    data: st.DataObject,
) -> None:
    desks = [LogWriter.of(f"TET-{n}") for n in (1, 2, 3)]
    events = [desks[0].write(e.DossierRegistered(values={"name": "Rif", "city": "Safi"}))]
    for _ in range(data.draw(st.integers(1, 8))):
        known = data.draw(st.lists(st.sampled_from(events), min_size=1, unique_by=id))
        field = data.draw(st.sampled_from(["name", "city"]))
        said = e.DossierCorrected({field: data.draw(st.sampled_from("ABC"))}, "x")
        events.append(data.draw(st.sampled_from(desks)).write(said, after=known))
    region = LogWriter.of("REG-1")
    for field in folded(events).conflicts:
        decided = decide(folded(events), c.DecideConflict(field, "Z"), now(stop=None))
        heads = {tuple(head) for head in folded(events).heads}
        known = [event for event in events if triple(event) in heads]
        events.append(region.write(decided[0], after=known))

    state = folded(data.draw(st.permutations(events)))

    assert state.conflicts == {}
    assert all(state.text(content.field) == "Z" for content in decisions(events))


def decisions(events: list[Event]) -> list[e.ConflictDecided]:
    contents = [e.told(event).content for event in events]
    return [each for each in contents if isinstance(each, e.ConflictDecided)]


# --- Situations -----------------------------------------------------------------------------------

PARKED, RESUMED = e.DossierParked("", "pause"), e.DossierResumed()
WAITING, CANCELLED = e.DossierWaitlisted(), e.DossierCancelled("left")


@pytest.mark.parametrize("sides", [(PARKED, RESUMED), (RESUMED, PARKED), (WAITING, PARKED)])
def test_a_situation_in_conflict_is_settled_by_resuming(sides: tuple[e.Content, ...]) -> None:
    state = against(*sides, begun=(PARKED,))
    assert "situation" in state.conflicts
    assert decide(state, c.ResumeDossier(), now()) == [e.DossierResumed()]


@pytest.mark.parametrize("sides", [(PARKED, CANCELLED), (CANCELLED, PARKED)])
def test_resuming_what_somebody_cancelled_keeps_no_tick(sides: tuple[e.Content, ...]) -> None:
    seen = e.DocumentAccepted("rc_extract", RC, COURT)
    state = against(*sides, begun=(seen,))
    assert decide(state, c.ResumeDossier(), now()) == [e.DossierReopened(("rc_extract",))]


@pytest.mark.parametrize("sides", [(PARKED, WAITING), (WAITING, PARKED)])
def test_a_situation_in_conflict_is_settled_by_waiting(sides: tuple[e.Content, ...]) -> None:
    assert decide(against(*sides), c.WaitlistDossier(), now()) == [e.DossierWaitlisted()]


@pytest.mark.parametrize("sides", [(PARKED, CANCELLED), (CANCELLED, PARKED)])
def test_a_situation_in_conflict_is_settled_by_cancelling(sides: tuple[e.Content, ...]) -> None:
    decided = decide(against(*sides), c.CancelDossier("left"), now())
    assert decided == [e.DossierCancelled("left")]


def test_what_is_cancelled_is_not_cancelled_again() -> None:
    state = against(CANCELLED)
    assert refusal(state, c.CancelDossier("left")) == "dossier.cancelled"


def test_what_was_erased_concerns_nobody() -> None:
    authority = LogWriter.of("HQ")
    one, other = LogWriter.of("TET-1"), LogWriter.of("TET-2")
    sides = [one.write(PARKED), other.write(CANCELLED)]
    erased = authority.write(e.ErasureConfirmed(), after=sides[:1])
    assert folded([*sides, erased]).conflicts == {}
