"""Mishaps of a played caravan: laptops stolen, broken, copied; a coordinator fails and cheats."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

from infitah_desk import bootstrap
from infitah_desk.cli.demonstration.carrying_out import (
    export_day,
    export_for_certain,
    exported,
    write_receipts,
)
from infitah_desk.cli.demonstration.desk_day import DeskDay
from infitah_desk.cli.demonstration.journey import Journey, Machine
from infitah_desk.cli.demonstration.ledger import NOTHING
from infitah_desk.cli.demonstration.post import Parcel
from infitah_desk.cli.demonstration.reading_mail import read_mail
from infitah_desk.cli.demonstration.tampering import TAMPERINGS, forge
from infitah_desk.domain import events as e
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services import backing_up, enrolling

COPY = "copy"


class Mishaps:
    """What goes wrong, and on which day; days count from 0.

    At the first forum a laptop breaks, at the second one is stolen and one copied, at the third a
    desk's program says what it may not. The first forum's coordinator cheats, and breaks.
    """

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        first, second, third = journey.stops.values()
        desk = {
            (stop.forum.code, number): journey.machines[f"{stop.forum.code}-{number + 1}"]
            for stop in (first, second, third)
            for number in range(3)
        }
        self._detouring = desk[first.forum.code, 0]
        self._breaking = desk[first.forum.code, 2]
        self._stolen = desk[second.forum.code, 1]
        self._copied = desk[second.forum.code, 2]
        self._presuming = desk[third.forum.code, 1]
        self._failing = journey.machines[first.near]
        self._forged = iter(TAMPERINGS.items())
        self._stale: Parcel | None = None
        last_day = journey.scale.days - 1
        self._mornings: Mapping[int, list[Callable[[int], None]]] = _by_day(
            (first.first + 3, self._restore_desk),
            (second.first + 2, self._copy),
            (first.first + 17, self._restore_coordinator),
        )
        self._evenings: Mapping[int, list[Callable[[int], None]]] = _by_day(
            (first.first + 1, self._back_up_desk),
            (first.first + 2, self._break_desk),
            (first.first + 6, self._detour),
            (first.first + 8, self._back_up_coordinator),
            (second.first + 2, self._work_on_copy),
            (second.first + 3, self._steal),
            (second.first + 5, self._revoke),
            (second.first + 6, self._thief_works),
            (third.first + 2, self._presume),
            (first.first + 11, self._presume_above),
            *((first.first + last_day + number, self._forge) for number in range(4)),
            (first.first + 22, self._replay),
        )

    def morning(self, day: int) -> None:
        for mishap in self._mornings.get(day, ()):
            mishap(day)

    def evening(self, day: int) -> None:
        for mishap in self._evenings.get(day, ()):
            mishap(day)

    def remember(self, reference: Parcel) -> None:
        """The oldest reference is kept by somebody who brings it again later."""
        self._stale = self._stale or reference

    def _detour(self, day: int) -> None:
        """A stick goes to a coordinator who has nothing of what the near one's receipt covers."""
        journey, desk, far = self._journey, self._detouring, self._journey.far_coordinator
        write_receipts(journey, self._failing, day, certain=True)
        read_mail(journey, desk, journey.post.due(desk.name, day))
        stop = journey.stops[desk.forum]
        with journey.at(desk) as session:
            DeskDay(journey, desk, stop, session, day - stop.first).begin()
            parcel = exported(journey, desk, session, day)
        read_mail(journey, far, [parcel._replace(to=far.name)])

    def _back_up_desk(self, _day: int) -> None:
        self._back_up(self._breaking)

    def _break_desk(self, _day: int) -> None:
        self._breaking.lost = True

    def _restore_desk(self, _day: int) -> None:
        self._restore(self._breaking)

    def _back_up_coordinator(self, _day: int) -> None:
        self._back_up(self._failing)

    def _restore_coordinator(self, _day: int) -> None:
        self._restore(self._failing)

    def _back_up(self, machine: Machine) -> None:
        with self._journey.at(machine) as session:
            backing_up.back_up(session, self._journey.places.folder / "backups")
        self._journey.ledger.keep(machine.name)

    def _restore(self, machine: Machine) -> None:
        """A spare laptop goes on from the backup; nothing is left of the broken one."""
        journey = self._journey
        [backup] = journey.places.folder.glob(f"backups/backup-{machine.node}-*.tar")
        shutil.rmtree(machine.folder)
        bootstrap.restore(backup, machine.folder)
        journey.ledger.restore(machine.name)
        machine.lost = False
        with journey.at(machine) as session:
            machine.log = session.store.own_log
        journey.places.tell(f"{machine.name}: restored from a backup, goes on as {machine.log}")

    def _copy(self, _day: int) -> None:
        """Somebody copies the whole folder to a second laptop, and both are worked on."""
        journey, machine = self._journey, self._copied
        name = f"{machine.name}-{COPY}"
        folder = machine.folder.with_name(name)
        shutil.copytree(machine.folder, folder)
        copy = Machine(name, machine.node, machine.role, folder, machine.log, machine.forum, 2)
        journey.machines[name] = copy
        journey.ledger.copy(machine.name, name)
        journey.places.tell(f"{name}: a copied folder goes on with the log of {machine.name}")

    def _work_on_copy(self, day: int) -> None:
        """A copied folder issues nothing on another machine, but it registers."""
        journey = self._journey
        copy = journey.machines[f"{self._copied.name}-{COPY}"]
        stop = journey.stops[copy.forum]
        with journey.at(copy) as session:
            owners = DeskDay(journey, copy, stop, session, day - stop.first)
            for _ in range(2):
                owners.begin()
            export_day(journey, copy, session, day)

    def _steal(self, _day: int) -> None:
        self._stolen.lost = True

    def _revoke(self, day: int) -> None:
        """Headquarters asks for what came, and ends the stolen laptop's log where it stands."""
        journey, log = self._journey, self._stolen.log
        near = journey.machines[journey.stops[self._stolen.forum].near]
        export_for_certain(journey, near, day)
        read_mail(journey, journey.authority, journey.post.due(AUTHORITY_NODE, day))
        held = journey.ledger.held[AUTHORITY_NODE]
        last = max((each.seq for each in held if each.log == log), default=0)
        with journey.at(journey.authority) as session:
            enrolling.revoke_node(session, self._stolen.node, "ordinateur volé")
            journey.plan.revocations[log] = journey.last_written(session)
        journey.plan.revoked[log] = last
        journey.places.tell(f"{self._stolen.name}: stolen, revoked above {last}")

    def _thief_works(self, day: int) -> None:
        """What the thief writes and sends is read nowhere as if it counted."""
        journey, machine = self._journey, self._stolen
        stop = journey.stops[machine.forum]
        machine.lost = False
        with journey.at(machine) as session:
            owners = DeskDay(journey, machine, stop, session, day - stop.first)
            for _ in range(2):
                owners.begin()
            export_day(journey, machine, session, day)
        machine.lost = True

    def _presume(self, _day: int) -> None:
        """A desk confirms an erasure, which is the authority's to do."""
        self._write_beyond_rights(self._presuming)

    def _presume_above(self, _day: int) -> None:
        self._write_beyond_rights(self._failing)

    def _write_beyond_rights(self, machine: Machine) -> None:
        journey = self._journey
        with journey.at(machine) as session:
            dossier = session.store.log.all_dossiers()[-1]
            session.write([(dossier, [e.ErasureConfirmed("sans droit")])])
            journey.plan.beyond_rights.add(journey.last_written(session))

    def _forge(self, day: int) -> None:
        """Somebody at the coordinator's changes a desk's bundle and sends it to headquarters."""
        journey, sender = self._journey, self._failing
        name, tampering = next(self._forged)
        forum = next(stop for stop in journey.stops.values() if stop.near == sender.name).forum
        desk = journey.desks_of(forum.code)[0]
        bundle = journey.last_bundle[desk.name]
        out = journey.stick(day, sender, "bundles") / f"{bundle.stem}-{name}.age"
        with journey.at(sender) as session:
            forge(session, bundle, out, tampering)
        to = AUTHORITY_NODE
        audience = frozenset({to})
        journey.post.hand(
            Parcel(out, "events", sender.node, audience, NOTHING, to, day, tampering.code)
        )

    def _replay(self, day: int) -> None:
        """An old reference is brought again, where it is known who was revoked since."""
        if self._stale is None:
            raise ValueError("no reference was written")
        for machine in self._journey.surviving("desk", "coordinator"):
            read_mail(self._journey, machine, [self._stale._replace(to=machine.name, due=day)])


def _by_day(
    *mishaps: tuple[int, Callable[[int], None]],
) -> dict[int, list[Callable[[int], None]]]:
    found: dict[int, list[Callable[[int], None]]] = {}
    for day, mishap in mishaps:
        found.setdefault(day, []).append(mishap)
    return found
