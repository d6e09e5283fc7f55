"""Permit codes with the verdict that each deserves: made here once, kept as data beside the tests.

`python -m tests.trust.permit_vectors` writes them again. Keys are fixed and Ed25519 has no chance
in it, so the same files come out on any machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from pathlib import Path

import base45
import cbor2
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.domain.event import fingerprint, log_name
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.domain.permit_number import format_number
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.permit_claims import encode_claims
from infitah_desk.trust.permit_code import sign_permit_code
from infitah_desk.trust.trust_list import (
    RevokedAbove,
    RevokedPermit,
    TrustedKey,
    TrustList,
    sign_trust_list,
)

FOLDER = Path(__file__).parent.parent / "data" / "permit-codes"


def private_key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


ROOT, TETOUAN, RESTORED, OUJDA, STRANGER = map(
    private_key, ("root", "tetouan", "restored", "oujda", "stranger")
)
ISSUED = int(dt.datetime(2010, 9, 28, 10, 12, 5, tzinfo=dt.UTC).timestamp())
ON_THE_DAY = dt.datetime(2010, 9, 30, 9, 0, tzinfo=dt.UTC)


def trusted(
    key: Ed25519PrivateKey,
    node: str,
    serials: tuple[int, int],
    revoked_above: RevokedAbove | None = None,
) -> TrustedKey:
    public = public_bytes(key)
    return TrustedKey(
        log=log_name(node, public),
        node=node,
        forum=node[:3],
        key=public,
        kid=key_id(public),
        first_serial=serials[0],
        last_serial=serials[1],
        issued_from=dt.datetime(2010, 9, 28, tzinfo=dt.UTC),
        issued_until=dt.datetime(2010, 10, 25, 23, 59, 59, tzinfo=dt.UTC),
        revoked_above=revoked_above,
    )


def number(serial: int, node: str = "TET-1") -> str:
    return format_number("C2", node, serial)


LIST = TrustList(
    number=7,
    date=dt.datetime(2010, 9, 29, 18, 0, tzinfo=dt.UTC),
    issuer="ANPME",
    edition="C2",
    root=public_bytes(ROOT),
    stale_after_days=30,
    keys=(
        trusted(TETOUAN, "TET-1", (1, 200)),
        trusted(RESTORED, "TET-1", (201, 300), RevokedAbove(57, ((201, 210), (215, 215)))),
        trusted(OUJDA, "OUJ-1", (1, 200)),
    ),
    revoked=(RevokedPermit(number(66)), RevokedPermit(number(77), copy=1)),
)

CLAIMS = PermitClaims(
    issuer="ANPME",
    number=number(42),
    issued_at=ISSUED,
    not_before=ISSUED - 10 * 3600,
    copy=1,
    forum="TET",
    name="Librairie Aït Lahcen",
    name_ar="مكتبة أيت لحسن",
    ice="001525713000089",
    rc_number="26349",
    rc_court="Tétouan",
    tp_number="54019872",
    manager="Khalid Aït Lahcen",
)


def claims(**changes: object) -> PermitClaims:
    return msgspec.structs.replace(CLAIMS, **changes)


def signed(content: PermitClaims, key: Ed25519PrivateKey = TETOUAN) -> str:
    return sign_permit_code(content, key)


def text_of(message: bytes, prefix: str = "PN1") -> str:
    return prefix + str(base45.b45encode(message).decode())


def protected_of(key: Ed25519PrivateKey, algorithm: int | None = -8) -> bytes:
    return cbor2.dumps({1: algorithm, 4: key_id(public_bytes(key))}, canonical=True)


def handmade(
    payload: bytes,
    key: Ed25519PrivateKey = TETOUAN,
    *,
    protected: bytes | None = None,
    unprotected: bytes = b"\xa0",
    tag: bytes = b"\xd2",
    signature: bytes | None = None,
) -> bytes:
    """A COSE_Sign1 put together byte by byte, as somebody with other software might."""
    head = protected_of(key) if protected is None else protected
    if signature is None:
        signature = key.sign(cbor2.dumps(["Signature1", head, b"", payload]))
    parts = cbor2.dumps(head) + unprotected + cbor2.dumps(payload) + cbor2.dumps(signature)
    return tag + b"\x84" + parts


def good() -> list[dict[str, str]]:
    last = dt.datetime(2013, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
    exp = int(last.timestamp()) + 1
    dated = signed(claims(expires_at=exp))
    plain = signed(CLAIMS)
    bare = claims(ice="", tp_number="", rc_number="", rc_court="", manager="", name="")
    zeros = claims(rc_number="0012", tp_number="00012345", ice="000000000000097")
    long = claims(name="Société " + "x" * 72, name_ar="ش" * 80, manager="م" * 80)
    return [
        vector("a permit on the day after the list", plain, "valid"),
        vector("with the scanner's line end", plain + "\r\n", "valid"),
        vector("only an Arabic name", signed(bare), "valid"),
        vector("identifiers with leading zeros", signed(zeros), "valid"),
        vector("names of 80 characters", signed(long), "valid"),
        vector("the first of the desk's serials", signed(claims(number=number(1))), "valid"),
        vector("the last of the desk's serials", signed(claims(number=number(200))), "valid"),
        vector(
            "issued up to where a restored desk was revoked",
            signed(claims(number=number(215)), RESTORED),
            "valid",
        ),
        vector(
            "a clock before the list counts as the list", plain, "valid", "1970-01-01T00:00:00Z"
        ),
        vector("a list of thirty days", plain, "valid", "2010-10-29T18:00:00Z"),
        vector("a list of thirty-one days", plain, "valid_stale", "2010-10-30T18:00:00Z"),
        vector("in the last second of its validity", dated, "valid_stale", last.isoformat()),
        vector("a second later", dated, "expired", "2014-01-01T00:00:00Z"),
        vector(
            "from this second on", signed(claims(not_before=int(ON_THE_DAY.timestamp()))), "valid"
        ),
        vector(
            "for tomorrow",
            signed(claims(not_before=int(ON_THE_DAY.timestamp()) + 1)),
            "not_yet_valid",
        ),
        vector("revoked", signed(claims(number=number(66))), "revoked"),
        vector(
            "another copy of what is revoked", signed(claims(number=number(66), copy=2)), "revoked"
        ),
        vector("a copy revoked", signed(claims(number=number(77))), "revoked"),
        vector("the copy after it", signed(claims(number=number(77), copy=2)), "valid"),
        vector(
            "issued above where the desk was revoked",
            signed(claims(number=number(211)), RESTORED),
            "revoked",
        ),
        vector(
            "revoked goes before expired",
            signed(claims(number=number(66), expires_at=exp)),
            "revoked",
            "2014-01-01T00:00:00Z",
        ),
    ]


def misread() -> list[dict[str, str]]:
    plain = signed(CLAIMS)
    message = base45.b45decode(plain[3:])
    spaced = next(
        code for code in (signed(claims(number=number(n))) for n in range(1, 60)) if " " in code
    )
    return [
        vector("nothing", "", "not_a_permit"),
        vector("the prefix alone", "PN1", "not_a_permit"),
        vector("cut in the middle", plain[: len(plain) // 2], "not_a_permit"),
        vector("the last character lost", plain[:-1], "not_a_permit"),
        vector("the last three characters lost", plain[:-3], "not_a_permit"),
        vector("doubled", plain * 2, "not_a_permit"),
        vector("its content doubled", plain + plain[3:], "not_a_permit"),
        vector("spaces lost", spaced.replace(" ", ""), "not_a_permit"),
        vector("lower case", plain.lower(), "not_a_permit"),
        vector("a space before it", " " + plain, "not_a_permit"),
        vector("a health certificate", text_of(message, "HC1:"), "not_a_permit"),
        vector("the same without prefix", plain[3:], "not_a_permit"),
        vector("a later prefix", text_of(message, "PN2"), "not_a_permit"),
        vector("an address", "https://example.org/permis?" + plain, "not_a_permit"),
        vector("Arabic", "الرخصة الرقمية", "not_a_permit"),
        vector("a letter that base45 has not", plain[:50] + "é" + plain[51:], "not_a_permit"),
        vector("a triple above 65535", "PN1:::" + plain[6:], "not_a_permit"),
        vector("half a surrogate", "PN1\ud800", "not_a_permit"),
        vector("far too long", plain + "A" * 2_000, "not_a_permit"),
        vector("a number", number(42), "not_a_permit"),
    ]


def hostile() -> list[dict[str, str]]:
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
    ]


def vector(name: str, code: str, verdict: str, at: str = ON_THE_DAY.isoformat()) -> dict[str, str]:
    return {"name": name, "verdict": verdict, "at": at, "code": code}


def shape(name: str, message: bytes) -> dict[str, str]:
    return vector(name, text_of(message), "not_a_permit")


def content_of(name: str, payload: bytes) -> dict[str, str]:
    """Signed by the desk's own key; long enough not to be refused for its size."""
    return vector(name, text_of(handmade(payload.ljust(24, b"\x00"))), "forged")


def flip(message: bytes, at: int) -> bytes:
    changed = bytearray(message)
    changed[at] ^= 1
    return bytes(changed)


def impostor(payload: bytes) -> bytes:
    head = protected_of(TETOUAN)
    return handmade(payload, OUJDA, protected=head)


def out_of_order(content: dict[int, object]) -> bytes:
    return cbor2.dumps(dict(reversed(content.items())))


def with_face(content: dict[int, object], changes: dict[int, object]) -> bytes:
    face = content[169]
    assert isinstance(face, dict)
    return cbor2.dumps({**content, 169: {**face, **changes}}, canonical=True)


def files() -> dict[str, str]:
    """The text of each file, by its name."""
    contents: dict[str, object] = {
        "good.json": good(),
        "misread.json": misread(),
        "hostile.json": hostile(),
        "trust-list.json": json.loads(sign_trust_list(LIST, ROOT)),
        "root.json": {"fingerprint": fingerprint(LIST.root)},
    }
    return {
        name: json.dumps(content, ensure_ascii=name == "misread.json", indent=1) + "\n"
        for name, content in contents.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
