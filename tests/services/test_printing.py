"""Permits on paper: read back with tools that are not ours, printed again, spoiled, refused."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import base45
import cbor2
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.events import PermitsVoided
from infitah_desk.services import issuing, printing, registering, trusting
from infitah_desk.services.session import Session
from infitah_desk.storage.sheets import sheet_of
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan, in_hand, issued, ready
from tests.helpers.other_programs import photographed, read_by_zbar, run_tool

# One of ours in every field, and more than one line of it: see tests/documents for the layout.
LONG_NAME = "Société Coopérative Artisanale et Commerciale des Femmes de la Vallée du Haut Loukkos"
ARABIC = "شركة النجارة والحدادة (ش.م.م) 2010"


def read_back(pdf: Path) -> str:
    """The code as another program reads it from a picture of 200 dots per inch."""
    [code] = read_by_zbar(photographed(pdf))
    return code


def verified_claims(code: str, trust: bytes, root: str) -> dict[int, object]:
    """A permit's claims, verified by the trust list's file and a few lines of anybody's."""
    envelope = json.loads(trust)
    payload = base64.b64decode(envelope["payload"])
    said = json.loads(payload)
    public = base64.b64decode(said["root"])
    assert hashlib.sha256(public).hexdigest() == root
    type_ = envelope["payloadType"].encode()
    signed = b"DSSEv1 %d %b %d %b" % (len(type_), type_, len(payload), payload)
    [signature] = envelope["signatures"]
    Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature["sig"]), signed)
    assert code.startswith("PN1")
    sign1 = cbor2.loads(base45.b45decode(code.removeprefix("PN1")))
    assert sign1.tag == 18
    protected, unprotected, claims, signature = sign1.value
    header = cbor2.loads(protected)
    assert (header[1], unprotected) == (-8, {})
    [key] = [
        base64.b64decode(each["key"])
        for each in said["keys"]
        if base64.b64decode(each["kid"]) == header[4]
    ]
    Ed25519PublicKey.from_public_bytes(key).verify(
        signature, cbor2.dumps(["Signature1", protected, b"", claims])
    )
    found: dict[int, object] = cbor2.loads(claims)
    return found


def trust_file(caravan: Caravan) -> bytes:
    path = caravan.folder / "trust.json"
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, path)
    return path.read_bytes()


@pytest.fixture
def permit(caravan: Caravan) -> Path:
    """A permit as it came from the printer."""
    with caravan.at(TETOUAN) as session:
        number = issued(
            session, 1, name=LONG_NAME, name_ar=ARABIC, manager=None, manager_ar="عائشة"
        )
        return in_hand(session, number, caravan.folder / "permit.pdf")


def test_qpdf_finds_nothing_wrong(permit: Path) -> None:
    assert "No syntax or stream encoding errors" in run_tool("qpdf", "--check", permit)


def test_anybody_can_verify_a_permit_with_the_trust_list_alone(
    caravan: Caravan, permit: Path
) -> None:
    claims = verified_claims(read_back(permit), trust_file(caravan), caravan.root)
    said = claims[169]
    assert isinstance(said, dict)
    assert (claims[1], claims[2], claims[7]) == ("ANPME", "C2-TET1-00001-W", b"\0\0\0\1\1")
    assert (said[4], said[19], said[25], said[28], said[29]) == (
        LONG_NAME,
        ARABIC,
        5001,
        "TET",
        "عائشة",
    )


def test_a_changed_code_does_not_verify(caravan: Caravan, permit: Path) -> None:
    raw = bytearray(base45.b45decode(read_back(permit).removeprefix("PN1")))
    raw[raw.index(b"Femmes")] ^= 1
    with pytest.raises(InvalidSignature):
        verified_claims(
            "PN1" + base45.b45encode(bytes(raw)).decode(), trust_file(caravan), caravan.root
        )


def printed(session: Session, number: str, out: Path) -> bytes:
    printing.print_permits(session, [number], out)
    return out.read_bytes()


def test_before_a_sheet_is_in_hand_printing_again_gives_the_same_bytes(caravan: Caravan) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        first = printed(session, number, out)
    caravan.clock.pass_by(3600)
    with caravan.at(TETOUAN) as session:
        assert printed(session, number, out) == first


def test_after_a_sheet_was_spoiled_the_next_is_another_copy(caravan: Caravan) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        first = printed(session, number, out)
        issuing.spoil_sheet(session, number, "bourrage")
        assert printing.print_permits(session, [number], out).copies == (2,)
        assert out.read_bytes() != first


def test_a_spoiled_copy_cannot_come_into_a_hand(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        printed(session, number, caravan.folder / "permit.pdf")
        issuing.spoil_sheet(session, number, "bourrage")
        with pytest.raises(Refused) as refused:
            issuing.confirm_sheet(session, number)
    assert refused.value.code == "permit.spoiled"


def test_a_copy_in_hand_is_not_made_twice(caravan: Caravan) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, out)
        in_hand(session, number, out)
        assert issuing.find_permit(session, number)[1].copies == (1, 2)


def test_a_permit_named_twice_is_on_one_sheet(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        spelt = number.lower().replace("-", "")
        printed = printing.print_permits(session, [number, spelt], tmp_path / "permit.pdf")
    assert (printed.pages, printed.copies) == (1, (1,))


@pytest.mark.parametrize(("copy", "code"), [(0, "permit.revoked"), (1, "permit.spoiled")])
def test_what_headquarters_told_everybody_is_void_is_given_to_nobody(
    caravan: Caravan, tmp_path: Path, copy: int, code: str
) -> None:
    """It knows from a laptop that was lost what the one that took its place does not."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, tmp_path / "permit.pdf")
    with caravan.at(HQ) as session:
        session.write([("", [PermitsVoided(((number, copy),))])])
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        for give in (issuing.hand_over, printing.preview_permit):
            with pytest.raises(Refused, match=rf"^{re.escape(code)}$"):
                give(session, number)
        assert not issuing.find_permit(session, number)[1].handed_over


def test_a_sheet_that_was_never_printed_is_in_no_hand(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        with pytest.raises(Refused) as refused:
            issuing.confirm_sheet(session, number)
    assert refused.value.code == "permit.not_printed"


def test_a_correction_shows_on_the_next_sheet(caravan: Caravan) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, out)
        dossier = issuing.find_permit(session, number)[0].dossier
        registering.correct(session, dossier, {"name": "Menuiserie Zerrouali"}, "faute")
        printed(session, number, out)
    claims = verified_claims(read_back(out), trust_file(caravan), caravan.root)
    assert isinstance(claims[169], dict)
    assert claims[169][4] == "Menuiserie Zerrouali"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("W" * 200, "permit.does_not_fit"),
        ("Société " + "M" * 150, "permit.does_not_fit"),
        ("株式会社 Tétouan", "permit.no_glyph"),
        ("Café 😀", "permit.no_glyph"),
    ],
)
def test_a_name_that_cannot_be_printed_is_refused_and_can_be_corrected(
    caravan: Caravan, name: str, code: str
) -> None:
    out = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1, name=name)
        with pytest.raises(Refused) as refused:
            printing.print_permits(session, [number], out)
        assert (refused.value.code, out.exists()) == (code, False)
        assert refused.value.details["field"] == "name"
        dossier = issuing.find_permit(session, number)[0].dossier
        [listed] = registering.find_dossiers(session, number, 2)
        assert (listed.dossier, listed.step) == (dossier, "issued")
        registering.correct(session, dossier, {"name": "Nom court"}, "trop long")
        assert printing.print_permits(session, [number], out).copies == (1,)


def test_one_permit_of_several_that_cannot_be_printed_stops_the_file(caravan: Caravan) -> None:
    out = caravan.folder / "permits.pdf"
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, 1), issued(session, 2, name="W" * 200)]
        with pytest.raises(Refused):
            printing.print_permits(session, numbers, out)
        assert not out.exists()
        with pytest.raises(Refused) as refused:
            issuing.confirm_sheet(session, numbers[0])
    assert refused.value.code == "permit.not_printed"


def test_several_permits_are_several_pages(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        numbers = [issued(session, number) for number in (1, 2)]
        made = printing.print_permits(session, numbers, caravan.folder / "permits.pdf")
    assert (made.pages, made.copies) == (2, (1, 1))
    assert run_tool("qpdf", "--show-npages", made.file) == "2\n"


def test_a_file_of_no_permits_is_refused(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as desk, pytest.raises(Refused, match=r"permit\.none_named"):
        printing.print_permits(desk, [], tmp_path / "nothing.pdf")


def test_where_the_file_cannot_be_written_nothing_counts_as_printed(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        with pytest.raises(MachineFault) as fault:
            printing.print_permits(session, [number], caravan.folder / "no such folder" / "p.pdf")
        assert sheet_of(session.store.db, number) is None
    assert fault.value.code == "file.not_writable"


def test_a_desk_prints_no_permit_of_another(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session, pytest.raises(Refused) as refused:
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
    assert refused.value.code == "permit.other_block"


def test_a_revoked_permit_is_printed_no_more(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        issuing.revoke_permit(session, number, "doublon")
        with pytest.raises(Refused) as refused:
            printing.print_permits(session, [number], caravan.folder / "permit.pdf")
    assert refused.value.code == "permit.revoked"


def test_a_number_may_be_typed_loosely(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        assert printing.print_permits(
            session, ["c2tet1ooooiw"], caravan.folder / "permit.pdf"
        ).pages


def test_a_permit_is_dated_by_the_stop_not_by_the_clock(caravan: Caravan) -> None:
    caravan.clock.set_back(days=700)
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        permit = issuing.find_permit(session, issuing.issue_permit(session, dossier))[1]
    assert permit.issued_at == 1_285_664_400 + 60
