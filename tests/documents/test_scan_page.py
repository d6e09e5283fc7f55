"""One page as it is kept: turned, cropped, toned, small, and nothing else in it."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from infitah_desk.documents.scan_page import (
    LARGEST_PAGE,
    LEAST_BYTES,
    Page,
    PageOptions,
    Rotation,
    Tone,
    make_page,
)
from tests.documents.brought_files import SCANS, a_sheet

TONES: tuple[Tone, ...] = ("colour", "grey", "black_and_white")


def shown(page: Page) -> Image.Image:
    picture = Image.open(io.BytesIO(page.content))
    assert picture.format == page.kind.upper()
    assert picture.size == (page.width, page.height)
    return picture


def noise(width: int, height: int) -> Image.Image:
    """What compresses worst."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def red_corner(picture: Image.Image) -> tuple[str, str]:
    """Where the box of `a_sheet` is."""
    colours = picture.convert("RGB")
    width, height = colours.size
    for name, x, y in (
        (("upper", "left"), 20, 20),
        (("upper", "right"), width - 20, 20),
        (("lower", "left"), 20, height - 20),
        (("lower", "right"), width - 20, height - 20),
    ):
        red, green, _ = colours.getpixel((x, y))  # type: ignore[misc]
        if red > 150 and green < 60:
            return name
    raise AssertionError("no red corner")


@pytest.mark.parametrize(
    ("degrees", "corner"),
    [
        (0, ("upper", "left")),
        (90, ("upper", "right")),
        (180, ("lower", "right")),
        (270, ("lower", "left")),
    ],
)
def test_a_page_is_turned_clockwise(degrees: Rotation, corner: tuple[str, str]) -> None:
    page = make_page(a_sheet(), PageOptions(rotate=degrees))
    assert red_corner(shown(page)) == corner
    assert (page.width > page.height) == (degrees in {90, 270})


def test_what_is_cropped_is_a_part_of_the_turned_page() -> None:
    options = PageOptions(rotate=90, crop=(0.5, 0, 1, 0.5))
    page = make_page(a_sheet(400, 560), options)
    assert (page.width, page.height) == (280, 200)
    assert red_corner(shown(page)) == ("upper", "right")


@pytest.mark.parametrize(
    "crop",
    [(0, 0, 0, 1), (0.5, 0, 0.4, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.1), (0, float("nan"), 1, 1)],
)
def test_a_box_outside_the_page_is_none(crop: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        PageOptions(crop=crop)


def test_the_smallest_box_has_a_pixel() -> None:
    page = make_page(a_sheet(), PageOptions(crop=(0.999, 0.999, 0.9991, 0.9991)))
    assert (page.width, page.height) == (1, 1)


def test_a_large_page_is_shrunk_to_two_hundred_dots_per_inch() -> None:
    page = make_page(a_sheet(4960, 7016), PageOptions())
    assert (page.width, page.height) == (1654, 2339)


def test_a_small_page_stays_as_it_is() -> None:
    page = make_page(a_sheet(300, 200), PageOptions())
    assert (page.width, page.height) == (300, 200)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("most", [LEAST_BYTES, 100_000, LARGEST_PAGE])
def test_no_page_is_larger_than_it_may_be(tone: Tone, most: int) -> None:
    page = make_page(noise(1200, 1600), PageOptions(tone=tone, most=most))
    assert len(page.content) <= most


def test_the_worst_page_keeps_a_hundred_dots_per_inch() -> None:
    page = make_page(noise(1654, 2339), PageOptions())
    assert page.height >= 1000


def test_what_could_never_fit_is_no_option() -> None:
    with pytest.raises(ValueError, match="PageOptions"):
        PageOptions(most=LEAST_BYTES - 1)


@pytest.mark.parametrize(
    ("tone", "mode", "kind"),
    [("colour", "RGB", "jpeg"), ("grey", "L", "jpeg"), ("black_and_white", "1", "png")],
)
def test_each_tone_has_its_kind_of_picture(tone: Tone, mode: str, kind: str) -> None:
    page = make_page(a_sheet(), PageOptions(tone=tone))
    assert (shown(page).mode, page.kind) == (mode, kind)


def test_a_picture_in_grey_stays_grey() -> None:
    assert shown(make_page(a_sheet().convert("L"), PageOptions())).mode == "L"


def test_in_black_and_white_a_shadow_is_no_ink_and_a_dark_area_is() -> None:
    shadow = Image.linear_gradient("L").resize((400, 560)).point(lambda level: 110 + level // 2)
    shadow.paste(0, (100, 200, 300, 210))
    shadow.paste(10, (0, 480, 400, 560))
    page = shown(make_page(shadow, PageOptions(tone="black_and_white")))
    assert (page.getpixel((200, 205)), page.getpixel((200, 540))) == (0, 0)
    assert {page.getpixel((x, y)) for x in range(0, 400, 20) for y in range(0, 190, 20)} == {255}


@pytest.mark.parametrize("tone", TONES)
def test_the_same_page_has_the_same_bytes(tone: Tone) -> None:
    with Image.open(SCANS / "rc-extract.jpg") as picture:
        picture.load()
    options = PageOptions(tone=tone, crop=(0.1, 0.1, 0.9, 0.8))
    assert make_page(picture, options) == make_page(picture.copy(), options)
