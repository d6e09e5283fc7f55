"""What the benchmark of reading rates rests on, with a few pictures of each kind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.qr_symbol import make_symbol
from tests.benchmarks.measuring.permit_pictures import (
    PAPERS,
    Paper,
    Trial,
    pictures,
    program,
    times_read,
)
from tests.benchmarks.measuring.typical_permits import typical_permits
from tests.benchmarks.measuring.worn_pictures import (
    CodePlace,
    Wear,
    by_cheap_camera,
    clean,
    stained,
)
from tests.benchmarks.reading import BLUR, LONG, TRIALS, TYPICAL

EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
TARGETS = tuple(trial for trial in TRIALS if trial.least is not None)


@EVERY_PAPER
def test_permits_are_found_valid_however_paper_is_worn(paper: Paper, tmp_path: Path) -> None:
    found = times_read(paper, TARGETS, 1, [program(tmp_path)])
    assert found == {trial.name: [1] for trial in TARGETS}


@pytest.mark.parametrize("paper", PAPERS[:2], ids=lambda paper: paper.name)
@pytest.mark.parametrize("wear", [clean(0.55), by_cheap_camera(BLUR)], ids=["blur", "camera"])
def test_an_unclear_picture_is_read_once_it_is_sharpened(
    paper: Paper, wear: Wear, tmp_path: Path
) -> None:
    trial = Trial("unclear", TYPICAL, 200, wear)
    assert times_read(paper, [trial], 1, [program(tmp_path)]) == {"unclear": [1]}


def test_an_unclear_scan_in_a_pdf_is_read_too(tmp_path: Path) -> None:
    permits = typical_permits(1, TYPICAL)
    [(page, code)] = pictures(PAPERS[0], permits, 200)
    scan = tmp_path / "scan.pdf"
    clean(0.55)(page, code, random.Random(1)).save(scan, resolution=200)
    assert codes_in_file(scan) == [permits[0].code]


def test_what_hides_half_of_the_code_is_not_read(tmp_path: Path) -> None:
    trial = Trial("half", TYPICAL, 200, stained(0.4, BLUR))
    assert times_read(PAPERS[1], [trial], 1, [program(tmp_path)]) == {"half": [0]}


def test_a_reader_that_reads_nothing_or_another_number_counts_nothing() -> None:
    def blind(_: Image.Image) -> None:
        return None

    def wrong(_: Image.Image) -> str:
        return "C2-TET1-09999-X"

    trial = Trial("clean", TYPICAL, 72, clean(0))
    assert times_read(PAPERS[0], [trial], 2, [blind, wrong]) == {"clean": [0, 0]}


def test_a_permit_s_number_counts_for_it_alone() -> None:
    first = typical_permits(1, TYPICAL)[0].face.number
    trial = Trial("clean", TYPICAL, 72, clean(0))
    assert times_read(PAPERS[0], [trial], 3, [lambda _: first]) == {"clean": [1]}


@pytest.mark.parametrize(("length", "level"), [(TYPICAL, "Q"), (LONG, "M")])
def test_names_are_as_long_as_they_are_said_to_be(length: int, level: str) -> None:
    permits = typical_permits(60, length)
    assert {len(text) for each in permits for text in (each.face.name, each.face.name_ar)} == {
        length
    }
    assert len({each.face.name for each in permits}) == len({each.code for each in permits}) == 60
    symbols = [make_symbol(each.code) for each in permits]
    assert {symbol.level for symbol in symbols} == {level}
    assert max(symbol.version for symbol in symbols) <= 17


@pytest.mark.parametrize("seed", range(5))
def test_a_stain_takes_its_share_of_the_code_beside_the_finder_patterns(seed: int) -> None:
    code = CodePlace(x=50, y=50, side=400, modules=80)
    ground = Image.new("L", (500, 500), 128)
    worn = stained(0.1, 0)(ground, code, random.Random(seed))
    stain = worn.point([shade != 128 for shade in range(256)])
    within = stain.crop((50, 50, 450, 450))
    assert stain.getbbox() is not None
    assert sum(stain.tobytes()) == sum(within.tobytes()) == pytest.approx(0.1 * 400 * 400, rel=0.02)
    for corner in ((0, 0, 40, 40), (360, 0, 400, 40), (0, 360, 40, 400)):
        assert within.crop(corner).getbbox() is None
