"""The pack's voucher: nothing clipped in either script, and the permit's code reads back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pypdfium2
import pytest

from infitah_desk.documents.a4_sheet import MM
from infitah_desk.documents.qr_symbol import QUIET_ZONE
from infitah_desk.documents.self_check import check_drawn_pages
from infitah_desk.documents.voucher_a4 import (
    BAND,
    CODE_BOX,
    STAMP_BOX,
    VoucherFace,
    draw_voucher,
    lay_out_voucher,
)
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.subsidy import shares
from tests.documents.drawn_glyphs import glyphs_of, outside
from tests.documents.permit_faces import LONG_NAME, LONG_NAME_AR
from tests.helpers.programmes import PROGRAMME_2010

CODE = "PN1" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:" * 9
LONGEST_MODULES = 117 + 2 * QUIET_ZONE
OFFER = PROGRAMME_2010.offer("IAM-6990")
FACE = VoucherFace(
    number="C2-TET1-00042-E",
    issuer="ANPME",
    heading=(*PROGRAMME_2010.permit.heading, "CCIS de Tétouan"),
    heading_ar=(*PROGRAMME_2010.permit.heading_ar, "غرفة التجارة والصناعة والخدمات بتطوان"),
    name="Société Rif Électricité",
    name_ar="شركة الريف للكهرباء",
    manager="Salma Bennani",
    manager_ar="سلمى بناني",
    offer=OFFER.code,
    machine=OFFER.machine,
    operator=OFFER.operator,
    shares=shares(OFFER.price, PROGRAMME_2010.pack),
    with_bank=True,
    bank=PROGRAMME_2010.pack.bank,
    ordered=dt.date(2010, 9, 28),
    city="Tétouan",
    city_ar="تطوان",
)


def face(**changes: object) -> VoucherFace:
    return msgspec.structs.replace(FACE, **changes)


FACES = {
    "ordinary": FACE,
    "long names": face(name=LONG_NAME, name_ar=LONG_NAME_AR, city="El Kalaa des Sraghna"),
    "only Arabic": face(name="", manager="", with_bank=False),
    "only French": face(name_ar="", manager_ar=""),
    "nobody": face(name="", name_ar="", manager="", manager_ar=""),
    "a bank without a name": face(bank=None),
    "a fortune": face(shares=shares(Decimal("9999999.99"), PROGRAMME_2010.pack)),
    "every offer's longest words": face(
        machine=max((o.machine for o in PROGRAMME_2010.offers), key=lambda words: len(words.fr))
    ),
}
EVERY_FACE = pytest.mark.parametrize("voucher", FACES.values(), ids=FACES.keys())


@EVERY_FACE
def test_every_glyph_stands_in_a_box_of_its_own_and_none_on_the_code(voucher: VoucherFace) -> None:
    document = pypdfium2.PdfDocument(draw_voucher(voucher, CODE).pdf)
    page = document[0]
    lines = lay_out_voucher(voucher).lines
    assert outside(page, [line.box for line in lines]) == []
    assert [glyph for glyph in glyphs_of(page) if glyph.touches(CODE_BOX)] == []
    assert [glyph for glyph in glyphs_of(page) if glyph.touches(BAND)] == []
    assert len(document) == 1
    document.close()


@EVERY_FACE
def test_rows_keep_off_the_code_and_the_stamp(voucher: VoucherFace) -> None:
    layout = lay_out_voucher(voucher)
    assert min(rule.y for rule in layout.rules) > CODE_BOX.top
    stamped = [line for line in layout.lines if line.field.startswith("stamp")]
    assert all(STAMP_BOX.x <= line.box.x <= line.box.right <= STAMP_BOX.right for line in stamped)


@EVERY_FACE
def test_the_permits_code_reads_back(voucher: VoucherFace) -> None:
    check_drawn_pages(draw_voucher(voucher, CODE), [CODE])


def test_another_code_is_noticed() -> None:
    with pytest.raises(MachineFault):
        check_drawn_pages(draw_voucher(FACE, CODE), [CODE[:-1]])


def test_a_module_is_half_a_millimetre_even_in_the_largest_symbol() -> None:
    assert CODE_BOX.width / MM / LONGEST_MODULES >= 0.5


def test_the_same_voucher_is_the_same_bytes() -> None:
    assert draw_voucher(FACE, CODE).pdf == draw_voucher(FACE, CODE).pdf


def test_money_is_written_as_in_morocco() -> None:
    texts = {line.text for line in lay_out_voucher(FACE).lines if line.field == "subsidy"}
    assert texts == {"1 500,00 DH"}


def test_what_cannot_be_drawn_is_refused_by_its_field() -> None:
    with pytest.raises(Refused) as refused:
        draw_voucher(face(name="名"), CODE)
    assert (refused.value.code, refused.value.details["field"]) == ("sheet.no_glyph", "name")
    with pytest.raises(Refused) as refused:
        draw_voucher(face(name="M" * 300), CODE)
    assert refused.value.code == "sheet.does_not_fit"
