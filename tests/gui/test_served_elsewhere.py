"""Whoever was served at another desk: warned of beside the field and in the eligibility panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui.pages.dossiers import DossiersPage
from infitah_desk.system.texts import Language, say
from tests.gui.conftest import Opener, settled, unlock
from tests.gui.typing_hands import at_dossiers
from tests.helpers.caravans import (
    HQ,
    OUJDA,
    TETOUAN,
    Caravan,
    an_enterprise,
    issued,
    registered,
)

ELSEWHERE = {"rc_number": "31337", "rc_court": "Oujda"}


@pytest.fixture
def page(caravan: Caravan, open_window: Opener, qtbot: QtBot) -> DossiersPage:
    """The dossiers of Tétouan, where a reference told whom Oujda has served."""
    caravan.enrol(OUJDA)
    with caravan.at(OUJDA) as session:
        issued(session, 900, **ELSEWHERE)
    caravan.merge(HQ, caravan.export(OUJDA).file)
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        registered(session, 901, name="Revenant", **ELSEWHERE)
    window = open_window(caravan.place(TETOUAN))
    settled(qtbot, window)
    unlock(qtbot, window)
    return at_dossiers(qtbot, window)


def message(page: DossiersPage, name: str) -> str:
    return page.form.fields.fields[name].message


def test_it_is_told_beside_the_field_while_it_is_typed(
    page: DossiersPage, language: Language, qtbot: QtBot
) -> None:
    page.begin()
    for name in ("rc_number", "rc_court"):
        page.form.sheet.input(name).set_raw(str(an_enterprise(0, **ELSEWHERE)[name]))
    warning = say("served.elsewhere", language)
    qtbot.waitUntil(lambda: message(page, "rc_number") == warning)
    page.form.sheet.input("rc_court").set_raw("Tétouan")
    qtbot.waitUntil(lambda: message(page, "rc_number") != warning)


def test_a_dossier_is_told_of_with_what_it_lacks(
    page: DossiersPage, language: Language, qtbot: QtBot
) -> None:
    rows = [page.pane.model.row_at(place) for place in range(page.pane.model.rowCount())]
    [dossier] = [row.dossier for row in rows if row is not None and row.name == "Revenant"]
    page.show_dossier(dossier)
    settle = page.context.desk
    qtbot.waitUntil(lambda: not settle.is_busy)
    said = page.findChild(QLabel, "missingLabel")
    assert said is not None
    warning = QCoreApplication.translate(
        "EligibilityPanel", "To check: perhaps served at another desk"
    )
    assert said.text().splitlines()[-1] == warning
    no_other = QCoreApplication.translate("EligibilityPanel", "no other permit")
    quiet = page.findChild(QLabel, "fulfilledLabel")
    assert quiet is not None
    assert no_other not in quiet.text()
    qtbot.waitUntil(lambda: message(page, "rc_number") == say("served.elsewhere", language))
