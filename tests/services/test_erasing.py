"""Erasure: what the authority confirms goes everywhere, stays gone, and leaves the disk."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.services import (
    digesting,
    drafting,
    examining,
    issuing,
    printing,
    registering,
    trusting,
)
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.session import Session
from tests.helpers.caravans import (
    HQ,
    NORTH,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    in_hand,
    issued,
    ready,
    registered,
)
from tests.helpers.plain_pages import plain_pages

NAME = "Confiserie Bencherif Ouazzani"


def erase(caravan: Caravan, dossier: str) -> None:
    with caravan.at(HQ) as session:
        session.write([(dossier, [e.ErasureConfirmed("demande")])])
        finish_erasures(session)


def bodies(session: Session, dossier: str) -> list[bytes | None]:
    return [
        event.body for _, event in session.store.log.of_dossiers([dossier]) if event.body != b""
    ]


def a_picture(caravan: Caravan, content: bytes = b"\xff\xd8 an extract") -> Path:
    path = caravan.folder / "picture.jpg"
    path.write_bytes(content)
    return path


def served(caravan: Caravan) -> str:
    """A dossier with a permit, known to desk, coordinator and headquarters."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1, name=NAME)
        dossier = issuing.find_permit(session, number)[0].dossier
        registering.correct(session, dossier, {"manager": "Karim"}, "vu")
    bundle = caravan.export(TETOUAN).file
    caravan.merge(NORTH, bundle)
    caravan.merge(HQ, bundle)
    return dossier


def test_at_headquarters_the_bodies_go_at_once(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        assert set(bodies(session, dossier)) == {None}


@pytest.mark.parametrize("way", ["reference", "receipt", "bundle"])
def test_the_bodies_go_wherever_the_authoritys_word_arrives(caravan: Caravan, way: str) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    if way == "reference":
        caravan.reference(TETOUAN)
    elif way == "receipt":
        caravan.give_receipt(HQ, TETOUAN)
    else:
        caravan.reference(NORTH)
        caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
        caravan.reference(TETOUAN_2)
        caravan.merge(TETOUAN, caravan.export(TETOUAN_2).file)
    with caravan.at(TETOUAN) as session:
        assert set(bodies(session, dossier)) == {None}


def test_everybody_sees_the_same_afterwards(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    caravan.reference(TETOUAN, NORTH)
    assert caravan.digest(HQ) == caravan.digest(TETOUAN) == caravan.digest(NORTH)


def test_an_erased_enterprise_is_not_found(caravan: Caravan) -> None:
    dossier = served(caravan)
    with caravan.at(HQ) as session:
        assert registering.find_dossiers(session, "Bencherif", 10)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        found = [
            registering.find_dossiers(session, text, 10)
            for text in ("Bencherif", "cherif", "5001", "Karim")
        ]
    assert found == [[], [], [], []]


def test_the_facts_of_the_permit_stay(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        state = session.store.state(dossier)
        assert (state.erased, state.fields) == (True, {})
        assert [(permit.number, permit.serial) for permit in state.permits.values()] == [
            ("C2-TET1-00001-W", 1)
        ]


def test_a_later_bundle_does_not_bring_the_data_back(caravan: Caravan) -> None:
    dossier = served(caravan)
    late = caravan.export(TETOUAN, everything=True).file
    erase(caravan, dossier)
    caravan.merge(HQ, late)
    with caravan.at(HQ) as session:
        assert set(bodies(session, dossier)) == {None}
        assert registering.find_dossiers(session, "Bencherif", 10) == []


def test_what_a_desk_writes_before_it_hears_does_not_bring_data_in(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    with caravan.at(TETOUAN) as session:
        registering.correct(session, dossier, {"manager": "Hicham"}, "vu")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        assert set(bodies(session, dossier)) == {None}


def test_rebuilding_keeps_what_is_erased_erased(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    before = caravan.digest(HQ)
    with caravan.at(HQ) as session:
        digesting.rebuild(session)
        assert examining.examine(session).ok
    assert caravan.digest(HQ) == before


def test_an_erased_dossier_is_closed_to_work(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        registering.correct(session, dossier, {"manager": "Hicham"}, "vu")
    assert refused.value.code == "dossier.erased"


def test_no_sheet_is_printed_of_an_erased_dossier(caravan: Caravan) -> None:
    dossier = served(caravan)
    erase(caravan, dossier)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        printing.print_permits(session, ["C2-TET1-00001-W"], caravan.folder / "permit.pdf")
    assert refused.value.code == "dossier.erased"


def test_an_erased_enterprise_may_come_again(caravan: Caravan) -> None:
    """Its permit is not found by its identifiers any more: that is what erasing means."""
    dossier = served(caravan)
    erase(caravan, dossier)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        again = registered(session, 1, name=NAME)
        assert registering.find_dossiers(session, "Bencherif", 10)[0].dossier == again


def test_the_bytes_leave_the_disk(caravan: Caravan) -> None:
    dossier = served(caravan)
    words = (b"bencherif", b"ouazzani", b"karim", b"zerouali")
    with caravan.at(HQ) as session:
        assert [word in plain_pages(session) for word in words] == [True] * 4
        session.write([(dossier, [e.ErasureConfirmed("demande")])])
        finish_erasures(session)
        assert [word in plain_pages(session) for word in words] == [False] * 4


def with_scan(caravan: Caravan, node: str = TETOUAN, number: int = 1) -> tuple[str, str]:
    """A dossier whose extract was photographed, and the picture."""
    with caravan.at(node) as session:
        scan = session.scans.put(a_picture(caravan).read_bytes())
        return ready(session, number, scan), scan


def test_the_scans_go_as_well(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN, with_scans=True).file)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        assert not session.scans.has(scan)
        assert list(session.folder.scans.iterdir()) == []


def test_the_scans_go_at_the_desk_when_it_hears(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    erase(caravan, dossier)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert not session.scans.has(scan)


def test_the_scans_go_though_the_program_was_killed_before(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN, with_scans=True).file)
    with caravan.at(HQ) as session:
        session.write([(dossier, [e.ErasureConfirmed("demande")])])
    with caravan.at(HQ) as session:
        assert not session.scans.has(scan)


def test_a_later_bundle_does_not_bring_the_scans_back(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    late = caravan.export(TETOUAN, with_scans=True).file
    erase(caravan, dossier)
    caravan.merge(HQ, late)
    with caravan.at(HQ) as session:
        assert not session.scans.has(scan)


def test_a_picture_that_another_dossier_shows_stays(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    with caravan.at(TETOUAN) as session:
        ready(session, 2, scan)
    caravan.merge(HQ, caravan.export(TETOUAN, with_scans=True).file)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        assert session.scans.has(scan)


def test_an_erasure_that_a_desk_makes_up_removes_nothing(caravan: Caravan) -> None:
    dossier, scan = with_scan(caravan)
    with caravan.at(TETOUAN) as session:
        session.write([(dossier, [e.ErasureConfirmed("vengeance")])])
        finish_erasures(session)
        assert session.scans.has(scan)
        assert None not in bodies(session, dossier)


def test_a_handed_over_permit_of_an_erased_dossier_is_still_valid(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        paper = in_hand(session, number, caravan.folder / "permit.pdf")
        dossier = issuing.find_permit(session, number)[0].dossier
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    erase(caravan, dossier)
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, caravan.folder / "trust.json")
    trust = trusting.read_trust_files([caravan.folder / "trust.json"], caravan.root)
    assert trusting.check_permit(str(paper), trust, caravan.clock, None).verdict == "valid"


def words_of(number: int) -> list[str]:
    """Words that begin alike and that no other dossier has."""
    return [f"almaghrib{sha256(b'%d %d' % (number, each)).hexdigest()[:10]}" for each in range(8)]


def beside_the_pages(
    session: Session, dossiers: dict[str, list[str]], living: Sequence[str] = ()
) -> set[str]:
    """Of these dossiers those of which the index repeats a word's beginning beside its pages.

    What a `living` word begins with too says nothing of them.
    """
    # What is kept of a word may end within a letter.
    beside = [
        term[1:].decode(errors="ignore") if isinstance(term, bytes) else term[1:]
        for (term,) in session.store.db.execute("SELECT term FROM search_word_idx")
    ]
    return {
        dossier
        for dossier, words in dossiers.items()
        for word in words
        if any(
            len(kept) > len("almaghrib")
            and word.startswith(kept)
            and not any(each.startswith(kept) for each in living)
            for kept in beside
        )
    }


def test_no_word_stays_beside_the_pages_of_the_index(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session, session.store.transaction():
        dossiers = {
            registered(session, number, name=" ".join(words_of(number))): words_of(number)
            for number in range(150)
        }
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        gone = beside_the_pages(session, dossiers)
        assert gone
        session.write([(dossier, [e.ErasureConfirmed("demande")]) for dossier in gone])
        finish_erasures(session)
        erased = {dossier: dossiers[dossier] for dossier in gone}
        living = [word for dossier in dossiers.keys() - gone for word in dossiers[dossier]]
        assert beside_the_pages(session, erased, living) == set()
        assert examining.examine(session).ok
        found = registering.find_dossiers(session, "almaghrib", 500)
    assert {each.dossier for each in found} == dossiers.keys() - gone


@pytest.mark.parametrize("before", [True, False])
def test_a_draft_of_an_erased_dossier_is_kept_nowhere(caravan: Caravan, before: bool) -> None:
    dossier = served(caravan)
    typed = {"manager": "Houda Ouazzani Touhami"}
    with caravan.at(TETOUAN) as session:
        if before:
            drafting.keep_draft(session, "a draft", dossier, typed)
    erase(caravan, dossier)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        if not before:
            drafting.keep_draft(session, "a draft", dossier, typed)
        assert drafting.kept_drafts(session) == []
        session.store.settings.put_number("so that there is a log", 1)
        assert b"touhami" not in plain_pages(session)
