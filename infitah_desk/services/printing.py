"""Printing permits: into a checked PDF, and noted as sent to paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from infitah_desk.documents.pdf_joining import PdfJoiner
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services.drawing import (
    Batch,
    DrawnFile,
    draw_batch,
    draw_file,
    refuse_format,
)
from infitah_desk.services.facing import next_sheet, signed_sheet
from infitah_desk.services.issuing import find_permit
from infitah_desk.services.queueing import note_sent
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import write_faults


class Printed(NamedTuple):
    """A file of permits; `copies` in the order in which the numbers were given."""

    file: Path
    pages: int
    copies: tuple[int, ...]


class Drawn(NamedTuple):
    """A PDF of permits, checked; `copies` in the order in which the numbers were given.

    `reasons` say of each why there is a further copy, "" of a first one.
    """

    pdf: bytes
    copies: tuple[int, ...]
    reasons: tuple[str, ...]


def prepare_batch(
    session: Session,
    numbers: Sequence[str],
    format_: str = "a4",
    *,
    reason: str = "",
    shift: tuple[float, float] = (0.0, 0.0),
) -> Batch:
    """The next copies of these permits, signed, ready to be drawn by `draw_batch` on any thread.

    Each permit once, however often it is named: two sheets of one copy cannot be told apart.
    `reason` is why there are further copies, by code or in own words; without it what is known of
    each says so, and first ones have none. Nothing is remembered of it before `note_sent`.

    Raises:
        Refused: "permit.…" where one is unknown, void or of another block; "permit.none_named",
            "permit.format_unknown", "permit.shift_too_far".
    """
    refuse_format(format_, shift)
    if not numbers:
        raise Refused("permit.none_named")
    each_once = dict.fromkeys(parse_number(number).text for number in numbers)
    sheets = tuple(next_sheet(session, number, reason) for number in each_once)
    return Batch(format_, sheets, shift)


def draw_permits(
    session: Session, numbers: Sequence[str], reason: str = "", format_: str = "a4"
) -> Drawn:
    """Draw these permits into one PDF, checked by reading every code back; nothing is kept of it.

    Raises:
        Refused: as `prepare_batch`, and where one does not fit.
        MachineFault: "permit.self_check_failed".
    """
    batch = prepare_batch(session, numbers, format_, reason=reason)
    return Drawn(
        _whole(batch),
        tuple(sheet.face.copy for sheet in batch.sheets),
        tuple(sheet.reason for sheet in batch.sheets),
    )


def preview_permit(session: Session, number: str, format_: str = "a4") -> bytes:
    """The sheet of this permit that is in hand, or else the one that comes next, as a PDF.

    Raises:
        Refused, MachineFault: as `draw_permits`.
    """
    refuse_format(format_, (0, 0))
    _, permit = find_permit(session, number)
    if not permit.printed:
        return _whole(Batch(format_, (next_sheet(session, number),)))
    copy = permit.good[-1]
    return _whole(Batch(format_, (signed_sheet(session, number, copy, permit.why(copy)),)))


def print_permits(
    session: Session,
    numbers: Sequence[str],
    out: Path,
    reason: str = "",
    format_: str = "a4",
    *,
    shift: tuple[float, float] = (0.0, 0.0),
) -> Printed:
    """Draw these permits into one PDF, checked by reading every code back.

    Nothing counts as printed before the sheet is in hand: until then this is the same copy.

    Raises:
        Refused: as `draw_permits`.
        MachineFault: "permit.self_check_failed", "disk.full", ….
    """
    batch = prepare_batch(session, numbers, format_, reason=reason, shift=shift)
    drawn = draw_file(batch, out)
    note_drawn(session, [drawn])
    return Printed(out, drawn.pages, tuple(sheet.face.copy for sheet in drawn.sheets))


def note_drawn(session: Session, files: Sequence[DrawnFile], printer: str = "") -> None:
    """All sheets of these files wait for an answer from now on, or none where that fails.

    They went to this `printer`, or else lie in their files.

    Raises:
        Refused: "permit.unknown".
        MachineFault: "disk.full", ….
    """
    with session.store.transaction():
        for file in files:
            for sheet in file.sheets:
                note_sent(
                    session,
                    sheet.face.number,
                    sheet.face.copy,
                    reason=sheet.reason,
                    format_=file.format,
                    outlet=printer or str(file.file),
                )


def save_permit(
    session: Session, number: str, folder: Path, reason: str = "", format_: str = "a4"
) -> Printed:
    """Draw one permit into a file of this folder that is called by its number, copy and format.

    Raises:
        Refused: "permit.…" as `print_permits`.
        MachineFault: "file.not_writable", "disk.full", "permit.self_check_failed".
    """
    _, permit = find_permit(session, number)
    copy = "" if permit.copy == 1 else f"-{permit.copy}"
    # The certificate is what is meant where nothing else is said.
    form = "" if format_ == "a4" else f"-{format_}"
    with write_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"{permit.number}{copy}{form}.pdf"
    return print_permits(session, [permit.number], out, reason, format_)


def _whole(batch: Batch) -> bytes:
    file = io.BytesIO()
    joined = PdfJoiner(file)
    for part in draw_batch(batch):
        joined.add(part.pdf)
    joined.finish()
    return file.getvalue()
