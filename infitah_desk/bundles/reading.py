"""Reading a bundle: every check of FORMAT.md before anything is given out for storing."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Self

import msgspec

from infitah_desk.bundles.age_file import EncryptedFile
from infitah_desk.bundles.compression import decompressed
from infitah_desk.bundles.event_lines import Learn, checked_events, split_lines, weight_of
from infitah_desk.bundles.keyring import Keyring
from infitah_desk.bundles.limits import LIMITS, Limits
from infitah_desk.bundles.manifest import (
    CONTAINER_VERSION,
    MANIFEST_NAME,
    Manifest,
    Member,
    check_manifest,
    decode_manifest,
    decode_sender,
    of_authority,
)
from infitah_desk.bundles.tar_stream import TarReader
from infitah_desk.domain.errors import MachineFault, Untrusted
from infitah_desk.domain.event import Event
from infitah_desk.system.durable_files import open_file
from infitah_desk.trust.envelope import (
    UnverifiedEnvelope,
    kind_and_version,
    open_envelope,
    peek_envelope,
)

KnownAlready = Callable[[Manifest], bool]


class Bundle:
    """A bundle that was found good; close it, or use it in a `with` statement.

    `known` says that the events were not looked at, because the caller holds them already.
    """

    def __init__(
        self, manifest: Manifest, encrypted: EncryptedFile, keyring: Keyring, limits: Limits
    ) -> None:
        """Only `open` makes bundles."""
        self.manifest = manifest
        self.known = False
        self._encrypted = encrypted
        self._keyring = keyring
        self._limits = limits
        self._events: list[Event] | None = None
        self._closing = ExitStack()

    @classmethod
    def open(
        cls,
        path: Path,
        identities: Sequence[str],
        keyring: Keyring,
        *,
        limits: Limits = LIMITS,
        known: KnownAlready | None = None,
    ) -> Bundle:
        """Read and check the whole file.

        `known` is asked once signature, audience and digests hold: where it finds that every
        segment, body and scan is stored already, the events are not unpacked.

        Raises:
            Untrusted: "bundle.…", all codes of FORMAT.md, section 9.
            MachineFault: "bundle.newer_container", "file.missing", "file.not_readable",
                "disk.failing", "key.identity_malformed".
        """
        with ExitStack() as stack:
            encrypted = EncryptedFile(stack.enter_context(open_file(path)), identities, limits)
            manifest = _check_container(encrypted, keyring, limits)
            bundle = cls(manifest, encrypted, keyring, limits)
            if known is not None and known(manifest):
                bundle.known = True
            else:
                bundle._check_events()
            bundle._closing = stack.pop_all()
            return bundle

    def events(self) -> Iterator[Event]:
        """The events, segment by segment, the authority's first.

        From a file too large for memory they are decrypted and checked once more, so the caller
        commits only after the last one.
        """
        if self.known:
            raise ValueError("the events of a known bundle were not checked")
        if self._events is not None:
            yield from self._events
        else:
            yield from self._walk(learn=None)

    @property
    def scan_digests(self) -> frozenset[str]:
        """The SHA-256 of every scan, in hex."""
        return frozenset(member.sha256 for member in self.manifest.members[1:])

    def scans(self) -> Iterator[tuple[str, bytes]]:
        """SHA-256 in hex and content of every scan."""
        if len(self.manifest.members) < 2:
            return
        with self._encrypted.plaintext() as stream:
            tar = TarReader(stream)
            _drain(_next_content(tar))
            _drain(_next_content(tar))
            for member in self.manifest.members[1:]:
                _next_member(tar)
                yield member.sha256, b"".join(_verified(tar, member))

    def close(self) -> None:
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_events(self) -> None:
        kept: list[Event] = []
        room = self._limits.events_in_memory
        for event in self._walk(self._keyring.learn):
            room -= weight_of(event)
            if room >= 0:
                kept.append(event)
            else:
                kept.clear()
        if room >= 0:
            self._events = kept

    def _walk(self, learn: Learn | None) -> Iterator[Event]:
        manifest = self.manifest
        with self._encrypted.plaintext() as stream:
            tar = TarReader(stream)
            _drain(_next_content(tar))
            _next_member(tar)
            chunks = decompressed(_verified(tar, manifest.members[0]), manifest.counts.bytes)
            yield from checked_events(
                manifest, split_lines(chunks), self._keyring.log_key, learn, self._limits
            )


def inspect_bundle(path: Path, identities: Sequence[str], limits: Limits = LIMITS) -> Manifest:
    """The manifest, UNVERIFIED: nothing but the encryption was checked.

    Raises:
        Untrusted: "bundle.not_a_bundle", "bundle.wrong_key", "bundle.damaged",
            "bundle.manifest_malformed", "bundle.member_missing", "bundle.over_limit".
        MachineFault: "bundle.newer_container", "file.missing", "file.not_readable",
            "disk.failing", "key.identity_malformed".
    """
    with (
        open_file(path) as file,
        EncryptedFile(file, identities, limits).plaintext() as plain,
    ):
        claimed = _peek(_manifest_bytes(TarReader(plain), limits), limits)
        return _manifest_of_this_version(claimed)


def meet_sender(
    path: Path, identities: Sequence[str], keyring: Keyring, limits: Limits = LIMITS
) -> None:
    """Let the keyring learn from the authority's part of a bundle, whoever sent the rest.

    For a sender whom nobody here knows yet: the authority's own seals vouch for what it says of
    others. The bundle itself is still to be opened, and refused if that did not help.

    Raises:
        Untrusted, MachineFault: as `inspect_bundle`, and what is wrong with the authority's events.
    """
    with (
        open_file(path) as file,
        EncryptedFile(file, identities, limits).plaintext() as plain,
    ):
        tar = TarReader(plain)
        manifest = _manifest_of_this_version(_peek(_manifest_bytes(tar, limits), limits))
        check_manifest(manifest, limits)
        theirs = tuple(each for each in manifest.segments if of_authority(each.log))
        count = sum(each.last - each.first + 1 for each in theirs)
        chunks = decompressed(_next_content(tar), manifest.counts.bytes)
        part = msgspec.structs.replace(manifest, segments=theirs)
        lines = islice(split_lines(chunks), count)
        deque(checked_events(part, lines, keyring.log_key, keyring.learn, limits), maxlen=0)


def _check_container(encrypted: EncryptedFile, keyring: Keyring, limits: Limits) -> Manifest:
    """Everything but the events: sender, signature, version, audience, members and the end."""
    with encrypted.plaintext() as stream:
        tar = TarReader(stream)
        manifest = _signed_manifest(_manifest_bytes(tar, limits), keyring, limits)
        if keyring.own_node not in {*manifest.audience, manifest.node}:
            raise Untrusted("bundle.wrong_audience", audience=", ".join(manifest.audience))
        _check_members(tar, manifest)
    return manifest


def _signed_manifest(data: bytes, keyring: Keyring, limits: Limits) -> Manifest:
    claimed = _peek(data, limits)
    sender = decode_sender(claimed.payload)
    key = keyring.sender_key(sender.node, sender.key)
    try:
        open_envelope(data, claimed.payload_type, key, limit=limits.manifest)
    except Untrusted as error:
        raise Untrusted("bundle.bad_signature", node=sender.node, reason=error.code) from error
    if sender.key != claimed.key_id:
        raise Untrusted("bundle.bad_signature", node=sender.node, reason="key")
    manifest = _manifest_of_this_version(claimed)
    check_manifest(manifest, limits)
    return manifest


def _peek(data: bytes, limits: Limits) -> UnverifiedEnvelope:
    try:
        return peek_envelope(data, limit=limits.manifest)
    except Untrusted as error:
        raise Untrusted("bundle.manifest_malformed", reason=error.code) from error


def _manifest_of_this_version(claimed: UnverifiedEnvelope) -> Manifest:
    try:
        kind, version = kind_and_version(claimed.payload_type)
    except Untrusted as error:
        raise Untrusted("bundle.manifest_malformed", reason=error.code) from error
    version = max(version, decode_sender(claimed.payload).v)
    if version > CONTAINER_VERSION:
        raise MachineFault("bundle.newer_container", version=version, known=CONTAINER_VERSION)
    manifest = decode_manifest(claimed.payload)
    if kind != manifest.kind:
        raise Untrusted("bundle.manifest_malformed", reason="two kinds")
    return manifest


def _manifest_bytes(tar: TarReader, limits: Limits) -> bytes:
    header = tar.header()
    if header is None or header[0] != MANIFEST_NAME:
        raise Untrusted("bundle.member_missing", member=MANIFEST_NAME)
    limits.hold("manifest", header[1])
    return b"".join(tar.content(header[1]))


def _check_members(tar: TarReader, manifest: Manifest) -> None:
    """Whether all members follow in the manifest's order, as it describes them, and then the end.

    Raises:
        Untrusted: "bundle.member_missing", "bundle.member_doubled", "bundle.member_extra",
            "bundle.digest_mismatch", and what `TarReader` finds.
    """
    seen = {MANIFEST_NAME}
    expected = {member.name for member in manifest.members}
    for member in manifest.members:
        header = tar.header()
        if header is None:
            raise Untrusted("bundle.member_missing", member=member.name)
        name, size = header
        if name != member.name:
            _refuse_name(name, member.name, seen, expected)
        if size != member.size:
            raise Untrusted("bundle.digest_mismatch", member=name, size=size, stated=member.size)
        _drain(_verified(tar, member))
        seen.add(name)
    header = tar.header()
    if header is not None:
        _refuse_name(header[0], "", seen, expected)


def _refuse_name(name: str, wanted: str, seen: set[str], expected: set[str]) -> None:
    if name in seen:
        raise Untrusted("bundle.member_doubled", member=name)
    if name in expected:
        raise Untrusted("bundle.member_missing", member=wanted)
    raise Untrusted("bundle.member_extra", member=name)


def _verified(tar: TarReader, member: Member) -> Iterator[bytes]:
    """The member's bytes; its digest is compared when the last one was read."""
    digest = hashlib.sha256()
    for chunk in tar.content(member.size):
        digest.update(chunk)
        yield chunk
    if digest.hexdigest() != member.sha256:
        raise Untrusted("bundle.digest_mismatch", member=member.name)


def _next_member(tar: TarReader) -> int:
    """Step to the next member of a file whose members were checked before; its size."""
    header = tar.header()
    if header is None:
        raise Untrusted("bundle.damaged", reason="the file changed while it was read")
    return header[1]


def _next_content(tar: TarReader) -> Iterator[bytes]:
    return tar.content(_next_member(tar))


def _drain(chunks: Iterator[bytes]) -> None:
    deque(chunks, maxlen=0)
