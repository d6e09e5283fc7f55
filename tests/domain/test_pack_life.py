"""Packs across desks: what two say without knowing of each other, and what an escrow pays for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.domain.pack import PackState
from infitah_desk.domain.registers import PACK, PackSaid
from infitah_desk.domain.replay import Replayed, replay
from infitah_desk.domain.rules import decide
from tests.helpers.dossiers import COMPLETE, DAY, LEGAL_TIME, NODE, now, number
from tests.helpers.logs import LogWriter, authority, folded, replayed

NUMBER = number(1)
OFFER, PRICE, SUBSIDY = "IAM-2990", 299_000, 89_700
MACHINE, SIM = "5CG0123XYZ", "8921201234567890123"


def an_order(offer: str = OFFER, price: int = PRICE) -> e.PackOrdered:
    return e.PackOrdered(NUMBER, offer, price, SUBSIDY, DAY)


def delivery(order: Event, machine: str = MACHINE) -> e.PackDelivered:
    return e.PackDelivered(NUMBER, order.hash.hex(), DAY, machine, SIM)


def cancellation(order: Event) -> e.PackCancelled:
    return e.PackCancelled(NUMBER, order.hash.hex(), DAY, "unordered.error")


class Two:
    """A permit in its owner's hand at a desk, whose spare laptop and headquarters know of it."""

    def __init__(self) -> None:
        self.desk, self.spare = LogWriter.of(NODE), LogWriter.of(NODE, 2)
        self.hq = authority(NODE)
        self.desk.write(e.DossierRegistered(values=COMPLETE))
        self.desk.write(e.PermitIssued(NUMBER, 1, LEGAL_TIME))
        self.held = self.desk.write(e.PermitHandedOver(NUMBER, copy=1))

    @property
    def state(self) -> DossierState:
        return replayed(self.hq, self.desk, self.spare).dossiers["d-1"]

    @property
    def alarms(self) -> list[str]:
        return [alarm.code for alarm in self.state.alarms]


def test_two_orders_of_one_permit_are_an_alarm() -> None:
    two = Two()
    two.desk.write(an_order())
    two.spare.write(an_order(), after=[two.held])
    assert two.alarms == ["alarm.two_packs"]
    assert [pack.stands for pack in two.state.packs] == ["ordered", "ordered"]
    # They say the same, which is no conflict; but it is two packs.
    assert two.state.conflicts == {}


def test_orders_of_different_offers_are_a_conflict_until_one_is_cancelled() -> None:
    two = Two()
    one = two.desk.write(an_order())
    other = two.spare.write(an_order("MDT-3990", 399_000), after=[two.held])
    assert two.state.conflicts == {
        PACK + NUMBER: (
            PackSaid("ordered", "IAM-2990", 299_000),
            PackSaid("ordered", "MDT-3990", 399_000),
        )
    }
    two.hq.write(cancellation(other), after=[one, other])
    assert (two.state.conflicts, two.alarms) == ({}, [])
    assert [pack.stands for pack in two.state.packs] == ["ordered", "cancelled"]


def test_a_pack_delivered_twice_with_other_serial_numbers_is_a_conflict() -> None:
    two = Two()
    order = two.desk.write(an_order())
    one = two.desk.write(delivery(order))
    other = two.spare.write(delivery(order, "ANOTHER"), after=[order])
    assert PACK + NUMBER in two.state.conflicts
    (anew,) = decide(two.state, c.DeliverPack(NUMBER, "ANOTHER", SIM), now())
    two.spare.write(anew, after=[one, other])
    assert two.state.conflicts == {}
    assert two.state.packs[0].machine == "ANOTHER"


def test_a_pack_delivered_twice_with_the_same_serial_numbers_is_none() -> None:
    two = Two()
    order = two.desk.write(an_order())
    two.desk.write(delivery(order))
    two.spare.write(delivery(order), after=[order])
    assert (two.state.conflicts, two.alarms) == ({}, [])


def test_what_the_log_of_the_order_delivered_is_not_cancelled_behind_its_back() -> None:
    two = Two()
    order = two.desk.write(an_order())
    gone = two.desk.write(delivery(order))
    ended = two.hq.write(cancellation(order), after=[order])
    (pack,) = two.state.packs
    assert (pack.stands, pack.released) == ("delivered", False)
    assert PACK + NUMBER in two.state.conflicts
    (anew,) = decide(two.state, c.DeliverPack(NUMBER, MACHINE, SIM), now())
    two.desk.write(anew, after=[gone, ended])
    assert two.state.conflicts == {}
    assert two.state.packs[0].stands == "delivered"


def test_what_was_delivered_is_said_anew_though_its_permit_is_void_by_now() -> None:
    two = Two()
    order = two.desk.write(an_order())
    gone = two.desk.write(delivery(order))
    ended = two.hq.write(cancellation(order), after=[order])
    void = two.hq.write(e.PermitRevoked(NUMBER, "revoked.lost"), after=[gone, ended])
    (anew,) = decide(two.state, c.DeliverPack(NUMBER, MACHINE, SIM), now())
    two.desk.write(anew, after=[void])
    assert two.state.conflicts == {}


def test_a_delivery_by_another_log_does_not_bring_a_cancelled_order_back() -> None:
    two = Two()
    order = two.desk.write(an_order())
    gone = two.spare.write(delivery(order), after=[order])
    ended = two.desk.write(cancellation(order))
    (pack,) = two.state.packs
    assert (pack.stands, pack.released) == ("cancelled", True)
    assert PACK + NUMBER in two.state.conflicts
    (anew,) = decide(two.state, c.CancelPack(NUMBER, "error"), now())
    two.desk.write(anew, after=[gone, ended])
    assert two.state.conflicts == {}


def test_a_delivery_that_knew_of_the_cancellation_counts_for_nothing() -> None:
    two = Two()
    order = two.desk.write(an_order())
    two.desk.write(cancellation(order))
    two.desk.write(delivery(order))
    assert two.state.packs[0].stands == "cancelled"


def test_another_installation_ends_an_order_but_frees_no_escrow_of_its_log() -> None:
    two = Two()
    order = two.desk.write(an_order())
    two.spare.write(cancellation(order), after=[order])
    assert (two.state.packs[0].stands, two.state.packs[0].released) == ("cancelled", False)


def test_an_order_of_another_desk_counts_for_nothing() -> None:
    two = Two()
    oujda = LogWriter.of("OUJ-1")
    two.hq = authority(NODE, "OUJ-1")
    oujda.write(an_order(), after=[two.held])
    state = replayed(two.hq, two.desk, oujda).dossiers["d-1"]
    assert state.packs == ()
    assert [alarm.code for alarm in state.alarms] == ["alarm.outside_rights"]


def test_the_permit_whose_pack_is_delivered_is_kept() -> None:
    writer = LogWriter.of(NODE)
    writer.write(e.DossierRegistered(values=COMPLETE))
    for serial in (1, 2):
        writer.write(e.PermitIssued(number(serial), serial, LEGAL_TIME + serial * 86_400))
    order = writer.write(e.PackOrdered(number(2), OFFER, PRICE, SUBSIDY, DAY))
    kept = folded(writer.events).standing_permit
    assert kept is not None
    assert kept.number == number(1)
    writer.write(e.PackDelivered(number(2), order.hash.hex(), DAY, MACHINE, SIM))
    kept = folded(writer.events).standing_permit
    assert kept is not None
    assert kept.number == number(2)


def test_news_may_come_in_any_order() -> None:
    two = Two()
    order = two.desk.write(an_order())
    two.spare.write(delivery(order), after=[order])
    two.hq.write(cancellation(order), after=[order])
    events = [*two.desk.events, *two.spare.events, two.hq.events[-1]]
    states = {repr(folded([*known, *events[:2]])) for known in permutations(events[2:])}
    assert len(states) == 1


# --- No history spends more than was given --------------------------------------------------------

GIVEN = 1
DOSSIERS = tuple(f"d-{serial}" for serial in (1, 2, 3))
PLACES = ("desk", "spare", "hq")


class Desks:
    """A desk, its spare laptop and headquarters, with a pack each; each knows what it was told."""

    def __init__(self) -> None:
        self.writers = {
            "desk": LogWriter.of(NODE),
            "spare": LogWriter.of(NODE, 2),
            "hq": authority(NODE),
        }
        held = []
        for serial, dossier in enumerate(DOSSIERS, 1):
            desk = self.writers["desk"]
            desk.write(e.DossierRegistered(values=COMPLETE), dossier)
            desk.write(e.PermitIssued(number(serial), serial, LEGAL_TIME), dossier)
            desk.write(e.PermitPrinted(number(serial), 1), dossier)
            held.append(desk.write(e.PermitHandedOver(number(serial), copy=1), dossier))
        known = {ev.hash: ev for writer in self.writers.values() for ev in writer.events}
        self.known = {place: dict(known) for place in PLACES}

    def folded_at(self, place: str) -> Replayed:
        return replay(self.known[place].values())

    def act(self, place: str, dossier: str, command: c.Command) -> None:
        """Do what the rules allow whoever sits there, knowing what is known there."""
        folded_ = self.folded_at(place)
        state, writer = folded_.dossiers[dossier], self.writers[place]
        used = sum(p.log == writer.log and not p.released for p in orders(folded_))
        given = {"packs_left": lambda: GIVEN - used, "day": DAY}
        try:
            contents = decide(state, command, now(**given))
        except Refused:
            return
        for content in contents:
            after = [ev for ev in self.known[place].values() if is_head(state, ev)]
            event = writer.write(content, dossier, after)
            self.known[place][event.hash] = event

    def tell(self, one: str, other: str) -> None:
        self.known[other] |= self.known[one]

    def everything(self, *places: str) -> Replayed:
        return replay(ev for place in places for ev in self.known[place].values())


def orders(folded_: Replayed) -> list[PackState]:
    return [pack for state in folded_.dossiers.values() for pack in state.packs]


def is_head(state: DossierState, event: Event) -> bool:
    return any(event.hash.hex().startswith(start) for _, _, start in state.heads)


def spent(packs: Iterable[PackState], log: str) -> int:
    return sum(pack.subsidy for pack in packs if pack.log == log and pack.counts)


_places = st.sampled_from(PLACES)
_acts = st.one_of(
    st.tuples(st.just("order"), _places, st.integers(1, len(DOSSIERS))),
    st.tuples(st.just("deliver"), _places, st.integers(1, len(DOSSIERS))),
    st.tuples(st.just("cancel"), _places, st.integers(1, len(DOSSIERS))),
    st.tuples(st.just("tell"), _places, _places),
)


@settings(max_examples=200, deadline=None)
@example(
    # What one laptop cancels and spends anew, the other delivers meanwhile.
    [
        ("order", "desk", 1),
        ("tell", "desk", "spare"),
        ("cancel", "desk", 1),
        ("order", "desk", 2),
        ("deliver", "spare", 1),
    ]
)
@example(
    # The same, but headquarters cancels, and the desk hears of it.
    [
        ("order", "desk", 1),
        ("tell", "desk", "spare"),
        ("tell", "desk", "hq"),
        ("cancel", "hq", 1),
        ("tell", "hq", "desk"),
        ("order", "desk", 2),
        ("deliver", "spare", 1),
    ]
)
@given(st.lists(_acts, min_size=4, max_size=30))
def test_no_desks_together_spend_more_than_they_were_given(
    acts: Sequence[tuple[str, str, int | str]],
) -> None:
    desks = Desks()
    for what, place, target in acts:
        if isinstance(target, str):
            desks.tell(place, target)
            continue
        permit, dossier = number(target), DOSSIERS[target - 1]
        match what:
            case "order":
                desks.act(place, dossier, c.OrderPack(permit, "IAM-6990"))
            case "deliver":
                desks.act(place, dossier, c.DeliverPack(permit, f"{place}-{target}", SIM))
            case _:
                desks.act(place, dossier, c.CancelPack(permit, "error"))
    for places in (*((place,) for place in PLACES), PLACES):
        packs = orders(desks.everything(*places))
        for writer in desks.writers.values():
            assert spent(packs, writer.log) <= GIVEN * 150_000
    # What one knows is what the events say, in whatever order they came.
    union = [*desks.known["hq"].values(), *desks.known["spare"].values()]
    assert replay(union) == replay(reversed(union))
