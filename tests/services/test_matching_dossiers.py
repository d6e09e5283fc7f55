"""Likely duplicates among what is here: found by any key, forgotten with what was erased."""

from __future__ import annotations

from infitah_desk.services import matching_dossiers, registering
from infitah_desk.services.session import Session
from infitah_desk.services.suggesting import street_of, suggestions
from tests.helpers.caravans import TETOUAN, Caravan, an_enterprise, registered


def found(session: Session, **values: object) -> list[str]:
    return [each.dossier for each in matching_dossiers.alike(session, values)]


def test_a_dossier_is_found_by_another_spelling_of_its_manager(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1, manager="Mohammed Ben Omar")
        assert found(session, manager="Benomar Med") == [dossier]


def test_a_dossier_is_found_across_scripts(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1, manager=None, manager_ar="خالد بنشقرون")
        assert found(session, manager="Khalid Benchekroun") == [dossier]


def test_the_likeliest_comes_first_with_its_reasons(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        dossier = registered(session, 2, phone="0539780581")
        values = {**an_enterprise(2), "phone": "+212539780581"}
        first = matching_dossiers.alike(session, values)[0]
        assert first.dossier == dossier
        assert first.match.score >= session.programme.matching.likely
        assert "same.phone" in {reason.code for reason in first.match.reasons}


def test_a_dossier_is_not_like_itself(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        assert matching_dossiers.alike(session, an_enterprise(1), besides=dossier) == []


def test_a_corrected_name_is_found_and_the_old_one_is_not(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1, manager="Khalid Benchekroun", name_ar=None)
        assert found(session, manager="Khalid Benchekroun") == [dossier]
        registering.correct(session, dossier, {"manager": "Touria Afailal"}, "read wrong")
        assert found(session, manager="Khalid Benchekroun") == []
        assert found(session, manager="Touria Afailal") == [dossier]


def test_no_key_outlives_what_it_was_made_of(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1, phone="0539780581")
        matching_dossiers.prepare_matching(session)
        with session.store.transaction():
            session.store.db.conn.execute("DELETE FROM dossier WHERE dossier = ?", (dossier,))
        (left,) = session.store.db.conn.execute("SELECT count(*) FROM match_key").fetchone()
        assert left == 0


def test_keys_are_made_a_portion_at_a_time(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        for number in range(5):
            registered(session, number)
        assert [matching_dossiers.prepare_matching(session, 2) for _ in range(3)] == [3, 1, 0]


def test_keys_are_made_anew_after_everything_was(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        matching_dossiers.prepare_matching(session)
        with session.store.transaction():
            session.store.projection.rebuild()
        assert found(session, manager="Aïcha Zerouali") == [dossier]


def test_what_was_typed_before_is_suggested_most_used_first(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1, activity="Plomberie", address="12, rue Argane")
        registered(session, 2, activity="PLOMBERIE", address="7 bis rue Argane")
        registered(session, 3, activity="Librairie")
        known = suggestions(session)
        assert known.texts["activity"][0] in {"Plomberie", "PLOMBERIE"}
        assert len(known.texts["activity"]) == 2
        assert known.texts["address"] == ("rue Argane",)
        assert "Tétouan" in known.texts["rc_court"]
        assert known.forum is not None
        assert known.forum.code == "TET"


def test_a_street_is_an_address_without_its_door() -> None:
    assert street_of("152, bd Al Massira") == "bd Al Massira"
    assert street_of("rue 9 Avril") == "rue 9 Avril"
