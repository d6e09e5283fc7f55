"""A trust list's file taken into frames for paper, and back from whatever was read there."""

from __future__ import annotations

import hashlib
import random
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.trust.list_frames import LONGEST_FRAME, file_of, frames_of
from infitah_desk.trust.trust_list import read_trust_list, sign_trust_list
from tests.trust.frame_vectors import ACCEPTED, larger_list
from tests.trust.made_codes import ROOT
from tests.trust.published_vectors import FRAMES

FILE = sign_trust_list(larger_list(), ROOT)
ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")


@pytest.mark.parametrize("vector", FRAMES)
def test_each_set_of_frames_is_taken_or_refused_as_published(vector: dict[str, Any]) -> None:
    if vector["result"] == ACCEPTED:
        file = file_of(vector["frames"])
        assert (len(file), hashlib.sha256(file).hexdigest()) == (vector["size"], vector["sha256"])
        return
    with pytest.raises(Refused) as refused:
        file_of(vector["frames"])
    assert refused.value.code == vector["result"]
    assert refused.value.details.get("missing") == vector.get("missing")


@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_repetition_gives_the_signed_file(chance: random.Random, times: int) -> None:
    frames = frames_of(FILE) * times
    chance.shuffle(frames)
    file = file_of(frames)
    assert file == FILE
    assert read_trust_list(file, None) == larger_list()


@given(st.binary(max_size=20_000))
def test_any_file_comes_back_from_frames_that_a_code_holds(file: bytes) -> None:
    frames = frames_of(file)
    assert all(len(frame) <= LONGEST_FRAME and ALPHANUMERIC.fullmatch(frame) for frame in frames)
    assert file_of(frames) == file


def test_the_most_frames_are_read_and_no_more_are_made() -> None:
    chance = random.Random(7)
    assert file_of(frames_of(chance.randbytes(370_000))) == random.Random(7).randbytes(370_000)
    with pytest.raises(Refused, match=r"^trust_sheet\.too_large$"):
        frames_of(chance.randbytes(380_000))


@given(st.lists(st.text() | st.text("PNT1/0123456789ABCDEF$%*+-./: ").map("PNT1/".__add__)))
def test_any_texts_are_refused_by_a_code(texts: list[str]) -> None:
    with pytest.raises(Refused, match=r"^(trust_sheet|trust_list)\."):
        file_of(texts)
