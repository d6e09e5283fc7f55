"""What supersedes what: by what each author knew, never by a clock."""

from __future__ import annotations

import msgspec
import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.event import Head
from infitah_desk.domain.events import told
from infitah_desk.domain.history import history_of, latest
from tests.helpers.logs import DOSSIER, LogWriter, folded, replayed, triple

TETOUAN, OUJDA = "TET-1", "OUJ-1"


def named(name: str | None) -> e.DossierCorrected:
    return e.DossierCorrected({"name": name}, "mistyped")


def test_a_later_write_that_knew_the_earlier_one_supersedes_it() -> None:
    desk = LogWriter.of(TETOUAN)
    desk.write(named("Atlas"))
    desk.write(named("Rif"))

    state = folded(desk.events)

    assert (state.fields, state.conflicts) == ({"name": "Rif"}, {})


def test_a_write_supersedes_what_its_parents_knew_too() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    first = one.write(named("Atlas"))
    between = other.write(e.DossierResumed(), after=[first])
    last = one.write(named("Rif"), after=[between])

    assert folded([first, between, last]).conflicts == {}


def test_what_an_event_that_did_not_arrive_knew_is_not_known() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    first = one.write(named("Atlas"))
    between = other.write(e.DossierResumed(), after=[first])
    last = one.write(named("Rif"), after=[between])

    state = folded([first, last])

    assert (set(state.conflicts), state.incomplete) == ({"name"}, True)


def test_equal_values_of_desks_that_did_not_know_of_each_other_are_no_conflict() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)

    state = folded([one.write(named("Atlas")), other.write(named("Atlas"))])

    assert state.conflicts == {}


def test_different_values_of_desks_that_did_not_know_of_each_other_are_a_conflict() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)

    state = folded([one.write(named("Atlas")), other.write(named("Rif"))])

    assert state.conflicts == {"name": ("Atlas", "Rif")}


def test_yes_and_the_number_one_are_different_values() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    yes = one.write(e.DossierCorrected({"liberal_profession": True}))
    one_ = other.write(e.DossierCorrected({"liberal_profession": 1}))

    assert "liberal_profession" in folded([yes, one_]).conflicts


def test_of_a_conflict_the_last_in_display_order_is_shown() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    early = one.write(named("Atlas"), lamport=9)
    late = other.write(named("Rif"), lamport=3)

    assert folded([early, late]).fields["name"] == "Atlas"


def test_clearing_a_field_stands_against_setting_it() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)

    state = folded([one.write(named("Atlas")), other.write(named(None))])

    assert state.conflicts == {"name": ("Atlas", None)}


def test_a_wall_clock_that_is_wrong_changes_nothing() -> None:
    desk = LogWriter.of(TETOUAN)
    desk.write(named("Atlas"), time=2_000_000_000_000)
    desk.write(named("Rif"), time=0)

    assert folded(desk.events).fields == {"name": "Rif"}


def test_a_lamport_counter_that_lies_supersedes_nothing() -> None:
    desk = LogWriter.of(TETOUAN)
    desk.write(named("Atlas"), lamport=2**53 - 1)
    desk.write(named("Rif"), lamport=0)

    state = folded(desk.events)

    assert (state.fields, state.conflicts) == ({"name": "Rif"}, {})


def test_a_decision_that_names_all_sides_settles_a_conflict() -> None:
    one, other, region = (LogWriter.of(node) for node in (TETOUAN, OUJDA, "REG-1"))
    sides = [one.write(named("Atlas")), other.write(named("Rif"))]
    decided = e.ConflictDecided("name", tuple(map(triple, sides)), "Rif Atlas")
    settled = region.write(decided, after=sides)

    state = folded([*sides, settled])

    assert (state.fields, state.conflicts) == ({"name": "Rif Atlas"}, {})


def test_a_side_that_a_decision_did_not_know_stands_against_it() -> None:
    one, other, region = (LogWriter.of(node) for node in (TETOUAN, OUJDA, "REG-1"))
    known, unknown = one.write(named("Atlas")), other.write(named("Rif"))
    settled = region.write(e.ConflictDecided("name", (), "Atlas SARL"), after=[known])

    assert folded([known, unknown, settled]).conflicts == {"name": ("Atlas SARL", "Rif")}


def test_two_scans_of_one_paper_are_united_and_no_conflict() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    papers = [
        desk.write(e.DocumentScanned("rc_extract", pages))
        for desk, pages in ((one, ("bb", "cc")), (other, ("aa", "bb")))
    ]

    state = folded(papers)

    assert (state.conflicts, state.scans) == ({}, {"rc_extract": ("aa", "bb", "cc")})


def test_one_desk_accepting_what_another_rejects_is_a_conflict() -> None:
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    accepted = one.write(e.DocumentAccepted("rc_extract", "4262", "Oujda"))
    rejected = other.write(e.DocumentRejected("rc_extract", "document.unreadable"))

    assert set(folded([accepted, rejected]).conflicts) == {"document.rc_extract"}


def test_a_field_that_no_enterprise_has_projects_to_nothing() -> None:
    desk = LogWriter.of(TETOUAN)
    desk.write(e.DossierCorrected({"situation": "open", "document.rc_extract": "4262"}))

    assert folded(desk.events).fields == {}


@pytest.mark.parametrize(
    "ref", [1, 7, -1, 2**63, ("TET-1.00000000", 1, "00" * 8), ("", 2**70, "not hex")]
)
def test_a_forged_reference_names_nothing(ref: int | tuple[str, int, str]) -> None:
    desk = LogWriter.of(TETOUAN)
    desk.write(named("Atlas"), after=[ref])

    state = folded(desk.events)

    assert (state.fields, state.incomplete) == ({"name": "Atlas"}, True)


def test_references_that_close_a_ring_leave_every_side_standing() -> None:
    """Hashes rule rings out; should two events name each other all the same, neither is lost."""
    one, other = LogWriter.of(TETOUAN), LogWriter.of(OUJDA)
    first, second = told(one.write(named("Atlas"))), told(other.write(named("Rif")))
    ring = [
        e.Told(item.event, naming(item, ref), item.content)
        for item, ref in ((first, second), (second, first))
    ]

    history = history_of(ring)

    assert latest(history, [(0, "Atlas"), (1, "Rif")])[1] == ("Atlas", "Rif")


def naming(item: e.Told, other: e.Told) -> Head:
    return msgspec.structs.replace(item.head, after=(triple(other.event),))


def test_a_bare_seq_means_the_event_on_its_authors_own_branch() -> None:
    mine, copy = forked()
    mine.write(named("Atlas II"))

    conflicts = replayed(mine, copy).dossiers[DOSSIER].conflicts

    assert conflicts == {"name": ("Atlas II", "Rif")}


def test_a_branch_may_name_a_later_event_of_another_branch_of_its_log() -> None:
    mine, copy = forked()
    copy.write(named("Rif II"))
    mine.write(named("settled"), after=[mine.events[-1], triple(copy.events[-1])])

    assert replayed(mine, copy).dossiers[DOSSIER].conflicts == {}


def forked() -> tuple[LogWriter, LogWriter]:
    """One log on two machines: after a common start each sets the name."""
    mine = LogWriter.of(TETOUAN)
    mine.write(e.StopOpened("TET", "2010-09-28"), "")
    copy = mine.copied()
    mine.write(named("Atlas"))
    copy.write(named("Rif"))
    return mine, copy


def test_two_thousand_events_in_a_chain_fold_to_the_last() -> None:
    desk = LogWriter.of(TETOUAN)
    events = [desk.write(named(f"Atlas {n}"), after=[n] if n else []) for n in range(2000)]

    assert folded(events).fields == {"name": "Atlas 1999"}


def test_two_thousand_events_of_a_chain_that_lies_about_its_order_fold_to_the_last() -> None:
    desk = LogWriter.of(TETOUAN)
    events = [
        desk.write(named(f"Atlas {n}"), after=[n] if n else [], lamport=2000 - n)
        for n in range(2000)
    ]

    assert folded(events).fields == {"name": "Atlas 1999"}


def test_events_that_each_name_all_before_them_fold_to_the_last() -> None:
    desk = LogWriter.of(TETOUAN)
    events = [desk.write(named(f"Atlas {n}"), after=range(1, n + 1)) for n in range(500)]

    assert folded(events).fields == {"name": "Atlas 499"}
