"""Claim tickets: from the slip in a hand back to the dossier, wherever it was given out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.documents.page_image import codes_in_picture, render_page
from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.errors import Refused
from infitah_desk.services import claiming, initiating, opening, parking, planning
from infitah_desk.services.counting import due_back
from infitah_desk.services.listing import list_rows, show_rows
from infitah_desk.services.planning import Plan
from infitah_desk.services.registering import find_dossiers
from tests.helpers.caravans import DAY, TETOUAN, TETOUAN_2, Caravan, registered

LATIN, ARABIC = "CDFGHJKLNPRSTUVXY", "ؤيبلاتنمىحقسفعرءغ"
ON_ARABIC_KEYS = str.maketrans(LATIN, ARABIC)


def ways_to_write(ticket: str) -> tuple[str, ...]:
    bare = ticket.replace("-", "")
    return ticket, ticket.lower(), bare.lower(), f" {bare} ", bare.translate(ON_ARABIC_KEYS)


def test_a_ticket_finds_its_dossier_however_it_is_typed(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        registered(session, 2)
        for written in ways_to_write(ticket_of(dossier)):
            assert claiming.dossier_of(session, written) == dossier
            assert [each.dossier for each in find_dossiers(session, written, 5)] == [dossier]
            (row,) = show_rows(session, list_rows(session, written).ids)
            assert row.dossier == dossier


def test_a_ticket_finds_its_dossier_before_those_that_are_called_so(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        ticket = ticket_of(dossier)
        namesake = registered(session, 2, name=f"Café {ticket.replace('-', ' ')}")
        found = [each.dossier for each in find_dossiers(session, ticket, 5)]
        assert found == [dossier, namesake]
        assert [each.dossier for each in find_dossiers(session, ticket, 1)] == [dossier]


def test_a_ticket_is_good_at_the_other_desk_after_an_exchange(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 1)
        parking.park(session, dossier, "attestation", "15:00")
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session:
        assert claiming.dossier_of(session, ticket_of(dossier)) == dossier


def test_what_is_no_ticket_or_nobodys_is_refused(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        other = ticket_of(f"{dossier} of another caravan")
        with pytest.raises(Refused, match=r"ticket\.unknown"):
            claiming.dossier_of(session, other)
        for text in ("", "CDFG", dossier, "C2-TET1-00042-E"):
            with pytest.raises(Refused, match=r"ticket\.invalid"):
                claiming.dossier_of(session, text)


def test_a_ticket_of_two_dossiers_is_refused_naming_both(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        one, other = registered(session, 1), registered(session, 2)
        # Chance would have it once in four hundred millions.
        session.store.db.conn.execute("UPDATE dossier SET ticket = ?", (ticket_of(one),))
        with pytest.raises(Refused) as refused:
            claiming.dossier_of(session, ticket_of(one))
    assert (refused.value.code, refused.value.details["dossiers"]) == (
        "ticket.ambiguous",
        [one, other],
    )


def test_the_slip_carries_the_ticket_in_a_code_and_what_was_agreed(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 1, name="Café Atlas", name_ar="مقهى أطلس")
        id_ = planning.plan_session(session, Plan(time="16:00", room="Salle B")).id
        initiating.enrol_in_session(session, id_, [dossier])
        parking.park(session, dossier, "attestation de la TP", "15h")
        printed = claiming.print_ticket(session, dossier, tmp_path / "ticket.pdf")
    document = pypdfium2.PdfDocument(printed.file)
    page = document[0]
    text = page.get_textpage().get_text_range()
    codes = codes_in_picture(render_page(page, 200))
    document.close()
    assert (printed.ticket, printed.pages) == (ticket_of(dossier), 1)
    assert [claim.upper() for claim in codes] == [printed.ticket.replace("-", "")]
    for said in (printed.ticket, "Café Atlas", "attestation de la TP", "15:00", "16:00", "Salle B"):
        assert said in text


def test_nobodys_slip_is_never_written(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused, match=r"dossier\.unknown"):
        claiming.print_ticket(session, "nobody", tmp_path / "ticket.pdf")
    assert not (tmp_path / "ticket.pdf").exists()


def test_who_is_due_back_is_told_with_ticket_and_delay(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossiers = [registered(session, number) for number in (1, 2, 3)]
        now = session.now().astimezone()
        later = (now.hour * 60 + now.minute + 30) % 1440
        parking.park(session, dossiers[0], "attestation", f"{later // 60}:{later % 60:02}")
        parking.park(session, dossiers[1], "attestation")
        assert [each.late for each in due_back(session)] == [0, 0]
        caravan.clock.pass_by(45 * 60)
        due = due_back(session)
    assert [(each.dossier, each.late) for each in due] == [(dossiers[0], 15), (dossiers[1], 0)]
    assert due[0].ticket == ticket_of(dossiers[0])
