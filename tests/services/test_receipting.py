"""Receipts and references: what need not be sent again, and what nobody may be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.bundles.manifest import Branch, HeldLog, Receipt
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import InfitahError
from infitah_desk.services import enrolling, merging, receipting, trusting
from infitah_desk.services.enrolling import REFERENCE
from infitah_desk.services.receipting import SAFE
from infitah_desk.services.sending import Parcel, seal_own_log, send
from infitah_desk.services.session import Session
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    NORTH,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    registered,
)


def write(caravan: Caravan, node: str, number: int) -> str:
    with caravan.at(node) as session:
        return registered(session, number)


def exported_seqs(caravan: Caravan, *, everything: bool = False) -> tuple[int | None, int | None]:
    exported = caravan.export(TETOUAN, everything=everything)
    return exported.first, exported.last


def test_without_a_receipt_everything_goes_again(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.export(TETOUAN)
    write(caravan, TETOUAN, 2)
    assert exported_seqs(caravan) == (1, 2)


def test_after_a_receipt_only_what_is_new_goes(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    write(caravan, TETOUAN, 2)
    exported = caravan.export(TETOUAN)
    assert (exported.events, exported.first, exported.last) == (1, 2, 2)


def test_everything_goes_where_it_is_asked_for(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    everything = caravan.export(TETOUAN, everything=True)
    assert (everything.first, everything.last) == (1, 1)
    assert everything.events == caravan.digest(TETOUAN).events


def test_an_event_stays_out_only_if_all_who_gave_a_receipt_have_it(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    first = caravan.export(TETOUAN).file
    write(caravan, TETOUAN, 2)
    second = caravan.export(TETOUAN).file
    caravan.merge(NORTH, second)
    caravan.merge(HQ, first)
    caravan.give_receipt(NORTH, TETOUAN)
    assert exported_seqs(caravan) == (None, None)
    caravan.give_receipt(HQ, TETOUAN)
    assert exported_seqs(caravan) == (2, 2)


def test_exporting_moves_no_cursor(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    write(caravan, TETOUAN, 2)
    assert exported_seqs(caravan) == exported_seqs(caravan) == (2, 2)


def test_what_a_restored_coordinator_has_lost_comes_again(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    backup = caravan.back_up(NORTH)
    write(caravan, TETOUAN, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    high = caravan.give_receipt(NORTH, TETOUAN)
    caravan.restore(backup, NORTH)
    caravan.clock.pass_by(1)
    low = caravan.give_receipt(NORTH, TETOUAN)
    assert (low.number > high.number, high.seq, low.seq) == (True, 2, 1)
    again = caravan.export(TETOUAN)
    assert (again.first, again.last) == (2, 2)
    caravan.merge(NORTH, again.file)
    assert caravan.give_receipt(NORTH, TETOUAN).seq == 2


def test_a_restored_coordinator_is_believed_though_its_clock_is_behind(caravan: Caravan) -> None:
    """On an old laptop whose battery is dead."""
    backup = caravan.back_up(NORTH)
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    caravan.restore(backup, NORTH)
    caravan.clock.set_back(days=4_000)
    assert caravan.give_receipt(NORTH, TETOUAN).seq == 0
    assert caravan.export(TETOUAN).events > 0


def test_a_restored_authority_is_believed_though_its_clock_is_behind(caravan: Caravan) -> None:
    backup = caravan.back_up(HQ)
    caravan.reference(TETOUAN)
    caravan.restore(backup, HQ)
    caravan.clock.set_back(days=40)
    reference = caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert receipting.read_reference(session, reference).new_events == 0
        assert trusting.own_trust_list(session).date == caravan.clock.now()


def test_a_receipt_that_was_overtaken_is_refused(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    older, newer = caravan.receipt(NORTH, TETOUAN), caravan.receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        receipting.read_receipt(session, newer)
    assert refused(caravan, older) == "receipt.older"


def test_the_same_receipt_again_changes_nothing(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    receipt = caravan.receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        first = receipting.read_receipt(session, receipt)
        assert receipting.read_receipt(session, receipt) == first._replace(new_events=0)


def test_only_the_authority_says_that_events_are_safe(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    bundle = caravan.export(TETOUAN).file
    caravan.merge(NORTH, bundle)
    caravan.merge(HQ, bundle)
    assert not caravan.give_receipt(NORTH, TETOUAN).safe
    assert safe(caravan) == 0
    assert caravan.give_receipt(HQ, TETOUAN).safe
    assert safe(caravan) == 1


def test_a_receipt_says_up_to_where_nothing_is_missing(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    write(caravan, TETOUAN, 2)
    caravan.export(TETOUAN)
    caravan.merge(EVERYWHERE, caravan.export(TETOUAN).file)
    assert caravan.give_receipt(EVERYWHERE, TETOUAN).seq == 0


def test_what_a_receipts_sender_lacks_below_a_gap_goes_again(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    caravan.give_receipt(NORTH, TETOUAN)
    write(caravan, TETOUAN, 2)
    late = caravan.export(TETOUAN).file
    caravan.merge(EVERYWHERE, late)
    caravan.give_receipt(EVERYWHERE, TETOUAN)
    assert exported_seqs(caravan) == (1, 2)


def test_a_coordinators_own_log_comes_with_its_receipt_and_others_bodies_do_not(
    caravan: Caravan,
) -> None:
    mine, other = write(caravan, TETOUAN, 1), write(caravan, TETOUAN_2, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN).file, caravan.export(TETOUAN_2).file)
    with caravan.at(NORTH) as session:
        for dossier in (mine, other):
            session.write([(dossier, [e.DossierCorrected({"manager": "Nadia"}, "appel")])])
    assert caravan.give_receipt(NORTH, TETOUAN).new_events == 2
    with caravan.at(TETOUAN) as session:
        assert session.store.state(mine).text("manager") == "Nadia"
        assert session.store.state(other).missing_bodies == 1


def test_a_body_that_came_withheld_is_asked_for_by_receipt(caravan: Caravan) -> None:
    """The desk hands on the coordinator's log as it has it; headquarters still needs the rest."""
    other = write(caravan, TETOUAN_2, 2)
    caravan.merge(NORTH, caravan.export(TETOUAN_2).file)
    with caravan.at(NORTH) as session:
        session.write([(other, [e.DossierCorrected({"manager": "Nadia"}, "appel")])])
    caravan.give_receipt(NORTH, TETOUAN)
    caravan.merge(HQ, caravan.export(TETOUAN, everything=True).file)
    caravan.give_receipt(HQ, NORTH)
    caravan.merge(HQ, caravan.export(NORTH).file)
    with caravan.at(HQ) as session:
        assert session.store.state(other).text("manager") == "Nadia"


def test_an_erased_body_is_not_asked_for(caravan: Caravan) -> None:
    dossier = write(caravan, TETOUAN, 1)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        session.write([(dossier, [e.ErasureConfirmed("demande")])])
    assert caravan.give_receipt(HQ, TETOUAN).seq == 1


def refused_reference(caravan: Caravan, path: Path) -> str:
    """The code by which the desk refuses a reference; nothing is stored, its number stays."""
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session:
        number = session.store.settings.number(REFERENCE)
        with pytest.raises(InfitahError) as error:
            receipting.read_reference(session, path)
        assert session.store.settings.number(REFERENCE) == number
    assert caravan.digest(TETOUAN) == before
    return error.value.code


def test_a_reference_that_was_overtaken_is_refused(caravan: Caravan) -> None:
    older = caravan.reference()
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN_2, "volé")
    newer = caravan.reference(TETOUAN)
    assert refused_reference(caravan, older) == "reference.rollback"
    with caravan.at(TETOUAN) as session:
        assert receipting.read_reference(session, newer).new_events == 0


def test_a_receipt_is_no_reference(caravan: Caravan) -> None:
    receipt = caravan.receipt(HQ, TETOUAN)
    assert refused_reference(caravan, receipt) == "reference.not_a_reference"


def test_only_the_authority_writes_references(caravan: Caravan) -> None:
    with caravan.at(NORTH) as session, pytest.raises(InfitahError) as error:
        receipting.write_reference(session, caravan.file())
    assert error.value.code == "role.not_allowed"


def test_a_reference_that_a_coordinator_sends_is_none(caravan: Caravan) -> None:
    path = caravan.file()
    with caravan.at(NORTH) as session:
        parcel = Parcel(
            kind="reference",
            receivers=(session.roster.nodes[TETOUAN],),
            logs=session.roster.authorities(),
            number=2**40,
            with_certificate=True,
        )
        send(session, parcel, path)
    assert refused_reference(caravan, path) == "reference.not_a_reference"


def forged_receipt(caravan: Caravan, sender: str, receipt: Receipt, *, to: str = TETOUAN) -> Path:
    """A receipt as somebody with that node's keys could write it."""
    path = caravan.file("-forged")
    with caravan.at(sender) as session:
        seal_own_log(session)
        parcel = Parcel(
            kind="receipt",
            receivers=(session.roster.nodes[to],),
            logs=(),
            number=2**40,
            receipt=receipt,
        )
        send(session, parcel, path)
    return path


def refused(caravan: Caravan, path: Path) -> str:
    """The code by which the desk refuses a receipt; nothing is stored, no cursor moves."""
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session:
        numbers = receipt_numbers(session)
        with pytest.raises(InfitahError) as error:
            receipting.read_receipt(session, path)
        assert receipt_numbers(session) == numbers
    assert caravan.digest(TETOUAN) == before
    return error.value.code


def receipt_numbers(session: Session) -> list[tuple[str, int]]:
    rows = session.store.db.conn.execute("SELECT sender, number FROM receipt ORDER BY sender")
    return [(sender, number) for sender, number in rows]


def safe(caravan: Caravan) -> int:
    with caravan.at(TETOUAN) as session:
        return session.store.settings.number(SAFE)


def test_a_receipt_for_another_desk_cannot_be_read(caravan: Caravan) -> None:
    assert refused(caravan, caravan.receipt(HQ, TETOUAN_2)) == "bundle.wrong_key"


def test_a_receipt_told_to_another_desk_is_refused(caravan: Caravan) -> None:
    path = forged_receipt(caravan, NORTH, Receipt(TETOUAN_2, {}))
    assert refused(caravan, path) == "receipt.for_another"


def test_a_receipt_from_a_desk_is_refused(caravan: Caravan) -> None:
    path = forged_receipt(caravan, TETOUAN_2, Receipt(TETOUAN, {}))
    assert refused(caravan, path) == "receipt.not_entitled"


def test_a_bundle_of_events_is_no_receipt(caravan: Caravan) -> None:
    assert refused(caravan, caravan.export(TETOUAN_2).file) == "receipt.not_a_receipt"


@pytest.mark.parametrize("seq", [1, 2])
def test_a_receipt_of_a_chain_that_the_desk_never_wrote_is_refused(
    caravan: Caravan, seq: int
) -> None:
    write(caravan, TETOUAN, 1)
    held = HeldLog((Branch(seq, "5a" * 32),))
    path = forged_receipt(caravan, NORTH, Receipt(TETOUAN, {caravan.log(TETOUAN): held}))
    assert refused(caravan, path) == "receipt.other_chain"


def test_a_receipt_of_a_right_hash_at_a_wrong_place_is_refused(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    write(caravan, TETOUAN, 2)
    with caravan.at(TETOUAN) as session:
        log = session.store.own_log
        first = session.store.log.links(log)[0]
    held = HeldLog((Branch(2, first.hash.hex()),))
    path = forged_receipt(caravan, NORTH, Receipt(TETOUAN, {log: held}))
    assert refused(caravan, path) == "receipt.other_chain"


def test_of_a_forked_log_the_own_branch_is_covered(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    write(caravan, TETOUAN, 2)
    write(caravan, other, 3)
    write(caravan, other, 4)
    caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(other).file)
    read = caravan.give_receipt(HQ, TETOUAN)
    assert (read.seq, read.safe, safe(caravan)) == (2, True, 2)


def test_a_longer_branch_of_another_laptop_makes_nothing_of_this_one_safe(
    caravan: Caravan,
) -> None:
    write(caravan, TETOUAN, 1)
    other = caravan.copied_laptop(TETOUAN, "the other laptop")
    for number in (2, 3, 4):
        write(caravan, other, number)
    write(caravan, TETOUAN, 5)
    foreign = caravan.export(other).file
    caravan.merge(HQ, foreign)
    caravan.merge(TETOUAN, foreign)
    assert caravan.give_receipt(HQ, TETOUAN).seq == 1


def test_a_log_that_went_on_elsewhere_is_told(caravan: Caravan) -> None:
    """The folder was put back as it was: what was written since is known elsewhere, not here."""
    write(caravan, TETOUAN, 1)
    old = caravan.copied_laptop(TETOUAN, "as it was")
    write(caravan, TETOUAN, 2)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    receipt = caravan.receipt(HQ, TETOUAN)
    with caravan.at(old) as session, pytest.raises(InfitahError) as error:
        receipting.read_receipt(session, receipt)
    assert error.value.code == "receipt.other_chain"


def test_numbers_of_receipts_grow_though_the_clock_goes_back(caravan: Caravan) -> None:
    first = caravan.receipt(NORTH, TETOUAN)
    caravan.clock.set_back(days=40)
    second = caravan.receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert (
            receipting.read_receipt(session, first).number
            < receipting.read_receipt(session, second).number
        )


def test_a_receipt_given_to_merging_counts_as_events_only(caravan: Caravan) -> None:
    write(caravan, TETOUAN, 1)
    caravan.merge(NORTH, caravan.export(TETOUAN).file)
    receipt = caravan.receipt(NORTH, TETOUAN)
    with caravan.at(TETOUAN) as session:
        [came] = merging.merge_bundles(session, [receipt]).bundles
        assert (came.status, receipt_numbers(session)) == ("known", [])
