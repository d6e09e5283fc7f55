"""What somebody without the sender's key, or a sender who lies, puts into the tar."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from infitah_desk.bundles.limits import LIMITS
from infitah_desk.bundles.manifest import (
    EVENTS_NAME,
    MANIFEST_NAME,
)
from infitah_desk.bundles.tar_stream import END, member_header, padding
from infitah_desk.domain.errors import InfitahError
from tests.bundles.caravan import (
    HQ,
    TETOUAN,
    outgoing,
    read,
    scan,
    write,
)
from tests.bundles.forgery import (
    Members,
    Parts,
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


# Inside the encryption, without the sender's key


def test_flipping_any_byte_inside_the_encryption_is_refused(small: Path) -> None:
    plain = decrypted(small)
    for position in range(len(plain)):
        changed = bytearray(plain)
        changed[position] ^= 1
        with pytest.raises(InfitahError) as refused:
            read(encrypted(small, bytes(changed)))
        assert refused.value.code.startswith("bundle."), position


def test_cutting_the_tar_anywhere_is_refused(small: Path) -> None:
    plain = decrypted(small)
    for length in range(0, len(plain), 31):
        with pytest.raises(InfitahError) as refused:
            read(encrypted(small, plain[:length]))
        assert refused.value.code in {"bundle.damaged", "bundle.member_missing"}, length


@pytest.mark.parametrize("trailing", [b"\0", b"x", bytes(512), bytes(10240)])
def test_bytes_after_the_end_of_the_tar_are_refused(good: Path, trailing: bytes) -> None:
    assert refusal(encrypted(good, decrypted(good) + trailing)) == "bundle.damaged"


def _dropped_manifest(members: Members) -> None:
    del members[0]


def _dropped_events(members: Members) -> None:
    del members[1]


def _dropped_scan(members: Members) -> None:
    del members[2]


def _doubled_events(members: Members) -> None:
    members.insert(2, members[1])


def _doubled_scan(members: Members) -> None:
    members.append(members[2])


def _second_manifest(members: Members) -> None:
    members.append(members[0])


def _extra_scan(members: Members) -> None:
    members.append(("scans/" + "0" * 64, b"x"))


def _scan_before_events(members: Members) -> None:
    members[1:] = reversed(members[1:])


def _climbing_name(members: Members) -> None:
    members[2] = ("../x", members[2][1])


def _absolute_name(members: Members) -> None:
    members.insert(0, ("/etc/passwd", b"x"))


def _climbing_scan(members: Members) -> None:
    members.append(("scans/../../x", b"x"))


def _foreign_name(members: Members) -> None:
    members.append(("سجل.txt", b"x"))


def _other_bytes(members: Members) -> None:
    members[2] = (members[2][0], b"a pictur!")


def _longer(members: Members) -> None:
    members[2] = (members[2][0], b"a picture\0")


def _nothing(members: Members) -> None:
    members.clear()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_nothing, "bundle.member_missing"),
        (_dropped_manifest, "bundle.member_missing"),
        (_dropped_events, "bundle.member_missing"),
        (_dropped_scan, "bundle.member_missing"),
        (_scan_before_events, "bundle.member_missing"),
        (_doubled_events, "bundle.member_doubled"),
        (_doubled_scan, "bundle.member_doubled"),
        (_second_manifest, "bundle.member_doubled"),
        (_extra_scan, "bundle.member_extra"),
        (_climbing_name, "bundle.member_name"),
        (_absolute_name, "bundle.member_name"),
        (_climbing_scan, "bundle.member_name"),
        (_foreign_name, "bundle.member_name"),
        (_other_bytes, "bundle.digest_mismatch"),
        (_longer, "bundle.digest_mismatch"),
    ],
)
def test_other_members_than_the_manifest_names_are_refused(
    good: Path, change: Callable[[Members], None], code: str
) -> None:
    members = members_of(good)
    change(members)
    assert refusal(encrypted(good, tar(members))) == code


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME],
)
def test_only_plain_members_are_accepted(good: Path, kind: bytes) -> None:
    first = tarfile.TarInfo(MANIFEST_NAME)
    first.type, first.linkname = kind, "/etc/passwd"
    plain = first.tobuf(tarfile.USTAR_FORMAT) + decrypted(good)
    assert refusal(encrypted(good, plain)) == "bundle.member_kind"


def _owned(info: tarfile.TarInfo) -> None:
    info.uname = "root"


def _dated(info: tarfile.TarInfo) -> None:
    info.mtime = 1


def _executable(info: tarfile.TarInfo) -> None:
    info.mode = 0o755


@pytest.mark.parametrize("change", [_owned, _dated, _executable])
def test_a_header_with_something_to_tell_is_refused(
    good: Path, change: Callable[[tarfile.TarInfo], None]
) -> None:
    header = tarfile.TarInfo.frombuf(decrypted(good)[:512], "utf-8", "strict")
    change(header)
    plain = header.tobuf(tarfile.USTAR_FORMAT) + decrypted(good)[512:]
    assert refusal(encrypted(good, plain)) == "bundle.damaged"


@pytest.mark.parametrize("size", [2**33, -1, 2**60])
def test_a_size_that_no_plain_header_can_hold_is_refused(good: Path, size: int) -> None:
    header = tarfile.TarInfo(MANIFEST_NAME)
    header.size, header.mode = size, 0o600
    plain = header.tobuf(tarfile.GNU_FORMAT) + decrypted(good)[512:]
    assert refusal(encrypted(good, plain)) == "bundle.damaged"


def test_a_manifest_that_claims_gigabytes_is_refused_unread(good: Path) -> None:
    plain = member_header(MANIFEST_NAME, 2**32) + decrypted(good)[512:]
    assert refusal(encrypted(good, plain)) == "bundle.over_limit"


def test_ordinary_tar_files_are_refused(good: Path) -> None:
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w") as archive:
        for name, data in members_of(good):
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), 0o600
            archive.addfile(info, io.BytesIO(data))
    assert refusal(encrypted(good, memory.getvalue())) == "bundle.damaged"


# The events, packed


def _repacked(good: Path, parts: Parts, packed: bytes, stated_bytes: int) -> Path:
    """The bundle with that member of events and a manifest that describes it, signed again."""
    members = parts.members()
    members[1] = (EVENTS_NAME, packed)
    counts, listed = parts.manifest["counts"], parts.manifest["members"]
    assert isinstance(counts, dict)
    assert isinstance(listed, list)
    counts["bytes"] = stated_bytes
    listed[0] = {
        "name": EVENTS_NAME,
        "size": len(packed),
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    members[0] = (MANIFEST_NAME, parts.envelope())
    return encrypted(good, tar(members))


def _packed(good: Path) -> bytes:
    return members_of(good)[1][1]


def _plain_size(good: Path) -> int:
    return sum(len(line) + 1 for line in apart(good).lines)


@pytest.mark.parametrize("change", [b"x", b"\x50\x2a\x4d\x18\x01\0\0\0x"])
def test_bytes_after_the_zstd_frame_are_refused(good: Path, change: bytes) -> None:
    path = _repacked(good, apart(good), _packed(good) + change, _plain_size(good))
    assert refusal(path) == "bundle.damaged"


def test_a_zstd_frame_cut_anywhere_is_refused(good: Path) -> None:
    packed, size = _packed(good), _plain_size(good)
    parts = apart(good)
    for length in range(len(packed)):
        assert refusal(_repacked(good, parts, packed[:length], size)) == "bundle.damaged", length


def test_two_frames_are_refused(good: Path) -> None:
    parts = apart(good)
    halves = (
        b"".join(line + b"\n" for line in half) for half in (parts.lines[:3], parts.lines[3:])
    )
    packed = b"".join(zstandard.ZstdCompressor().compress(half) for half in halves)
    assert refusal(_repacked(good, parts, packed, _plain_size(good))) == "bundle.damaged"


def test_a_bomb_is_refused_before_it_unfolds(good: Path) -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(1 << 28))
    path = _repacked(good, apart(good), bomb, _plain_size(good))
    assert refusal(path) == "bundle.count_mismatch"


def test_a_bomb_that_says_so_is_over_the_limit(good: Path) -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(1 << 24))
    path = _repacked(good, apart(good), bomb, LIMITS.event_bytes + 1)
    assert refusal(path) == "bundle.over_limit"


def test_a_line_without_end_is_refused(good: Path) -> None:
    packed = zstandard.ZstdCompressor().compress(b"x" * (1 << 20))
    path = _repacked(good, apart(good), packed, 1 << 20)
    assert refusal(path) == "bundle.event_malformed"


def test_a_window_that_needs_more_memory_than_allowed_is_refused(good: Path) -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(10, window_log=24)
    packed = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    data = packed.compress(b"x" * 100) + packed.flush()
    assert refusal(_repacked(good, apart(good), data, 100)) == "bundle.damaged"


def test_a_size_that_lies_is_refused(good: Path) -> None:
    for size in (_plain_size(good) - 1, _plain_size(good) + 1):
        path = _repacked(good, apart(good), _packed(good), size)
        assert refusal(path) == "bundle.count_mismatch"


def test_padding_that_is_not_zero_is_refused(good: Path) -> None:
    members = members_of(good)
    filled = b"".join(
        member_header(name, len(data)) + data + b"\1" * len(padding(len(data)))
        for name, data in members
    )
    assert refusal(encrypted(good, filled + END)) == "bundle.damaged"
