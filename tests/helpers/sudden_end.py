"""A process that is killed (SIGKILL) while it works, at a moment that nobody chose."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """How long the work takes when nobody stops it; it is done in a child."""
    begun = time.perf_counter()
    assert not killed_after(600.0, work), "nobody stopped it"
    return time.perf_counter() - begun


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Do the work in a child and kill it after that time; False if it was done before.

    The child is a fork, so it starts at once and with everything loaded.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    os.close(write_end)
    # Closed by the child's end, whatever that is.
    ended, _, _ = select.select([read_end], [], [], seconds)
    os.close(read_end)
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        return True
    assert os.WEXITSTATUS(status) == 0, "the work itself failed"
    return False
