"""The manifest: what a bundle says about itself, signed by its sender (FORMAT.md, section 4)."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from infitah_desk.bundles.limits import Limits
from infitah_desk.domain.errors import Untrusted
from infitah_desk.domain.event import LogName, node_of
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.domain.served import DIGEST_BYTES, is_packed
from infitah_desk.trust.envelope import unambiguous_json

CONTAINER_VERSION = 1

MANIFEST_NAME = "manifest.dsse.json"
EVENTS_NAME = "events.ndjson.zst"
SCANS_FOLDER = "scans/"

Kind = Literal["events", "receipt", "reference", "kit"]

_T = TypeVar("_T")

_AUTHORITY_TAG = b"infitah-authority-v1\0"

HexDigest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
LogText = Annotated[str, Meta(pattern=r"\A[A-Z0-9][A-Z0-9-]{0,31}\.[0-9a-f]{8}\Z")]
NodeText = Annotated[str, Meta(pattern=r"\A[A-Z0-9][A-Z0-9-]{0,31}\Z")]
AgeRecipient = Annotated[str, Meta(pattern=r"\Aage1[02-9ac-hj-np-z]{58}\Z")]
BundleId = Annotated[
    str, Meta(pattern=r"\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
]
Seq = Annotated[int, Meta(ge=1, lt=2**53)]
Amount = Annotated[int, Meta(ge=0, lt=2**53)]
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
SignatureBytes = Annotated[bytes, Meta(min_length=64, max_length=64)]


class Segment(msgspec.Struct, frozen=True):
    """One unbroken run of a log: `prev` is what its first event follows, `head` its last hash."""

    log: LogText
    first: Seq
    last: Seq
    prev: HexDigest
    head: HexDigest


class Seal(msgspec.Struct, frozen=True):
    """A log's own signature over everything up to (seq, hash)."""

    log: LogText
    seq: Seq
    hash: HexDigest
    signature: SignatureBytes


class Member(msgspec.Struct, frozen=True):
    """One member of the tar beside the manifest; they follow it in this order."""

    name: str
    size: Amount
    sha256: HexDigest


class Counts(msgspec.Struct, frozen=True):
    """Events, the bytes of their lines before compression, and scans."""

    events: Amount
    bytes: Amount
    scans: Amount


class Versions(msgspec.Struct, frozen=True):
    """What wrote the bundle: version of the events, version of the program."""

    events: Amount
    program: str


class Branch(msgspec.Struct, frozen=True):
    """How far one branch of a log is held without a gap."""

    seq: Seq
    hash: HexDigest


class HeldLog(msgspec.Struct, frozen=True):
    """What a receipt says of one log: its branches, and the runs (first, last) that are missing."""

    branches: tuple[Branch, ...]
    gaps: tuple[tuple[Seq, Seq], ...] = ()


class Receipt(msgspec.Struct, frozen=True):
    """What the sender holds, told to the node `to`."""

    to: NodeText
    logs: dict[LogText, HeldLog]


class CertifiedInstallation(msgspec.Struct, frozen=True):
    """One installation of the authority: raw Ed25519 key, age recipient."""

    key: PublicKey
    age: AgeRecipient


class AuthorityCertificate(msgspec.Struct, frozen=True):
    """The root's word on which keys are the authority's; who verifies it pins `root`."""

    root: PublicKey
    installations: tuple[CertifiedInstallation, ...]
    recovery: AgeRecipient
    signature: SignatureBytes

    def signed_bytes(self) -> bytes:
        """What the root key signs: a tag, then lines of root, installations and recovery."""
        lines = [
            self.root.hex(),
            *(f"{each.key.hex()} {each.age}" for each in self.installations),
            self.recovery,
        ]
        return _AUTHORITY_TAG + "".join(f"{line}\n" for line in lines).encode()


class Names(msgspec.Struct, frozen=True, omit_defaults=True):
    """Names that many enterprises share, for completion, the most used first."""

    courts: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The payload of `manifest.dsse.json`. `key` is the fingerprint of the signing key.

    `served` are digests of identifiers, as `domain.served` packs them.
    """

    v: Annotated[int, Meta(ge=1)]
    kind: Kind
    id: BundleId
    node: NodeText
    key: HexDigest
    log: LogText
    audience: tuple[NodeText, ...]
    time: Amount
    versions: Versions
    counts: Counts
    segments: tuple[Segment, ...]
    seals: tuple[Seal, ...]
    members: tuple[Member, ...]
    number: Seq | None = None
    receipt: Receipt | None = None
    authority: AuthorityCertificate | None = None
    served: bytes | None = None
    names: Names | None = None


class Sender(msgspec.Struct, frozen=True):
    """What every container version says, so that its signature can be checked before the rest."""

    v: Annotated[int, Meta(ge=1)]
    node: NodeText
    key: HexDigest


def encode_manifest(manifest: Manifest) -> bytes:
    return msgspec.json.encode(manifest)


def decode_sender(payload: bytes) -> Sender:
    """Version and sender of a manifest of any version.

    Raises:
        Untrusted: "bundle.manifest_malformed".
    """
    return _converted(payload, Sender)


def decode_manifest(payload: bytes) -> Manifest:
    """The manifest in these bytes; unknown keys are allowed, keys that stand twice are not.

    Raises:
        Untrusted: "bundle.manifest_malformed".
    """
    return _converted(payload, Manifest)


def check_manifest(manifest: Manifest, limits: Limits) -> None:
    """Whether the manifest agrees with itself and stays within the limits.

    Raises:
        Untrusted: "bundle.manifest_malformed", "bundle.over_limit", "bundle.count_mismatch",
            "bundle.member_missing", "bundle.member_name", "bundle.member_doubled".
    """
    limits.hold("segments", max(len(manifest.segments), len(manifest.seals)))
    limits.hold("events", manifest.counts.events)
    limits.hold("event_bytes", manifest.counts.bytes)
    _check_parts_of_kind(manifest)
    if manifest.log != LogName(f"{manifest.node}.{manifest.key[:8]}"):
        raise Untrusted("bundle.manifest_malformed", reason="log")
    _check_segments(manifest)
    _check_members(manifest, limits)
    _check_told(manifest, limits)


def of_authority(log: str) -> bool:
    """Whether that log is the authority's, which may say who others are."""
    return node_of(log) == AUTHORITY_NODE


def _converted(payload: bytes, type_: type[_T]) -> _T:
    try:
        return msgspec.convert(unambiguous_json(payload), type_)
    except (msgspec.ValidationError, Untrusted) as error:
        raise Untrusted("bundle.manifest_malformed", reason=str(error)[:200]) from error


def _check_parts_of_kind(manifest: Manifest) -> None:
    kind = manifest.kind
    parts = {
        "number": kind == "events" or manifest.number is not None,
        "receipt": kind != "receipt" or manifest.receipt is not None,
        "authority": kind != "kit" or manifest.authority is not None,
    }
    absent = [name for name, there in parts.items() if not there]
    if absent:
        raise Untrusted("bundle.manifest_malformed", reason=f"a {kind} without {absent[0]}")


def _check_told(manifest: Manifest, limits: Limits) -> None:
    served = manifest.served or b""
    limits.hold("served", len(served) // DIGEST_BYTES)
    if not is_packed(served):
        raise Untrusted("bundle.manifest_malformed", reason="served")
    names = manifest.names or Names()
    for texts in (names.courts, names.activities):
        limits.hold("names", len(texts))
        limits.hold("name", max(map(len, texts), default=0))


def _check_segments(manifest: Manifest) -> None:
    segments = manifest.segments
    if any(segment.first > segment.last for segment in segments):
        raise Untrusted("bundle.manifest_malformed", reason="segment")
    # Its events may say who wrote the others, so they are read first.
    theirs = [not of_authority(segment.log) for segment in segments]
    if theirs != sorted(theirs):
        raise Untrusted("bundle.manifest_malformed", reason="the authority's segments come first")
    heads = {(segment.log, segment.last, segment.head) for segment in segments}
    sealed = [(seal.log, seal.seq, seal.hash) for seal in manifest.seals]
    if len(set(sealed)) != len(sealed) or not heads.issuperset(sealed):
        raise Untrusted("bundle.manifest_malformed", reason="a seal of no segment")
    count = sum(segment.last - segment.first + 1 for segment in segments)
    if count != manifest.counts.events:
        raise Untrusted("bundle.count_mismatch", stated=manifest.counts.events, found=count)


def _check_members(manifest: Manifest, limits: Limits) -> None:
    names = [member.name for member in manifest.members]
    limits.hold("scans", len(names) - 1)
    if not names or names[0] != EVENTS_NAME:
        raise Untrusted("bundle.member_missing", member=EVENTS_NAME)
    if len(set(names)) != len(names):
        raise Untrusted("bundle.member_doubled")
    for scan in manifest.members[1:]:
        if scan.name != SCANS_FOLDER + scan.sha256:
            raise Untrusted("bundle.member_name", member=scan.name[:100])
        limits.hold("scan", scan.size)
    if len(names) - 1 != manifest.counts.scans:
        raise Untrusted("bundle.count_mismatch", stated=manifest.counts.scans, found=len(names) - 1)
