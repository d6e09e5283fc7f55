"""Writing a bundle: signed, encrypted, put in place, and read back before it counts as written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from infitah_desk.bundles.age_file import encrypt, recipient_of
from infitah_desk.bundles.keyring import Keyring
from infitah_desk.bundles.limits import LIMITS, Limits
from infitah_desk.bundles.manifest import (
    MANIFEST_NAME,
    Manifest,
    Member,
    Seal,
    check_manifest,
    encode_manifest,
)
from infitah_desk.bundles.packing import Outgoing, OutgoingScan, PackedEvents, manifest_of
from infitah_desk.bundles.reading import Bundle
from infitah_desk.bundles.tar_stream import END, member_header, padding
from infitah_desk.domain.errors import InfitahError, MachineFault, Untrusted
from infitah_desk.domain.event import sealed_bytes
from infitah_desk.system.durable_files import write_durably, write_faults
from infitah_desk.trust.envelope import payload_type, sign_envelope

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PRIVATE = 0o600
"""The permissions of a bundle's file, where whoever writes it says nothing else."""


class Written(msgspec.Struct, frozen=True):
    """A bundle that lies on its medium and was read back: size in bytes, SHA-256 in hex."""

    size: int
    sha256: str
    manifest: Manifest


def make_seal(log: str, seq: int, hash_: bytes, private_key: Ed25519PrivateKey) -> Seal:
    """The seal of a log by its own key, over everything up to (seq, hash)."""
    return Seal(log, seq, hash_.hex(), private_key.sign(sealed_bytes(log, seq, hash_)))


def write_bundle(
    path: Path,
    outgoing: Outgoing,
    *,
    signing_key: Ed25519PrivateKey,
    recipients: Sequence[str],
    identity: str,
    keyring: Keyring,
    limits: Limits = LIMITS,
    mode: int = PRIVATE,
) -> Written:
    """Write `outgoing` for the recipients (age X25519) and for the sender's own `identity`.

    `keyring` is the sender's: the file is read back from its medium, decrypted and checked whole.
    What does not pass is removed.

    Raises:
        Untrusted: "bundle.event_malformed" for an event that no reader would take,
            "bundle.recipient_malformed".
        MachineFault: "disk.full", "disk.failing", "file.not_writable", "file.read_back_failed",
            "bundle.over_limit", "bundle.changed_while_written", "scan.damaged",
            "key.identity_malformed".
    """
    readers = [*recipients, recipient_of(identity)]
    packed = PackedEvents(outgoing.stretches, limits)
    manifest = manifest_of(outgoing, packed, signing_key.public_key().public_bytes_raw())
    envelope = sign_envelope(encode_manifest(manifest), payload_type(manifest.kind), signing_key)
    _check_size(manifest, len(envelope), limits)
    scans = {scan.sha256: scan for scan in outgoing.scans}
    tally = _Tally()

    def content(file: BinaryIO) -> None:
        encrypt(container(envelope, manifest, packed, scans), tally.passing_to(file), readers)

    write_durably(path, content, mode=mode)
    _read_back(path, manifest, identity, keyring, limits)
    return Written(tally.size, tally.digest.hexdigest(), manifest)


class _Tally:
    """Size and digest of what was written to a file."""

    def __init__(self) -> None:
        self.size = 0
        self.digest = hashlib.sha256()

    def passing_to(self, file: BinaryIO) -> Callable[[bytes], int]:
        def write(data: bytes) -> int:
            self.digest.update(data)
            self.size += len(data)
            return file.write(data)

        return write


def container(
    envelope: bytes,
    manifest: Manifest,
    packed: PackedEvents,
    scans: Mapping[str, OutgoingScan],
) -> Iterator[bytes]:
    """What is encrypted: the tar of a bundle's members, in order."""
    yield member_header(MANIFEST_NAME, len(envelope))
    yield envelope
    yield padding(len(envelope))
    events, *pictures = manifest.members
    yield from _member(events, packed.chunks())
    for member in pictures:
        yield from _member(member, _content(scans[member.sha256]))
    yield END


def _member(member: Member, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield member_header(member.name, member.size)
    yield from chunks
    yield padding(member.size)


def _content(scan: OutgoingScan) -> Iterator[bytes]:
    data = scan.read()
    if len(data) != scan.size or hashlib.sha256(data).hexdigest() != scan.sha256:
        raise MachineFault("scan.damaged", scan=scan.sha256)
    yield data


def _check_size(manifest: Manifest, envelope_size: int, limits: Limits) -> None:
    """What a reader would refuse for its size is not worth writing."""
    try:
        limits.hold("manifest", envelope_size)
        check_manifest(manifest, limits)
    except Untrusted as error:
        if error.code != "bundle.over_limit":
            raise
        raise MachineFault(error.code, **error.details) from error


def _read_back(
    path: Path, manifest: Manifest, identity: str, keyring: Keyring, limits: Limits
) -> None:
    try:
        with Bundle.open(path, [identity], keyring, limits=limits) as bundle:
            if bundle.manifest != manifest:
                raise MachineFault("file.read_back_failed", file=str(path), reason="manifest")
    except InfitahError as error:
        with write_faults(path):
            path.unlink(missing_ok=True)
        raise MachineFault("file.read_back_failed", file=str(path), reason=error.code) from error
