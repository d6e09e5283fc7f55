from __future__ import annotations

import base64
import copy
import hashlib
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import Names, decode_manifest, encode_manifest
from infitah_desk.domain.errors import InfitahError, Untrusted
from infitah_desk.domain.served import packed
from tests.bundles.caravan import (
    HQ,
    STRANGER,
    TETOUAN,
    certificate,
    outgoing,
    read,
    receipt,
    scan,
    write,
)
from tests.bundles.forgery import Json, apart, encrypted, tar

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that has all there is: a certificate, a receipt, a scan, two logs, what is told."""
    path = tmp_path_factory.mktemp("kit") / "kit.age"
    content = outgoing(
        HQ.writes(2),
        TETOUAN.writes(2),
        kind="kit",
        node=TETOUAN.node,
        number=3,
        receipt=receipt(),
        authority=certificate(),
        scans=(scan(b"picture"),),
        served=packed(["tp:54019872", "ice:001525713000089"]),
        names=Names(("Tétouan",), ("Menuiserie",)),
    )
    write(path, content)
    return path


def places(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value inside a JSON value."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [way, *(place for key, each in inside for place in places(each, (*way, key)))]


def replaced(value: Json, way: tuple[str | int, ...], new: object) -> Json:
    whole: dict[str | int, object] = {"": copy.deepcopy(value)}
    inner = whole
    steps: tuple[str | int, ...] = ("", *way)
    for step in steps[:-1]:
        inner = inner[step]  # type: ignore[assignment]
    inner[steps[-1]] = new
    return whole[""]  # type: ignore[return-value]


@settings(max_examples=200)
@given(st.data())
def test_no_signed_manifest_raises_anything_but_a_named_refusal(
    kit: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    parts = apart(kit)
    members = parts.members()
    way = data.draw(st.sampled_from(places(parts.manifest)))
    changed = replaced(parts.manifest, way, data.draw(anything))
    parts.manifest = {"kind": "kit", **changed} if isinstance(changed, dict) else {"kind": "kit"}
    members[0] = (members[0][0], parts.envelope())
    path = encrypted(tmp_path_factory.getbasetemp() / "changed.age", tar(members))
    try:
        with read(path) as bundle:
            assert len(list(bundle.events())) == 4
    except InfitahError as refused:
        assert refused.code.startswith("bundle.")  # noqa: PT017 - either outcome is right


def test_a_manifest_comes_back_as_it_was_encoded(kit: Path) -> None:
    with read(kit) as bundle:
        assert decode_manifest(encode_manifest(bundle.manifest)) == bundle.manifest


def test_a_key_that_stands_twice_is_refused(kit: Path) -> None:
    with read(kit) as bundle:
        payload = encode_manifest(bundle.manifest)
    with pytest.raises(Untrusted, match=r"bundle\.manifest_malformed"):
        decode_manifest(payload[:-1] + b',"node":"HQ"}')


def test_the_root_signs_its_key_and_those_of_all_installations() -> None:
    found = certificate()
    lines = [
        found.root.hex(),
        f"{HQ.public.hex()} {HQ.recipient}",
        STRANGER.recipient,
    ]
    signed = b"infitah-authority-v1\0" + "".join(line + "\n" for line in lines).encode()
    assert found.signed_bytes() == signed
    Ed25519PublicKey.from_public_bytes(HQ.public).verify(found.signature, signed)


@pytest.mark.parametrize(
    "limit",
    [
        {"segments": 1},
        {"events": 3},
        {"event_bytes": 100},
        {"scans": 0},
        {"scan": 6},
        {"manifest": 1000},
        {"authority_segment": 500},
        {"served": 1},
        {"names": 0},
        {"name": 9},
    ],
)
def test_every_limit_holds(kit: Path, limit: dict[str, int]) -> None:
    with pytest.raises(Untrusted) as refused:
        read(kit, limits=msgspec.structs.replace(LIMITS, **limit))
    assert (refused.value.code, refused.value.details["what"]) == ("bundle.over_limit", *limit)


@pytest.mark.parametrize("served", [b"2" * 8 + b"1" * 8, b"1" * 16, b"1" * 9])
def test_digests_out_of_order_are_refused(kit: Path, tmp_path: Path, served: bytes) -> None:
    parts = apart(kit)
    parts.manifest["served"] = base64.b64encode(served).decode()
    with pytest.raises(Untrusted, match=r"bundle\.manifest_malformed"):
        read(parts.save(tmp_path / "b.age"))


def test_a_reader_that_does_not_know_what_is_told_loses_nothing_else(kit: Path) -> None:
    """Earlier programs pass over members that they do not know, as this one does."""
    parts = apart(kit)
    parts.manifest["told_later"] = {"of": ["another", "kind"]}
    with read(parts.save(kit.with_name("later.age"))) as bundle:
        assert len(list(bundle.events())) == 4


def test_a_scan_that_the_manifest_misnames_is_refused(kit: Path, tmp_path: Path) -> None:
    parts = apart(kit)
    members = parts.members()
    listed = parts.manifest["members"]
    assert isinstance(listed, list)
    listed[1]["sha256"] = hashlib.sha256(b"another").hexdigest()
    members[0] = (members[0][0], parts.envelope())
    with pytest.raises(Untrusted, match=r"bundle\.member_name"):
        read(encrypted(tmp_path / "b.age", tar(members)))
