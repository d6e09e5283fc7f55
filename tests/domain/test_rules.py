"""What a command makes of a dossier, and why it is refused."""

from __future__ import annotations

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.eligibility import missing
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.rules import _RULES, decide
from tests.helpers.dossiers import (
    COURT,
    DAY,
    LEGAL_TIME,
    RC,
    TP,
    UNKNOWN_DOSSIER,
    Telling,
    a_dossier,
    a_ready_dossier,
    an_empty_dossier,
    now,
    number,
)
from tests.helpers.logs import LogWriter, authority, replayed
from tests.helpers.programmes import PROGRAMME_2010

FIRST = number(1)
RC_CHECKS = ("original", "same_enterprise", "not_struck_off")


def refusal(telling: Telling, command: c.Command, **circumstances: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        telling.decides(command, **circumstances)
    return refused.value.codes


# --- Registering and correcting -------------------------------------------------------------------


def test_registering_keeps_what_was_said_and_nothing_empty() -> None:
    command = c.RegisterDossier({"name": "Atlas", "phone": None, "city": ""}, "ab", 7)

    assert decide(UNKNOWN_DOSSIER, command, now()) == [
        e.DossierRegistered("ab", 7, {"name": "Atlas"})
    ]


def test_registering_needs_no_open_stop() -> None:
    assert decide(UNKNOWN_DOSSIER, c.RegisterDossier({"name_ar": "أطلس"}), now(stop=None))


def test_registering_needs_a_name() -> None:
    with pytest.raises(Refused, match=r"name\.missing"):
        decide(UNKNOWN_DOSSIER, c.RegisterDossier({"city": "Tétouan"}), now())


def test_a_list_that_repeats_an_enterprise_is_noted() -> None:
    assert a_dossier().decides(c.NoteSeenAgain("ab", 7)) == [e.DossierSeenAgain("ab", 7)]


def test_a_correction_names_only_what_it_changes() -> None:
    values = {"city": "Tétouan", "phone": "+212539943008"}

    assert a_dossier().decides(c.CorrectDossier(values, " mistyped ")) == [
        e.DossierCorrected({"phone": "+212539943008"}, "mistyped")
    ]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.CorrectDossier({"city": "Fès"}, " "), "reason.missing"),
        (c.CorrectDossier({"city": "Tétouan"}, "why"), "correction.changes_nothing"),
        (c.CorrectDossier({"phone": None}, "why"), "correction.changes_nothing"),
        (c.CorrectDossier({"name": None}, "why"), "name.missing"),
    ],
)
def test_a_correction_has_a_reason_and_changes_something(
    command: c.CorrectDossier, code: str
) -> None:
    assert refusal(a_dossier(), command) == (code,)


# --- What every command asks of a dossier ---------------------------------------------------------

ABOUT_A_DOSSIER: list[c.Command] = [
    c.CorrectDossier({"city": "Fès"}, "why"),
    c.ParkDossier("certificate"),
    c.WaitlistDossier(),
    c.CancelDossier("left"),
    c.AcceptDocument("rc_extract", RC, COURT),
    c.RejectDocument("rc_extract", "reason"),
    c.AttendInitiation(),
    c.ResumeDossier(),
    c.IssuePermit(),
]


@pytest.mark.parametrize("command", ABOUT_A_DOSSIER, ids=repr)
def test_nothing_is_done_to_a_dossier_that_is_not_known(command: c.Command) -> None:
    with pytest.raises(Refused, match=r"dossier\.unknown"):
        decide(UNKNOWN_DOSSIER, command, now())


@pytest.mark.parametrize("command", ABOUT_A_DOSSIER[:-2], ids=repr)
def test_nothing_is_done_to_a_cancelled_dossier(command: c.Command) -> None:
    assert refusal(a_dossier().then(e.DossierCancelled()), command) == ("dossier.cancelled",)


@pytest.mark.parametrize("command", ABOUT_A_DOSSIER, ids=repr)
def test_nothing_is_done_to_an_erased_dossier(command: c.Command) -> None:
    head, desk = authority("TET-1"), LogWriter.of("TET-1")
    desk.write(e.DossierRegistered(values={"name": "Atlas"}))
    head.write(e.ErasureConfirmed())
    (state,) = replayed(head, desk).dossiers.values()

    with pytest.raises(Refused, match=r"dossier\.erased"):
        decide(state, command, now())


NEEDS_A_STOP: list[tuple[Telling, c.Command]] = [
    (a_dossier(), c.AcceptDocument("rc_extract", RC, COURT)),
    (a_dossier(), c.RejectDocument("rc_extract", "reason")),
    (a_dossier(), c.AttendInitiation()),
    (a_ready_dossier(), c.IssuePermit()),
    (a_ready_dossier().issued(), c.ConfirmSheet(FIRST, 1)),
    (a_ready_dossier().issued(), c.SpoilPermit(FIRST, 1, "torn")),
    (a_ready_dossier().issued().printed(), c.HandOverPermit(FIRST)),
]


@pytest.mark.parametrize(("telling", "command"), NEEDS_A_STOP)
def test_documents_initiation_and_permits_need_an_open_stop(
    telling: Telling, command: c.Command
) -> None:
    assert refusal(telling, command, stop=None) == ("stop.not_open",)


# --- Situations -----------------------------------------------------------------------------------


def test_a_dossier_is_parked_with_the_promised_time() -> None:
    assert a_dossier().decides(c.ParkDossier("certificate", "2010-09-28T15:00")) == [
        e.DossierParked("2010-09-28T15:00", "certificate")
    ]


def test_a_dossier_that_is_not_parked_is_not_resumed() -> None:
    assert refusal(a_dossier(), c.ResumeDossier()) == ("dossier.not_parked",)


@pytest.mark.parametrize("said", [e.DossierParked(), e.DossierWaitlisted()])
def test_a_dossier_put_aside_is_resumed(said: e.Content) -> None:
    assert a_dossier().then(said).decides(c.ResumeDossier()) == [e.DossierResumed()]


def test_a_cancelled_dossier_is_reopened_and_its_papers_are_seen_anew() -> None:
    cancelled = a_ready_dossier().then(e.DossierCancelled("left"))

    reopened = cancelled.then(*cancelled.decides(c.ResumeDossier()))

    assert reopened.contents[-1] == e.DossierReopened(("rc_extract",))
    assert (reopened.state.situation.name, reopened.state.documents) == ("open", {})
    assert reopened.state.initiated
    assert missing(reopened.state, PROGRAMME_2010) == ("missing.document",)


def test_a_cancellation_has_a_reason() -> None:
    assert refusal(a_dossier(), c.CancelDossier(" ")) == ("reason.missing",)


def test_waiting_twice_is_waiting_once() -> None:
    assert a_dossier().then(e.DossierWaitlisted()).decides(c.WaitlistDossier()) == []


def test_who_holds_a_permit_does_not_wait_for_one() -> None:
    assert refusal(a_ready_dossier().issued(), c.WaitlistDossier()) == ("permit.already_held",)


@pytest.mark.parametrize("said", [e.DossierParked(), e.DossierWaitlisted()])
def test_who_was_put_aside_and_gets_a_permit_is_here_again(said: e.Content) -> None:
    issued = a_ready_dossier().then(said).decides(c.IssuePermit())

    assert [type(each) for each in issued] == [e.DossierResumed, e.PermitIssued]


# --- Conflicts and erasure ------------------------------------------------------------------------


def test_only_a_conflict_is_decided() -> None:
    assert refusal(a_dossier(), c.DecideConflict("name", "Rif")) == ("conflict.unknown",)


def test_an_erasure_is_asked_for_once_and_with_a_reason() -> None:
    assert refusal(a_dossier(), c.RequestErasure("")) == ("reason.missing",)
    asked = a_dossier().then(*a_dossier().decides(c.RequestErasure("the owner asks")))
    assert asked.state.erasure_requested
    assert asked.decides(c.RequestErasure("again")) == []


def test_what_was_said_of_an_erasure_is_erased_with_the_rest() -> None:
    said = a_dossier().decides(c.ConfirmErasure("the owner asks"))

    assert said == [e.ErasureRequested("the owner asks"), e.ErasureConfirmed()]
    assert a_dossier().then(e.ErasureRequested("x")).decides(c.ConfirmErasure("y")) == said[1:]


def test_a_dossier_with_a_valid_permit_is_not_cancelled() -> None:
    assert refusal(a_ready_dossier().issued(), c.CancelDossier("left")) == ("dossier.holds_permit",)


# --- Documents ------------------------------------------------------------------------------------


def test_a_paper_that_shows_what_the_dossier_states_is_accepted() -> None:
    command = c.AcceptDocument("rc_extract", f"0{RC}", "tetouan", "2010-09-01")

    assert a_dossier().with_rc().decides(command) == [
        e.DocumentAccepted("rc_extract", RC, "tetouan", "2010-09-01", checks=RC_CHECKS)
    ]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AcceptDocument("rc_extract", "77", COURT), "document.number_differs"),
        (c.AcceptDocument("rc_extract", RC, "Oujda"), "document.number_differs"),
        (c.AcceptDocument("tp_certificate", "87654321"), "document.number_differs"),
        (c.AcceptDocument("rc_extract"), "document.number_missing"),
        (c.AcceptDocument("rc_extract", "no number"), "rc.not_a_number"),
        (c.AcceptDocument("tp_certificate", "123"), "tp.length"),
        (c.AcceptDocument("rc_extract", RC, COURT, "yesterday"), "date.invalid"),
        (c.AcceptDocument("passport", "1"), "document.type_unknown"),
    ],
)
def test_a_paper_that_does_not_fit_is_refused(command: c.AcceptDocument, code: str) -> None:
    assert refusal(a_dossier().with_rc().with_tp(), command) == (code,)


def test_a_paper_fills_what_the_dossier_lacks() -> None:
    command = c.AcceptDocument("rc_extract", RC, COURT)

    assert a_dossier().decides(command) == [
        e.DossierCorrected({"rc_number": RC, "rc_court": COURT}, "rc_extract"),
        e.DocumentAccepted("rc_extract", RC, COURT, checks=RC_CHECKS),
    ]


def test_a_paper_fills_what_was_to_be_corrected() -> None:
    command = c.AcceptDocument("tp_certificate", TP)

    corrected, _ = a_dossier().marked("tp_number").decides(command)

    assert corrected == e.DossierCorrected({"tp_number": TP}, "tp_certificate")


def test_an_rc_extract_whose_court_nobody_names_is_refused() -> None:
    command = c.AcceptDocument("rc_extract", RC)

    assert refusal(an_empty_dossier(), command) == ("document.court_missing",)


def test_the_number_of_an_identity_card_is_not_kept() -> None:
    accepted = a_dossier().decides(c.AcceptDocument("manager_id", "L123456"))

    assert accepted == [e.DocumentAccepted("manager_id", checks=("original", "likeness"))]


def test_a_paper_is_rejected_for_a_reason() -> None:
    assert refusal(a_dossier(), c.RejectDocument("rc_extract", "")) == ("reason.missing",)


# --- Initiation -----------------------------------------------------------------------------------


def test_an_initiation_bears_the_stops_legal_date() -> None:
    assert a_dossier().decides(c.AttendInitiation()) == [e.InitiationAttended(DAY)]


def test_an_initiation_attended_twice_is_said_once() -> None:
    assert a_dossier().initiated().decides(c.AttendInitiation()) == []


# --- Permits --------------------------------------------------------------------------------------


def test_a_permit_takes_the_next_number_and_the_legal_time() -> None:
    assert a_ready_dossier().decides(c.IssuePermit(), next_serial=42) == [
        e.PermitIssued("C2-TET1-00042-E", 42, LEGAL_TIME)
    ]


def test_a_permit_is_refused_with_all_that_is_missing() -> None:
    telling = a_dossier().without("sector").marked("phone")

    assert refusal(telling, c.IssuePermit(), next_serial=None) == (
        "dossier.to_correct",
        "missing.sector",
        "ineligible.no_rc_or_tp",
        "missing.document",
        "missing.initiation",
        "quota.used_up",
    )


def test_a_second_permit_is_refused() -> None:
    telling = a_ready_dossier().issued()

    assert refusal(telling, c.IssuePermit(), next_serial=2) == ("permit.already_held",)


def test_after_a_revocation_a_new_number_is_given() -> None:
    telling = a_ready_dossier().issued().revoked()

    assert telling.decides(c.IssuePermit(), next_serial=2) == [
        e.PermitIssued(number(2), 2, LEGAL_TIME)
    ]


ISSUED = a_ready_dossier().issued()


def test_a_sheet_in_hand_is_printed() -> None:
    assert ISSUED.decides(c.ConfirmSheet(FIRST, 1)) == [e.PermitPrinted(FIRST, 1)]


def test_a_sheet_confirmed_twice_is_printed_once() -> None:
    assert ISSUED.printed().decides(c.ConfirmSheet(FIRST, 1)) == []


def test_after_a_spoiled_sheet_the_next_copy_is_printed() -> None:
    telling = ISSUED.spoiled()

    assert telling.decides(c.ConfirmSheet(FIRST, 2)) == [e.PermitPrinted(FIRST, 2, "copy.spoiled")]


@pytest.mark.parametrize(
    ("void", "code"), [((FIRST, 0), "permit.revoked"), ((FIRST, 1), "permit.spoiled")]
)
def test_what_headquarters_told_everybody_is_void_is_revoked_but_not_handed_over(
    void: tuple[str, int], code: str
) -> None:
    told: dict[str, object] = {"is_void": lambda number, copy: (number, copy) == void}
    assert refusal(ISSUED.printed(), c.HandOverPermit(FIRST), **told) == (code,)
    assert ISSUED.printed().decides(c.RevokePermit(FIRST, "error"), **told)


@pytest.mark.parametrize(
    ("telling", "command", "code"),
    [
        (ISSUED, c.ConfirmSheet(FIRST, 0), "permit.copy_unknown"),
        (ISSUED, c.ConfirmSheet(FIRST, 2), "permit.copy_unknown"),
        (ISSUED.printed().spoiled(), c.ConfirmSheet(FIRST, 1), "permit.spoiled"),
        (ISSUED.printed(255), c.ConfirmSheet(FIRST, 256), "permit.copy_unknown"),
        (ISSUED, c.ConfirmSheet(number(9), 1), "permit.unknown"),
        (ISSUED, c.SpoilPermit(FIRST, 7, "torn"), "permit.copy_unknown"),
        (ISSUED, c.SpoilPermit(FIRST, -1, "torn"), "permit.copy_unknown"),
        (ISSUED.spoiled(), c.SpoilPermit(FIRST, 1, "torn"), "permit.spoiled"),
        (ISSUED, c.SpoilPermit(FIRST, 1, ""), "reason.missing"),
        (ISSUED, c.HandOverPermit(FIRST), "permit.not_printed"),
        (ISSUED.printed().spoiled(), c.HandOverPermit(FIRST), "permit.not_printed"),
        (ISSUED.printed().handed_over(), c.HandOverPermit(FIRST), "permit.already_handed_over"),
        (ISSUED, c.RevokePermit(FIRST, ""), "reason.missing"),
        (ISSUED.revoked(), c.RevokePermit(FIRST, "error"), "permit.revoked"),
        (ISSUED.revoked(), c.ConfirmSheet(FIRST, 1), "permit.revoked"),
        (ISSUED.revoked(), c.SpoilPermit(FIRST, 1, "torn"), "permit.revoked"),
        (ISSUED.printed().revoked(), c.HandOverPermit(FIRST), "permit.revoked"),
    ],
)
def test_a_permit_does_not_skip_a_part_of_its_life(
    telling: Telling, command: c.Command, code: str
) -> None:
    assert refusal(telling, command) == (code,)


@pytest.mark.parametrize("telling", [ISSUED, ISSUED.printed()])
def test_a_sheet_is_spoiled_before_and_after_it_is_in_hand(telling: Telling) -> None:
    assert telling.decides(c.SpoilPermit(FIRST, 1, "torn")) == [
        e.PermitSpoiled(FIRST, 1, "spoiled.torn")
    ]


def test_a_printed_permit_is_handed_over_to_whom_the_clerk_names() -> None:
    assert ISSUED.printed().decides(c.HandOverPermit(FIRST, "fils")) == [
        e.PermitHandedOver(FIRST, "fils", 1)
    ]


def test_a_permit_is_revoked_without_an_open_stop() -> None:
    assert ISSUED.decides(c.RevokePermit(FIRST, "error"), stop=None) == [
        e.PermitRevoked(FIRST, "revoked.error")
    ]


def test_every_command_has_its_rule() -> None:
    assert _RULES.keys() == set(c.Command.__subclasses__())
