"""Bundles as an adversary would make them: taken apart, changed, put together, and refused."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyrage
import pytest
import zstandard

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import EVENTS_NAME, MANIFEST_NAME, Member
from infitah_desk.bundles.tar_stream import END, member_header, padding
from infitah_desk.domain.errors import InfitahError
from infitah_desk.trust.envelope import payload_type, peek_envelope, sign_envelope
from tests.bundles.caravan import OUJDA, RECEIVER, STREAMED, TETOUAN, Installation, KnownKeys, read

Json = dict[str, object]
Members = list[tuple[str, bytes]]


@dataclass
class Parts:
    """A bundle in its parts; `manifest` is the payload as plain JSON values."""

    manifest: Json
    lines: list[bytes]
    scans: Members

    def save(self, path: Path, signer: Installation = TETOUAN) -> Path:
        """Signed again, with digests, sizes and counts that fit."""
        return encrypted(path, tar(self.members(signer)))

    def members(self, signer: Installation = TETOUAN) -> Members:
        plain = b"".join(line + b"\n" for line in self.lines)
        events = zstandard.ZstdCompressor(level=10).compress(plain)
        inside = [(EVENTS_NAME, events), *self.scans]
        self.manifest["members"] = [described(*member) for member in inside]
        self.manifest["counts"] = {
            "events": len(self.lines),
            "bytes": len(plain),
            "scans": len(self.scans),
        }
        return [(MANIFEST_NAME, self.envelope(signer)), *inside]

    def envelope(self, signer: Installation = TETOUAN) -> bytes:
        kind = str(self.manifest["kind"])
        return sign_envelope(msgspec.json.encode(self.manifest), payload_type(kind), signer.key)

    def sent_by(self, sender: Installation) -> Parts:
        """With the name and key of another sender, who forwards what others wrote."""
        key = hashlib.sha256(sender.public).hexdigest()
        self.manifest |= {"node": sender.node, "key": key, "log": sender.log}
        return self

    def segment(self, index: int = -1) -> Json:
        segments = self.manifest["segments"]
        assert isinstance(segments, list)
        segment: Json = segments[index]
        return segment

    def seal(self, index: int = -1) -> Json:
        seals = self.manifest["seals"]
        assert isinstance(seals, list)
        seal: Json = seals[index]
        return seal


def forwarded(path: Path) -> Parts:
    """The bundle in the hands of another known sender, who may sign what it likes."""
    return apart(path).sent_by(OUJDA)


def apart(path: Path) -> Parts:
    manifest, events, *scans = members_of(path)
    plain = zstandard.ZstdDecompressor().decompressobj().decompress(events[1])
    payload = peek_envelope(manifest[1]).payload
    return Parts(msgspec.json.decode(payload, type=dict), plain.split(b"\n")[:-1], scans)


def members_of(path: Path) -> Members:
    with tarfile.open(fileobj=io.BytesIO(decrypted(path))) as archive:
        return [(each.name, archive.extractfile(each).read()) for each in archive]  # type: ignore[union-attr]


def decrypted(path: Path) -> bytes:
    return pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(RECEIVER.identity)])


def encrypted(path: Path, plain: bytes) -> Path:
    recipient = pyrage.x25519.Recipient.from_str(RECEIVER.recipient)
    path.write_bytes(pyrage.encrypt(plain, [recipient]))
    return path


def tar(members: Sequence[tuple[str, bytes]]) -> bytes:
    return (
        b"".join(
            member_header(name, len(data)) + data + padding(len(data)) for name, data in members
        )
        + END
    )


def described(name: str, data: bytes) -> Json:
    member: Json = msgspec.to_builtins(Member(name, len(data), hashlib.sha256(data).hexdigest()))
    return member


def refusal(path: Path, keyring: KnownKeys | None = None) -> str:
    """The code by which the file is refused, which is the same however large files are read."""
    codes = set()
    for limits in (LIMITS, STREAMED):
        with pytest.raises(InfitahError) as refused:
            read(path, keyring, limits)
        codes.add(refused.value.code)
    [code] = codes
    return code
