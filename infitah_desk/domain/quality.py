"""Data quality: what of dossiers is not as it should be, counted by flaw and by desk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

import msgspec

FLAWS = ("to_correct", "no_phone", "conflict", "waiting", "alarm", "erased")
"""What may be said of a dossier; in the catalogue as `quality.` with the name behind it."""

NO_FAULT = frozenset({"erased"})
"""What is told beside the flaws and is nobody's to set right."""


class Judged(NamedTuple):
    """One dossier: the desk that can be told of it ("" for none), its forum, and its flaws."""

    node: str
    forum: str
    flaws: Collection[str]

    @property
    def is_flawed(self) -> bool:
        """Whether there is anything to set right."""
        return not NO_FAULT.issuperset(self.flaws)


class Tally(NamedTuple):
    """How many there are, and of how many enterprises: one may have several."""

    number: int = 0
    enterprises: int = 0

    def with_more(self, number: int) -> Tally:
        """With so many of one enterprise more."""
        return Tally(self.number + number, self.enterprises + 1) if number else self


class DeskQuality(NamedTuple):
    """The dossiers of one desk: all, those with anything to set right, those with each flaw."""

    forum: str
    node: str
    dossiers: int
    flawed: int
    flaws: Mapping[str, int]


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """All dossiers that are known here. `flaws` has every flaw, `desks` are by forum and name."""

    dossiers: int
    flawed: Tally
    flaws: Mapping[str, Tally]
    desks: tuple[DeskQuality, ...]


class QualityCount:
    """Counts dossiers, given by enterprise: an enterprise may have several."""

    def __init__(self) -> None:
        self._flaws: Counter[str] = Counter()
        self._enterprises: Counter[str] = Counter()
        self._flawed = Tally()
        self._desks: dict[tuple[str, str], _Desk] = defaultdict(_Desk)

    def add(self, dossiers: Collection[Judged]) -> None:
        """Count one enterprise."""
        for each in dossiers:
            self._flaws.update(each.flaws)
            self._desks[each.forum, each.node].add(each)
        self._enterprises.update({flaw for each in dossiers for flaw in each.flaws})
        flawed = sum(each.is_flawed for each in dossiers)
        self._flawed = self._flawed.with_more(flawed)

    def result(self) -> Quality:
        """The quality of all that was counted."""
        desks = tuple(
            DeskQuality(forum, node, desk.dossiers, desk.flawed, {f: desk.flaws[f] for f in FLAWS})
            for (forum, node), desk in sorted(self._desks.items(), key=_place)
        )
        return Quality(
            dossiers=sum(desk.dossiers for desk in desks),
            flawed=self._flawed,
            flaws={flaw: Tally(self._flaws[flaw], self._enterprises[flaw]) for flaw in FLAWS},
            desks=desks,
        )


def _place(desk: tuple[tuple[str, str], object]) -> tuple[bool, str, bool, str]:
    """By forum and name; dossiers of no forum and of no desk come last."""
    forum, node = desk[0]
    return not forum, forum, not node, node


class _Desk:
    """What is counted of one desk."""

    def __init__(self) -> None:
        self.dossiers = 0
        self.flawed = 0
        self.flaws: Counter[str] = Counter()

    def add(self, dossier: Judged) -> None:
        self.dossiers += 1
        self.flawed += dossier.is_flawed
        self.flaws.update(dossier.flaws)
