"""Further copies, formats, and what ends a permit: each asked in place, said in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.permit_panel import PermitPanel
from infitah_desk.gui.preferences import load_preferences
from infitah_desk.services.admitting import add_account
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.queueing import Waiting, waiting_sheets
from infitah_desk.services.registering import list_dossiers
from infitah_desk.storage.queries import Listed
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import settled
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import PASSWORD

READY, ISSUED, PRINTED, HANDED_OVER = (f"Menuiserie Zerouali {n}" for n in range(4, 8))
LASER, CARD_PRINTER = "HP LaserJet", "Zebra ZC300"
CLERK = "Ahmed"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "permis"


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path, folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        steps.context.preferences.folders["permits"] = str(folder)
        yield steps


def panel(steps: Steps) -> PermitPanel:
    found = steps.view.findChild(PermitPanel)
    assert found is not None
    return found


def choose(steps: Steps, name: str, data: str) -> None:
    box = steps.view.findChild(QComboBox, name)
    assert box is not None
    assert box.isVisible()
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    steps.settle()


def waiting(steps: Steps) -> list[Waiting]:
    came: list[Waiting] = []
    steps.context.desk.ask(waiting_sheets, came.extend, None)
    steps.settle()
    return came


def saved(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


def test_an_owner_who_lost_the_permit_gets_another_copy_for_that_reason(
    steps: Steps, folder: Path
) -> None:
    steps.show(HANDED_OVER)
    assert not steps.button("printPermitButton").isVisible()
    steps.key(Qt.Key.Key_J, CTRL)
    assert panel(steps).card.why.choice.hasFocus()
    choose(steps, "copyReasonField", "copy.lost")
    steps.primary()
    (sheet,) = waiting(steps)
    assert (sheet.copy, sheet.reason) == (2, "copy.lost")
    assert [name.endswith("-2.pdf") for name in saved(folder)] == [True]
    steps.click("sheetInHandButton")
    assert "2" in steps.text("permitFactsLabel")
    steps.click("handOverButton")
    assert not steps.button("handOverButton").isVisible()


def test_own_words_say_why_there_is_another_copy(steps: Steps) -> None:
    steps.show(PRINTED)
    steps.click("anotherCopyButton")
    choose(steps, "copyReasonField", "copy.other")
    steps.retype("copyReasonWordsField", "Pour la banque")
    steps.primary()
    assert [sheet.reason for sheet in waiting(steps)] == ["Pour la banque"]


def test_what_another_copy_does_to_the_sheets_before_it_is_said(steps: Steps) -> None:
    steps.show(PRINTED)
    steps.click("anotherCopyButton")
    choose(steps, "copyReasonField", "copy.lost")
    void = steps.text("copyEffectLabel")
    choose(steps, "copyReasonField", "copy.other")
    assert steps.text("copyEffectLabel") not in {"", void}


def test_the_reason_after_a_spoiled_sheet_is_chosen_already(steps: Steps) -> None:
    steps.show(ISSUED)
    steps.primary()
    steps.click("spoilPermitButton")
    choose(steps, "spoilReasonField", "spoiled.torn")
    steps.click("spoilConfirmButton")
    assert panel(steps).card.copy_reason == "copy.spoiled"
    steps.primary()
    assert [sheet.reason for sheet in waiting(steps)] == ["copy.spoiled"]


def test_after_a_jam_the_reason_is_that_of_the_copy_that_jammed(steps: Steps) -> None:
    steps.show(PRINTED)
    steps.click("anotherCopyButton")
    choose(steps, "copyReasonField", "copy.other")
    steps.retype("copyReasonWordsField", "Pour la banque")
    steps.primary()
    steps.click("spoilPermitButton")
    choose(steps, "spoilReasonField", "spoiled.torn")
    steps.click("spoilConfirmButton")
    steps.click("anotherCopyButton")
    assert panel(steps).card.copy_reason == "copy.other"


def test_a_sheet_is_not_thrown_away_for_a_reason_that_nobody_named(steps: Steps) -> None:
    steps.show(ISSUED)
    steps.primary()
    steps.click("spoilPermitButton")
    choose(steps, "spoilReasonField", "")
    assert not steps.button("spoilConfirmButton").isEnabled()
    steps.retype("spoilReasonWordsField", "Café renversé")
    steps.click("spoilConfirmButton")
    assert waiting(steps) == []


def test_a_sheet_that_never_came_out_is_the_same_copy_again(steps: Steps) -> None:
    steps.show(ISSUED)
    steps.primary()
    steps.click("notPrintedButton")
    assert waiting(steps) == []
    steps.primary()
    assert [sheet.copy for sheet in waiting(steps)] == [1]


def test_the_format_is_remembered_and_shown(
    steps: Steps, qtbot: QtBot, folder: Path, settings_folder: Path
) -> None:
    steps.show(ISSUED)
    choose(steps, "permitFormatField", "card")
    assert load_preferences(settings_folder).formats == {"permit": "card"}
    preview = panel(steps).preview
    qtbot.waitUntil(
        lambda: preview.page is not None and preview.page.width() > preview.page.height()
    )
    steps.primary()
    assert [name.endswith("-card.pdf") for name in saved(folder)] == [True]
    assert [sheet.format for sheet in waiting(steps)] == ["card"]


def test_each_format_has_its_own_printer(
    steps: Steps, settings_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "infitah_desk.gui.printing.print_pages", lambda _, *told: printed.append(told)
    )
    panel(steps).card.printers.offer((LASER, CARD_PRINTER))
    steps.show(ISSUED)
    choose(steps, "printerField", LASER)
    choose(steps, "permitFormatField", "card")
    assert panel(steps).card.printers.printer == ""
    choose(steps, "printerField", CARD_PRINTER)
    assert load_preferences(settings_folder).printers == {"a4": LASER, "card": CARD_PRINTER}
    steps.primary()
    choose(steps, "permitFormatField", "a4")
    assert panel(steps).card.printers.printer == LASER
    assert [printer for printer, _ in printed] == [CARD_PRINTER]
    assert [(sheet.format, sheet.outlet) for sheet in waiting(steps)] == [("card", CARD_PRINTER)]


def test_a_permit_is_revoked_only_with_a_reason_and_asked_twice(
    steps: Steps, language: Language
) -> None:
    steps.show(PRINTED)
    steps.click("revokePermitButton")
    assert not steps.button("permitEndingConfirmButton").isEnabled()
    choose(steps, "revokeReasonField", "revoked.stolen")
    number = steps.text("permitStateLabel")
    steps.click("permitEndingConfirmButton")
    assert say("revoked.stolen", language) in steps.text("permitFactsLabel")
    assert steps.text("permitStateLabel") != number
    assert not steps.button("revokePermitButton").isVisible()


def test_what_confirms_is_in_sight_on_the_smallest_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 640)
    found: list[Listed] = []
    window.context.desk.ask(
        lambda session: list(list_dossiers(session, "printed")), found.extend, None
    )
    settled(qtbot, window)
    window.context.ways.dossier_asked.emit(found[0].dossier)
    settled(qtbot, window)
    window.context.ways.button_asked.emit("dossiers", "reissuePermitButton")
    confirm = window.findChild(QPushButton, "permitEndingConfirmButton")
    assert confirm is not None
    qtbot.waitUntil(lambda: confirm.visibleRegion().boundingRect().size() == confirm.size())


def test_a_new_number_takes_the_place_of_a_permit(steps: Steps, language: Language) -> None:
    steps.show(HANDED_OVER)
    before = panel(steps).note()
    steps.click("reissuePermitButton")
    choose(steps, "revokeReasonField", "revoked.wrong_holder")
    steps.click("permitEndingConfirmButton")
    after = panel(steps).note()
    assert after not in {"", before}
    assert before in steps.text("permitFactsLabel")
    assert say("revoked.wrong_holder", language) in steps.text("permitFactsLabel")
    assert steps.button("printPermitButton").isVisible()


def test_pressing_again_revokes_nothing(steps: Steps, caravan: Caravan) -> None:
    steps.show(PRINTED)
    number = panel(steps).note()
    steps.click("revokePermitButton")
    steps.click("revokePermitButton")
    assert not steps.button("permitEndingConfirmButton").isVisible()
    steps.context.desk.lock()
    steps.settle()
    with caravan.at(TETOUAN) as session:
        assert not find_permit(session, number)[1].revoked


def test_a_clerk_is_offered_no_revoking(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        add_account(session, CLERK, PASSWORD, "clerk")
    with open_steps(qtbot, qapp, caravan, settings_folder, CLERK) as steps:
        steps.show(PRINTED)
        assert steps.button("anotherCopyButton").isVisible()
        assert not steps.button("revokePermitButton").isVisible()
