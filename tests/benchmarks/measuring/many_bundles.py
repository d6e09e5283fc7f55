"""The bundles of many desks, with the folder of a coordinator that has seen none of them yet.

Made quickly and kept to be used again: the program's own services write everything, only waiting
for the disk is left out.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

import msgspec

from infitah_desk.domain import events as e
from infitah_desk.domain.event import FOLD_VERSION
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services import enrolling, exporting
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, EVERYWHERE, HQ, Caravan
from tests.helpers.labelled_lists import labelled_lists

Row = Mapping[str, e.FieldValue]

OF_A_DESK = 950
OF_A_DAY = 95
_AT_ONCE = 10
_COMPLETE = "complete.json"
_A_STEP = 40  # seconds between two events at a desk
_SHARES = (0.85, 0.75, 0.65)  # papers accepted, initiated, permit in the owner's hand


@dataclass(frozen=True)
class Bundles:
    """`large` are one for each desk, `day` is what one desk wrote in a day."""

    caravan: Caravan
    large: Sequence[Path]
    day: Path


def bundles_of(desks: int, folder: Path) -> Bundles:
    """The bundles of this many desks, made in `folder` unless they lie there."""
    caravan = Caravan(folder / f"bundles-{desks}-{FOLD_VERSION}")
    mark = caravan.folder / _COMPLETE
    if not mark.exists():
        if caravan.folder.exists():
            raise FileExistsError(f"{caravan.folder} was begun and never completed: remove it")
        made = [path.name for path in _made(caravan, desks)]
        mark.write_bytes(msgspec.json.encode(made))
    names: list[str] = msgspec.json.decode(mark.read_bytes())
    *large, day = (caravan.folder / name for name in names)
    return Bundles(caravan, large, day)


def _made(caravan: Caravan, desks: int) -> list[Path]:
    caravan.found()
    with caravan.at(HQ) as session:
        forums = [forum.code for forum in session.programme.forums]
    nodes = [f"{forums[i % len(forums)]}-{i // len(forums) + 1}" for i in range(desks + 1)]
    caravan.enrol(EVERYWHERE)
    for node in nodes:
        caravan.enrol(node, enrolling.Terms(forum=node.partition("-")[0], permits=3000))
    caravan.reference(EVERYWHERE)
    caravan.give_receipt(HQ, nodes[-1])
    rows = iter(labelled_lists(1, desks * OF_A_DESK + OF_A_DAY).rows)
    made: list[Path] = []
    for place, node in enumerate(nodes):
        started = time.perf_counter()
        is_day = node == nodes[-1]
        with caravan.at(node) as session:
            session.store.db.conn.execute("PRAGMA synchronous = OFF")
            # The first and the day's are written as a desk writes: each event by itself.
            at_once = 1 if is_day or not place else _AT_ONCE
            count = OF_A_DAY if is_day else OF_A_DESK
            _work(caravan, session, list(islice(rows, count)), at_once, place)
            made.append(exporting.export_bundle(session, caravan.file(f"-{node}")).file)
        sys.stdout.write(f"{node} made in {time.perf_counter() - started:.0f} s\n")
        sys.stdout.flush()
    return made


def _work(caravan: Caravan, session: Session, rows: Sequence[Row], at_once: int, desk: int) -> None:
    """A desk's days: dossiers are begun and worked on step by step, several side by side."""
    chance = random.Random(desk)
    forum = session.node.partition("-")[0]
    session.write([("", [e.StopOpened(forum, DAY)])])
    serials = itertools.count(1)
    for start in range(0, len(rows), _AT_ONCE):
        lives = [
            (_dossier(caravan, chance), _life(chance, session, row, serials))
            for row in rows[start : start + _AT_ONCE]
        ]
        for step in range(max(len(life) for _, life in lives)):
            said = [(dossier, life[step : step + 1]) for dossier, life in lives if step < len(life)]
            for first in range(0, len(said), at_once):
                caravan.clock.pass_by(chance.uniform(0, 2 * _A_STEP) * at_once)
                session.write(said[first : first + at_once])


def _life(
    chance: random.Random, session: Session, row: Row, serials: Iterator[int]
) -> list[e.Content]:
    turnover = f"{chance.randrange(50, 2000)}000.00"
    values = {**row, "sector": "G", "turnover": turnover, "liberal_profession": False}
    papers, initiated, permit = (chance.random() < share for share in _SHARES)
    life: list[e.Content] = [e.DossierRegistered(values=values)]
    if papers:
        rc, court = (str(row.get(name) or "") for name in ("rc_number", "rc_court"))
        life.append(e.DocumentAccepted("rc_extract", rc, court))
    if papers and initiated:
        life.append(e.InitiationAttended(DAY))
    own = session.own_installation
    if papers and initiated and permit and own is not None:
        serial = own.blocks[0][0] + next(serials)
        name = format_number(session.programme.permit.edition, session.node, serial)
        life.append(e.PermitIssued(name, serial, int(session.now().timestamp())))
        life += [e.PermitPrinted(name, 1), e.PermitHandedOver(name, copy=1)]
    return life


def _dossier(caravan: Caravan, chance: random.Random) -> str:
    """An id as the program makes them, UUIDv7, but always the same."""
    moment = int(caravan.clock.now().timestamp() * 1000)
    low = 0b10 << 62 | chance.getrandbits(62)
    return str(UUID(int=moment << 80 | 0x7 << 76 | chance.getrandbits(12) << 64 | low))
