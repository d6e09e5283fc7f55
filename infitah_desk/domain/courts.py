"""Commercial courts: many spellings, one key; what was written is never corrected.

An RC number is unique only together with its court, so both must meet under one key however a
clerk in another city spelt the court. Courts that the programme does not name have a key too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from infitah_desk.domain.programme import Court, Programme
from infitah_desk.domain.text_folding import fold

_TITLE = re.compile(
    r"(?:greffe (?:du |de )?)?(?:tribunal(?: (?:de )?commerc\w+| de (?:1 ?ere|premiere) instance)?"
    r"|t ?p ?i|t ?c|r ?c)\b\s*"
)
_TITLE_AR = re.compile(r"المحكمه(?: التجاريه| الابتدائيه)?\s+ب?")
_ARTICLES = frozenset({"a", "al", "d", "de", "des", "du", "el", "es", "et", "l", "la", "le", "les"})
_NOT_A_LETTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def court_name_key(name: str) -> str:
    """A court's or a city's name without title, articles, spaces, case and accents."""
    folded = _NOT_A_LETTER.sub(" ", fold(name)).strip()
    title = _TITLE.match(folded) or _TITLE_AR.match(folded)
    words = (folded[title.end() :] if title else folded).split() or folded.split()
    return "".join([word for word in words if word not in _ARTICLES] or words)


@lru_cache(maxsize=4)
def _known_courts(programme: Programme) -> dict[str, Court]:
    known: dict[str, Court] = {}
    courts = [forum.court for forum in programme.forums]
    for court in (*courts, *programme.courts):
        for name in (court.fr, court.ar, *court.variants):
            known.setdefault(court_name_key(name), court)
    for forum in programme.forums:
        for name in (forum.city, forum.city_ar, *forum.city_variants):
            known.setdefault(court_name_key(name), forum.court)
    return known


def known_court(name: str, programme: Programme) -> Court | None:
    """The programme's court that this spelling means, if it names one."""
    return _known_courts(programme).get(court_name_key(name))


def court_key(name: str, programme: Programme) -> str:
    """What stands for a court in a key: one value for all its spellings; never shown."""
    court = known_court(name, programme)
    return court_name_key(court.fr if court else name)
