"""Permits on each paper as pictures, and readers who are shown them."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from PIL import Image

from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.card_surface import CARD_HEIGHT, CARD_WIDTH
from infitah_desk.documents.cards_sheet import NO_SHIFT, card_places
from infitah_desk.documents.drawn_pages import PlacedCode
from infitah_desk.documents.page_image import render_in_colour
from infitah_desk.documents.permit_pages import draw_permit_pages
from infitah_desk.documents.qr_symbol import QUIET_ZONE, make_symbol
from infitah_desk.documents.text_box import Box
from infitah_desk.services.trusting import check_codes, check_permit
from infitah_desk.trust.permit_verdict import Verdict
from tests.benchmarks.measuring.typical_permits import (
    ON_THE_DAY,
    TypicalPermit,
    trust_list,
    typical_permits,
)
from tests.benchmarks.measuring.worn_pictures import CodePlace, Wear
from tests.helpers.fixed_clock import FixedClock


class Paper(msgspec.Struct, frozen=True):
    """A format of permits, and what of its page people have in hand: one permit each (points)."""

    name: str
    format: str
    areas: tuple[Box, ...]


PAPERS = (
    Paper("A4 certificate", "a4", (Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT),)),
    Paper("Card", "card", (Box(0, 0, CARD_WIDTH, CARD_HEIGHT),)),
    Paper("Card cut from a sheet of ten", "cards-a4", card_places(NO_SHIFT)),
)


class Trial(msgspec.Struct, frozen=True):
    """What is tried: permits with names that long, at that resolution, worn like that.

    `least` per cent are to be read; None is for information.
    """

    name: str
    name_length: int
    dots_per_inch: int
    wear: Wear
    least: float | None = None

    @property
    def permits(self) -> tuple[int, int]:
        """What of it is drawn alike for several trials."""
        return self.name_length, self.dots_per_inch


Reader = Callable[[Image.Image], str | None]
"""Shown a picture, it tells the number of the permit that it finds valid."""


def program(folder: Path) -> Reader:
    """The program itself, from a file in `folder` to the verdict."""
    file, trusted, clock = folder / "picture.png", trust_list(), FixedClock(ON_THE_DAY)

    def number(picture: Image.Image) -> str | None:
        picture.save(file, compress_level=1)
        checked = check_permit(str(file), trusted, clock, None)
        return checked.number if checked.verdict == Verdict.VALID else None

    return number


def zbarimg(folder: Path) -> Reader:
    """Another reader of codes; what it reads is judged by the program."""
    file, trusted, clock = folder / "picture.pgm", trust_list(), FixedClock(ON_THE_DAY)
    command = ["zbarimg", "--quiet", "--raw", str(file)]

    def number(picture: Image.Image) -> str | None:
        picture.save(file)
        read = subprocess.run(command, check=False, capture_output=True, text=True).stdout
        checked = check_codes(read.splitlines(), trusted, clock, None)
        return checked.number if checked.verdict == Verdict.VALID else None

    return number


def pictures(
    paper: Paper, permits: Sequence[TypicalPermit], dots: int
) -> Iterator[tuple[Image.Image, CodePlace]]:
    """Each permit in hand, in grey at that many dots per inch, and where its code lies on it."""
    drawn = draw_permit_pages(paper.format, [(each.face, each.code) for each in permits])
    for number, codes in enumerate(drawn.codes):
        seen = render_in_colour(drawn.pdf, dots, number)
        size = (seen.width, seen.height)
        page = Image.frombytes("RGB", size, seen.pixels, "raw", "RGB", seen.stride).convert("L")
        for area, code in zip(paper.areas, codes, strict=False):
            yield _in_hand(page, area, code, dots / 72)


def _in_hand(
    page: Image.Image, area: Box, code: PlacedCode, scale: float
) -> tuple[Image.Image, CodePlace]:
    left, upper = round(area.x * scale), page.height - round(area.top * scale)
    size = round(area.width * scale), round(area.height * scale)
    picture = page.crop((left, upper, left + size[0], upper + size[1]))
    symbol = make_symbol(code.text)
    module = code.box.width * scale / symbol.size
    x = code.box.x * scale - left + QUIET_ZONE * module
    y = page.height - code.box.top * scale - upper + QUIET_ZONE * module
    return picture, CodePlace(x, y, module * len(symbol.rows), len(symbol.rows))


def times_read(
    paper: Paper, trials: Sequence[Trial], count: int, readers: Sequence[Reader]
) -> dict[str, list[int]]:
    """Of `count` permits, how many each reader finds valid under their own number, by trial."""
    found = {trial.name: [0] * len(readers) for trial in trials}
    for length, dots in dict.fromkeys(trial.permits for trial in trials):
        alike = [trial for trial in trials if trial.permits == (length, dots)]
        permits = typical_permits(count, length)
        for permit, (page, code) in zip(permits, pictures(paper, permits, dots), strict=True):
            number = permit.face.number
            for trial in alike:
                worn = trial.wear(page, code, random.Random(f"{trial.name} {number}"))
                for column, reader in enumerate(readers):
                    found[trial.name][column] += reader(worn) == number
    return found
