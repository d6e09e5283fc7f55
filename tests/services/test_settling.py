"""Two permits of one enterprise: which is kept, who revokes the other, and what undoing leaves."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import admitting, issuing, opening
from infitah_desk.services.grouping import Chosen, group_of
from infitah_desk.services.linking import decide_duplicate
from infitah_desk.services.session import Session
from infitah_desk.services.settling import (
    open_permits,
    settle_permits,
    settle_same,
    two_permits,
    undo_duplicate,
)
from infitah_desk.services.showing import dossier_history
from infitah_desk.services.telling import tell
from tests.helpers.caravans import DAY, HQ, NORTH, OUJDA, TETOUAN, TETOUAN_2, Caravan
from tests.helpers.caravans import ready as ready_dossier
from tests.helpers.folders import PASSWORD
from tests.helpers.two_permits import Twice, bring_to, granted_twice

WORDS = "the owner has the sheet of this one"


@pytest.fixture
def twice(caravan: Caravan) -> Twice:
    return granted_twice(caravan, NORTH, HQ)


def revoked(session: Session, number: str) -> bool:
    return issuing.find_permit(session, number)[1].revoked


def test_headquarters_links_and_revokes_at_once(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        settled = settle_same(session, twice.one, twice.other)
        assert (settled.revoked, settled.to_revoke) == ((twice.second,), ())
        assert issuing.find_permit(session, twice.second)[1].reason == "revoked.duplicate"
        assert settled.linked.group.permits == (twice.first,)
        assert open_permits(session) == ()
        (case,) = two_permits(session)
        assert (case.keep.permit.number, case.void[0].permit.number) == (twice.first, twice.second)


def test_without_being_told_so_nobody_revokes(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        settled = settle_same(session, twice.one, twice.other, revoke=False)
        assert (settled.revoked, settled.to_revoke) == ((), (twice.second,))
        assert not revoked(session, twice.second)
        assert settle_permits(session, twice.one, twice.first) == (twice.second,)
        assert revoked(session, twice.second)


def test_a_coordinator_links_and_leaves_revoking_to_whoever_may(
    caravan: Caravan, twice: Twice
) -> None:
    with caravan.at(NORTH) as session:
        settled = settle_same(session, twice.one, twice.other)
        assert (settled.revoked, settled.to_revoke) == ((), (twice.second,))
        (case,) = open_permits(session)
        assert (case.open[0].node, case.keep.permit.number) == (OUJDA, twice.first)
        with pytest.raises(Refused) as refused:
            settle_permits(session, twice.one, twice.first)
        assert refused.value.code == "role.not_allowed"
        assert not revoked(session, twice.second)


def test_a_desk_revokes_what_its_own_block_has_once_it_hears_of_it(
    caravan: Caravan, twice: Twice
) -> None:
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other)
    caravan.give_receipt(NORTH, OUJDA)
    with caravan.at(OUJDA) as session:
        issuing.revoke_permit(session, twice.second, "duplicate")
    bring_to(caravan, NORTH)
    with caravan.at(NORTH) as session:
        assert open_permits(session) == ()
        assert [case.keep.permit.number for case in two_permits(session)] == [twice.first]


def test_the_other_one_is_kept_for_a_reason_that_travels(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session:
        with pytest.raises(Refused) as refused:
            settle_same(session, twice.one, twice.other, Chosen(twice.second))
        assert refused.value.code == "reason.missing"
        settled = settle_same(session, twice.one, twice.other, Chosen(twice.second, WORDS))
        assert settled.to_revoke == (twice.first,)
        assert group_of(session, twice.one).proposal == (twice.second, (twice.first,))
        smaller = min(twice.one, twice.other)
        told = tell(dossier_history(session, smaller)[-1], session.programme, "fr").lines
        assert any(WORDS in line for line in told)
        assert any(twice.second in line for line in told)
    caravan.merge(HQ, caravan.export(NORTH, everything=True).file)
    with caravan.at(HQ) as session:
        with pytest.raises(Refused) as refused:
            settle_permits(session, twice.other, twice.first)
        assert refused.value.code == "duplicate.proposal_changed"
        assert settle_permits(session, twice.other, twice.second) == (twice.first,)


def test_what_is_proposed_anyhow_needs_no_reason(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other, Chosen(twice.first))
        assert session.store.state(min(twice.one, twice.other)).kept == {}


def test_a_permit_that_neither_holds_is_not_kept(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session, pytest.raises(Refused) as refused:
        settle_same(session, twice.one, twice.other, Chosen("C2-TET1-00999-9", WORDS))
    assert refused.value.code in {"duplicate.not_held", "permit.number_invalid"}


def test_another_choice_is_said_anew(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(NORTH) as session:
        settle_same(session, twice.one, twice.other, Chosen(twice.second, WORDS))
        settle_same(session, twice.one, twice.other)
        assert group_of(session, twice.one).proposal == (twice.first, (twice.second,))


def test_undoing_revives_nothing_and_names_what_needs_a_new_number(
    caravan: Caravan, twice: Twice
) -> None:
    with caravan.at(HQ) as session:
        settle_same(session, twice.one, twice.other)
        undone = undo_duplicate(session, twice.one, twice.other)
        assert [(held.dossier, held.permit.number) for held in undone.void] == [
            (twice.other, twice.second)
        ]
        assert revoked(session, twice.second)
    caravan.give_receipt(HQ, OUJDA)
    with caravan.at(OUJDA) as session:
        assert issuing.issue_permit(session, twice.other) != twice.second


def test_a_clerk_at_headquarters_links_and_revokes_nothing(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        admitting.add_account(session, "Yassine", PASSWORD, "clerk")
    with caravan.at(HQ, "Yassine") as session:
        settled = settle_same(session, twice.one, twice.other)
        assert (settled.revoked, settled.to_revoke) == ((), (twice.second,))


def test_two_who_are_different_keep_what_they_have(caravan: Caravan, twice: Twice) -> None:
    with caravan.at(HQ) as session:
        decide_duplicate(session, twice.one, twice.other, "different")
        assert two_permits(session) == ()


# --- One dossier at two desks ---------------------------------------------------------------------


@pytest.fixture
def shared(caravan: Caravan) -> tuple[str, str, str]:
    """A dossier that two desks of one forum granted a permit each: it, the first, the second."""
    with caravan.at(TETOUAN) as session:
        dossier = ready_dossier(session, 9)
    caravan.merge(TETOUAN_2, caravan.export(TETOUAN, everything=True).file)
    permits = []
    for node in (TETOUAN, TETOUAN_2):
        with caravan.at(node) as session:
            opening.open_the_stop(session, DAY)
            permits.append(issuing.issue_permit(session, dossier))
            caravan.clock.pass_by(86_400)
    files = [caravan.export(node, everything=True).file for node in (TETOUAN, TETOUAN_2)]
    caravan.merge(HQ, *files)
    return dossier, permits[0], permits[1]


def test_one_dossier_with_two_permits_waits_and_is_settled(
    caravan: Caravan, shared: tuple[str, str, str]
) -> None:
    dossier = shared[0]
    with caravan.at(HQ) as session:
        (case,) = open_permits(session)
        assert case.dossiers == (dossier,)
        assert {case.keep.permit.number, case.open[0].permit.number} == set(shared[1:])
        void = case.open[0].permit.number
        assert settle_permits(session, dossier, case.keep.permit.number) == (void,)
        assert open_permits(session) == ()
        assert len(two_permits(session)) == 1


def test_a_permit_issued_anew_is_no_permit_too_many(
    caravan: Caravan, shared: tuple[str, str, str]
) -> None:
    with caravan.at(TETOUAN) as session:
        issuing.reissue_permit(session, shared[1], "revoked.wrong_holder")
        assert two_permits(session) == ()
