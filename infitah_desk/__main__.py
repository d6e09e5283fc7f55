"""Chooses what to start: the command line, or with no command the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from infitah_desk import __version__

if TYPE_CHECKING:
    from infitah_desk.domain.errors import InfitahError

MACHINE = 4


def main() -> int:
    """Start the program on the arguments of the process; its exit code is returned."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"infitah-desk {__version__}\n")
        return 0
    folder = _window_on(arguments)
    if folder is not None:
        return _open_window(folder)
    from infitah_desk.cli.main import main as command_line

    return command_line(arguments)


def _window_on(arguments: list[str]) -> str | None:
    """The data folder that a window is asked for, "" for the usual one; None for a command."""
    match arguments:
        case []:
            return ""
        case ["--data", folder] if folder:
            return folder
        case [option] if option.startswith("--data=") and len(option) > len("--data="):
            return option.partition("=")[2]
        case _:
            return None


def _open_window(folder: str) -> int:
    from infitah_desk.domain.errors import InfitahError
    from infitah_desk.gui.screen import check_screen
    from infitah_desk.system.paths import data_path

    try:
        check_screen()
        from infitah_desk.gui.application import run

        return run(data_path(folder))
    except InfitahError as error:
        return _tell(error)


def _tell(error: InfitahError) -> int:
    """What no window can tell is told at the terminal, in every language: none was chosen yet."""
    from infitah_desk.system.texts import LANGUAGES, say

    for language in LANGUAGES:
        for code in error.codes:
            sys.stderr.write(say(code, language, **error.details) + "\n")
    return MACHINE


if __name__ == "__main__":
    sys.exit(main())
