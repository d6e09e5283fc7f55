"""The mark of a further copy: which one it is and why, in both scripts, in a frame of its own."""

from __future__ import annotations

from infitah_desk.documents.text_box import Box, Lines, TextStyle
from infitah_desk.documents.text_pair import PairStyle, Room, place_pair_tightly
from infitah_desk.domain.permit_face import PermitFace


def place_duplicate(
    face: PermitFace, room: Room, style: TextStyle, pad: float
) -> tuple[Lines, Box]:
    """The mark from the top of the room down: its lines, and the frame around them.

    Raises:
        Refused: "permit.does_not_fit" or "permit.no_glyph", where the reason is the `field`.
    """
    inner = Room(room.x + 2 * pad, room.top - pad, room.width - 4 * pad)
    texts = (
        " — ".join(filter(None, (f"DUPLICATA — copie n° {face.copy}", face.copy_reason))),
        " — ".join(filter(None, (f"نسخة رقم {face.copy}", face.copy_reason_ar))),
    )
    lines, height = place_pair_tightly("copy", texts, inner, PairStyle(style, style, 4 * pad))
    return lines, room.box(height + 2 * pad)
