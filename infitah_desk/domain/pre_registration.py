"""Pre-registration lists: from a sheet of cells to rows that can be registered, and their issues.

A row number is the number of the record in the sheet as a person counts it; the header is row 1
unless a title stands above it. A wrong field is marked and its row registered; a row without any
name, or with more cells than the header, is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from infitah_desk.domain.columns import FAMILY_NAME, GIVEN_NAME, column_of
from infitah_desk.domain.enterprise import FIELDS, Issue, Mark, Severity, Value, normalise
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.text_folding import clean, is_arabic, is_latin

HEADER_WITHIN = 50
"""Records from the top among which a header is looked for."""

NAMES = ("name", "name_ar")

MAPPABLE = (*FIELDS[: FIELDS.index("consent_bank")], GIVEN_NAME, FAMILY_NAME)
"""What a person may say that a column holds; consents are given in person, never by a list."""

Chosen = Mapping[int, str]
"""Columns, counted from 0, and the field that each holds by a person's word; "" passes it over."""


class Table(msgspec.Struct, frozen=True):
    """A list as it was read: its cells, and how it was written.

    `format` is "csv", "xlsx", "xls" or "ods"; `encoding` and `delimiter` are empty for
    spreadsheets, `sheet` for text.
    """

    rows: list[list[str]]
    sha256: str
    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


class RowIssue(msgspec.Struct, frozen=True, omit_defaults=True):
    """An `Issue` and the row it is about."""

    row: int
    field: str
    code: str
    severity: Severity
    proposal: str = ""


class CheckedRow(msgspec.Struct, frozen=True):
    """One enterprise of a list; `refused` says that nothing can be registered from it."""

    row: int
    values: dict[str, Value]
    marks: dict[str, Mark]
    refused: bool = False


class ListCheck(msgspec.Struct, frozen=True):
    """All rows that hold anything, and all that is to be said about them."""

    rows: list[CheckedRow]
    issues: list[RowIssue]


class Header(NamedTuple):
    """Where the header is and which columns hold each field, the clearest first."""

    at: int
    width: int
    columns: dict[str, list[int]]
    unknown: list[tuple[int, str]]


def header_row(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Where the likeliest header stands and how many fields it names."""
    best, most = -1, 0
    for index, cells in enumerate(rows[:HEADER_WITHIN]):
        fields = {column_of(cell).field for cell in cells if cell} - {""}
        if len(fields) > most and (len(fields) > 1 or _is_lone_name(cells, fields)):
            best, most = index, len(fields)
    return best, most


def _is_lone_name(cells: Sequence[str], fields: set[str]) -> bool:
    return bool(fields & {*NAMES, FAMILY_NAME}) and sum(map(bool, map(str.strip, cells))) == 1


def find_header(rows: Sequence[Sequence[str]], chosen: Chosen | None = None) -> Header:
    """The header of a list; what a person has `chosen` counts more than its titles.

    Raises:
        Refused: "list.empty", "list.no_header", "list.no_name_column", "list.column_doubled",
            "list.field_unknown".
    """
    chosen = chosen or {}
    _check_chosen(chosen)
    index = header_place(rows, chosen)
    cells = rows[index]
    ranked: dict[str, list[tuple[int, int]]] = {}
    for position, cell in enumerate(cells):
        field, rank = column_of(cell)
        if field and position not in chosen and field not in chosen.values():
            ranked.setdefault(field, []).append((rank, position))
    columns = {
        field: _without_doubles(rows, index, field, places) for field, places in ranked.items()
    }
    for position, field in sorted(chosen.items()):
        if field:
            columns.setdefault(field, []).append(position)
    _settle_family_name(columns)
    if not columns.keys() & set(NAMES):
        raise Refused("list.no_name_column")
    used = {position for positions in columns.values() for position in positions} | chosen.keys()
    unknown = [
        (position, clean(cell)[:80])
        for position, cell in enumerate(cells)
        if position not in used and _has_values(rows, index, position)
    ]
    return Header(index, max(len(cells), *(p + 1 for p in used)), columns, unknown)


def header_place(rows: Sequence[Sequence[str]], chosen: Chosen) -> int:
    """Where the header stands: by its titles, or at the top where a person names the columns.

    Raises:
        Refused: "list.empty", "list.no_header".
    """
    written = [
        index
        for index, cells in enumerate(rows[:HEADER_WITHIN])
        if any(cell.strip() for cell in cells)
    ]
    if not written:
        raise Refused("list.empty")
    index, _ = header_row(rows)
    if index >= 0:
        return index
    if not any(chosen.values()):
        raise Refused("list.no_header")
    return written[0]


def _check_chosen(chosen: Chosen) -> None:
    for position, field in chosen.items():
        if position < 0 or field not in {"", *MAPPABLE}:
            raise Refused("list.field_unknown", column=position, field=field)


def _has_values(rows: Sequence[Sequence[str]], header: int, position: int) -> bool:
    return any(len(row) > position and row[position].strip() for row in rows[header + 1 :])


def _without_doubles(
    rows: Sequence[Sequence[str]], header: int, field: str, places: list[tuple[int, int]]
) -> list[int]:
    """The field's columns, clearest first; two equally clear ones need one to be empty."""
    if len(places) == 1:
        return [places[0][1]]
    filled = [place for place in sorted(places) if _has_values(rows, header, place[1])]
    ranks = [rank for rank, _ in filled]
    if ranks.count(1) > 1:
        raise Refused(
            "list.column_doubled", column=clean(rows[header][filled[-1][1]])[:80], field=field
        )
    positions = [position for _, position in filled] or [places[0][1]]
    # A mobile number does where the fixed one is missing; nothing else may fill a gap.
    return positions if field == "phone" else positions[:1]


def _settle_family_name(columns: dict[str, list[int]]) -> None:
    """Let "Nom" mean the enterprise where nothing else does, else the manager's family name."""
    if FAMILY_NAME in columns and not columns.keys() & set(NAMES):
        if GIVEN_NAME not in columns:
            columns["name"] = columns.pop(FAMILY_NAME)
    elif "manager" in columns:
        columns.pop(FAMILY_NAME, None)
        columns.pop(GIVEN_NAME, None)


def check_rows(table: Table, programme: Programme, chosen: Chosen | None = None) -> ListCheck:
    """Read every row of a list; rows that hold nothing are passed over but counted.

    Raises:
        Refused: as `find_header`.
    """
    header = find_header(table.rows, chosen)
    top = header.at + 1
    issues = [
        RowIssue(top, name or f"#{position + 1}", "column.unknown", "info")
        for position, name in header.unknown
    ]
    checked: list[CheckedRow] = []
    titles = [clean(cell) for cell in table.rows[header.at]]
    for number, cells in enumerate(table.rows[header.at + 1 :], start=top + 1):
        if not any(map(str.strip, cells)):
            continue
        if cells[0] == table.rows[header.at][0] and [clean(cell) for cell in cells] == titles:
            issues.append(RowIssue(number, "", "row.header_again", "info"))
            continue
        row, told = _check_row(number, cells, header, programme)
        checked.append(row)
        if told:
            issues.extend(
                RowIssue(number, item.field, item.code, item.severity, item.proposal)
                for item in told
            )
    if not checked:
        issues.append(RowIssue(top, "", "list.no_rows", "info"))
    return ListCheck(checked, issues)


def _check_row(
    number: int, cells: Sequence[str], header: Header, programme: Programme
) -> tuple[CheckedRow, list[Issue]]:
    if len(cells) > header.width and any(map(str.strip, cells[header.width :])):
        # One separator too many somewhere: no cell can be trusted to stand under its title.
        return CheckedRow(number, {}, {}, refused=True), [Issue("", "row.too_many_cells", "error")]
    raw: dict[str, object] = {}
    for field, positions in header.columns.items():
        for position in positions:
            if position < len(cells) and cells[position] and not cells[position].isspace():
                raw[field] = cells[position]
                break
    _join_manager(raw)
    told = _sort_scripts(raw)
    read = normalise(raw, programme)
    values: dict[str, Value] = {
        field: value for field, value in read.values.items() if value is not None
    }
    if not any(name in values or name in read.marks for name in NAMES):
        return CheckedRow(number, {}, {}, refused=True), [Issue("name", "name.missing", "error")]
    return CheckedRow(number, values, read.marks), told + read.issues


def _join_manager(raw: dict[str, object]) -> None:
    given, family = raw.pop(GIVEN_NAME, ""), raw.pop(FAMILY_NAME, "")
    if (given or family) and "manager" not in raw:
        raw["manager"] = f"{given} {family}".strip()


def _sort_scripts(raw: dict[str, object]) -> list[Issue]:
    """A name goes by its script where the columns say otherwise and the place is free."""
    told = []
    for latin, arabic in (("name", "name_ar"), ("manager", "manager_ar")):
        in_latin, in_arabic = raw.get(latin), raw.get(arabic)
        wrong_latin = isinstance(in_latin, str) and is_arabic(in_latin[:400])
        wrong_arabic = isinstance(in_arabic, str) and is_latin(in_arabic[:400])
        if (wrong_latin and wrong_arabic) or (wrong_latin and in_arabic is None):
            moved = {latin: in_arabic, arabic: in_latin}
        elif wrong_arabic and in_latin is None:
            moved = {latin: in_arabic}
            del raw[arabic]
        else:
            continue
        raw.pop(latin, None)
        raw.update({field: text for field, text in moved.items() if text is not None})
        told.append(Issue(latin if wrong_arabic else arabic, "name.moved_by_script", "info"))
    return told
