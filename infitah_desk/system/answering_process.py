"""A process of the program's own that answers one request after another, in bytes.

For work that takes long and needs nothing that is open here. It ends with whoever asks.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from infitah_desk.domain.errors import MachineFault

_LENGTH_BYTES = 8


class AnsweringProcess:
    """One process; ask and take the answer in turn, then `end` it."""

    def __init__(self, module: str) -> None:
        """Start `module`, which runs `answer_requests`.

        Raises:
            MachineFault: "machine.no_process".
        """
        # Not from where the person stands: what lies there is no part of the program.
        command = [sys.executable, "-P", "-m", module]
        known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program itself
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=known,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise MachineFault("machine.no_process", reason=error.strerror) from error
        self._asking: threading.Thread | None = None

    def ask(self, request: bytes) -> None:
        """Send a request, while no other is waiting for its answer; never waits for the process."""
        self._asking = threading.Thread(target=self._send, args=(request,), daemon=True)
        self._asking.start()

    def _send(self, request: bytes) -> None:
        # One that ended takes nothing, and has no answer either.
        with suppress(OSError):
            _write(self._given, request)

    def answer(self) -> bytes | None:
        """Wait for the answer; None if the process ended."""
        answer = _read(self._taken)
        self._was_asked()
        return answer

    def _was_asked(self) -> None:
        if self._asking is not None:
            self._asking.join()

    def end_at_once(self) -> None:
        """Stop the process in the middle of its work; it still is to be ended."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End the process, whatever it does."""
        self.end_at_once()
        self._was_asked()
        self._taken.close()
        # Closing sends what a broken pipe has left unsent.
        with suppress(OSError):
            self._given.close()

    @property
    def _given(self) -> BinaryIO:
        return self._process.stdin  # type: ignore[return-value]

    @property
    def _taken(self) -> BinaryIO:
        return self._process.stdout  # type: ignore[return-value]


def answer_requests(work: Callable[[bytes], bytes]) -> None:
    """In the process itself: answer every request until there are no more."""
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    while (request := _read(given)) is not None:
        _write(taken, work(request))


def _write(out: BinaryIO, data: bytes) -> None:
    out.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
    out.write(data)
    out.flush()


def _read(source: BinaryIO) -> bytes | None:
    length = source.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    size = int.from_bytes(length, "big")
    data = source.read(size)
    return data if len(data) == size else None
