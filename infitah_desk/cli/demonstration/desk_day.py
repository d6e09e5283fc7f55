"""A desk's day at its forum: the stop opened, owners listed or from the street served, and printed.

Much of it goes wrong as it does at a real desk: owners without their papers, spoiled sheets, two
desks that serve one owner, an owner who was served at another forum before.
"""

from __future__ import annotations

from infitah_desk.cli.demonstration.journey import Journey, Machine, Stop, Traveller
from infitah_desk.cli.demonstration.selling import sell_packs
from infitah_desk.cli.demonstration.serving import SEEN, complete, show_paper
from infitah_desk.services import (
    cancelling,
    importing,
    issuing,
    opening,
    parking,
    printing,
    registering,
)
from infitah_desk.services.session import Session

DESKS = 3
OUTCOMES = (
    *("served", "served", "served", "served", "corrected", "corrected"),
    *("parked", "cancelled", "spoiled", "reissued", "revoked", "too_large"),
)
"""What becomes of so many owners, each once before any comes again."""

DISPUTED_ON, TRAVELLING_ON = 1, 1
"""Days of a stop, from 0, on which such a dossier is begun; a dispute breaks out the day after."""


class DeskDay:
    """One day at one desk; `day` counts the days of the stop from 0."""

    def __init__(
        self, journey: Journey, machine: Machine, stop: Stop, session: Session, day: int
    ) -> None:
        self._journey = journey
        self._machine = machine
        self._stop = stop
        self._session = session
        self._day = day
        self._printed: list[str] = []
        self._spoiled: list[str] = []
        self._may_order: list[str] = []

    def work(self, date: str) -> None:
        """The whole day."""
        opening.open_the_stop(self._session, date)
        if self._day == 0:
            self._import()
        self._finish_parked()
        self._serve_listed()
        for _ in range(self._journey.scale.owners):
            self._serve(self._journey.outcomes.draw())
        if self._machine.number < 2:
            self._serve_with_others()
        self._print()
        self._sell()

    def begin(self, *, large: bool = False) -> str:
        """An owner from the street is registered."""
        fields = self._journey.owners.next(self._stop.forum, large=large)
        return registering.register(self._session, fields).dossier

    def _import(self) -> None:
        """Every desk imports the forum's lists, and all of them mean the same dossiers."""
        rows = [
            row.dossier
            for path in self._stop.lists
            for row in importing.import_list(self._session, path).rows
        ]
        self._stop.listed = list(dict.fromkeys(rows))

    def _finish_parked(self) -> None:
        """Owners come back to another desk than the one that put their dossier aside."""
        mine = [each for each in self._stop.parked if each[1] == self._machine.number]
        for each in mine:
            state = self._session.store.find_state(each[0])
            if state is not None and state.situation.name == "parked":
                parking.resume(self._session, each[0])
                self._issue(each[0])
                self._stop.parked.remove(each)

    def _serve_listed(self) -> None:
        """This desk's part of those of the list who come that day."""
        mine = self._stop.listed[self._machine.number :: DESKS]
        for dossier in mine[self._day :: self._journey.scale.days]:
            self._issue(dossier)

    def _serve(self, outcome: str) -> None:
        dossier = self.begin(large=outcome == "too_large")
        if outcome == "cancelled":
            cancelling.cancel(self._session, dossier, "l’intéressé renonce")
            return
        if outcome == "parked":
            show_paper(self._session, dossier)
            parking.park(self._session, dossier, "attestation", "15:00")
            self._stop.parked.append((dossier, (self._machine.number + 1) % DESKS))
            return
        if outcome == "corrected":
            registering.correct(self._session, dossier, {"headcount": "3"}, SEEN)
        number = self._issue(dossier)
        if number:
            self._go_on_with(number, outcome)

    def _go_on_with(self, number: str, outcome: str) -> None:
        if outcome == "reissued":
            self._printed.remove(number)
            self._printed.append(issuing.reissue_permit(self._session, number, "lost").number)
        elif outcome == "revoked":
            self._printed.remove(number)
            issuing.revoke_permit(self._session, number, "error")
        elif outcome == "spoiled":
            self._spoiled.append(number)
        else:
            self._may_order.append(number)

    def _issue(self, dossier: str) -> str:
        """What is needed is seen to; the number, or "" where the dossier is not eligible."""
        with self._session.store.transaction():
            if not complete(self._session, dossier):
                return ""
            number = issuing.issue_permit(self._session, dossier)
        self._printed.append(number)
        return number

    def _serve_with_others(self) -> None:
        """What two desks do without knowing of each other, at one forum or at two of them."""
        stop, number = self._stop, self._machine.number
        if self._day == DISPUTED_ON and number == 0:
            stop.disputed, stop.doubled = self.begin(), self.begin()
        elif self._day == DISPUTED_ON + 1:
            manager = ("Nadia Bennis", "Loubna Bennis")[number]
            registering.correct(self._session, stop.disputed, {"manager": manager}, SEEN)
            sides = self._journey.plan.disputes.setdefault(stop.disputed, [])
            sides.append(self._journey.last_written(self._session))
            self._issue(stop.doubled)
        if self._day == TRAVELLING_ON and number == 0:
            for traveller in [t for t in self._journey.travellers if len(t.dossiers) < 2]:
                self._serve_traveller(traveller)
            new = Traveller(self._journey.owners.next(stop.forum))
            self._journey.travellers.append(new)
            self._serve_traveller(new)

    def _serve_traveller(self, traveller: Traveller) -> None:
        dossier = registering.register(self._session, traveller.fields).dossier
        traveller.dossiers.append(dossier)
        self._issue(dossier)

    def _print(self) -> None:
        """The day's permits on paper; a spoiled sheet is printed again, all are handed over."""
        if not self._printed:
            return
        self._put_on_paper(self._printed, "")
        for number in self._spoiled:
            issuing.spoil_sheet(self._session, number, "torn")
        if self._spoiled:
            self._put_on_paper(self._spoiled, "-2")
        with self._session.store.transaction():
            for number in self._printed:
                issuing.hand_over(self._session, number)
        self._journey.permits += len(self._printed)

    def _sell(self) -> None:
        """Some owners from the street order a pack: they have one dossier and one permit."""
        name = f"{self._machine.name}-{self._day + 1:02d}.pdf"
        sell_packs(self._session, self._may_order, self._journey.places.folder / "vouchers" / name)

    def _put_on_paper(self, numbers: list[str], ending: str) -> None:
        name = f"{self._machine.name}-{self._day + 1:02d}{ending}.pdf"
        out = self._journey.places.folder / "permits" / name
        printing.print_permits(self._session, numbers, out)
        self._journey.pdf.append(out)
        with self._session.store.transaction():
            for number in numbers:
                issuing.confirm_sheet(self._session, number)
