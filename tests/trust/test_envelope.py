from __future__ import annotations

import base64
import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import fingerprint
from infitah_desk.trust.envelope import (
    kind_and_version,
    open_envelope,
    payload_type,
    peek_envelope,
    sign_envelope,
    unambiguous_json,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
TYPE = payload_type("events")

Json = dict[str, object]


def signed(payload: bytes = b'{"v":1}') -> Json:
    envelope: Json = json.loads(sign_envelope(payload, TYPE, KEY))
    return envelope


def refusal(data: bytes) -> str:
    with pytest.raises(Untrusted) as refused:
        open_envelope(data, TYPE, PUBLIC)
    return refused.value.code


@given(st.binary(max_size=300))
def test_what_was_signed_comes_back(payload: bytes) -> None:
    assert open_envelope(sign_envelope(payload, TYPE, KEY), TYPE, PUBLIC) == payload


def test_the_signature_is_made_over_the_pre_authentication_encoding_of_the_standard() -> None:
    [signature] = json.loads(sign_envelope(b"hello", TYPE, KEY))["signatures"]
    encoding = b"DSSEv1 38 application/vnd.infitah.events.v1+json 5 hello"
    KEY.public_key().verify(base64.b64decode(signature["sig"]), encoding)


def test_the_key_id_is_the_fingerprint_of_the_raw_public_key() -> None:
    assert peek_envelope(sign_envelope(b"", TYPE, KEY)).key_id == fingerprint(PUBLIC)


def test_the_key_can_be_looked_up_by_its_id() -> None:
    keys = {fingerprint(PUBLIC): PUBLIC}
    assert open_envelope(sign_envelope(b"x", TYPE, KEY), TYPE, keys.__getitem__) == b"x"


def test_peeking_shows_what_an_envelope_claims_even_if_the_signature_is_wrong() -> None:
    envelope = signed(b"x")
    envelope["payload"] = base64.b64encode(b"y").decode()
    claimed = peek_envelope(json.dumps(envelope).encode())
    assert (claimed.payload, claimed.payload_type) == (b"y", TYPE)


def test_another_payload_is_refused() -> None:
    envelope = signed(b"x")
    envelope["payload"] = base64.b64encode(b"y").decode()
    assert refusal(json.dumps(envelope).encode()) == "envelope.bad_signature"


def test_another_type_is_refused() -> None:
    assert refusal(sign_envelope(b"x", payload_type("kit"), KEY)) == "envelope.wrong_type"


def test_a_type_that_was_not_signed_is_refused() -> None:
    envelope = json.loads(sign_envelope(b"x", payload_type("kit"), KEY))
    envelope["payloadType"] = TYPE
    assert refusal(json.dumps(envelope).encode()) == "envelope.bad_signature"


def test_another_signer_is_refused() -> None:
    assert refusal(sign_envelope(b"x", TYPE, OTHER)) == "envelope.wrong_key"


def test_another_signer_under_our_key_id_is_refused() -> None:
    envelope = json.loads(sign_envelope(b"x", TYPE, OTHER))
    envelope["signatures"][0]["keyid"] = fingerprint(PUBLIC)
    assert refusal(json.dumps(envelope).encode()) == "envelope.bad_signature"


def test_a_public_key_that_is_no_point_is_refused() -> None:
    no_point = b"\x02" + bytes(30) + b"\x80"
    envelope = signed()
    envelope["signatures"][0]["keyid"] = fingerprint(no_point)  # type: ignore[index]
    with pytest.raises(Untrusted, match=r"envelope\.bad_signature"):
        open_envelope(json.dumps(envelope).encode(), TYPE, no_point)


def test_an_envelope_over_the_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Untrusted, match=r"envelope\.too_long"):
        peek_envelope(b"x" * 101, limit=100)


def _doubled_signature(envelope: Json) -> None:
    envelope["signatures"] *= 2  # type: ignore[operator]


def _no_signature(envelope: Json) -> None:
    envelope["signatures"] = []


def _short_key_id(envelope: Json) -> None:
    envelope["signatures"][0]["keyid"] = "3f9a21c0"  # type: ignore[index]


def _unknown_member(envelope: Json) -> None:
    envelope["more"] = 1


def _unknown_member_of_signature(envelope: Json) -> None:
    envelope["signatures"][0]["cert"] = ""  # type: ignore[index]


def _missing_payload(envelope: Json) -> None:
    del envelope["payload"]


def _unpadded(envelope: Json) -> None:
    envelope["payload"] = str(envelope["payload"]).rstrip("=")


def _loose_bits(envelope: Json) -> None:
    envelope["payload"] = "eB=="  # decodes to b"x", as "eA==" does


def _urlsafe(envelope: Json) -> None:
    envelope["payload"] = "-_-_"


def _accented(envelope: Json) -> None:
    envelope["payload"] = "é==="


@pytest.mark.parametrize(
    "change",
    [
        _doubled_signature,
        _no_signature,
        _short_key_id,
        _unknown_member,
        _unknown_member_of_signature,
        _missing_payload,
        _unpadded,
        _loose_bits,
        _urlsafe,
        _accented,
    ],
)
def test_only_one_way_to_write_an_envelope_is_accepted(change: Callable[[Json], None]) -> None:
    envelope = signed(b"x")
    change(envelope)
    assert refusal(json.dumps(envelope).encode()) == "envelope.malformed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"a":1,"a":2}',
        b"NaN",
        b"1" * 5000,
        "{}".encode("utf-16"),
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_unambiguous_json_is_refused(data: bytes) -> None:
    assert refusal(data) == "envelope.malformed"


def test_a_member_that_stands_twice_is_refused_however_deep() -> None:
    with pytest.raises(Untrusted, match=r"envelope\.malformed"):
        unambiguous_json(b'{"a":[{"b":1,"b":1}]}')


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_is_refused(position: int, change: int) -> None:
    data = bytearray(sign_envelope(b'{"v":1,"node":"TET-1"}', TYPE, KEY))
    data[position % len(data)] ^= change
    assert refusal(bytes(data)).startswith("envelope.")


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    assert refusal(data) == "envelope.malformed"


def test_our_payload_types_tell_kind_and_version() -> None:
    assert kind_and_version(payload_type("receipt", 2)) == ("receipt", 2)


@pytest.mark.parametrize(
    "type_", ["", "application/json", TYPE + "\n", TYPE.replace("v1", "v01"), TYPE.upper()]
)
def test_other_payload_types_are_refused(type_: str) -> None:
    with pytest.raises(Untrusted, match=r"envelope\.wrong_type"):
        kind_and_version(type_)
