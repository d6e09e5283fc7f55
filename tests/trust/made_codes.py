"""Permit codes put together for tests: the keys, the list and the permit that all of them use.

Keys are fixed and Ed25519 has no chance in it, so the same codes come out on any machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import base45
import cbor2
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.domain.event import log_name
from infitah_desk.domain.permit_face import PermitClaims
from infitah_desk.domain.permit_number import format_number
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.permit_code import sign_permit_code
from infitah_desk.trust.trust_list import (
    RevokedAbove,
    RevokedPermit,
    TrustedKey,
    TrustList,
)

FOLDER = Path(__file__).parent.parent / "data" / "permit-codes"

Vector = dict[str, object]


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

FURTHER = msgspec.structs.replace(
    LIST,
    number=8,
    keys=(
        msgspec.structs.replace(LIST.keys[0], further_serials=((301, 380), (401, 401))),
        msgspec.structs.replace(
            trusted(RESTORED, "TET-1", (201, 300), RevokedAbove(57, ((201, 210), (381, 382)))),
            further_serials=((381, 390),),
        ),
        LIST.keys[2],
    ),
)
"""The next list, once both of the node's installations were given further blocks."""

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


def instant(text: str) -> int:
    """Seconds since 1970 of a moment in ISO 8601."""
    return int(dt.datetime.fromisoformat(text).timestamp())


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


def vector(name: str, code: str, verdict: str, at: str = ON_THE_DAY.isoformat()) -> Vector:
    """A code of which nothing may be told."""
    age = max(0, (dt.datetime.fromisoformat(at) - LIST.date).days)
    return {"name": name, "verdict": verdict, "at": at, "code": code, "list_age_days": age}


def told(
    name: str,
    content: PermitClaims,
    verdict: str,
    at: str = ON_THE_DAY.isoformat(),
    *,
    key: Ed25519PrivateKey = TETOUAN,
    why: str = "",
) -> Vector:
    """A code of which a desk's signature vouches for every word."""
    issued = dt.datetime.fromtimestamp(content.issued_at, dt.UTC).date()
    return {
        **vector(name, signed(content, key), verdict, at),
        "number": content.number,
        "holder": content.holder,
        "forum": content.forum,
        "issued": issued.isoformat(),
        "claims": msgspec.structs.asdict(content),
        **({"why": why} if why else {}),
    }


def shape(name: str, message: bytes) -> Vector:
    """What is not even looked into."""
    return vector(name, text_of(message), "not_a_permit")


def content_of(name: str, payload: bytes) -> Vector:
    """Signed by the desk's own key; long enough not to be refused for its size."""
    return vector(name, text_of(handmade(payload.ljust(24, b"\x00"))), "forged")


def flip(message: bytes, at: int) -> bytes:
    """One bit changed."""
    changed = bytearray(message)
    changed[at] ^= 1
    return bytes(changed)
