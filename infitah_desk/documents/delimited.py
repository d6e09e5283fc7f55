"""Delimited text as rows: which sign separates, which quote opens a field and which is a stray one.

Rows are records as a person counts them in a spreadsheet, empty lines among them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter

from infitah_desk.domain.pre_registration import HEADER_WITHIN, header_row

LIKELY = ";,\t|:"
_UNUSUAL_TRIED = 8
_NEVER = frozenset("\"'.-()°_/’`@+&")
_TOP_CHARACTERS = 64 * 1024
_CELL_LIMIT = 64 * 1024 * 1024
# Where quotes do not pair, a quoted cell of more lines than this is taken for a stray quote.
_LINES_IN_A_FIELD = 40
_EXCEL_HINT = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_delimited(text: str) -> tuple[list[list[str]], str]:
    """The rows of a text and the sign that separates its cells ("" for a single column)."""
    hint = _EXCEL_HINT.match(text)
    if hint:
        return rows_of(text[hint.end() :], hint[1]), hint[1]
    delimiter = find_delimiter(text)
    return rows_of(text, delimiter), delimiter


def find_delimiter(text: str) -> str:
    """The sign under which the top of the text has the header that names most fields."""
    top = text[:_TOP_CHARACTERS]
    best, most = "", (1, 0)
    for sign in _candidates(top):
        rows = rows_of(top, sign)[:HEADER_WITHIN]
        index, named = header_row(rows)
        # Of two signs that name as many fields, the one that cuts the header less is right.
        score = (named, -len(rows[index]) if index >= 0 else 0)
        if named > 1 and score > most:
            best, most = sign, score
    return best or _likely_by_count(top)


def _candidates(top: str) -> list[str]:
    counts = Counter(top)
    others = [
        sign
        for sign, _ in counts.most_common()
        if not (sign.isalnum() or sign.isspace() or unicodedata.category(sign)[0] in "MC")
    ]
    unusual = [sign for sign in others if sign not in LIKELY and sign not in _NEVER]
    return [sign for sign in LIKELY if sign in counts] + unusual[:_UNUSUAL_TRIED]


def _likely_by_count(top: str) -> str:
    """Without a header to go by: the sign that stands equally often in the first lines."""
    lines = [line for line in _lines(top) if line.strip()][:HEADER_WITHIN]
    for sign in LIKELY[:4]:
        counts = {line.count(sign) for line in lines}
        if len(counts) == 1 and counts != {0}:
            return sign
    return ""


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    """Cut a text into cells; a quote that closes nowhere is an ordinary character."""
    if not delimiter:
        return [[line] for line in _lines(text)]
    if '"' not in text:
        return [line.split(delimiter) if line else [] for line in _lines(text)]
    csv.field_size_limit(_CELL_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return _careful_rows(_lines(text), delimiter)
    half = _half_a_row(rows)
    if any(_swallows(row, delimiter, half) for row in rows):
        return _careful_rows(_lines(text), delimiter)
    return rows


def _half_a_row(rows: list[list[str]]) -> int:
    return max(1, max(map(len, rows[:HEADER_WITHIN]), default=0) // 2)


def _swallows(row: list[str], delimiter: str, half: int) -> bool:
    """Whether a quote that nobody closed took whole lines, cells and all, into one cell."""
    return any("\n" in cell and cell.count(delimiter) >= half * cell.count("\n") for cell in row)


def _lines(text: str) -> list[str]:
    lines = _LINE_END.split(text)
    if not lines[-1]:
        lines.pop()
    return lines


def _careful_rows(lines: list[str], delimiter: str) -> list[list[str]]:
    sign = re.escape(delimiter)
    cell = re.compile(rf'"((?:[^"]|"")*)"(?={sign}|$)|([^{sign}]*)')
    half = _half_a_row([line.split(delimiter) for line in lines[:HEADER_WITHIN]])
    rows, at = [], 0
    while at < len(lines):
        row, used = _quoted_record(lines, at, delimiter)
        if not used or (used > 1 and _swallows(row, delimiter, half)):
            row, used = _cells(lines[at], cell), 1
        rows.append(row)
        at += used
    return rows


def _quoted_record(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The record that begins on a line and how many lines it takes: none where quotes stray."""
    if '"' not in lines[at]:
        return (lines[at].split(delimiter) if lines[at] else []), 1
    for used in range(1, min(_LINES_IN_A_FIELD, len(lines) - at) + 1):
        record = io.StringIO("\n".join(lines[at : at + used]), newline="")
        try:
            return next(csv.reader(record, delimiter=delimiter, strict=True)), used
        except csv.Error as error:
            if "unexpected end" not in str(error):
                break
    return [], 0


def _cells(line: str, cell: re.Pattern[str]) -> list[str]:
    """One line's cells; only a quote that opens and closes a whole cell counts as one."""
    cells, at = [], 0
    while found := cell.match(line, at):
        quoted = found[1]
        cells.append(found[2] if quoted is None else quoted.replace('""', '"'))
        if found.end() >= len(line):
            break
        at = found.end() + 1
    return cells
