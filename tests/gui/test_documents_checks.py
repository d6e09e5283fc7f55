"""What is ticked, agreed and looked at twice: no tick is kept, and nobody confirms the own word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.events import ProgrammePublished
from infitah_desk.gui.pages.documents_form import marked
from infitah_desk.gui.pages.documents_panel import DocumentsPanel
from infitah_desk.services import admitting, verifying
from infitah_desk.system.texts import Language, say
from tests.gui.dossier_steps import Steps, open_steps
from tests.helpers.caravans import HQ, TETOUAN, Caravan, registered
from tests.helpers.folders import ACCOUNT, PASSWORD
from tests.helpers.programmes import CAREFUL_PROGRAMME_TEXT

DOCUMENTS = "Menuiserie Zerouali 2"
OTHER = "Menuiserie Zerouali 8"
ACCEPTED = "Menuiserie Zerouali 30"
CLERK = "Karim"
CHECKS = ("original", "same_enterprise", "not_struck_off")


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        yield opened(steps, DOCUMENTS)


def opened(steps: Steps, name: str) -> Steps:
    steps.show(name)
    steps.view.go_to("documents")
    steps.settle()
    return steps


@pytest.fixture
def careful(caravan: Caravan) -> Caravan:
    """Each point is ticked by itself, and a supervisor looks too; a clerk accepted one paper."""
    with caravan.at(HQ) as session:
        session.write([("", [ProgrammePublished(CAREFUL_PROGRAMME_TEXT)])])
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        admitting.add_account(session, CLERK, PASSWORD, "clerk")
    with caravan.at(TETOUAN, CLERK) as session:
        dossier = registered(session, 30)
        paper = AcceptDocument("rc_extract", "5030", "Tétouan", checks=CHECKS)
        verifying.accept_document(session, dossier, paper)
    return caravan


@pytest.fixture
def careful_steps(
    qtbot: QtBot, qapp: QApplication, careful: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, careful, settings_folder) as steps:
        yield opened(steps, DOCUMENTS)


def boxes(steps: Steps) -> list[QCheckBox]:
    panel = steps.view.findChild(DocumentsPanel)
    assert panel is not None
    return panel.checks.boxes


def ticked(steps: Steps) -> list[bool]:
    return [box.isChecked() for box in boxes(steps)]


def test_accepting_without_a_tick_ticks_and_attests_all(steps: Steps, caravan: Caravan) -> None:
    dossier = steps.dossiers[DOCUMENTS]
    steps.primary()
    steps.context.desk.lock()
    steps.settle()
    with caravan.at(TETOUAN) as session:
        assert session.store.state(dossier).documents["rc_extract"].checks == CHECKS


def test_ticks_have_keys(steps: Steps) -> None:
    steps.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert ticked(steps) == [False, True, False]


def test_a_dossier_that_is_opened_again_has_no_tick(steps: Steps) -> None:
    for box in boxes(steps):
        box.click()
    steps.show(OTHER)
    assert not any(ticked(steps))
    opened(steps, DOCUMENTS)
    assert not any(ticked(steps))


def test_another_paper_has_no_tick(steps: Steps) -> None:
    boxes(steps)[0].click()
    panel = steps.view.findChild(DocumentsPanel)
    assert panel is not None
    panel.form.choose("tp_certificate")
    assert not any(ticked(steps))
    panel.form.choose("rc_extract")
    assert not any(ticked(steps))


def test_whoever_comes_back_to_the_step_ticks_anew(steps: Steps) -> None:
    boxes(steps)[0].click()
    steps.view.go_to("enterprise")
    steps.view.go_to("documents")
    assert not any(ticked(steps))


def test_ticks_stay_while_other_work_goes_on(steps: Steps) -> None:
    boxes(steps)[0].click()
    steps.context.desk.changed.emit()
    steps.settle()
    assert ticked(steps) == [True, False, False]


def test_where_each_point_is_wanted_all_are_ticked_first(careful_steps: Steps) -> None:
    steps = careful_steps
    accept = steps.button("acceptDocumentButton")
    boxes(steps)[0].click()
    boxes(steps)[2].click()
    assert not accept.isEnabled()
    assert boxes(steps)[1].accessibleName() in steps.text("attestLabel")
    assert boxes(steps)[0].accessibleName() not in steps.text("attestLabel")
    boxes(steps)[1].click()
    assert accept.isEnabled()


def test_a_supervisor_confirms_what_a_clerk_accepted(careful_steps: Steps) -> None:
    steps = careful_steps
    opened(steps, ACCEPTED)
    assert CLERK in steps.text("attestLabel")
    steps.click("confirmDocumentButton")
    assert steps.view.front == "initiation"


def test_a_second_look_waits_at_the_documents(careful_steps: Steps) -> None:
    careful_steps.show(ACCEPTED)
    assert careful_steps.view.front == "documents"


def test_whoever_accepted_is_told_that_somebody_else_must_look(careful_steps: Steps) -> None:
    steps = careful_steps
    for box in boxes(steps):
        box.click()
    steps.click("acceptDocumentButton")
    assert not _confirms(steps)
    assert steps.text("attestLabel")
    steps.context.desk.supervisor = False
    assert not _confirms(steps)


def test_a_clerk_is_told_that_a_supervisor_must_look(
    qtbot: QtBot, qapp: QApplication, careful: Caravan, settings_folder: Path
) -> None:
    with careful.at(TETOUAN) as session:
        dossier = registered(session, 31)
        paper = AcceptDocument("rc_extract", "5031", "Tétouan", checks=CHECKS)
        verifying.accept_document(session, dossier, paper)
    with open_steps(qtbot, qapp, careful, settings_folder, CLERK) as steps:
        opened(steps, "Menuiserie Zerouali 31")
        assert not _confirms(steps)
        assert ACCOUNT in steps.text("attestLabel")


def _confirms(steps: Steps) -> bool:
    button = steps.view.findChild(QPushButton, "confirmDocumentButton")
    return button is not None and button.isVisible()


def note(steps: Steps, field: str) -> str:
    label = steps.view.findChild(QLabel, f"paperNote_{field}")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_a_number_that_differs_shows_where(steps: Steps) -> None:
    steps.retype("paperNumberField", "5202")
    assert "5<b><u>2</u></b>02" in note(steps, "number")


def test_a_name_is_compared_and_its_other_words_are_marked(steps: Steps) -> None:
    steps.retype("paperNameField", "Menuiserie Zerouali 2")
    assert note(steps, "name") == ""
    steps.retype("paperNameField", "Boulangerie Zerouali 2")
    assert "<b><u>Boulangerie</u></b> Zerouali 2" in note(steps, "name")
    assert steps.button("acceptDocumentButton").isEnabled()


def test_what_is_typed_is_text_and_no_markup() -> None:
    shown = marked("<b>A</b> & fils", [(0, 8)])
    assert "<b><u>&lt;b&gt;A&lt;/b&gt;</u></b> &amp; fils" in shown


def test_an_expired_card_warns(steps: Steps, language: Language) -> None:
    panel = steps.view.findChild(DocumentsPanel)
    assert panel is not None
    panel.form.choose("manager_id")
    assert not steps.field("paperNumberField").isVisible()
    steps.retype("paperExpiryField", "01/01/2010")
    assert steps.text("ageLabel") == say("document.expired", language, date="01/01/2010")
    steps.retype("paperExpiryField", "99/99/2010")
    assert not steps.button("acceptDocumentButton").isEnabled()
