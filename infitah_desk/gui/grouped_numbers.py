"""Large numbers in groups of three, with a narrow space between, as Moroccan papers have them."""

from __future__ import annotations

import re

NARROW_SPACE = "\u202f"
_LARGE = re.compile(r"\d{4,}")


def grouped(words: str) -> str:
    """The same words, with every whole number of four digits or more in groups."""
    return _LARGE.sub(lambda found: f"{int(found[0]):,}".replace(",", NARROW_SPACE), words)
