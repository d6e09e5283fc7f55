"""Reasons: a code is a fact that stays, a clerk's own words are personal and can be erased."""

from __future__ import annotations

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.event import EVENT_VERSION, Head
from infitah_desk.domain.events import SALT_BYTES, content_of, split

NUMBER = "C2-TET1-00001-W"


def contents(reason: str) -> list[e.Content]:
    return [
        e.DocumentRejected("rc_extract", reason),
        e.PermitSpoiled(NUMBER, 1, reason),
        e.PermitPrinted(NUMBER, 2, reason),
        e.PermitRevoked(NUMBER, reason),
    ]


def head_of(content: e.Content, fact: dict[str, object]) -> Head:
    return Head(EVENT_VERSION, content.KIND, 1, 0, "d", "a", (), fact)


@pytest.mark.parametrize(
    "reason", ["reason.illegible", "spoiled.torn", "copy.lost", "revoked.error"]
)
def test_a_code_stays_in_the_head(reason: str) -> None:
    for content in contents(reason):
        fact, body = split(content, b"s" * SALT_BYTES)
        assert (fact["reason"], body) == (reason, b"")
        assert content_of(head_of(content, fact), body) == content


@pytest.mark.parametrize("reason", ["taché par M. Tazi", "karim.tazi", "reason.Tazi", "expired"])
def test_words_go_into_the_body_and_with_it(reason: str) -> None:
    for content in contents(reason):
        fact, body = split(content, b"s" * SALT_BYTES)
        assert "reason" not in fact
        assert reason.encode() in body
        assert content_of(head_of(content, fact), body) == content
        erased = content_of(head_of(content, fact), None)
        assert (type(erased), getattr(erased, "reason", None)) == (type(content), "")


def test_what_a_spoiled_copy_was_for_is_a_fact_or_words_by_itself() -> None:
    content = e.PermitSpoiled(NUMBER, 2, "taché par M. Tazi", "copy.lost")
    fact, body = split(content, b"s" * SALT_BYTES)
    assert (fact["copy_reason"], b"Tazi" in body) == ("copy.lost", True)
    said = e.PermitSpoiled(NUMBER, 2, "spoiled.torn", "pour M. Tazi")
    fact, body = split(said, b"s" * SALT_BYTES)
    assert ("copy_reason" in fact, b"Tazi" in body) == (False, True)
    assert content_of(head_of(said, fact), body) == said


@pytest.mark.parametrize("content", contents("taché par M. Tazi"))
def test_what_an_earlier_version_wrote_is_read_as_it_was(content: e.Content) -> None:
    fact, _ = split(content, b"s" * SALT_BYTES)
    said = content_of(head_of(content, {**fact, "reason": "taché par M. Tazi"}), b"")
    assert said == content
