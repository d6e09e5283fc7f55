from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from infitah_desk.documents.lists import read_list, table_of
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.pre_registration import check_rows
from tests.helpers.programmes import PROGRAMME_2010, SAMPLES

TRUTH = json.loads((Path(__file__).parents[1] / "data/lists/truth.json").read_text("utf-8"))
SEVERITIES = {"refuse_field": "error", "refuse_row": "error", "warn": "warning"}
WRITTEN = {
    "TET": ("utf-8-sig", ";"),
    "OUJ": ("cp1256", ";"),
    "NAD": ("utf-8", ","),
    "HOC": ("utf-16", "\t"),
    "ERR": ("", ""),
    "KHO": ("utf-8-sig", ";"),
    "KES": ("cp1256", ";"),
    "SAF": ("utf-8", ","),
    "ESI": ("utf-16", "\t"),
    "OUD": ("", ""),
}


def sample(forum: str) -> Path:
    (path,) = SAMPLES.glob(f"preinscription-{forum}.*")
    return path


@pytest.mark.parametrize("forum", WRITTEN)
def test_the_faults_found_are_those_that_are_there(forum: str) -> None:
    listed = check_rows(read_list(sample(forum)), PROGRAMME_2010)
    found = {(i.row, i.code, i.severity) for i in listed.issues if i.severity != "info"}
    there = {
        (fault["row"], fault["code"], SEVERITIES[fault["expect"]])
        for fault in TRUTH["faults"]
        if fault["forum"] == forum and fault["expect"] in SEVERITIES
    }
    assert found == there


@pytest.mark.parametrize("forum", WRITTEN)
def test_encoding_and_separator_are_found(forum: str) -> None:
    table = read_list(sample(forum))
    assert (table.encoding, table.delimiter) == WRITTEN[forum]


@pytest.mark.parametrize("forum", WRITTEN)
def test_arabic_and_accents_come_out_whole(forum: str) -> None:
    listed = check_rows(read_list(sample(forum)), PROGRAMME_2010)
    text = " ".join(str(value) for row in listed.rows for value in row.values.values())
    assert "أ" in text
    assert "é" in text
    assert not set(text) & set("Ã\ufffdÇÔÑ")


def test_a_list_is_known_by_the_digest_of_its_bytes() -> None:
    path = sample("TET")
    assert read_list(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list.empty"),
        (b"\xef\xbb\xbf \r\n", "list.empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "list.not_a_list"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "list.not_a_list"),
        (b"%PDF-1.7\n", "list.not_a_list"),
        (bytes(range(256)) * 40, "list.not_a_list"),
        (b"PK\x03\x04" + b"x" * 100, "list.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.not_a_list"),
    ],
)
def test_what_is_no_list_is_refused_by_its_content(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        table_of(data)
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineFault) as fault:
        read_list(tmp_path / "none.csv")
    assert fault.value.code == "file.unreadable"
