"""A scanner on a real X server: US key codes under other layouts end in a verified permit.

Runs where Xvfb, xdotool and setxkbmap are installed. This file is its own child program: the
window on the X server, which prints a line for each verdict.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.gui.screen import check_screen

PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
ROWS = {10: "1234567890-=", 24: "qwertyuiop", 38: "asdfghjkl;'", 52: "zxcvbnm,./", 65: " "}
SHIFTED = {"$": "4", "%": "5", "*": "8", "+": "=", ":": ";"}
CODES = {
    character: first + place for first, row in ROWS.items() for place, character in enumerate(row)
}
LAYOUTS = ("us", "fr", "ara", "ma")
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not all(map(shutil.which, PROGRAMS)),
    reason="needs " + ", ".join(PROGRAMS),
)


def keys_of(code: str) -> list[str]:
    """What xdotool is told, so that the key codes of a US keyboard are sent."""
    return [
        f"shift+{CODES[plain]}" if plain != character else str(CODES[plain])
        for character in code
        for plain in [SHIFTED.get(character, character.lower())]
    ]


class _Desk:
    """The window on its own X server."""

    def __init__(self, display: str, lines: IO[str]) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._lines = lines

    def line(self) -> str:
        assert select.select([self._lines], [], [], PATIENCE)[0], "the window said nothing"
        return self._lines.readline().strip()

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)

    def scan(self, code: str, *ends: str) -> str:
        self.run("xdotool", "key", "--delay", "1", *keys_of(code), *ends)
        return self.line()


@pytest.fixture
def permit_code(tmp_path: Path) -> str:
    from infitah_desk.documents.code_reading import codes_in_file
    from tests.helpers.caravans import TETOUAN, Caravan, in_hand, issued

    caravan = Caravan(tmp_path / "caravan")
    caravan.found()
    caravan.enrol(TETOUAN)
    with caravan.at(TETOUAN) as session:
        sheet = in_hand(session, issued(session, 1), tmp_path / "permit.pdf")
    return codes_in_file(sheet)[0]


@pytest.fixture
def display() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        try:
            assert select.select([server.stdout], [], [], PATIENCE)[0], "no X server came up"
            name = f":{server.stdout.readline().strip()}"
            skip_without_libraries(name)
            yield name
        finally:
            server.terminate()


def skip_without_libraries(display: str) -> None:
    """Qt would abort without libraries for X11; any other end of the window is a fault."""
    try:
        check_screen({"DISPLAY": display})
    except MachineFault as fault:
        if fault.code != "window.library_missing":
            raise
        pytest.skip(str(fault))


@pytest.fixture
def desk(permit_code: str, display: str, tmp_path: Path) -> Iterator[_Desk]:
    del permit_code  # its caravan is there now
    command = [sys.executable, __file__, str(tmp_path / "caravan" / "TET-1"), str(tmp_path / "set")]
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        found = _Desk(display, window.stdout)
        try:
            assert found.line() == "ready"
            yield found
        finally:
            window.terminate()


def test_us_key_codes_give_a_verified_permit_on_every_layout(desk: _Desk, permit_code: str) -> None:
    verdicts = {}
    for layout in LAYOUTS:
        desk.run("setxkbmap", layout)
        verdicts[layout] = desk.scan(permit_code, "36")
    desk.run("setxkbmap", "fr")
    verdicts["tab"] = desk.scan(permit_code, "23")
    verdicts["pause"] = desk.scan(permit_code)
    verdicts["half"] = desk.scan(permit_code[:120], "36")
    desk.run("xdotool", "key", "Caps_Lock")
    verdicts["caps"] = desk.scan(permit_code, "36")
    good = "valid_stale C2-TET1-00001-W"
    assert verdicts == {
        **dict.fromkeys((*LAYOUTS, "tab", "pause", "caps"), good),
        "half": "not_a_permit",
    }


def _serve(data: Path, settings: Path) -> None:
    """The child program: the window, unlocked, at the check page."""
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.application import make_window
    from infitah_desk.gui.pages.check import CheckPage
    from infitah_desk.gui.preferences import Preferences, save_preferences
    from infitah_desk.services.checking import Finding
    from tests.helpers.folders import ACCOUNT, PASSWORD

    save_preferences(settings, Preferences(language="fr", sound=False))
    application = QApplication([])
    window = make_window(application, data, settings)

    class Saying(CheckPage):
        def judged(self, finding: Finding) -> None:
            super().judged(finding)
            print(f"{finding.verdict} {finding.number}".strip(), flush=True)  # noqa: T201 - its voice

    page = Saying(window.context)
    # Half a code is given up after seconds, in which a busy machine may send nothing.
    page.scan._long_pause.setInterval(int(PATIENCE * 1000))

    def show() -> None:
        window.make_ready()
        page.resize(1000, 700)
        page.show()
        page.activateWindow()
        page.entered()
        page.opened()
        print("ready", flush=True)  # noqa: T201 - its voice

    window.context.desk.opened.connect(show)
    window.context.desk.unlock(ACCOUNT, PASSWORD, lambda error: sys.exit(str(error)))
    application.exec()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), Path(sys.argv[2]))
