"""What is rarely done to a dossier: it asks in place, and says before what will come of it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from infitah_desk.domain.dossier import DossierState
from infitah_desk.services.showing import Shown, show_dossier
from infitah_desk.system.texts import Language, say
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import Caravan

DOCUMENTS, INITIATION, READY, ISSUED = (f"Menuiserie Zerouali {n}" for n in (2, 3, 4, 5))


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        yield steps


def state(steps: Steps, name: str) -> DossierState:
    found: list[Shown] = []
    steps.context.desk.ask(show_dossier, found.append, None, steps.dossiers[name])
    steps.settle()
    return found[0].state


def more(steps: Steps, name: str) -> None:
    """Show a dossier, and press the key for more."""
    steps.show(name)
    steps.key(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)


def test_a_dossier_is_cancelled_for_a_reason(steps: Steps, language: Language) -> None:
    more(steps, DOCUMENTS)
    steps.click("cancelDossierButton")
    assert not steps.button("moreConfirmButton").isEnabled()
    steps.retype("moreReasonField", "activité cessée")
    steps.click("moreConfirmButton")
    assert state(steps, DOCUMENTS).situation.name == "cancelled"
    assert say("step.cancelled", language) in steps.text("situationLabel")
    assert "activité cessée" in steps.text("situationLabel")


def test_whoever_opens_it_again_is_told_that_papers_are_seen_anew(steps: Steps) -> None:
    more(steps, INITIATION)
    steps.click("cancelDossierButton")
    steps.retype("moreReasonField", "doublon")
    steps.click("moreConfirmButton")
    steps.click("parkButton")
    assert state(steps, INITIATION).situation.name == "cancelled"
    assert steps.text("moreWordsLabel")
    steps.click("moreConfirmButton")
    opened = state(steps, INITIATION)
    assert opened.situation.name == "open"
    assert not opened.documents


def test_a_dossier_with_a_permit_cannot_be_cancelled_here(steps: Steps) -> None:
    more(steps, ISSUED)
    assert steps.button("giveOutDossierButton").isVisible()
    assert not steps.button("cancelDossierButton").isVisible()


def test_everything_held_is_given_out_in_clear_and_said_to_be(
    steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    more(steps, READY)
    steps.click("giveOutDossierButton")
    steps.click("moreConfirmButton")
    (file,) = tmp_path.glob("dossier-*.zip")
    assert str(file) in steps.told()
    with zipfile.ZipFile(file) as archive:
        held = json.loads(archive.read("dossier.json"))
    assert held["enterprise"]["name"] == READY


def test_an_erasure_is_asked_for_with_what_it_reaches(steps: Steps) -> None:
    more(steps, READY)
    steps.click("eraseDossierButton")
    assert steps.text("moreWordsLabel")
    steps.retype("moreReasonField", "demande du gérant")
    steps.click("moreConfirmButton")
    assert state(steps, READY).erasure_requested
    assert not state(steps, READY).erased
    assert not steps.button("eraseDossierButton").isVisible()


def test_only_a_supervisor_asks_for_an_erasure(steps: Steps) -> None:
    steps.context.desk.supervisor = False
    more(steps, READY)
    assert not steps.button("eraseDossierButton").isVisible()


def test_another_dossier_closes_what_was_asked(steps: Steps) -> None:
    more(steps, DOCUMENTS)
    steps.click("cancelDossierButton")
    steps.retype("moreReasonField", "activité cessée")
    steps.show(READY)
    assert not steps.field("moreReasonField").isVisible()
    assert not steps.field("moreReasonField").text()
