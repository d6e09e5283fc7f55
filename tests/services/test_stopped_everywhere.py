"""A permit that was stopped at one desk is stopped everywhere, in whatever order news travels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.event import Event
from infitah_desk.services import issuing, merging, printing, receipting, trusting
from infitah_desk.services.session import Session
from infitah_desk.trust.permit_verdict import check_permit_code
from infitah_desk.trust.trust_list import TrustList, read_trust_list
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
)

GET_BUNDLES = (HQ, NORTH, EVERYWHERE, TETOUAN_2)
GET_REFERENCES = (NORTH, EVERYWHERE, TETOUAN, TETOUAN_2, OUJDA)
PLACES = (HQ, *GET_REFERENCES)


class Story(NamedTuple):
    """A desk's work: a bundle after each step, and the codes of all sheets that ever were.

    `stopped` are those of the permit that was revoked, `good` that of the one issued in its place.
    """

    caravan: Caravan
    bundles: tuple[Path, ...]
    stopped: tuple[str, ...]
    good: str


@pytest.fixture(scope="module")
def story(enrolled_once: Caravan, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Issued, printed twice, spoiled once, revoked and issued anew at one desk."""
    folder = tmp_path_factory.mktemp("stopped")
    caravan = enrolled_once.copied_to(folder / "caravan")
    bundles, codes = [], []

    def told() -> None:
        caravan.clock.pass_by(60)
        bundles.append(caravan.export(TETOUAN).file)

    def sheet(number: str, reason: str = "") -> str:
        with caravan.at(TETOUAN) as session:
            out = printing.print_permits(session, [number], folder / "sheet.pdf", reason=reason)
            issuing.confirm_sheet(session, number)
        [code] = codes_in_file(out.file)
        told()
        return code

    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
    told()
    codes += [sheet(number), sheet(number, "other")]
    with caravan.at(TETOUAN) as session:
        issuing.spoil_sheet(session, number, "torn")
    told()
    with caravan.at(TETOUAN) as session:
        again = issuing.reissue_permit(session, number, "lost").number
    told()
    return Story(caravan, tuple(bundles), tuple(codes), sheet(again))


class Verifier:
    """Whoever has nothing but trust lists, and never goes back to an older one."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.kept: TrustList | None = None

    def read(self, file: Path) -> None:
        last = self.kept.number if self.kept is not None else 0
        try:
            self.kept = read_trust_list(file.read_bytes(), self._root, last)
        except Refused as refused:
            if refused.code != "trust_list.rollback":
                raise


class World:
    """Every place of a caravan, open, and the news under way between them."""

    def __init__(self, story: Story, caravan: Caravan, sessions: dict[str, Session]) -> None:
        self.story = story
        self.caravan = caravan
        self.sessions = sessions
        self.lists: list[Path] = []
        self.references: list[Path] = []
        self.verifiers = (Verifier(caravan.root), Verifier(caravan.root))
        self._said: set[tuple[object, str]] = set()

    def bundle(self, place: str, bundle: Path) -> None:
        for each in merging.merge_bundles(self.sessions[place], [bundle]).bundles:
            if each.error is not None:
                raise each.error

    def write_list(self) -> None:
        self.caravan.clock.pass_by(7)
        self.lists.append(self.caravan.folder / f"{len(self.lists)}.trust")
        trusting.export_trust_list(self.sessions[HQ], self.lists[-1])

    def write_reference(self) -> None:
        self.caravan.clock.pass_by(7)
        self.references.append(self.caravan.file("-reference"))
        receipting.write_reference(self.sessions[HQ], self.references[-1])

    def reference(self, place: str, file: Path) -> None:
        try:
            receipting.read_reference(self.sessions[place], file)
        except Refused as refused:
            if refused.code != "reference.rollback":
                raise

    def verdicts(self, code: str) -> dict[object, str]:
        """What every installation and every verifier that has a list says of a code."""
        now = self.caravan.clock.now()
        lists: dict[object, TrustList] = {
            place: trusting.own_trust_list(session) for place, session in self.sessions.items()
        }
        lists |= {
            number: verifier.kept
            for number, verifier in enumerate(self.verifiers)
            if verifier.kept is not None
        }
        return {
            who: str(check_permit_code(code, trust_list, now).verdict)
            for who, trust_list in lists.items()
        }

    def nobody_takes_anything_back(self) -> None:
        """Whoever stopped a sheet once stops it for ever."""
        for code in self.story.stopped:
            verdicts = self.verdicts(code)
            stopped = {(who, code) for who, said in verdicts.items() if said == "revoked"}
            assert {each for each in self._said if each[1] == code} <= stopped
            self._said |= stopped


@contextmanager
def open_world(story: Story, folder: Path) -> Iterator[World]:
    caravan = story.caravan.copied_to(folder / "caravan")
    with ExitStack() as stack:
        sessions = {place: stack.enter_context(caravan.at(place)) for place in PLACES}
        yield World(story, caravan, sessions)


_number = st.integers(0, 99)
moves = st.lists(st.tuples(st.integers(0, 7), _number, _number), max_size=14)


def move(world: World, what: int, one: int, other: int) -> None:
    """One piece of news goes one step; there may be none of that kind yet."""
    match what:
        case 0 | 1 | 2:
            bundles = world.story.bundles
            world.bundle(GET_BUNDLES[one % len(GET_BUNDLES)], bundles[other % len(bundles)])
        case 3:
            world.write_list()
        case 4:
            world.write_reference()
        case 5 | 6 if world.lists:
            world.verifiers[one % 2].read(world.lists[other % len(world.lists)])
        case 7 if world.references:
            place = GET_REFERENCES[one % len(GET_REFERENCES)]
            world.reference(place, world.references[other % len(world.references)])


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_permit_stopped_at_one_desk_ends_stopped_everywhere(
    story: Story, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with open_world(story, tmp_path_factory.mktemp("world")) as world:
        for what, one, other in data.draw(moves):
            move(world, what, one, other)
            world.nobody_takes_anything_back()

        # In the end everybody got everything, in whatever order it came.
        for place in data.draw(st.permutations(GET_BUNDLES)):
            for bundle in data.draw(st.permutations(story.bundles)):
                world.bundle(place, bundle)
        world.write_list()
        world.write_reference()
        for place in data.draw(st.permutations(GET_REFERENCES)):
            for file in data.draw(st.permutations(world.references)):
                world.reference(place, file)
        for verifier in world.verifiers:
            for file in data.draw(st.permutations(world.lists)):
                verifier.read(file)

        world.nobody_takes_anything_back()
        everybody = {*PLACES, 0, 1}
        for code in story.stopped:
            assert world.verdicts(code) == dict.fromkeys(everybody, "revoked")
        assert world.verdicts(story.good) == dict.fromkeys(everybody, "valid")


def test_a_desk_of_another_forum_hears_of_it_from_headquarters(
    story: Story, tmp_path: Path
) -> None:
    with open_world(story, tmp_path) as world:
        code = story.stopped[0]
        world.bundle(HQ, story.bundles[-1])
        assert world.verdicts(code)[OUJDA] == "valid"
        world.write_reference()
        world.reference(OUJDA, world.references[0])
        assert world.verdicts(code)[OUJDA] == "revoked"


def test_a_spoiled_sheet_is_stopped_though_the_permit_holds(story: Story, tmp_path: Path) -> None:
    with open_world(story, tmp_path) as world:
        world.bundle(TETOUAN_2, story.bundles[3])
        first, second = story.stopped
        assert (world.verdicts(first)[TETOUAN_2], world.verdicts(second)[TETOUAN_2]) == (
            "valid",
            "revoked",
        )


def test_what_was_told_once_is_not_told_again(story: Story, tmp_path: Path) -> None:
    with open_world(story, tmp_path) as world:
        world.bundle(HQ, story.bundles[-1])
        for _ in range(3):
            world.write_reference()
        kinds = [event.head for event in own_events(world.sessions[HQ])]
        assert sum(b"authority.permits_voided" in head for head in kinds) == 1


def own_events(session: Session) -> list[Event]:
    store = session.store
    return list(store.log.read(store.own_log, 1, 2**40))
