"""Pages as they were drawn, with where each code stands: what is read back before anyone has it."""

from __future__ import annotations

import msgspec

from infitah_desk.documents.text_box import Box


class PlacedCode(msgspec.Struct, frozen=True):
    """The text of a code, and the square on its page in which it stands with its quiet zone."""

    text: str
    box: Box


class DrawnPages(msgspec.Struct, frozen=True):
    """A PDF, and the codes of each of its pages in order."""

    pdf: bytes
    codes: tuple[tuple[PlacedCode, ...], ...]
