"""The permit's code: `PN1` and the base45 (RFC 9285) of a COSE_Sign1 message (RFC 9052, 4.2).

A code is taken apart by position and compared with what it would be if we had written it, so
nothing of a stranger's CBOR is ever interpreted. Who signed it is another module's question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.trust.identity import is_strong_point, key_id
from infitah_desk.trust.permit_claims import encode_claims

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cwt.cose_key_interface import COSEKeyInterface

PREFIX = "PN1"
LONGEST_CODE = 1451  # what version 25 of a QR code holds at error correction M
_KEY_ID_SIZE = 8

_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8
_SIGNATURE_SIZE = 64
_COSE_SIGN1 = 18
# Tag 18, array of four, then the protected header up to the key id: {1: -8, 4: <8 bytes>}.
_BEGINNING = bytes.fromhex("d2844da201270448")
_PAYLOAD_AT = len(_BEGINNING) + _KEY_ID_SIZE + 1
_PAYLOAD_HEADS = {0x58: 2, 0x59: 3}


class ParsedCode(msgspec.Struct, frozen=True):
    """A code in its one valid form. Nothing of it has been verified; `payload` is unread."""

    key_id: bytes
    payload: bytes
    signature: bytes
    message: bytes


def sign_permit_code(claims: PermitClaims, private_key: Ed25519PrivateKey) -> str:
    """The text that a permit's QR code holds; same claims and key, same text.

    Raises:
        Refused: "permit.code_too_long", "permit.number_invalid", "permit.too_many_copies".
    """
    import base45
    from cwt import COSE

    public = private_key.public_key().public_bytes_raw()
    identifier = key_id(public)
    message = COSE.new().encode_and_sign(
        encode_claims(claims),
        _cose_key(public, private_key.private_bytes_raw()),
        protected={_ALGORITHM: _EDDSA, _KEY_ID: identifier},
        unprotected={},
    )
    code: str = PREFIX + base45.b45encode(message).decode("ascii")
    if len(code) > LONGEST_CODE:
        raise Refused("permit.code_too_long", number=claims.number, length=len(code))
    return code


def read_permit_code(text: str | bytes) -> ParsedCode:
    """The parts of a code, from text as a scanner gives it (its last line end is tolerated).

    Spaces are data of base45 and stay.

    Raises:
        Refused: "permit_code.not_a_permit".
    """
    import base45

    if len(text) > LONGEST_CODE + 2:
        raise Refused("permit_code.not_a_permit")
    try:
        ascii_text = text.encode("ascii") if isinstance(text, str) else bytes(text)
        body = ascii_text.rstrip(b"\r\n")
        if not body.startswith(PREFIX.encode("ascii")):
            raise Refused("permit_code.not_a_permit")
        message = base45.b45decode(body[len(PREFIX) :])
    except ValueError as error:
        raise Refused("permit_code.not_a_permit") from error
    return _take_apart(message)


def signed_by(code: ParsedCode, public_key: bytes) -> bool:
    """Whether this raw Ed25519 public key made the code's signature (RFC 8032, 5.1.7).

    Without cofactor and with S below the group's order, as the library has it; an R of small order
    is refused, which libraries disagree about.
    """
    from cwt import COSE, VerifyError

    if code.key_id != key_id(public_key) or not is_strong_point(code.signature[:32]):
        return False
    try:
        COSE.new().decode(code.message, _cose_key(public_key))
    except VerifyError:
        return False
    return True


def _take_apart(message: bytes) -> ParsedCode:
    head = _PAYLOAD_HEADS.get(message[_PAYLOAD_AT]) if len(message) > _PAYLOAD_AT else None
    if head is None:
        raise Refused("permit_code.not_a_permit")
    parts = ParsedCode(
        key_id=message[len(_BEGINNING) : len(_BEGINNING) + _KEY_ID_SIZE],
        payload=message[_PAYLOAD_AT + head : -_SIGNATURE_SIZE - 2],
        signature=message[-_SIGNATURE_SIZE:],
        message=message,
    )
    if _put_together(parts) != message:
        raise Refused("permit_code.not_a_permit")
    return parts


def _put_together(parts: ParsedCode) -> bytes:
    import cbor2

    protected = cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: parts.key_id})
    content = [protected, {}, parts.payload, parts.signature]
    return cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, content), canonical=True)


def _cose_key(public: bytes, private: bytes | None = None) -> COSEKeyInterface:
    """A COSE_Key (RFC 9053, 7.2): key type OKP, curve Ed25519, algorithm EdDSA."""
    from cwt import COSEKey

    parameters = {1: 1, 2: key_id(public), 3: _EDDSA, -1: 6, -2: public}
    if private is not None:
        parameters[-4] = private
    return COSEKey.new(parameters)
