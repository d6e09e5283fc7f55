"""The trust list: what anyone needs to judge permits offline, signed by the authority's root.

A DSSE envelope around JSON. A verifier pins the root by its fingerprint; everything else that it
believes about desks, their serials and what was revoked comes from here.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec

from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.domain.event import fingerprint
from infitah_desk.domain.permit import MOST_COPIES
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.trust.envelope import (
    kind_and_version,
    open_envelope,
    payload_type,
    peek_envelope,
    sign_envelope,
    unambiguous_json,
)
from infitah_desk.trust.identity import is_strong_point, key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VERSION = 1
KIND = "trust"
PAYLOAD_TYPE = payload_type(KIND, VERSION)

_T = TypeVar("_T")
Instant = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Serial = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
Copy = Annotated[int, msgspec.Meta(ge=1, le=MOST_COPIES)]


class RevokedAbove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a log ends for those who trust: after `seq`. Only the serials in `good` still hold.

    `good` are ranges (first, last) of the serials that permits up to that position used.
    """

    seq: int
    good: tuple[tuple[Serial, Serial], ...] = ()


class TrustedKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One installation that may sign permits: its key, its serials and when it may sign.

    `key` is a raw Ed25519 public key, `kid` the first 8 bytes of its SHA-256; serials and instants
    are inclusive. `further_serials` are the ranges (first, last) above the first one, in order.
    """

    log: str
    node: str
    forum: str
    key: bytes
    kid: bytes
    first_serial: Serial
    last_serial: Serial
    issued_from: Instant
    issued_until: Instant
    revoked_above: RevokedAbove | None = None
    further_serials: tuple[tuple[Serial, Serial], ...] = ()

    @property
    def serials(self) -> tuple[tuple[int, int], ...]:
        """Every range of serials that this key may give out."""
        return ((self.first_serial, self.last_serial), *self.further_serials)

    def owns(self, serial: int) -> bool:
        """Whether this key may give out that serial."""
        return any(first <= serial <= last for first, last in self.serials)

    def revokes(self, serial: int) -> bool:
        """Whether a permit of that serial lies above the position where the log was revoked."""
        return self.revoked_above is not None and not any(
            first <= serial <= last for first, last in self.revoked_above.good
        )


class RevokedPermit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A permit that is void, or one copy of it; `copy` None means all copies."""

    number: str
    copy: Copy | None = None


class TrustList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What verifiers need. `number` only ever grows; `root` is the raw root public key."""

    v: int = VERSION
    number: int
    date: Instant
    issuer: str
    edition: str
    root: bytes
    stale_after_days: Annotated[int, msgspec.Meta(ge=0)]
    keys: tuple[TrustedKey, ...] = ()
    revoked: tuple[RevokedPermit, ...] = ()

    def key_of(self, identifier: bytes) -> TrustedKey | None:
        """The installation whose key has that `kid`."""
        return next((key for key in self.keys if key.kid == identifier), None)

    def age_in_days(self, now: dt.datetime) -> int:
        """Whole days since the list was made; a clock before that counts as that moment."""
        return max(dt.timedelta(), now - self.date).days


class _Beginning(msgspec.Struct, frozen=True):
    """What every version of the list begins with."""

    v: int
    root: bytes


def sign_trust_list(trust_list: TrustList, root_private_key: Ed25519PrivateKey) -> bytes:
    """The list as a file: a DSSE envelope (JSON) signed by the root key.

    Raises:
        Refused: "trust_list.unreadable" where no reader would take it.
    """
    if root_private_key.public_key().public_bytes_raw() != trust_list.root:
        raise ValueError("a trust list is signed by the root that it names")
    _check(trust_list)
    return sign_envelope(msgspec.json.encode(trust_list), PAYLOAD_TYPE, root_private_key)


def read_trust_list(data: bytes, root_fingerprint: str | None, last: int = 0) -> TrustList:
    """The list in these bytes, once its root and signature were checked.

    `root_fingerprint` is SHA-256 of the raw root public key in hexadecimal. Without it the list
    proves only that it is of one piece: the person must be told, or compare the fingerprint of its
    `root`. `last` is the number of the list of that root which the reader keeps.

    Raises:
        Refused: "trust_list.unreadable", "trust_list.rollback".
        MachineFault: "trust_list.newer_version".
        Untrusted: "trust_list.forged", "trust_list.other_root".
    """
    try:
        claimed = peek_envelope(data)
        kind, version = kind_and_version(claimed.payload_type)
        unambiguous_json(claimed.payload)
    except Untrusted as error:
        raise Refused("trust_list.unreadable", reason=error.code) from error
    beginning = _decode(claimed.payload, _Beginning)
    if kind != KIND or not is_strong_point(beginning.root):
        raise Refused("trust_list.unreadable", reason="type or root")
    found = fingerprint(beginning.root)
    if root_fingerprint is not None and _as_written(root_fingerprint) != found:
        raise Untrusted("trust_list.other_root", root=found)
    try:
        payload = open_envelope(data, claimed.payload_type, beginning.root)
    except Untrusted as error:
        raise Untrusted("trust_list.forged", root=found, reason=error.code) from error
    if max(version, beginning.v) > VERSION:
        raise MachineFault("trust_list.newer_version", version=max(version, beginning.v))
    trust_list = _decode(payload, TrustList)
    _check(trust_list)
    if trust_list.number < last:
        raise Refused("trust_list.rollback", number=trust_list.number, last=last)
    return trust_list


def _decode(payload: bytes, as_type: type[_T]) -> _T:
    try:
        return msgspec.json.decode(payload, type=as_type)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Refused("trust_list.unreadable", reason=str(error)) from error


def _check(trust_list: TrustList) -> None:
    """What types cannot say: keys fit for signatures, windows that open before they close."""
    identifiers = [key.kid for key in trust_list.keys]
    sound = (
        trust_list.v == VERSION
        and is_strong_point(trust_list.root)
        and len(set(identifiers)) == len(identifiers)
        and all(_is_sound(key) for key in trust_list.keys)
    )
    if not sound:
        raise Refused("trust_list.unreadable", reason="keys")
    for permit in trust_list.revoked:
        if not _is_canonical(permit.number):
            raise Refused("trust_list.unreadable", reason=permit.number)


def _is_sound(key: TrustedKey) -> bool:
    return (
        is_strong_point(key.key)
        and key.kid == key_id(key.key)
        and all(first <= last for first, last in key.serials)
        and all(one[1] < other[0] for one, other in pairwise(key.serials))
        and key.issued_from <= key.issued_until
    )


def _is_canonical(number: str) -> bool:
    try:
        return parse_number(number).text == number
    except Refused:
        return False


def _as_written(copied: str) -> str:
    """A fingerprint as people copy it, with capitals, colons or spaces, in its one spelling."""
    return "".join(copied.split()).replace(":", "").lower()
