"""The claim ticket: a short code for a dossier, for whoever comes back with a slip in hand.

It is made from the dossier's id, so it needs no counter and is the same at every desk. Its letters
lie on the same keys of QWERTY, AZERTY and Arabic keyboards, so whatever a scanner or a person types
is understood on each; there are no digits, and hardly a word can be spelled.
"""

from __future__ import annotations

import hashlib

LETTERS = "CDFGHJKLNPRSTUVXY"
"""Seventeen, a prime: the check letter tells every mistyped letter and every exchange of two."""

LENGTH = 8
# What the same keys type where the keyboard is Arabic; its B types two letters and is left out.
_ARABIC = str.maketrans("ؤيبلاتنمىحقسفعرءغ", LETTERS)
_HALF = LENGTH // 2


def ticket_of(dossier: str) -> str:
    """The ticket of a dossier: seven letters and a check letter, such as "CDFG-HJKL"."""
    digest = hashlib.sha256(b"infitah-ticket-v1\0" + dossier.encode()).digest()
    # The places are its last ones to the base of the letters: what is above them says nothing.
    number = int.from_bytes(digest, "big") % len(LETTERS) ** (LENGTH - 1)
    places = []
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(LETTERS))
        places.append(place)
    return _written([*places, _check(places)])


def parse_ticket(text: str) -> str | None:
    """The ticket that was typed or scanned, in its one spelling; None where it is none."""
    typed = "".join(text.translate(_ARABIC).upper().replace("-", "").split())
    if len(typed) != LENGTH or not set(typed) <= set(LETTERS):
        return None
    places = [LETTERS.index(letter) for letter in typed]
    return _written(places) if places[-1] == _check(places[:-1]) else None


def _check(places: list[int]) -> int:
    return sum((weight + 2) * place for weight, place in enumerate(places)) % len(LETTERS)


def _written(places: list[int]) -> str:
    letters = "".join(LETTERS[place] for place in places)
    return f"{letters[:_HALF]}-{letters[_HALF:]}"
