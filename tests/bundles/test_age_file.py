from __future__ import annotations

import errno
import io
import os
import threading
from collections.abc import Iterator

import msgspec
import pyrage
import pytest

from infitah_desk.bundles.age_file import EncryptedFile, encrypt
from infitah_desk.bundles.limits import LIMITS, Limits
from infitah_desk.domain.errors import MachineFault, Untrusted
from tests.bundles.caravan import HQ, RECEIVER

STREAMED = msgspec.structs.replace(LIMITS, plain_in_memory=0)
PLAIN = os.urandom(300_000)

both_ways = pytest.mark.parametrize("limits", [LIMITS, STREAMED], ids=["in memory", "streamed"])


def ciphertext(plain: bytes = PLAIN) -> bytes:
    file = io.BytesIO()
    encrypt(iter([plain]), file.write, [RECEIVER.recipient, HQ.recipient])
    return file.getvalue()


def opened(data: bytes, limits: Limits) -> EncryptedFile:
    return EncryptedFile(io.BytesIO(data), [RECEIVER.identity], limits)


def everything(file: EncryptedFile) -> bytes:
    with file.plaintext() as plain:
        return b"".join(iter(lambda: plain.read(65_536), b""))


@both_ways
def test_a_file_is_decrypted_as_often_as_asked(limits: Limits) -> None:
    file = opened(ciphertext(), limits)
    assert everything(file) == everything(file) == PLAIN


@both_ways
def test_a_file_can_be_read_from_two_places_at_once(limits: Limits) -> None:
    file = opened(ciphertext(), limits)
    with file.plaintext() as one, file.plaintext() as other:
        found = [(one.read(999), other.read(999)) for _ in range(-(-len(PLAIN) // 999))]
    assert b"".join(left for left, _ in found) == b"".join(right for _, right in found) == PLAIN


@both_ways
def test_damage_after_many_good_bytes_is_noticed(limits: Limits) -> None:
    data = bytearray(ciphertext())
    data[-1] ^= 1
    with pytest.raises(Untrusted, match=r"bundle\.damaged"):
        everything(opened(bytes(data), limits))


@both_ways
def test_a_file_cut_between_two_chunks_is_noticed(limits: Limits) -> None:
    last_chunk = len(PLAIN) % 65_536 + 16
    with pytest.raises(Untrusted, match=r"bundle\.damaged"):
        everything(opened(ciphertext()[:-last_chunk], limits))


@both_ways
def test_a_medium_that_fails_while_it_is_read_is_the_machines_fault(limits: Limits) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 100_000 and size != limits.age_header:
                raise OSError(errno.EIO, "gone")
            return super().read(min(size or -1, 50_000))

    file = EncryptedFile(Failing(ciphertext()), [RECEIVER.identity], limits)
    with pytest.raises(MachineFault, match=r"file\.not_readable"):
        everything(file)


def test_reading_may_end_early_without_leaving_a_thread() -> None:
    with opened(ciphertext(), STREAMED).plaintext() as plain:
        assert plain.read(10) == PLAIN[:10]
    assert not [each for each in threading.enumerate() if each.name == "age"]


@pytest.mark.parametrize(("plain", "room"), [(b"", 0), (b"x", 0), (PLAIN, 0), (PLAIN, 4)])
def test_a_full_disk_is_told_even_if_only_the_last_bytes_meet_it(plain: bytes, room: int) -> None:
    writes: list[int] = []

    def write(data: bytes) -> int:
        if len(writes) == room:
            raise OSError(errno.ENOSPC, "full")
        writes.append(len(data))
        return len(data)

    with pytest.raises(OSError, match="full"):
        encrypt(iter([plain]), write, [RECEIVER.recipient])


def test_what_the_source_raises_comes_out_as_it_is() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x"
        raise MachineFault("scan.damaged")

    with pytest.raises(MachineFault, match=r"scan\.damaged"):
        encrypt(chunks(), io.BytesIO().write, [RECEIVER.recipient])


def test_pyrage_still_says_in_these_words_that_no_key_fits() -> None:
    stranger = pyrage.x25519.Identity.generate()
    with pytest.raises(pyrage.DecryptError, match=r"^No matching keys found$"):
        pyrage.decrypt(ciphertext(), [stranger])
