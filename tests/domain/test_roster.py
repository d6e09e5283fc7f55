"""Who was enrolled: only by the authority, once, with keys that nobody else has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.domain.permit import Void
from infitah_desk.domain.roster import Position, fold_roster, share, split_block
from tests.helpers.dossiers import number
from tests.helpers.logs import (
    LogWriter,
    authority,
    enrolment,
    founding,
    installation_keys,
    log_of,
    roster_of,
)


def test_without_a_founding_nobody_is_known() -> None:
    assert not roster_of(LogWriter.of("TET-1")).known


def test_a_founding_counts_only_in_a_log_that_its_own_keys_name() -> None:
    stranger = LogWriter.of("HQ", 9)
    stranger.write(founding(), "")

    assert not roster_of(stranger).known


def test_a_desk_cannot_found() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(founding("TET-1"), "")

    assert not roster_of(desk).known


def test_a_desk_cannot_enrol() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(enrolment("OUJ-1"), "")

    assert "OUJ-1" not in roster_of(authority("TET-1"), desk).nodes


def test_a_log_that_only_bears_the_authoritys_name_cannot_enrol() -> None:
    stranger = LogWriter.of("HQ", 9)
    stranger.write(enrolment("OUJ-1"), "")

    assert "OUJ-1" not in roster_of(authority("TET-1"), stranger).nodes


def test_all_three_installations_of_a_node_are_enrolled_at_once() -> None:
    assert {log_of("TET-1", n) for n in (1, 2, 3)} <= roster_of(authority("TET-1")).by_log.keys()


def test_the_authoritys_second_installation_enrols_too() -> None:
    head, second = authority(), LogWriter.of("HQ", 2)
    second.write(enrolment("TET-1"), "", lamport=9)

    assert "TET-1" in roster_of(head, second).nodes


def test_a_second_enrolment_of_a_node_is_ignored() -> None:
    head = authority("TET-1")
    head.write(enrolment("TET-1", forum="OUJ"), "")

    assert roster_of(head).nodes["TET-1"].forum == "TET"


def test_keys_of_another_node_are_refused() -> None:
    head = authority("TET-1")
    keys = (*installation_keys("OUJ-1")[:2], installation_keys("TET-1")[2])
    head.write(e.NodeEnrolled("OUJ-1", "desk", keys, "", "", "OUJ"), "")

    assert "OUJ-1" not in roster_of(head).nodes


@pytest.mark.parametrize(
    ("node", "role", "keys"),
    [
        ("OUJ-1\n", "desk", installation_keys("OUJ-1")),
        ("OUJ-0", "desk", installation_keys("OUJ-1")),
        ("HQ", "desk", installation_keys("OUJ-1")),
        ("OUJ-1", "authority", installation_keys("OUJ-1")),
        ("OUJ-1", "desk", installation_keys("OUJ-1")[:2]),
        ("OUJ-1", "desk", installation_keys("OUJ-1")[:1] * 3),
        ("OUJ-1", "desk", (e.InstallationKeys("not a key", "age1"),) * 3),
    ],
)
def test_an_enrolment_that_is_not_sound_is_ignored(
    node: str, role: str, keys: tuple[e.InstallationKeys, ...]
) -> None:
    head = authority()
    head.write(e.NodeEnrolled(node, role, keys, "", "", "OUJ"), "")

    assert set(roster_of(head).nodes) == {"HQ"}


def test_an_enrolment_that_is_not_sound_does_not_keep_a_sound_one_out() -> None:
    head = authority()
    head.write(e.NodeEnrolled("OUJ-1", "desk", (), "", "", "OUJ"), "")
    head.write(enrolment("OUJ-1"), "")

    assert "OUJ-1" in roster_of(head).nodes


def test_the_last_programme_published_is_the_one_to_work_by() -> None:
    head = authority(programme="first")
    head.write(e.ProgrammePublished("second"), "")

    assert roster_of(head).programme == "second"


def test_a_revocation_ends_every_log_of_the_node_and_those_not_named_at_nothing() -> None:
    head = authority("TET-1")
    head.write(e.NodeRevoked("TET-1", ((log_of("TET-1"), 4, "ab"),)), "")

    assert roster_of(head).revoked == {
        log_of("TET-1", 1): (Position(4, "ab"),),
        log_of("TET-1", 2): (Position(0, ""),),
        log_of("TET-1", 3): (Position(0, ""),),
    }


def test_the_authority_itself_is_never_revoked() -> None:
    head = authority("TET-1")
    head.write(e.NodeRevoked("HQ", ()), "")

    assert roster_of(head).revoked == {}


SOUND = authority("TET-1", "REG-1", programme="text")
SOUND.write(e.NodeRevoked("TET-1", ()), "")


@given(st.permutations(SOUND.events))
def test_the_order_in_which_events_come_does_not_matter(events: list[Event]) -> None:
    assert fold_roster(map(e.told, events)) == roster_of(SOUND)


@given(st.integers(1, 99_999), st.integers(0, 5_000))
def test_the_parts_of_a_block_follow_each_other_and_hold_it_all(first: int, size: int) -> None:
    parts = [part for part in split_block(first, size) if part != (0, 0)]

    numbers = [n for low, high in parts for n in range(low, high + 1)]

    assert numbers == list(range(first, first + size))


@given(st.integers(0, 10_000))
def test_shares_add_up(amount: int) -> None:
    assert sum(share(amount)) == amount


def test_what_the_authority_said_must_not_pass_is_known_to_all_who_hold_its_log() -> None:
    head = authority("TET-1")
    head.write(e.PermitsVoided(((number(2), 0), (number(1), 2))), "")
    head.write(e.PermitsVoided(((number(1), 2), (number(1), 1))), "")

    assert roster_of(head).voids == (Void(number(1), 1), Void(number(1), 2), Void(number(2)))


def test_nobody_but_the_authority_says_so_for_all() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.PermitsVoided(((number(1), 0),)), "")

    assert roster_of(authority("TET-1"), desk).voids == ()


@pytest.mark.parametrize("said", [("no number", 0), ("C2-TET1-00001-X", 0), (number(1), 256)])
def test_what_names_no_permit_is_passed_over(said: tuple[str, int]) -> None:
    head = authority("TET-1")
    head.write(e.PermitsVoided((said,)), "")

    assert roster_of(head).voids == ()
