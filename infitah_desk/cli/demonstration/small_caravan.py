"""A whole caravan in small: every list gets its desk, owners get permits, desks their receipts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from infitah_desk import bootstrap
from infitah_desk.cli.demonstration.places import Places, Tell
from infitah_desk.cli.demonstration.selling import sell_packs
from infitah_desk.cli.demonstration.serving import complete
from infitah_desk.domain.errors import MachineFault
from infitah_desk.services import (
    closing,
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
    reporting,
    trusting,
)
from infitah_desk.services.session import Session
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import STANDARD_COST

PAGES_A_FILE = 40
DOSSIERS = 400

NORTH = ("MA-01", "MA-02", "MA-08")
EVERYWHERE = ("all",)


class Demonstrated(msgspec.Struct, frozen=True):
    """What the caravan did, and where it all lies."""

    folder: str
    permits: int
    packs: int
    dossiers: int
    desks: int
    pdf: tuple[str, ...]
    vouchers: tuple[str, ...]
    closing_sheets: tuple[str, ...]
    bundles: tuple[str, ...]
    receipts: tuple[str, ...]
    reports: tuple[str, ...]
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
    log: str


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
    places = Places(folder, tell, bootstrap.CLOCK, cost)
    by_forum = places.lists_by_forum(lists)
    caravan = _Caravan(places, random.Random(seed))  # noqa: S311 - picks, no secrets
    places.found()
    caravan.enrol(by_forum)
    caravan.work(dossiers)
    return caravan.account(caravan.gather())


class _Caravan:
    """What has come of the caravan so far."""

    def __init__(self, places: Places, chance: random.Random) -> None:
        self.places = places
        self.folder = places.folder
        self.tell = places.tell
        self.chance = chance
        self.coordinators = {"CN-1": NORTH, "CS-1": EVERYWHERE}
        self.desks: list[_Desk] = []
        self.pdf: list[Path] = []
        self.vouchers: list[Path] = []
        self.sheets: list[Path] = []
        self.bundles: list[Path] = []
        self.receipts: list[Path] = []
        self.permits = 0
        self.packs = 0
        self.dossiers = 0

    def enrol(self, lists: Mapping[str, list[Path]]) -> None:
        """A desk for each forum that a list names, and two coordinators."""
        for node, regions in self.coordinators.items():
            terms = enrolling.Terms(regions=regions)
            self.places.enrol(node, "coordinator", self.places.coordinator(node), terms)
        for forum, files in lists.items():
            node = f"{forum}-1"
            place, terms = self.places.desk(node), enrolling.Terms(forum=forum)
            log = self.places.enrol(node, "desk", place, terms)
            self.desks.append(_Desk(node, forum, place, files, log))
        self.places.introduce(
            [
                *map(self.places.coordinator, self.coordinators),
                *(desk.folder for desk in self.desks),
            ]
        )

    def work(self, dossiers: int) -> None:
        """The forums' days: lists imported, owners served, the stop closed, bundles written.

        The last desk's stop stays open: whoever looks at its window can go on.
        """
        first = self.places.programme.starts
        for day, desk in enumerate(self.desks):
            left = -(-(dossiers - self.permits) // (len(self.desks) - day))
            with self.places.at(desk.folder) as session:
                opening.open_the_stop(session, (first + dt.timedelta(days=day)).isoformat())
                self._import(session, desk)
                numbers = self._serve(session, left)
                self._print(session, desk, numbers)
                self._sell(session, desk, numbers)
                if desk is not self.desks[-1]:
                    self._close(session, desk)
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
                if complete(session, dossier):
                    numbers.append(issuing.issue_permit(session, dossier))
        return numbers

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

    def _sell(self, session: Session, desk: _Desk, numbers: Sequence[str]) -> None:
        voucher = self.folder / "vouchers" / f"{desk.node}.pdf"
        sold = sell_packs(session, numbers, voucher)
        if sold:
            self.packs += sold
            self.vouchers.append(voucher)
            self.tell(f"{desk.node}: {sold} packs ordered")

    def _close(self, session: Session, desk: _Desk) -> None:
        closed = closing.close_the_stop(session)
        sheet = self.folder / "closing" / f"{desk.node}.pdf"
        closing.write_closing_sheet(session, sheet)
        self.sheets.append(sheet)
        figures = closed.figures
        says = "balanced" if figures.balanced else "not balanced"
        self.tell(f"{desk.node}: stop closed, {figures.present} owners came, {says}")

    def gather(self) -> tuple[digesting.StateDigest, digesting.StateDigest]:
        """After the caravan: merged in two orders, sent on, receipts sent back."""
        logs = [desk.log for desk in self.desks]
        forwarded = []
        there = None
        for node in self.coordinators:
            with self.places.at(self.places.coordinator(node)) as session:
                mine = [p for p in self.bundles if self._is_for(session, p)]
                self._merge(session, mine)
                out = self.folder / "bundles" / f"{node}.age"
                exporting.export_bundle(session, out)
                forwarded.append(out)
                there = digesting.digest_of(session, logs)
        with self.places.at(self.places.authority) as session:
            self._merge(session, [*reversed(self.bundles), *forwarded])
            here = digesting.digest_of(session, logs)
            for desk in self.desks:
                out = self.folder / "receipts" / f"{desk.node}.receipt.age"
                receipting.write_receipt(session, desk.node, out)
                self.receipts.append(out)
        for desk, receipt in zip(self.desks, self.receipts, strict=True):
            with self.places.at(desk.folder) as session:
                receipting.read_receipt(session, receipt)
        self.bundles += forwarded
        if there is None:
            raise ValueError("a caravan has a coordinator")
        return there, here

    def _is_for(self, session: Session, path: Path) -> bool:
        node = self.coordinators[session.node]
        forum = self.places.programme.forum(path.stem.partition("-")[0])
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
        with self.places.at(self.places.authority) as session:
            trusting.export_trust_list(session, trust)
            reports = reporting.write_reports(session, self.folder / "report", "fr")
        verdict = ""
        if self.pdf:
            trust_list = trusting.read_trust_files([trust], self.places.root)
            verdict = trusting.check_permit(
                str(self.pdf[0]), trust_list, bootstrap.CLOCK, None
            ).verdict
        return Demonstrated(
            str(self.folder),
            self.permits,
            self.packs,
            self.dossiers,
            len(self.desks),
            tuple(map(str, self.pdf)),
            tuple(map(str, self.vouchers)),
            tuple(map(str, self.sheets)),
            tuple(map(str, self.bundles)),
            tuple(map(str, self.receipts)),
            tuple(map(str, reports)),
            str(trust),
            self.places.root,
            here.digest,
            here.state_digest,
            verdict,
        )
