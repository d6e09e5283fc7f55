"""The program's own log: what happened and where in the code, never to whom.

A log is what people send by mail when something breaks, so it may not hold one personal value:
codes, numbers, exception types and places in the code are written; messages, arguments and the
values of exceptions are not, whoever logs them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from infitah_desk.domain.errors import InfitahError
from infitah_desk.system.durable_files import write_faults

LOG_NAME = "infitah-desk.log"
_LOGGER = "infitah_desk"
_SIZE = 512 * 1024
_KEPT = 3
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_WITHHELD = "(message withheld)"


def note(code: str, /, **counts: int) -> None:
    """Log that something happened: a code with dots in it, and numbers, nothing else."""
    said = [f"{name}={number:d}" for name, number in counts.items()]
    logging.getLogger(_LOGGER).info(code, extra={"counts": " ".join(said)})


def note_failure(error: BaseException) -> None:
    """Log an exception: its codes or type, and where in the code it arose."""
    logging.getLogger(_LOGGER).error("error.raised", exc_info=error)


def start_log(folder: Path) -> logging.Handler:
    """Write the log to `folder` from now on; three older files of half a megabyte are kept.

    Raises:
        MachineFault: "file.not_writable", "disk.full".
    """
    path = folder / LOG_NAME
    with write_faults(path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _QuietHandler(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(_NamelessFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger(_LOGGER).setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close what `start_log` opened."""
    logging.getLogger().removeHandler(handler)
    # What a full disk did not take is lost, as in `handleError`.
    with contextlib.suppress(OSError):
        handler.close()


class _QuietHandler(RotatingFileHandler):
    """A rotating file that never speaks anywhere else."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's
        """Drop the line: a log that cannot be written (disk full) must not stop a desk.

        The standard handler would print the message and its values to the terminal instead.
        """


class _NamelessFormatter(logging.Formatter):
    """Lines without a single value: time, level, logger, code, counts, places."""

    def format(self, record: logging.LogRecord) -> str:
        time = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        said = record.msg if isinstance(record.msg, str) else ""
        shown = said if not record.args and _CODE.fullmatch(said) else _WITHHELD
        counts = getattr(record, "counts", "") if record.name == _LOGGER else ""
        line = f"{time} {record.levelname} {record.name} {shown} {counts}".rstrip()
        if record.exc_info and record.exc_info[1] is not None:
            line = "\n".join([line, *_places(record.exc_info[1])])
        return line


def _places(error: BaseException) -> list[str]:
    """The exception and those behind it, each with the places it passed through."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        codes = f" [{', '.join(current.codes)}]" if isinstance(current, InfitahError) else ""
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}{codes}")
        for frame in traceback.extract_tb(current.__traceback__):
            place = "/".join(Path(frame.filename).parts[-2:])
            lines.append(f"    {place}:{frame.lineno} {frame.name}")
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return lines
