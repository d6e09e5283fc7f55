"""Pages in files that people bring: pictures, pages of a TIFF or PDF, upright and on white.

Only what can be seen comes through: no camera's notes, no place, no colour profile.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from typing import TYPE_CHECKING

from infitah_desk.documents import brought_pdf
from infitah_desk.documents.picture_file import (
    MOST_MEMORY,
    check_size,
    is_pdf,
    is_picture,
    open_jpeg_smaller,
    open_picture,
    picture_faults,
)
from infitah_desk.domain.errors import Refused

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

LARGEST_FILE = 48 * 1024 * 1024
MOST_PAGES = 20

_MOST_DOTS_PER_INCH = 300  # of small pages, such as a card
_BAND = 256  # rows of the result, of which the source is turned to plain colours at once
# Kinds of pictures and papers that are known by their beginning and not read.
_OTHER_KINDS = (
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"8BPS", "Photoshop"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"%!PS", "PostScript"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"\xd0\xcf\x11\xe0", "Office"),
    (0, b"<svg", "SVG"),
)
_READ_MODES = frozenset(
    ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "HSV", "I", "F")
) | {"I;16", "I;16B", "I;16L", "I;16N"}
_GREY_MODES = frozenset(("1", "L"))
_ORIENTATION = 0x0112


def pictures_in(data: bytes, name: str, side: int) -> Generator[Image.Image, None, None]:
    """The pages of a file, in grey ("L") or colour ("RGB"), by what its bytes are.

    A page whose longer side has more than twice `side` pixels comes smaller, but with no fewer
    than `side`.

    Raises:
        Refused: "scan.empty", "scan.too_large", "scan.not_a_picture", "scan.format_unknown",
            "scan.animated", "scan.truncated", "scan.too_many_pixels", "scan.too_many_pages",
            "scan.encrypted", "scan.broken_pdf"; with `file`.
    """
    check_file(data, name)
    if is_picture(data):
        yield from pictures_in_picture(data, name, side)
    else:
        yield from _pictures_in_pdf(data, name, side)


def check_file(data: bytes, name: str) -> None:
    """What can be said of a file before anything in it is read.

    Raises:
        Refused: "scan.empty", "scan.too_large", "scan.not_a_picture", "scan.format_unknown".
    """
    if not data:
        raise Refused("scan.empty", file=name)
    if len(data) > LARGEST_FILE:
        raise Refused("scan.too_large", file=name, most=LARGEST_FILE)
    if is_picture(data) or is_pdf(data):
        return
    for at, beginning, kind in _OTHER_KINDS:
        if data.startswith(beginning, at):
            raise Refused("scan.format_unknown", file=name, format=kind)
    raise Refused("scan.not_a_picture", file=name)


def pictures_in_picture(data: bytes, name: str, side: int) -> Generator[Image.Image, None, None]:
    """The pages of a picture file: one, or those of a TIFF.

    Raises:
        Refused: as `pictures_in`.
    """
    damaged = Refused("scan.truncated", file=name)
    too_many_pixels = Refused("scan.too_many_pixels", file=name)
    with picture_faults(damaged, too_many_pixels):
        picture = open_picture(data, too_many_pixels)
        if picture.format not in {"TIFF", "MPO"} and getattr(picture, "is_animated", False):
            raise Refused("scan.animated", file=name)
    # The further pictures of a JPEG (MPO) are its own in other sizes.
    several = picture.format == "TIFF"
    pages = frame = 0
    while True:
        plain = None
        with picture_faults(damaged, too_many_pixels):
            if frame and not _goes_on(picture, frame):
                break
            if not several or not _is_thumbnail(picture):
                check_size(picture, data, too_many_pixels)
                plain = _upright_and_plain(picture, name, side)
        frame += 1
        if plain is not None:
            pages += 1
            if pages > MOST_PAGES:
                raise Refused("scan.too_many_pages", file=name, most=MOST_PAGES)
            yield plain
        if not several:
            return
    if not pages:
        raise damaged


def _goes_on(picture: Image.Image, frame: int) -> bool:
    with suppress(EOFError):
        picture.seek(frame)
        return True
    return False


def _is_thumbnail(picture: Image.Image) -> bool:
    """Whether a TIFF says that this page is another one at a smaller size (NewSubfileType)."""
    return bool(picture.getexif().get(254, 0) & 1)


def _upright_and_plain(picture: Image.Image, name: str, side: int) -> Image.Image:
    if picture.mode not in _READ_MODES:
        raise Refused("scan.format_unknown", file=name, format=f"{picture.format} {picture.mode}")
    open_jpeg_smaller(picture, side)
    picture.load()
    orientation = picture.getexif().get(_ORIENTATION, 1)
    return _upright(_plain(picture, max(1, max(picture.size) // side)), orientation)


def _plain(picture: Image.Image, factor: int) -> Image.Image:
    """Grey or colours on white, `factor` times smaller.

    Band by band, so that the whole is held only once. The result is a picture of its own, and
    knows nothing of what else stood in the file.
    """
    from PIL import Image

    levels = _levels(picture)
    grey = levels is not None or (picture.mode in _GREY_MODES and not picture.has_transparency_data)
    size = (-(-picture.width // factor), -(-picture.height // factor))
    plain = Image.new("L" if grey else "RGB", size)
    for top in range(0, size[1], _BAND):
        upper, lower = top * factor, min((top + _BAND) * factor, picture.height)
        band = picture.crop((0, upper, picture.width, lower))
        if levels is not None:
            band = _eight_bits(band, *levels)
        elif picture.has_transparency_data:
            band = band.convert("RGBA")
            band = Image.alpha_composite(Image.new("RGBA", band.size, "white"), band)
        band = band.convert(plain.mode)
        plain.paste(band.reduce(factor) if factor > 1 else band, (0, top))
    return plain


def _levels(picture: Image.Image) -> tuple[float, float] | None:
    """What is black and what is white, where a grey has more than eight bits."""
    if picture.mode.startswith("I;16"):
        return 0, 65_535
    if picture.mode not in {"I", "F"}:
        return None
    low, high = (float(each) for each in picture.getextrema())  # type: ignore[arg-type]
    if picture.mode == "I" and low >= 0:
        return 0, next((white for white in (255, 65_535) if high <= white), high)
    return low, high


def _eight_bits(band: Image.Image, black: float, white: float) -> Image.Image:
    scale = 255 / max(white - black, 1e-9)
    if band.mode != "F":
        band = band.convert("I")
    return band.point(lambda level: level * scale - black * scale).convert("L")


def _upright(picture: Image.Image, orientation: object) -> Image.Image:
    """Turned as the file's orientation asks (Exif 2.32, tag 0x0112)."""
    from PIL.Image import Transpose

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)  # type: ignore[call-overload]
    return picture if turn is None else picture.transpose(turn)


def _pictures_in_pdf(data: bytes, name: str, side: int) -> Generator[Image.Image, None, None]:
    encrypted = Refused("scan.encrypted", file=name)
    broken = Refused("scan.broken_pdf", file=name)
    with brought_pdf.opened_pdf(data, encrypted, broken) as document:
        if not len(document):
            raise broken
        if len(document) > MOST_PAGES:
            raise Refused("scan.too_many_pages", file=name, most=MOST_PAGES)
        for number in range(len(document)):
            with brought_pdf.opened_page(document, number) as page:
                if brought_pdf.most_image_pixels(page) * 4 > MOST_MEMORY:
                    raise Refused("scan.too_many_pixels", file=name)
                yield _drawn(page, side)


def _drawn(page: PdfPage, side: int) -> Image.Image:
    """The page as paper would show it, its longer side `side` pixels, or fewer if it is small."""
    longest = max(1.0, *page.get_size())
    scale = min(_MOST_DOTS_PER_INCH / 72, side / longest)
    bitmap = page.render(scale=scale, may_draw_forms=False)
    try:
        drawn: Image.Image = bitmap.to_pil().convert("RGB").copy()
    finally:
        bitmap.close()
    return drawn
