"""Surveying: every enterprise once, every dossier at its desk, every duplicate as what it is."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.services import (
    importing,
    issuing,
    linking,
    listing,
    settling,
    surveying,
)
from tests.helpers.busy_caravan import busy, doubtful
from tests.helpers.caravans import (
    EVERYWHERE,
    HQ,
    OUJDA,
    TETOUAN,
    TETOUAN_2,
    Caravan,
    issued,
    registered,
)
from tests.helpers.two_permits import granted_twice


def test_each_desk_is_told_of_its_own_dossiers(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        quality = surveying.survey(session).quality
    assert [(desk.node, desk.dossiers, desk.flaws["no_phone"]) for desk in quality.desks] == [
        (OUJDA, 7, 7),
        (TETOUAN, 9, 9),
        (TETOUAN_2, 6, 6),
    ]


def test_behind_a_figure_stand_its_dossiers(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(HQ) as session:
        surveyor = surveying.Surveyor()
        while surveyor.advance(session, 5):
            pass
        quality = surveyor.result().quality
        for desk in quality.desks:
            for flaw, number in desk.flaws.items():
                rows = listing.show_rows(session, list(surveyor.flawed([flaw], [desk.node])))
                assert len(rows) == number


def test_dossiers_linked_as_one_are_one_enterprise_of_the_report(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(TETOUAN) as session:
        one, other = (doubtful(session, n) for n in (300, 301))
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    with caravan.at(HQ) as session:
        linking.decide_duplicate(session, one, other, "same")
        assert surveying.survey(session).quality.flaws["to_correct"] == (2, 1)


def test_a_row_that_a_list_repeats_is_a_duplicate_avoided(caravan: Caravan, tmp_path: Path) -> None:
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    head, row, other = (
        "Raison sociale;RC;Tribunal",
        "Épicerie Atlas;77;Tétouan",
        "Café Rif;78;Tétouan",
    )
    first.write_text(f"{head}\n{row}\n", encoding="utf-8")
    again.write_text(f"{head}\n{row}\n{other}\n", encoding="utf-8")
    with caravan.at(TETOUAN) as session:
        for file in (first, again, again):
            importing.import_list(session, file)
        statistics = surveying.survey(session)
    assert statistics.dossiers == 2
    assert statistics.duplicates.listed == (1, 1)
    assert statistics.duplicates.avoided == 1


def test_a_second_permit_that_was_revoked_is_counted_once(caravan: Caravan) -> None:
    twice = granted_twice(caravan, HQ)
    with caravan.at(HQ) as session:
        before = surveying.survey(session).duplicates.permits
        settling.settle_same(session, twice.one, twice.other)
        after = surveying.survey(session).duplicates
    assert before == (0, 0)
    assert (after.permits, after.linked) == ((1, 1), (1, 1))


def test_the_sum_of_the_parts_less_duplicates_is_the_whole(caravan: Caravan) -> None:
    busy(caravan)
    with caravan.at(TETOUAN) as session:
        one = issuing.find_permit(session, issued(session, 90))[0].dossier
    with caravan.at(OUJDA) as session:
        other = registered(session, 91, name="Menuiserie Zerouali 90")
    for node in (TETOUAN, OUJDA):
        caravan.merge(EVERYWHERE, caravan.export(node, everything=True).file)
        caravan.merge(HQ, caravan.export(node).file)
    with caravan.at(HQ) as session:
        before = surveying.survey(session)
        linking.decide_duplicate(session, one, other, "same")
        after = surveying.survey(session)
    assert before.duplicates.linked == (0, 0)
    assert (after.dossiers, after.duplicates.linked) == (before.dossiers, (1, 1))
    assert after.total.counts[0] == before.total.counts[0] - 1
    assert after.total.counts[1] == before.total.counts[1]
    for lines in after.lines.values():
        assert sum(line.counts[0] for line in lines) == after.total.counts[0]
