"""Suggesting what to type: known courts and cities, activities and streets used before.

What was used elsewhere comes after, as far as headquarters' last reference told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from infitah_desk.domain.programme import Forum, Programme
from infitah_desk.domain.text_folding import fold
from infitah_desk.services.session import Session
from infitah_desk.storage.queries import open_stop
from infitah_desk.storage.told import told_names
from infitah_desk.storage.used_texts import used_texts

LATEST = 3000
MOST = 400

_DOOR = re.compile(r"^[\W\d]*(?:(?:bis|ter)\b[\W\d]*)?")


class Suggestions(NamedTuple):
    """What a form needs to know: the programme, the forum's place, and texts by field."""

    programme: Programme
    forum: Forum | None
    texts: Mapping[str, tuple[str, ...]]


def suggestions(session: Session) -> Suggestions:
    """The programme and what may be typed, most used first.

    Raises:
        Refused: "enrol.not_accepted".
    """
    programme = session.programme
    used = used_texts(session.store, ("activity", "address", "city", "rc_court"), LATEST)
    streets: Counter[str] = Counter()
    for address, times in used["address"].items():
        if street := street_of(address):
            streets[street] += times
    courts = [forum.court for forum in programme.forums] + list(programme.courts)
    return Suggestions(
        programme,
        _forum(session, programme),
        {
            "rc_court": _texts(
                [c.fr for c in courts],
                [c.ar for c in courts],
                used["rc_court"],
                told_names(session.store, "rc_court"),
            ),
            "city": _texts(
                [forum.city for forum in programme.forums],
                [forum.city_ar for forum in programme.forums],
                used["city"],
            ),
            "activity": _texts(used["activity"], told_names(session.store, "activity")),
            "address": _texts(streets),
        },
    )


def street_of(address: str) -> str:
    """An address without the door's number before it: "152, bd Al Massira" is "bd Al Massira"."""
    return _DOOR.sub("", address).strip()


def _forum(session: Session, programme: Programme) -> Forum | None:
    stop = open_stop(session.store)
    node = session.roster.nodes.get(session.node)
    code = stop.forum if stop else node.forum if node else ""
    return next((forum for forum in programme.forums if forum.code == code), None)


def _texts(*sources: Iterable[str]) -> tuple[str, ...]:
    """Each text once, whatever its case and accents; counted ones by how often they were used."""
    found: dict[str, str] = {}
    for source in sources:
        for text in _most_used_first(source) if isinstance(source, Counter) else source:
            found.setdefault(fold(text), text)
    return tuple(list(found.values())[:MOST])


def _most_used_first(used: Counter[str]) -> list[str]:
    """Of the spellings of one text that which is used most, in the order of all together."""
    together: Counter[str] = Counter()
    for text, times in used.items():
        together[fold(text)] += times
    return sorted(used, key=lambda text: (-together[fold(text)], -used[text], text))
