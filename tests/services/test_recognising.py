"""Identifiers served elsewhere warn; names used elsewhere complete; each reference tells anew."""

from __future__ import annotations

import pytest

from infitah_desk.bundles.reading import inspect_bundle
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.served import SERVED, served_digest, unpacked
from infitah_desk.services import (
    enrolling,
    importing,
    issuing,
    linking,
    protecting,
    receipting,
    registering,
    showing,
)
from infitah_desk.services.informing import FEWEST, what_to_tell
from infitah_desk.services.session import Session
from infitah_desk.services.suggesting import suggestions
from tests.helpers.caravans import (
    HQ,
    NORTH,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    an_enterprise,
    issued,
    ready,
    registered,
)

EVERYBODY = (NORTH, OUJDA, TETOUAN, TETOUAN_2)


def served_at_tetouan(caravan: Caravan, **fields: object) -> str:
    """An enterprise served there, known to headquarters; its permit's number."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1, **fields)
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.clock.pass_by(60)
    return number


def warned(session: Session, number: int = 1, **fields: object) -> list[tuple[str, str]]:
    """Which fields are warned of when that enterprise is registered, and how."""
    begun = registering.register(session, an_enterprise(number, **fields))
    return [(each.field, each.severity) for each in begun.issues if each.code == SERVED]


def test_whoever_was_served_at_one_desk_is_recognised_at_another(caravan: Caravan) -> None:
    served_at_tetouan(caravan)
    with caravan.at(OUJDA) as session:
        assert warned(session) == []
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        assert warned(session) == [("rc_number", "warning")]
        assert warned(session, rc_court="Oujda") == []
        assert warned(session, 2) == []


def test_it_warns_and_refuses_nothing(caravan: Caravan) -> None:
    served_at_tetouan(caravan)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        dossier = ready(session, 1)
        found = registering.eligibility(session, dossier)
        assert (found.eligible, found.warnings) == (True, (SERVED,))
        assert showing.show_dossier(session, dossier).served == ("rc_number",)
        assert issuing.issue_permit(session, dossier)


def test_a_dossier_that_was_begun_before_is_recognised_too(caravan: Caravan) -> None:
    served_at_tetouan(caravan, tp_number="54019872")
    with caravan.at(OUJDA) as session:
        dossier = registered(session, 7)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        assert showing.show_dossier(session, dossier).served == ()
        registering.correct(session, dossier, {"tp_number": "54019872"}, "oubli")
        assert showing.show_dossier(session, dossier).served == ("tp_number",)


def test_the_desk_that_served_it_is_not_warned_of_itself(caravan: Caravan) -> None:
    number = served_at_tetouan(caravan)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        dossier = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
        shown = showing.show_dossier(session, dossier)
        assert (shown.served, shown.state.permits[number].revoked) == ((), False)


def test_a_later_reference_takes_back_what_was_revoked(caravan: Caravan) -> None:
    number = served_at_tetouan(caravan)
    caravan.reference(OUJDA)
    with caravan.at(TETOUAN) as session:
        issuing.revoke_permit(session, number, "revoked.error")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.clock.pass_by(60)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        assert warned(session) == []


def test_the_next_reference_forgets_what_was_erased(caravan: Caravan) -> None:
    served_at_tetouan(caravan, activity="Menuiserie rare")
    caravan.reference(OUJDA)
    with caravan.at(HQ) as session:
        dossier = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
        assert protecting.erase(session, dossier, "demande") == "erased"
    caravan.clock.pass_by(60)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        assert warned(session) == []
        assert session.store.db.conn.execute("SELECT count(*) FROM served").fetchone() == (0,)


def test_an_older_reference_is_refused_and_changes_nothing(caravan: Caravan) -> None:
    older = caravan.reference()
    served_at_tetouan(caravan)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        with pytest.raises(Refused, match=r"^reference\.rollback$"):
            receipting.read_reference(session, older)
        assert warned(session) == [("rc_number", "warning")]


def test_a_kit_tells_it_as_well_but_an_older_one_takes_nothing_back(founded: Caravan) -> None:
    founded.enrol(TETOUAN)
    early = founded.kit(OUJDA, founded.ask(OUJDA))
    with founded.at(OUJDA) as session:
        enrolling.accept_kit(session, early, founded.root)
    served_at_tetouan(founded)
    request = founded.folder / f"{OUJDA}.request"
    late = founded.kit(OUJDA, request)
    for kit in (late, early):
        with founded.at(OUJDA) as session:
            enrolling.accept_kit(session, kit, founded.root)
    with founded.at(OUJDA) as session:
        assert warned(session) == [("rc_number", "warning")]


def test_what_was_told_is_part_of_no_digest(caravan: Caravan) -> None:
    served_at_tetouan(caravan)
    caravan.reference(OUJDA, NORTH)
    digests = {
        node: caravan.digest(node, [caravan.log(HQ)]).state_digest for node in (OUJDA, NORTH, HQ)
    }
    with caravan.at(OUJDA) as session:
        session.store.projection.rebuild()
        assert warned(session) == [("rc_number", "warning")]
    assert len(set(digests.values())) == 1


def test_the_file_tells_digests_and_no_number(caravan: Caravan) -> None:
    served_at_tetouan(caravan, tp_number="54019872")
    reference = caravan.reference()
    with caravan.at(OUJDA) as session:
        manifest = inspect_bundle(reference, session.identities())
    digests = unpacked(manifest.served or b"")
    assert served_digest("tp:54019872") in digests
    assert len(digests) == 2
    assert b"54019872" not in (manifest.served or b"")


def test_no_row_of_a_list_is_refused_for_it(caravan: Caravan) -> None:
    served_at_tetouan(caravan, tp_number="54019872")
    caravan.reference(OUJDA)
    rows = caravan.folder / "list.csv"
    rows.write_text("Raison sociale;TP\nMenuiserie Zerouali;54019872\n", encoding="utf-8")
    with caravan.at(OUJDA) as session:
        came = importing.import_list(session, rows, dry_run=False)
        assert (came.registered, came.refused) == (1, 0)
        (row,) = came.rows
        assert showing.show_dossier(session, row.dossier).served == ("tp_number",)


def with_activity(caravan: Caravan, count: int, activity: str, first: int = 100) -> list[str]:
    with caravan.at(TETOUAN) as session:
        return [
            registered(session, number, activity=activity) for number in range(first, first + count)
        ]


def told_activities(caravan: Caravan) -> tuple[str, ...]:
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        return what_to_tell(session).names.activities


def test_an_activity_of_few_is_not_told(caravan: Caravan) -> None:
    with_activity(caravan, FEWEST - 1, "Dinanderie")
    assert told_activities(caravan) == ()
    with_activity(caravan, 1, "DINANDERIE", first=200)
    assert told_activities(caravan) == ("Dinanderie",)


def test_linked_dossiers_are_one_enterprise_of_an_activity(caravan: Caravan) -> None:
    one, *_, other = with_activity(caravan, FEWEST, "Dinanderie")
    assert told_activities(caravan) == ("Dinanderie",)
    with caravan.at(HQ) as session:
        linking.decide_duplicate(session, min(one, other), max(one, other), "same")
        assert what_to_tell(session).names.activities == ()


def test_what_is_used_elsewhere_completes_what_is_typed(caravan: Caravan) -> None:
    with_activity(caravan, FEWEST, "Dinanderie")
    with caravan.at(TETOUAN) as session:
        registered(session, 300, rc_court="Taourirt")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.clock.pass_by(60)
    with caravan.at(OUJDA) as session:
        assert "Dinanderie" not in suggestions(session).texts["activity"]
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session:
        known = suggestions(session).texts
    assert "Dinanderie" in known["activity"]
    assert "Taourirt" in known["rc_court"]


def served_here(session: Session) -> int:
    return int(session.store.db.conn.execute("SELECT count(*) FROM served").fetchone()[0])


def test_where_its_erasure_comes_what_was_told_of_it_goes_at_once(caravan: Caravan) -> None:
    """Headquarters' receipt brings the erasure; no reference does."""
    served_at_tetouan(caravan, tp_number="54019872")
    with caravan.at(OUJDA) as session:
        issued(session, 2, rc_court="Oujda")
    caravan.merge(HQ, caravan.export(OUJDA).file)
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN, OUJDA)
    with caravan.at(HQ) as session:
        [dossier] = registering.find_dossiers(session, "54019872", 2)
        protecting.erase(session, dossier.dossier, "demande")
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert served_here(session) == 1
    with caravan.at(OUJDA) as session:
        assert served_here(session) == 3


def test_what_another_dossier_here_has_as_well_stays_told(caravan: Caravan) -> None:
    served_at_tetouan(caravan)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        registered(session, 1, name="Menuiserie Zerouali frères")
    with caravan.at(HQ) as session:
        dossier = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
        protecting.erase(session, dossier, "demande")
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert served_here(session) == 1


def test_of_two_dossiers_of_one_enterprise_that_are_erased_together_nothing_stays_told(
    caravan: Caravan,
) -> None:
    served_at_tetouan(caravan)
    with caravan.at(TETOUAN) as session:
        registered(session, 1, name="Menuiserie Zerouali frères")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    caravan.clock.pass_by(60)
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert served_here(session) == 1
    with caravan.at(HQ) as session:
        for dossier in session.store.log.all_dossiers():
            protecting.erase(session, dossier, "demande")
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert served_here(session) == 0


def test_a_reference_from_before_an_erasure_brings_nothing_of_it_back(caravan: Caravan) -> None:
    served_at_tetouan(caravan, tp_number="54019872")
    before = caravan.reference()
    caravan.clock.pass_by(60)
    with caravan.at(HQ) as session:
        dossier = session.store.db.conn.execute("SELECT dossier FROM permit").fetchone()[0]
        protecting.erase(session, dossier, "demande")
    caravan.give_receipt(HQ, TETOUAN)
    with caravan.at(TETOUAN) as session:
        receipting.read_reference(session, before)
        assert served_here(session) == 0
    caravan.reference(TETOUAN)
    with caravan.at(TETOUAN) as session:
        assert served_here(session) == 0
