"""The list on paper: how many pages it takes, how large its codes are, and that all are read."""

from __future__ import annotations

import datetime as dt
import random
import re
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents import trust_sheet_a4
from infitah_desk.documents.a4_sheet import PAGE_HEIGHT, PAGE_WIDTH
from infitah_desk.documents.qr_symbol import make_symbol
from infitah_desk.documents.trust_sheet_a4 import (
    ACROSS,
    CODE_SIDE,
    DOWN,
    TrustSheetFace,
    check_trust_sheet,
    draw_trust_sheet_a4,
)
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.trust.list_frames import file_of, frames_of
from infitah_desk.trust.trust_list import RevokedPermit, TrustList, sign_trust_list
from tests.helpers.other_programs import photographed, read_by_zbar, run_tool
from tests.trust.list_vectors import FINGERPRINT
from tests.trust.made_codes import LIST, ROOT, number, private_key, trusted

LEAST_MODULE = 0.5  # millimetres
A_PAGE = ACROSS * DOWN


def whole_caravan() -> TrustList:
    """120 desks with three installations each, and 200 void permits."""
    forums = ("TET", "OUJ", "FES", "RBT", "AGA", "MRK", "CAS", "MEK", "NAD", "LAA", "BEN", "SAF")
    nodes = [f"{forum}-{place}" for forum in forums for place in range(1, 11)]
    keys = tuple(
        trusted(private_key(f"{node}/{part}"), node, (1 + 67 * part, 67 + 67 * part))
        for node in nodes
        for part in range(3)
    )
    void = tuple(RevokedPermit(number(1 + n, nodes[n % 120])) for n in range(200))
    whole: TrustList = msgspec.structs.replace(LIST, number=1_285_783_200, keys=keys, revoked=void)
    return whole


def face(frames: list[str], **changes: object) -> TrustSheetFace:
    plain = TrustSheetFace(
        issuer="ANPME",
        number=1_285_783_200,
        date=LIST.date,
        root=FINGERPRINT,
        desks=120,
        revoked=200,
        frames=tuple(frames),
    )
    changed: TrustSheetFace = msgspec.structs.replace(plain, **changes)
    return changed


@pytest.fixture(scope="module")
def file() -> bytes:
    return sign_trust_list(whole_caravan(), ROOT)


@pytest.fixture(scope="module")
def sheet(file: bytes) -> tuple[bytes, int]:
    return draw_trust_sheet_a4(face(frames_of(file)))


def test_a_whole_caravan_is_four_pages(sheet: tuple[bytes, int]) -> None:
    pdf, pages = sheet
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document.get_page_size(place) for place in range(len(document))]
    document.close()
    assert (pages, len(sizes)) == (4, 4)
    assert sizes[0] == pytest.approx((PAGE_WIDTH, PAGE_HEIGHT), abs=0.1)


def test_other_programs_find_no_fault_and_read_the_list_from_paper(
    sheet: tuple[bytes, int], file: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet[0])
    assert "No syntax or stream encoding errors" in run_tool("qpdf", "--check", path)
    assert file_of(read_by_zbar(photographed(path))) == file


def test_no_code_has_modules_too_small_to_be_read_from_paper(file: bytes) -> None:
    symbols = [make_symbol(frame) for frame in frames_of(file)]
    assert max(symbol.version for symbol in symbols) <= 20
    assert min(CODE_SIDE / symbol.size for symbol in symbols) >= LEAST_MODULE
    assert {symbol.level for symbol in symbols} <= {"M", "Q"}


def test_each_page_says_which_list_it_is_of_and_which_codes_it_has(
    sheet: tuple[bytes, int],
) -> None:
    document = pypdfium2.PdfDocument(sheet[0])
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    count = len(frames_of(sign_trust_list(whole_caravan(), ROOT)))
    for place, text in enumerate(texts, start=1):
        assert "1285783200" in text
        assert f"{place} / {len(texts)}" in text
        assert FINGERPRINT in re.sub(r"\s", "", text)
    assert f"{count} / {count}" in texts[-1]
    assert f"{A_PAGE + 1} / {count}" in texts[1]


def test_the_same_list_gives_the_same_bytes(file: bytes) -> None:
    frames = frames_of(file)[:A_PAGE]
    assert draw_trust_sheet_a4(face(frames)) == draw_trust_sheet_a4(face(frames))


@pytest.mark.parametrize("count", [1, A_PAGE, A_PAGE + 1])
def test_as_many_pages_as_the_codes_need(count: int) -> None:
    frames = frames_of(random.Random(count).randbytes(600 * count))
    assert len(frames) == count
    assert draw_trust_sheet_a4(face(frames))[1] == -(-count // A_PAGE)


def test_a_sheet_that_reads_otherwise_is_not_handed_out(file: bytes) -> None:
    frames = frames_of(file)[:2]
    pdf, _ = draw_trust_sheet_a4(face(frames))
    with pytest.raises(MachineFault, match=r"^trust_sheet\.self_check_failed$") as fault:
        check_trust_sheet(pdf, [[frames[0], frames[1].replace("PNT1/2/", "PNT1/1/")]])
    assert fault.value.details["page"] == 1


def test_every_sheet_is_read_back(file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust_sheet_a4, "codes_in_picture", lambda _picture: [])
    with pytest.raises(MachineFault, match=r"^trust_sheet\.self_check_failed$"):
        draw_trust_sheet_a4(face(frames_of(file)[:1]))


def test_an_issuer_s_name_that_does_not_fit_is_refused_not_clipped(file: bytes) -> None:
    with pytest.raises(Refused, match=r"^sheet\.does_not_fit$"):
        draw_trust_sheet_a4(face(frames_of(file)[:1], issuer="Agence nationale " * 12))


def test_a_date_far_away_and_a_long_number_fit(file: bytes) -> None:
    late = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC)
    changes = {"date": late, "number": 10**12, "desks": 9999, "revoked": 99_999}
    assert draw_trust_sheet_a4(face(frames_of(file)[:1], **changes))[1] == 1
