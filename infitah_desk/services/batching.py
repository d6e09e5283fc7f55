"""Batching: a selection of permits on paper, one PDF for each format, each in order.

What is drawn is a value: it is drawn beside the database, and counts as sent in one transaction
afterwards (`note_drawn`). Whatever fails or stops in between, a sheet is either in a file that is
told of or still to be drawn, as the same copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import InfitahError, Refused
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services.drawing import Batch, DrawnFile, Watch, draw_file
from infitah_desk.services.printing import prepare_batch
from infitah_desk.services.session import Session
from infitah_desk.system.durable_files import write_faults


class Chosen(NamedTuple):
    """A permit to print, and in which format."""

    number: str
    format: str = "a4"


class DrawnSelection(NamedTuple):
    """What came of a selection: whole files, and the numbers that are in none of them, in order.

    `error` is what ended it before its time; None where it came to its end or was stopped.
    """

    files: tuple[DrawnFile, ...]
    left: tuple[str, ...]
    error: InfitahError | None = None


def prepare_selection(
    session: Session,
    chosen: Sequence[Chosen],
    *,
    reason: str = "",
    shift: tuple[float, float] = (0.0, 0.0),
) -> tuple[Batch, ...]:
    """The next copies of these permits, a batch for each format, each permit once.

    Formats come in the order in which they are first chosen, and permits in theirs; `shift` is for
    sheets of cards. One permit that cannot be printed refuses all: nothing is drawn yet.

    Raises:
        Refused: as `prepare_batch`; "permit.chosen_twice" where one is chosen in two formats.
    """
    formats: dict[str, dict[str, None]] = {}
    for each in chosen:
        formats.setdefault(each.format, {})[parse_number(each.number).text] = None
    seen: set[str] = set()
    for numbers in formats.values():
        for number in numbers:
            if number in seen:
                raise Refused("permit.chosen_twice", number=number)
            seen.add(number)
    if not formats:
        raise Refused("permit.none_named")
    return tuple(
        prepare_batch(
            session,
            list(numbers),
            format_,
            reason=reason,
            shift=shift if format_ == "cards-a4" else (0.0, 0.0),
        )
        for format_, numbers in formats.items()
    )


def draw_selection(
    batches: Sequence[Batch], folder: Path, name: str, watch: Watch | None = None
) -> DrawnSelection:
    """Draw batches into `<name>-<format>.pdf` in this folder; on any thread.

    `watch` is told of all batches together, and can stop between two parts. A failure ends it: what
    was drawn before stands, the file that failed is not there.
    """
    total = sum(len(batch.sheets) for batch in batches)
    files: list[DrawnFile] = []
    error: InfitahError | None = None
    stopped = False

    def watched(done: int, _of: int) -> bool:
        nonlocal stopped
        before = sum(len(file.sheets) for file in files)
        stopped = watch is not None and not watch(before + done, total)
        return not stopped

    try:
        with write_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for batch in batches:
            if stopped:
                break
            files.append(draw_file(batch, folder / f"{name}-{batch.format}.pdf", watched))
    except InfitahError as failed:
        error = failed
    everything = [sheet.face.number for batch in batches for sheet in batch.sheets]
    drawn = {sheet.face.number for file in files for sheet in file.sheets}
    left = tuple(number for number in everything if number not in drawn)
    return DrawnSelection(tuple(files), left, error)
