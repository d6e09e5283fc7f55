"""Pre-registration lists as tables, whatever wrote them: content decides, never the file's name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from infitah_desk.documents.delimited import read_delimited
from infitah_desk.documents.encodings import decode
from infitah_desk.documents.spreadsheets import COMPOUND, ZIP, read_spreadsheet
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.pre_registration import Table

FILE_LIMIT = 256 * 1024 * 1024

# What people pick by mistake, named before anything tries to read it as text.
_OTHER_KINDS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"%PDF",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"age-encryption.org/",
    b"SQLite format 3",
)


def read_list(path: Path) -> Table:
    """A list's cells, its SHA-256 and how it was written.

    Raises:
        Refused: "list.empty", "list.not_a_list", "list.too_large", "list.damaged",
            "list.encrypted".
        MachineFault: "file.unreadable".
    """
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise Refused("list.too_large", file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise MachineFault("file.unreadable", file=path.name, reason=str(error)) from error
    return table_of(data)


def table_of(data: bytes) -> Table:
    """`read_list` on the bytes of a file."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("list.empty")
    if data.startswith(_OTHER_KINDS) or data[8:12] == b"WEBP":
        raise Refused("list.not_a_list")
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith((ZIP, COMPOUND)):
        rows, kind, sheet = read_spreadsheet(data)
        return Table(rows=rows, sha256=sha256, format=kind, sheet=sheet)
    text, encoding = decode(data)
    rows, delimiter = read_delimited(text)
    return Table(rows=rows, sha256=sha256, format="csv", encoding=encoding, delimiter=delimiter)
