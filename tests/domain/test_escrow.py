"""Escrow: whatever happens at desks that are offline, the programme's figures hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.blocks import share, split_block
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.escrow import Balance, Known, balance_of
from infitah_desk.domain.event import Event
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.quarantine import standing
from infitah_desk.domain.replay import replay
from infitah_desk.domain.roster import Roster, fold_roster
from tests.helpers.logs import (
    LogWriter,
    authority,
    installation_keys,
    links_of,
    log_of,
    roster_of,
)
from tests.helpers.programmes import PROGRAMME_2010

DESKS = ("TET-1", "TET-2", "OUJ-1")
MOST, PACKS = 60, 15


def programme(permits: int | None, budget: int | None) -> Programme:
    """The programme with other figures; a pack's cap is 1,500 dirhams."""
    targets = msgspec.structs.replace(PROGRAMME_2010.targets, permits=permits, yearly_budget=budget)
    other: Programme = msgspec.structs.replace(PROGRAMME_2010, targets=targets)
    return other


SMALL = programme(MOST, 1_500 * PACKS)


def known(events: list[Event], roster: Roster) -> dict[str, Known]:
    """What a place that holds these events knows of each log, asked of a replay."""
    states = replay(events).dossiers.values()
    permits = [permit for state in states for permit in state.permits.values()]
    found = {}
    for log in {event.log for event in events} | {*roster.revoked}:
        ends = roster.revoked.get(log, ())
        here = standing(links_of(event for event in events if event.log == log), ends)
        found[log] = Known(
            permits=len({permit.number for permit in permits if permit.log == log}),
            missing=max(min(end.seq for end in ends) - len(here or ()), 0) if ends else 0,
        )
    return found


def test_what_is_given_is_what_the_blocks_hold() -> None:
    head = authority("TET-1")
    balance = balance_of(roster_of(head), PROGRAMME_2010, {log_of("TET-1"): Known(7)})

    account = balance.accounts[-1]
    assert (account.permits_given, account.permits_spent, account.packs_given) == (300, 7, 30)
    assert (balance.permits_left, balance.packs_left) == (10_000 - 300, 10_000 - 30)


def test_a_pack_counts_as_the_most_that_it_can_cost() -> None:
    assert balance_of(Roster(), programme(None, 2_999), {}).packs_left == 1
    assert balance_of(Roster(), programme(None, 3_000), {}).packs_left == 2


def test_a_programme_without_figures_sets_no_limit() -> None:
    balance = balance_of(roster_of(authority("TET-1")), programme(None, None), {})

    assert (balance.permits_left, balance.packs_left) == (None, None)
    balance.needs(10**9, 10**9)


def test_all_that_is_not_there_is_refused_at_once() -> None:
    balance = Balance((), 10, 5)
    balance.needs(10, 5)

    with pytest.raises(Refused) as refused:
        balance.needs(11, 6)
    assert refused.value.codes == ("escrow.permits_exceeded", "escrow.packs_exceeded")
    assert refused.value.details == {
        "permits_asked": 11,
        "permits_left": 10,
        "packs_asked": 6,
        "packs_left": 5,
    }


def test_a_programme_that_shrank_leaves_nothing_and_takes_nothing_back() -> None:
    balance = balance_of(roster_of(authority("TET-1")), SMALL, {})

    assert balance.permits_left == 0
    assert balance.accounts[-1].permits_given == 300


def revoked(known_: Known) -> Balance:
    head, desk = authority("TET-1"), LogWriter.of("TET-1")
    for _ in range(5):
        desk.write(e.DossierRegistered("", 0, {}))
    end = desk.events[-1]
    head.write(e.NodeRevoked("TET-1", ((desk.log, 5, end.hash.hex()),)), "")
    return balance_of(roster_of(head, desk), PROGRAMME_2010, {desk.log: known_})


def test_of_a_revoked_desk_only_what_it_spent_stays_given() -> None:
    assert revoked(Known(3)).permits_left == 10_000 - 3


def test_each_event_that_may_still_come_may_bring_a_permit() -> None:
    assert revoked(Known(3, missing=2)).permits_left == 10_000 - 5


def test_of_packs_the_same_holds() -> None:
    assert revoked(Known(packs=4)).packs_left == 10_000 - 4
    assert revoked(Known(packs=4, missing=3)).packs_left == 10_000 - 7
    assert revoked(Known(packs=9, missing=30)).packs_left == 10_000 - 10


def test_what_was_spent_beyond_the_rules_is_gone_too() -> None:
    spent = {log_of("TET-1"): Known(packs=40)}
    balance = balance_of(roster_of(authority("TET-1")), PROGRAMME_2010, spent)
    assert balance.packs_left == 10_000 - 20 - 40
    assert revoked(Known(packs=40)).packs_left == 10_000 - 40


def test_what_the_authority_spends_itself_is_given_to_no_desk() -> None:
    head = authority("TET-1")
    balance = balance_of(roster_of(head), PROGRAMME_2010, {head.log: Known(packs=5)})
    assert balance.packs_left == 10_000 - 30 - 5


class Deed(NamedTuple):
    """What happens next: who does what, and how much of it."""

    what: str
    desk: str
    amount: int


DEEDS = st.lists(
    st.builds(
        Deed,
        st.sampled_from(("enrol", "grant", "reported", "lost", "lost", "revoke", "learn")),
        st.sampled_from(DESKS),
        st.integers(1, 30),
    ),
    min_size=5,
    max_size=30,
)


@dataclass
class Play:
    """An authority and desks, each with what it knows; a desk that is revoked may go on.

    A day's bundle reaches the authority, or is on a stick that is found only in the end.
    """

    head: LogWriter = field(default_factory=authority)
    desks: dict[str, LogWriter] = field(default_factory=dict)
    told: dict[str, Roster] = field(default_factory=dict)
    held: list[Event] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)

    def here(self) -> list[Event]:
        return [*self.head.events, *self.held]

    def roster(self) -> Roster:
        return fold_roster(map(e.told, self.head.events))

    def balance(self) -> Balance:
        roster = self.roster()
        return balance_of(roster, SMALL, known(self.here(), roster))

    def reported(self, desk: str, amount: int) -> None:
        self._day(desk, amount)
        if desk in self.desks:
            self.held += self.desks[desk].events[self.sent.get(desk, 0) :]
            self.sent[desk] = len(self.desks[desk].events)

    def lost(self, desk: str, amount: int) -> None:
        self._day(desk, amount)
        if desk in self.desks:
            self.sent[desk] = len(self.desks[desk].events)

    def do(self, deed: Deed) -> None:
        getattr(self, deed.what)(deed.desk, deed.amount)

    def enrol(self, desk: str, amount: int) -> None:
        if desk in self.desks or not self._may_give(amount):
            return
        keys = tuple(
            msgspec.structs.replace(each, first=first, last=last, packs=packs)
            for each, (first, last), packs in zip(
                installation_keys(desk), split_block(1, amount), share(amount // 4), strict=True
            )
        )
        self.head.write(e.NodeEnrolled(desk, "desk", keys, "", "", desk[:3]), "")
        self.desks[desk] = LogWriter.of(desk)
        self.learn(desk, 0)

    def grant(self, desk: str, amount: int) -> None:
        roster = self.roster()
        if desk not in self.desks or log_of(desk) in roster.revoked or not self._may_give(amount):
            return
        first = roster.nodes[desk].last_serial + 1
        parts = tuple(
            (*block, packs)
            for block, packs in zip(split_block(first, amount), share(amount // 4), strict=True)
        )
        self.head.write(e.BlockGranted(desk, parts), "")

    def _may_give(self, amount: int) -> bool:
        try:
            self.balance().needs(amount, amount // 4)
        except Refused:
            return False
        return amount > 0

    def learn(self, desk: str, _: int) -> None:
        """The desk reads a reference."""
        if desk in self.desks:
            self.told[desk] = self.roster()

    def _day(self, desk: str, amount: int) -> None:
        """The desk issues permits, as long as the numbers that it knows of last, and works on."""
        for _ in range(amount if desk in self.desks else 0):
            self.desks[desk].write(e.DossierRegistered("", 0, {}), "d-1")
            own = self.told[desk].by_log[log_of(desk)]
            used = [
                e.told(event).content.serial  # type: ignore[attr-defined]
                for event in self.desks[desk].events
                if e.told(event).head.kind == e.PermitIssued.KIND
            ]
            serial = own.next_serial(max(used, default=0))
            if serial is None:
                return
            content = e.PermitIssued(format_number("C2", desk, serial), serial, 0)
            self.desks[desk].write(content, f"{desk} {serial}")

    def revoke(self, desk: str, _: int) -> None:
        of_it = [event for event in self.held if event.log == log_of(desk)]
        if desk in self.desks:
            ends = [(each.log, each.seq, each.hash.hex()) for each in of_it[-1:]]
            self.head.write(e.NodeRevoked(desk, tuple(ends)), "")

    def everything(self) -> list[Event]:
        """The end: every event that anybody holds is at the authority."""
        return [*self.head.events, *(each for desk in self.desks.values() for each in desk.events)]


@given(DEEDS)
def test_the_sum_spent_never_passes_the_programme_however_long_desks_are_offline(
    deeds: list[Deed],
) -> None:
    play = Play()
    for desk in DESKS[:2]:
        play.enrol(desk, 20)
    for deed in deeds:
        play.do(deed)
        assert sum(each.permits_held for each in play.balance().accounts) <= MOST
        assert sum(each.packs_held for each in play.balance().accounts) <= PACKS

    everything = play.everything()
    in_the_end = known(everything, play.roster())
    assert sum(log.permits for log in in_the_end.values()) <= MOST
    for account in balance_of(play.roster(), SMALL, in_the_end).accounts:
        assert account.permits_spent <= account.permits_held <= account.permits_given


@given(DEEDS)
def test_what_comes_later_never_ties_up_more_than_was_told(deeds: list[Deed]) -> None:
    play = Play()
    for desk in DESKS[:2]:
        play.enrol(desk, 20)
    for deed in deeds:
        play.do(deed)
    for desk in DESKS:
        play.revoke(desk, 0)
    before = play.balance().permits_left
    after = balance_of(play.roster(), SMALL, known(play.everything(), play.roster())).permits_left

    assert before is not None
    assert after is not None
    assert before <= after
