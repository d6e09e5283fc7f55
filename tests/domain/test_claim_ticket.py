"""Claim tickets: typed by people and scanners on any keyboard, and told apart from mistakes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.claim_ticket import LENGTH, LETTERS, parse_ticket, ticket_of

dossiers = st.uuids().map(str)
US_TO_ARABIC = dict(zip(LETTERS.lower(), "ؤيبلاتنمىحقسفعرءغ", strict=True))


@given(dossiers)
def test_a_ticket_is_always_the_same_and_read_as_it_is_written(dossier: str) -> None:
    ticket = ticket_of(dossier)

    assert ticket == ticket_of(dossier)
    assert parse_ticket(ticket) == ticket


@given(dossiers)
def test_a_ticket_is_read_however_it_is_typed(dossier: str) -> None:
    ticket = ticket_of(dossier)
    plain = ticket.replace("-", "").lower()
    arabic = "".join(US_TO_ARABIC[letter] for letter in plain)

    assert {parse_ticket(typed) for typed in (plain, f" {plain[:4]} {plain[4:]} ", arabic)} == {
        ticket
    }


@given(dossiers, st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_a_mistyped_letter_is_told(dossier: str, place: int, letter: str) -> None:
    plain = ticket_of(dossier).replace("-", "")
    typed = plain[:place] + letter + plain[place + 1 :]

    assert (parse_ticket(typed) is None) == (typed != plain)


@given(dossiers, st.integers(0, LENGTH - 2))
def test_exchanged_letters_are_told(dossier: str, place: int) -> None:
    plain = ticket_of(dossier).replace("-", "")
    typed = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]

    assert (parse_ticket(typed) is None) == (typed != plain)


@given(st.text(max_size=12))
def test_other_text_is_no_ticket(text: str) -> None:
    found = parse_ticket(text)

    assert found is None or set(found) <= set(LETTERS + "-")
