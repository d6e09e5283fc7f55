from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.page_image import GreyPicture, codes_in_picture
from infitah_desk.documents.permit_layout import CODE_BOX
from infitah_desk.documents.qr_symbol import QUIET_ZONE, QrSymbol, make_symbol
from infitah_desk.trust.permit_code import LONGEST_CODE

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def picture(symbol: QrSymbol, scale: int = 3) -> GreyPicture:
    edge = bytes(symbol.size)
    side = bytes(QUIET_ZONE)
    rows = [edge] * QUIET_ZONE + [side + row + side for row in symbol.rows] + [edge] * QUIET_ZONE
    pixels = b"".join(
        bytes(0 if module else 255 for module in row for _ in range(scale)) * scale for row in rows
    )
    return GreyPicture(symbol.size * scale, symbol.size * scale, pixels)


@settings(max_examples=40)
@given(st.text(ALPHANUMERIC, min_size=1, max_size=900))
def test_a_symbol_says_its_text(text: str) -> None:
    assert codes_in_picture(picture(make_symbol(text))) == [text]


def test_alphanumeric_mode_is_used() -> None:
    """531 characters in version 17 at Q: in bytes it holds 364."""
    symbol = make_symbol("A9 :" * 132 + "ABC")
    assert (symbol.version, symbol.level) == (17, "Q")


def test_one_character_more_takes_level_m() -> None:
    assert make_symbol("A" * 532).level == "M"


def test_the_longest_code_takes_version_25() -> None:
    symbol = make_symbol("A" * LONGEST_CODE)
    assert (symbol.version, symbol.level) == (25, "M")


def test_modules_are_never_below_half_a_millimetre() -> None:
    largest = make_symbol("A" * LONGEST_CODE)
    assert CODE_BOX.width / MM / largest.size >= 0.5


@pytest.mark.parametrize("text", ["pn1", "PN1é", "PN1_", "A" * (LONGEST_CODE + 1)])
def test_what_no_code_contains_is_a_bug(text: str) -> None:
    with pytest.raises(ValueError, match=r"mode|encode|version"):
        make_symbol(text)


def test_the_error_correction_is_the_one_that_is_told() -> None:
    [read] = zxingcpp.read_barcodes(
        memoryview((p := picture(make_symbol("PN1"))).pixels).cast("B", shape=[p.height, p.width])
    )
    assert read.ec_level == "Q"


@settings(max_examples=40)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=300))
def test_a_symbol_in_bytes_says_its_text(text: str) -> None:
    assert codes_in_picture(picture(make_symbol(text, in_bytes=True))) == [text]


def test_eleven_bytes_take_version_1_and_twelve_the_next() -> None:
    sizes = [make_symbol("c" * length, in_bytes=True).version for length in (11, 12)]
    assert sizes == [1, 2]
