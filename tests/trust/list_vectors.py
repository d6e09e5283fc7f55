"""Trust lists as files, each with what a verifier makes of it: taken, or refused by a code."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.domain.event import fingerprint
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.trust_list import PAYLOAD_TYPE, TrustList, sign_trust_list
from tests.trust.made_codes import FURTHER, LIST, ROOT, STRANGER, Vector, public_bytes
from tests.trust.odd_signatures import NEUTRAL, PRIME, signature_with, with_larger_s

ACCEPTED = "accepted"
FINGERPRINT = fingerprint(LIST.root)
NEUTRAL_KEY = bytes([1]) + bytes(31)
WITH_SIGN_BIT = bytes([236]) + b"\xff" * 31


def to_sign(payload: bytes, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """The pre-authentication encoding of DSSE 1.0.2."""
    type_ = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(type_), type_, len(payload), payload)


def envelope(
    payload: bytes,
    payload_type: str = PAYLOAD_TYPE,
    *,
    key: Ed25519PrivateKey = ROOT,
    key_id_: str = "",
    signature: bytes | None = None,
) -> bytes:
    """A DSSE envelope made by hand and signed by the root, unless another signature is given."""
    made = key.sign(to_sign(payload, payload_type)) if signature is None else signature
    signer = key_id_ or fingerprint(public_bytes(key))
    return json.dumps(
        {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": payload_type,
            "signatures": [{"keyid": signer, "sig": base64.b64encode(made).decode()}],
        }
    ).encode()


def with_payload(change: Callable[[dict[str, object]], object]) -> bytes:
    """The list with something changed, signed by the root all the same."""
    content = json.loads(msgspec.json.encode(LIST))
    change(content)
    return envelope(json.dumps(content).encode())


def with_first_key(**changes: object) -> bytes:
    """The list whose first key has something changed."""

    def change(content: dict[str, object]) -> None:
        keys = content["keys"]
        assert isinstance(keys, list)
        keys[0] |= changes

    return with_payload(change)


def with_weak_key(key: bytes) -> bytes:
    """The list whose first key is another, with its right id."""
    return with_first_key(
        key=base64.b64encode(key).decode(), kid=base64.b64encode(key_id(key)).decode()
    )


def changed(**fields: object) -> TrustList:
    """The list with other fields."""
    other: TrustList = msgspec.structs.replace(LIST, **fields)
    return other


def lists() -> list[Vector]:
    """The table."""
    payload = msgspec.json.encode(LIST)
    signed = sign_trust_list(LIST, ROOT)
    colons = ":".join(FINGERPRINT[at : at + 4].upper() for at in range(0, 64, 4))
    foreign = sign_trust_list(changed(root=public_bytes(STRANGER)), STRANGER)
    future = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
    another = payload.replace(b'"number":7', b'"number":9')
    genuine = base64.b64decode(json.loads(signed)["signatures"][0]["sig"])
    seed = ROOT.private_bytes_raw()
    return [
        taken("the list", signed),
        taken("a fingerprint as people copy it", signed, colons),
        taken("no root pinned", signed, None),
        taken("the same list again", signed, last=7),
        taken("a newer one than the last", signed, last=6),
        taken(
            "written with spaces and line ends", json.dumps(json.loads(signed), indent=2).encode()
        ),
        taken("without keys", sign_trust_list(changed(keys=(), revoked=()), ROOT)),
        taken("of a day to come", sign_trust_list(changed(date=future), ROOT)),
        taken("with the largest serial", with_first_key(last_serial=2**32 - 1)),
        taken("with further serials", sign_trust_list(FURTHER, ROOT), last=7),
        taken("with no further serials, said so", with_first_key(further_serials=[])),
        refused("an older one than the last", signed, "trust_list.rollback", last=8),
        refused("of another root", foreign, "trust_list.other_root"),
        refused("of another root, older than the last", foreign, "trust_list.other_root", last=8),
        refused("its number changed", replaced(signed, another), "trust_list.forged"),
        refused("without its last byte", replaced(signed, payload[:-1]), "trust_list.unreadable"),
        *(
            refused(name, envelope(payload, signature=signature), "trust_list.forged")
            for name, signature in (
                ("an empty signature", b""),
                ("a signature of noughts", bytes(64)),
                ("a signature and a byte", genuine + b"\0"),
                ("S above the group's order", with_larger_s(genuine)),
                (
                    "R of small order: the neutral point",
                    signature_with(0, NEUTRAL, seed, to_sign(payload)),
                ),
                (
                    "R above the field's prime",
                    signature_with(
                        0, NEUTRAL, seed, to_sign(payload), (PRIME + 1).to_bytes(32, "little")
                    ),
                ),
                ("the payload signed without its frame", ROOT.sign(payload)),
            )
        ),
        refused(
            "signed by another key",
            envelope(payload, key=STRANGER, key_id_=FINGERPRINT),
            "trust_list.forged",
        ),
        refused("under another key's name", envelope(payload, key=STRANGER), "trust_list.forged"),
        refused(
            "older, and its signature false",
            envelope(payload, signature=bytes(64)),
            "trust_list.forged",
            last=8,
        ),
        refused(
            "a later version",
            with_payload(lambda c: c.update(v=2, another="field")),
            "trust_list.newer_version",
        ),
        refused(
            "a later version by its type",
            envelope(payload, "application/vnd.infitah.trust.v2+json"),
            "trust_list.newer_version",
        ),
        *(refused(name, data, "trust_list.unreadable") for name, data in senseless()),
        {
            **refused("ten megabytes of spaces", b" ", "trust_list.unreadable"),
            "repeat": 10 * 1024 * 1024,
        },
    ]


def senseless() -> list[tuple[str, bytes]]:
    """What is no list, whoever signed it."""
    payload = msgspec.json.encode(LIST)
    signed = sign_trust_list(LIST, ROOT)
    file = json.loads(signed)
    [signature] = file["signatures"]
    url_safe = signature["sig"].replace("+", "-").replace("/", "_")
    assert url_safe != signature["sig"]
    window = "2010-01-01T00:00:00Z"
    return [
        ("nothing", b""),
        ("an empty array", b"[]"),
        ("null", b"null"),
        ("deep nesting", b"[" * 20_000),
        ("cut", signed[:-10]),
        ("a byte after it", signed + b"x"),
        ("twice", signed * 2),
        ("no signature", json.dumps(file | {"signatures": []}).encode()),
        ("two signatures", json.dumps(file | {"signatures": file["signatures"] * 2}).encode()),
        ("a member twice", signed.replace(b'{"payload":', b'{"payload":"","payload":', 1)),
        (
            "a member twice in the payload",
            envelope(payload.replace(b'"number":7', b'"number":8,"number":7')),
        ),
        (
            "a key's member twice",
            envelope(payload.replace(b'"first_serial":1,', b'"first_serial":1,"first_serial":1,')),
        ),
        ("an unknown member", json.dumps(file | {"another": 1}).encode()),
        (
            "base64 for addresses",
            json.dumps(file | {"signatures": [signature | {"sig": url_safe}]}).encode(),
        ),
        ("base64 with spaces", json.dumps(file | {"payload": file["payload"] + "\n"}).encode()),
        ("an empty payload", envelope(b"")),
        ("an empty object", envelope(b"{}")),
        ("deep nesting in the payload", envelope(b"[" * 10_000)),
        ("two lists in the payload", envelope(payload * 2)),
        ("a kit's type", envelope(payload, "application/vnd.infitah.kit.v1+json")),
        ("a type of others", envelope(payload, "application/vnd.in-toto+json")),
        ("a permit's code", b"PN1ABC"),
        ("a weak root", with_payload(lambda c: c.update(root=text_of(NEUTRAL_KEY)))),
        ("a root of 31 bytes", with_payload(lambda c: c.update(root=text_of(bytes(31))))),
        ("a key of small order", with_weak_key(NEUTRAL_KEY)),
        ("a key of small order with its sign bit", with_weak_key(WITH_SIGN_BIT)),
        ("a key of noughts", with_weak_key(bytes(32))),
        ("a short key", with_weak_key(b"short")),
        ("another key's id", with_first_key(kid="AAAAAAAAAAA=")),
        ("a key twice", with_payload(lambda c: c.update(keys=[*of(c), of(c)[0]]))),
        ("serials reversed", with_first_key(first_serial=201)),
        ("a serial too large", with_first_key(last_serial=2**32)),
        ("a serial below nought", with_first_key(first_serial=-1)),
        ("a serial as text", with_first_key(first_serial="1")),
        ("further serials reversed", with_first_key(further_serials=[[302, 301]])),
        ("further serials that overlap", with_first_key(further_serials=[[200, 300]])),
        ("further serials out of order", with_first_key(further_serials=[[401, 500], [301, 400]])),
        ("further serials too large", with_first_key(further_serials=[[301, 2**32]])),
        ("further serials of three", with_first_key(further_serials=[[301, 302, 303]])),
        ("further serials as text", with_first_key(further_serials=[["301", "302"]])),
        ("further serials that are no list", with_first_key(further_serials={"301": 302})),
        ("no further serials at all", with_first_key(further_serials=None)),
        ("a window that closes before it opens", with_first_key(issued_until=window)),
        ("a window without zone", with_first_key(issued_until="2010-10-25T23:59:59")),
        ("a key of an unknown field", with_first_key(another="field")),
        ("a date without zone", with_payload(lambda c: c.update(date="2010-09-29T18:00:00"))),
        ("no date", with_payload(lambda c: c.pop("date"))),
        ("a date that is a number", with_payload(lambda c: c.update(date="7"))),
        ("no permit's number", with_payload(lambda c: c.update(revoked=[{"number": "C2"}]))),
        (
            "a permit's number in small letters",
            with_payload(lambda c: c.update(revoked=[{"number": "c2-tet1-00042-e"}])),
        ),
        (
            "copy nought",
            with_payload(lambda c: c.update(revoked=[{"number": "C2-TET1-00042-E", "copy": 0}])),
        ),
        ("an unknown field", with_payload(lambda c: c.update(another="field"))),
        ("version nought", with_payload(lambda c: c.update(v=0))),
        ("days below nought", with_payload(lambda c: c.update(stale_after_days=-1))),
    ]


def of(content: dict[str, object]) -> list[object]:
    keys = content["keys"]
    assert isinstance(keys, list)
    return keys


def text_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def replaced(signed: bytes, payload: bytes) -> bytes:
    """The envelope around another payload, its signature as it was."""
    return json.dumps(json.loads(signed) | {"payload": text_of(payload)}).encode()


def taken(
    name: str, file: bytes, root: str | None = FINGERPRINT, last: int | None = None
) -> Vector:
    content = json.loads(base64.b64decode(json.loads(file)["payload"]))
    return {
        **_row(name, file, root, last, ACCEPTED),
        "number": content["number"],
        "date": content["date"],
        "desks": len({key["node"] for key in content["keys"]}),
        "revoked": len(content["revoked"]),
    }


def refused(name: str, file: bytes, code: str, last: int | None = None) -> Vector:
    return _row(name, file, FINGERPRINT, last, code)


def _row(name: str, file: bytes, root: str | None, last: int | None, result: str) -> Vector:
    return {"name": name, "result": result, "root": root, "last": last, "file": file.decode()}
