"""A process killed (SIGKILL) over a half-filled form: the next one shows it, to the last key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from infitah_desk.services.drafting import kept_drafts
from tests.gui.conftest import Opener, settled, unlock
from tests.gui.typing_hands import at_dossiers
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import ACCOUNT

ROOT = Path(__file__).parents[2]
NAMES = {"fr": "Librairie Aït Lahc", "ar": "مكتبة أيت لح"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_typed_before_a_kill_is_there_again(
    caravan: Caravan,
    settings_folder: Path,
    open_window: Opener,
    qtbot: QtBot,
    language: str,
) -> None:
    name = NAMES[language]
    data = caravan.place(TETOUAN)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.half_filled_form", data, settings_folder, name],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
    with caravan.at(TETOUAN) as session:
        (draft,) = kept_drafts(session)
    assert (draft.fields, draft.account) == ({"name": name}, ACCOUNT)

    window = open_window(data)
    settled(qtbot, window)
    unlock(qtbot, window)
    page = at_dossiers(qtbot, window)
    assert page.form.fields.input("name").raw() == name
    assert page.view.dossier is None
