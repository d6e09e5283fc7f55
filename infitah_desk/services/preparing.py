"""Preparing: bundles checked and folded ahead, in processes of their own, for who merges many.

What a process prepares is only ever a help: where there is nothing of it, or where it does not fit
any more, whoever merges does the work, and finds what is wrong with a file.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from infitah_desk.bundles.limits import MIB
from infitah_desk.bundles.manifest import Manifest
from infitah_desk.bundles.reading import Bundle, inspect_bundle
from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import told
from infitah_desk.domain.roster import Roster
from infitah_desk.services.keyring import RosterKeyring, authority_events
from infitah_desk.services.session import Session
from infitah_desk.storage.dossier_rows import DossierRows
from infitah_desk.storage.event_log import Arrival
from infitah_desk.storage.projection import Folded, fold_alone
from infitah_desk.storage.whole_logs import marks
from infitah_desk.system.answering_process import AnsweringProcess, answer_requests

LARGEST = 4 * MIB
"""Bytes of event lines: what is prepared lies in memory whole, at about eight times the size."""

HEAD_START = 250_000
"""So many bytes of bundles are merged while processes start."""

PROCESSES = min(2, (os.cpu_count() or 1) - 1)
"""One for each processor that the one which stores leaves free; two are as fast as it is."""


class Terms(msgspec.Struct, frozen=True):
    """What a process must know to judge bundles as the folder does; `marks` as in `whole_logs`."""

    own_node: str
    identities: tuple[str, ...]
    roster: Roster
    authority: tuple[Event, ...]
    marks: Mapping[str, int]


class _Request(msgspec.Struct, frozen=True):
    """A file to prepare; `terms` where they are others than before."""

    path: str
    terms: Terms | None


class _Answer(msgspec.Struct, frozen=True):
    manifest: Manifest
    arrivals: list[Arrival]
    rows: dict[str, DossierRows]


class Prepared(NamedTuple):
    """A bundle that was found good: its events, and the dossiers that they make by themselves."""

    manifest: Manifest
    arrivals: Sequence[Arrival]
    folded: Folded


class Preparing:
    """Prepares files in their order while others are stored; to be used in a `with` statement.

    `is_known` says of a manifest, which nobody verified yet, that its events will not be needed.
    """

    def __init__(
        self,
        session: Session,
        paths: Sequence[Path],
        identities: Sequence[str],
        is_known: Callable[[Manifest], bool],
    ) -> None:
        self._session = session
        self._identities = tuple(identities)
        self._is_known = is_known
        self._left = deque(_after_head_start(paths))
        self._asked: deque[tuple[Path, _Process]] = deque()
        self._idle: list[_Process] = []
        self._processes: list[_Process] = []
        self._terms: Terms | None = None

    def __enter__(self) -> Self:
        self._ask()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.end()

    def take(self, path: Path, manifest: Manifest) -> Prepared | None:
        """What was prepared of this file; files are asked for in their order."""
        found: Prepared | None = None
        if any(path == asked for asked, _ in self._asked):
            asked = None
            while asked != path:
                asked, process = self._asked.popleft()
                found = process.answer()
                self._idle.append(process)
        elif path in self._left:
            while self._left.popleft() != path:
                pass
        self._ask()
        return found if found is not None and found.manifest == manifest else None

    def _ask(self) -> None:
        """Give every process that is idle a file that is worth it."""
        while self._left and (self._idle or len(self._processes) < PROCESSES):
            path = self._left.popleft()
            if not self._is_worth_it(path):
                continue
            if not self._idle:
                try:
                    self._processes.append(_Process())
                except MachineFault:
                    self._left.clear()
                    return
                self._idle.append(self._processes[-1])
            process = self._idle.pop()
            process.ask(path, self._terms_now())
            self._asked.append((path, process))

    def _is_worth_it(self, path: Path) -> bool:
        try:
            manifest = inspect_bundle(path, self._identities)
        except InfitahError:
            return False
        fits = manifest.counts.bytes <= LARGEST
        return fits and not manifest.counts.scans and not self._is_known(manifest)

    def _terms_now(self) -> Terms:
        session = self._session
        if self._terms is None or self._terms.roster != session.roster:
            self._terms = Terms(
                session.node,
                self._identities,
                session.roster,
                tuple(authority_events(session)),
                marks(session.store.db),
            )
        return self._terms


def _after_head_start(paths: Sequence[Path]) -> Sequence[Path]:
    """What is left once the first files are merged, which takes as long as a process to start."""
    size = 0
    for place, path in enumerate(paths):
        if size >= HEAD_START:
            return paths[place:]
        size += _size(path)
    return ()


def _size(path: Path) -> int:
    """A file's size; 0 of what is none or cannot be called so: reading it tells what it is."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0


class _Process:
    """One process, and the terms that it was told last."""

    def __init__(self) -> None:
        """Raises MachineFault: "machine.no_process"."""
        self._process = AnsweringProcess(f"{__package__}.preparing_process")
        self._terms: Terms | None = None

    def ask(self, path: Path, terms: Terms) -> None:
        news = None if terms is self._terms else terms
        self._terms = terms
        self._process.ask(msgspec.msgpack.encode(_Request(str(path), news)))

    def answer(self) -> Prepared | None:
        data = self._process.answer()
        if not data or self._terms is None:
            return None
        answer = msgspec.msgpack.decode(data, type=_Answer)
        return Prepared(answer.manifest, answer.arrivals, Folded(self._terms.roster, answer.rows))

    def end(self) -> None:
        self._process.end()


def prepare_bundles() -> None:
    """In a process of its own: prepare one file after another, as long as there are any."""
    terms: Terms | None = None

    def prepare(request: bytes) -> bytes:
        nonlocal terms
        asked = msgspec.msgpack.decode(request, type=_Request)
        terms = asked.terms or terms
        if terms is None:
            return b""
        try:
            return msgspec.msgpack.encode(_prepared(Path(asked.path), terms))
        except InfitahError:
            # Whoever merges opens the file too, and says what is wrong with it.
            return b""

    answer_requests(prepare)


def _prepared(path: Path, terms: Terms) -> _Answer:
    keyring = RosterKeyring(terms.own_node, terms.roster, lambda: terms.authority)
    with Bundle.open(path, terms.identities, keyring) as bundle:
        items = [told(event) for event in bundle.events()]
    arrivals = [Arrival(each.event, each.head.dossier, each.head.lamport) for each in items]
    known = {
        dossier for event, dossier, _ in arrivals if event.seq <= terms.marks.get(event.log, 0)
    }
    folded = fold_alone(items, terms.roster, known)
    return _Answer(bundle.manifest, arrivals, dict(folded.rows))
