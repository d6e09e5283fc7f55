"""Spreadsheets (xlsx, xls, ods): reading a list's cells as text, and making cells safe to write.

A file is measured before the reader sees it: sizes that lie, cells a million columns away and
repeated cells would otherwise take all memory.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.parsers import expat

from infitah_desk.domain.enterprise import number_text
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pre_registration import HEADER_WITHIN, header_row

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

UNPACKED_LIMIT = 512 * 1024 * 1024
MEMBERS_LIMIT = 2000
CELLS_LIMIT = 12_000_000
"""Cells of the rectangle that a sheet spans; 100,000 rows of 20 columns are 2 million."""

_CHUNK = 1024 * 1024
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
)
_LONGEST_TAG = 4096
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def read_spreadsheet(data: bytes) -> tuple[list[list[str]], str, str]:
    """The rows of the sheet whose header names most fields; with the format and sheet's name.

    Row 1 of the sheet is the first row, whatever stands there.

    Raises:
        Refused: "list.encrypted", "list.damaged", "list.too_large", "list.not_a_list".
    """
    kind = _zip_kind(data) if data.startswith(ZIP) else _compound_kind(data)
    workbook = _open(data)
    best: tuple[int, list[list[str]], str] = (-1, [], "")
    for index, name in enumerate(workbook.sheet_names):
        cells = _sheet(workbook, index)
        named = header_row(_texts(cells[:HEADER_WITHIN]))[1]
        if named > best[0] and (cells or best[0] < 0):
            best = (named, _texts(cells), name)
    return best[1], kind, best[2]


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula.

    For every csv and xlsx that is written (OWASP, CSV injection); stored text stays as it is.
    """
    return "'" + cell if cell.lstrip(" \u00a0\u202f").startswith(_FORMULA) else cell


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise Refused("list.encrypted") from error
    except CalamineError as error:
        raise Refused("list.damaged", reason=str(error)) from error
    except BaseException as error:
        _refuse_panic(error)
        raise


def _sheet(workbook: CalamineWorkbook, index: int) -> list[list[object]]:
    from python_calamine import CalamineError

    try:
        sheet = workbook.get_sheet_by_index(index)
        if sheet.total_height * sheet.total_width > CELLS_LIMIT:
            raise Refused("list.too_large")
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except CalamineError as error:
        raise Refused("list.damaged", reason=str(error)) from error
    except BaseException as error:
        _refuse_panic(error)
        raise


def _refuse_panic(error: BaseException) -> None:
    """WORKAROUND: calamine panics on some broken files; pyo3 derives that from BaseException."""
    if type(error).__name__ == "PanicException":
        raise Refused("list.damaged", reason=str(error)) from error


def _texts(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    return [[_cell_text(cell) for cell in row] for row in rows]


def _cell_text(cell: object) -> str:
    """A cell as a person reads it: 51583.0 → "51583", a date → ISO 8601, true → "1"."""
    match cell:
        case str():
            return cell
        case bool():
            return "1" if cell else "0"
        case float():
            return number_text(cell)
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime():
            return cell.isoformat(sep=" ", timespec="seconds")
        case dt.date() | dt.time():
            return cell.isoformat()
    return str(cell)


def _compound_kind(data: bytes) -> str:
    """An old .xls; a new one behind a password lies in the same container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("list.encrypted")
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise Refused("list.not_a_list")
    return "xls"


def _zip_kind(data: bytes) -> str:
    """What the archive is, after its members were unpacked once and measured."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _measured(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refused("list.damaged", reason=str(error)) from error


def _measured(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > MEMBERS_LIMIT:
        raise Refused("list.too_large")
    if any(member.flag_bits & 1 for member in members):
        raise Refused("list.encrypted")
    if sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise Refused("list.too_large")
    left = UNPACKED_LIMIT
    for member in members:
        with archive.open(member) as stream:
            watch = _watch_for(member.filename)
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Refused("list.too_large")
                watch.feed(chunk)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused("list.encrypted")
        return "ods"
    raise Refused("list.not_a_list")


class _Unwatched:
    """A member that spans nothing."""

    def feed(self, chunk: bytes) -> None:
        """Look at nothing."""


class _SheetSpan(_Unwatched):
    """How far the cells of an xlsx sheet reach: a far one makes the reader fill all between."""

    def __init__(self) -> None:
        self._rest = b""
        self._columns: set[bytes] = set()
        self._bottom = 0

    def feed(self, chunk: bytes) -> None:
        text = self._rest + chunk
        for column, row in _FILLED_CELL.findall(text):
            self._columns.add(column)
            self._bottom = max(self._bottom, int(row))
        self._rest = text[max(text.rfind(b"<"), len(text) - _LONGEST_TAG) :]
        width = max(map(_column_number, self._columns), default=0)
        if width * self._bottom > CELLS_LIMIT:
            raise Refused("list.too_large")


class _RepeatedCells(_Unwatched):
    """How many cells an ods sheet unfolds to: a cell or row can say "a million times"."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity
        self._columns = self._filled = self._repeat = self._cells = 0
        self._last_repeat = 0

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk)
        except expat.ExpatError as error:
            raise Refused("list.damaged", reason=str(error)) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:table-row":
                self._repeat = _repeats(attributes, "table:number-rows-repeated")
                self._columns = self._filled = 0
            case "table:table-cell" | "table:covered-table-cell":
                self._last_repeat = _repeats(attributes, "table:number-columns-repeated")
                self._columns += self._last_repeat
                if any(key.startswith("office:") for key in attributes):
                    self._filled = self._columns
            case "text:p":
                self._filled = self._columns

    def _end(self, name: str) -> None:
        if name == "table:table-row" and self._filled:
            self._cells += self._filled * self._repeat
            if self._cells > CELLS_LIMIT:
                raise Refused("list.too_large")

    def _entity(self, *_: object) -> None:
        raise Refused("list.damaged", reason="entity")


def _watch_for(name: str) -> _Unwatched:
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        return _SheetSpan()
    return _RepeatedCells() if name == "content.xml" else _Unwatched()


def _repeats(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isascii() and text.isdigit() else 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
