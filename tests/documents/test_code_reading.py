from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from infitah_desk.documents import code_reading
from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.documents.qr_symbol import QUIET_ZONE, make_symbol
from infitah_desk.domain.errors import InfitahError, MachineFault, Refused
from tests.documents.permit_faces import FACE, code_of, draw_a4, face

CODE = code_of(FACE)
PDF = draw_a4(FACE)


def picture(scale: int = 3) -> Image.Image:
    symbol = make_symbol(CODE)
    count = len(symbol.rows)
    dots = Image.new("L", (symbol.size, symbol.size), 255)
    inner = Image.frombytes("L", (count, count), b"".join(symbol.rows)).point([255, 0] + [0] * 254)
    dots.paste(inner, (QUIET_ZONE, QUIET_ZONE))
    return dots.resize((symbol.size * scale, symbol.size * scale), Image.Resampling.NEAREST)


def saved(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


PNG = saved(picture(), "PNG")


def read(folder: Path, data: bytes) -> list[str]:
    path = folder / "file.bin"
    path.write_bytes(data)
    return codes_in_file(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"])
def test_a_picture_s_code_is_read(kind: str, tmp_path: Path) -> None:
    assert read(tmp_path, saved(picture(), kind)) == [CODE]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "1", "P"])
def test_colours_do_not_matter(mode: str, tmp_path: Path) -> None:
    assert read(tmp_path, saved(picture().convert(mode), "PNG")) == [CODE]


def test_a_turned_picture_is_read(tmp_path: Path) -> None:
    turned = picture(4).rotate(33, expand=True, fillcolor=255)
    assert read(tmp_path, saved(turned, "PNG")) == [CODE]


def test_transparent_paper_is_white(tmp_path: Path) -> None:
    dark = picture()
    clear = Image.new("RGBA", dark.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=dark.point([255] + [0] * 255))
    assert read(tmp_path, saved(clear, "PNG")) == [CODE]


def test_a_pdf_s_codes_are_read_page_by_page(tmp_path: Path) -> None:
    second = face(copy=2)
    both = draw_a4(FACE, second)
    assert read(tmp_path, both) == [CODE, code_of(second)]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_text_s_lines_are_codes(encoding: str, end: str, tmp_path: Path) -> None:
    assert read(tmp_path, (CODE + end).encode(encoding)) == [CODE]


def test_spaces_of_a_line_are_data(tmp_path: Path) -> None:
    assert read(tmp_path, b"PN1 A \n\n \nPN1B") == ["PN1 A ", "PN1B"]


def test_a_picture_without_code_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, saved(Image.new("L", (300, 300), 200), "PNG")) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PNG[: len(PNG) // 2], id="a png cut"),
        pytest.param(PNG[:8], id="a png's first bytes"),
        pytest.param(saved(picture(), "JPEG")[:900], id="a jpeg cut"),
        pytest.param(PNG[:40] + b"\xff" * 40 + PNG[80:], id="a png damaged"),
        pytest.param(b"GIF89a" + b"\x00" * 20, id="a gif of nothing"),
        pytest.param(b"II*\0" + b"\xff" * 60, id="a tiff of nothing"),
        pytest.param(b"BM" + b"\x00" * 100, id="a bmp of nothing"),
        pytest.param(b"RIFF\x00\x00\x00\x00WAVE", id="a sound"),
        pytest.param(b"%PDF-1.7\n", id="a pdf's first bytes"),
        pytest.param(PDF[:2000], id="a pdf cut"),
        pytest.param(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n", id="a pdf without pages"),
        pytest.param(b"\x00\xff\xfe\x80" * 20, id="no text"),
        pytest.param(b"PK\x03\x04\xff\xff", id="an archive"),
    ],
)
def test_a_damaged_file_is_refused_by_its_name(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^permit_file\.unreadable$") as caught:
        read(tmp_path, data)
    assert caught.value.details["file"] == "file.bin"


def test_a_picture_of_too_many_pixels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_reading, "MOST_PIXELS", 1000)
    with pytest.raises(Refused, match=r"^permit_file\.too_large$"):
        read(tmp_path, PNG)


def test_a_picture_that_says_it_is_enormous_is_refused_unread(tmp_path: Path) -> None:
    header = PNG[:16] + (50_000).to_bytes(4) * 2
    import zlib

    crc = zlib.crc32(header[12:] + PNG[24:29]).to_bytes(4)
    with pytest.raises(Refused, match=r"^permit_file\.(too_large|unreadable)$"):
        read(tmp_path, header + PNG[24:29] + crc + PNG[33:])


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_reading, "LARGEST_FILE", 100)
    with pytest.raises(Refused, match=r"^permit_file\.too_large$"):
        read(tmp_path, b"A" * 101)


def test_a_pdf_of_too_many_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_reading, "MOST_PAGES", 1)
    with pytest.raises(Refused, match=r"^permit_file\.too_large$"):
        read(tmp_path, draw_a4(FACE, FACE))


def blank_pdf(pages: int, picture: Image.Image | None = None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(144, 144))
    for _ in range(pages):
        if picture is not None:
            canvas.drawImage(ImageReader(picture), 0, 0, 72, 72)
        canvas.drawString(10, 100, "nothing")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(("pages", "is_too_long"), [(1, False), (2, True)])
def test_a_pdf_is_not_looked_at_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, *, is_too_long: bool
) -> None:
    """Two inches square: 400 and 600 pixels wide at the two resolutions, then sharpened."""
    sharpened = 400 * 400 + 3 * code_reading._MOST_SHARPENED
    monkeypatch.setattr(code_reading, "MOST_LOOKED_AT", 400 * 400 + 600 * 600 + sharpened)
    if not is_too_long:
        assert read(tmp_path, blank_pdf(pages)) == []
        return
    with pytest.raises(Refused, match=r"^permit_file\.too_long$") as caught:
        read(tmp_path, blank_pdf(pages))
    assert caught.value.details["file"] == "file.bin"


def test_a_large_picture_drawn_small_takes_its_time_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_reading, "_SHARPENED_PAGES", 0)
    monkeypatch.setattr(code_reading, "MOST_LOOKED_AT", 2_000_000)
    assert read(tmp_path, blank_pdf(1)) == []
    with pytest.raises(Refused, match=r"^permit_file\.too_long$"):
        read(tmp_path, blank_pdf(1, Image.new("L", (3000, 3000), 200)))


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="secret")
    canvas.drawString(10, 10, "hidden")
    canvas.save()
    with pytest.raises(Refused, match=r"^permit_file\.encrypted$"):
        read(tmp_path, file.getvalue())


def test_an_enormous_page_is_read_at_a_size_that_fits(tmp_path: Path) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(14_000, 14_000))
    canvas.drawString(10, 10, "nothing")
    canvas.save()
    assert read(tmp_path, file.getvalue()) == []


def test_a_missing_file_is_the_machine_s_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"^permit_file\.cannot_open$"):
        codes_in_file(tmp_path / "nowhere")


def test_a_folder_is_the_machine_s_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"^permit_file\.cannot_open$"):
        codes_in_file(tmp_path)


BEGINNINGS = [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-1.4\n", b"GIF89a", b"BM", b"II*\0"]


@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    beginning: bytes, rest: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(beginning + rest)
    try:
        codes = codes_in_file(path)
    except InfitahError:
        return
    assert all(isinstance(code, str) for code in codes)


def test_the_whole_sheet_is_a_sheet_of_paper() -> None:
    assert (round(PAGE_WIDTH), round(PAGE_HEIGHT)) == (595, 842)
