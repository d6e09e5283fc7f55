"""The initiation step: one key, and the day is known; places in sessions; the certificate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.domain.claim_ticket import ticket_of
from infitah_desk.domain.dossier import DossierState
from infitah_desk.services import initiating, planning
from infitah_desk.services.planning import Plan
from infitah_desk.services.session import Session
from tests.gui.dossier_steps import Steps, open_steps
from tests.helpers.caravans import DAY, TETOUAN, Caravan, registered
from tests.helpers.programmes import PROGRAMME_2010

INITIATION = "Menuiserie Zerouali 3"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    """Beside the session with room, one of a single place that is taken."""
    with caravan.at(TETOUAN) as session:
        full = planning.plan_session(session, Plan(DAY, "14:00", "salle B", 1))
        initiating.enrol_in_session(session, full.id, [registered(session, 60)])
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show(INITIATION)
        yield steps


def test_attending_is_one_click_and_leads_to_the_permit(steps: Steps) -> None:
    steps.click("attendInitiationButton")
    assert steps.view.front == "permit"
    assert "28/09/2010" in steps.text("initiationLabel")


def test_who_has_attended_is_not_asked_again(steps: Steps) -> None:
    steps.click("attendInitiationButton")
    steps.view.go_to("initiation")
    assert not steps.button("attendInitiationButton").isVisible()
    assert steps.button("nextStepButton").isVisible()


def state(steps: Steps) -> DossierState:
    shown = steps.view._shown
    assert shown is not None
    return shown.state


def test_a_place_is_one_key_and_stands_in_the_steps_bar(steps: Steps) -> None:
    assert "salle A" in steps.button("sessionButton1").text()
    assert "20" in steps.button("sessionButton1").text()
    steps.key(Qt.Key.Key_1, ALT)
    assert steps.button("sessionButton1").text().startswith("✓")
    assert steps.view.front == "initiation"
    note = steps.view._panels["initiation"].note()
    assert "10:30" in note
    assert "salle A" in note
    assert state(steps).initiation.session.endswith("-1")


def test_who_has_a_place_attends_that_session_with_the_same_key(steps: Steps) -> None:
    steps.key(Qt.Key.Key_1, ALT)
    id_ = state(steps).initiation.session
    steps.primary()
    assert state(steps).initiated == DAY
    people: list[tuple[initiating.Person, ...]] = []
    steps.context.desk.ask(initiating.people_of, people.append, None, id_)
    steps.settle()
    assert [each.attended for each in people[0]] == [True]


def test_a_full_session_cannot_be_chosen(steps: Steps) -> None:
    assert not steps.button("sessionButton2").isEnabled()


def test_a_place_is_given_back(steps: Steps) -> None:
    steps.click("sessionButton1")
    steps.key(Qt.Key.Key_Backspace, ALT)
    assert state(steps).initiation.session == ""
    assert not steps.button("withdrawSessionButton").isVisible()


def test_a_place_is_changed_for_another(steps: Steps) -> None:
    steps.context.desk.do(planning.plan_session, lambda _: None, None, Plan(DAY, "16:00", "C"))
    steps.settle()
    steps.click("sessionButton1")
    steps.click("sessionButton3")
    assert "16:00" in steps.view._panels["initiation"].note()


def test_a_cancelled_session_is_said_and_no_longer_offered(steps: Steps) -> None:
    steps.click("sessionButton1")
    steps.context.desk.do(
        planning.cancel_session,
        lambda _: None,
        None,
        state(steps).initiation.session,
        "salle fermée",
    )
    steps.settle()
    assert "10:30" in steps.text("initiationLabel")
    assert "salle A" not in steps.button("sessionButton1").text()
    assert "10:30" not in steps.view._panels["initiation"].note()


def test_who_leaves_with_a_place_gets_a_ticket(steps: Steps) -> None:
    assert not steps.view.bottom.ticket.isVisible()
    steps.click("sessionButton1")
    assert ticket_of(state(steps).dossier) in steps.text("ticketLabel")
    assert steps.view.bottom.ticket.isVisible()


def test_the_certificate_is_the_next_thing_where_the_programme_wants_it(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = msgspec.structs.replace(PROGRAMME_2010.eligibility, certificate_required=True)
    wanting = msgspec.structs.replace(PROGRAMME_2010, eligibility=terms)
    monkeypatch.setattr(Session, "programme", property(lambda _: wanting))
    steps.click("attendInitiationButton")
    assert steps.view.front == "initiation"
    steps.click("certifyInitiationButton")
    assert state(steps).initiation.certified == DAY
    assert steps.view.front == "permit"
