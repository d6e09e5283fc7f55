"""The backup's file format: a POSIX tar of which every byte is prescribed or has a digest.

Members, in this order and no others: `backup.json`, `vault.json`, `desk.db`, `scans/<hex>` by name;
mode 0600, no owner, no time, two blocks of zeros at the end. A header is good only if it is the
one that would have been written, so links, doubled members and paths cannot occur.
"""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.folder_names import DATABASE_NAME, SCANS_NAME, VAULT_NAME

BACKUP_VERSION = 1
MANIFEST_NAME = "backup.json"

_SCAN = re.compile(r"[0-9a-f]{16,128}")
_LARGEST_MANIFEST = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)
_USTAR_LIMIT = 8**11

Source = bytes | Path
Take = Callable[[str, Callable[[BinaryIO], None]], None]


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the backup; `sha256` in hex."""

    name: str
    size: int
    sha256: str


class Backup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`backup.json`. `installation` is the number of the one that wrote it; `time` in UTC.

    `sha256` is that of the same JSON with "" in its place. It tells damage, it proves nothing: node
    and log stand in the encrypted database too, and a changed number finds no private keys.
    """

    v: int
    node: str
    log: str
    installation: int
    time: str
    members: tuple[Member, ...]
    sha256: str = ""

    def with_digest(self) -> Backup:
        """The same with `sha256` as it must be."""
        bare = msgspec.structs.replace(self, sha256="")
        digest = hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
        return msgspec.structs.replace(self, sha256=digest)


def is_scan_name(name: str) -> bool:
    """Whether a file in `scans/` is a scan: lowercase hex, nothing else."""
    return _SCAN.fullmatch(name) is not None


def describe(name: str, source: Source) -> Member:
    """What `backup.json` says of a member."""
    size, digest = 0, hashlib.sha256()
    with open_source(source) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
    return Member(name, size, digest.hexdigest())


def open_source(source: Source) -> BinaryIO:
    """The bytes of a member, wherever they come from."""
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def write_tar(out: BinaryIO, backup: Backup, sources: Sequence[Source]) -> None:
    """Write the whole file; `sources` are those of `backup.members`, in the same order."""
    manifest = msgspec.json.encode(backup)
    out.write(_header(MANIFEST_NAME, len(manifest)) + manifest + _padding(len(manifest)))
    for member, source in zip(backup.members, sources, strict=True):
        out.write(_header(member.name, member.size))
        with open_source(source) as file:
            while chunk := file.read(_CHUNK):
                out.write(chunk)
        out.write(_padding(member.size))
    out.write(_END)


def read_tar(file: BinaryIO, take: Take) -> Backup:
    """Read the file from its first byte to its last.

    `take` gets each member's name, which is one of the closed set, and a function that writes the
    member to a file and must be called once.

    Raises:
        MachineFault: "restore.not_a_backup", "data.newer".
    """
    manifest = _read_manifest(file)
    for member in manifest.members:
        if _exactly(file, _BLOCK) != _header(member.name, member.size):
            raise _not_a_backup(member.name)
        take(member.name, _copier(file, member))
        if any(_exactly(file, -member.size % _BLOCK)):
            raise _not_a_backup(member.name)
    if file.read(len(_END) + 1) != _END:
        raise _not_a_backup("end")
    return manifest


def _header(name: str, size: int) -> bytes:
    """The 512 bytes before a member; above 8 GiB the size is binary, as GNU tar has it."""
    header = tarfile.TarInfo(name)
    header.size = size
    header.mode = 0o600
    return header.tobuf(tarfile.USTAR_FORMAT if size < _USTAR_LIMIT else tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _read_manifest(file: BinaryIO) -> Backup:
    block = _exactly(file, _BLOCK)
    try:
        size = tarfile.TarInfo.frombuf(block, "ascii", "strict").size
    except (tarfile.HeaderError, ValueError) as error:
        raise _not_a_backup(MANIFEST_NAME) from error
    if not 0 <= size <= _LARGEST_MANIFEST or block != _header(MANIFEST_NAME, size):
        raise _not_a_backup(MANIFEST_NAME)
    data = _exactly(file, size)
    if any(_exactly(file, -size % _BLOCK)):
        raise _not_a_backup(MANIFEST_NAME)
    return _decoded(data)


def _decoded(data: bytes) -> Backup:
    try:
        if msgspec.json.decode(data, type=_Version).v > BACKUP_VERSION:
            raise MachineFault("data.newer", file=MANIFEST_NAME)
        backup = msgspec.json.decode(data, type=Backup)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _not_a_backup(MANIFEST_NAME) from error
    names = [member.name for member in backup.members]
    scans = [name.removeprefix(f"{SCANS_NAME}/") for name in names[2:]]
    prescribed = [
        VAULT_NAME,
        DATABASE_NAME,
        *(f"{SCANS_NAME}/{scan}" for scan in sorted(set(scans))),
    ]
    if (
        msgspec.json.encode(backup.with_digest()) != data
        or names != prescribed
        or not all(is_scan_name(scan) for scan in scans)
        or any(member.size < 0 for member in backup.members)
    ):
        raise _not_a_backup(MANIFEST_NAME)
    return backup


def _copier(file: BinaryIO, member: Member) -> Callable[[BinaryIO], None]:
    def copy(out: BinaryIO) -> None:
        digest, left = hashlib.sha256(), member.size
        while left:
            chunk = _exactly(file, min(_CHUNK, left))
            digest.update(chunk)
            out.write(chunk)
            left -= len(chunk)
        if digest.hexdigest() != member.sha256:
            raise _not_a_backup(member.name)

    return copy


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise _not_a_backup("it ends early")
    return data


def _not_a_backup(reason: str) -> MachineFault:
    return MachineFault("restore.not_a_backup", reason=reason)


class _Version(msgspec.Struct, frozen=True):
    v: int
