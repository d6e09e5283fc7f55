"""Where a line may not be broken: permit numbers are read in one piece, hyphens or not.

The word joiner (U+2060) stands in what is shown only; what people copy or hear is the plain text.
"""

from __future__ import annotations

import re

_JOINER = "\u2060"
_HYPHEN_IN_A_NUMBER = re.compile(r"(?<=[A-Z0-9])-(?=[A-Z0-9])")


def unbroken(text: str) -> str:
    """The text with its permit numbers held together, to be shown and not to be copied."""
    return _HYPHEN_IN_A_NUMBER.sub(f"-{_JOINER}", text)
