"""The waiting list: order of arrival is kept, and no more permits are issued than there may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services import issuing, opening, parking, waiting
from infitah_desk.services.enrolling import Terms
from infitah_desk.services.session import Session
from tests.helpers.caravans import DAY, TETOUAN, TETOUAN_2, Caravan, ready, registered

PEOPLE = 5


class Desk(NamedTuple):
    """A desk with few numbers, and dossiers that lack nothing."""

    session: Session
    dossiers: tuple[str, ...]


@pytest.fixture(scope="module")
def desk(founded_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    caravan = founded_once.copied_to(tmp_path_factory.mktemp("waiting") / "caravan")
    caravan.enrol(TETOUAN, Terms(forum="TET", permits=15))
    with caravan.at(TETOUAN) as session:
        yield Desk(session, tuple(ready(session, number) for number in range(PEOPLE)))


class DayIsOverError(Exception):
    """Nothing of this day is kept."""


@contextmanager
def rolled_back(session: Session) -> Iterator[None]:
    """Whatever is done, the folder is as it was before."""
    with suppress(DayIsOverError), session.store.transaction():
        yield
        raise DayIsOverError


class Day:
    """What a day's steps come to, told a second time and more simply."""

    def __init__(self, desk: Desk, numbers: int) -> None:
        self.session, self.dossiers = desk
        self.numbers = numbers
        self.quota = 0
        self.line: list[str] = []
        self.holders: dict[str, str] = {}
        self.serials: list[int] = []

    @property
    def free(self) -> int:
        left = self.numbers - len(self.serials)
        return max(0, min(left, self.quota - len(self.holders)) if self.quota else left)

    def step(self, what: str, number: int) -> None:
        dossier = self.dossiers[number % PEOPLE]
        match what:
            case "quota":
                self.quota = number % 4
                opening.open_the_stop(self.session, DAY, self.quota)
            case "wait":
                self._wait(dossier)
            case "resume":
                expected = None if dossier in self.line else "dossier.not_parked"
                self._expect(expected, lambda: parking.resume(self.session, dossier))
                if expected is None:
                    self.line.remove(dossier)
            case "issue":
                self._issue(dossier)
            case "revoke":
                held = self.holders.pop(dossier, None)
                if held:
                    issuing.revoke_permit(self.session, held, "erreur")
            case _:
                self._take()

    def _wait(self, dossier: str) -> None:
        expected = "permit.already_held" if dossier in self.holders else None
        self._expect(expected, lambda: waiting.put_on_waiting_list(self.session, dossier))
        if expected is None and dossier not in self.line:
            self.line.append(dossier)

    def _issue(self, dossier: str) -> None:
        expected = "quota.used_up" if not self.free else None
        if dossier in self.holders:
            expected = "permit.already_held"
        issued: list[str] = []
        self._expect(expected, lambda: issued.append(issuing.issue_permit(self.session, dossier)))
        if issued:
            self.holders[dossier] = issued[0]
            self.serials.append(parse_number(issued[0]).serial)
            if dossier in self.line:
                self.line.remove(dossier)

    def _take(self) -> None:
        expected = "waiting.nobody" if not self.line else None if self.free else "quota.used_up"
        taken: list[str] = []
        self._expect(expected, lambda: taken.append(waiting.take_next(self.session).dossier))
        if taken:
            assert taken == [self.line.pop(0)]

    def _expect(self, code: str | None, act: Callable[[], object]) -> None:
        if code is None:
            act()
            return
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code

    def check(self) -> None:
        found = waiting.waiting_list(self.session)
        assert [each.dossier for each in found.waiting] == self.line
        assert [each.place for each in found.waiting] == list(range(1, len(self.line) + 1))
        assert found.free == self.free
        offered = self.line[0] if self.line and self.free else None
        assert (found.next.dossier if found.next else None) == offered


STEPS = st.tuples(
    st.sampled_from(["quota", "wait", "wait", "resume", "issue", "issue", "revoke", "take"]),
    st.integers(0, 30),
)


@settings(max_examples=60)
@given(st.lists(STEPS, min_size=5, max_size=30))
def test_order_is_kept_and_neither_quota_nor_block_is_exceeded(
    desk: Desk, steps: list[tuple[str, int]]
) -> None:
    own = desk.session.own_installation
    assert own is not None
    day = Day(desk, own.permits)
    with rolled_back(desk.session):
        for what, number in steps:
            before = len(day.serials)
            day.step(what, number)
            day.check()
            if len(day.serials) > before and day.quota:
                assert len(day.holders) <= day.quota
        first = own.blocks[0][0]
        assert day.serials == list(range(first, first + len(day.serials)))
        assert len(day.serials) <= day.numbers


def test_a_revoked_permit_frees_a_number_for_the_next(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        first, second, third = (ready(session, number) for number in (1, 2, 3))
        opening.open_the_stop(session, DAY, 1)
        number = issuing.issue_permit(session, first)
        for dossier in (second, third):
            with pytest.raises(Refused, match=r"quota\.used_up"):
                issuing.issue_permit(session, dossier)
            waiting.put_on_waiting_list(session, dossier)
        assert waiting.waiting_list(session).next is None
        issuing.revoke_permit(session, number, "erreur")
        offered = waiting.waiting_list(session).next
        assert offered is not None
        assert (offered.dossier, offered.place) == (second, 1)
        assert waiting.take_next(session).dossier == second
        assert waiting.place_of(session, third) == 1


def test_a_bigger_quota_frees_numbers_and_the_next_day_has_its_own(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossiers = [ready(session, number) for number in (1, 2, 3)]
        opening.open_the_stop(session, DAY, 1)
        issuing.issue_permit(session, dossiers[0])
        assert waiting.waiting_list(session).free == 0
        opening.open_the_stop(session, DAY, 2)
        assert waiting.waiting_list(session).free == 1
        issuing.issue_permit(session, dossiers[1])
        opening.open_the_stop(session, "2010-09-29", 1)
        assert waiting.waiting_list(session).free == 1


def test_whoever_waits_already_keeps_the_place(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        first, second = registered(session, 1), registered(session, 2)
        for dossier in (first, second, first):
            waiting.put_on_waiting_list(session, dossier)
        line = waiting.waiting_list(session).waiting
        assert [each.dossier for each in line] == [first, second]
        parking.resume(session, first)
        waiting.put_on_waiting_list(session, first)
        assert waiting.place_of(session, first) == 2


def test_both_desks_of_a_forum_see_one_list_in_one_order(caravan: Caravan) -> None:
    for number, node in enumerate((TETOUAN, TETOUAN_2, TETOUAN), start=1):
        with caravan.at(node) as session:
            waiting.put_on_waiting_list(session, registered(session, number))
        other = TETOUAN_2 if node == TETOUAN else TETOUAN
        caravan.merge(other, caravan.export(node).file)
    lists = []
    for node in (TETOUAN, TETOUAN_2):
        with caravan.at(node) as session:
            lists.append(waiting.waiting_list(session).waiting)
    assert lists[0] == lists[1]
    assert [each.name.rpartition(" ")[2] for each in lists[0]] == ["1", "2", "3"]
