"""Whole caravans for tests: real folders, passwords that cost nothing, a clock standing still."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from infitah_desk import bootstrap
from infitah_desk.domain import events as e
from infitah_desk.domain.commands import AcceptDocument, ScanDocument
from infitah_desk.services import (
    backing_up,
    digesting,
    enrolling,
    exporting,
    issuing,
    merging,
    opening,
    printing,
    receipting,
    registering,
    verifying,
)
from infitah_desk.services.session import Session
from tests.helpers.fixed_clock import FixedClock
from tests.helpers.folders import ACCOUNT, CHEAP, PASSWORD
from tests.helpers.programmes import PROGRAMME_2010_TEXT

HQ = "HQ"
TETOUAN = "TET-1"
TETOUAN_2 = "TET-2"
OUJDA = "OUJ-1"
NORTH = "CN-1"
EVERYWHERE = "CS-1"
DAY = "2010-09-28"

TERMS = {
    NORTH: enrolling.Terms(regions=("MA-01", "MA-02")),
    EVERYWHERE: enrolling.Terms(regions=("all",)),
    TETOUAN: enrolling.Terms(forum="TET"),
    TETOUAN_2: enrolling.Terms(forum="TET"),
    OUJDA: enrolling.Terms(forum="OUJ"),
}
COURTS = {"TET": "Tétouan", "OUJ": "Oujda"}


@dataclass
class Caravan:
    """A caravan's folders under one folder; a place is called by its node."""

    folder: Path
    clock: FixedClock = field(default_factory=FixedClock)
    root: str = ""
    _files: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def place(self, node: str) -> Path:
        return self.folder / node

    @property
    def recovery_identity(self) -> str:
        """What headquarters keeps on paper."""
        return (self.folder / "recovery.txt").read_text().split()[-1]

    def file(self, name: str = "") -> Path:
        """A name for a file that travels, another each time."""
        return self.folder / f"travelling-{next(self._files)}{name}.age"

    @contextmanager
    def at(self, node: str, account: str = ACCOUNT) -> Iterator[Session]:
        """Somebody sits down there."""
        with bootstrap.opened(
            self.place(node), account, PASSWORD, clock=self.clock, cost=CHEAP
        ) as session:
            yield session

    def copied_to(self, folder: Path) -> Caravan:
        """The same caravan again, apart from this one."""
        shutil.copytree(self.folder, folder)
        return Caravan(folder, FixedClock(self.clock.now()), self.root)

    def copied_laptop(self, node: str, name: str) -> str:
        """A second laptop that goes on from a copy of a node's folder."""
        shutil.copytree(self.place(node), self.place(name))
        return name

    def found(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.root = bootstrap.create_authority(
            self.place(HQ),
            ACCOUNT,
            PASSWORD,
            programme_text=PROGRAMME_2010_TEXT,
            recovery_out=self.folder / "recovery.txt",
            clock=self.clock,
            cost=CHEAP,
        )

    def ask(self, node: str) -> Path:
        """A new installation's folder; its enrolment request."""
        request = self.folder / f"{node}.request"
        bootstrap.create_installation(
            self.place(node),
            ACCOUNT,
            PASSWORD,
            node=node,
            role="coordinator" if node.startswith("C") else "desk",
            request_out=request,
            clock=self.clock,
            cost=CHEAP,
        )
        return request

    def kit(self, node: str, request: Path, terms: enrolling.Terms | None = None) -> Path:
        kit = self.file("-kit")
        with self.at(HQ) as session:
            enrolling.enrol(session, enrolling.read_request(request), terms or TERMS[node], kit)
        return kit

    def enrol(self, node: str, terms: enrolling.Terms | None = None) -> Path:
        """Ask, certify, accept; the kit."""
        kit = self.kit(node, self.ask(node), terms)
        with self.at(node) as session:
            enrolling.accept_kit(session, kit, self.root)
        return kit

    def reference(self, *nodes: str) -> Path:
        """The authority's latest word, read at these places."""
        reference = self.file("-reference")
        with self.at(HQ) as session:
            receipting.write_reference(session, reference)
        for node in nodes:
            with self.at(node) as session:
                receipting.read_reference(session, reference)
        return reference

    def export(
        self, node: str, *, everything: bool = False, with_scans: bool = False
    ) -> exporting.Exported:
        with self.at(node) as session:
            return exporting.export_bundle(
                session, self.file(f"-{node}"), everything=everything, with_scans=with_scans
            )

    def merge(self, node: str, *paths: Path) -> merging.Merged:
        """Merge files that are expected to be good."""
        with self.at(node) as session:
            merged = merging.merge_bundles(session, paths)
        for each in merged.bundles:
            if each.error is not None:
                raise each.error
        return merged

    def receipt(self, sender: str, receiver: str) -> Path:
        path = self.file("-receipt")
        with self.at(sender) as session:
            receipting.write_receipt(session, receiver, path)
        return path

    def give_receipt(self, sender: str, receiver: str) -> receipting.ReceiptRead:
        path = self.receipt(sender, receiver)
        with self.at(receiver) as session:
            return receipting.read_receipt(session, path)

    def back_up(self, node: str) -> Path:
        out = self.folder / "backups"
        out.mkdir(exist_ok=True)
        with self.at(node) as session:
            return backing_up.back_up(session, out).file

    def restore(self, backup: Path, place: str) -> str:
        """Another laptop with a backup on it, instead of what stood at `place`, if anything did."""
        shutil.rmtree(self.place(place), ignore_errors=True)
        bootstrap.restore(backup, self.place(place))
        return place

    def digest(self, node: str, logs: Sequence[str] = ()) -> digesting.StateDigest:
        with self.at(node) as session:
            return digesting.digest_of(session, logs)

    def log(self, node: str) -> str:
        with self.at(node) as session:
            return session.store.own_log


def an_enterprise(number: int, **fields: object) -> dict[str, object]:
    """Raw fields of an enterprise that lacks nothing; each number is another enterprise."""
    return {
        "name": f"Menuiserie Zerouali {number}",
        "name_ar": "نجارة الزروالي",
        "legal_form": "SARL",
        "rc_number": str(5000 + number),
        "rc_court": "Tétouan",
        "manager": "Aïcha Zerouali",
        "city": "Tétouan",
        "activity": "Menuiserie",
        "sector": "C",
        "turnover": "250000.00",
        "liberal_profession": False,
        **fields,
    }


def publish_of_later_version(caravan: Caravan, *nodes: str) -> None:
    """The authority publishes what only a later version can read; these places hear of it."""
    with caravan.at(HQ) as session:
        session.write([("", [e.ProgrammePublished("later = 'than this version'")])])
    caravan.reference(*nodes)


def registered(session: Session, number: int, **fields: object) -> str:
    return registering.register(session, an_enterprise(number, **fields)).dossier


def ready(session: Session, number: int, scan: str = "", /, **fields: object) -> str:
    """A dossier that is eligible, on an open stop."""
    opening.open_the_stop(session, DAY)
    dossier = registered(session, number, **fields)
    state = session.store.state(dossier)
    verifying.accept_document(
        session,
        dossier,
        AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court")),
    )
    if scan:
        session.act(dossier, ScanDocument("rc_extract", (scan,)))
    verifying.attend_initiation(session, dossier)
    return dossier


def issued(session: Session, number: int, **fields: object) -> str:
    """The number of a permit newly issued."""
    return issuing.issue_permit(session, ready(session, number, **fields))


def in_hand(session: Session, number: str, out: Path) -> Path:
    """The permit's sheet, printed and in the clerk's hand."""
    printing.print_permits(session, [number], out)
    issuing.confirm_sheet(session, number)
    return out
