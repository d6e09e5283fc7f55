"""Odd things that are accepted: gaps, forks, events beyond rights or from the future, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.events import Content
from infitah_desk.domain.permit import PermitState
from infitah_desk.domain.permit_number import format_number
from infitah_desk.services import (
    digesting,
    enrolling,
    examining,
    issuing,
    opening,
    registering,
    trusting,
)
from infitah_desk.services.alarming import list_alarms
from infitah_desk.services.facing import permit_face
from infitah_desk.services.session import Session
from infitah_desk.storage.event_log import Arrival
from infitah_desk.trust.permit_code import sign_permit_code
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


class PackBlessed(Content, frozen=True):
    """A kind that no version knows yet."""

    KIND: ClassVar[str] = "pack.blessed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})
    number: str = ""
    by: str = ""


def three_exports(caravan: Caravan) -> list[Path]:
    """Three bundles from Tétouan, each with only what the one before did not hold."""
    found = []
    for number in (1, 2, 3):
        with caravan.at(TETOUAN) as session:
            dossier = registered(session, number)
            registering.correct(session, dossier, {"activity": "Ébénisterie"}, "vu")
        found.append(caravan.export(TETOUAN).file)
        caravan.merge(NORTH, found[-1])
        caravan.give_receipt(NORTH, TETOUAN)
    return found


def test_the_same_again_is_known(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    bundle = caravan.export(TETOUAN).file
    merged = caravan.merge(HQ, bundle, bundle)
    assert [(each.status, each.new_events) for each in merged.bundles] == [
        ("merged", 1),
        ("known", 0),
    ]


def test_a_lost_bundle_leaves_a_gap_that_is_told(caravan: Caravan) -> None:
    first, _, third = three_exports(caravan)
    assert caravan.merge(HQ, first, third).gaps == ((caravan.log(TETOUAN), 3, 4),)


def test_a_gap_is_filled_later(caravan: Caravan) -> None:
    first, second, third = three_exports(caravan)
    assert caravan.merge(HQ, third, first).gaps
    assert caravan.merge(HQ, second).gaps == ()
    assert caravan.digest(HQ) == caravan.digest(NORTH)


def test_dossiers_that_wait_for_a_gap_are_marked(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    first = caravan.export(TETOUAN).file
    caravan.merge(NORTH, first)
    caravan.give_receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        registering.correct(session, dossier, {"activity": "Ébénisterie"}, "vu")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).incomplete


def two_laptops(caravan: Caravan) -> tuple[str, Path, Path]:
    """One log that two laptops went on with; the other's name and what each exported."""
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    with caravan.at(TETOUAN) as session:
        registered(session, 2)
    with caravan.at(other) as session:
        registered(session, 3)
        registered(session, 4)
    return other, caravan.export(TETOUAN).file, caravan.export(other).file


def test_a_fork_is_told_and_both_branches_are_kept(caravan: Caravan) -> None:
    _, one, two = two_laptops(caravan)
    merged = caravan.merge(HQ, one, two)
    assert merged.forks == (caravan.log(TETOUAN),)
    assert merged.dossiers == 4


def test_a_fork_is_the_same_in_whatever_order_it_came(caravan: Caravan) -> None:
    _, one, two = two_laptops(caravan)
    caravan.merge(HQ, one, two)
    caravan.merge(NORTH, two, one)
    assert caravan.digest(HQ) == caravan.digest(NORTH)


def test_a_forked_log_travels_on_with_both_branches(caravan: Caravan) -> None:
    _, one, two = two_laptops(caravan)
    caravan.merge(NORTH, one, two)
    assert caravan.merge(HQ, caravan.export(NORTH).file).forks
    assert caravan.digest(HQ) == caravan.digest(NORTH)


def test_a_laptop_that_met_its_other_branch_goes_on_with_its_own(caravan: Caravan) -> None:
    other, _, two = two_laptops(caravan)
    caravan.merge(TETOUAN, two)
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 5)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).registered
        assert len(session.store.log.links(caravan.log(other))) == 5


def test_a_laptop_that_met_its_other_branch_folds_only_what_it_writes(
    caravan: Caravan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its work must not become slower with every dossier that it ever wrote."""
    _, _, two = two_laptops(caravan)
    caravan.merge(TETOUAN, two)
    folded: list[int] = []
    with caravan.at(TETOUAN) as session:
        update = session.store.projection.update

        def counted(items: Sequence[Arrival], *, grown: frozenset[str]) -> int:
            folded.append(update(items, grown=grown))
            return folded[-1]

        monkeypatch.setattr(session.store.projection, "update", counted)
        registered(session, 5)
    assert folded == [1]
    assert caravan.digest(TETOUAN) == as_rebuilt(caravan, TETOUAN)


def test_a_laptop_whose_own_next_event_forks_its_log_sees_all_of_it_anew(caravan: Caravan) -> None:
    """It met what its copy wrote before it went on itself."""
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    with caravan.at(other) as session:
        registering.correct(session, dossier, {"manager": "Loubna"}, "vu")
        registering.correct(session, dossier, {"headcount": "3"}, "vu")
    caravan.merge(TETOUAN, caravan.export(other).file)
    with caravan.at(TETOUAN) as session:
        registered(session, 2)
        assert session.store.log.forked_logs() == {session.store.own_log}
    assert caravan.digest(TETOUAN) == as_rebuilt(caravan, TETOUAN)


def as_rebuilt(caravan: Caravan, node: str) -> digesting.StateDigest:
    """The digests once every projection was made anew."""
    with caravan.at(node) as session:
        digesting.rebuild(session)
    return caravan.digest(node)


def test_a_laptop_that_met_its_other_branch_gives_out_none_of_its_numbers(
    caravan: Caravan,
) -> None:
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    with caravan.at(other) as session:
        theirs = {issued(session, number) for number in (1, 2, 3)}
    with caravan.at(TETOUAN) as session:
        issued(session, 4)
    caravan.merge(TETOUAN, caravan.export(other).file)
    with caravan.at(TETOUAN) as session:
        assert issued(session, 5) not in theirs


def test_a_kind_from_the_future_is_kept_and_passed_on(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        session.write([(dossier, [PackBlessed("C2-TET1-00001-W", "Hajja Fatna")])])
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as session:
        assert [
            b"Hajja Fatna" in (event.body or b"")
            for _, event in session.store.log.of_dossiers([dossier])
        ] == [False, True]
        assert session.store.state(dossier).alarms == ()


def test_a_kind_from_the_future_does_not_stop_work_on_its_dossier(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        session.write([(dossier, [PackBlessed("C2-TET1-00001-W", "Hajja Fatna")])])
        assert issuing.issue_permit(session, dossier)


def beyond_rights(session: Session, dossier: str) -> list[tuple[str, Content]]:
    keys = tuple(
        e.InstallationKeys("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "age1x", 1, 900)
        for _ in range(3)
    )
    [positions] = [((each.log, 0, ""),) for each in session.roster.nodes[OUJDA].installations[:1]]
    return [
        ("", e.AuthorityFounded("AAAA", keys, "age1x", "AAAA")),
        ("", e.ProgrammePublished("code = 'other'")),
        ("", e.NodeEnrolled("TET-9", "desk", keys, DAY, DAY, "TET")),
        ("", e.NodeRevoked(OUJDA, positions, "concurrence")),
        ("", e.StopOpened("OUJ", DAY)),
        (dossier, e.ErasureConfirmed("vengeance")),
        (dossier, e.ConflictDecided("name", (), "Autre")),
        (dossier, e.DuplicateDecided("f" * 36, "same")),
        (dossier, e.PermitRevoked("C2-OUJ1-00001-6", "jalousie")),
    ]


@pytest.mark.parametrize("which", range(9))
def test_what_a_desk_may_not_say_is_kept_and_changes_nothing(caravan: Caravan, which: int) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        roster, state = session.roster, session.store.state(dossier)
    with caravan.at(TETOUAN) as session:
        where, content = beyond_rights(session, dossier)[which]
        session.write([(where, [content])])
    assert caravan.merge(HQ, caravan.export(TETOUAN).file).bundles[0].new_events == 1
    with caravan.at(HQ) as session:
        assert session.roster == roster
        after = session.store.state(dossier)
        assert (after.fields, after.permits, after.erased) == (state.fields, {}, False)


@pytest.mark.parametrize("which", range(8))
def test_what_a_desk_may_not_say_is_an_alarm(caravan: Caravan, which: int) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        where, content = beyond_rights(session, dossier)[which]
        session.write([(where, [content])])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        alarms = [alarm.code for alarm in session.store.state(dossier).alarms]
        [rights] = [check for check in examining.examine(session).checks if check.name == "rights"]
        assert alarms == (["alarm.outside_rights"] if where else [])
        assert rights.ok == bool(where)


@pytest.mark.parametrize("node", ["TET-1", "TET-2", "OUJ-1"])
def test_a_desk_issues_no_permit_beyond_its_block(caravan: Caravan, node: str) -> None:
    """Its own installation has the serials 1 to 160; the rest is its later installations'."""
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 1)
        number = format_number("C2", node, 161)
        session.write([(dossier, [e.PermitIssued(number, 161, 1_285_660_800)])])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        state = session.store.state(dossier)
        assert state.permits == {}
        assert [alarm.code for alarm in state.alarms] == ["alarm.outside_rights"]


def test_a_paper_with_a_number_beyond_the_block_is_forged(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        state = session.store.state(ready(session, 1))
        number = format_number("C2", TETOUAN, 161)
        permit = PermitState(number, 161, 1_285_660_800, session.store.own_log, 1, "")
        face = permit_face(state, permit, session.own_node, session.programme)
        code = sign_permit_code(face.claims(), session.keys.signing_key)
    assert verdict(caravan, code) == "forged"


def verdict(caravan: Caravan, source: str) -> str:
    """What anyone says of a code or a file with headquarters' latest trust list."""
    trust = caravan.folder / "trust.json"
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, trust)
    trust_list = trusting.read_trust_files([trust], caravan.root)
    return trusting.check_permit(source, trust_list, caravan.clock, None).verdict


def revoked_desk(caravan: Caravan) -> tuple[Path, Path]:
    """A desk that is revoked after its first permit and goes on all the same; both papers."""
    papers = caravan.folder / "before.pdf", caravan.folder / "after.pdf"
    with caravan.at(TETOUAN) as session:
        in_hand(session, issued(session, 1), papers[0])
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "volé")
    with caravan.at(TETOUAN) as session:
        in_hand(session, issued(session, 2), papers[1])
    return papers


def test_what_a_revoked_desk_writes_is_quarantined(caravan: Caravan) -> None:
    revoked_desk(caravan)
    merged = caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert merged.bundles[0].status == "quarantined"
    assert (merged.permits, merged.bundles[0].new_events) == (1, 5)
    assert merged.bundles[0].quarantined == {TETOUAN: 5}


def test_who_passes_it_on_hears_of_what_is_quarantined_too(caravan: Caravan) -> None:
    """A coordinator that had not heard of the revocation yet; then headquarters, and again."""
    revoked_desk(caravan)
    with caravan.at(OUJDA) as session:
        registered(session, 9)
    [first] = caravan.merge(EVERYWHERE, caravan.export(TETOUAN).file).bundles
    caravan.merge(EVERYWHERE, caravan.export(OUJDA).file)
    assert (first.status, first.quarantined) == ("merged", {})
    passed_on = caravan.export(EVERYWHERE).file
    [there] = caravan.merge(HQ, passed_on).bundles
    assert (there.status, there.new_events, there.quarantined) == ("quarantined", 6, {TETOUAN: 5})
    [again] = caravan.merge(HQ, passed_on).bundles
    assert (again.status, again.new_events, again.quarantined) == ("known", 0, {TETOUAN: 5})
    with caravan.at(HQ) as session:
        [alarm] = list_alarms(session)
    assert (alarm.code, alarm.node, alarm.details["count"]) == ("alarm.quarantined", TETOUAN, 5)


def test_a_file_is_told_by_the_revocation_that_comes_with_the_next_one(caravan: Caravan) -> None:
    revoked_desk(caravan)
    bundle = caravan.export(TETOUAN).file
    news = caravan.reference()
    came = caravan.merge(NORTH, bundle, news).bundles
    assert [each.status for each in came] == ["quarantined", "merged"]
    assert [each.quarantined for each in came] == [{TETOUAN: 5}, {}]


def test_of_two_laptops_the_one_that_does_not_count_is_told(caravan: Caravan) -> None:
    """Both wrote as many events; the revocation names the branch of the first."""
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    for place, number in ((TETOUAN, 2), (other, 3)):
        with caravan.at(place) as session:
            registered(session, number)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "copié")
    [came] = caravan.merge(HQ, caravan.export(other).file).bundles
    assert (came.status, came.quarantined) == ("quarantined", {TETOUAN: 1})


def test_of_a_revoked_desk_the_permits_from_before_hold(caravan: Caravan) -> None:
    before, after = revoked_desk(caravan)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    assert verdict(caravan, str(before)) == "valid"
    assert verdict(caravan, str(after)) == "revoked"


def test_revoking_says_the_same_before_and_after_the_events_came(caravan: Caravan) -> None:
    revoked_desk(caravan)
    bundle = caravan.export(TETOUAN).file
    caravan.merge(NORTH, bundle)
    caravan.merge(HQ, bundle)
    caravan.reference(NORTH)
    assert caravan.digest(HQ) == caravan.digest(NORTH)


def test_a_desk_that_hears_of_its_revocation_issues_no_more(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = ready(session, 3)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    revoked_desk(caravan)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        issuing.issue_permit(session, dossier)
    assert refused.value.codes == ("node.revoked",)


def test_a_desk_that_hears_of_its_revocation_is_told_so_whatever_it_does(
    caravan: Caravan,
) -> None:
    revoked_desk(caravan)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        registered(session, 3)
    assert refused.value.codes == ("node.revoked",)


@pytest.mark.parametrize("here", [True, False], ids=["longer", "shorter"])
def test_of_a_stolen_desk_what_its_clerk_revoked_stays_void_whichever_branch_counts(
    caravan: Caravan, *, here: bool
) -> None:
    """The clerk and the thief both went on with one log."""
    paper = caravan.folder / "permit.pdf"
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        in_hand(session, number, paper)
    thief = caravan.copied_laptop(TETOUAN, "stolen")
    with caravan.at(TETOUAN) as session:
        issuing.revoke_permit(session, number, "lost")
    with caravan.at(TETOUAN if here else thief) as session:
        for serial in range(2, 6):
            registered(session, serial)
    with caravan.at(thief) as session:
        registered(session, 9)
    caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(thief).file)
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "volé")
    assert verdict(caravan, str(paper)) == "revoked"


def test_a_revoked_coordinator_no_longer_decides(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(EVERYWHERE, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, EVERYWHERE, "parti")
    with caravan.at(EVERYWHERE) as session:
        session.write([(dossier, [e.DossierCorrected({"name": "Autre"}, "caprice")])])
    caravan.merge(HQ, caravan.export(EVERYWHERE).file)
    with caravan.at(HQ) as session:
        assert session.store.state(dossier).text("name") == "Menuiserie Zerouali 1"


def test_rebuilding_gives_what_was_there(caravan: Caravan) -> None:
    _, one, two = two_laptops(caravan)
    caravan.merge(HQ, one, two)
    before = caravan.digest(HQ)
    with caravan.at(HQ) as session:
        assert digesting.rebuild(session) == 4
    assert caravan.digest(HQ) == before


def test_a_wrong_clock_refuses_no_work(caravan: Caravan) -> None:
    caravan.clock.set_back(days=4000)
    with caravan.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
        number = issued(session, 1)
    caravan.clock.pass_by(9000 * 86_400)
    assert caravan.merge(HQ, caravan.export(TETOUAN).file).permits == 1
    with caravan.at(HQ) as session:
        assert issuing.find_permit(session, number)


def test_two_desks_that_change_one_field_are_in_conflict_everywhere(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN).file)
    for node, name in ((TETOUAN, "Nadia"), (TETOUAN_2, "Loubna")):
        with caravan.at(node) as session:
            registering.correct(session, dossier, {"manager": name}, "vu")
    bundles = [caravan.export(node).file for node in (TETOUAN, TETOUAN_2)]
    assert caravan.merge(HQ, *bundles).conflicts == 1
