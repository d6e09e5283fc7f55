"""A QR code (ISO/IEC 18004), alphanumeric or in bytes: its modules, and how they are drawn.

`qrcode` makes the matrix. Version and mask are chosen here, which is several times faster than
trying all of them; base45 spreads bits evenly enough for any mask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from infitah_desk.documents.text_box import Box

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET_ZONE = 4  # modules, ISO/IEC 18004, 6.3.8
LAST_VERSION_WITH_Q = 17
LAST_VERSION = 25

_MASK = 0
_DARK = re.compile(b"\x01+")
_ALPHANUMERIC: Final = 2  # the mode indicators, ISO/IEC 18004, table 2
_BYTES: Final = 4
_MODE_INDICATOR_BITS = 4
_COUNT_BITS: Final = {_ALPHANUMERIC: (9, 11), _BYTES: (8, 16)}  # up to version 9, and above


class QrSymbol(msgspec.Struct, frozen=True):
    """`rows` from the top, one byte a module (1 is dark), without the quiet zone."""

    version: int
    level: str
    rows: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Modules on one side, the quiet zone included."""
        return len(self.rows) + 2 * QUIET_ZONE


def make_symbol(text: str, *, in_bytes: bool = False) -> QrSymbol:
    """The smallest symbol of an ASCII text: error correction Q up to version 17, else M.

    Raises:
        ValueError: for what the mode does not know or version 25 does not hold; codes are limited
            to both when they are signed.
    """
    from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
    from qrcode.main import QRCode
    from qrcode.util import QRData

    mode: Literal[2, 4] = _BYTES if in_bytes else _ALPHANUMERIC
    data = QRData(text.encode("ascii"), mode=mode)
    for level, name, last in (
        (ERROR_CORRECT_Q, "Q", LAST_VERSION_WITH_Q),
        (ERROR_CORRECT_M, "M", LAST_VERSION),
    ):
        version = _smallest_version(len(text), mode, level, last)
        if version is not None:
            code = QRCode(version, error_correction=level, mask_pattern=_MASK)
            code.add_data(data, optimize=0)
            code.make(fit=False)
            return QrSymbol(version, name, tuple(bytes(map(bool, row)) for row in code.modules))
    raise ValueError("too long for a QR code of version 25")


def draw_symbol(canvas: Canvas, symbol: QrSymbol, box: Box) -> None:
    """Draw the symbol as one filled path; the quiet zone lies within the square box."""
    from reportlab.pdfgen.pathobject import PDFPathObject

    module = box.width / symbol.size
    # Whole numbers, so the operators are written here: ReportLab takes ten times as long for them.
    path = PDFPathObject(
        [
            f"{first} {number} {length} 1 re"
            for number, row in enumerate(symbol.rows)
            for first, length in _dark_runs(row)
        ]
    )
    canvas.saveState()
    canvas.translate(box.x + QUIET_ZONE * module, box.top - QUIET_ZONE * module)
    canvas.scale(module, -module)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _smallest_version(length: int, mode: int, level: int, last: int) -> int | None:
    from qrcode.util import BIT_LIMIT_TABLE

    bits = length * 8 if mode == _BYTES else length // 2 * 11 + length % 2 * 6
    for version in range(1, last + 1):
        needed = _MODE_INDICATOR_BITS + _COUNT_BITS[mode][version > 9] + bits
        if needed <= BIT_LIMIT_TABLE[level][version]:
            return version
    return None


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand beside each other: (first, how many)."""
    return [(run.start(), run.end() - run.start()) for run in _DARK.finditer(row)]
