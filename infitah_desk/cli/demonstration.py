"""A whole caravan in small, for the `demo` command: real folders, lists, permits and bundles.

Everything that it does a person could do with the program; it only types faster.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from infitah_desk import bootstrap
from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.programme import Programme, read_programme
from infitah_desk.services import (
    digesting,
    enrolling,
    exporting,
    importing,
    issuing,
    merging,
    opening,
    printing,
    receipting,
    registering,
    trusting,
    verifying,
)
from infitah_desk.services.session import Session
from infitah_desk.system.resources import resource, resource_text
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import STANDARD_COST

PASSWORD = "caravane-2010"  # noqa: S105 - the folders of a demonstration are for everyone
SUPERVISOR = "superviseur"
PROGRAMME = "infitah-2010-caravane-2.toml"
LIST_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".ods"}
PAGES_A_FILE = 40
DOSSIERS = 400

NORTH = ("MA-01", "MA-02", "MA-08")
EVERYWHERE = ("all",)

Tell = Callable[[str], None]


class Demonstrated(msgspec.Struct, frozen=True):
    """What the caravan did, and where it all lies."""

    folder: str
    permits: int
    dossiers: int
    desks: int
    pdf: tuple[str, ...]
    bundles: tuple[str, ...]
    receipts: tuple[str, ...]
    trust: str
    root: str
    digest: str
    state_digest: str
    verdict: str


class _Desk(msgspec.Struct):
    node: str
    forum: str
    folder: Path
    lists: list[Path]
    log: str = ""


def demonstrate(
    folder: Path,
    tell: Tell,
    *,
    lists: Path | None = None,
    dossiers: int = DOSSIERS,
    seed: int = 2010,
    cost: PasswordCost = STANDARD_COST,
) -> Demonstrated:
    """Run the caravan in a new folder; `dossiers` is how many at most get a permit.

    `cost` is what its passwords cost to try.

    Raises:
        MachineFault: "data.not_empty" where the folder holds anything, "demo.digests_differ".
        Refused: "demo.no_lists".
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise MachineFault("data.not_empty", folder=str(folder))
    chance = random.Random(seed)  # noqa: S311 - picks, no secrets
    files = _list_files(lists if lists is not None else resource("samples"))
    caravan = _Caravan(folder, tell, chance, cost)
    caravan.found()
    caravan.enrol(files)
    caravan.work(dossiers)
    return caravan.account(caravan.gather())


def _list_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise MachineFault("file.missing", file=str(folder))
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() in LIST_ENDINGS)
    if not found:
        raise Refused("demo.no_lists", folder=str(folder))
    return found


class _Caravan:
    """The caravan's places and what has come of them so far."""

    def __init__(self, folder: Path, tell: Tell, chance: random.Random, cost: PasswordCost) -> None:
        self.folder = folder
        self.tell = tell
        self.chance = chance
        self.cost = cost
        self.programme: Programme = read_programme(resource_text("programmes", PROGRAMME))
        self.authority = folder / "authority"
        self.coordinators = {"CN-1": NORTH, "CS-1": EVERYWHERE}
        self.desks: list[_Desk] = []
        self.root = ""
        self.pdf: list[Path] = []
        self.bundles: list[Path] = []
        self.receipts: list[Path] = []
        self.permits = 0
        self.dossiers = 0

    @contextmanager
    def at(self, place: Path) -> Iterator[Session]:
        """Somebody sits down there."""
        with bootstrap.opened(place, SUPERVISOR, PASSWORD, cost=self.cost) as session:
            yield session

    def found(self) -> None:
        """Headquarters before the caravan."""
        for name in ("kits", "bundles", "receipts", "permits"):
            (self.folder / name).mkdir(parents=True)
        self.root = bootstrap.create_authority(
            self.authority,
            SUPERVISOR,
            PASSWORD,
            programme_text=resource_text("programmes", PROGRAMME),
            recovery_out=self.folder / "recovery-identity.txt",
            cost=self.cost,
        )
        self.tell(f"authority: {self.authority}")

    def enrol(self, lists: Sequence[Path]) -> None:
        """A desk for each forum that a list names, and two coordinators."""
        by_forum: dict[str, _Desk] = {}
        for place, path in enumerate(lists):
            forum = self._forum_of(path, place)
            desk = by_forum.setdefault(
                forum,
                _Desk(f"{forum}-1", forum, self.folder / "desks" / f"{forum}-1", []),
            )
            desk.lists.append(path)
        self.desks = list(by_forum.values())
        for node, regions in self.coordinators.items():
            terms = enrolling.Terms(regions=regions)
            self._enrol(node, "coordinator", self._coordinator(node), terms)
        for desk in self.desks:
            terms = enrolling.Terms(forum=desk.forum)
            desk.log = self._enrol(desk.node, "desk", desk.folder, terms)
        self._introduce()

    def _introduce(self) -> None:
        """Kits only know who came before: the reference makes everybody known to everybody."""
        reference = self.folder / "kits" / "reference.age"
        with self.at(self.authority) as session:
            receipting.write_reference(session, reference)
        coordinators = [self._coordinator(node) for node in self.coordinators]
        for place in (*coordinators, *(desk.folder for desk in self.desks)):
            with self.at(place) as session:
                receipting.read_reference(session, reference)

    def _coordinator(self, node: str) -> Path:
        return self.folder / "coordinators" / node

    def _forum_of(self, path: Path, place: int) -> str:
        codes = [forum.code for forum in self.programme.forums]
        named = [code for code in re.findall(r"[A-Z]{3}", path.stem) if code in codes]
        return named[-1] if named else codes[place % len(codes)]

    def _enrol(self, node: str, role: str, place: Path, terms: enrolling.Terms) -> str:
        request = self.folder / "kits" / f"{node}.request.json"
        kit = self.folder / "kits" / f"{node}.kit.age"
        asked = bootstrap.create_installation(
            place,
            SUPERVISOR,
            PASSWORD,
            node=node,
            role=role,
            request_out=request,
            cost=self.cost,
        )
        with self.at(self.authority) as session:
            enrolling.enrol(session, enrolling.read_request(request), terms, kit)
        with self.at(place) as session:
            enrolling.accept_kit(session, kit, self.root)
        return asked.log

    def work(self, dossiers: int) -> None:
        """The forums' days: lists imported, owners served, bundles written."""
        first = self.programme.starts
        for day, desk in enumerate(self.desks):
            left = -(-(dossiers - self.permits) // (len(self.desks) - day))
            with self.at(desk.folder) as session:
                opening.open_the_stop(session, (first + dt.timedelta(days=day)).isoformat())
                self._import(session, desk)
                numbers = self._serve(session, left)
                self._print(session, desk, numbers)
                out = self.folder / "bundles" / f"{desk.node}.age"
                exported = exporting.export_bundle(session, out)
                self.bundles.append(out)
            self.permits += len(numbers)
            self.tell(
                f"{desk.node}: {len(numbers)} permits; {exported.events} events in {out.name}"
            )

    def _import(self, session: Session, desk: _Desk) -> None:
        for path in desk.lists:
            came = importing.import_list(session, path)
            self.dossiers += came.registered
            self.tell(
                f"{desk.node}: {path.name}: {came.read} read, {came.registered} registered,"
                f" {came.known} known, {came.refused} refused"
            )

    def _serve(self, session: Session, most: int) -> list[str]:
        """Owners come in no particular order; whoever is eligible in the end gets a permit."""
        waiting = [item.dossier for item in registering.list_dossiers(session, None)]
        self.chance.shuffle(waiting)
        numbers: list[str] = []
        for dossier in waiting:
            if len(numbers) >= most:
                break
            with session.store.transaction():
                if self._complete(session, dossier):
                    numbers.append(issuing.issue_permit(session, dossier))
        return numbers

    def _complete(self, session: Session, dossier: str) -> bool:
        """What a clerk does with an owner before the permit; whether all is there then."""
        state = session.store.state(dossier)
        court = session.programme.forum(session.own_node.forum).court.fr
        if state.marks:
            fixed = {name: court if name == "rc_court" else None for name in state.marks}
            registering.correct(session, dossier, fixed, "vu avec le gérant")
            state = session.store.state(dossier)
        if state.text("rc_number"):
            paper = AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court"))
        elif state.text("tp_number"):
            paper = AcceptDocument("tp_certificate", state.text("tp_number"))
        else:
            return False
        verifying.accept_document(session, dossier, paper)
        verifying.attend_initiation(session, dossier)
        return registering.eligibility(session, dossier).eligible

    def _print(self, session: Session, desk: _Desk, numbers: Sequence[str]) -> None:
        for start in range(0, len(numbers), PAGES_A_FILE):
            some = numbers[start : start + PAGES_A_FILE]
            out = self.folder / "permits" / f"{desk.node}-{start // PAGES_A_FILE + 1}.pdf"
            printing.print_permits(session, some, out)
            self.pdf.append(out)
            with session.store.transaction():
                for number in some:
                    issuing.confirm_sheet(session, number)
                    issuing.hand_over(session, number)

    def gather(self) -> tuple[digesting.StateDigest, digesting.StateDigest]:
        """After the caravan: merged in two orders, sent on, receipts sent back."""
        logs = [desk.log for desk in self.desks]
        forwarded = []
        there = None
        for node in self.coordinators:
            with self.at(self._coordinator(node)) as session:
                mine = [p for p in self.bundles if self._is_for(session, p)]
                self._merge(session, mine)
                out = self.folder / "bundles" / f"{node}.age"
                exporting.export_bundle(session, out)
                forwarded.append(out)
                there = digesting.digest_of(session, logs)
        with self.at(self.authority) as session:
            self._merge(session, [*reversed(self.bundles), *forwarded])
            here = digesting.digest_of(session, logs)
            for desk in self.desks:
                out = self.folder / "receipts" / f"{desk.node}.receipt.age"
                receipting.write_receipt(session, desk.node, out)
                self.receipts.append(out)
        for desk, receipt in zip(self.desks, self.receipts, strict=True):
            with self.at(desk.folder) as session:
                receipting.read_receipt(session, receipt)
        self.bundles += forwarded
        if there is None:
            raise ValueError("a caravan has a coordinator")
        return there, here

    def _is_for(self, session: Session, path: Path) -> bool:
        node = self.coordinators[session.node]
        forum = self.programme.forum(path.stem.partition("-")[0])
        return node == EVERYWHERE or forum.region_today in node

    def _merge(self, session: Session, paths: Sequence[Path]) -> None:
        merged = merging.merge_bundles(session, paths)
        for each in merged.bundles:
            if each.error is not None:
                raise each.error
        self.tell(
            f"{session.node}: {len(paths)} bundles merged: {merged.dossiers} dossiers,"
            f" {merged.permits} permits"
        )

    def account(self, digests: tuple[digesting.StateDigest, digesting.StateDigest]) -> Demonstrated:
        """Whether two orders gave one state, and a permit holds by the trust list alone."""
        there, here = digests
        if (there.digest, there.state_digest) != (here.digest, here.state_digest):
            raise MachineFault("demo.digests_differ", left=there.digest, right=here.digest)
        trust = self.folder / "trust-list.json"
        with self.at(self.authority) as session:
            trusting.export_trust_list(session, trust)
        verdict = ""
        if self.pdf:
            trust_list = trusting.read_trust_files([trust], self.root)
            verdict = trusting.check_permit(
                str(self.pdf[0]), trust_list, bootstrap.CLOCK, None
            ).verdict
        return Demonstrated(
            str(self.folder),
            self.permits,
            self.dossiers,
            len(self.desks),
            tuple(map(str, self.pdf)),
            tuple(map(str, self.bundles)),
            tuple(map(str, self.receipts)),
            str(trust),
            self.root,
            here.digest,
            here.state_digest,
            verdict,
        )
