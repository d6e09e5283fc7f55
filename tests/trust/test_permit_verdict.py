from __future__ import annotations

import datetime as dt
import json

import base45
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infitah_desk.trust.permit_verdict import Judgement, Verdict, check_permit_code
from tests.trust.permit_vectors import (
    CLAIMS,
    FOLDER,
    LIST,
    ON_THE_DAY,
    files,
    handmade,
    signed,
    text_of,
)

VECTORS = [
    pytest.param(vector, id=vector["name"])
    for name in ("good.json", "misread.json", "hostile.json")
    for vector in json.loads((FOLDER / name).read_text(encoding="utf-8"))
]
WITHOUT_CONTENT = {Verdict.FORGED, Verdict.UNKNOWN_DESK, Verdict.NOT_A_PERMIT}


def judge(text: str | bytes, now: dt.datetime = ON_THE_DAY) -> Judgement:
    return check_permit_code(text, LIST, now)


@pytest.mark.parametrize("vector", VECTORS)
def test_each_code_gets_its_verdict(vector: dict[str, str]) -> None:
    assert (
        judge(vector["code"], dt.datetime.fromisoformat(vector["at"])).verdict == vector["verdict"]
    )


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_is_told_of_what_nobody_vouches_for(vector: dict[str, str]) -> None:
    judgement = judge(vector["code"], dt.datetime.fromisoformat(vector["at"]))
    assert (judgement.claims is None) == (judgement.verdict in WITHOUT_CONTENT)


def test_the_vectors_cover_every_verdict() -> None:
    assert {param.values[0]["verdict"] for param in VECTORS} == {*Verdict}  # type: ignore[index]  # dicts


@pytest.mark.parametrize("name", sorted(files()))
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
