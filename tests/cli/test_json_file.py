"""What people bring as an enterprise's JSON: read, or refused by a code that says why."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.cli.json_file import LARGEST, read_object
from infitah_desk.domain.errors import Refused
from tests.cli.desk_program import Place

HOSTILE = {
    b"": "json.not_readable",
    b"{": "json.not_readable",
    b"[]": "json.not_an_object",
    b'"name"': "json.not_an_object",
    b"null": "json.not_an_object",
    b'{"name": NaN}': "json.not_readable",
    b'{"turnover": 1' + b"0" * 5000 + b"}": "json.not_readable",
    b'{"name": "a", "name": "b"}': "json.name_twice",
    b"[" * 100_000: "json.not_readable",
    b'{"a":' * 100_000: "json.not_readable",
    '{"name": "Atlas"}'.encode("utf-16"): "json.not_utf8",
    '{"name": "Café"}'.encode("cp1252"): "json.not_utf8",
    b"\x89PNG\r\n\x1a\n" + bytes(100): "json.not_utf8",
    b" " * (LARGEST + 1): "file.too_large",
}


@pytest.mark.parametrize("content", HOSTILE, ids=lambda content: repr(content[:12]))
def test_what_is_no_object_of_fields_is_refused_by_name(fields: Path, content: bytes) -> None:
    fields.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_object(fields)
    assert refused.value.code == HOSTILE[content]


def test_a_byte_order_mark_is_no_harm(fields: Path) -> None:
    fields.write_bytes(b'\xef\xbb\xbf{"name": "Atlas"}')
    assert read_object(fields) == {"name": "Atlas"}


@given(st.binary(max_size=60))
def test_any_bytes_are_an_object_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content)
    with suppress(Refused):
        assert isinstance(read_object(path), dict)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "Atlas", "colour": "red"}, "enterprise.field_unknown"),
        ({"name": {"fr": "Atlas"}}, "enterprise.value_not_plain"),
        ({"name": ["Atlas"]}, "enterprise.value_not_plain"),
        ({"name": "Atlas", "turnover": 1e999}, "json.not_readable"),
        ({"name": "x" * 10_000}, "field.too_long"),
        ({"name": "\ud800"}, None),
        ({}, "name.missing"),
        ({"name": "\u202e\x00"}, "name.missing"),
    ],
)
def test_an_object_that_is_no_enterprise_is_refused(
    desk: Place, fields: Path, said: dict[str, object], code: str | None
) -> None:
    fields.write_text(json.dumps(said), encoding="utf-8")
    ran = desk.run("tpe", "register", "--file", fields)
    assert ran.exit_code in {0, 3}
    if code is not None:
        assert ran.error["code"] == code


def test_a_missing_file_is_the_machines_news(desk: Place, fields: Path) -> None:
    assert desk.refuses("tpe", "register", "--file", fields) == (4, "file.missing")


def test_a_folder_is_no_file(desk: Place, tmp_path: Path) -> None:
    assert desk.refuses("tpe", "register", "--file", tmp_path) == (4, "file.not_readable")
