"""The keys of a node's three installations, and the names under which the vault keeps them.

An enrolment request names the public keys of all three, so that a restored node goes on with the
next one at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.domain.errors import Untrusted

INSTALLATIONS = 3
ROOT_SECRET = "root"  # noqa: S105 - the name of a secret, not one

_POINT_SIZE = 32
# The y-coordinates of all points of small order, canonical or not, without the sign bit. Under
# such a key one signature fits many messages, and libraries disagree about such an R. (As in
# libsodium's ge25519_has_small_order.)
_SMALL_ORDER = frozenset(
    bytes.fromhex(point)
    for point in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)

_NAME = re.compile(r"installation\.([1-9][0-9]?)\.(sign|age)")


def key_id(public_key: bytes) -> bytes:
    """The `kid` of a raw Ed25519 public key: the first 8 bytes of its SHA-256."""
    return hashlib.sha256(public_key).digest()[:8]


def is_strong_point(point: bytes) -> bool:
    """Whether a public key, or a signature's R, is a point of a size that proves anything."""
    return len(point) == _POINT_SIZE and point[:-1] + bytes([point[-1] & 0x7F]) not in _SMALL_ORDER


@dataclass(frozen=True)
class Installation:
    """One installation's private keys: Ed25519 to sign (32 raw bytes), age to be written to."""

    sign_secret: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs the log's seals, bundles and permits."""
        return Ed25519PrivateKey.from_private_bytes(self.sign_secret)

    @property
    def public_key(self) -> bytes:
        """The raw Ed25519 public key, 32 bytes."""
        return self.signing_key.public_key().public_bytes_raw()

    @property
    def recipient(self) -> str:
        """The age recipient (`age1…`)."""
        import pyrage

        return str(pyrage.x25519.Identity.from_str(self.age_secret).to_public())

    @property
    def kid(self) -> bytes:
        """The first 8 bytes of the public key's SHA-256."""
        return key_id(self.public_key)

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of `message`, 64 bytes."""
        return self.signing_key.sign(message)


def new_installation() -> Installation:
    """New keys from the system's random source."""
    import pyrage

    signing_key = Ed25519PrivateKey.generate()
    return Installation(signing_key.private_bytes_raw(), str(pyrage.x25519.Identity.generate()))


def new_installations() -> Mapping[int, Installation]:
    """The keys of a new node: number to installation, from 1."""
    return {number: new_installation() for number in range(1, INSTALLATIONS + 1)}


def secrets_of(number: int, installation: Installation) -> Mapping[str, bytes]:
    """What the vault keeps of an installation, by name."""
    return {
        f"installation.{number}.sign": installation.sign_secret,
        f"installation.{number}.age": installation.age_secret.encode("ascii"),
    }


def secret_names_of(number: int) -> tuple[str, str]:
    """The names under which the vault keeps an installation: signing key, age identity."""
    return f"installation.{number}.sign", f"installation.{number}.age"


def installation_from(sign: bytes, age: bytes) -> Installation:
    """The installation whose secrets the vault gave back.

    Raises:
        Untrusted: "vault.tampered".
    """
    import pyrage

    try:
        Ed25519PrivateKey.from_private_bytes(sign)
        identity = pyrage.x25519.Identity.from_str(age.decode("ascii"))
    except (ValueError, pyrage.IdentityError) as error:
        raise Untrusted("vault.tampered") from error
    return Installation(sign, str(identity))


def number_in(secret_name: str) -> int | None:
    """Which installation a secret of the vault belongs to, or None for another secret."""
    found = _NAME.fullmatch(secret_name)
    return int(found[1]) if found else None
