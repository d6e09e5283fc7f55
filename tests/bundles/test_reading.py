"""What is accepted, and each thing that is refused: outside, members, manifest."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

import msgspec
import pyrage
import pytest

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import (
    CONTAINER_VERSION,
    MANIFEST_NAME,
    encode_manifest,
)
from infitah_desk.bundles.reading import Bundle, inspect_bundle
from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.trust.envelope import payload_type, sign_envelope
from tests.bundles.caravan import (
    EVERYBODY,
    HQ,
    OUJDA,
    RECEIVER,
    STRANGER,
    STREAMED,
    TETOUAN,
    KnownKeys,
    certificate,
    events_of,
    outgoing,
    read,
    receipt,
    scan,
    withheld,
    write,
)
from tests.bundles.forgery import (
    apart,
    decrypted,
    encrypted,
    members_of,
    refusal,
    tar,
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.age"
    write(path, outgoing(HQ.writes(2), TETOUAN.writes(5), scans=(scan(b"a picture"),)))
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.age"
    write(path, outgoing(TETOUAN.writes(1)))
    return path


# What is accepted


@pytest.mark.parametrize("limits", [LIMITS, STREAMED], ids=["in memory", "streamed"])
def test_a_bundle_gives_back_what_was_written(tmp_path: Path, limits: object) -> None:
    assert isinstance(limits, type(LIMITS))
    authority, desk = HQ.writes(3), TETOUAN.writes(400)
    fork = TETOUAN.writes(2, desk[1], word="fork")
    gap = withheld(OUJDA.writes(9)[5:])
    pictures = (scan(b"one"), scan(b"two" * 100_000))
    path = tmp_path / "b.age"
    written = write(path, outgoing(desk, fork, gap, authority, scans=pictures), limits=limits)
    with read(path, limits=limits) as bundle:
        assert list(bundle.events()) == [*authority, *gap, *desk, *fork]
        assert dict(bundle.scans()) == {each.sha256: each.read() for each in pictures}
        assert bundle.manifest == written.manifest


def test_a_bundle_without_events_is_legal(tmp_path: Path) -> None:
    path = tmp_path / "r.age"
    write(path, outgoing(kind="receipt", number=7, receipt=receipt()))
    with read(path) as bundle:
        assert list(bundle.events()) == []
        assert list(bundle.scans()) == []
        assert bundle.manifest.receipt == receipt()


def test_a_kit_carries_the_certificates_of_the_authority(tmp_path: Path) -> None:
    path = tmp_path / "kit.age"
    kit = outgoing(HQ.writes(1), kind="kit", node="HQ", number=1, authority=certificate())
    write(path, kit, HQ)
    with read(path) as bundle:
        assert bundle.manifest.authority == certificate()


def test_the_sender_reads_its_own_bundle(good: Path) -> None:
    keyring = KnownKeys(TETOUAN.node, EVERYBODY)
    with Bundle.open(good, [TETOUAN.identity], keyring) as bundle:
        assert bundle.manifest.node == TETOUAN.node


def test_one_fitting_identity_among_several_is_enough(good: Path) -> None:
    keyring = KnownKeys(RECEIVER.node, EVERYBODY)
    with Bundle.open(good, [STRANGER.identity, RECEIVER.identity], keyring) as bundle:
        assert bundle.manifest.counts.events == 7


def test_unknown_keys_of_the_manifest_are_tolerated(good: Path) -> None:
    parts = apart(good)
    parts.manifest["weather"] = {"sun": True}
    assert len(events_of(parts.save(good))) == 7


def test_unknown_event_kinds_and_newer_heads_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    strange = [TETOUAN.event(None, b"{}", kind="of.tomorrow")]
    write(path, outgoing(strange))
    assert events_of(path) == strange


def test_events_known_already_are_not_unpacked(good: Path) -> None:
    parts = apart(good)
    parts.lines = [b"no event"] * len(parts.lines)
    keyring = KnownKeys(RECEIVER.node, EVERYBODY)
    path = parts.save(good)
    with Bundle.open(path, [RECEIVER.identity], keyring, known=lambda _: True) as bundle:
        assert bundle.known
        assert keyring.lessons == []
        with pytest.raises(ValueError, match="not checked"):
            next(bundle.events())


def test_the_inspection_shows_a_manifest_whoever_signed_it(good: Path) -> None:
    parts = apart(good)
    path = parts.sent_by(STRANGER).save(good, STRANGER)
    assert inspect_bundle(path, [RECEIVER.identity]).node == STRANGER.node


# The outside


@pytest.mark.parametrize(
    "content",
    [b"", b"age-encryption.org/v2\n", b"PK\x03\x04" * 99, b"-----BEGIN AGE ENCRYPTED FILE-----\n"],
)
def test_another_kind_of_file_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.age"
    path.write_bytes(content)
    assert refusal(path) == "bundle.not_a_bundle"


def test_armour_is_refused_since_it_can_be_written_in_many_ways(good: Path) -> None:
    recipient = pyrage.x25519.Recipient.from_str(RECEIVER.recipient)
    good.write_bytes(pyrage.encrypt(decrypted(good), [recipient], armored=True))
    assert refusal(good) == "bundle.not_a_bundle"


def test_a_bundle_for_other_keys_is_refused(good: Path) -> None:
    with pytest.raises(InfitahError) as refused:
        Bundle.open(good, [STRANGER.identity], KnownKeys(RECEIVER.node, EVERYBODY))
    assert refused.value.code == "bundle.wrong_key"


def test_without_identities_no_key_fits(good: Path) -> None:
    with pytest.raises(InfitahError, match=r"bundle\.wrong_key"):
        Bundle.open(good, [], KnownKeys(RECEIVER.node, EVERYBODY))


def test_a_malformed_identity_is_named(good: Path) -> None:
    with pytest.raises(MachineFault, match=r"key\.identity_malformed"):
        Bundle.open(good, ["AGE-SECRET-KEY-1"], KnownKeys(RECEIVER.node, EVERYBODY))


def test_a_file_behind_a_passphrase_has_no_key_that_fits(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    stanza = "-> scrypt " + "A" * 22 + " 18\n" + "A" * 43 + "\n--- " + "A" * 43 + "\n"
    path.write_bytes(b"age-encryption.org/v1\n" + stanza.encode() + bytes(33))
    assert refusal(path) == "bundle.wrong_key"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.age") == "file.missing"


def test_a_folder_is_not_readable(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "file.not_readable"


def test_an_endless_age_header_is_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    path.write_bytes(b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nBBBB\n" * 20_000)
    assert refusal(path) == "bundle.over_limit"


def test_a_file_over_the_limit_is_refused(good: Path) -> None:
    limits = msgspec.structs.replace(LIMITS, file=100)
    with pytest.raises(InfitahError, match=r"bundle\.over_limit"):
        read(good, limits=limits)


def test_flipping_any_byte_of_the_file_is_refused(small: Path) -> None:
    whole = small.read_bytes()
    allowed = {"bundle.not_a_bundle", "bundle.damaged", "bundle.wrong_key"}
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 1
        small.write_bytes(changed)
        with pytest.raises(InfitahError) as refused:
            read(small)
        assert refused.value.code in allowed, position


def test_cutting_the_file_anywhere_is_refused(small: Path) -> None:
    whole = small.read_bytes()
    for length in range(len(whole)):
        small.write_bytes(whole[:length])
        with pytest.raises(InfitahError) as refused:
            read(small)
        assert refused.value.code in {"bundle.not_a_bundle", "bundle.damaged"}, length


def test_bytes_after_the_end_of_the_file_are_refused(good: Path) -> None:
    good.write_bytes(good.read_bytes() + b"\0")
    assert refusal(good) == "bundle.damaged"


def test_nothing_is_learned_before_the_end_of_a_large_file_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(HQ.writes(2), scans=(scan(os.urandom(300_000)),)))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    keyring = KnownKeys(RECEIVER.node, EVERYBODY)
    assert refusal(path, keyring) == "bundle.damaged"
    assert keyring.lessons == []


# Sender, version and audience


def test_an_unknown_sender_is_refused(good: Path) -> None:
    assert refusal(apart(good).sent_by(STRANGER).save(good, STRANGER)) == "bundle.unknown_node"


def test_a_known_node_with_another_key_is_refused(good: Path) -> None:
    parts = apart(good).sent_by(STRANGER)
    parts.manifest["node"] = TETOUAN.node
    assert refusal(parts.save(good, STRANGER)) == "bundle.unknown_node"


def test_a_signature_by_somebody_else_is_refused(good: Path) -> None:
    assert refusal(apart(good).save(good, OUJDA)) == "bundle.bad_signature"


def test_an_altered_manifest_is_refused(good: Path) -> None:
    members = members_of(good)
    altered = encode_manifest(
        msgspec.structs.replace(inspect_bundle(good, [RECEIVER.identity]), time=1)
    )
    envelope = msgspec.json.decode(members[0][1], type=dict)
    envelope["payload"] = base64.b64encode(altered).decode()
    members[0] = (MANIFEST_NAME, msgspec.json.encode(envelope))
    assert refusal(encrypted(good, tar(members))) == "bundle.bad_signature"


def test_another_audience_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(TETOUAN.writes(1), audience=("OUJ-1", "HQ")))
    assert refusal(path) == "bundle.wrong_audience"


@pytest.mark.parametrize("said_by", ["manifest", "payload type"])
def test_a_newer_container_is_the_fault_of_this_program(good: Path, said_by: str) -> None:
    members = members_of(good)
    version = CONTAINER_VERSION + 1
    told = version if said_by == "manifest" else CONTAINER_VERSION
    payload = {"v": told, "node": TETOUAN.node, "key": hashlib.sha256(TETOUAN.public).hexdigest()}
    type_ = payload_type("parcel", version if said_by == "payload type" else CONTAINER_VERSION)
    members[0] = (
        MANIFEST_NAME,
        sign_envelope(msgspec.json.encode(payload), type_, TETOUAN.key),
    )
    encrypted(good, tar(members))
    assert refusal(good) == "bundle.newer_container"
    with pytest.raises(MachineFault, match="newer_container"):
        inspect_bundle(good, [RECEIVER.identity])


def test_a_newer_container_by_a_stranger_is_not_believed(good: Path) -> None:
    parts = apart(good)
    parts.manifest["v"] = CONTAINER_VERSION + 1
    assert refusal(parts.save(good, OUJDA)) == "bundle.bad_signature"


@pytest.mark.parametrize(
    "envelope",
    [
        b"",
        b"{}",
        sign_envelope(b"not JSON", payload_type("events"), TETOUAN.key),
        sign_envelope(b"{}", payload_type("events"), TETOUAN.key),
        sign_envelope(b"{}", "application/json", TETOUAN.key),
    ],
)
def test_what_is_no_manifest_is_refused(good: Path, envelope: bytes) -> None:
    members = members_of(good)
    members[0] = (MANIFEST_NAME, envelope)
    assert refusal(encrypted(good, tar(members))) == "bundle.manifest_malformed"


def test_a_signature_for_another_kind_does_not_serve(good: Path) -> None:
    parts = apart(good)
    members = parts.members()
    members[0] = (
        MANIFEST_NAME,
        sign_envelope(msgspec.json.encode(parts.manifest), payload_type("kit"), TETOUAN.key),
    )
    assert refusal(encrypted(good, tar(members))) == "bundle.manifest_malformed"
