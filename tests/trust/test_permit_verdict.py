from __future__ import annotations

import datetime as dt
from typing import Any

import base45
import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.trust.permit_verdict import Judgement, Verdict, check_permit_code
from tests.trust.made_codes import (
    CLAIMS,
    FOLDER,
    FURTHER,
    LIST,
    ON_THE_DAY,
    handmade,
    signed,
    text_of,
)
from tests.trust.permit_vectors import files
from tests.trust.published_vectors import CODES, FURTHER_CODES, OF_CODES, code_of, rows

WITHOUT_CONTENT = {Verdict.FORGED, Verdict.UNKNOWN_DESK, Verdict.NOT_A_PERMIT}


def judge(text: str | bytes, now: dt.datetime = ON_THE_DAY) -> Judgement:
    return check_permit_code(text, LIST, now)


@pytest.mark.parametrize("vector", CODES)
def test_each_code_gets_its_verdict(vector: dict[str, Any]) -> None:
    judgement = judge(code_of(vector), dt.datetime.fromisoformat(vector["at"]))
    assert judgement.verdict == vector["verdict"]
    assert judgement.list_age_days == vector["list_age_days"]
    assert judgement.why == vector.get("why", "")


@pytest.mark.parametrize("vector", FURTHER_CODES)
def test_a_serial_outside_every_range_of_its_key_is_forged(vector: dict[str, Any]) -> None:
    moment = dt.datetime.fromisoformat(vector["at"])
    assert check_permit_code(code_of(vector), FURTHER, moment).verdict == vector["verdict"]


def test_a_list_without_further_blocks_has_the_bytes_that_it_always_had() -> None:
    assert b"further" not in msgspec.json.encode(LIST)


@pytest.mark.parametrize("vector", CODES)
def test_what_a_code_says_is_told_only_where_a_signature_vouches(vector: dict[str, Any]) -> None:
    claims = judge(code_of(vector), dt.datetime.fromisoformat(vector["at"])).claims
    assert (claims is None) == (vector["verdict"] in WITHOUT_CONTENT)
    if claims is not None:
        assert msgspec.structs.asdict(claims) == vector["claims"]
        assert (claims.number, claims.holder, claims.forum) == (
            vector["number"],
            vector["holder"],
            vector["forum"],
        )


def test_the_vectors_cover_every_verdict() -> None:
    assert {row["verdict"] for name in OF_CODES for row in rows(name)} == {*Verdict}


def test_no_two_vectors_have_one_name() -> None:
    for name in (*OF_CODES, "further.json", "trust-lists.json", "frames.json"):
        names = [row["name"] for row in rows(name)]
        assert len(set(names)) == len(names)


def test_what_is_published_is_explained_beside_it() -> None:
    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    tables = (*OF_CODES, "further.json", "trust-lists.json", "frames.json")
    members = {member for name in tables for row in rows(name) for member in row}
    results = {row["result"] for name in tables[4:] for row in rows(name)}
    files_ = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    for word in (*members, *results, *Verdict, *files_):
        assert f"`{word}`" in explained.replace("**", ""), word


# Frames are compressed, by whichever zlib Python was built with: they are read, not compared.
@pytest.mark.parametrize("name", sorted({*files()} - {"frames.json"}))
def test_the_kept_files_are_what_today_s_code_writes(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name]


def test_a_good_code_tells_all_its_claims() -> None:
    assert judge(signed(CLAIMS)).claims == CLAIMS


def test_the_list_s_age_is_told_in_days() -> None:
    assert judge(signed(CLAIMS), LIST.date + dt.timedelta(days=12, hours=23)).list_age_days == 12


@given(st.text() | st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:").map("PN1".__add__))
@example("PN1\r\n")
def test_any_text_gets_a_verdict(text: str) -> None:
    assert judge(text).verdict is Verdict.NOT_A_PERMIT


@given(st.binary() | st.binary().map(lambda b: b"PN1" + base45.b45encode(b)))
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    assert judge(data).verdict is Verdict.NOT_A_PERMIT


@given(st.binary(min_size=24, max_size=300))
def test_whatever_a_desk_s_key_signs_gets_a_verdict(payload: bytes) -> None:
    assert judge(text_of(handmade(payload))).verdict is Verdict.FORGED


@given(st.integers(0, 10_000), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"))
def test_no_changed_character_leaves_a_code_good(at: int, character: str) -> None:
    code = signed(CLAIMS)
    at %= len(code)
    changed = code[:at] + character + code[at + 1 :]
    assert changed == code or judge(changed).verdict in WITHOUT_CONTENT
