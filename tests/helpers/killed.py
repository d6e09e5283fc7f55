"""A process that is killed (SIGKILL) in the middle of what it does to the disk, at each step.

The steps are the calls to the system that change a file or its name. The child is a fork, so it
starts at once and with everything loaded.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence

_STEPS = ("open", "fsync", "unlink", "mkdir", "rename", "replace", "rmdir", "truncate")


def killed_at_each_step(work: Callable[[], object], most: int = 400) -> Iterator[int]:
    """Run `work` in child processes killed before their 1st, 2nd, … step, until one gets through.

    Yields the step after each kill; the caller looks at what is left, and may put it back.
    """
    return _killed_at_each(work, [(os, name) for name in _STEPS], most)


def killed_at_each_call(
    work: Callable[[], object], *calls: tuple[object, str], most: int = 400
) -> Iterator[int]:
    """The same before each call of these, by what they belong to and their names."""
    return _killed_at_each(work, calls, most)


def _killed_at_each(
    work: Callable[[], object], calls: Sequence[tuple[object, str]], most: int
) -> Iterator[int]:
    for step in range(1, most):
        status = _run(work, calls, step)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            yield step
            continue
        assert os.WIFEXITED(status), status
        assert os.WEXITSTATUS(status) == 0, "the work itself failed"
        assert step > 1, "no step was ever taken"
        return
    raise AssertionError("more steps than expected")


def _run(work: Callable[[], object], calls: Sequence[tuple[object, str]], step: int) -> int:
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    try:
        _kill_before(calls, step)
        work()
    except BaseException:  # noqa: BLE001 - the child ends here, whatever happened
        os._exit(1)
    os._exit(0)


def _kill_before(calls: Sequence[tuple[object, str]], step: int) -> None:
    left = step

    def counted(original: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **named)

        return call

    for owner, name in calls:
        setattr(owner, name, counted(getattr(owner, name)))
