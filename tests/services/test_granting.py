"""Further blocks and the budget: what desks may spend, and what becomes of it when one is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain import events as e
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.services import (
    closing,
    enrolling,
    granting,
    opening,
    overviewing,
    printing,
    receipting,
    trusting,
)
from infitah_desk.services.sending import Parcel, send
from infitah_desk.services.session import Session
from tests.helpers.caravans import (
    DAY,
    EVERYWHERE,
    HQ,
    NORTH,
    OUJDA,
    TERMS,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    registered,
)
from tests.helpers.programmes import PROGRAMME_2010_TEXT

SMALL = enrolling.Terms(forum="TET", permits=12, packs=10)


def grant(caravan: Caravan, node: str, permits: int, packs: int = 0) -> granting.Granted:
    with caravan.at(HQ) as session:
        return granting.grant_block(session, node, permits, packs)


def refusal(caravan: Caravan, node: str, permits: int, packs: int = 0) -> Refused:
    with pytest.raises(Refused) as refused:
        grant(caravan, node, permits, packs)
    return refused.value


def serials(caravan: Caravan, node: str, first: int, count: int) -> list[int]:
    """So many permits issued there; their serials."""
    with caravan.at(node) as session:
        return [parse_number(issued(session, n)).serial for n in range(first, first + count)]


def alarms(session: Session) -> set[str]:
    listed = session.store.db.conn.execute("SELECT dossier FROM dossier WHERE alarms")
    return {alarm.code for (dossier,) in listed for alarm in session.store.state(dossier).alarms}


def a_spender(caravan: Caravan, *enrolled_before: str) -> None:
    """A desk that has spent the whole of its first block, 10 numbers, and one of a further one."""
    caravan.enrol(TETOUAN, SMALL)
    for node in enrolled_before:
        caravan.enrol(node)
    assert serials(caravan, TETOUAN, 1, 10) == [*range(1, 11)]
    grant(caravan, TETOUAN, 12, 5)
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    assert serials(caravan, TETOUAN, 11, 1) == [13]


def test_a_copied_authority_gives_nothing_away(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    request = enrolling.read_request(founded.ask(OUJDA))
    with founded.at(HQ) as session:
        before = granting.balance(session)
        session.copied = True
        with pytest.raises(MachineFault, match=r"^data\.copied_machine$"):
            granting.grant_block(session, TETOUAN, 10, 1)
        with pytest.raises(MachineFault, match=r"^data\.copied_machine$"):
            enrolling.enrol(session, request, TERMS[OUJDA], founded.file())
        assert granting.balance(session) == before


def test_a_further_block_lies_above_all_that_the_desk_had(founded: Caravan) -> None:
    founded.enrol(TETOUAN, SMALL)
    assert grant(founded, TETOUAN, 20, 10) == (TETOUAN, 13, 32, 20, 10)
    with founded.at(HQ) as session:
        node = session.roster.nodes[TETOUAN]
    assert [each.blocks for each in node.installations] == [
        ((1, 10), (13, 28)),
        ((11, 11), (29, 30)),
        ((12, 12), (31, 32)),
    ]
    assert [each.packs for each in node.installations] == [16, 2, 2]


def test_packs_alone_take_no_number(founded: Caravan) -> None:
    founded.enrol(TETOUAN, SMALL)
    assert grant(founded, TETOUAN, 0, 10) == (TETOUAN, 0, 0, 0, 10)
    assert grant(founded, TETOUAN, 5).first_serial == 13


def test_a_desk_spends_it_once_a_reference_said_so(founded: Caravan) -> None:
    a_spender(founded)
    with founded.at(TETOUAN) as session:
        seen = overviewing.overview(session)
    assert (seen.permits_given, seen.permits_left) == (20, 9)


def test_before_the_reference_the_quota_is_used_up(founded: Caravan) -> None:
    founded.enrol(TETOUAN, SMALL)
    serials(founded, TETOUAN, 1, 10)
    grant(founded, TETOUAN, 12)
    with founded.at(TETOUAN) as session, pytest.raises(Refused, match=r"^quota\.used_up$"):
        issued(session, 11)


def test_a_day_over_two_blocks_balances(founded: Caravan) -> None:
    a_spender(founded)
    with founded.at(TETOUAN) as session:
        figures = closing.prospect(session).figures
    assert figures.balanced
    assert figures.issued == 11


def test_a_restored_laptop_has_its_own_part_of_every_block(founded: Caravan) -> None:
    a_spender(founded)
    founded.restore(founded.back_up(TETOUAN), TETOUAN)
    with founded.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
    assert serials(founded, TETOUAN, 20, 2) == [11, 23]


def test_spent_before_the_receiver_heard_of_the_grant_is_an_alarm_until_it_does(
    founded: Caravan,
) -> None:
    a_spender(founded, NORTH)
    reference = founded.reference(TETOUAN)
    founded.merge(NORTH, its_own_log(founded))
    with founded.at(NORTH) as session:
        assert alarms(session) == {"alarm.outside_rights"}
        assert permits(session) == 10
        receipting.read_reference(session, reference)
        assert alarms(session) == set()
        assert permits(session) == 11


def test_heard_before_it_is_spent_is_no_alarm_at_any_time(founded: Caravan) -> None:
    a_spender(founded, NORTH)
    founded.reference(NORTH)
    founded.merge(NORTH, its_own_log(founded))
    with founded.at(NORTH) as session:
        assert alarms(session) == set()
        assert permits(session) == 11
    founded.merge(HQ, founded.export(TETOUAN, everything=True).file)
    assert founded.digest(HQ, [founded.log(TETOUAN)]) == founded.digest(
        NORTH, [founded.log(TETOUAN)]
    )


def permits(session: Session) -> int:
    (count,) = session.store.db.conn.execute("SELECT count(*) FROM permit").fetchone()
    return int(count)


def its_own_log(caravan: Caravan, covered: int = 0) -> Path:
    """The desk's own log from that event on, without anything that the authority says."""
    out = caravan.file()
    with caravan.at(TETOUAN) as session:
        own = session.store.own_log
        links = session.store.log.links(own)[:covered]
        parcel = Parcel(
            kind="events",
            receivers=tuple(
                session.roster.nodes[name]
                for name in (HQ, NORTH, TETOUAN)
                if name in session.roster.nodes
            ),
            logs=(own,),
            covered={own: frozenset(link.hash for link in links)},
        )
        send(session, parcel, out)
    return out


def test_a_permit_of_a_further_block_is_valid_for_everybody(
    founded: Caravan, tmp_path: Path
) -> None:
    a_spender(founded)
    with founded.at(TETOUAN) as session:
        number = next(
            number
            for (number,) in session.store.db.conn.execute(
                "SELECT number FROM permit ORDER BY serial DESC"
            )
        )
        printing.print_permits(session, [number], tmp_path / "permit.pdf")
    with founded.at(HQ) as session:
        trusting.export_trust_list(session, tmp_path / "trust.json")
    trusted = trusting.read_trust_files([tmp_path / "trust.json"], founded.root)
    checked = trusting.check_permit(
        str(tmp_path / "permit.pdf"), trusted, founded.clock, founded.clock.now()
    )
    assert (checked.verdict, checked.number) == ("valid", number)


def test_enrolments_and_grants_together_stay_within_the_programme(founded: Caravan) -> None:
    founded.enrol(TETOUAN, enrolling.Terms(forum="TET", permits=9_000, packs=9_990))
    request = enrolling.read_request(founded.ask(OUJDA))
    terms = enrolling.Terms(forum="OUJ", permits=1_001, packs=11)
    with founded.at(HQ) as session, pytest.raises(Refused) as refused:
        enrolling.enrol(session, request, terms, founded.file())
    assert refused.value.codes == ("escrow.permits_exceeded", "escrow.packs_exceeded")
    assert refused.value.details == {
        "permits_asked": 1_001,
        "permits_left": 1_000,
        "packs_asked": 11,
        "packs_left": 10,
    }
    with founded.at(HQ) as session:
        assert OUJDA not in session.roster.nodes
        terms = enrolling.Terms(forum="OUJ", permits=600, packs=4)
        enrolling.enrol(session, request, terms, founded.file())
    assert refusal(founded, TETOUAN, 401).code == "escrow.permits_exceeded"
    assert refusal(founded, TETOUAN, 1, 7).code == "escrow.packs_exceeded"
    grant(founded, TETOUAN, 400, 6)
    with founded.at(HQ) as session:
        now = granting.balance(session)
    assert (now.permits_left, now.packs_left) == (0, 0)


def test_the_same_request_again_takes_nothing_more(founded: Caravan) -> None:
    request = enrolling.read_request(founded.ask(TETOUAN))
    terms = enrolling.Terms(forum="TET", permits=9_000, packs=9_000)
    with founded.at(HQ) as session:
        for _ in range(2):
            enrolling.enrol(session, request, terms, founded.file())
        assert granting.balance(session).permits_left == 1_000


def test_a_coordinator_takes_nothing(founded: Caravan) -> None:
    founded.enrol(NORTH)
    with founded.at(HQ) as session:
        assert granting.balance(session).permits_left == 10_000


def test_a_programme_without_figures_sets_no_limit(founded: Caravan) -> None:
    founded.enrol(TETOUAN, SMALL)
    text = PROGRAMME_2010_TEXT.replace("permits = 10000\n", "")
    with founded.at(HQ) as session:
        session.write([("", [e.ProgrammePublished(text)])])
        assert granting.balance(session).permits_left is None
    grant(founded, TETOUAN, 50_000)
    assert refusal(founded, TETOUAN, 99_999 - 50_012 + 1).code == "escrow.serials_used_up"
    grant(founded, TETOUAN, 99_999 - 50_012)
    with founded.at(HQ) as session:
        assert session.roster.nodes[TETOUAN].last_serial == 99_999
    assert refusal(founded, TETOUAN, 1).details["left"] == 0


@pytest.mark.parametrize(
    ("node", "permits", "packs", "code"),
    [
        ("NAD-1", 1, 0, "enrol.unknown_node"),
        (HQ, 1, 0, "escrow.not_a_desk"),
        (NORTH, 1, 0, "escrow.not_a_desk"),
        (TETOUAN, 0, 0, "escrow.nothing_granted"),
        (TETOUAN, -1, 5, "escrow.nothing_granted"),
        (TETOUAN, 100_000, 0, "escrow.serials_used_up"),
    ],
)
def test_what_cannot_be_granted(
    caravan: Caravan, node: str, permits: int, packs: int, code: str
) -> None:
    before = caravan.digest(HQ)
    assert refusal(caravan, node, permits, packs).code == code
    assert caravan.digest(HQ) == before


def test_only_headquarters_grants(caravan: Caravan) -> None:
    for place in (TETOUAN, EVERYWHERE):
        with caravan.at(place) as session, pytest.raises(Refused, match=r"^role\.not_allowed$"):
            granting.grant_block(session, TETOUAN, 1, 0)


def lose(caravan: Caravan, node: str) -> None:
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, node, "volé")


def left(caravan: Caravan) -> int | None:
    with caravan.at(HQ) as session:
        return granting.balance(session).permits_left


def test_what_a_lost_desk_had_not_spent_may_be_given_again(founded: Caravan) -> None:
    founded.enrol(TETOUAN, enrolling.Terms(forum="TET", permits=200))
    serials(founded, TETOUAN, 1, 3)
    founded.merge(HQ, founded.export(TETOUAN).file)
    assert left(founded) == 10_000 - 200
    lose(founded, TETOUAN)
    assert left(founded) == 10_000 - 3
    assert refusal(founded, TETOUAN, 1).code == "escrow.node_revoked"


def test_of_a_lost_stick_below_the_position_every_event_may_be_a_permit(founded: Caravan) -> None:
    founded.enrol(TETOUAN, enrolling.Terms(forum="TET", permits=200))
    with founded.at(TETOUAN) as session:
        opening.open_the_stop(session, DAY)
    founded.merge(HQ, founded.export(TETOUAN).file)
    founded.give_receipt(HQ, TETOUAN)
    serials(founded, TETOUAN, 1, 2)
    lost = founded.export(TETOUAN)
    with founded.at(TETOUAN) as session:
        last = session.store.own_head
        registered(session, 9)
    assert last is not None
    late = its_own_log(founded, covered=last.seq)
    founded.merge(HQ, late)
    lose(founded, TETOUAN)
    assert left(founded) == 10_000 - lost.events
    founded.merge(HQ, lost.file)
    assert left(founded) == 10_000 - 2


def test_a_lost_desks_later_permits_count_nowhere_and_verifiers_refuse_them(
    founded: Caravan, tmp_path: Path
) -> None:
    founded.enrol(TETOUAN, SMALL)
    with founded.at(TETOUAN) as session:
        known = issued(session, 1)
        printing.print_permits(session, [known], tmp_path / "known.pdf")
    founded.merge(HQ, founded.export(TETOUAN).file)
    with founded.at(TETOUAN) as session:
        later = issued(session, 2)
        printing.print_permits(session, [later], tmp_path / "later.pdf")
    lose(founded, TETOUAN)
    merged = founded.merge(HQ, founded.export(TETOUAN).file)
    assert [each.status for each in merged.bundles] == ["quarantined"]
    with founded.at(HQ) as session:
        assert alarms(session) == {"alarm.quarantined"}
        trusting.export_trust_list(session, tmp_path / "trust.json")
        assert granting.balance(session).accounts[-1].permits_spent == 1
    trusted = trusting.read_trust_files([tmp_path / "trust.json"], founded.root)
    checked = {
        name: trusting.check_permit(
            str(tmp_path / f"{name}.pdf"), trusted, founded.clock, founded.clock.now()
        )
        for name in ("known", "later")
    }
    assert (checked["known"].verdict, checked["later"].verdict) == ("valid", "revoked")
    assert (checked["known"].why, checked["later"].why) == (None, "void_because.desk")


def test_a_spare_laptop_is_enrolled_ahead_and_first_used_weeks_later(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    kit = founded.kit(TETOUAN_2, founded.ask(TETOUAN_2))
    founded.clock.pass_by(3 * 7 * 86_400)
    grant(founded, TETOUAN, 100)
    founded.enrol(NORTH)
    reference = founded.reference(TETOUAN)
    with founded.at(TETOUAN_2) as session:
        enrolling.accept_kit(session, kit, founded.root)
        receipting.read_reference(session, reference)
        # An old kit, put in once more, takes nothing back.
        enrolling.accept_kit(session, kit, founded.root)
    assert serials(founded, TETOUAN_2, 1, 2) == [1, 2]
    founded.merge(NORTH, founded.export(TETOUAN_2).file)
    founded.merge(TETOUAN, founded.export(TETOUAN_2).file)
    for place in (NORTH, TETOUAN):
        with founded.at(place) as session:
            assert alarms(session) == set()
            assert permits(session) == 2
