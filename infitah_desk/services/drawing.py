"""Drawing permits part by part: one thread draws while another reads back what was drawn before.

A batch is values only, so it is drawn beside the database. Ten permits make a part, whatever the
format: that much lies in memory, and after each of them a batch can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from infitah_desk.documents.pdf_joining import PdfJoiner
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.system.durable_files import write_durably

FORMATS = ("a4", "card", "cards-a4")
PART = 10

Watch = Callable[[int, int], bool]
"""Told after each part how many permits are drawn, and of how many; false stops the batch."""


class Sheet(NamedTuple):
    """One copy to draw: its face, the code signed for it, and why there is a further copy."""

    face: PermitFace
    code: str
    reason: str


class Batch(msgspec.Struct, frozen=True):
    """Permits to draw in one format; `shift` is in millimetres, to the right and down."""

    format: str
    sheets: tuple[Sheet, ...]
    shift: tuple[float, float] = (0.0, 0.0)


class DrawnPart(NamedTuple):
    """Pages of a batch, checked, and the sheets that are on them."""

    pdf: bytes
    pages: int
    sheets: tuple[Sheet, ...]


class DrawnFile(NamedTuple):
    """A PDF in one format, and the sheets that are in it, in order."""

    file: Path
    format: str
    pages: int
    sheets: tuple[Sheet, ...]

    def up_to(self, pages: int) -> DrawnFile:
        """What of it is on its first pages."""
        from infitah_desk.documents.permit_pages import PAGE_FORMATS

        most = pages * PAGE_FORMATS[self.format].a_page
        return self._replace(pages=min(pages, self.pages), sheets=self.sheets[:most])


def refuse_format(format_: str, shift: tuple[float, float]) -> None:
    """See that there is such a format, and that the shift keeps it on the paper.

    Raises:
        Refused: "permit.format_unknown", "permit.shift_too_far".
    """
    if format_ not in FORMATS:
        raise Refused("permit.format_unknown", format=format_, formats=FORMATS)
    if shift != (0, 0):
        from infitah_desk.documents.cards_sheet import Shift
        from infitah_desk.documents.permit_pages import refuse_shift

        refuse_shift(format_, Shift(*shift))


def draw_batch(batch: Batch) -> Generator[DrawnPart]:
    """The batch's pages, part by part in order, each one checked by reading every code back.

    To stop, take no further part and close the generator: what came before is whole.

    Raises:
        Refused: "permit.does_not_fit", "permit.no_glyph", both with the `number` of the permit;
            "permit.shift_too_far".
        MachineFault: "permit.self_check_failed".
    """
    parts = (batch.sheets[at : at + PART] for at in range(0, len(batch.sheets), PART))
    with ThreadPoolExecutor(1, thread_name_prefix="self-check") as checker:
        before: Future[DrawnPart] | None = None
        for sheets in parts:
            being_checked = _draw(batch, sheets, checker)
            if before is not None:
                yield before.result()
            before = being_checked
        if before is not None:
            yield before.result()


def draw_file(batch: Batch, out: Path, watch: Watch | None = None) -> DrawnFile:
    """Draw a batch into one PDF that is wholly there or not at all.

    Where `watch` stops it, it is written as far as it came.

    Raises:
        Refused: as `draw_batch`.
        MachineFault: "permit.self_check_failed", "disk.full", "file.not_writable", ….
    """
    drawn: list[Sheet] = []
    pages = 0

    def parts_of_batch() -> Generator[DrawnPart]:
        try:
            yield from draw_batch(batch)
        except OSError as error:
            raise _DrawingFailedError(error) from error

    def write(file: BinaryIO) -> None:
        nonlocal pages
        joined = PdfJoiner(file)
        with closing(parts_of_batch()) as parts:
            for part in parts:
                joined.add(part.pdf)
                pages += part.pages
                drawn.extend(part.sheets)
                if watch is not None and not watch(len(drawn), len(batch.sheets)):
                    break
        joined.finish()

    try:
        write_durably(out, write)
    except _DrawingFailedError as failed:
        raise failed.error from None
    return DrawnFile(out, batch.format, pages, tuple(drawn))


class _DrawingFailedError(Exception):
    """An error of the system that came of drawing: nothing is wrong with the file written to."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def _draw(
    batch: Batch, sheets: tuple[Sheet, ...], checker: ThreadPoolExecutor
) -> Future[DrawnPart]:
    from infitah_desk.documents.cards_sheet import Shift
    from infitah_desk.documents.permit_pages import draw_permit_pages
    from infitah_desk.documents.self_check import check_drawn_pages

    permits = [(sheet.face, sheet.code) for sheet in sheets]
    drawn = draw_permit_pages(batch.format, permits, Shift(*batch.shift))

    def checked() -> DrawnPart:
        check_drawn_pages(drawn, [sheet.code for sheet in sheets])
        return DrawnPart(drawn.pdf, len(drawn.codes), sheets)

    return checker.submit(checked)
