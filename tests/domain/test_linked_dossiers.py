"""Links between dossiers: the groups they form, decisions in any order, permits held twice."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.linked_dossiers import Proposal, groups_of, propose
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.replay import replay
from infitah_desk.domain.rules import decide
from tests.helpers.dossiers import now
from tests.helpers.logs import LogWriter, folded

DAY = 86_400
Verdict = Literal["same", "different", "undo"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "undo")


def refusal(state: DossierState, command: c.Command) -> str:
    with pytest.raises(Refused) as refused:
        decide(state, command, now(stop=None))
    return refused.value.code


def permit(number: str, day: int = 0, hash_: str = "aa", *, revoked: bool = False) -> PermitState:
    return PermitState(number, 1, day * DAY, "TET-1.x", 1, hash_, revoked=revoked)


_names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(_names, _names), max_size=10))
def test_groups_are_what_links_join_in_whatever_order(links: list[tuple[str, str]]) -> None:
    links = [(one, other) for one, other in links if one != other]
    groups = groups_of(links)
    found = {dossier: group for group in groups for dossier in group}
    assert all(found[one] is found[other] for one, other in links)
    assert sorted(dossier for group in groups for dossier in group) == sorted(found)
    assert groups == groups_of([(other, one) for one, other in reversed(links)])


def test_a_chain_of_links_is_one_group() -> None:
    assert groups_of(pairwise("abcd")) == [("a", "b", "c", "d")]


def test_the_permit_of_the_earlier_day_is_proposed_to_be_kept() -> None:
    assert propose([permit("two", 2), permit("one", 1, "ff")]) == Proposal("one", ("two",))


def test_of_one_day_the_smaller_hash_is_kept() -> None:
    earlier_hour = PermitState("one", 1, DAY + 5, "x", 1, "bb")
    assert propose([earlier_hour, permit("two", 1, "aa")]) == Proposal("two", ("one",))


def test_nothing_is_proposed_of_one_valid_permit() -> None:
    assert propose([permit("one"), permit("two", revoked=True)]) is None
    assert propose([]) is None


def test_what_people_chose_is_proposed_against_the_rule() -> None:
    permits = [permit("one", 1), permit("two", 2), permit("three", 3)]
    assert propose(permits, ["two"]) == Proposal("two", ("one", "three"))
    # Of two choices that do not agree the rule decides, and a void permit is no choice.
    assert propose(permits, ["three", "two"]) == Proposal("two", ("one", "three"))
    assert propose([*permits, permit("four", revoked=True)], ["four"]) == propose(permits)


# --- Decisions ------------------------------------------------------------------------------------


def begun() -> list[Event]:
    return [LogWriter.of("TET-1").write(e.DossierRegistered(values={"name": "Rif"}))]


def decided(*verdicts: Verdict, known: bool) -> DossierState:
    """What as many coordinators decided, each knowing of the one before or none of the others."""
    events = begun()
    for place, verdict in enumerate(verdicts, 1):
        region = LogWriter.of(f"REG-{place}")
        said = e.DuplicateDecided("d-2", verdict)
        events.append(region.write(said, after=events[-1:] if known else events[:1]))
    return folded(events)


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_decision_stands(verdict: Verdict) -> None:
    state = decided(verdict, known=True)
    assert (state.links, state.conflicts) == ({"d-2": verdict}, {})


def test_a_decision_is_taken_back_or_changed_by_whoever_knows_it() -> None:
    assert decided("same", "undo", known=True).links == {}
    assert decided("same", "different", known=True).links == {"d-2": "different"}
    assert decided("same", "undo", "same", known=True).links == {"d-2": "same"}


def test_opposite_decisions_that_knew_nothing_of_each_other_are_a_conflict() -> None:
    state = decided("same", "different", known=False)
    assert state.conflicts == {"duplicate.d-2": ("different", "same")}
    assert state.links["d-2"] in {"same", "different"}


def test_equal_decisions_are_none() -> None:
    state = decided("same", "same", known=False)
    assert (state.links, state.conflicts) == ({"d-2": "same"}, {})


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_conflict_is_settled_by_saying_it_anew(verdict: Verdict) -> None:
    state = decided("same", "different", known=False)
    command = c.DecideDuplicate("d-2", verdict)
    (said,) = decide(state, command, now(stop=None))
    assert said == e.DuplicateDecided("d-2", verdict)


def test_a_conflict_of_decisions_is_not_settled_as_a_field_is() -> None:
    state = decided("same", "different", known=False)
    assert refusal(state, c.DecideConflict("duplicate.d-2", "same")) == "conflict.of_duplicates"


def test_what_was_said_already_is_not_said_again() -> None:
    state = decided("same", known=True)
    assert decide(state, c.DecideDuplicate("d-2", "same"), now(stop=None)) == []


def chosen(*said: e.DuplicateDecided) -> DossierState:
    """What one coordinator said after another."""
    events = begun()
    for place, each in enumerate(said, 1):
        events.append(LogWriter.of(f"REG-{place}").write(each, after=events[-1:]))
    return folded(events)


def test_the_latest_word_on_two_dossiers_says_which_permit_is_kept() -> None:
    keep = e.DuplicateDecided("d-2", "same", "C2-OUJ1-00001-8", "its pack is there")
    plain = e.DuplicateDecided("d-2", "same")
    assert chosen(keep).kept == {"d-2": "C2-OUJ1-00001-8"}
    assert chosen(keep, plain).kept == {}
    assert chosen(keep, e.DuplicateDecided("d-2", "undo")).kept == {}
    assert chosen(keep, e.DuplicateDecided("d-2", "different")).kept == {}
    assert chosen(keep, e.DuplicateDecided("d-2", "undo"), plain).kept == {}


def test_another_permit_is_kept_only_for_a_reason() -> None:
    state = decided("same", known=True)
    keep = c.DecideDuplicate("d-2", "same", "C2-OUJ1-00001-8")
    assert refusal(state, keep) == "reason.missing"
    said = decide(state, msgspec.structs.replace(keep, reason="its pack is there"), now(stop=None))
    assert said == [e.DuplicateDecided("d-2", "same", "C2-OUJ1-00001-8", "its pack is there")]


def test_only_what_was_decided_is_taken_back() -> None:
    state = folded(begun())
    assert refusal(state, c.DecideDuplicate("d-2", "undo")) == "duplicate.not_decided"


def test_of_one_pair_only_the_smaller_id_is_listened_to() -> None:
    events = begun()
    said = e.DuplicateDecided("d-0", "same")
    events.append(LogWriter.of("REG-1").write(said, after=events))
    assert folded(events).links == {}


def test_a_verdict_that_is_none_counts_for_nothing() -> None:
    events = begun()
    said = e.DuplicateDecided("d-2", "perhaps")  # type: ignore[arg-type]
    events.append(LogWriter.of("REG-1").write(said, after=events))
    assert folded(events).links == {}
    assert [alarm.code for alarm in folded(events).alarms] == ["alarm.outside_rights"]


@given(st.data())
def test_decisions_come_in_any_order_and_number(data: st.DataObject) -> None:
    regions = [LogWriter.of(f"REG-{number}") for number in (1, 2, 3)]
    events = begun()
    for _ in range(data.draw(st.integers(1, 6))):
        known = data.draw(st.lists(st.sampled_from(events), min_size=1, unique_by=id))
        other = data.draw(st.sampled_from(["d-2", "d-3"]))
        verdict = data.draw(st.sampled_from(VERDICTS))
        keep = data.draw(st.sampled_from(["", "C2-TET1-00001-W", "C2-OUJ1-00001-8"]))
        said = e.DuplicateDecided(other, verdict, keep)
        events.append(data.draw(st.sampled_from(regions)).write(said, after=known))
    shuffled = data.draw(st.permutations([*events, *events[1:3]]))
    assert replay(shuffled).dossiers == {"d-1": folded(events)}
