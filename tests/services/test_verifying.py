"""The second look at a desk: who may have it, what waits for it, and what ends it."""

from __future__ import annotations

import pytest

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import ProgrammePublished
from infitah_desk.services import admitting, opening, registering, verifying
from infitah_desk.services.cancelling import cancel
from infitah_desk.services.parking import resume
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, HQ, NORTH, TETOUAN, Caravan, registered
from tests.helpers.folders import PASSWORD
from tests.helpers.programmes import CAREFUL_PROGRAMME_TEXT

CHECKS = ("original", "same_enterprise", "not_struck_off")
CLERK, SUPERVISOR = "Karim", "Nadia"


@pytest.fixture
def careful(caravan: Caravan) -> Caravan:
    """A caravan whose programme asks for each point and a second look, and a desk of three."""
    with caravan.at(HQ) as session:
        session.write([("", [ProgrammePublished(CAREFUL_PROGRAMME_TEXT)])])
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN, NORTH)
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        admitting.add_account(session, CLERK, PASSWORD, "clerk")
        admitting.add_account(session, SUPERVISOR, PASSWORD, "supervisor")
    return caravan


def accepted(session: Session, dossier: str, *checks: str) -> None:
    paper = AcceptDocument("rc_extract", "5001", "Tétouan", checks=checks or CHECKS)
    verifying.accept_document(session, dossier, paper)


@pytest.fixture
def dossier(careful: Caravan) -> str:
    """A dossier whose extract a clerk accepted."""
    with careful.at(TETOUAN, CLERK) as session:
        dossier = registered(session, 1)
        accepted(session, dossier)
    return dossier


def confirm(caravan: Caravan, dossier: str, account: str) -> str:
    with caravan.at(TETOUAN, account) as session:
        try:
            verifying.confirm_document(session, dossier, "rc_extract")
        except Refused as refused:
            return refused.code
    return ""


def missing(caravan: Caravan, dossier: str) -> tuple[str, ...]:
    with caravan.at(TETOUAN) as session:
        return registering.eligibility(session, dossier).missing


def awaiting(caravan: Caravan, node: str = TETOUAN) -> list[tuple[str, str, str]]:
    with caravan.at(node) as session:
        papers = verifying.papers_awaiting(session)
    return [(each.dossier, each.type, each.author) for each in papers]


def test_a_paper_counts_after_the_second_look(careful: Caravan, dossier: str) -> None:
    assert "missing.second_look" in missing(careful, dossier)
    assert confirm(careful, dossier, SUPERVISOR) == ""
    assert "missing.second_look" not in missing(careful, dossier)


def test_a_clerk_has_no_second_look(careful: Caravan, dossier: str) -> None:
    assert confirm(careful, dossier, CLERK) == "account.not_allowed"


def test_a_supervisor_does_not_confirm_the_own_acceptance(careful: Caravan, dossier: str) -> None:
    with careful.at(TETOUAN, SUPERVISOR) as session:
        accepted(session, dossier)
    assert confirm(careful, dossier, SUPERVISOR) == "document.same_person"


def test_what_waits_for_a_second_look_is_listed_until_it_had_it(
    careful: Caravan, dossier: str
) -> None:
    assert awaiting(careful) == [(dossier, "rc_extract", CLERK)]
    assert confirm(careful, dossier, SUPERVISOR) == ""
    assert awaiting(careful) == []


def test_where_no_second_look_is_asked_for_nothing_waits(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        accepted(session, registered(session, 1))
    assert awaiting(caravan) == []


def test_a_cancelled_dossier_waits_for_nothing(careful: Caravan, dossier: str) -> None:
    with careful.at(TETOUAN) as session:
        cancel(session, dossier, "left")
    assert awaiting(careful) == []


def test_each_point_must_be_named(careful: Caravan) -> None:
    with careful.at(TETOUAN, CLERK) as session:
        dossier = registered(session, 2, rc_number="5001")
        with pytest.raises(Refused) as refused:
            accepted(session, dossier, "original")
    assert refused.value.details["checks"] == list(CHECKS[1:])


def test_a_dossier_taken_up_again_has_its_papers_seen_and_confirmed_anew(
    careful: Caravan, dossier: str
) -> None:
    assert confirm(careful, dossier, SUPERVISOR) == ""
    with careful.at(TETOUAN) as session:
        cancel(session, dossier, "left")
        resume(session, dossier)
    assert "missing.document" in missing(careful, dossier)
    assert confirm(careful, dossier, SUPERVISOR) == "document.not_accepted"
    with careful.at(TETOUAN, CLERK) as session:
        accepted(session, dossier)
    assert "missing.second_look" in missing(careful, dossier)


def test_a_second_look_travels(careful: Caravan, dossier: str) -> None:
    assert confirm(careful, dossier, SUPERVISOR) == ""
    careful.merge(NORTH, careful.export(TETOUAN).file)
    with careful.at(NORTH) as session:
        assert session.store.state(dossier).documents["rc_extract"].confirmed
