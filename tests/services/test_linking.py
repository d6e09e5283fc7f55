"""Dossiers linked as one enterprise across desks, by a coordinator or headquarters."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.matching import Reason
from infitah_desk.services import issuing, linking, opening, registering
from infitah_desk.services.deciding import list_conflicts
from infitah_desk.services.digesting import digest_of
from infitah_desk.services.grouping import group_of
from infitah_desk.services.linking import (
    Duplicate,
    count_likely,
    decide_duplicate,
    list_duplicates,
)
from infitah_desk.services.protecting import erase
from infitah_desk.services.session import Session
from infitah_desk.services.showing import dossier_history
from infitah_desk.services.telling import tell, tell_reason
from infitah_desk.storage.match_pairs import COMPARED_BY, to_compare
from infitah_desk.system.texts import LANGUAGES, Language, say
from tests.helpers.caravans import (
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    Caravan,
    an_enterprise,
    issued,
    ready,
    registered,
)

AGAIN = {
    "name": "STE MENUISERIE ZEROUALI 1",
    "rc_number": None,
    "rc_court": None,
    "tp_number": "54019872",
    "manager": "Zerouali Aicha",
    "phone": "06 61 23 45 67",
}


class Pair(NamedTuple):
    left: str
    right: str


@pytest.fixture
def pair(caravan: Caravan) -> Pair:
    """One enterprise, registered at two desks that did not know of each other; NORTH has both."""
    with caravan.at(TETOUAN) as session:
        one = registered(session, 1, phone="0661234567")
    with caravan.at(OUJDA) as session:
        other = registered(session, 1, **AGAIN)
    merge_at(caravan, NORTH)
    return Pair(*sorted((one, other)))


def merge_at(caravan: Caravan, *nodes: str) -> None:
    files = [caravan.export(desk, everything=True).file for desk in (TETOUAN, OUJDA)]
    for node in nodes:
        caravan.merge(node, *files)


def listed(session: Session, pair: Pair) -> Duplicate:
    (item,) = [each for each in list_duplicates(session).items if each[:2] == pair]
    return item


def refusal(session: Session, left: str, right: str, verdict: linking.Verdict) -> str:
    with pytest.raises(Refused) as refused:
        decide_duplicate(session, left, right, verdict)
    return refused.value.code


# --- Finding --------------------------------------------------------------------------------------


def test_a_merge_counts_the_likely_pairs_and_the_list_tells_why(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        one = registered(session, 1, phone="0661234567")
    with caravan.at(OUJDA) as session:
        other = registered(session, 1, **AGAIN)
    files = [caravan.export(desk, everything=True).file for desk in (TETOUAN, OUJDA)]
    merged = caravan.merge(NORTH, *files)
    assert (merged.duplicates, merged.to_compare) == (1, 0)
    with caravan.at(NORTH) as session:
        item = listed(session, Pair(*sorted((one, other))))
    assert item.likely
    assert {reason.code for reason in item.reasons} >= {"same.phone", "manager.similar"}
    assert {item.left_name, item.right_name} == {"Menuiserie Zerouali 1", AGAIN["name"]}


def test_an_equal_number_with_nothing_else_alike_is_listed_but_not_likely(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        one = registered(session, 1, tp_number="54019872")
    other_shop = {"name": "Garage Rif", "name_ar": None, "manager": "Omar Tazi", "city": "Oujda"}
    with caravan.at(OUJDA) as session:
        other = registered(
            session, 2, tp_number="54019872", rc_number=None, activity="Garage", **other_shop
        )
    merge_at(caravan, NORTH)
    with caravan.at(NORTH) as session:
        item = listed(session, Pair(*sorted((one, other))))
        assert not item.likely
        assert "same.tp" in {reason.code for reason in item.reasons}
        assert count_likely(session)[0] == 0


def test_only_what_changed_is_compared_anew(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        assert listed(session, pair)
        assert to_compare(session.store) == 0
        registering.correct(session, pair.left, {"email": "a@exemple.ma"}, "given now")
        assert to_compare(session.store) == 1
        assert listed(session, pair)
        assert to_compare(session.store) == 0


def test_a_corrected_dossier_is_compared_anew(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        assert listed(session, pair).likely
        registering.correct(
            session,
            pair.right,
            {"manager": "Omar Tazi", "manager_ar": None, "phone": None, "name": "Garage Rif",
             "name_ar": None, "activity": "Garage"},
            "another enterprise",
        )  # fmt: skip
        assert [each for each in list_duplicates(session).items if each.likely] == []


def test_pairs_are_no_part_of_the_state(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        assert listed(session, pair)
        with_pairs = digest_of(session)
        session.store.db.conn.execute("DELETE FROM likely_pair")
        assert digest_of(session) == with_pairs


def test_of_an_erased_dossier_nothing_is_compared(caravan: Caravan, pair: Pair) -> None:
    merge_at(caravan, HQ)
    with caravan.at(HQ) as session:
        assert listed(session, pair).likely
        erase(session, pair.left, "asked")
        assert list_duplicates(session).items == ()
        assert refusal(session, *pair, "same") == "dossier.erased"


# --- Deciding -------------------------------------------------------------------------------------


@pytest.mark.parametrize("swapped", [False, True])
def test_a_decision_takes_the_pair_off_the_open_ones(
    caravan: Caravan, pair: Pair, swapped: bool
) -> None:
    with caravan.at(NORTH) as session:
        left, right = (pair.right, pair.left) if swapped else pair
        linked = decide_duplicate(session, left, right, "same")
        assert (linked.decided, linked.group.dossiers) == ("same", tuple(pair))
        assert listed(session, pair).decided == "same"
        assert count_likely(session)[0] == 0
        assert [group.dossiers for group in list_duplicates(session).groups] == [tuple(pair)]


def test_what_was_decided_is_taken_back_and_nothing_is_deleted(
    caravan: Caravan, pair: Pair
) -> None:
    with caravan.at(NORTH) as session:
        before = {dossier: session.store.state(dossier).fields for dossier in pair}
        for verdict in ("same", "different", "undo"):
            decide_duplicate(session, *pair, verdict)
        assert listed(session, pair).decided == ""
        assert group_of(session, pair.left).dossiers == (pair.left,)
        assert {dossier: session.store.state(dossier).fields for dossier in pair} == before


def test_what_others_are_linked_by_is_not_asked_again(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(OUJDA) as session:
        third = registered(session, 1, **{**AGAIN, "tp_number": "64019872"})
    merge_at(caravan, NORTH)
    with caravan.at(NORTH) as session:
        assert count_likely(session)[0] == 3
        for dossier in pair:
            decide_duplicate(session, dossier, third, "same")
        assert count_likely(session)[0] == 0
        assert group_of(session, pair.left).dossiers == tuple(sorted((*pair, third)))


def test_a_desk_decides_nothing(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(TETOUAN) as session:
        assert refusal(session, *pair, "same") == "role.not_allowed"


def test_a_decision_is_about_two_dossiers_that_are_here(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        assert refusal(session, pair.left, pair.left, "same") == "duplicate.one_dossier"
        assert refusal(session, pair.left, "f" * 36, "same") == "dossier.unknown"
        assert refusal(session, "0" * 36, pair.left, "same") == "dossier.unknown"
        assert refusal(session, *pair, "undo") == "duplicate.not_decided"


def test_two_who_decide_against_each_other_are_a_conflict_until_settled(
    caravan: Caravan, pair: Pair
) -> None:
    merge_at(caravan, HQ)
    verdicts: tuple[tuple[str, linking.Verdict], ...] = ((NORTH, "same"), (HQ, "different"))
    for node, verdict in verdicts:
        with caravan.at(node) as session:
            decide_duplicate(session, *pair, verdict)
    caravan.merge(HQ, caravan.export(NORTH, everything=True).file)
    with caravan.at(HQ) as session:
        assert listed(session, pair).disputed
        (conflict,) = list_conflicts(session)
        assert {side.value for side in conflict.values} == {"same", "different"}
        linked = decide_duplicate(session, *pair, "same")
        assert linked.decided == "same"
        assert not listed(session, pair).disputed
        assert list_conflicts(session) == ()
    caravan.give_receipt(HQ, NORTH)
    with caravan.at(NORTH) as session:
        assert (listed(session, pair).decided, list_conflicts(session)) == ("same", ())


# --- Permits --------------------------------------------------------------------------------------


def test_an_enterprise_that_is_linked_gets_no_second_permit(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        first = issued(session, 2, phone="0662222222")
        holder = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
        other = ready(session, 3, name="Sté Menuiserie Zerouali 2", phone="0662222222")
    merge_at(caravan, NORTH)
    with caravan.at(NORTH) as session:
        decide_duplicate(session, holder, other, "same")
    caravan.give_receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        with pytest.raises(Refused) as refused:
            issuing.issue_permit(session, other)
        assert refused.value.codes == ("permit.already_held",)
    with caravan.at(NORTH) as session:
        decide_duplicate(session, holder, other, "undo")
    caravan.give_receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert issuing.issue_permit(session, other) != first


def test_two_that_are_said_to_be_different_may_share_a_mistyped_number(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1, tp_number="54019872")
        other = ready(session, 2, name="Garage Rif", manager="Omar Tazi", tp_number="54019872")
        with pytest.raises(Refused) as refused:
            issuing.issue_permit(session, other)
        assert refused.value.codes == ("permit.already_held",)
        holder = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
    merge_at(caravan, NORTH)
    with caravan.at(NORTH) as session:
        decide_duplicate(session, holder, other, "different")
    caravan.give_receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert issuing.issue_permit(session, other)


def test_two_permits_of_one_enterprise_are_an_alarm_with_a_proposal(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        kept = issued(session, 1)
        one = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
    with caravan.at(OUJDA) as session:
        opening.open_the_stop(session, "2010-10-01")
        other = registering.register(session, an_enterprise(1, **AGAIN)).dossier
        revoked = issued_later(session, other)
    merge_at(caravan, NORTH)
    with caravan.at(NORTH) as session:
        assert list_duplicates(session).groups == ()
        group = decide_duplicate(session, one, other, "same").group
        assert group.alarm == "alarm.two_permits"
        assert group.proposal == (kept, (revoked,))
    with caravan.at(OUJDA) as session:
        issuing.revoke_permit(session, revoked, "duplicate")
    caravan.merge(NORTH, caravan.export(OUJDA, everything=True).file)
    with caravan.at(NORTH) as session:
        assert (group_of(session, one).alarm, group_of(session, one).permits) == ("", (kept,))
        decide_duplicate(session, one, other, "undo")
        assert session.store.state(other).permits[revoked].revoked


def issued_later(session: Session, dossier: str) -> str:
    from infitah_desk.domain.commands import AcceptDocument
    from infitah_desk.services import verifying

    verifying.accept_document(session, dossier, AcceptDocument("tp_certificate", "54019872"))
    verifying.attend_initiation(session, dossier)
    return issuing.issue_permit(session, dossier)


# --- Told -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_is_told_in_words(caravan: Caravan, pair: Pair, language: Language) -> None:
    with caravan.at(NORTH) as session:
        decide_duplicate(session, *pair, "different")
        last = dossier_history(session, pair.left)[-1]
        told = " ".join(tell(last, session.programme, language).lines)
    assert pair.right in told
    assert say("verdict_on_duplicates.different", language) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: Language) -> None:
    kinds = ("ice", "rc", "tp", "if", "phone", "email")
    codes = [f"{kind}.{what}" for kind in ("same", "nearly") for what in kinds]
    codes += [f"different.{what}" for what in (*kinds[:4], "court")]
    codes += [f"{what}.{kind}" for what in ("name", "manager") for kind in ("similar", "different")]
    for code in (*codes, "same.address"):
        assert tell_reason(Reason(code, 0.934), language) != code
    assert "93" in tell_reason(Reason("name.similar", 0.934), language)


def test_a_merge_compares_only_so_many_at_once(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        for dossier in pair:
            registering.correct(session, dossier, {"email": "a@exemple.ma"}, "given now")
        # The first of the two meets nobody: the other has no keys yet, and then meets the first.
        assert count_likely(session, 1) == (0, 1)
        assert count_likely(session, 1) == (1, 0)


def test_what_another_version_compared_is_compared_anew(caravan: Caravan, pair: Pair) -> None:
    with caravan.at(NORTH) as session:
        assert listed(session, pair)
        session.store.db.conn.execute("UPDATE likely_pair SET score = 0.99")
        session.store.settings.put_number(COMPARED_BY, 0)
        assert listed(session, pair).score != 0.99
