from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.claim_ticket_a6 import (
    CODE_BOX,
    FRAME,
    TicketFace,
    draw_ticket_a6,
    lay_out_ticket,
)
from infitah_desk.documents.page_image import codes_in_picture, render_page
from infitah_desk.domain.claim_ticket import LETTERS, parse_ticket, ticket_of
from infitah_desk.domain.errors import Refused
from tests.documents.drawn_glyphs import glyphs_of, outside
from tests.documents.permit_faces import LONG_NAME, LONG_NAME_AR

FACE = TicketFace(
    ticket=ticket_of("a dossier"),
    heading="ANPME — Programme Infitah",
    heading_ar="الوكالة الوطنية للنهوض بالمقاولات الصغرى والمتوسطة — برنامج انفتاح",
    name="Café Atlas",
    name_ar="مقهى أطلس",
    city="Tétouan",
    city_ar="تطوان",
    desk="TET-1",
    reason="Attestation de la taxe professionnelle",
    until="2010-09-28T15:00",
)


def face(**changes: object) -> TicketFace:
    return msgspec.structs.replace(FACE, **changes)


FACES = {
    "ordinary": FACE,
    "long, with everything": face(
        name=LONG_NAME,
        name_ar=LONG_NAME_AR,
        initiation="2010-09-29T10:30",
        room="Grande salle de la chambre, premier étage",
        city="El Kalaa des Sraghna",
        city_ar="قلعة السراغنة",
    ),
    "wide letters": face(name=" ".join(["MWMWMWMWM"] * 8), name_ar=" ".join(["شصضسشصضس"] * 8)),
    "brackets": face(
        name="Café Atlas (ex Café de la Gare) [SARL AU]",
        name_ar="مقهى أطلس (ش.م.م) 2010",
        reason="شهادة التسجيل في الرسم المهني (الأصل)",
    ),
    "both scripts in each field": face(
        name="Café «Le Détroit» مقهى (SARL)",
        name_ar="مقهى «المضيق» [SARL AU] رقم 12 / 3 (Café)",
    ),
    "only Arabic": face(name="", reason="", until="", initiation="2010-09-28T10:30"),
    "no name that is here": face(name="", name_ar=""),
    "a time that is none": face(until="après la prière"),
}
EVERY_FACE = pytest.mark.parametrize("ticket", FACES.values(), ids=FACES.keys())


def tool(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is missing: packaging/make.py names the Debian package that has it"
    return path


def codes_on(pdf: bytes, dots_per_inch: int) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    codes = codes_in_picture(render_page(document[0], dots_per_inch))
    document.close()
    return codes


@EVERY_FACE
@pytest.mark.parametrize("dots_per_inch", [72, 200])
def test_the_code_reads_back_even_from_a_coarse_picture(
    ticket: TicketFace, dots_per_inch: int
) -> None:
    (code,) = codes_on(draw_ticket_a6(ticket), dots_per_inch)
    assert code == ticket.ticket.replace("-", "").lower()
    assert parse_ticket(code) == ticket.ticket


@settings(max_examples=40)
@given(st.text(LETTERS, min_size=8, max_size=8))
def test_any_ticket_makes_a_code_that_reads_back(letters: str) -> None:
    """All codes have one mask: whatever the letters are, scanners must not mind."""
    pdf = draw_ticket_a6(face(ticket=f"{letters[:4]}-{letters[4:]}"))
    assert codes_on(pdf, 100) == [letters.lower()]


def test_a_module_of_the_code_is_a_millimetre_wide() -> None:
    assert CODE_BOX.width / MM / 29 >= 1


@EVERY_FACE
def test_qpdf_finds_no_fault_and_zbar_reads_the_code(ticket: TicketFace, tmp_path: Path) -> None:
    pdf, picture = tmp_path / "ticket.pdf", tmp_path / "ticket"
    pdf.write_bytes(draw_ticket_a6(ticket))
    subprocess.run([tool("qpdf"), "--check", pdf], check=True, capture_output=True)
    subprocess.run(
        [tool("pdftoppm"), "-r", "150", "-gray", "-singlefile", pdf, picture], check=True
    )
    read = subprocess.run(
        [tool("zbarimg"), "--quiet", "--raw", picture.with_suffix(".pgm")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert parse_ticket(read.stdout) == ticket.ticket


@EVERY_FACE
def test_every_glyph_lies_in_a_box_of_the_layout_and_none_on_the_code(ticket: TicketFace) -> None:
    boxes = list({line.box: None for line in lay_out_ticket(ticket).lines})
    assert all(
        FRAME.x < box.x and box.right < FRAME.right and FRAME.y < box.y and box.top < FRAME.top
        for box in boxes
    )
    document = pypdfium2.PdfDocument(draw_ticket_a6(ticket))
    page = document[0]
    glyphs = list(glyphs_of(page))
    assert len(glyphs) > 60
    assert outside(page, boxes) == []
    assert [glyph for glyph in glyphs if glyph.touches(CODE_BOX)] == []
    document.close()


def test_rows_never_lie_on_each_other() -> None:
    for ticket in FACES.values():
        rows = [line for line in lay_out_ticket(ticket).lines if not line.field.startswith("cap")]
        baselines = [(line.baseline, line.x, line.x + line.width) for line in rows]
        for number, (baseline, left, right) in enumerate(baselines):
            for other, start, end in baselines[number + 1 :]:
                if abs(other - baseline) < 5:
                    assert end <= left + 0.01 or right <= start + 0.01


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": "M" * 300}, "sheet.does_not_fit", "name"),
        ({"reason": "tout ce qui est demandé " * 60}, "sheet.does_not_fit", "reason"),
        ({"name": "商店"}, "sheet.no_glyph", "name"),
        ({"reason": "😀"}, "sheet.no_glyph", "reason"),
    ],
)
def test_what_has_no_room_or_no_glyph_is_refused_never_clipped(
    changes: dict[str, str], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        draw_ticket_a6(face(**changes))
    assert (refused.value.code, refused.value.details["field"]) == (code, field)


def test_the_same_ticket_makes_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from tests.documents.test_claim_ticket_a6 import FACE\n"
        "from infitah_desk.documents.claim_ticket_a6 import draw_ticket_a6\n"
        "print(hashlib.sha256(draw_ticket_a6(FACE)).hexdigest())\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert other.stdout.strip() == hashlib.sha256(draw_ticket_a6(FACE)).hexdigest()
