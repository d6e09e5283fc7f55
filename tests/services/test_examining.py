"""Examining a folder: what is said of tables that do not say what the events say, and the cure."""

from __future__ import annotations

from infitah_desk.services import digesting, examining, linking
from infitah_desk.services.session import Session
from tests.helpers.caravans import HQ, TETOUAN, Caravan, issued, registered


def check(session: Session, name: str) -> examining.Check:
    [found] = [each for each in examining.examine(session).checks if each.name == name]
    return found


def test_tables_that_differ_are_named_with_their_cure(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        assert examining.examine(session).ok
        for table in ("permit", "alarm", "stop"):
            session.store.db.conn.execute(f"DELETE FROM {table}")  # noqa: S608
        assert check(session, "projections") == examining.Check(
            "projections", False, "permit, stop → infitah-desk rebuild"
        )
        digesting.rebuild(session)
        assert examining.examine(session).ok


def test_nothing_is_written_by_looking(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        issued(session, 1)
        before = session.store.db.conn.total_changes
        examining.examine(session)
        # SQLite counts what it is told to check in the two indexes as two changes.
        assert session.store.db.conn.total_changes - before <= 2


def test_keys_and_likely_pairs_are_compared_with_what_the_dossiers_give(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        registered(session, 1, name="Menuiserie Zerouali et fils")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        assert linking.list_duplicates(session).items
        assert examining.examine(session).ok
        execute = session.store.db.conn.execute
        execute("DELETE FROM match_key")
        execute("UPDATE likely_pair SET score = score - 0.5")
        assert check(session, "projections").detail.startswith("match_key, likely_pair → ")
        digesting.rebuild(session)
        assert linking.list_duplicates(session).items
        assert examining.examine(session).ok


def test_an_event_that_is_kept_under_another_dossier_is_told(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        own = session.store.own_log
        registered(session, 1)
        session.store.db.conn.execute("UPDATE event SET dossier = 'other' WHERE dossier <> ''")
        assert f"{own} 1" in check(session, "chains").detail
