"""Text as it is kept and as it is searched: cleaning input, folding French and Arabic alike.

`clean` keeps what a person wrote and drops what nobody can see; `fold` makes two spellings of one
word equal and is never shown or stored as the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC_INDIC = {ord(digit): str(value % 10) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_AZERTY_ROW = {ord(key): digit for key, digit in zip("&é\"'(-è_çà", "1234567890", strict=True)}

# Marks of direction, zero-width signs and the byte order mark: they change how text looks, not
# what it says, and two texts that look alike must be alike.
_UNSEEN = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
)
# str.split() takes these controls for white space; all others vanish.
_SPACING = frozenset([*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85])
_CONTROLS = dict.fromkeys(
    code for code in [*range(0x20), *range(0x7F, 0xA0)] if code not in _SPACING
)


class _Letters(dict[int, str | int | None]):
    """A table for `str.translate`, which takes long over each letter that a table lacks."""

    def __missing__(self, letter: int) -> int:
        if len(self) < _MOST_LETTERS:
            self[letter] = letter
        return letter


_MOST_LETTERS = 8192
_DROPPED = _Letters({**_CONTROLS, **_UNSEEN})
_UNUSABLE = re.compile("[\\ud800-\\udfff\\ufffe\\uffff]")

_ALIKE = _Letters(
    {
        **_ARABIC_INDIC,
        **dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640]),  # harakat, dagger alif, tatweel
        **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
        ord("ة"): "ه",
        ord("ى"): "ي",
        ord("œ"): "oe",
        ord("Œ"): "oe",
        ord("æ"): "ae",
        ord("Æ"): "ae",
        ord("ø"): "o",
        ord("Ø"): "o",
        ord("’"): "'",
        ord("ʼ"): "'",
        ord("‘"): "'",
    }
)
_LATIN_MARKS = _Letters(dict.fromkeys(range(0x0300, 0x0370)))
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


def clean(text: str) -> str:
    """What is kept of typed or imported text: NFC, one line, nothing invisible, no outer space.

    Drops marks of direction (U+200E/F, U+061C, U+202A–E, U+2066–9), zero-width signs, control
    characters, lone surrogates; any run of white space becomes one space.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _UNUSABLE.sub("", text.translate(_DROPPED))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def fold(text: str) -> str:
    """The form that search and comparison use: NFKC, one case, no diacritics, one alif, one digit.

    Harakat and tatweel go, أ إ آ ٱ → ا, ة → ه, ى → ي, œ → oe, Arabic-Indic digits → Western.
    Folding twice gives the same as folding once.
    """
    if text.isascii():
        return _fold_ascii(text)
    # Nothing is composed or ordered across white space, so words can be folded one by one.
    words = [_fold_ascii(word) if word.isascii() else _fold_word(word) for word in text.split()]
    return " ".join(filter(None, words))


def _fold_ascii(text: str) -> str:
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return " ".join(text.lower().split())


@lru_cache(maxsize=8192)
def _fold_word(text: str) -> str:
    """A word folded; of many dossiers, most words are the same ones."""
    text = unicodedata.normalize("NFKC", _UNUSABLE.sub("", text.translate(_DROPPED)))
    # Case folding can bring new compositions and these new cases; twice reaches the end.
    for _ in range(2):
        text = text.translate(_ALIKE).casefold()
        text = unicodedata.normalize("NFD", text).translate(_LATIN_MARKS)
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.translate(_DROPPED).split())


def western_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as 0–9; nothing else changes."""
    return text if text.isascii() else text.translate(_ARABIC_INDIC)


def digits_from_keyboard(text: str) -> str:
    """What a digit field takes from an AZERTY or Arabic keyboard.

    The unshifted digit row of AZERTY (`& é " ' ( - è _ ç à`) means 1 to 0. Only for what is
    typed into a field of digits: in a list, `-` is a separator.
    """
    return western_digits(text.translate(_AZERTY_ROW))


def is_arabic(text: str) -> bool:
    """Whether the text has Arabic letters and no Latin ones."""
    return bool(_ARABIC_LETTER.search(text)) and not _LATIN_LETTER.search(text)


def is_latin(text: str) -> bool:
    """Whether the text has Latin letters and no Arabic ones."""
    return bool(_LATIN_LETTER.search(text)) and not _ARABIC_LETTER.search(text)
