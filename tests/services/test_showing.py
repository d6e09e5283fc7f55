"""Showing a dossier: what stands against a permit, what went to paper, and its history."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.services import issuing, printing, registering
from infitah_desk.services.showing import Change, dossier_history, show_dossier
from tests.helpers.caravans import DAY, TETOUAN, Caravan, issued, registered


def test_a_dossier_is_shown_with_all_that_is_missing_and_the_stop(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        shown = show_dossier(session, registered(session, 1, turnover=None))
    assert shown.missing == ("missing.turnover", "missing.document", "missing.initiation")
    assert shown.stop is None


def test_the_copy_that_went_to_paper_is_known_until_somebody_answers_for_it(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        dossier = issuing.find_permit(session, number)[0].dossier
        assert show_dossier(session, dossier).sent == {}
        printed = printing.save_permit(session, number, tmp_path / "new" / "folder")
        shown = show_dossier(session, dossier)
        assert shown.sent == {number: 1}
        assert shown.stop is not None
        assert shown.stop.date == DAY
        issuing.spoil_sheet(session, number, "spoiled.torn")
        assert show_dossier(session, dossier).sent == {}
        again = printing.save_permit(session, number, tmp_path)
        card = printing.save_permit(session, number, tmp_path, "lost", "card")
    assert printed.file == tmp_path / "new" / "folder" / f"{number}.pdf"
    assert again.file == tmp_path / f"{number}-2.pdf"
    assert card.file == tmp_path / f"{number}-2-card.pdf"


def test_looking_at_a_permit_sends_nothing_to_paper(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        assert printing.preview_permit(session, number).startswith(b"%PDF")
        dossier = issuing.find_permit(session, number)[0].dossier
        assert show_dossier(session, dossier).sent == {}


def test_the_history_tells_what_stood_there_before(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        registering.correct(session, dossier, {"sector": "G", "name_ar": None}, "vu avec elle")
        first, correction = dossier_history(session, dossier)
    assert set(correction.changes) == {
        Change("sector", "C", "G"),
        Change("name_ar", "نجارة الزروالي", None),
    }
    assert correction.said["reason"] == "vu avec elle"
    assert all(change.old is None for change in first.changes)
    assert (first.moment.kind, first.alarm, first.withheld) == ("dossier.registered", "", False)
