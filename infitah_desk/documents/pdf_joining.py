"""PDFs of ours joined into one, part after part, so that no more than one lies in memory.

ReportLab keeps all pages of a file until the last is drawn. Here each part is a whole PDF: its
objects (ISO 32000-1, 7.3.10) are copied with new numbers, streams byte by byte, and only the tree
of pages, the catalogue and the cross-reference table (7.5.4) are written anew. It reads what
`pdf_file` writes, never what others bring.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import BinaryIO

_CATALOGUE, _PAGES, _INFO = 1, 2, 3
_STREAM = b"\nstream\n"
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_INFO_OF = re.compile(rb"/Info (\d+) 0 R")
_PAGES_OF = re.compile(rb"/Pages (\d+) 0 R")
_OUTLINES_OF = re.compile(rb"/Outlines (\d+) 0 R")


class PdfJoiner:
    """A PDF that grows in a file by the pages of others."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._info = b""
        self._digest = hashlib.sha256()

    def add(self, pdf: bytes) -> None:
        """Append the pages of a PDF of ours; the first one's title and author stay."""
        part = _Part(pdf)
        if not self._at:
            self._write(part.header)
            self._info = part.objects[part.info]
        first = max(self._offsets, default=_INFO) + 1
        numbers = {old: first + place for place, old in enumerate(part.own)}
        numbers[part.pages] = _PAGES

        def renumbered(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % numbers[int(found[1])]

        for old in part.own:
            head, stream, rest = part.objects[old].partition(_STREAM)
            self._object(numbers[old], _REFERENCE.sub(renumbered, head) + stream + rest)
        self._pages += [numbers[kid] for kid in part.kids]

    def finish(self) -> None:
        """Write what holds the pages together; nothing can be added then."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        count = len(self._pages)
        self._object(_PAGES, b"<<\n/Count %d /Kids [ %b ] /Type /Pages\n>>\n" % (count, kids))
        catalogue = b"<<\n/Lang (fr-MA) /PageMode /UseNone /Pages %d 0 R /Type /Catalog\n>>\n"
        self._object(_CATALOGUE, catalogue % _PAGES)
        self._object(_INFO, self._info)
        table, size = self._at, len(self._offsets) + 1
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for number in range(1, size):
            self._write(b"%010d 00000 n \n" % self._offsets[number])
        digest = self._digest.hexdigest()[:32].encode()
        self._write(
            b"trailer\n<<\n/ID [<%b><%b>]\n/Info %d 0 R\n/Root %d 0 R\n/Size %d\n>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (digest, digest, _INFO, _CATALOGUE, size, table)
        )

    def _object(self, number: int, content: bytes) -> None:
        self._offsets[number] = self._at
        self._write(b"%d 0 obj\n%bendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._digest.update(content)
        self._at += len(content)


class _Part:
    """One PDF taken apart: `own` are the numbers of all objects but those that hold it together."""

    def __init__(self, pdf: bytes) -> None:
        table = int(pdf[pdf.rindex(b"startxref") :].split(maxsplit=2)[1])
        lines = pdf[table:].split(b"\n")
        count = int(lines[1].split()[1])
        starts = [int(line.split()[0]) for line in lines[3 : 2 + count]]
        self.header = pdf[: min(starts)]
        trailer = pdf[table:]
        self.objects = {
            number: _content(pdf[start:end])
            for (start, number), (end, _) in pairwise(
                [*sorted((start, number) for number, start in enumerate(starts, 1)), (table, 0)]
            )
        }
        self.info = _number(_INFO_OF, trailer)
        root = _number(_ROOT, trailer)
        self.pages = _number(_PAGES_OF, self.objects[root])
        outlines = _OUTLINES_OF.search(self.objects[root])
        apart = {root, self.info, self.pages} | ({int(outlines[1])} if outlines else set())
        self.own = [number for number in sorted(self.objects) if number not in apart]
        [kids] = _KIDS.findall(self.objects[self.pages])
        self.kids = [int(kid) for kid in _REFERENCE.findall(kids)]


def _content(raw: bytes) -> bytes:
    """What stands between "obj" and "endobj"."""
    return raw[raw.index(b"obj\n") + 4 : raw.rindex(b"endobj")]


def _number(pattern: re.Pattern[bytes], where: bytes) -> int:
    [found] = pattern.findall(where)
    return int(found)
