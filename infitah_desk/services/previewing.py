"""Previewing a list before it is imported: its columns as they are understood, its first rows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infitah_desk.documents.lists import read_list
from infitah_desk.domain.columns import column_of
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pre_registration import Chosen, Table, find_header, header_row
from infitah_desk.domain.text_folding import clean
from infitah_desk.services.importing import Imported, import_list
from infitah_desk.services.session import Session

ROWS = 8
_TITLE_LIMIT = 80
_CELL_LIMIT = 120


class SeenColumn(NamedTuple):
    """A column: its title in the file and the field that it holds, "" where nobody knows."""

    title: str
    field: str


class Preview(NamedTuple):
    """A list as it would be taken. `header` is the row of the titles as people count, 1 at the top.

    `refused` says why it cannot be taken as it is; then `counted` is None.
    """

    format: str
    header: int
    columns: tuple[SeenColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: Imported | None
    refused: Refused | None


def preview_list(session: Session, path: Path, columns: Chosen | None = None) -> Preview:
    """What would come of a list; nothing is written.

    Raises:
        Refused: "list.…" where the file is no list at all, "role.not_allowed".
        MachineFault: "file.unreadable".
    """
    session.needs_role("desk")
    table = read_list(path)
    counted = refused = None
    try:
        counted = import_list(session, path, dry_run=True, columns=columns)
    except Refused as error:
        if not table.rows or error.code == "list.empty":
            raise
        refused = error
    at, fields = _understood(table, columns or {})
    titles = table.rows[at]
    width = max(len(titles), *(position + 1 for position in fields), 1)
    below = [row for row in table.rows[at + 1 :] if any(map(str.strip, row))][:ROWS]
    return Preview(
        table.format,
        at + 1,
        tuple(
            SeenColumn(_cell(titles, place)[:_TITLE_LIMIT], fields.get(place, ""))
            for place in range(width)
        ),
        tuple(tuple(_cell(row, place) for place in range(width)) for row in below),
        counted,
        refused,
    )


def _understood(table: Table, chosen: Chosen) -> tuple[int, dict[int, str]]:
    """Where the header stands and what each column holds, even where that does not suffice."""
    try:
        header = find_header(table.rows, chosen)
    except Refused:
        written = [index for index, row in enumerate(table.rows) if any(map(str.strip, row))]
        at = max(header_row(table.rows)[0], written[0])
        said = {place: column_of(title).field for place, title in enumerate(table.rows[at])}
        return at, {**said, **chosen}
    return header.at, {place: field for field, places in header.columns.items() for place in places}


def _cell(row: list[str], place: int) -> str:
    return clean(row[place])[:_CELL_LIMIT] if place < len(row) else ""
