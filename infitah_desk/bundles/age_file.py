"""Encryption for recipients with age: the only module that knows `pyrage` (FORMAT.md, section 2).

What is decrypted never touches a disk: small files lie in memory, large ones run through a pipe
from a thread and are decrypted again for every pass.
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from infitah_desk.bundles.limits import Limits
from infitah_desk.domain.errors import MachineFault, Untrusted

if TYPE_CHECKING:
    from pyrage import x25519

MAGIC = b"age-encryption.org/v1\n"
_HEADER_END = b"\n--- "
# pyrage tells its failures apart by words alone; a test holds it to these.
_NO_KEY_FITS = "No matching keys found"


class Readable(Protocol):
    """A stream of plain bytes; `read` gives fewer than asked for only at its end."""

    def read(self, size: int, /) -> bytes: ...


def recipient_of(identity: str) -> str:
    """The recipient that belongs to an identity.

    Raises:
        MachineFault: "key.identity_malformed".
    """
    return str(_identities([identity])[0].to_public())


def encrypt(
    chunks: Iterator[bytes], write: Callable[[bytes], int], recipients: Sequence[str]
) -> None:
    """Encrypt the chunks for any of the age X25519 recipients, and hand the bytes to `write`.

    Raises:
        Untrusted: "bundle.recipient_malformed".
        Whatever the iterator or `write` raises.
    """
    import pyrage

    source, sink = _Chunks(chunks), _Sink(write)
    try:
        keys = [pyrage.x25519.Recipient.from_str(each) for each in dict.fromkeys(recipients)]
    except pyrage.RecipientError as error:
        raise Untrusted("bundle.recipient_malformed", reason=str(error)) from error
    try:
        # The stubs ask for io.BufferedIOBase; anything with `read` or `write` serves.
        pyrage.encrypt_io(source, sink, keys)  # type: ignore[arg-type]
    except (pyrage.EncryptError, OSError) as error:
        raise source.failure or sink.failure or error from None
    if sink.failure is not None:
        # The last bytes are flushed by a destructor, which tells nobody.
        raise sink.failure


class EncryptedFile:
    """An age file, open for reading, with the identities that may fit it."""

    def __init__(self, file: BinaryIO, identities: Sequence[str], limits: Limits) -> None:
        """Look at the outside of the file.

        Raises:
            Untrusted: "bundle.not_a_bundle", "bundle.damaged", "bundle.over_limit".
            MachineFault: "key.identity_malformed", "file.not_readable".
        """
        self._file = _SharedFile(file)
        self._identities = _identities(identities)
        self._plain: bytes | None = None
        self._size = _inspect_outside(file, limits)
        self._fits_memory = self._size <= limits.plain_in_memory

    @contextmanager
    def plaintext(self) -> Iterator[Readable]:
        """The decrypted bytes, from the beginning. Only their end proves that they are whole.

        Raises (also from `read`):
            Untrusted: "bundle.wrong_key", "bundle.damaged".
            MachineFault: "file.not_readable".
        """
        if not self._fits_memory:
            with _Piped(self._file, self._identities) as piped:
                yield piped
            return
        if self._plain is None:
            memory = io.BytesIO()
            _decrypt(self._file, memory, self._identities)
            self._plain = memory.getvalue()
        yield io.BytesIO(self._plain)


class _SharedFile:
    """A file that several threads read, each from its own place."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read_at(self, place: int, size: int) -> bytes:
        with self._lock:
            self._file.seek(place)
            return self._file.read(size)


class _Piped:
    """Decrypted bytes from a thread; closing early ends the thread."""

    def __init__(self, file: _SharedFile, identities: Sequence[x25519.Identity]) -> None:
        read_end, write_end = os.pipe()
        self._pipe = os.fdopen(read_end, "rb")
        self._failure: BaseException | None = None
        self._thread = threading.Thread(
            target=self._run, args=(file, write_end, identities), name="age", daemon=True
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pipe.close()
        self._thread.join()

    def read(self, size: int, /) -> bytes:
        data = self._pipe.read(size)
        if len(data) < size:
            self._thread.join()
            if self._failure is not None:
                raise self._failure
        return data

    def _run(
        self, file: _SharedFile, write_end: int, identities: Sequence[x25519.Identity]
    ) -> None:
        try:
            with os.fdopen(write_end, "wb") as pipe:
                _decrypt(file, pipe, identities)
        except BaseException as error:  # noqa: BLE001 - handed to the reading thread
            self._failure = error


class _Chunks:
    """An iterator of bytes as something that `pyrage` reads from."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self.failure: BaseException | None = None

    def read(self, size: int, /) -> bytes:
        try:
            while not self._rest:
                self._rest = next(self._chunks)
        except StopIteration:
            return b""
        except BaseException as error:
            self.failure = error
            raise
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


class _Source:
    """A file as something that `pyrage` reads from: remembers whose failure it was.

    It keeps its own place, so that events and scans of one file can be read side by side.
    """

    def __init__(self, shared: _SharedFile) -> None:
        self._shared = shared
        self._place = 0
        self.failure: OSError | None = None

    def read(self, size: int, /) -> bytes:
        try:
            data = self._shared.read_at(self._place, size)
        except OSError as error:
            self.failure = error
            raise
        self._place += len(data)
        return data


class _Sink:
    """Something that `pyrage` writes to: remembers its failure."""

    def __init__(self, write: Callable[[bytes], int]) -> None:
        self._write = write
        self.failure: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            return self._write(data)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Nothing to do: whoever owns the file flushes it."""


def _decrypt(file: _SharedFile, out: BinaryIO, identities: Sequence[x25519.Identity]) -> None:
    import pyrage

    source, sink = _Source(file), _Sink(out.write)
    try:
        # The stubs ask for io.BufferedIOBase; anything with `read` or `write` serves.
        pyrage.decrypt_io(source, sink, identities)  # type: ignore[arg-type]
    except (pyrage.DecryptError, OSError) as error:
        if source.failure is not None:
            raise MachineFault("file.not_readable", reason=str(source.failure)) from error
        if sink.failure is not None:
            raise sink.failure from None
        if str(error) == _NO_KEY_FITS:
            raise Untrusted("bundle.wrong_key") from error
        raise Untrusted("bundle.damaged", reason=str(error)) from error
    if sink.failure is not None:
        # The last bytes are flushed by a destructor, which tells nobody.
        raise sink.failure


def _identities(texts: Sequence[str]) -> list[x25519.Identity]:
    import pyrage

    try:
        return [pyrage.x25519.Identity.from_str(text) for text in texts]
    except pyrage.IdentityError as error:
        raise MachineFault("key.identity_malformed", reason=str(error)) from error


def _inspect_outside(file: BinaryIO, limits: Limits) -> int:
    """The size of the file, if it looks like age's; its header is bounded before it is parsed."""
    try:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        beginning = file.read(limits.age_header)
    except OSError as error:
        raise MachineFault("file.not_readable", reason=str(error)) from error
    limits.hold("file", size)
    if not beginning.startswith(MAGIC):
        raise Untrusted("bundle.not_a_bundle")
    if _HEADER_END not in beginning:
        if size > limits.age_header:
            limits.hold("age_header", size)
        raise Untrusted("bundle.damaged", reason="the age header has no end")
    return size
