"""Who was enrolled: only by the authority, once, with keys that nobody else has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Event
from infitah_desk.domain.permit import Void
from infitah_desk.domain.roster import Position, fold_roster
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


FURTHER = e.BlockGranted("TET-1", ((301, 380, 32), (381, 390, 4), (391, 400, 4)))


def test_a_grant_adds_a_block_and_packs_to_each_installation() -> None:
    head = authority("TET-1")
    head.write(FURTHER, "")

    node = roster_of(head).nodes["TET-1"]

    assert [each.blocks for each in node.installations] == [
        ((1, 100), (301, 380)),
        ((101, 200), (381, 390)),
        ((201, 300), (391, 400)),
    ]
    assert [each.packs for each in node.installations] == [42, 14, 14]
    assert (node.first_serial, node.last_serial, node.permits, node.packs) == (1, 400, 400, 70)


def test_whoever_is_asked_by_log_knows_the_grant_too() -> None:
    head = authority("TET-1")
    head.write(FURTHER, "")

    assert roster_of(head).by_log[log_of("TET-1")].permits == 180


def test_numbers_go_on_in_the_further_block_once_the_first_is_used_up() -> None:
    head = authority("TET-1")
    head.write(FURTHER, "")
    own = roster_of(head).by_log[log_of("TET-1")]

    assert [own.next_serial(used) for used in (0, 99, 100, 300, 301, 380)] == [
        1,
        100,
        301,
        301,
        302,
        None,
    ]
    assert [own.permits_above(used) for used in (0, 99, 100, 301, 380)] == [180, 81, 80, 79, 0]


def test_packs_are_granted_without_any_permit() -> None:
    head = authority("TET-1")
    head.write(e.BlockGranted("TET-1", ((0, 0, 8), (0, 0, 1), (0, 0, 1))), "")

    node = roster_of(head).nodes["TET-1"]

    assert (node.permits, node.packs) == (300, 40)


@pytest.mark.parametrize(
    "granted",
    [
        e.BlockGranted("TET-1", ((300, 310, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("TET-1", ((301, 310, 1), (310, 320, 0), (0, 0, 0))),
        e.BlockGranted("TET-1", ((310, 301, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("TET-1", ((0, 310, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("TET-1", ((99_990, 100_000, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("TET-1", ((301, 310, 1), (0, 0, 0))),
        e.BlockGranted("REG-1", ((301, 310, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("HQ", ((301, 310, 1), (0, 0, 0), (0, 0, 0))),
        e.BlockGranted("NAD-1", ((301, 310, 1), (0, 0, 0), (0, 0, 0))),
    ],
    ids=repr,
)
def test_a_grant_that_is_not_sound_gives_nothing(granted: e.BlockGranted) -> None:
    head = authority("TET-1", "REG-1")
    before = roster_of(head)
    head.write(granted, "")

    assert roster_of(head) == before


def test_two_authorities_that_did_not_know_of_each_other_give_no_number_twice() -> None:
    head, restored = authority("TET-1"), LogWriter.of("HQ", 2)
    head.write(FURTHER, "", lamport=9)
    restored.write(
        e.BlockGranted("TET-1", ((301, 340, 0), (341, 345, 0), (346, 350, 0))), "", lamport=9
    )

    blocks = [each.blocks[1:] for each in roster_of(head, restored).nodes["TET-1"].installations]

    assert blocks in (
        [((301, 380),), ((381, 390),), ((391, 400),)],
        [((301, 340),), ((341, 345),), ((346, 350),)],
    )
    assert roster_of(restored, head) == roster_of(head, restored)


def test_a_desk_grants_itself_nothing() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(FURTHER, "")

    assert roster_of(authority("TET-1"), desk).nodes["TET-1"].permits == 300
