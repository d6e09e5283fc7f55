"""The published vectors as parameters of tests: each row by its file's name and its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.trust.made_codes import FOLDER

OF_CODES = ("good.json", "misread.json", "hostile.json")


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file."""
    found = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def code_of(vector: dict[str, Any]) -> str:
    """The text that is judged, written out where it is only described."""
    return str(vector["code"]) * int(vector.get("repeat", 1))


def file_of(vector: dict[str, Any]) -> bytes:
    """The bytes of a list's file, written out where they are only described."""
    return str(vector["file"]).encode() * int(vector.get("repeat", 1))


CODES = [
    pytest.param(vector, id=f"{name.removesuffix('.json')}: {vector['name']}")
    for name in OF_CODES
    for vector in rows(name)
]
FURTHER_CODES = [pytest.param(vector, id=vector["name"]) for vector in rows("further.json")]
LISTS = [pytest.param(vector, id=vector["name"]) for vector in rows("trust-lists.json")]
FRAMES = [pytest.param(vector, id=vector["name"]) for vector in rows("frames.json")]
