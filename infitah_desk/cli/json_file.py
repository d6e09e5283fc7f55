"""JSON that a person brings: one object of fields, from a file or standard input, never trusted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from infitah_desk.domain.errors import Refused
from infitah_desk.system.durable_files import read_faults

LARGEST = 1024 * 1024
_FROM_INPUT = Path("-")


def read_object(path: Path) -> dict[str, object]:
    """The fields in a file of UTF-8 JSON; "-" is standard input.

    Raises:
        Refused: "file.too_large", "json.not_utf8", "json.not_readable", "json.not_an_object",
            "json.name_twice".
        MachineFault: "file.missing", "file.not_readable".
    """
    data = _read(path)
    if len(data) > LARGEST:
        raise Refused("file.too_large", file=path.name, most=LARGEST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("json.not_utf8", file=path.name) from error
    try:
        said = json.loads(text, object_pairs_hook=_names_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused("json.not_readable", file=path.name, reason=str(error)[:200]) from error
    if not isinstance(said, dict):
        raise Refused("json.not_an_object", file=path.name)
    return said


def _read(path: Path) -> bytes:
    with read_faults(path):
        if path == _FROM_INPUT:
            return sys.stdin.buffer.read(LARGEST + 1)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)


def _names_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise Refused("json.name_twice", name=name)
        members[name] = value
    return members


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")
