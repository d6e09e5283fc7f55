"""Text as it is drawn: letters joined and the line put into visual order.

ReportLab draws glyph after glyph from the left. Whoever wraps a text wraps it first, in logical
order, and passes each line here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

Direction = Literal["ltr", "rtl"]

_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_NARROW_SPACE, _NO_BREAK_SPACE = "\u202f", "\u00a0"
_BREAKS = re.compile(r"[^\S\u00a0]+")
_PROBE = "\u034f"  # COMBINING GRAPHEME JOINER: invisible, of bidirectional class NSM
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def drawable_text(text: str) -> str:
    """The text composed (NFC), in one line, without marks of direction and vowel signs.

    Of spaces, single ones and those that no line may break at are left.

    Vowel signs have no place that a font without a shaper could give them, and names are read
    without; the code keeps them.
    """
    from arabic_reshaper.arabic_reshaper import HARAKAT_RE

    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_HYPHENS)
    spaced = composed.replace(_NARROW_SPACE, _NO_BREAK_SPACE)
    return _BREAKS.sub(" ", str(HARAKAT_RE.sub("", spaced))).strip()


def own_direction(text: str) -> Direction:
    """Where a text that is of either script is read from: its first letter decides (UAX 9, P2)."""
    strong = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


@lru_cache(maxsize=1024)
def visual_line(line: str, direction: Direction) -> str:
    """One line in visual order: letters joined, runs reordered, brackets mirrored.

    `direction` is the line's own, which decides where neutral characters and the other script go
    (Unicode Bidirectional Algorithm, P2 overridden).
    """
    line = line.replace(_NO_BREAK_SPACE, " ")
    if direction == "ltr" and not _needs_reordering(line):
        return line
    from bidi import get_display

    marked = "".join(c + _PROBE if unicodedata.mirrored(c) else c for c in _join(line))
    return _mirror(get_display(marked, base_dir="L" if direction == "ltr" else "R"))


def _mirror(visual: str) -> str:
    """Each bracket that stands in a run from the right turned round, and the probes taken out.

    WORKAROUND for python-bidi: its `get_display` pairs brackets (rule N0) but does not mirror them
    (L4), its older `bidi.algorithm` mirrors but does not pair, which tears "شركة SARL (Tétouan)"
    apart. A combining mark is reordered with its base: it comes first where the run is from the
    right.
    """
    from bidi.mirror import MIRRORED

    turned: list[str] = []
    characters = iter(visual)
    for character in characters:
        if character == _PROBE:
            base = next(characters)
            turned.append(MIRRORED.get(base, base))
            continue
        turned.append(character)
        if unicodedata.mirrored(character):
            next(characters)  # its probe, which came after it
    return "".join(turned)


@lru_cache(maxsize=4096)  # a text is wrapped at one size after the other
def joined_letters(word: str) -> str:
    """The word's letters in the forms that they take beside each other, still in logical order."""
    return _join(word) if _needs_reordering(word) else word


def unjoinable_letter(text: str) -> str | None:
    """The first Arabic letter whose joined forms no font without a shaper can draw."""
    from arabic_reshaper.letters import LETTERS_ARABIC

    for character in text:
        if (
            unicodedata.bidirectional(character) == "AL"
            and unicodedata.category(character) == "Lo"
            and character not in LETTERS_ARABIC
            and not "\ufb50" <= character <= "\ufeff"
        ):
            return character
    return None


def _join(text: str) -> str:
    return str(_reshaper().reshape(text))


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    # The font has the plain letters, but not each isolated form: that of "peh" for one.
    return ArabicReshaper({"use_unshaped_instead_of_isolated": True})


def _needs_reordering(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    )
