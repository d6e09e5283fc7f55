"""Who may write what: each kind against each role, and within which scope."""

from __future__ import annotations

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.rights import RIGHTS, may_write
from infitah_desk.domain.roster import Roster
from tests.helpers.dossiers import number
from tests.helpers.logs import (
    DOSSIER,
    LogWriter,
    authority,
    enrolment,
    folded,
    founding,
    log_of,
    replayed,
    roster_of,
)

ROSTER = roster_of(authority("TET-1", "OUJ-1", "REG-1"))
LOGS = {
    "desk": log_of("TET-1"),
    "coordinator": log_of("REG-1"),
    "authority": log_of("HQ"),
    "stranger": log_of("SAF-9"),
}
D, DC, DA, CA, A, DCA = (
    {"desk"},
    {"desk", "coordinator"},
    {"desk", "authority"},
    {"coordinator", "authority"},
    {"authority"},
    {"desk", "coordinator", "authority"},
)

# Every kind, as TET-1 may say it, and the roles that may. Written out by hand.
TABLE: list[tuple[e.Content, set[str]]] = [
    (e.DossierRegistered(), D),
    (e.DossierCorrected(), DCA),
    (e.DossierSeenAgain("", 1), D),
    (e.DossierParked(), D),
    (e.DossierResumed(), D),
    (e.DossierReopened(), D),
    (e.DossierWaitlisted(), D),
    (e.DossierCancelled(), DCA),
    (e.DocumentAccepted("rc_extract"), D),
    (e.DocumentRejected("rc_extract", "reason"), D),
    (e.DocumentScanned("rc_extract"), D),
    (e.DocumentConfirmed("rc_extract", "ab"), D),
    (e.InitiationEnrolled("s1"), D),
    (e.InitiationWithdrawn("s1"), D),
    (e.InitiationAttended("2010-09-28"), D),
    (e.InitiationCertified("2010-09-28"), D),
    (e.PermitIssued(number(1), 1, 0), D),
    (e.PermitPrinted(number(1), 1), D),
    (e.PermitHandedOver(number(1)), D),
    (e.PermitSpoiled(number(1), 1, "torn"), D),
    (e.PermitRevoked(number(1), "error"), DA),
    (e.PackOrdered(number(1), "IAM-2990", 299_000, 89_700, "2010-09-28"), DA),
    (e.PackDelivered(number(1), "ab", "2010-09-28"), DA),
    (e.PackCancelled(number(1), "ab", "2010-09-28"), DA),
    (e.ConflictDecided("name", ()), CA),
    (e.DuplicateDecided("d-2", "same"), CA),
    (e.ErasureRequested(), DCA),
    (e.ErasureConfirmed(), A),
    (e.StopOpened("TET", "2010-09-28"), D),
    (e.StopClosed("TET", "2010-09-28"), D),
    (e.SessionPlanned("s1", "TET", "2010-09-28", "10:30"), D),
    (e.SessionCancelled("s1"), D),
    (e.FormsReserved(1, 20), D),
    (founding(), A),
    (e.ProgrammePublished(""), A),
    (enrolment("NAD-1"), A),
    (e.BlockGranted("TET-1", ((201, 300, 1), (0, 0, 0), (0, 0, 0))), A),
    (e.NodeRevoked("TET-1", ()), A),
    (e.PermitsVoided(((number(1), 0),)), A),
]


def test_every_kind_has_its_rights() -> None:
    assert RIGHTS.keys() == set(e.KINDS.values())


def test_every_kind_stands_in_the_table_of_these_tests() -> None:
    assert {type(content) for content, _ in TABLE} == set(e.KINDS.values())


@pytest.mark.parametrize("role", LOGS)
@pytest.mark.parametrize(("content", "roles"), TABLE, ids=[c.KIND for c, _ in TABLE])
def test_a_kind_is_written_by_its_roles_only(
    content: e.Content, roles: set[str], role: str
) -> None:
    assert may_write(content, LOGS[role], ROSTER) == (role in roles)


@pytest.mark.parametrize(
    "content",
    [
        e.PermitIssued(number(1, "OUJ-1"), 1, 0),  # another desk's number
        e.PermitIssued(number(101), 101, 0),  # the second installation's part of the block
        e.PermitIssued(number(301), 301, 0),  # beyond the block
        e.PermitIssued(number(1), 2, 0),  # a serial that is not the number's
        e.PermitIssued(number(1).lower(), 1, 0),  # not the number's one spelling
        e.PermitIssued("C2-TET1-00001-?", 1, 0),
        e.PermitPrinted(number(1, "OUJ-1"), 1),
        e.PermitSpoiled(number(1, "OUJ-1"), 1, "torn"),
        e.PermitRevoked(number(1, "OUJ-1"), "error"),
        e.PackOrdered(number(1, "OUJ-1"), "IAM-2990", 299_000, 89_700, "2010-09-28"),
        e.PackDelivered(number(1, "OUJ-1"), "ab", "2010-09-28"),
        e.PackCancelled(number(1, "OUJ-1"), "ab", "2010-09-28"),
        e.PermitRevoked("no number", "error"),
        e.StopOpened("OUJ", "2010-09-28"),
        e.StopClosed("OUJ", "2010-09-28"),
        e.SessionPlanned("s1", "OUJ", "2010-09-28", "10:30"),
    ],
    ids=repr,
)
def test_a_desk_stays_within_its_own_block_and_forum(content: e.Content) -> None:
    assert not may_write(content, log_of("TET-1"), ROSTER)


def test_a_later_installation_revokes_what_an_earlier_one_issued() -> None:
    assert may_write(e.PermitRevoked(number(1), "error"), log_of("TET-1", 2), ROSTER)


def test_the_authority_revokes_permits_of_every_block() -> None:
    assert may_write(e.PermitRevoked(number(1, "OUJ-1"), "error"), log_of("HQ"), ROSTER)


def test_a_permit_is_handed_over_at_another_desk() -> None:
    assert may_write(e.PermitHandedOver(number(1, "OUJ-1")), log_of("TET-1"), ROSTER)


@pytest.mark.parametrize("content", [e.Unknown("x"), e.Malformed("x")], ids=repr)
def test_what_this_program_cannot_read_nobody_may_write(content: e.Content) -> None:
    assert not may_write(content, log_of("TET-1"), ROSTER)


def test_where_no_authority_is_known_every_log_is_taken_at_its_word() -> None:
    assert may_write(e.ErasureConfirmed(), log_of("TET-1"), Roster())


def test_an_event_beyond_its_authors_rights_is_an_alarm() -> None:
    desk = LogWriter.of("TET-1")
    event = desk.write(e.ErasureConfirmed())

    state = replayed(authority("TET-1"), desk).dossiers[DOSSIER]

    assert [(a.code, a.hash) for a in state.alarms] == [("alarm.outside_rights", event.hash.hex())]


def test_an_event_beyond_its_authors_rights_projects_to_nothing() -> None:
    desk = LogWriter.of("TET-1")
    desk.write(e.ErasureConfirmed())

    assert not replayed(authority("TET-1"), desk).dossiers[DOSSIER].erased


def test_a_kind_that_is_not_known_yet_is_no_alarm() -> None:
    desk = LogWriter.of("TET-1")
    desk.write_raw("dossier.sold", {"to": "whom"}, b"")

    assert folded(desk.events).alarms == ()


def test_an_event_of_a_later_version_is_not_read_as_if_it_were_known() -> None:
    desk = LogWriter.of("TET-1")
    desk.write_raw("initiation.attended", {"date": "2010-09-28"}, b"", version=2)

    assert not folded(desk.events).initiated


@pytest.mark.parametrize(
    ("kind", "fact", "body"),
    [
        ("initiation.attended", {"date": "tomorrow"}, b""),
        ("initiation.attended", {"date": "2010-09-28\n"}, b""),
        ("initiation.attended", {}, b""),
        ("permit.issued", {"number": number(1), "serial": 10**30, "issued_at": 0}, b""),
        ("permit.printed", {"number": number(1), "copy": -1}, b""),
        ("dossier.corrected", {}, b"{"),
        ("dossier.corrected", {}, b'{"values":{"name":1.5}}'),
        ("dossier.corrected", {}, b"[" * 9_999),
        ("dossier.corrected", {}, b'{"values":{"name":"\xff"}}'),
    ],
)
def test_what_does_not_fit_its_kind_is_an_alarm(
    kind: str, fact: dict[str, object], body: bytes
) -> None:
    desk = LogWriter.of("TET-1")
    desk.write_raw(kind, fact, body)

    assert [alarm.code for alarm in folded(desk.events).alarms] == ["alarm.outside_rights"]
