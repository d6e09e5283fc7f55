"""The keyboard path on a real X server: Xvfb shows the window, xdotool presses the keys.

    python -m tests.gui.xvfb_path fr [PICTURE.png]

Prints the keys that are not data, as JSON. The program runs here, so that it can be waited for;
the keys go the whole way round, through the server.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

from infitah_desk.domain.text_folding import is_arabic
from infitah_desk.services import opening
from infitah_desk.system.texts import Language
from tests.helpers.caravans import DAY, TETOUAN, Caravan
from tests.helpers.folders import PASSWORD

SCREEN = "1366x768x24"


class XKeyboard:
    """Keys through the X server; the layout is changed with the script, as at a Moroccan desk."""

    def __init__(self) -> None:
        self._layout = ""

    def press(self, chord: str) -> None:
        """Press a key or chord."""
        _run("xdotool", "key", "--clearmodifiers", chord)

    def write(self, character: str) -> None:
        """Type one character."""
        if character.isalpha() or not self._layout:
            wanted = "ara" if is_arabic(character) else "fr"
            if wanted != self._layout:
                _run("setxkbmap", wanted)
                self._layout = wanted
        _run("xdotool", "type", "--delay", "0", character)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=60)


@contextmanager
def x_server() -> Iterator[str]:
    """A screen of its own; its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def a_desk(folder: Path) -> Path:
    """A desk with an open stop."""
    caravan = Caravan(folder / "caravan")
    caravan.found()
    caravan.enrol(TETOUAN)
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
    return caravan.place(TETOUAN)


def walk(folder: Path, language: Language, picture: Path | None = None) -> list[str]:
    """The whole path on the display that is set; the keys that were not data."""
    from PySide6.QtWidgets import QApplication

    from infitah_desk.gui.application import make_window
    from infitah_desk.gui.preferences import Preferences, save_preferences
    from tests.gui.typist import Typist

    permits = folder / "permis"
    preferences = Preferences(language=language, folders={"permits": str(permits)})
    save_preferences(folder / "settings", preferences)
    data = a_desk(folder)
    application = QApplication([])
    window = make_window(application, data, folder / "settings")
    try:
        window.show()
        typist = Typist(window, XKeyboard())
        # There is no window manager to give the focus.
        typist.wait_for_window()
        _run("xdotool", "windowfocus", str(int(window.winId())))
        typist.whole_path(PASSWORD, language, permits)
        if picture is not None:
            window.grab().save(str(picture))
        return typist.keys
    finally:
        window.close()
        window.finish()


def main(arguments: list[str]) -> int:
    """Walk the path in a language; a picture of the end, if a file is named."""
    (language,) = [one for one in get_args(Language) if one == arguments[0]]
    picture = Path(arguments[1]) if len(arguments) > 1 else None
    with x_server() as display, tempfile.TemporaryDirectory() as folder:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb", HOME=folder, LC_ALL="C.UTF-8")
        sys.stdout.write(json.dumps(walk(Path(folder), language, picture)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
