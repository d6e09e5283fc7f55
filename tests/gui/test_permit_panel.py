"""The permit step: issued, on paper or in a file, in hand, handed over, spoiled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.pages.history_panel import HistoryPanel
from infitah_desk.gui.pages.permit_panel import PermitPanel
from infitah_desk.gui.pages.permit_state import Life, life_of
from infitah_desk.gui.widgets.page_preview import PagePreview
from infitah_desk.services.queueing import note_sent
from infitah_desk.services.registering import correct
from infitah_desk.services.session import Session
from infitah_desk.services.showing import Shown, show_dossier
from infitah_desk.system.texts import Language, field_name
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import TETOUAN, Caravan

READY, ISSUED, PRINTED, HANDED_OVER = (f"Menuiserie Zerouali {n}" for n in range(4, 8))


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


def saved(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


def test_a_permit_goes_from_ready_to_handed_over_by_one_key(steps: Steps, folder: Path) -> None:
    steps.show(READY)
    steps.primary()
    (number,) = [word for word in steps.text("permitStateLabel").split() if "C2-" in word]
    number = number.strip("\u2068\u2069.")
    steps.primary()
    assert saved(folder) == [f"{number}.pdf"]
    steps.primary()
    steps.primary()
    assert not steps.button("handOverButton").isVisible()
    assert steps.view.front == "permit"
    assert [code[:3] for code in codes_in_file(folder / f"{number}.pdf")] == ["PN1"]


def test_the_page_itself_is_shown(steps: Steps, qtbot: QtBot) -> None:
    steps.show(ISSUED)
    preview = steps.view.findChild(PagePreview)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.page is not None)
    assert preview.page is not None
    assert preview.page.height() > preview.page.width()


def test_the_file_says_where_it_lies(steps: Steps, folder: Path) -> None:
    steps.show(ISSUED)
    steps.key(Qt.Key.Key_S, CTRL)
    assert str(folder / saved(folder)[0]) in steps.text("permitFileLabel")


def test_the_print_key_prints_the_same_copy_again_until_it_is_in_hand(
    steps: Steps, folder: Path
) -> None:
    steps.show(ISSUED)
    steps.key(Qt.Key.Key_P, CTRL)
    steps.key(Qt.Key.Key_P, CTRL)
    assert len(saved(folder)) == 1
    assert steps.button("sheetInHandButton").isVisible()


def test_a_spoiled_sheet_makes_the_next_one_another_copy(steps: Steps, folder: Path) -> None:
    steps.show(ISSUED)
    steps.primary()
    steps.key(Qt.Key.Key_G, CTRL)
    steps.click("spoilConfirmButton")
    steps.primary()
    assert [name.endswith("-2.pdf") for name in saved(folder)] == [True, False]


@pytest.mark.parametrize("name", [PRINTED, HANDED_OVER])
def test_a_sheet_that_shows_what_was_corrected_is_offered_anew(
    steps: Steps, folder: Path, language: Language, name: str
) -> None:
    dossier = steps.dossiers[name]
    steps.context.desk.do(
        correct, lambda _: None, None, dossier, {"manager": "Nadia Zerouali"}, "erreur de saisie"
    )
    steps.settle()
    steps.show(name)
    assert field_name("manager", language) in steps.text("permitFactsLabel")
    steps.primary()
    assert [path.endswith("-2.pdf") for path in saved(folder)] == [True]
    steps.click("sheetInHandButton")
    assert field_name("manager", language) not in steps.text("permitFactsLabel")
    assert steps.button("handOverButton").isVisible()
    assert not steps.button("printPermitButton").isVisible()


def test_who_takes_the_permit_may_be_named(steps: Steps) -> None:
    steps.show(PRINTED)
    steps.view.go_to("permit")
    assert steps.field("handOverField").hasFocus()
    steps.retype("handOverField", "Nadia")
    steps.click("handOverButton")
    steps.view.go_to("history")
    steps.settle()
    panel = steps.view.findChild(HistoryPanel)
    assert panel is not None
    assert "Nadia" in panel.lines()[-1][2]


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    steps: Steps, folder: Path
) -> None:
    folder.write_text("a file stands where the folder should be")
    steps.show(ISSUED)
    steps.primary()
    assert steps.told()
    assert steps.button("printPermitButton").isEnabled()


def test_a_printer_that_fails_is_told_and_the_same_copy_is_printed_again(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = MachineFault("printer.failed", printer="HP LaserJet")
    printed: list[tuple[str, str]] = []

    def fail(*_: object) -> None:
        raise failed

    panel = steps.view.findChild(PermitPanel)
    assert panel is not None
    panel.card.printers.offer(("HP LaserJet",))
    monkeypatch.setattr("infitah_desk.gui.printing.print_pages", fail)
    steps.show(ISSUED)
    steps.primary()
    assert steps.context.say(failed) in steps.told()
    assert not steps.button("sheetInHandButton").isVisible()

    monkeypatch.setattr(
        "infitah_desk.gui.printing.print_pages", lambda _, *told: printed.append(told)
    )
    steps.primary()
    assert printed == [("HP LaserJet", "C2-TET1-00001-W")]
    assert steps.button("sheetInHandButton").isVisible()


def test_a_sheet_is_known_before_the_printer_gets_it(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noting(session: Session, number: str, copy: int, **rest: str) -> None:
        done.append("noted")
        note_sent(session, number, copy, **rest)

    panel = steps.view.findChild(PermitPanel)
    assert panel is not None
    panel.card.printers.offer(("HP LaserJet",))
    monkeypatch.setattr("infitah_desk.services.queueing.note_sent", noting)
    monkeypatch.setattr("infitah_desk.gui.printing.print_pages", lambda *_: done.append("printed"))
    steps.show(ISSUED)
    steps.primary()
    assert done == ["noted", "printed"]


@pytest.fixture
def shown(caravan: Caravan) -> Shown:
    from infitah_desk.services.registering import list_dossiers

    with caravan.at(TETOUAN) as session:
        (dossier,) = [i.dossier for i in list_dossiers(session, None) if i.name == READY]
        return show_dossier(session, dossier)


def test_only_a_number_is_missing_so_it_may_wait(shown: Shown) -> None:
    assert life_of(shown._replace(missing=("quota.used_up",))) is Life.WAITING


def test_whoever_lacks_more_than_a_number_does_not_wait_for_one(shown: Shown) -> None:
    lacking = shown._replace(missing=("missing.initiation", "quota.used_up"))
    assert life_of(lacking) is Life.BLOCKED
