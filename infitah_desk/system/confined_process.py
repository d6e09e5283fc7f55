"""Work on bytes that nobody trusts, in a process of its own: it may die, and nothing else does.

The process gets bytes and gives bytes; its memory and its time have an end. Windows offers no
limit of memory that a process could set itself: there only what the work checks itself holds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from infitah_desk.domain.errors import InfitahError, MachineFault

MOST_MEMORY = 490 * 1000 * 1000
"""Bytes of address space, the interpreter and its libraries included."""

_MOST_SECONDS = 180
# What the runtime of Windows ends a process with that went wrong by itself.
_WINDOWS_ABORT = 3
_WINDOWS_FAULT = 0xC0000000


def run_confined(module: str, given: bytes, died: InfitahError) -> bytes:
    """What `module`, run as a program by `answer_confined`, gives for these bytes.

    Raises `died` where the process was ended by what it was given, or took minutes.

    Raises:
        MachineFault: "machine.no_process".
    """
    # Not from where the person stands: what lies there is no part of the program.
    command = [sys.executable, "-P", "-m", module]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            command,
            input=given,
            capture_output=True,
            env=known,
            timeout=_MOST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise died from error
    except OSError as error:
        raise MachineFault("machine.no_process", reason=error.strerror) from error
    code = done.returncode
    if code < 0 or code == _WINDOWS_ABORT or code >= _WINDOWS_FAULT:
        raise died
    if code:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def answer_confined(work: Callable[[bytes], bytes]) -> None:
    """In the process itself: take the bytes, do the work, give what comes of it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer = work(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)
