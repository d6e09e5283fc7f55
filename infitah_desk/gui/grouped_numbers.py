"""Large numbers inside sentences, in groups of three as the figures of the language are."""

from __future__ import annotations

import re

from infitah_desk.system.amounts import number_in_figures
from infitah_desk.system.texts import Language

_LARGE = re.compile(r"\d{4,}")


def grouped(words: str, language: Language) -> str:
    """The same words, with every whole number of four digits or more in groups."""
    return _LARGE.sub(lambda found: number_in_figures(int(found[0]), language), words)
