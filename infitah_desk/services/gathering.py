"""Gathering a trust list from what somebody brings: its file, or pictures of its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infitah_desk.domain.errors import Refused
from infitah_desk.system.durable_files import open_file, read_faults

LARGEST_LIST = 8 * 1024 * 1024
_BEGINNING = 4096


def gather_list(paths: Sequence[Path]) -> bytes:
    """The bytes of the list's file: of the one path that is it, or from the frames in all of them.

    Whose list it is and whether it may be believed is another question.

    Raises:
        Refused: "trust_list.unreadable" where there is no frame, "trust_sheet.incomplete",
            "trust_sheet.mixed", "trust_sheet.damaged", "permit_file.…"; "permit_file.too_many"
            where there are more files than a list has frames.
        MachineFault: "file.missing", "file.not_readable".
    """
    from infitah_desk.documents.code_reading import codes_in_file
    from infitah_desk.trust.list_frames import MOST_FRAMES, file_of

    if len(paths) > MOST_FRAMES:
        raise Refused("permit_file.too_many", count=len(paths), most=MOST_FRAMES)
    for path in paths:
        with open_file(path) as file, read_faults(path):
            data = file.read(LARGEST_LIST + 1)
        if len(paths) == 1 and not _holds_codes(data):
            return data
    return file_of(code for path in paths for code in codes_in_file(path))


def _holds_codes(data: bytes) -> bool:
    """Whether this is a picture, a PDF or a text of frames, not the list itself."""
    from infitah_desk.documents.picture_file import is_pdf, is_picture
    from infitah_desk.trust.list_frames import PREFIX

    if data.lstrip().startswith(b"{"):
        # An envelope in base64 may say anything, also what frames begin with.
        return False
    return is_picture(data) or is_pdf(data) or PREFIX.encode() in data[:_BEGINNING]
