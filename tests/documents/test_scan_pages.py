"""Files are read in a process of their own, whose memory has an end whatever they hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from infitah_desk.documents.scan_page import PageOptions
from infitah_desk.documents.scan_pages import pages_of, read_pages
from infitah_desk.domain.errors import Refused
from tests.documents.brought_files import (
    SCANS,
    SHOWN,
    a_pdf,
    a_sheet,
    image_bomb,
    saved,
    zeros,
)

ROOT = Path(__file__).parents[2]
OF_ONE_IMAGE = "/XObject<</I 5 0 R>>"
MASKED = "/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceRGB"
PATTERN = (
    b"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 100 100]/XStep 100"
    b"/YStep 100/Resources<</XObject<</I 5 0 R>>>>/Length 29>>stream\n"
    b"q 100 0 0 100 0 0 cm /I Do Q \nendstream"
)

READ = r"""
import re, resource, sys
from pathlib import Path
from infitah_desk.documents.scan_page import PageOptions
from infitah_desk.documents.scan_pages import read_pages
from infitah_desk.domain.errors import Refused
data = Path(sys.argv[1]).read_bytes()
try:
    print(*[f"{page.width}x{page.height}" for page in read_pages(data, name="x")])
except Refused as refused:
    print(refused.code)
unit = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
if sys.platform == "linux":
    # What getrusage tells of a process itself holds that of its parent too, before exec.
    print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * unit)
"""


def masked_by_a_bomb() -> bytes:
    from tests.documents.brought_files import a_stream

    small = a_stream(zeros(243), f"{MASKED}/Filter/FlateDecode/SMask 6 0 R")
    bomb = image_bomb(30_000, grey=True)
    return a_pdf([small, bomb], content=SHOWN, resources=OF_ONE_IMAGE)


FILES: dict[str, Callable[[], bytes]] = {
    "a png of 40,000 by 40,000": (SCANS / "bad-bomb-40000x40000.png").read_bytes,
    "a large jpeg": lambda: saved(a_sheet(13_000, 13_000), "JPEG", quality=40),
    "a large jpeg in scans": lambda: saved(a_sheet(6_300, 6_500), "JPEG", progressive=True),
    "a4 at 600 dots": lambda: saved(a_sheet(4_960, 7_016), "PNG", compress_level=1),
    "a4 at 600 dots, transparent": lambda: saved(
        a_sheet(4_960, 7_016).convert("RGBA"), "PNG", compress_level=1
    ),
    "a4 at 600 dots, sixteen bits": lambda: saved(
        Image.new("I;16", (4_960, 7_016), 40_000), "TIFF", compression="tiff_lzw"
    ),
    "a tiff in one strip": lambda: saved(
        a_sheet(4_960, 7_016), "TIFF", compression="tiff_lzw", strip_size=1 << 30
    ),
    "a webp": lambda: saved(a_sheet(3_600, 4_200), "WEBP"),
    "a fax at 600 dots": lambda: saved(
        a_sheet(4_960, 7_016).convert("1"), "TIFF", compression="group4"
    ),
    "a giant page": lambda: a_pdf(media="0 0 14000000 14000000"),
    "an image in a pdf": lambda: a_pdf([image_bomb(20_000)], content=SHOWN, resources=OF_ONE_IMAGE),
    "a mask in a pdf": masked_by_a_bomb,
    "a pattern in a pdf": lambda: a_pdf(
        [image_bomb(20_000), PATTERN],
        content=b"/Pattern cs /P scn 0 0 500 500 re f",
        resources="/Pattern<</P 6 0 R>>",
    ),
    "a page's text in a pdf": lambda: a_pdf(
        content=zeros(900_000_000), filters="/Filter/FlateDecode"
    ),
}
READ_WHOLE = {
    "a large jpeg": "2339x2339",
    "a large jpeg in scans": "2267x2339",
    "a4 at 600 dots": "1654x2339",
    "a4 at 600 dots, transparent": "1654x2339",
    "a4 at 600 dots, sixteen bits": "1654x2339",
    "a tiff in one strip": "1654x2339",
    "a webp": "2005x2339",
    "a fax at 600 dots": "1654x2339",
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts otherwise")
@pytest.mark.parametrize("name", FILES)
def test_no_file_takes_more_than_500_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "brought"
    path.write_bytes(FILES[name]())
    done = subprocess.run(
        [sys.executable, "-c", READ, path],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said, *memory = done.stdout.splitlines()
    assert all(int(most) < 500_000_000 for most in memory), (said, memory)
    assert said == READ_WHOLE.get(name, said)


def test_the_process_says_what_this_one_would() -> None:
    data = (SCANS / "tp-certificate-2-pages.pdf").read_bytes()
    options = PageOptions(tone="grey", rotate=90)
    assert read_pages(data, options) == pages_of(data, options)


@pytest.mark.parametrize("path", sorted(SCANS.glob("bad-*")), ids=lambda path: path.name)
def test_the_process_refuses_what_this_one_would(path: Path) -> None:
    data = path.read_bytes()
    with pytest.raises(Refused) as here:
        pages_of(data, name=path.name)
    with pytest.raises(Refused) as there:
        read_pages(data, name=path.name)
    assert (there.value.codes, there.value.details) == (here.value.codes, here.value.details)


def test_what_lies_where_a_person_stands_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    data = saved(Image.new("L", (9, 9)), "PNG")
    assert len(read_pages(data)) == 1
