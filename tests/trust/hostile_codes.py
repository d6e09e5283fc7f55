"""Codes that somebody means to deceive with: other shapes, other signatures, other content."""

from __future__ import annotations

import hashlib
import hmac

import cbor2

from infitah_desk.domain.permit_number import format_number
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.permit_claims import encode_claims
from tests.trust.made_codes import (
    CLAIMS,
    ISSUED,
    OUJDA,
    RESTORED,
    ROOT,
    STRANGER,
    TETOUAN,
    Vector,
    claims,
    content_of,
    flip,
    handmade,
    instant,
    number,
    protected_of,
    public_bytes,
    shape,
    signed,
    text_of,
    vector,
)
from tests.trust.odd_signatures import (
    NEUTRAL,
    OF_ORDER_8,
    PRIME,
    signature_with,
    with_larger_s,
)


def hostile() -> list[Vector]:
    payload = encode_claims(CLAIMS)
    message = handmade(payload)
    public = public_bytes(TETOUAN)
    kid = key_id(public)
    mac = hmac.new(public, cbor2.dumps(["MAC0", b"", b"", payload]), "sha256").digest()
    content = cbor2.loads(payload)
    return [
        # Other shapes of COSE and CBOR: never looked into.
        shape("trailing bytes", message + b"\x00"),
        shape("without its tag", message[1:]),
        shape("COSE_Mac0", handmade(payload, tag=b"\xd1")),
        shape("COSE_Sign", b"\xd8\x62" + message[1:]),
        shape("COSE_Encrypt0", handmade(payload, tag=b"\xd0")),
        shape("CWT tag around it", b"\xd8\x3d" + message),
        shape("tag in two bytes", handmade(payload, tag=b"\xd8\x12")),
        shape("array without length", b"\xd2\x9f" + message[2:] + b"\xff"),
        shape("algorithm none", handmade(payload, protected=protected_of(TETOUAN, None))),
        shape("algorithm 0", handmade(payload, protected=protected_of(TETOUAN, 0))),
        shape("algorithm ES256", handmade(payload, protected=protected_of(TETOUAN, -7))),
        shape(
            "algorithm HMAC", handmade(payload, protected=protected_of(TETOUAN, 5), signature=mac)
        ),
        shape("no protected header", handmade(payload, protected=b"")),
        shape("no key id", handmade(payload, protected=cbor2.dumps({1: -8}))),
        shape(
            "header out of order", handmade(payload, protected=b"\xa2\x04\x48" + kid + b"\x01\x27")
        ),
        shape("header doubled", handmade(payload, protected=b"\xa3\x01\x27\x01\x27\x04\x48" + kid)),
        shape(
            "an extra protected header",
            handmade(payload, protected=cbor2.dumps({1: -8, 4: kid, 3: 0})),
        ),
        shape("an unprotected header", handmade(payload, unprotected=b"\xa1\x04\x41\x00")),
        shape("key id unprotected", handmade(payload, unprotected=b"\xa1\x04\x48" + kid)),
        shape("shared value, tag 28", b"\xd8\x1c" + message),
        shape("shared reference, tag 29", b"\xd8\x1d\x00"),
        shape("regular expression, tag 35", b"\xd8\x23\x78\x1e" + b"(" * 30),
        shape("deep nesting", b"\x81" * 900 + b"\x00"),
        shape("a length of 2^64", b"\xd2\x84\x5b" + b"\xff" * 8),
        shape("longer than any code, rightly signed", handmade(bytes(1000))),
        shape("detached payload", message[:17] + b"\xf6" + message[-66:]),
        # Right shape, wrong signature.
        vector("one bit of a claim changed", text_of(flip(message, 40)), "forged"),
        vector("one bit of the signature changed", text_of(flip(message, -1)), "forged"),
        vector("no signature", text_of(handmade(payload, signature=bytes(64))), "forged"),
        vector("a MAC for a signature", text_of(handmade(payload, signature=mac * 2)), "forged"),
        vector("another desk's key id", text_of(impostor(payload)), "forged"),
        vector("an unknown key", signed(CLAIMS, STRANGER), "unknown_desk"),
        vector("one bit of the key id changed", text_of(flip(message, 10)), "unknown_desk"),
        vector("signed by the root itself", signed(CLAIMS, ROOT), "unknown_desk"),
        # A desk's good signature under what it may not say.
        vector("a serial above the desk's", signed(claims(number=number(201))), "forged"),
        vector("a serial below the desk's", signed(claims(number=number(200)), RESTORED), "forged"),
        vector("another desk's number", signed(claims(number=number(42, "OUJ-1"))), "forged"),
        vector("another forum", signed(claims(forum="OUJ")), "forged"),
        vector("another issuer", signed(claims(issuer="APEBI")), "forged"),
        vector(
            "another edition", signed(claims(number=format_number("C3", "TET-1", 42))), "forged"
        ),
        vector("issued before the window", signed(claims(issued_at=ISSUED - 86_400)), "forged"),
        vector("issued after the window", signed(claims(issued_at=ISSUED + 40 * 86_400)), "forged"),
        # A desk's good signature under what is no permit.
        content_of("an empty map", b"\xa0"),
        content_of("claims with trailing bytes", payload + b"\x00"),
        content_of("claims doubled", payload + payload),
        content_of("a label doubled", bytes([payload[0] + 1]) + payload[1:8] + payload[1:]),
        content_of("claims out of order", out_of_order(content)),
        content_of("an unknown claim", cbor2.dumps({**content, 8: {}}, canonical=True)),
        content_of("a length longer than needed", payload.replace(b"\x65ANPME", b"\x78\x05ANPME")),
        content_of("claims in a tag", b"\xd8\x3d" + payload),
        content_of("shared values", cbor2.dumps({**content, 1: cbor2.CBORTag(28, "ANPME")})),
        content_of("a big number, tag 2", cbor2.dumps({**content, 5: cbor2.CBORTag(2, b"\x01")})),
        content_of("a regular expression", cbor2.dumps({**content, 1: cbor2.CBORTag(35, "(")})),
        content_of("nested maps", b"\xa1\x18\xa9" * 60 + b"\xa0"),
        content_of(
            "a time after every calendar", cbor2.dumps({**content, 6: 2**63}, canonical=True)
        ),
        content_of("a negative time", cbor2.dumps({**content, 6: -1}, canonical=True)),
        content_of("a float", cbor2.dumps({**content, 6: 1.5}, canonical=True)),
        content_of("no UTF-8", payload.replace("ï".encode(), b"\xff\xff")),
        content_of("an empty name", with_face(content, {4: ""})),
        content_of("digits as text", with_face(content, {27: "54019872"})),
        content_of(
            "a wrong check character",
            cbor2.dumps({**content, 2: "C2-TET1-00042-X"}, canonical=True),
        ),
        content_of(
            "a number in small letters",
            cbor2.dumps({**content, 2: number(42).lower()}, canonical=True),
        ),
        content_of(
            "another serial in the status",
            cbor2.dumps({**content, 7: b"\x00\x00\x00\x2b\x01"}, canonical=True),
        ),
        content_of(
            "copy nought", cbor2.dumps({**content, 7: b"\x00\x00\x00\x2a\x00"}, canonical=True)
        ),
        *signatures(payload),
        *of_desks(),
        *more_shapes(payload),
        *more_content(payload, content),
    ]


def impostor(payload: bytes) -> bytes:
    head = protected_of(TETOUAN)
    return handmade(payload, OUJDA, protected=head)


def out_of_order(content: dict[int, object]) -> bytes:
    return cbor2.dumps(dict(reversed(content.items())))


def with_face(content: dict[int, object], changes: dict[int, object]) -> bytes:
    face = content[169]
    assert isinstance(face, dict)
    return cbor2.dumps({**content, 169: {**face, **changes}}, canonical=True)


def signatures(payload: bytes) -> list[Vector]:
    """The right shape under signatures that some readers take and others do not."""
    seed = hashlib.sha256(b"tetouan").digest()
    to_sign = signed_bytes(protected_of(TETOUAN), payload)
    weak = bytes([1]) + bytes(31)
    weak_header = cbor2.dumps({1: -8, 4: key_id(weak)}, canonical=True)
    above = (PRIME + 1).to_bytes(32, "little")
    with_aad = signed_bytes(protected_of(TETOUAN), payload, aad=b"\x00")
    other_context = signed_bytes(protected_of(TETOUAN), payload, context="CounterSignature")
    return [
        vector(name, text_of(handmade(payload, signature=signature)), "forged")
        for name, signature in (
            ("S above the group's order", with_larger_s(TETOUAN.sign(to_sign))),
            ("R of small order: the neutral point", signature_with(0, NEUTRAL, seed, to_sign)),
            ("R of small order: eight", signature_with(0, OF_ORDER_8, seed, to_sign)),
            ("R with a part of small order", signature_with(77, OF_ORDER_8, seed, to_sign)),
            ("R above the field's prime", signature_with(0, NEUTRAL, seed, to_sign, above)),
            ("R of ones", b"\xff" * 32 + TETOUAN.sign(to_sign)[32:]),
            ("S nought", TETOUAN.sign(to_sign)[:32] + bytes(32)),
            ("R and S of another permit", signed_other()),
            ("the payload signed without its frame", TETOUAN.sign(payload)),
            ("signed with external data", TETOUAN.sign(with_aad)),
            ("signed as a countersignature", TETOUAN.sign(other_context)),
            ("its digest signed", TETOUAN.sign(hashlib.sha512(to_sign).digest())),
        )
    ] + [
        vector(
            "a key of small order, which every signature fits",
            text_of(handmade(payload, protected=weak_header, signature=weak + bytes(32))),
            "unknown_desk",
        ),
    ]


def signed_bytes(
    protected: bytes, payload: bytes, *, context: str = "Signature1", aad: bytes = b""
) -> bytes:
    """The Sig_structure (RFC 9052, 4.4)."""
    return cbor2.dumps([context, protected, aad, payload])


def signed_other() -> bytes:
    return TETOUAN.sign(signed_bytes(protected_of(TETOUAN), encode_claims(claims(copy=2))))


def of_desks() -> list[Vector]:
    """What a desk may not say, at the very edges; and what goes before what."""
    first, last = instant("2010-09-28T00:00:00Z"), instant("2010-10-25T23:59:59Z")
    late = "2010-10-28T09:00:00Z"
    revoked = handmade(encode_claims(claims(number=number(66))))
    return [
        vector("one second before the window", signed(claims(issued_at=first - 1)), "forged"),
        vector("one second after the window", signed(claims(issued_at=last + 1)), "forged", late),
        vector("a serial of nobody", signed(claims(number=number(99_999))), "forged"),
        vector(
            "above a revoked desk's serials",
            signed(claims(number=number(301)), RESTORED),
            "forged",
        ),
        vector(
            "another node of the same forum", signed(claims(number=number(42, "TET-2"))), "forged"
        ),
        vector("no forum", signed(claims(forum="")), "forged"),
        vector("no issuer", signed(claims(issuer="")), "forged"),
        vector("forged goes before revoked", text_of(flip(revoked, -1)), "forged"),
        vector(
            "an unknown desk goes before revoked",
            signed(claims(number=number(66)), STRANGER),
            "unknown_desk",
        ),
        vector(
            "forged goes before expired",
            signed(claims(forum="OUJ", expires_at=first)),
            "forged",
        ),
    ]


def more_shapes(payload: bytes) -> list[Vector]:
    """Still other ways to write COSE, all of them refused unread."""
    kid = key_id(public_bytes(TETOUAN))
    message = handmade(payload)
    body = message[2:]
    header = cbor2.dumps(protected_of(TETOUAN))
    rest = body[len(header) :]
    return [
        shape("COSE_Mac, tag 97", b"\xd8\x61" + message[1:]),
        shape("COSE_Encrypt, tag 96", b"\xd8\x60" + message[1:]),
        shape("tag 18 twice", b"\xd2" + message),
        shape("self-described CBOR, tag 55799", b"\xd9\xd9\xf7" + message),
        shape("a date, tag 0", b"\xc0\x74" + b"2010-09-28T10:12:05Z"),
        shape("embedded CBOR, tag 24", b"\xd8\x18" + cbor2.dumps(message)),
        shape("array of three", b"\xd2\x83" + body[:-66]),
        shape("array of five", b"\xd2\x85" + body + b"\xa0"),
        shape("array as a map", b"\xd2\xa2" + body),
        shape("two messages", message + message),
        shape("a critical header", handmade(payload, protected=header_with({2: [4]}))),
        shape("a content type", handmade(payload, protected=header_with({3: "application/cwt"}))),
        shape("a certificate chain", handmade(payload, protected=header_with({33: b"\x30"}))),
        shape("algorithm as text", handmade(payload, protected=cbor2.dumps({1: "EdDSA", 4: kid}))),
        shape(
            "algorithm Ed25519 of RFC 9864", handmade(payload, protected=protected_of(TETOUAN, -19))
        ),
        shape("key id as text", handmade(payload, protected=cbor2.dumps({1: -8, 4: "tetouan!"}))),
        shape(
            "key id of four bytes", handmade(payload, protected=cbor2.dumps({1: -8, 4: kid[:4]}))
        ),
        shape("protected header as a map", b"\xd2\x84" + protected_of(TETOUAN) + rest),
        shape("protected header in pieces", b"\xd2\x84\x5f" + header + b"\xff" + rest),
        shape("an unprotected countersignature", handmade(payload, unprotected=b"\xa1\x0b\x80")),
        shape("unprotected map without length", handmade(payload, unprotected=b"\xbf\xff")),
        shape("payload as text", b"\xd2\x84" + header + b"\xa0" + text_head(payload) + body[-66:]),
        shape("a signature of 63 bytes", message[:-66] + b"\x58\x3f" + message[-63:]),
        shape("a signature of 65 bytes", message[:-66] + b"\x58\x41" + message[-64:] + b"\x00"),
        shape("an empty payload", handmade(b"")),
        shape("a payload of 23 bytes", handmade(payload[:23])),
        shape("nested tags", b"\xd2" * 900 + message[1:3]),
        shape("only a signature", message[-64:]),
    ]


def header_with(more: dict[int, object]) -> bytes:
    kid = key_id(public_bytes(TETOUAN))
    return cbor2.dumps({1: -8, 4: kid, **more}, canonical=True)


def text_head(payload: bytes) -> bytes:
    head = cbor2.dumps(payload)
    return bytes([head[0] + 0x20]) + head[1:]


def more_content(payload: bytes, content: dict[int, object]) -> list[Vector]:
    """A desk's good signature under still other content that is no permit."""
    face = content[169]
    assert isinstance(face, dict)
    without_length = b"\xbf" + payload[1:] + b"\xff"
    return [
        content_of("a shared reference", cbor2.dumps({**content, 1: cbor2.CBORTag(29, 0)})),
        content_of("deep arrays", b"\x81" * 400 + b"\x00"),
        content_of("deep tags", b"\xd8\x1c" * 200 + b"\x00"),
        content_of("a map without length", without_length),
        content_of("a map of 2^32 pairs", b"\xba\xff\xff\xff\xff" + payload[1:]),
        content_of("a text of 2^63 bytes", b"\xa1\x01\x7b\x7f" + b"\xff" * 7),
        content_of("a face's label doubled", face_doubled(payload)),
        content_of("true for a time", cbor2.dumps({**content, 5: True}, canonical=True)),
        content_of("null for a name", with_face(content, {4: None})),
        content_of("a list for a name", with_face(content, {4: ["a"]})),
        content_of("an unknown label of the face", with_face(content, {30: "x"})),
        content_of("a face that is a list", cbor2.dumps({**content, 169: []}, canonical=True)),
        content_of("a status of four bytes", cbor2.dumps({**content, 7: bytes(4)}, canonical=True)),
        content_of("an audience", cbor2.dumps({**content, 3: "bank"}, canonical=True)),
        content_of("an expiry of nought as text", cbor2.dumps({**content, 4: "0"}, canonical=True)),
        content_of("a label as text", cbor2.dumps({"iss": "ANPME", "number": number(42)})),
        content_of("an identifier of 16 digits", with_face(content, {24: 10**15})),
        content_of(
            "a surrogate in UTF-8",
            encode_claims(claims(name="Prix en €")).replace("€".encode(), b"\xed\xa0\x80"),
        ),
        content_of("JSON for claims", b'{"2":"C2-TET1-00042-E","169":{"4":"x"}}'),
        content_of("another permit inside", cbor2.dumps(handmade(payload))),
    ]


def face_doubled(payload: bytes) -> bytes:
    """The face with its first pair twice, its count one higher."""
    at = payload.index(b"\x18\xa9") + 2
    first = payload[at + 1 : at + 1 + 1 + 2 + 21]
    return payload[:at] + bytes([payload[at] + 1]) + first + payload[at + 1 :]
