"""The journey of a played caravan: its machines, what each holds, what is under way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from infitah_desk.cli.demonstration.deck import Deck
from infitah_desk.cli.demonstration.ledger import Contents, Ledger, contents_of
from infitah_desk.cli.demonstration.owners import Fields, Owners
from infitah_desk.cli.demonstration.places import Places
from infitah_desk.cli.demonstration.post import Post
from infitah_desk.cli.demonstration.simulated_clock import SimulatedClock
from infitah_desk.domain.programme import Forum
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.session import Session

MINUTES_AT_A_DESK = 10


class Scale(NamedTuple):
    """How large a caravan is: owners who come to a desk each day, and days of a forum's stop."""

    owners: int
    days: int


@dataclass
class Machine:
    """A laptop. Several may be of one node; `number` tells a forum's desks apart, from 0."""

    name: str
    node: str
    role: str
    folder: Path
    log: str = ""
    forum: str = ""
    number: int = 0
    lost: bool = False


@dataclass
class Stop:
    """A forum's stop: its first day, its lists, and dossiers that several desks work on."""

    forum: Forum
    first: int
    lists: list[Path]
    near: str
    """The coordinator to whom its sticks go."""
    listed: list[str] = field(default_factory=list)
    """The dossiers of its lists, in their order."""
    disputed: str = ""
    doubled: str = ""
    parked: list[tuple[str, int]] = field(default_factory=list)
    """Dossiers put aside, and the number of the desk that goes on with each."""


@dataclass
class Traveller:
    """An owner who comes to two forums, and the dossiers that were begun there."""

    fields: Fields
    dossiers: list[str] = field(default_factory=list)


Spot = tuple[str, int]
"""Where an event stands: log and seq."""


@dataclass
class Plan:
    """What the script of the caravan does of which somebody must be told."""

    disputes: dict[str, list[Spot]] = field(default_factory=dict)
    """By dossier, the two corrections that did not know of each other."""
    decisions: dict[str, Spot] = field(default_factory=dict)
    """By dossier, how its dispute was settled."""
    beyond_rights: set[Spot] = field(default_factory=set)
    revoked: dict[str, int] = field(default_factory=dict)
    """By log, the last seq that counts."""
    revocations: dict[str, Spot] = field(default_factory=dict)
    """By log, the event that says so."""
    links: dict[tuple[str, str], Spot] = field(default_factory=dict)
    """By two dossiers, the event that says that they are one enterprise."""


class Refusal(NamedTuple):
    """A file that a machine refused, and by which code."""

    place: str
    file: str
    code: str


@dataclass
class Journey:
    """Everything of one caravan while it is played."""

    places: Places
    clock: SimulatedClock
    chance: random.Random
    scale: Scale
    post: Post
    owners: Owners
    outcomes: Deck[str]
    ledger: Ledger = field(default_factory=Ledger)
    plan: Plan = field(default_factory=Plan)
    machines: dict[str, Machine] = field(default_factory=dict)
    stops: dict[str, Stop] = field(default_factory=dict)
    travellers: list[Traveller] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    """By code, the alarms that stood at machines whenever all of them were checked."""
    pdf: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    last_bundle: dict[str, Path] = field(default_factory=dict)
    """By machine, its last bundle with several events of its own."""
    permits: int = 0

    @contextmanager
    def at(self, machine: Machine) -> Iterator[Session]:
        """Somebody sits down there for a while; what they write is noted in the ledger."""
        with self.places.at(machine.folder) as session:
            yield session
            self.ledger.note_written(session, machine.name)
        self.clock.pass_by(MINUTES_AT_A_DESK)

    @property
    def authority(self) -> Machine:
        return self.machines[AUTHORITY_NODE]

    @property
    def far_coordinator(self) -> Machine:
        """The coordinator of all regions."""
        return self.surviving("coordinator")[-1]

    def surviving(self, *roles: str) -> list[Machine]:
        """The machines that nobody lost; of these roles, or all."""
        return [m for m in self.machines.values() if not m.lost and (m.role in roles or not roles)]

    def of_node(self, node: str) -> list[Machine]:
        """The machines that go on under a node's name."""
        return [machine for machine in self.surviving() if machine.node == node]

    def desks_of(self, forum: str) -> list[Machine]:
        return [machine for machine in self.surviving("desk") if machine.forum == forum]

    def stick(self, day: int, machine: Machine, what: str) -> Path:
        """A new folder for what leaves a machine that day."""
        folder = self.places.folder / what / f"{day + 1:02d}-{machine.name}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def last_written(self, session: Session) -> Spot:
        """The place of what was written last at a machine."""
        head = session.store.own_head
        if head is None:
            raise ValueError("nothing was written")
        return session.store.own_log, head.seq

    def note_file(self, session: Session, file: Path) -> Contents:
        """A file that was just written here; what it holds."""
        self.files.append(file)
        return contents_of(session, file)
