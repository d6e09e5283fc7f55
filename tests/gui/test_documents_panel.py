"""The documents step: the paper against the form, in words, accepted or rejected by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from infitah_desk.domain.events import StopClosed
from infitah_desk.gui.pages.documents_form import read_day
from infitah_desk.system.texts import Language, say
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import DAY, TETOUAN, Caravan, registered

DOCUMENTS = "Menuiserie Zerouali 2"
BY_TAX = "Menuiserie Zerouali 20"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with caravan.at(TETOUAN) as session:
        registered(session, 20, rc_number="", rc_court="", tp_number="26677519")
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show(DOCUMENTS)
        yield steps


def test_what_the_form_says_is_there_to_compare(steps: Steps) -> None:
    assert steps.field("paperNumberField").text() == "5002"
    assert steps.field("paperCourtField").text() == "Tétouan"
    assert steps.button("acceptDocumentButton").isEnabled()


def test_the_type_that_fits_the_form_is_chosen(steps: Steps) -> None:
    steps.show(BY_TAX)
    chosen = steps.view.findChild(QComboBox, "paperTypeField")
    assert chosen is not None
    assert chosen.currentData() == "tp_certificate"
    assert steps.field("paperNumberField").text() == "26677519"
    assert not steps.field("paperCourtField").isVisible()


def test_an_accepted_paper_is_listed_and_the_next_step_comes(steps: Steps) -> None:
    steps.click("acceptDocumentButton")
    assert steps.view.front == "initiation"
    steps.view.go_to("documents")
    steps.sees("5002 Tétouan")


def test_a_paper_that_differs_cannot_be_accepted(steps: Steps, language: Language) -> None:
    steps.retype("paperNumberField", "777")
    assert not steps.button("acceptDocumentButton").isEnabled()
    assert steps.text("agreementLabel") == say("document.number_differs", language)


def test_the_unshifted_row_of_azerty_means_digits(steps: Steps) -> None:
    steps.retype("paperNumberField", "(àà é".replace(" ", ""))
    assert steps.field("paperNumberField").text() == "5002"
    assert steps.button("acceptDocumentButton").isEnabled()


def test_the_date_of_the_paper_is_kept(steps: Steps) -> None:
    steps.retype("paperDateField", "14092010")
    steps.click("acceptDocumentButton")
    steps.view.go_to("documents")
    steps.sees("14/09/2010")


def test_an_old_paper_warns_and_is_accepted(steps: Steps) -> None:
    steps.retype("paperDateField", "01/01/2010")
    assert "270" in steps.text("ageLabel")
    steps.click("acceptDocumentButton")
    assert steps.view.front == "initiation"


def test_a_date_that_is_none_holds_the_paper_back(steps: Steps) -> None:
    steps.retype("paperDateField", "31/02/2010")
    assert not steps.button("acceptDocumentButton").isEnabled()


def test_a_rejected_paper_is_listed_with_its_reason(steps: Steps, language: Language) -> None:
    steps.key(Qt.Key.Key_R, CTRL)
    reason = steps.view.findChild(QComboBox, "rejectReasonField")
    assert reason is not None
    assert reason.hasFocus()
    steps.key(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    steps.click("rejectConfirmButton")
    steps.sees(say("reason.expired", language))
    assert steps.view.front == "documents"


def test_without_a_stop_a_supervisor_opens_it_in_place(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        session.write([("", [StopClosed("TET", DAY)])])
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show(DOCUMENTS)
        assert not steps.button("acceptDocumentButton").isEnabled()
        steps.click("openStopButton")
        assert steps.button("acceptDocumentButton").isEnabled()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14/09/2010", "2010-09-14"),
        ("14.9.2010", "2010-09-14"),
        ("4-9-2010", "2010-09-04"),
        ("14092010", "2010-09-14"),
        ("&'àçé0&0", "2010-09-14"),
        ("١٤/٠٩/٢٠١٠", "2010-09-14"),
        ("  ", ""),
        ("31/02/2010", None),
        ("hier", None),
        ("14/09/10", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: str | None) -> None:
    assert read_day(typed) == day
