"""Whether a window can be opened here at all: asked before Qt is, which would abort the program."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping

from infitah_desk.domain.errors import MachineFault

_CURSOR = "libxcb-cursor.so.0"
_XCB = "libxcb.so.1"


def check_screen(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> None:
    """See to it that Qt is there and finds a screen.

    Raises:
        MachineFault: "window.no_qt", "window.no_screen", "window.library_missing".
    """
    environment = os.environ if environment is None else environment
    if importlib.util.find_spec("PySide6") is None:
        raise MachineFault("window.no_qt")
    if not platform.startswith("linux"):
        return
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen and not chosen.startswith("xcb"):
        return
    if environment.get("WAYLAND_DISPLAY") and not chosen:
        return
    display = environment.get("DISPLAY", "")
    if not display or not _answers(display):
        raise MachineFault("window.no_screen", display=display or "DISPLAY")


def _answers(display: str) -> bool:
    """Whether an X server takes a connection, with the libraries that Qt would use."""
    xcb = _library(_XCB)
    _library(_CURSOR)
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _library(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise MachineFault("window.library_missing", file=name) from error
