"""The post of a played caravan: sticks and papers, and what becomes of them on the road."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

from infitah_desk.cli.demonstration.deck import Deck
from infitah_desk.cli.demonstration.ledger import Contents

Fate = Literal["arrives", "lost", "doubled", "delayed", "astray", "cut", "flipped"]
Kind = Literal["events", "receipt", "reference"]

BUNDLES: tuple[Fate, ...] = (
    *("arrives", "arrives", "arrives", "arrives", "arrives"),
    *("lost", "lost", "doubled", "delayed", "delayed", "astray", "cut", "flipped"),
)
"""What becomes of so many sticks, each once before any comes again."""
PAPERS: tuple[Fate, ...] = ("arrives", "arrives", "arrives", "lost", "doubled", "delayed", "astray")
"""The same of receipts and references."""

DAMAGED = "bundle.damaged"
_LATEST = 12
_HARMED = 64
"""So many bytes at a file's end are harmed: beyond what names its readers."""


class Parcel(NamedTuple):
    """A file on its way to a machine, read there on the day `due`.

    `node` wrote it, `audience` are the nodes that have keys for it; `flaw` is the code by which
    it must be refused, whoever reads it.
    """

    file: Path
    kind: Kind
    node: str
    audience: frozenset[str]
    contents: Contents
    to: str
    due: int
    flaw: str = ""


class Post:
    """Parcels that are under way. Every fate comes up, but nobody knows for which of them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fates = {deck: Deck(deck, chance) for deck in (BUNDLES, PAPERS)}
        self._under_way: list[Parcel] = []
        self.fates: Counter[str] = Counter()

    def hand(self, parcel: Parcel) -> None:
        """Give a parcel to somebody reliable."""
        self._under_way.append(parcel)

    def send(self, parcel: Parcel, deck: tuple[Fate, ...], astray: str) -> None:
        """Give a parcel to the road; `astray` is the machine that gets it by mistake."""
        fate = self._fates[deck].draw()
        self.fates[fate] += 1
        match fate:
            case "arrives":
                self.hand(parcel)
            case "doubled":
                self.hand(parcel)
                later = parcel.due + self._chance.randint(0, 2)
                self.hand(parcel._replace(due=later))
            case "delayed":
                later = parcel.due + self._chance.randint(2, _LATEST)
                self.hand(parcel._replace(due=later))
            case "astray":
                self.hand(parcel._replace(to=astray))
            case "cut" | "flipped":
                self.hand(parcel._replace(file=self._harmed(parcel.file, fate), flaw=DAMAGED))
            case "lost":
                pass

    def due(self, machine: str, day: int) -> list[Parcel]:
        """What has come for a machine until that day, in no particular order."""
        came = [each for each in self._under_way if each.to == machine and each.due <= day]
        self._under_way = [each for each in self._under_way if each not in came]
        self._chance.shuffle(came)
        return came

    def drop_all(self) -> None:
        """What is still under way never comes."""
        self._under_way.clear()

    def _harmed(self, file: Path, fate: Fate) -> Path:
        data = file.read_bytes()
        harmed = file.with_name(f"{file.stem}-{fate}{file.suffix}")
        place = len(data) - self._chance.randint(1, _HARMED)
        if fate == "cut":
            harmed.write_bytes(data[:place])
        else:
            flipped = data[place] ^ (1 << self._chance.randrange(8))
            harmed.write_bytes(data[:place] + bytes([flipped]) + data[place + 1 :])
        return harmed
