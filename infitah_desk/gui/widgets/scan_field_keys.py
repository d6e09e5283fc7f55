"""What a key types on a US keyboard, by the key's own number: scanners type so on any layout.

Three numberings, one for each window system. XKB keycodes (X11, Wayland) are Linux evdev codes
plus 8, and evdev numbered its main block like set 1 of the IBM PC; Windows reports set 1 with
0x100 for extended keys; macOS reports its own virtual keys (`kVK_…` of Carbon's Events.h).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Pair = tuple[str, str]
"""A key's character without and with Shift."""

_ROWS = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    55: ("*", "*"),
    57: (" ", " "),
    71: ("789-456+1230.", "789-456+1230."),
}
"""The first key of each row in set 1, and what the row's keys type; from 71 on the keypad."""

_SET_1: Mapping[int, Pair] = {
    first + place: pair
    for first, rows in _ROWS.items()
    for place, pair in enumerate(zip(*rows, strict=True))
}
_EVDEV_KEYPAD_SLASH, _SET_1_KEYPAD_SLASH = 98, 0x135
_XKB_OFFSET = 8

XKB: Mapping[int, Pair] = {
    code + _XKB_OFFSET: pair for code, pair in {**_SET_1, _EVDEV_KEYPAD_SLASH: ("/", "/")}.items()
}
WINDOWS: Mapping[int, Pair] = {**_SET_1, _SET_1_KEYPAD_SLASH: ("/", "/")}

_SHIFTED = dict(pair for code, pair in _SET_1.items() if code < 55 or code == 57)
_MAC_ROWS = {
    0x00: "asdfhgzxcv",
    0x0B: "bqweryt123465=97-80]ou[ip",
    0x25: "lj'k;\\,/nm.",
    0x31: " `",
}
_MAC_KEYPAD = {0x41: ".", 0x43: "*", 0x45: "+", 0x4B: "/", 0x4E: "-", 0x5B: "8", 0x5C: "9"} | {
    0x52 + digit: str(digit) for digit in range(8)
}
MAC: Mapping[int, Pair] = {
    first + place: (plain, _SHIFTED[plain])
    for first, row in _MAC_ROWS.items()
    for place, plain in enumerate(row)
} | {code: (one, one) for code, one in _MAC_KEYPAD.items()}

_IS_MAC = sys.platform == "darwin"
_KEYS = {"darwin": MAC, "win32": WINDOWS}.get(sys.platform, XKB)


def typed_as_us(event: QKeyEvent) -> str:
    """What the key of this event types on a US keyboard; "" for keys that type nothing.

    Letters come as capitals whatever Shift and Caps Lock say: codes have no others, and some
    scanners turn Shift round while Caps Lock is on. A key without a number, as programs that
    inject text send it, gives its own text.
    """
    number = event.nativeVirtualKey() if _IS_MAC else event.nativeScanCode()
    pair = _KEYS.get(number)
    if pair is None:
        text = event.text()
        return text.upper() if text.isascii() and text.isprintable() else ""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return pair[shifted].upper()
