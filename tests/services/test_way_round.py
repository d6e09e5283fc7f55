"""A day from the desk to headquarters and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.errors import Refused
from infitah_desk.services import (
    issuing,
    opening,
    printing,
    receipting,
    registering,
    trusting,
    verifying,
)
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    in_hand,
    issued,
    ready,
    registered,
)


def test_a_permit_goes_from_paper_to_headquarters(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as desk:
        number = issued(desk, 1)
        in_hand(desk, number, caravan.folder / "permit.pdf")
        issuing.hand_over(desk, number)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as session:
        _, permit = issuing.find_permit(session, number)
        assert permit.handed_over


def test_equal_sets_have_equal_digests_whatever_way_they_came(caravan: Caravan) -> None:
    bundles = []
    for node in (TETOUAN, TETOUAN_2, OUJDA):
        with caravan.at(node) as session:
            ready(session, 1)
        bundles.append(caravan.export(node).file)
    caravan.merge(EVERYWHERE, *bundles)
    caravan.merge(NORTH, *reversed(bundles), *bundles)
    caravan.merge(HQ, caravan.export(EVERYWHERE).file)
    digests = [caravan.digest(node) for node in (EVERYWHERE, NORTH, HQ)]
    assert digests[0] == digests[1] == digests[2]


def test_a_desk_reads_what_another_desk_of_its_forum_wrote(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session:
        assert session.store.state(dossier).text("name") == "Menuiserie Zerouali 1"


def test_a_permit_is_handed_over_at_another_desk_of_the_forum(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, caravan.folder / "permit.pdf")
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session:
        opening.open_the_stop(session, DAY)
        assert issuing.hand_over(session, number).handed_over


def test_what_a_coordinator_sends_on_keeps_the_seals_of_the_desks(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        own = session.store.own_log
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as there, caravan.at(TETOUAN) as here:
        assert there.store.log.seals(own) == here.store.log.seals(own)


def test_an_enterprise_with_a_permit_elsewhere_gets_no_second(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    with caravan.at(TETOUAN_2) as session:
        dossier = ready(session, 1)
        assert registering.eligibility(session, dossier).missing == ("permit.already_held",)


def test_two_desks_that_did_not_know_of_each_other_may_both_issue(caravan: Caravan) -> None:
    numbers = []
    for node in (TETOUAN, TETOUAN_2):
        with caravan.at(node) as session:
            numbers.append(issued(session, 1))
    caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(TETOUAN_2).file)
    with caravan.at(HQ) as session:
        assert [issuing.find_permit(session, number)[1].number for number in numbers] == numbers


def test_a_used_up_block_puts_nobody_over_it(founded: Caravan) -> None:
    from infitah_desk.services.enrolling import Terms

    founded.enrol(TETOUAN, Terms(forum="TET", permits=2))
    with founded.at(TETOUAN) as session:
        issued(session, 1)
        issued(session, 2)
        dossier = ready(session, 3)
        with pytest.raises(Refused) as refused:
            issuing.issue_permit(session, dossier)
    assert refused.value.codes == ("quota.used_up",)


def test_without_an_open_stop_no_paper_is_accepted(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        with pytest.raises(Refused) as refused:
            verifying.accept_document(
                session, dossier, AcceptDocument("rc_extract", "5001", "Tétouan")
            )
    assert refused.value.codes == ("stop.not_open",)


def test_a_refused_permit_names_all_that_is_missing(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 1, turnover="3000000.00", manager=None)
        with pytest.raises(Refused) as refused:
            issuing.issue_permit(session, dossier)
    assert set(refused.value.codes) == {
        "missing.manager",
        "ineligible.turnover",
        "missing.document",
        "missing.initiation",
    }


def test_a_refused_permit_uses_up_no_number(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        dossier = registered(session, 1)
        with pytest.raises(Refused):
            issuing.issue_permit(session, dossier)
        assert issued(session, 2) == "C2-TET1-00001-W"


def test_coordinators_do_not_issue(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session, pytest.raises(Refused) as refused:
        issuing.issue_permit(session, dossier)
    assert refused.value.code == "role.not_allowed"


def test_the_coordinator_of_another_region_cannot_read_a_bundle(caravan: Caravan) -> None:
    from infitah_desk.services.enrolling import Terms
    from infitah_desk.services.merging import merge_bundles

    caravan.enrol("CS-2", Terms(regions=("MA-12",)))
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    bundle = caravan.export(TETOUAN).file
    with caravan.at("CS-2") as session:
        [came] = merge_bundles(session, [bundle]).bundles
    assert (came.status, came.code) == ("rejected", "bundle.wrong_key")


def test_an_export_with_nothing_written_is_a_bundle_all_the_same(caravan: Caravan) -> None:
    caravan.give_receipt(HQ, TETOUAN)
    exported = caravan.export(TETOUAN)
    assert (exported.events, exported.first, exported.last) == (0, None, None)
    assert caravan.merge(HQ, exported.file).bundles[0].status == "known"


def test_scans_travel_only_when_asked(caravan: Caravan, tmp_path: Path) -> None:

    picture = tmp_path / "rc.jpg"
    picture.write_bytes(b"\xff\xd8 a picture of an extract")
    with caravan.at(TETOUAN) as session:
        digest = session.scans.put(picture.read_bytes())
        ready(session, 1, digest)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    with caravan.at(NORTH) as session:
        assert not session.scans.has(digest)
    caravan.merge(NORTH, caravan.export(TETOUAN, with_scans=True).file)
    with caravan.at(NORTH) as session:
        assert session.scans.get(digest) == picture.read_bytes()


def test_a_permit_holds_by_the_trust_list_alone(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
    trust = caravan.folder / "trust.json"
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, trust)
    checked = trusting.check_permit(
        str(caravan.folder / "permit.pdf"),
        trusting.read_trust_files([trust], caravan.root),
        caravan.clock,
        None,
    )
    assert (checked.verdict, checked.number) == ("valid", number)


def test_a_revoked_permit_is_revoked_in_the_next_trust_list(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        printing.print_permits(session, [number], caravan.folder / "permit.pdf")
        issuing.revoke_permit(session, number, "doublon")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    trust = caravan.folder / "trust.json"
    with caravan.at(HQ) as session:
        assert trusting.export_trust_list(session, trust).revoked == 1
    checked = trusting.check_permit(
        str(caravan.folder / "permit.pdf"),
        trusting.read_trust_files([trust], caravan.root),
        caravan.clock,
        None,
    )
    assert checked.verdict == "revoked"


def test_nobody_is_told_of_what_they_may_not_do(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        receipting.write_receipt(session, TETOUAN_2, caravan.file())
    assert refused.value.code == "role.not_allowed"
