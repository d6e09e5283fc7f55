"""The verifier page judges each published code as the program does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.trust.published_vectors import CODES, FURTHER_CODES
from tests.verifier.verifier_page import VerifierPage

FACES = ("number", "name", "name_ar")


@pytest.mark.parametrize("vector", CODES)
def test_each_code_gets_its_verdict(vector: dict[str, Any], open_page: VerifierPage) -> None:
    open_page.set_clock(vector["at"])
    if "repeat" in vector:
        seen = open_page.paste(vector["code"], vector["repeat"])
    else:
        seen = open_page.submit(vector["code"])
    if not vector["code"]:
        # Nothing was put in: nothing is judged.
        assert not seen.verdict
        return
    claims = vector.get("claims", {})
    expected = [vector["verdict"], *(claims.get(face, "") for face in FACES)]
    assert [seen.verdict, seen.number, seen.name, seen.name_ar] == expected
    assert bool(seen.facts) == bool(claims)
    assert seen.word


@pytest.mark.parametrize("vector", FURTHER_CODES)
def test_each_code_of_a_further_block_gets_its_verdict(
    vector: dict[str, Any], fresh: VerifierPage, with_further_list: str
) -> None:
    fresh.open(with_further_list)
    fresh.set_clock(vector["at"])
    assert fresh.submit(vector["code"]).verdict == vector["verdict"]
