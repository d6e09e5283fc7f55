"""Three desks and headquarters played move by move, with everything that happens in a journal.

The desks are real: what a move does goes through the services, and what the rules refuse does not
happen. Only the bundles are left out (events go from store to store), and nothing is committed:
`Desks.undone` takes a history back, which costs less than making the folders anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.permit import PermitState
from infitah_desk.services import (
    cancelling,
    enrolling,
    granting,
    importing,
    issuing,
    linking,
    opening,
    parking,
    queueing,
    registering,
    verifying,
    waiting,
)
from infitah_desk.services.ordering import cancel_pack, deliver_pack, order_pack
from infitah_desk.services.session import Session
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan, an_enterprise
from tests.helpers.histories import VERDICTS
from tests.helpers.journal import CAP, Act
from tests.helpers.noted_places import DAYS, DESKS, NotedPlaces
from tests.helpers.programmes import PROGRAMME_2010_TEXT

PACKS, NATIONAL_PACKS = 2, 9
"""What each desk is enrolled with, and what the year's budget is enough for."""
PERMITS, NATIONAL_PERMITS = 5, 18

SMALL_PROGRAMME = PROGRAMME_2010_TEXT.replace(
    "permits = 10000\n", f"permits = {NATIONAL_PERMITS}\n"
).replace('"15000000.00"', f'"{NATIONAL_PACKS * CAP // 100}.00"')

PRICES = ("", "2990.00", "2990.05", "3333.35", "4999.98", "5000.00", "5000.05", "7490.00")
KINDS = (("C", "SARL", "1-2", 2), ("G", "PP", "", None), ("I", "SNC", "20+", 31))
"""What enterprises are, as it is counted, and the headcount that is typed."""


class Move(NamedTuple):
    """One step of a history; each number is taken modulo the choices that there are."""

    what: int
    where: int
    which: int
    choice: int


# Bytes, because numbers drawn one by one are mostly small: a history would hardly get anywhere.
histories = st.binary(min_size=4 * 20, max_size=4 * 50).map(
    lambda drawn: [Move(*each) for each in zip(*[iter(drawn)] * 4, strict=False)]
)


class _Over(Exception):
    """Takes back what was done since."""


class Desks:
    """The folders, open; each history begins with a stop that is open at each desk."""

    def __init__(self, sessions: Mapping[str, Session], lists: Mapping[str, Path]) -> None:
        self.sessions = sessions
        self.lists = lists

    @contextmanager
    def undone(self) -> Iterator[Play]:
        """A history begins; in the end nothing of it has happened."""
        with suppress(_Over), ExitStack() as stack:
            for session in self.sessions.values():
                stack.enter_context(session.store.transaction())
            yield Play(self)
            raise _Over


@contextmanager
def opened_desks(folder: Path) -> Iterator[Desks]:
    """Headquarters with little to give, and three desks that it enrolled with a few of each."""
    caravan = Caravan(folder / "caravan")
    caravan.found()
    with caravan.at(HQ) as session:
        session.write([("", [e.ProgrammePublished(SMALL_PROGRAMME)])])
    for desk in DESKS:
        terms = enrolling.Terms(forum=desk[:3], permits=PERMITS, packs=PACKS)
        caravan.enrol(desk, terms)
    caravan.clock.pass_by(60)
    caravan.reference(*DESKS)
    lists = {}
    for forum, first in (("TET", 7000), ("OUJ", 8000)):
        lists[forum] = folder / f"{forum}.csv"
        rows = (f"Atelier {first + n};{first + n};Tétouan;Ali;Tétouan\n" for n in range(2))
        lists[forum].write_text(
            "Raison sociale;RC;Tribunal;Gérant;Ville\n" + "".join(rows), "utf-8"
        )
    with ExitStack() as stack:
        sessions = {node: stack.enter_context(caravan.at(node)) for node in (HQ, *DESKS)}
        for desk in DESKS:
            opening.open_the_stop(sessions[desk], DAYS[desk])
        yield Desks(sessions, lists)


class Play(NotedPlaces):
    """One history: moves are played, `account` tells what must be so at a place."""

    def __init__(self, desks: Desks) -> None:
        super().__init__(desks.sessions)
        self._lists = desks.lists
        self.waiting_sheets: dict[str, dict[str, int]] = {desk: {} for desk in DESKS}
        self._moves: tuple[Callable[[str, Move], object], ...] = (
            *(self._serve,) * 5,
            *(self._register,) * 2,
            *(self._make_ready, self._issue, self._put_aside, self._put_aside, self._take_up),
            *(self._send_to_paper, self._confirm, self._hand_over, self._spoil, self._take_back),
            *(
                self._order,
                self._deliver,
                self._unorder,
                self._unorder,
                self._revoke,
                self._correct,
            ),
            *(self._list, *(self._bring,) * 3, self._hear, *(self._exchange,) * 2),
            *(self._link, self._link, self._grant, *(self._central_pack,) * 3, self._lose),
        )

    def move(self, move: Move) -> None:
        """What a move is at that place; much of it cannot be done, and then nothing happens."""
        self._moves[move.what % len(self._moves)](DESKS[move.where % len(DESKS)], move)

    def bring_everything(self) -> None:
        """At the end of the stop every desk that is left sends all it has to headquarters."""
        for desk in DESKS:
            if desk not in self.lost:
                self._give(desk, HQ)

    def waiting_at(self, desk: str) -> int:
        """How many sheets somebody must answer for; of a void permit's nothing is asked."""
        permits = {
            number: permit
            for dossier in self.account(desk).dossiers.values()
            for number, permit in dossier.permits.items()
        }
        return sum(not permits[number].revoked for number in self.waiting_sheets[desk])

    # --- At a desk --------------------------------------------------------------------------------

    def _register(self, desk: str, move: Move) -> str:
        sector, form, size, headcount = KINDS[move.choice % len(KINDS)]
        raw = an_enterprise(move.which % 6, sector=sector, legal_form=form, headcount=headcount)
        known = registering.register(self.sessions[desk], raw).dossier
        self._note(desk, "registered", known, value=(sector, form, size))
        return known

    def _make_ready(self, desk: str, move: Move) -> None:
        if dossier := self._dossier(desk, move.which):
            self._is_ready(desk, dossier)

    def _is_ready(self, desk: str, dossier: str) -> None:
        session = self.sessions[desk]
        state = session.store.state(dossier)
        paper = c.AcceptDocument("rc_extract", state.text("rc_number"), state.text("rc_court"))
        with self._does(desk, "paper", dossier):
            verifying.accept_document(session, dossier, paper)
        with self._does(desk, "attended", dossier):
            verifying.attend_initiation(session, dossier)

    def _issue(self, desk: str, move: Move) -> None:
        if dossier := self._dossier(desk, move.which):
            self._is_issued(desk, dossier)

    def _is_issued(self, desk: str, dossier: str) -> str:
        session = self.sessions[desk]
        before = session.store.own_head
        with suppress(Refused):
            number = issuing.issue_permit(session, dossier)
            permit = issuing.find_permit(session, number)[1]
            if before is not None and permit.seq > before.seq + 1:
                self.journal.append(Act(desk, permit.seq - 1, "open", dossier))
            self._note(desk, "issued", dossier, number, value=(permit.hash,))
            return number
        return ""

    def _serve(self, desk: str, move: Move) -> None:
        """An owner comes and gets everything, as far as there is anything to get."""
        dossier = self._register(desk, move)
        self._is_ready(desk, dossier)
        if number := self._is_issued(desk, dossier):
            self._goes_to_paper(desk, number)
            self._is_confirmed(desk, number)
            self._is_handed_over(desk, number)
            for step in (self._order, self._deliver)[: move.choice // 3 % 3]:
                step(desk, move)

    def _put_aside(self, desk: str, move: Move) -> None:
        if not (dossier := self._dossier(desk, move.which)):
            return
        session = self.sessions[desk]
        kind = ("parked", "waiting", "cancelled")[move.choice % 3]
        with self._does(desk, kind, dossier):
            match kind:
                case "parked":
                    parking.park(session, dossier, "attestation")
                case "waiting":
                    waiting.put_on_waiting_list(session, dossier)
                case _:
                    cancelling.cancel(session, dossier, "renonce")

    def _take_up(self, desk: str, move: Move) -> None:
        if dossier := self._dossier(desk, move.which):
            with self._does(desk, "open", dossier):
                parking.resume(self.sessions[desk], dossier)

    def _correct(self, desk: str, move: Move) -> None:
        """Of an enterprise that no other desk knows: who is right of two is not the matter here."""
        dossier = self._dossier(desk, move.which)
        if dossier and not any(act.node in DESKS and act.node != desk for act in self._of(dossier)):
            sector, form, size, headcount = KINDS[move.choice % len(KINDS)]
            raw = {"sector": sector, "legal_form": form, "headcount": headcount}
            with self._does(desk, "corrected", dossier, value=(sector, form, size)):
                registering.correct(self.sessions[desk], dossier, raw, "mal lu")

    def _list(self, desk: str, _move: Move) -> None:
        session = self.sessions[desk]
        before = session.store.own_head
        for row in importing.import_list(session, self._lists[desk[:3]]).rows:
            if row.dossier and session.store.own_head != before:
                self._note(desk, "listed", row.dossier)

    # --- Sheets -----------------------------------------------------------------------------------

    def _send_to_paper(self, desk: str, move: Move) -> None:
        if number := self._number(desk, move.which):
            with suppress(Refused):
                self.sessions[desk].needs_own_block(number)
                self._goes_to_paper(desk, number)

    def _goes_to_paper(self, desk: str, number: str) -> None:
        session = self.sessions[desk]
        copy = issuing.find_permit(session, number)[1].copy
        queueing.note_sent(session, number, copy)
        self.waiting_sheets[desk][number] = copy

    def _confirm(self, desk: str, move: Move) -> None:
        if number := self._number(desk, move.which):
            self._is_confirmed(desk, number)

    def _is_confirmed(self, desk: str, number: str) -> None:
        session = self.sessions[desk]
        copy = self._copy(desk, number)
        with self._does(desk, "sheet", self._owner(number), number, amount=copy):
            issuing.confirm_sheet(session, number)
            self.waiting_sheets[desk].pop(number, None)

    def _hand_over(self, desk: str, move: Move) -> None:
        if number := self._number(desk, move.which):
            self._is_handed_over(desk, number)

    def _is_handed_over(self, desk: str, number: str) -> None:
        session = self.sessions[desk]
        good = issuing.find_permit(session, number)[1].good
        copy = good[-1] if good else 0
        with self._does(desk, "taken", self._owner(number), number, amount=copy):
            issuing.hand_over(session, number)

    def _spoil(self, desk: str, move: Move) -> None:
        if number := self._number(desk, move.which):
            copy = self._copy(desk, number)
            with self._does(desk, "spoiled", self._owner(number), number, amount=copy):
                issuing.spoil_sheet(self.sessions[desk], number, "spoiled.misprint")
                self.waiting_sheets[desk].pop(number, None)

    def _take_back(self, desk: str, move: Move) -> None:
        if number := self._number(desk, move.which):
            with suppress(Refused):
                queueing.take_back_sheet(self.sessions[desk], number)
                del self.waiting_sheets[desk][number]

    def _revoke(self, desk: str, move: Move) -> None:
        place = HQ if move.choice % 3 == 0 else desk
        if number := self._number(place, move.which):
            with self._does(place, "revoked", self._owner(number), number):
                issuing.revoke_permit(self.sessions[place], number, "revoked.error")

    def _copy(self, desk: str, number: str) -> int:
        """The sheet that is spoken of: the one sent last, else the one that was answered last."""
        permit: PermitState = issuing.find_permit(self.sessions[desk], number)[1]
        return permit.copy if number in self.waiting_sheets[desk] else permit.copy - 1

    # --- Packs ------------------------------------------------------------------------------------

    def _order(self, place: str, move: Move) -> None:
        number = self._number(place, move.which, "taken")
        if not number:
            return
        price = PRICES[move.choice % len(PRICES)]
        with suppress(Refused):
            pack = order_pack(self.sessions[place], number, "IAM-2990", price)
            paid = int(price.replace(".", "") or 299_000)
            self._note(place, "ordered", self._owner(number), number, pack.order, amount=paid)

    def _central_pack(self, _desk: str, move: Move) -> None:
        (self._order, self._deliver, self._unorder)[move.choice % 3](HQ, move)

    def _deliver(self, place: str, move: Move) -> None:
        if number := self._number(place, move.which, "ordered"):
            session = self.sessions[place]
            # What a pack has is its own: no two permits share a number, whichever desk delivers.
            serials = f"5CG-{number}", f"8921-{number}"
            self._ends(place, "delivered", lambda: deliver_pack(session, number, *serials))

    def _unorder(self, place: str, move: Move) -> None:
        if number := self._number(place, move.which, "ordered"):
            session = self.sessions[place]
            self._ends(place, "unordered", lambda: cancel_pack(session, number, "unordered.error"))

    def _ends(self, place: str, kind: str, act: Callable[[], PackState]) -> None:
        """An order ends, unless it is refused or had ended in the same way already."""
        before = self.sessions[place].store.own_head
        with suppress(Refused):
            pack = act()
            if self.sessions[place].store.own_head != before:
                self._note(place, kind, self._owner(pack.number), pack.number, pack.order)

    # --- Between places ---------------------------------------------------------------------------

    def _bring(self, desk: str, _move: Move) -> None:
        self._give(desk, HQ)

    def _hear(self, desk: str, _move: Move) -> None:
        if desk not in self.lost:
            self._give(HQ, desk, only=HQ)

    def _exchange(self, _desk: str, move: Move) -> None:
        """Within a forum, one way: what another desk began may be finished here."""
        giver, taker = (TETOUAN, TETOUAN_2) if move.choice % 2 else (TETOUAN_2, TETOUAN)
        if taker not in self.lost:
            self._give(giver, taker)

    # --- At headquarters --------------------------------------------------------------------------

    def _link(self, _desk: str, move: Move) -> None:
        known = [name for name, each in self.account(HQ).dossiers.items() if each.traits]
        if len(known) < 2:
            return
        one, other = sorted((known[move.which % len(known)], known[move.where % len(known)]))
        verdict = VERDICTS[move.choice % 4 % 3]
        with self._does(HQ, "linked", one, value=(other, verdict)):
            linking.decide_duplicate(self.sessions[HQ], one, other, verdict)

    def _grant(self, desk: str, move: Move) -> None:
        permits, packs = move.which % 4, move.choice % 3
        with self._does(HQ, "granted", value=(desk, str(permits)), amount=packs):
            granting.grant_block(self.sessions[HQ], desk, permits, packs)

    def _lose(self, desk: str, move: Move) -> None:
        """Now and then a desk is lost: what headquarters has of it is what counts."""
        if move.choice % 3 or desk in self.lost:
            return
        end = self._came[HQ].get(desk, 0)
        with self._does(HQ, "lost", value=(desk,), amount=end):
            enrolling.revoke_node(self.sessions[HQ], desk, "volé")
            self.lost.add(desk)
