"""What people bring as a picture: read upright on white, or refused by what it is."""

from __future__ import annotations

import io
import struct
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, TiffImagePlugin
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from infitah_desk.documents import scan_source
from infitah_desk.documents.scan_page import PageOptions
from infitah_desk.documents.scan_pages import pages_of, preview
from infitah_desk.domain.errors import Refused
from tests.documents.brought_files import (
    SCANS,
    SHOWN,
    a_pdf,
    a_sheet,
    a_stream,
    image_bomb,
    saved,
    with_orientation,
    zeros,
)
from tests.documents.test_scan_page import red_corner, shown


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        pages_of(data, name="pièce.jpg")
    assert caught.value.details["file"] == "pièce.jpg"
    return caught.value.code


def one(data: bytes) -> Image.Image:
    """The only page of a file."""
    (page,) = pages_of(data)
    return shown(page)


def difference(left: Image.Image, right: Image.Image) -> float:
    """How far two pictures are apart, on average, of 255."""
    histogram = ImageChops.difference(left.convert("L"), right.convert("L")).histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


def a_heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)


def pdf_of(pages: int, encrypt: str | StandardEncryption | None = None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=encrypt)
    for number in range(pages):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bad-bomb-40000x40000.png", "scan.too_many_pixels"),
        ("bad-empty.png", "scan.empty"),
        # Its name says more than it holds: it is a PDF cut in two, and nothing in it is encrypted.
        ("bad-encrypted.pdf", "scan.broken_pdf"),
        ("bad-not-an-image.jpg", "scan.not_a_picture"),
        ("bad-truncated.jpg", "scan.truncated"),
    ],
)
def test_the_bad_samples_are_refused(name: str, code: str) -> None:
    assert refused((SCANS / name).read_bytes()) == code


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("rc-extract.jpg", [(1668, 2339)]),
        ("rc-extract-exif.jpg", [(2339, 1668)]),
        ("rc-extract-sideways.jpg", [(2339, 1668)]),
        ("tp-certificate.png", [(1683, 2339)]),
        ("tp-certificate-2-pages.pdf", [(1654, 2339), (1654, 2339)]),
    ],
)
def test_the_samples_are_read_whole_and_small(name: str, sizes: list[tuple[int, int]]) -> None:
    pages = pages_of((SCANS / name).read_bytes())
    assert [(page.width, page.height) for page in pages] == sizes
    assert all(50_000 < len(page.content) <= 300_000 for page in pages)


@pytest.mark.parametrize("name", ["rc-extract.jpg", "rc-extract-exif.jpg", "tp-certificate.png"])
def test_a_sample_looks_as_any_viewer_shows_it(name: str) -> None:
    with Image.open(SCANS / name) as picture:
        upright = ImageOps.exif_transpose(picture)
    kept = one((SCANS / name).read_bytes())
    assert difference(kept, upright.resize(kept.size)) < 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(a_sheet(), "JPEG")[:900], id="a jpeg cut"),
        pytest.param(saved(a_sheet(), "PNG")[:-300], id="a png cut"),
        pytest.param(saved(a_sheet(), "PNG")[:8], id="a png's first bytes"),
        pytest.param(saved(a_sheet(), "BMP")[:9000], id="a bmp cut"),
        pytest.param(saved(a_sheet(), "GIF")[:200], id="a gif cut"),
        pytest.param(saved(a_sheet(), "WEBP")[:200], id="a webp cut"),
        pytest.param(saved(a_sheet(), "TIFF")[:9000], id="a tiff cut"),
        pytest.param(b"II*\0" + b"\xff" * 60, id="a tiff of nothing"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", id="a webp of nothing"),
    ],
)
def test_what_is_cut_or_damaged_is_refused(data: bytes) -> None:
    assert refused(data) == "scan.truncated"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "scan.empty", id="nothing"),
        pytest.param(b"bonjour" * 100, "scan.not_a_picture", id="a text"),
        pytest.param(b"RIFF\x10\0\0\0WAVEfmt ", "scan.not_a_picture", id="a sound"),
        pytest.param(b"PK\x03\x04" + bytes(99), "scan.format_unknown", id="an archive"),
        pytest.param(a_heic(), "scan.format_unknown", id="a heic"),
        pytest.param(saved(a_sheet(), "AVIF"), "scan.format_unknown", id="an avif"),
        pytest.param(saved(a_sheet(), "JPEG2000"), "scan.format_unknown", id="a jpeg 2000"),
        pytest.param(b"%PDF-1.7\n", "scan.broken_pdf", id="a pdf's first bytes"),
        pytest.param(pdf_of(2)[:800], "scan.broken_pdf", id="a pdf cut"),
        pytest.param(
            a_pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[     ]/Count 0"),
            "scan.broken_pdf",
            id="a pdf without pages",
        ),
        pytest.param(pdf_of(1, encrypt="secret"), "scan.encrypted", id="an encrypted pdf"),
        pytest.param(pdf_of(21), "scan.too_many_pages", id="a pdf of 21 pages"),
        pytest.param(pdf_of(500), "scan.too_many_pages", id="a pdf of 500 pages"),
    ],
)
def test_what_is_no_scan_is_refused_by_its_code(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_source, "LARGEST_FILE", 100)
    assert refused(b"A" * 101) == "scan.too_large"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_refused(kind: str) -> None:
    frames = [a_sheet(), a_sheet().transpose(Image.Transpose.ROTATE_180)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert refused(data) == "scan.animated"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "BMP", "TIFF", "JPEG", "MPO"])
def test_pictures_of_every_kind_are_read(kind: str) -> None:
    page = one(saved(a_sheet(), kind))
    assert page.size == (400, 560)
    assert difference(page, a_sheet()) < 3


def test_of_a_jpeg_with_further_pictures_the_first_is_the_page() -> None:
    data = saved(a_sheet(), "MPO", save_all=True, append_images=[Image.new("RGB", (90, 90))])
    assert one(data).size == (400, 560)


def test_every_page_of_a_tiff_is_one() -> None:
    sheets = [a_sheet(), a_sheet(300, 200), a_sheet().convert("1")]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    assert [(page.width, page.height) for page in pages_of(data)] == [
        (400, 560),
        (300, 200),
        (400, 560),
    ]


def test_a_tiff_s_thumbnail_is_no_page() -> None:
    file = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(file) as out:
        a_sheet().save(out, "TIFF")
        out.newFrame()
        a_sheet(40, 56).save(out, "TIFF", tiffinfo={254: 1})
    assert one(file.getvalue()).size == (400, 560)


@pytest.mark.parametrize("pages", [20, 21])
def test_a_tiff_has_as_many_pages_as_a_pdf_may(pages: int) -> None:
    sheets = [a_sheet(40, 56)] * (pages - 1)
    data = saved(a_sheet(40, 56), "TIFF", save_all=True, append_images=sheets)
    if pages > 20:
        assert refused(data) == "scan.too_many_pages"
    else:
        assert len(pages_of(data)) == pages


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("orientation", "turn"),
    [
        (1, None),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.FLIP_TOP_BOTTOM),
        (5, Image.Transpose.TRANSPOSE),
        (6, Image.Transpose.ROTATE_90),
        (7, Image.Transpose.TRANSVERSE),
        (8, Image.Transpose.ROTATE_270),
    ],
)
def test_a_page_stands_upright(kind: str, orientation: int, turn: Image.Transpose | None) -> None:
    lying = a_sheet() if turn is None else a_sheet().transpose(turn)
    page = one(with_orientation(lying, orientation, kind))
    assert page.size == (400, 560)
    assert red_corner(page) == ("upper", "left")


def test_a_camera_s_broken_notes_do_not_matter() -> None:
    data = with_orientation(a_sheet(), 6)
    at = data.index(b"II*\0") if b"II*\0" in data else data.index(b"MM\0*")
    broken = data[: at + 4] + b"\xff\xff\xff\xff" + data[at + 8 :]
    assert one(broken).size == (400, 560)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_depth_of_png_is_read(mode: str) -> None:
    if mode == "I;16":
        grey = a_sheet().convert("L").convert("I").point(lambda level: level * 257)
        data = saved(grey.convert(mode), "PNG")
    else:
        data = saved(a_sheet().convert(mode), "PNG")
    # One bit says of the red box only whether there is one.
    assert difference(one(data), a_sheet()) < (8 if mode == "1" else 3)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "F"])
@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
def test_every_depth_of_tiff_is_read(mode: str, compression: str | None) -> None:
    sheet = a_sheet()
    if mode == "I;16":
        sheet = sheet.convert("L").convert("I").point(lambda level: level * 257).convert(mode)
    elif mode == "F":
        sheet = sheet.convert("L").convert("F").point(lambda level: level * 0.25 + 7)
        sheet.putpixel((0, 399), 7.0)
    else:
        sheet = sheet.convert(mode)
    page = one(saved(sheet, "TIFF", compression=compression))
    assert page.convert("L").getpixel((200, 540)) == pytest.approx(0, abs=8)
    assert page.convert("L").getpixel((390, 10)) == pytest.approx(255, abs=8)


def test_a_big_endian_tiff_of_sixteen_bits_is_read() -> None:
    pixels = struct.pack(">4H", 0, 20_000, 40_000, 65_535)
    entries = [(256, 3, 2), (257, 3, 2), (258, 3, 16), (259, 3, 1), (262, 3, 1)]
    entries += [(273, 4, 8), (277, 3, 1), (278, 3, 2), (279, 4, 8)]
    table = b"".join(
        struct.pack(">HHI", tag, kind, 1)
        + (struct.pack(">HH", value, 0) if kind == 3 else struct.pack(">I", value))
        for tag, kind, value in entries
    )
    data = b"MM\0*" + struct.pack(">I", 16) + pixels + struct.pack(">H", len(entries)) + table
    page = one(data + bytes(4)).convert("L")
    levels = [page.getpixel((x, y)) for y in range(2) for x in range(2)]
    assert all(later > earlier + 30 for earlier, later in pairwise(levels))  # type: ignore[operator]


@pytest.mark.parametrize("quality", [75, 95])
def test_a_jpeg_for_a_printing_press_is_no_negative(quality: int) -> None:
    """Adobe's programs write CMYK upside down, and so does Pillow."""
    page = one(saved(a_sheet().convert("CMYK"), "JPEG", quality=quality))
    assert difference(page, a_sheet()) < 6


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode: str) -> None:
    if mode == "P":
        sheet = a_sheet().convert("P")
        data = saved(sheet, "PNG", transparency=sheet.getpixel((390, 10)))
    else:
        sheet = a_sheet().convert(mode)
        sheet.paste(Image.new(mode, (200, 200), 0), (200, 100))
        data = saved(sheet, "PNG")
    page = one(data).convert("RGB")
    assert page.getpixel((300, 150)) == pytest.approx((255, 255, 255), abs=3)
    assert difference(page, a_sheet()) < 3


def test_colours_that_are_not_known_are_refused() -> None:
    assert refused(saved(a_sheet().convert("LAB"), "TIFF")) == "scan.format_unknown"


SECRETS = (b"Zoulikha", b"Exif", b"ICC_PROFILE", b"iCCP", b"eXIf", b"tEXt", b"Photoshop", b"http")


@pytest.mark.parametrize("tone", ["colour", "grey", "black_and_white"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "MPO"])
def test_nothing_but_the_picture_is_kept(kind: str, tone: str) -> None:
    from PIL import ImageCms

    exif = Image.Exif()
    exif[0x010F] = "Appareil de Zoulikha"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(a_sheet(), kind, exif=exif, icc_profile=profile, comment=b"Zoulikha", xmp=b"http:")
    (page,) = pages_of(data, PageOptions(tone=tone))  # type: ignore[arg-type]
    assert [secret for secret in SECRETS if secret in page.content] == []
    assert len(shown(page).getexif()) == 0


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            a_pdf([image_bomb(20_000)], content=SHOWN, resources="/XObject<</I 5 0 R>>"),
            id="an image in a pdf",
        ),
        pytest.param(
            b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0" + b"\xff\x3f\0" * 2 + bytes(20),
            id="a webp canvas",
        ),
        pytest.param(
            saved(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4"), id="a fax"
        ),
        pytest.param(saved(Image.new("L", (16_000, 16_000)), "PNG"), id="a grey png"),
        pytest.param(
            saved(Image.new("L", (7_000, 7_000)), "JPEG", progressive=True), id="a jpeg in scans"
        ),
    ],
)
def test_what_would_fill_the_memory_is_refused_unread(data: bytes) -> None:
    assert refused(data) == "scan.too_many_pixels"


def test_a_tile_larger_than_its_picture_is_refused() -> None:
    sheet = Image.new("L", (64, 64))
    info = TiffImagePlugin.ImageFileDirectory_v2()
    data = bytearray(saved(sheet, "TIFF", tiffinfo=info, compression="tiff_lzw"))
    # RowsPerStrip (278) becomes TileWidth (322), StripByteCounts (279) TileLength (323).
    for old, new in ((278, 322), (279, 323)):
        at = data.index(struct.pack("<H", old))
        data[at : at + 12] = struct.pack("<HHII", new, 4, 1, 60_000)
    assert refused(bytes(data)) == "scan.too_many_pixels"


def test_a_large_photograph_is_read_at_a_size_that_fits() -> None:
    page = one(saved(a_sheet(9000, 12_000), "JPEG", quality=50))
    assert page.size == (1754, 2339)
    assert red_corner(page) == ("upper", "left")


@pytest.mark.parametrize("media", ["0 0 14000000 14000000", "0 0 1 14000000", "0 0 0.001 0.001"])
def test_no_page_of_a_pdf_is_larger_than_a_sheet(media: str) -> None:
    page = one(a_pdf(media=media))
    assert max(page.size) <= 2339


def test_a_page_of_a_pdf_is_turned_as_it_says() -> None:
    upright = a_pdf(content=b"1 0 0 rg 0 642 200 200 re f")
    turned = upright.replace(b"/MediaBox", b"/Rotate 90/MediaBox")
    assert red_corner(one(upright)) == ("upper", "left")
    assert red_corner(one(turned)) == ("upper", "right")
    assert one(turned).size == (2339, 1653)


def test_a_pdf_that_asks_for_no_password_is_read() -> None:
    assert one(pdf_of(1, encrypt=StandardEncryption("", "owner"))).size == (1654, 2339)


def test_a_kept_page_can_be_read_again() -> None:
    (draft,) = pages_of((SCANS / "rc-extract.jpg").read_bytes(), PageOptions(most=3_000_000))
    (page,) = pages_of(draft.content, PageOptions(rotate=180, tone="grey"))
    assert (page.width, page.height) == (draft.width, draft.height)


def test_a_preview_is_a_small_picture_in_colour() -> None:
    (page,) = pages_of((SCANS / "rc-extract.jpg").read_bytes())
    small = preview(page.content, 200)
    assert (small.width, small.height, small.stride) == (143, 200, 429)
    assert len(small.pixels) == small.height * small.stride


def test_no_preview_draws_a_pdf() -> None:
    with pytest.raises(Refused, match=r"^scan\.truncated$"):
        preview(a_pdf(), 200)


BEGINNINGS = [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-1.4\n", b"GIF89a", b"BM", b"II*\0"]
WHOLE = [saved(a_sheet(40, 56), kind) for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")]


def read_or_refused(data: bytes) -> bool:
    try:
        return bool(pages_of(data))
    except Refused as error:
        return error.code.startswith("scan.")


@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes) -> None:
    assert read_or_refused(beginning + rest)


@given(data=st.sampled_from(WHOLE), at=st.integers(0, 2000), other=st.binary(max_size=12))
def test_any_damage_is_read_or_refused(data: bytes, at: int, other: bytes) -> None:
    at %= len(data)
    assert read_or_refused(data[:at] + other + data[at + len(other) :])


def test_a_stream_of_zeros_is_what_it_says() -> None:
    """The bombs of these tests are bombs."""
    assert len(zlib.decompress(zeros(3_000_001))) == 3_000_001
    assert len(a_stream(zeros(1 << 30))) < 2_000_000
