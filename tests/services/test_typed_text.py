"""Reasons and names that people type, paste or pass as bytes: kept clean, or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infitah_desk.domain.commands import AcceptDocument, RejectDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.services import (
    enrolling,
    issuing,
    opening,
    printing,
    registering,
    verifying,
)
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, HQ, TETOUAN, Caravan, in_hand, issued, registered

# What a terminal makes of bytes that are no UTF-8, a mark of direction, a control character.
ODD = " faute\udcff \u202ede frappe\x07\n "
KEPT = "faute de frappe"


@pytest.fixture
def number(caravan: Caravan) -> str:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
    return number


def corrected(session: Session, number: str, reason: str) -> object:
    dossier = issuing.find_permit(session, number)[0].dossier
    return registering.correct(session, dossier, {"city": "Safi"}, reason)


def rejected(session: Session, number: str, reason: str) -> object:
    dossier = issuing.find_permit(session, number)[0].dossier
    return verifying.reject_document(session, dossier, RejectDocument("rc_extract", reason))


Reasoned = Callable[[Session, str, str], object]
REASONED = pytest.mark.parametrize(
    "act", [corrected, rejected, issuing.spoil_sheet, issuing.revoke_permit]
)


@REASONED
def test_a_reason_is_kept_without_what_nobody_sees(
    caravan: Caravan, number: str, act: Reasoned
) -> None:
    with caravan.at(TETOUAN) as session:
        act(session, number, ODD)
        *_, last = session.store.log.read(session.store.own_log, 1, 2**62)
        assert KEPT.encode() in last.head + (last.body or b"")


@REASONED
@pytest.mark.parametrize("reason", ["", "  ", "\u200f\u202c", "\udcff", "\n"])
def test_what_nobody_sees_is_no_reason(
    caravan: Caravan, number: str, act: Reasoned, reason: str
) -> None:
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        act(session, number, reason)
    assert refused.value.code == "reason.missing"
    assert caravan.digest(TETOUAN) == before


@REASONED
def test_a_reason_without_end_is_refused(caravan: Caravan, number: str, act: Reasoned) -> None:
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        act(session, number, "x" * 200_000)
    assert refused.value.code == "event.too_large"
    assert caravan.digest(TETOUAN) == before


def test_who_takes_a_permit_is_kept_clean(caravan: Caravan, number: str) -> None:
    with caravan.at(TETOUAN) as session:
        in_hand(session, number, caravan.folder / "permit.pdf")
        issuing.hand_over(session, number, "Driss\udcff \u202dAlami ")
        *_, last = session.store.log.read(session.store.own_log, 1, 2**62)
        assert b'"to":"Driss Alami"' in (last.body or b"")


@pytest.mark.parametrize(
    ("reason", "code"), [(" \u202e", "reason.missing"), ("x" * 200_000, "event.too_large")]
)
def test_a_node_is_revoked_for_a_reason(caravan: Caravan, reason: str, code: str) -> None:
    with caravan.at(HQ) as session, pytest.raises(Refused) as refused:
        enrolling.revoke_node(session, TETOUAN, reason)
    assert refused.value.code == code


def test_a_papers_date_is_kept_in_one_form(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 2)
        paper = AcceptDocument("rc_extract", "5002", "Tétouan", issued="20100901")
        state = verifying.accept_document(session, dossier, paper)
    assert state.documents["rc_extract"].issued == "2010-09-01"
