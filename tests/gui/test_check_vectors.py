"""The check page passes every published vector, and shows a holder only where a desk vouches."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.gui.pages.check import CheckPage
from infitah_desk.services import trusting
from infitah_desk.services.session import Session
from infitah_desk.system.texts import say
from tests.trust.made_codes import LIST
from tests.trust.published_vectors import OF_CODES, code_of, rows

FACES = {"verdictNumber": "number", "verdictName": "name", "verdictNameAr": "name_ar"}


class Moment:
    """What the desk's clock shows."""

    now = LIST.date


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    shown = Moment()
    monkeypatch.setattr(Session, "now", lambda _: shown.now)
    return shown


@pytest.fixture
def page(window: MainWindow, moment: Moment) -> CheckPage:
    """The page, judging by the published list."""
    del moment
    window.context.preferences.sound = False
    window.go_to("check")
    found = window.pages["check"]
    assert isinstance(found, CheckPage)
    found._chosen(LIST)
    return found


def judged(page: CheckPage, qtbot: QtBot) -> dict[str, str]:
    """What is shown once the next verdict stands there."""
    qtbot.waitUntil(lambda: len(page._past) == 1)
    labels = {name: page.findChild(QLabel, name) for name in (*FACES, "verdictAdvice")}
    shown = {n: each.text() if each and each.isVisible() else "" for n, each in labels.items()}
    page._past.clear()
    return {**shown, "verdict": str(page.verdict.property("verdict"))}


def expected(vector: dict[str, Any]) -> dict[str, str]:
    claims = vector.get("claims", {})
    return {"verdict": vector["verdict"], **{n: claims.get(c, "") for n, c in FACES.items()}}


@pytest.mark.parametrize("name", OF_CODES)
def test_every_code_has_its_verdict(
    name: str, page: CheckPage, moment: Moment, qtbot: QtBot
) -> None:
    for vector in rows(name):
        moment.now = dt.datetime.fromisoformat(vector["at"])
        page._take_code(code_of(vector))
        shown = judged(page, qtbot)
        assert {n: shown[n] for n in expected(vector)} == expected(vector), vector["name"]


@pytest.mark.parametrize("name", ["good.json", "hostile.json"])
def test_a_pasted_code_has_the_same_verdict(
    name: str, page: CheckPage, moment: Moment, qtbot: QtBot
) -> None:
    for vector in rows(name)[::7]:
        moment.now = dt.datetime.fromisoformat(vector["at"])
        QGuiApplication.clipboard().setText(vector["code"])
        page.scan._paste()
        assert judged(page, qtbot)["verdict"] == vector["verdict"], vector["name"]


def test_ten_megabytes_are_judged_whether_pasted_or_in_a_file(
    page: CheckPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, vector in enumerate(row for row in rows("misread.json") if "repeat" in row):
        path = tmp_path / f"{number}.txt"
        path.write_text(code_of(vector), encoding="utf-8", newline="")
        page.check_files([path])
        assert judged(page, qtbot)["verdict"] == "not_a_permit"
        if vector["code"].strip():
            QGuiApplication.clipboard().setText(code_of(vector))
            page.scan._paste()
            assert judged(page, qtbot)["verdict"] == "not_a_permit"


@pytest.mark.parametrize(("behind", "said"), [(0, False), (1, False), (2, True), (400, True)])
def test_a_list_of_days_to_come_asks_for_the_clock_to_be_set(
    behind: int, said: bool, page: CheckPage, moment: Moment, qtbot: QtBot
) -> None:
    moment.now = LIST.date - dt.timedelta(days=behind)
    page._take_code(rows("good.json")[0]["code"])
    shown = judged(page, qtbot)
    assert shown["verdict"] == "valid"
    words = say("trust_list.ahead_of_clock", page.context.language, date="|").split("|")[1]
    assert (words in shown["verdictAdvice"]) == said


def test_a_stale_list_says_its_age_and_to_get_another(
    page: CheckPage, moment: Moment, qtbot: QtBot
) -> None:
    moment.now = LIST.date + dt.timedelta(days=LIST.stale_after_days + 1)
    page._take_code(rows("good.json")[0]["code"])
    shown = judged(page, qtbot)
    assert shown["verdict"] == "valid_stale"
    assert "31" in shown["verdictAdvice"]
    assert say("verdict.valid_stale", page.context.language) in shown["verdictAdvice"]
    assert not trusting.is_ahead(LIST, moment.now)
