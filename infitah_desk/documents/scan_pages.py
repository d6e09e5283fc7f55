"""Scans: from the bytes of a file that somebody brings to the pages that are kept of it.

The file is read in a process of its own: what no check foresees ends that one, not the desk.
"""

from __future__ import annotations

from contextlib import closing

import msgspec

from infitah_desk.documents.page_image import ColourPicture
from infitah_desk.documents.picture_file import is_picture
from infitah_desk.documents.scan_page import Page, PageOptions, fitted, make_page
from infitah_desk.documents.scan_source import check_file, pictures_in, pictures_in_picture
from infitah_desk.domain.errors import Refused
from infitah_desk.system.confined_process import answer_confined, run_confined

_KEPT = PageOptions()


class _Asked(msgspec.Struct, frozen=True):
    data: bytes
    options: PageOptions
    name: str


class _Answered(msgspec.Struct, frozen=True, omit_defaults=True):
    """Pages, or a refusal's codes and details."""

    pages: tuple[Page, ...] = ()
    codes: tuple[str, ...] = ()
    details: dict[str, object] = {}


def read_pages(data: bytes, options: PageOptions = _KEPT, name: str = "") -> tuple[Page, ...]:
    """The pages of a picture, TIFF or PDF; what it is, its bytes say. All of them or none.

    A kept page may be read again, to be turned or cropped. `name` is what refusals call the file.

    Raises:
        Refused: "scan.…", as `pictures_in`.
        MachineFault: "machine.no_process".
    """
    check_file(data, name)
    died = Refused("scan.truncated" if is_picture(data) else "scan.broken_pdf", file=name)
    asked = msgspec.msgpack.encode(_Asked(data, options, name))
    answer = msgspec.msgpack.decode(run_confined(__name__, asked, died), type=_Answered)
    if answer.codes:
        raise Refused(*answer.codes, **answer.details)
    return answer.pages


def pages_of(data: bytes, options: PageOptions = _KEPT, name: str = "") -> tuple[Page, ...]:
    """The same in this process: what `read_pages` has done for it.

    Raises:
        Refused: "scan.…", as `pictures_in`.
    """
    with closing(pictures_in(data, name, options.side)) as pictures:
        return tuple(make_page(picture, options) for picture in pictures)


def preview(content: bytes, longest: int) -> ColourPicture:
    """A kept page to look at, its longer side at most `longest` pixels; it may come from anybody.

    Raises:
        Refused: "scan.…", as `pictures_in`.
    """
    with closing(pictures_in_picture(content, "", longest)) as pictures:
        picture = fitted(next(pictures).convert("RGB"), longest)
    return ColourPicture(picture.width, picture.height, picture.width * 3, picture.tobytes())


def _answer(asked: bytes) -> bytes:
    said = msgspec.msgpack.decode(asked, type=_Asked)
    del asked
    try:
        answer = _Answered(pages_of(said.data, said.options, said.name))
    except Refused as refused:
        answer = _Answered(codes=refused.codes, details=dict(refused.details))
    except MemoryError:
        answer = _Answered(codes=("scan.too_many_pixels",), details={"file": said.name})
    return msgspec.msgpack.encode(answer)


if __name__ == "__main__":
    answer_confined(_answer)
