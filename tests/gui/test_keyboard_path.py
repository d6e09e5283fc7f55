"""A new clerk's whole path, with the keyboard alone: form, paper, initiation, permit, hand-over."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infitah_desk.gui.main_window import MainWindow
from infitah_desk.services import trusting
from infitah_desk.services.registering import find_dossiers
from infitah_desk.system.texts import Language
from tests.gui.typist import DATA, MOST_KEYS, QtKeyboard, Typist
from tests.helpers.caravans import TETOUAN, Caravan
from tests.helpers.folders import PASSWORD

TOOLS = ("Xvfb", "xdotool", "setxkbmap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "permis"


@pytest.fixture
def typist(locked_window: MainWindow, folder: Path) -> Typist:
    # No hand types as fast: before the first key, a clerk's window has long been made.
    locked_window.make_ready()
    locked_window.context.preferences.folders["permits"] = str(folder)
    return Typist(locked_window, QtKeyboard())


def test_the_whole_path_takes_at_most_thirty_keys_beside_data(
    typist: Typist, locked_window: MainWindow, caravan: Caravan, language: Language, folder: Path
) -> None:
    made = typist.whole_path(PASSWORD, language, folder)
    assert len(typist.keys) <= MOST_KEYS, typist.keys
    locked_window.context.desk.lock()
    typist.settle()
    with caravan.at(TETOUAN) as session:
        (found,) = find_dossiers(session, DATA["name"], 10)
        assert (found.step, found.name_ar) == ("handed_over", DATA["name_ar"])
        trust_list = trusting.own_trust_list(session, None)
        checked = trusting.check_permit(str(made), trust_list, caravan.clock, None)
    assert (checked.verdict, checked.holder) == ("valid", DATA["name"])


@pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="packaging/make.py names the packages of these tools"
)
def test_the_path_is_the_same_through_a_real_x_server(language: Language) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.xvfb_path", language],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    keys = json.loads(done.stdout.splitlines()[-1])
    assert len(keys) <= MOST_KEYS, keys
