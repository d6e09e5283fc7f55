"""Bundles that somebody with good keys, or without, could write: taken apart, changed, signed."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pyrage
import zstandard

from infitah_desk.bundles.manifest import EVENTS_NAME, MANIFEST_NAME
from infitah_desk.bundles.tar_stream import END, member_header, padding
from infitah_desk.domain.event import (
    body_digest,
    event_hash,
    fingerprint,
    log_name,
    sealed_bytes,
)
from infitah_desk.services.session import Session
from infitah_desk.trust.envelope import payload_type, peek_envelope, sign_envelope

Json = dict[str, object]


@dataclass
class Parts:
    """A bundle of events in its parts; `manifest` is the payload as plain JSON values."""

    manifest: Json
    lines: list[bytes]
    version: int = 1
    claims: Json = field(default_factory=dict)
    """What the manifest says instead of what would fit."""
    enveloped: Callable[[bytes], bytes] = bytes
    """What becomes of the signed envelope."""

    def segment_of(self, log: str) -> Json:
        [found] = [each for each in self._list("segments") if each["log"] == log]
        return found

    def seal_of(self, log: str) -> Json:
        [found] = [each for each in self._list("seals") if each["log"] == log]
        return found

    def drop_seal(self, log: str) -> None:
        self.manifest["seals"] = [each for each in self._list("seals") if each["log"] != log]

    def lines_of(self, log: str) -> range:
        """Where that log's lines stand."""
        start = 0
        for each in self._list("segments"):
            count = int(str(each["last"])) - int(str(each["first"])) + 1
            if each["log"] == log:
                return range(start, start + count)
            start += count
        raise AssertionError(f"nothing of {log}")

    def chain_anew(self, log: str) -> None:
        """Have the segment's head, and its seal's place, follow from the lines as they are now."""
        segment, seal = self.segment_of(log), self.seal_of(log)
        prev = bytes.fromhex(str(segment["prev"]))
        for index in self.lines_of(log):
            head, _, body = self.lines[index].partition(b"\t")
            prev = event_hash(prev, body_digest(body), head)
        segment["head"] = seal["hash"] = prev.hex()
        seal["seq"] = segment["last"]

    def seal_with(self, log: str, session: Session) -> None:
        """Put the signature of another key than the log's own on its seal."""
        import base64

        seal = self.seal_of(log)
        message = sealed_bytes(log, int(str(seal["seq"])), bytes.fromhex(str(seal["hash"])))
        seal["signature"] = base64.b64encode(session.keys.sign(message)).decode()

    def saved(self, sender: Session, receiver: Session, path: Path) -> Path:
        """Signed by the sender's key, with sizes, counts and digests that fit."""
        plain = b"".join(line + b"\n" for line in self.lines)
        events = zstandard.ZstdCompressor(level=10).compress(plain)
        public = sender.keys.public_key
        self.manifest |= {
            "v": self.version,
            "node": sender.node,
            "key": fingerprint(public),
            "log": log_name(sender.node, public),
            "audience": [receiver.node, sender.node],
            "members": [
                {
                    "name": EVENTS_NAME,
                    "size": len(events),
                    "sha256": hashlib.sha256(events).hexdigest(),
                }
            ],
            "counts": {"events": len(self.lines), "bytes": len(plain), "scans": 0},
            **self.claims,
        }
        type_ = payload_type(str(self.manifest["kind"]), self.version)
        payload = msgspec.json.encode(self.manifest)
        envelope = self.enveloped(sign_envelope(payload, type_, sender.keys.signing_key))
        tar = b"".join(
            member_header(name, len(data)) + data + padding(len(data))
            for name, data in ((MANIFEST_NAME, envelope), (EVENTS_NAME, events))
        )
        recipient = pyrage.x25519.Recipient.from_str(receiver.keys.recipient)
        path.write_bytes(pyrage.encrypt(tar + END, [recipient]))
        return path

    def _list(self, name: str) -> list[Json]:
        found = self.manifest[name]
        assert isinstance(found, list)
        return found


def taken_apart(path: Path, reader: Session) -> Parts:
    identities = [pyrage.x25519.Identity.from_str(each) for each in reader.identities()]
    plain = pyrage.decrypt(path.read_bytes(), identities)
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        manifest, events = (
            archive.extractfile(name).read()  # type: ignore[union-attr]
            for name in (MANIFEST_NAME, EVENTS_NAME)
        )
    lines = zstandard.ZstdDecompressor().decompressobj().decompress(events).split(b"\n")[:-1]
    return Parts(msgspec.json.decode(peek_envelope(manifest).payload, type=dict), lines)


Change = Callable[[Parts, str], None]
"""What is changed, in the log of that name."""
