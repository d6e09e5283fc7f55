from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import InfitahError, MachineFault, Refused, Untrusted
from infitah_desk.domain.event import fingerprint
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.trust_list import (
    PAYLOAD_TYPE,
    RevokedPermit,
    TrustList,
    read_trust_list,
    sign_trust_list,
)
from tests.trust.permit_vectors import LIST, ROOT, STRANGER, public_bytes

FINGERPRINT = fingerprint(LIST.root)
SIGNED = sign_trust_list(LIST, ROOT)


def envelope(payload: bytes, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """A DSSE envelope made by hand and signed by the root."""
    signature = ROOT.sign(
        b"DSSEv1 %d %s %d %s" % (len(payload_type), payload_type.encode(), len(payload), payload)
    )
    return json.dumps(
        {
            "payload": base64.b64encode(payload).decode(),
            "payloadType": payload_type,
            "signatures": [{"keyid": FINGERPRINT, "sig": base64.b64encode(signature).decode()}],
        }
    ).encode()


def with_payload(change: Callable[[dict[str, object]], object]) -> bytes:
    content = json.loads(msgspec.json.encode(LIST))
    change(content)
    return envelope(json.dumps(content).encode())


def test_a_list_comes_back_as_it_was() -> None:
    assert read_trust_list(SIGNED, FINGERPRINT) == LIST


def test_a_few_lines_with_other_libraries_verify_a_list() -> None:
    file = json.loads(SIGNED)
    payload = base64.b64decode(file["payload"])
    pae = b"DSSEv1 %d %s %d %s" % (
        len(file["payloadType"]),
        file["payloadType"].encode(),
        len(payload),
        payload,
    )
    root = base64.b64decode(json.loads(payload)["root"])
    Ed25519PublicKey.from_public_bytes(root).verify(
        base64.b64decode(file["signatures"][0]["sig"]), pae
    )
    assert file["payloadType"] == "application/vnd.infitah.trust.v1+json"


def test_a_fingerprint_is_taken_as_people_copy_it() -> None:
    spaced = ":".join(FINGERPRINT[i : i + 4].upper() for i in range(0, 64, 4)) + "\n"
    assert read_trust_list(SIGNED, spaced) == LIST


def test_another_root_is_not_believed() -> None:
    with pytest.raises(Untrusted, match=r"^trust_list\.other_root$"):
        read_trust_list(SIGNED, fingerprint(public_bytes(STRANGER)))


def test_a_changed_list_is_forged() -> None:
    file = json.loads(SIGNED)
    payload = base64.b64decode(file["payload"]).replace(b'"number":7', b'"number":8')
    file["payload"] = base64.b64encode(payload).decode()
    with pytest.raises(Untrusted, match=r"^trust_list\.forged$"):
        read_trust_list(json.dumps(file).encode(), FINGERPRINT)


@pytest.mark.parametrize(
    "signatures",
    [
        [{"keyid": "0" * 64, "sig": "AAAA"}],
        [{"keyid": FINGERPRINT, "sig": ""}],
        [{"keyid": FINGERPRINT, "sig": base64.b64encode(bytes(64)).decode()}],
    ],
)
def test_a_list_without_the_root_s_signature_is_forged(signatures: list[object]) -> None:
    file = json.loads(SIGNED) | {"signatures": signatures}
    with pytest.raises(Untrusted, match=r"^trust_list\.forged$"):
        read_trust_list(json.dumps(file).encode(), None)


def test_a_later_version_is_a_newer_file() -> None:
    with pytest.raises(MachineFault, match=r"^trust_list\.newer_version$"):
        read_trust_list(with_payload(lambda c: c.update(v=2, another="field")), FINGERPRINT)


SMALL_ORDER = bytes([1]) + bytes(31)
WITH_SIGN_BIT = bytes([236]) + b"\xff" * 31


def weak_desk(content: dict[str, object], key: bytes) -> None:
    keys = content["keys"]
    assert isinstance(keys, list)
    keys[0] |= {
        "key": base64.b64encode(key).decode(),
        "kid": base64.b64encode(key_id(key)).decode(),
    }


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: weak_desk(c, SMALL_ORDER), id="small order"),
        pytest.param(lambda c: weak_desk(c, WITH_SIGN_BIT), id="small order with sign bit"),
        pytest.param(lambda c: weak_desk(c, b"short"), id="short key"),
        pytest.param(lambda c: c["keys"][0].update(kid="AAAAAAAAAAA="), id="another key's id"),
        pytest.param(lambda c: c["keys"].append(c["keys"][0]), id="a key twice"),
        pytest.param(lambda c: c["keys"][0].update(first_serial=201), id="serials reversed"),
        pytest.param(lambda c: c["keys"][0].update(last_serial=2**32), id="serial too large"),
        pytest.param(
            lambda c: c["keys"][0].update(issued_until="2010-01-01T00:00:00Z"), id="window"
        ),
        pytest.param(lambda c: c.update(date="2010-09-29T18:00:00"), id="date without zone"),
        pytest.param(lambda c: c["revoked"].append({"number": "C2"}), id="no permit number"),
        pytest.param(lambda c: c.update(another="field"), id="an unknown field"),
        pytest.param(lambda c: c.update(v=0), id="version nought"),
    ],
)
def test_a_signed_list_that_makes_no_sense_is_refused(
    change: Callable[[dict[str, object]], object],
) -> None:
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        read_trust_list(with_payload(change), FINGERPRINT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100_000,
        json.dumps(json.loads(SIGNED) | {"signatures": []}).encode(),
        b'{"payload": "e30=", "payloadType": "x", "signatures": []}',
        envelope(b"{}"),
        envelope(b"[" * 10_000),
        envelope(msgspec.json.encode(LIST), "application/vnd.infitah.kit.v1+json"),
        SIGNED[:-10],
        SIGNED + b"x",
        b" " * (9 * 1024 * 1024),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        read_trust_list(data, None)


def test_a_weak_root_is_refused() -> None:
    weak = with_payload(lambda c: c.update(root=base64.b64encode(SMALL_ORDER).decode()))
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        read_trust_list(weak, fingerprint(SMALL_ORDER))


@given(st.binary())
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    with pytest.raises(InfitahError):
        read_trust_list(data, None)


def test_nothing_is_signed_that_nobody_would_read() -> None:
    doubled = msgspec.structs.replace(LIST, keys=LIST.keys * 2)
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        sign_trust_list(doubled, ROOT)
    misspelt = msgspec.structs.replace(LIST, revoked=(RevokedPermit("c2tet100042e"),))
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        sign_trust_list(misspelt, ROOT)


def test_a_list_s_age_never_runs_backwards() -> None:
    assert LIST.age_in_days(LIST.date - dt.timedelta(days=400)) == 0


def test_a_list_names_the_root_that_signs_it() -> None:
    other: TrustList = msgspec.structs.replace(LIST, root=public_bytes(STRANGER))
    with pytest.raises(ValueError, match="root"):
        sign_trust_list(other, ROOT)
