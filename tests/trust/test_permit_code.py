from __future__ import annotations

import base64
import hashlib
import json

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.permit_claims import MalformedClaimsError, decode_claims, encode_claims
from infitah_desk.trust.permit_code import (
    LONGEST_CODE,
    read_permit_code,
    sign_permit_code,
    signed_by,
)
from tests.trust.made_codes import (
    CLAIMS,
    FOLDER,
    OUJDA,
    TETOUAN,
    claims,
    number,
    public_bytes,
    signed,
)

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
digits = st.text("0123456789", max_size=15)
any_claims = st.builds(
    PermitClaims,
    issuer=names,
    number=st.integers(1, 99_999).map(number),
    issued_at=st.integers(0, 2**33 - 1),
    not_before=st.integers(0, 2**33 - 1),
    expires_at=st.none() | st.integers(0, 2**33 - 1),
    copy=st.integers(1, 255),
    forum=names,
    name=names,
    name_ar=names,
    ice=digits | names,
    rc_number=digits | names,
    rc_court=names,
    tp_number=digits | names,
    manager=names,
)


def test_a_few_lines_with_other_libraries_verify_a_code_by_the_trust_list_alone() -> None:
    """What a stranger with a CBOR and an Ed25519 library does, without a line of ours."""
    envelope = json.loads((FOLDER / "trust-list.json").read_bytes())
    trust_list = json.loads(base64.b64decode(envelope["payload"]))
    keys = {base64.b64decode(k["kid"]): base64.b64decode(k["key"]) for k in trust_list["keys"]}
    message = base45.b45decode(signed(CLAIMS).removeprefix("PN1"))
    cose = cbor2.loads(message)
    protected, unprotected, payload, signature = cose.value
    headers = cbor2.loads(protected)
    public = keys[headers[4]]
    Ed25519PublicKey.from_public_bytes(public).verify(
        signature, cbor2.dumps(["Signature1", protected, b"", payload])
    )
    assert cose.tag == 18
    assert unprotected == {}
    assert headers == {1: -8, 4: hashlib.sha256(public).digest()[:8]}
    assert cbor2.loads(payload) == {
        1: "ANPME",
        2: "C2-TET1-00042-E",
        5: CLAIMS.not_before,
        6: CLAIMS.issued_at,
        7: b"\x00\x00\x00\x2a\x01",
        169: {
            4: "Librairie Aït Lahcen",
            19: "مكتبة أيت لحسن",
            24: 1525713000089,
            25: 26349,
            26: "Tétouan",
            27: 54019872,
            28: "TET",
            29: "Khalid Aït Lahcen",
        },
    }


def test_the_same_claims_make_the_same_code() -> None:
    assert signed(CLAIMS) == signed(CLAIMS)


def test_a_code_is_signed_by_its_own_key_alone() -> None:
    code = read_permit_code(signed(CLAIMS))
    assert signed_by(code, public_bytes(TETOUAN))
    assert not signed_by(code, public_bytes(OUJDA))


def test_a_code_names_its_key() -> None:
    assert read_permit_code(signed(CLAIMS)).key_id == key_id(public_bytes(TETOUAN))


@given(any_claims)
def test_claims_come_back_as_they_were(content: PermitClaims) -> None:
    assert decode_claims(encode_claims(content)) == content


@given(st.binary(max_size=200))
def test_any_bytes_are_claims_or_malformed(data: bytes) -> None:
    try:
        content = decode_claims(data)
    except MalformedClaimsError:
        return
    assert encode_claims(content) == data


@given(st.integers(0, 10_000), st.binary(max_size=4), st.integers(0, 3))
def test_claims_have_one_sequence_of_bytes(at: int, put: bytes, dropped: int) -> None:
    data = encode_claims(CLAIMS)
    at %= len(data)
    changed = data[:at] + put + data[at + dropped :]
    try:
        content = decode_claims(changed)
    except MalformedClaimsError:
        return
    assert encode_claims(content) == changed


def test_a_time_that_no_calendar_takes_is_malformed() -> None:
    assert decode_claims(encode_claims(claims(issued_at=2**33 - 1))).issued_at == 2**33 - 1
    with pytest.raises(MalformedClaimsError):
        decode_claims(encode_claims(claims(issued_at=2**33)))


def test_nesting_is_not_followed() -> None:
    with pytest.raises(MalformedClaimsError):
        decode_claims(b"\xa1\x00" * 100_000 + b"\xa0")


def test_more_than_a_code_may_hold_is_refused() -> None:
    with pytest.raises(Refused, match=r"^permit\.code_too_long$"):
        sign_permit_code(claims(name="م" * 600), TETOUAN)


def test_the_longest_code_is_read() -> None:
    length = next(n for n in range(500, 1000) if len(signed(claims(name="x" * n))) > 1400)
    code = signed(claims(name="x" * length))
    assert len(code) <= LONGEST_CODE
    assert signed_by(read_permit_code(code), public_bytes(TETOUAN))


@pytest.mark.parametrize("copy", [0, 256])
def test_a_copy_beyond_one_byte_is_refused(copy: int) -> None:
    with pytest.raises(Refused, match=r"^permit\.too_many_copies$"):
        signed(claims(copy=copy))
