"""The ledger of a played caravan: what each machine must hold, from what was written and delivered.

It is kept beside the machines, so that what they say of themselves can be checked against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from infitah_desk.domain.errors import MachineFault
from infitah_desk.domain.event import Event, decode_head
from infitah_desk.services.receiving import open_bundle
from infitah_desk.services.session import Session

REFERENCE = "reference"
Branches = Mapping[str, frozenset[tuple[int, bytes]]]


class Entry(NamedTuple):
    """An event: its place, what kind it is, and the dossier and permit that it is about."""

    log: str
    seq: int
    hash: bytes
    kind: str
    dossier: str
    permit: str


class Contents(NamedTuple):
    """What a file holds, as its sender reads it back: of receipts also the branches they name."""

    entries: frozenset[Entry]
    number: int
    branches: Branches


NOTHING = Contents(frozenset(), 0, {})
"""What may be taken from a file that must be refused."""


class _Kept(NamedTuple):
    """What a backup holds."""

    held: frozenset[Entry]
    numbers: Mapping[str, int]


class Ledger:
    """What every machine holds, by its name, and which numbers it read last, by their sender."""

    def __init__(self) -> None:
        self.held: defaultdict[str, set[Entry]] = defaultdict(set)
        self.numbers: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self.taken: set[tuple[str, Path]] = set()
        self._ends: defaultdict[str, int] = defaultdict(int)
        self._kept: dict[str, _Kept] = {}

    def begin(self, session: Session, machine: str) -> None:
        """Take what a machine holds before the caravan for granted."""
        self.held[machine] = set(entries_in(session))
        self.numbers[machine] = {REFERENCE: session.store.settings.number(REFERENCE)}

    def note_written(self, session: Session, machine: str) -> frozenset[Entry]:
        """What was written at a machine since it was noted last."""
        head = session.store.own_head
        last = head.seq if head else 0
        written = session.store.log.read(session.store.own_log, self._ends[machine] + 1, last)
        new = frozenset(map(entry_of, written)) - self.held[machine]
        self._ends[machine] = last
        self.held[machine] |= new
        return new

    def keep(self, machine: str) -> None:
        """A machine's backup is written."""
        self._kept[machine] = _Kept(frozenset(self.held[machine]), dict(self.numbers[machine]))

    def restore(self, machine: str) -> None:
        """A machine goes on from its backup: what came since is not there."""
        kept = self._kept[machine]
        self.held[machine] = set(kept.held)
        self.numbers[machine] = dict(kept.numbers)
        self._ends[machine] = 0
        self.taken = {(name, path) for name, path in self.taken if name != machine}

    def copy(self, machine: str, name: str) -> None:
        """A second machine begins as a copy of one."""
        self.held[name] = set(self.held[machine])
        self.numbers[name] = dict(self.numbers[machine])
        self._ends[name] = self._ends[machine]

    def compare(self, session: Session, machine: str) -> None:
        """Whether a machine holds exactly what it must, every event once.

        Raises:
            MachineFault: "demo.other_events".
        """
        found = list(entries_in(session))
        there, expected = set(found), self.held[machine]
        if there != expected or len(there) != len(found):
            raise MachineFault(
                "demo.other_events",
                place=machine,
                missing=len(expected - there),
                more=len(found) - len(expected & there),
            )


def entries_in(session: Session) -> Iterable[Entry]:
    """Every event of a folder."""
    for log in session.store.log.logs():
        for event in session.store.log.read(log, 1, 2**62):
            yield entry_of(event)


def entry_of(event: Event) -> Entry:
    """An event as the ledger has it."""
    head = decode_head(event.head)
    permit = head.fact.get("number", "")
    return Entry(event.log, event.seq, event.hash, head.kind, head.dossier, str(permit))


def contents_of(session: Session, path: Path) -> Contents:
    """What a file holds that was written here."""
    with open_bundle(session, path) as bundle:
        receipt = bundle.manifest.receipt
        held = receipt.logs if receipt else {}
        return Contents(
            frozenset(map(entry_of, bundle.events())),
            bundle.manifest.number or 0,
            {
                log: frozenset((each.seq, bytes.fromhex(each.hash)) for each in there.branches)
                for log, there in held.items()
            },
        )
