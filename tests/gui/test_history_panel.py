"""The history: who wrote what when, in the language of the moment, with what stood before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.gui.pages.history_panel import HistoryPanel
from infitah_desk.services import registering
from infitah_desk.services.parking import park
from infitah_desk.system.texts import Language, field_name, say
from tests.gui.dossier_steps import Steps, open_steps
from tests.helpers.caravans import TETOUAN, Caravan, registered

CORRECTED = "Menuiserie Zerouali 40"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 40, phone="05 39 97 05 81")
        registering.correct(session, dossier, {"sector": "G", "phone": None}, "vu avec elle")
        park(session, dossier, "attestation", "15:00")
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.show(CORRECTED)
        steps.view.go_to("history")
        steps.settle()
        yield steps


def rows(steps: Steps) -> list[tuple[str, ...]]:
    panel = steps.view.findChild(HistoryPanel)
    assert panel is not None
    lines = panel.lines()
    assert panel.table.rowCount() == len(lines)
    return lines


def test_each_event_is_told_in_order_with_who_and_when(steps: Steps, language: Language) -> None:
    told = rows(steps)
    codes = ("event.dossier.registered", "event.dossier.corrected", "event.dossier.parked")
    assert [row[2].splitlines()[0] for row in told] == [say(code, language) for code in codes]
    assert {row[1] for row in told} == {"Salma · TET-1"}
    assert all(row[0].startswith("28/09/2010") for row in told)


def test_a_correction_tells_what_stood_there_before(steps: Steps, language: Language) -> None:
    (_, correction, _) = rows(steps)
    lines = correction[2].splitlines()
    (sector,) = [line for line in lines if field_name("sector", language) in line]
    words = {"fr": ("Industrie manufacturière", "Commerce"), "ar": ("الصناعة التحويلية", "التجارة")}
    before, after = words[language]
    assert sector.index(before) < sector.index(after)
    assert any("+212539970581" in line and "—" in line for line in lines)
    assert "vu avec elle" in correction[2]


def test_the_language_of_the_history_is_switched_live(steps: Steps, language: Language) -> None:
    other: Language = "ar" if language == "fr" else "fr"
    steps.context.switch_language(other)
    steps.view.retranslate()
    assert rows(steps)[0][2] == say("event.dossier.registered", other)


def test_a_promised_time_and_its_reason_are_told(steps: Steps) -> None:
    parked = rows(steps)[-1][2]
    assert "15:00" in parked
    assert "attestation" in parked


def test_another_dossier_shows_another_history(steps: Steps) -> None:
    steps.show("Menuiserie Zerouali 2")
    steps.view.go_to("history")
    steps.settle()
    assert len(rows(steps)) == 1
