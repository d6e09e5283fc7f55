"""The vault's file format: what stands in `vault.json`, and how each part is sealed and checked.

JSON in exactly one spelling, ending in a line feed; bytes are base64. `sha256` tells damage before
any password, `mac` tells tampering after the right one.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Literal

import msgspec

from infitah_desk.domain.errors import MachineFault, Untrusted
from infitah_desk.trust.passwords import PasswordCost

VAULT_VERSION = 1
LARGEST = 1_048_576

Role = Literal["clerk", "supervisor"]


class Slot(msgspec.Struct, frozen=True):
    """The file key, wrapped for one account."""

    account: str
    role: Role
    salt: bytes
    cost: PasswordCost
    wrapped: bytes


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is stored; bytes are base64.

    `recovery` is the file key as an age file for headquarters' recovery identity. `mac` binds all
    of it to the file key; `sha256` tells damage from a wrong password before any password.
    """

    v: int
    id: str
    slots: tuple[Slot, ...]
    recovery: bytes | None
    keys: dict[str, bytes]
    mac: bytes = b""
    sha256: str = ""


def bound_to(*parts: str) -> bytes:
    """Associated data: which part of which vault this is."""
    return msgspec.json.encode(("infitah-vault-v1", *parts))


def seal(key: bytes, secret: bytes, bound: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(sealed) < 12 + 16:
        return None
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], bound)
    except InvalidTag:
        return None


def _bare(contents: Contents) -> Contents:
    return msgspec.structs.replace(contents, mac=b"", sha256="")


def _mac(contents: Contents, file_key: bytes) -> bytes:
    tagged = b"infitah-vault-mac-v1\0" + msgspec.json.encode(_bare(contents))
    return hmac.digest(file_key, tagged, "sha256")


def check_mac(contents: Contents, file_key: bytes) -> None:
    if not hmac.compare_digest(_mac(contents, file_key), contents.mac):
        raise Untrusted("vault.tampered", vault=contents.id)


def _digest(contents: Contents) -> str:
    whole = msgspec.json.encode(msgspec.structs.replace(contents, sha256=""))
    return hashlib.sha256(whole).hexdigest()


def encoded(contents: Contents, file_key: bytes) -> bytes:
    bound = msgspec.structs.replace(contents, mac=_mac(contents, file_key))
    return msgspec.json.encode(msgspec.structs.replace(bound, sha256=_digest(bound))) + b"\n"


def decoded(data: bytes) -> Contents | None:
    """The file's contents, or None where so much as one byte is not as it was written.

    Raises:
        MachineFault: "data.newer".
    """
    try:
        version = msgspec.json.decode(data, type=_Version).v
        if version > VAULT_VERSION:
            raise MachineFault("data.newer", version=version)
        contents = msgspec.json.decode(data, type=Contents)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    same = contents.sha256 == _digest(contents) and data == msgspec.json.encode(contents) + b"\n"
    return contents if same else None


class _Version(msgspec.Struct, frozen=True):
    v: int
