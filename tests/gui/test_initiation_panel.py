"""The initiation step: one key, and the day is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.dossier_steps import Steps, open_steps
from tests.helpers.caravans import Caravan

INITIATION = "Menuiserie Zerouali 3"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
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
