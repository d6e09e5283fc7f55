"""The dossier view: the step where a dossier waits, what is missing, and one key for the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from infitah_desk.gui.pages.enterprise_panel import EnterprisePanel
from infitah_desk.system.texts import Language, field_name, say
from tests.gui.dossier_steps import CTRL, Steps, open_steps
from tests.helpers.caravans import Caravan

MISSING, DOCUMENTS, INITIATION, READY, ISSUED, PRINTED, HANDED_OVER, PARKED = (
    f"Menuiserie Zerouali {number}" for number in range(1, 9)
)
NAMED = (
    *("saveDossierButton", "acceptDocumentButton", "attendInitiationButton"),
    *("issuePermitButton", "printPermitButton", "handOverButton"),
)


@pytest.fixture
def steps(
    qtbot: QtBot, qapp: QApplication, caravan: Caravan, settings_folder: Path
) -> Iterator[Steps]:
    with open_steps(qtbot, qapp, caravan, settings_folder) as steps:
        yield steps


@pytest.mark.parametrize(
    ("name", "panel"),
    [
        (MISSING, "enterprise"),
        (DOCUMENTS, "documents"),
        (INITIATION, "initiation"),
        (READY, "permit"),
        (HANDED_OVER, "permit"),
        (PARKED, "documents"),
    ],
)
def test_a_dossier_opens_at_the_step_where_it_waits(steps: Steps, name: str, panel: str) -> None:
    steps.show(name)
    assert steps.view.front == panel


def test_what_is_missing_is_said_in_words(steps: Steps, language: Language) -> None:
    steps.show(MISSING)
    assert field_name("turnover", language) in steps.text("missingLabel")


def test_switching_the_language_says_it_anew(steps: Steps, language: Language) -> None:
    steps.show(MISSING)
    other: Language = "ar" if language == "fr" else "fr"
    steps.context.switch_language(other)
    steps.view.retranslate()
    assert field_name("turnover", other) in steps.text("missingLabel")


def test_the_french_name_stands_left_and_the_arabic_one_right(steps: Steps) -> None:
    steps.show(DOCUMENTS)
    sides = [
        label.mapTo(steps.view, QPoint(0, 0)).x()
        for name in ("dossierNameLabel", "dossierArabicNameLabel")
        for label in steps.view.findChildren(QLabel, name)
    ]
    assert sides[0] < sides[1]


def test_each_next_action_has_its_button_from_the_start(steps: Steps) -> None:
    assert [name for name in NAMED if not steps.button(name).accessibleName()] == []


def test_the_primary_key_takes_a_dossier_to_its_permit(steps: Steps) -> None:
    steps.show(DOCUMENTS)
    been = [steps.view.front]
    for _ in range(3):
        steps.primary()
        been.append(steps.view.front)
    assert been == ["documents", "initiation", "permit", "permit"]
    assert "C2-TET1-" in steps.text("permitStateLabel")


def test_the_key_of_the_keypad_does_the_same(steps: Steps) -> None:
    steps.show(INITIATION)
    steps.key(Qt.Key.Key_Enter, CTRL)
    assert steps.view.front == "permit"


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_Eacute])
def test_steps_have_keys_on_every_keyboard(steps: Steps, key: Qt.Key) -> None:
    steps.show(READY)
    steps.key(key, CTRL)
    assert steps.view.front == "documents"


def test_before_a_dossier_exists_only_its_first_step_does(steps: Steps) -> None:
    steps.view.show_dossier(None)
    able = [
        steps.button(f"{name}StepButton").isEnabled()
        for name in ("enterprise", "documents", "initiation", "permit", "pack")
    ]
    assert able == [True, False, False, False, False]


def test_showing_a_dossier_takes_the_focus_from_nobody(steps: Steps) -> None:
    search = QLineEdit(steps.view)
    search.show()
    search.setFocus()
    steps.show(READY)
    steps.show(DOCUMENTS)
    assert search.hasFocus()


def test_the_key_of_the_history_shows_it_and_leads_back(steps: Steps) -> None:
    steps.show(INITIATION)
    steps.key(Qt.Key.Key_H, CTRL)
    assert steps.view.front == "history"
    steps.key(Qt.Key.Key_H, CTRL)
    assert steps.view.front == "initiation"


def test_a_dossier_is_put_aside_and_taken_up_again_in_place(steps: Steps) -> None:
    steps.show(DOCUMENTS)
    steps.key(Qt.Key.Key_W, CTRL)
    steps.retype("parkReasonField", "attestation")
    steps.retype("parkTimeField", "15h30")
    steps.key(Qt.Key.Key_Return)
    assert "15:30" in steps.text("situationLabel")
    assert "attestation" in steps.text("situationLabel")
    assert not steps.view.bottom.parking.isVisible()
    steps.key(Qt.Key.Key_W, CTRL)
    assert steps.text("situationLabel") == ""


def test_a_time_that_cannot_be_read_is_told_and_kept(steps: Steps, language: Language) -> None:
    steps.show(DOCUMENTS)
    steps.click("parkButton")
    steps.view.bottom.parking.time.setText("tantôt")
    steps.click("parkConfirmButton")
    assert steps.told().endswith(say("time.invalid", language))
    assert steps.view.bottom.parking.time.text() == "tantôt"


def test_a_locked_desk_shows_nothing_of_anybody(steps: Steps) -> None:
    steps.show(READY)
    steps.context.desk.lock()
    steps.settle()
    shown = [label.property("text") for label in steps.view.findChildren(QWidget)]
    assert not [text for text in shown if text and "Zerouali" in str(text)]


def test_another_change_at_the_desk_is_shown_at_once(steps: Steps) -> None:
    from infitah_desk.services.verifying import attend_initiation

    steps.show(INITIATION)
    desk = steps.context.desk
    desk.do(attend_initiation, lambda _: None, None, steps.dossiers[INITIATION])
    steps.settle()
    assert "28/09/2010" in steps.text("initiationLabel")
    # Somebody else's work does not turn the page under anybody's eyes.
    assert steps.view.front == "initiation"


def test_every_widget_that_takes_keys_has_a_name_and_every_button_a_key(steps: Steps) -> None:
    for name in (DOCUMENTS, READY, PRINTED):
        steps.show(name)
    steps.view.go_to("history")
    steps.settle()
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    lacking = []
    form = steps.view.findChild(EnterprisePanel)
    assert form is not None
    for widget in steps.view.findChildren(QWidget):
        if form.isAncestorOf(widget):
            continue
        if not isinstance(widget, kinds) or _is_inside(widget, _WHOLE):
            continue
        if not widget.objectName() or not widget.accessibleName():
            lacking.append((type(widget).__name__, widget.objectName()))
        elif isinstance(widget, QPushButton) and "(" not in widget.toolTip():
            lacking.append(("tooltip", widget.objectName()))
    assert lacking == []


_WHOLE = (QComboBox, QAbstractItemView, QDateEdit)


def _is_inside(widget: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, kinds):
            return True
        above = above.parentWidget()
    return False


def test_a_dossier_that_is_opened_takes_the_focus_once_it_is_there(steps: Steps) -> None:
    steps.view.show_dossier(steps.dossiers[DOCUMENTS])
    steps.view.go_to(steps.view.front)
    steps.settle()
    assert steps.field("paperNumberField").hasFocus()


def test_where_nothing_is_to_be_filled_in_the_next_button_has_the_focus(steps: Steps) -> None:
    steps.view.show_dossier(steps.dossiers[READY])
    steps.view.go_to(steps.view.front)
    steps.settle()
    assert steps.button("issuePermitButton").hasFocus()
