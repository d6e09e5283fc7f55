"""Trying a printer out: the test page of a format, read back before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infitah_desk.services.drawing import refuse_format
from infitah_desk.system.durable_files import write_durably


class TrialPage(NamedTuple):
    """A test page in a file, and what its code says when it is read."""

    file: Path
    code: str


def draw_test_page(format_: str, shift: tuple[float, float] = (0.0, 0.0)) -> bytes:
    """The test page of a format as a PDF; `shift` is in millimetres, to the right and down.

    Raises:
        Refused: "permit.format_unknown", "permit.shift_too_far".
        MachineFault: "permit.self_check_failed".
    """
    refuse_format(format_, shift)
    from infitah_desk.documents.cards_sheet import Shift
    from infitah_desk.documents.self_check import check_drawn_pages
    from infitah_desk.documents.trial_page import draw_trial_page, trial_code

    drawn = draw_trial_page(format_, Shift(*shift))
    check_drawn_pages(drawn, [trial_code(format_)])
    return drawn.pdf


def write_test_page(format_: str, out: Path, shift: tuple[float, float] = (0.0, 0.0)) -> TrialPage:
    """Write the test page of a format into a file.

    Raises:
        Refused, MachineFault: as `draw_test_page`; "file.not_writable", "disk.full".
    """
    from infitah_desk.documents.trial_page import trial_code

    write_durably(out, draw_test_page(format_, shift))
    return TrialPage(out, trial_code(format_))
