"""Places in a session, who was there, and the list that is signed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain.errors import Refused
from infitah_desk.services import initiating, opening, planning, verifying
from infitah_desk.services.initiating import people_of
from infitah_desk.services.planning import Plan
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, TETOUAN, Caravan, registered

NEXT_DAY = "2010-09-29"


def planned(session: Session, places: int = 0, date: str = DAY) -> str:
    opening.open_the_stop(session, DAY)
    return planning.plan_session(session, Plan(date=date, time="10:30", places=places)).id


def attended(session: Session, id_: str) -> dict[str, bool]:
    return {each.dossier: each.attended for each in people_of(session, id_)}


def test_places_are_given_to_all_or_to_none(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_ = planned(session, places=1)
        dossiers = [registered(session, number) for number in (1, 2)]
        with pytest.raises(Refused, match=r"session\.full"):
            initiating.enrol_in_session(session, id_, dossiers)
        assert people_of(session, id_) == ()
        assert initiating.enrol_in_session(session, id_, dossiers[:1]).left == 0


def test_a_place_in_another_session_frees_the_first(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        first, second = planned(session, places=1), planned(session, places=1)
        dossier = registered(session, 1)
        initiating.enrol_in_session(session, first, [dossier])
        initiating.enrol_in_session(session, second, [dossier])
        assert [planning.find_session(session, each).left for each in (first, second)] == [1, 0]
        initiating.withdraw_from_session(session, dossier)
        assert planning.find_session(session, second).left == 1


def test_nobody_takes_a_place_in_what_is_cancelled_or_unknown(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_, dossier = planned(session), registered(session, 1)
        planning.cancel_session(session, id_, "salle fermée")
        with pytest.raises(Refused, match=r"session\.cancelled"):
            initiating.enrol_in_session(session, id_, [dossier])
        with pytest.raises(Refused, match=r"session\.cancelled"):
            initiating.attend_session(session, id_, [dossier])
        with pytest.raises(Refused, match=r"session\.unknown"):
            initiating.enrol_in_session(session, "TET-1-0928-9", [dossier])


def test_one_several_or_all_attended_with_a_place_or_without(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_ = planned(session, places=2)
        first, second, walked_in = (registered(session, number) for number in (1, 2, 3))
        initiating.enrol_in_session(session, id_, [first, second])
        initiating.attend_session(session, id_, [first, walked_in])
        assert attended(session, id_) == {first: True, second: False, walked_in: True}
        held = initiating.attend_all(session, id_)
        assert [each.dossier for each in held.people] == [second]
        assert all(attended(session, id_).values())
        assert initiating.attend_all(session, id_).people == ()
        with pytest.raises(Refused, match=r"session\.nobody_named"):
            initiating.attend_session(session, id_, [])


def test_of_all_whoever_cannot_is_left_out_and_named(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_ = planned(session)
        good, gone = registered(session, 1), registered(session, 2)
        initiating.enrol_in_session(session, id_, [good, gone])
        session.act(gone, c.CancelDossier("parti"))
        with pytest.raises(Refused, match=r"dossier\.cancelled"):
            initiating.attend_session(session, id_, [good, gone])
        assert attended(session, id_) == {good: False, gone: False}
        held = initiating.attend_all(session, id_)
        assert [each.dossier for each in held.people] == [good]
        assert held.refused == ((gone, "dossier.cancelled"),)


def test_the_panels_own_button_counts_for_the_session_with_the_place(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_, dossier = planned(session), registered(session, 1)
        initiating.enrol_in_session(session, id_, [dossier])
        verifying.attend_initiation(session, dossier)
        assert attended(session, id_) == {dossier: True}


def test_whoever_attended_another_session_needs_the_place_no_more(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        today, tomorrow = planned(session), planned(session, places=1, date=NEXT_DAY)
        dossier = registered(session, 1)
        initiating.enrol_in_session(session, tomorrow, [dossier])
        initiating.attend_session(session, today, [dossier])
        assert planning.find_session(session, tomorrow).left == 1


def test_a_session_is_attended_on_its_own_day_and_not_before(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_, dossier = planned(session, date=NEXT_DAY), registered(session, 1)
        with pytest.raises(Refused, match=r"session\.not_yet"):
            initiating.attend_session(session, id_, [dossier])
        opening.open_the_stop(session, "2010-09-30")
        initiating.attend_session(session, id_, [dossier])
        assert session.store.state(dossier).initiated == NEXT_DAY


def test_the_certificate_is_for_those_who_were_there(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        id_ = planned(session)
        there, absent = registered(session, 1), registered(session, 2)
        initiating.enrol_in_session(session, id_, [there, absent])
        initiating.attend_session(session, id_, [there])
        with pytest.raises(Refused, match=r"missing\.initiation"):
            initiating.certify_session(session, id_, [there, absent])
        held = initiating.certify_all(session, id_)
        assert [(each.dossier, each.certified) for each in held.people] == [(there, True)]
        assert {each.dossier: each.certified for each in people_of(session, id_)} == {
            there: True,
            absent: False,
        }


def test_the_list_of_a_session_names_everybody_with_their_ticket(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        id_ = planned(session)
        initiating.enrol_in_session(session, id_, [registered(session, n) for n in range(1, 21)])
        printed = initiating.print_sheet(session, id_, tmp_path / "list.pdf")
        tickets = [each.ticket for each in people_of(session, id_)]
    document = pypdfium2.PdfDocument(printed.file)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert (printed.pages, len(texts)) == (2, 2)
    assert [ticket for ticket in tickets if not any(ticket in text for text in texts)] == []
