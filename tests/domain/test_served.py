from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.identifiers import identifier_keys
from infitah_desk.domain.served import field_of, is_packed, packed, served_digest, unpacked
from tests.helpers.programmes import PROGRAMME_2010

KEYS = st.lists(st.text(max_size=12))


def test_a_digest_is_what_the_format_says() -> None:
    whole = hashlib.sha256(b"infitah-served-v1\0" + b"tp:54019872").digest()
    assert served_digest("tp:54019872") == whole[:8]


@given(KEYS)
def test_what_is_packed_comes_apart_again_in_order_each_once(keys: list[str]) -> None:
    data = packed(keys)

    assert is_packed(data)
    assert set(unpacked(data)) == {served_digest(key) for key in keys}
    assert packed(reversed(keys)) == packed([*keys, *keys]) == data


@pytest.mark.parametrize(
    "data", [b"1234567", b"12345678" * 2, b"2" * 8 + b"1" * 8], ids=["cut", "twice", "disorder"]
)
def test_other_bytes_are_no_digests(data: bytes) -> None:
    assert not is_packed(data)


def test_every_key_of_an_identifier_has_its_field() -> None:
    values = {
        "rc_number": "4262",
        "rc_court": "Tétouan",
        "tp_number": "54019872",
        "ice": "001525713000089",
    }
    keys = identifier_keys(values, PROGRAMME_2010)
    assert [field_of(key) for key in keys] == ["rc_number", "tp_number", "ice"]
