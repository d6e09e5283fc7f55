"""A place in a session, attendance and certificate."""

from __future__ import annotations

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from tests.helpers.dossiers import DAY, a_dossier

SESSIONS = {"morning": 2, "full": 0}


def left(session: str) -> int | None:
    return SESSIONS.get(session)


def refusal(command: c.Command, *contents: e.Content) -> str:
    with pytest.raises(Refused) as refused:
        a_dossier().then(*contents).decides(command, places_left=left)
    return refused.value.code


def test_a_place_is_taken_where_one_is_free() -> None:
    decided = a_dossier().decides(c.EnrolInSession("morning"), places_left=left)
    assert decided == [e.InitiationEnrolled("morning")]


def test_a_place_that_one_has_is_no_second_one() -> None:
    telling = a_dossier().then(e.InitiationEnrolled("full"))
    assert telling.decides(c.EnrolInSession("full"), places_left=left) == []


@pytest.mark.parametrize(
    ("session", "code"), [("full", "session.full"), ("never planned", "session.unknown")]
)
def test_no_place_where_there_is_none(session: str, code: str) -> None:
    assert refusal(c.EnrolInSession(session)) == code


def test_who_attended_needs_no_place() -> None:
    attended = e.InitiationAttended(DAY)
    assert refusal(c.EnrolInSession("morning"), attended) == "session.attended"


def test_whoever_has_a_place_attended_that_session() -> None:
    telling = a_dossier().then(e.InitiationEnrolled("morning"))
    decided = telling.decides(c.AttendInitiation(), places_left=left)
    assert decided == [e.InitiationAttended(DAY, "morning")]


def test_a_session_that_does_not_take_place_was_not_attended() -> None:
    telling = a_dossier().then(e.InitiationEnrolled("cancelled since"))
    decided = telling.decides(c.AttendInitiation(), places_left=left)
    assert decided == [e.InitiationAttended(DAY)]


def test_a_session_that_is_named_counts_before_the_place() -> None:
    telling = a_dossier().then(e.InitiationEnrolled("morning"))
    decided = telling.decides(c.AttendInitiation("full"), places_left=left)
    assert decided == [e.InitiationAttended(DAY, "full")]


def test_a_place_given_back_is_given_back_once() -> None:
    assert refusal(c.WithdrawFromSession()) == "session.not_enrolled"


def test_the_certificate_is_for_whoever_attended() -> None:
    assert refusal(c.CertifyInitiation()) == "missing.initiation"
    attended = a_dossier().initiated()
    assert attended.decides(c.CertifyInitiation()) == [e.InitiationCertified(DAY)]
    certified = attended.then(e.InitiationCertified(DAY))
    assert certified.decides(c.CertifyInitiation()) == []
