"""Keys: a button and its shortcut, told in its tooltip, in one place."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

_NAME = "key"
_SIGNS = {"Return": "↵", "Left": "←", "Right": "→"}


def with_key(button: QAbstractButton, text: str, key: str, *, shown: bool = True) -> None:
    """Give a button its words and its key; the key stands in the tooltip, and on its face.

    Call it again with other words when the language changes. "" is no key.
    """
    shortcut = button.findChild(QShortcut, _NAME)
    if shortcut is None:
        # A button's own shortcut presses it for a tenth of a second first; this one acts at once.
        shortcut = QShortcut(button)
        shortcut.setObjectName(_NAME)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(button.click)
    shortcut.setKey(QKeySequence(key))
    native = key_text(key)
    button.setText(f"{text}   {native}" if shown and key else text)
    button.setToolTip(f"{text} ({native})" if key else text)
    button.setAccessibleName(text)


def key_of(button: QAbstractButton) -> str:
    """The key of a button as `with_key` was given it, in its portable form; "" where none is."""
    shortcut = button.findChild(QShortcut, _NAME)
    own = button.shortcut() if shortcut is None else shortcut.key()
    return own.toString(QKeySequence.SequenceFormat.PortableText)


def key_text(key: str) -> str:
    """A key as it stands on the keyboard, from left to right in every language."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    sign = _SIGNS.get(key.rpartition("+")[2])
    if sign:
        before, plus, _ = native.rpartition("+")
        native = before + plus + sign
    return f"\u2066{native}\u2069" if native else ""
