"""Importing the ten lists: what was read, what is wrong with it, and what a second time changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import digesting, importing, registering
from infitah_desk.services.importing import Imported, import_list
from infitah_desk.services.session import Session
from tests.helpers.caravans import EVERYWHERE, HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, registered
from tests.helpers.programmes import SAMPLES

LISTS = sorted(SAMPLES.glob("preinscription-*"))
EACH_LIST = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem[-3:])


class Fault(NamedTuple):
    row: int
    code: str | None
    expect: str


def faults_of(path: Path) -> list[Fault]:
    """What `truth.json` knows to be wrong with a list."""
    truth = json.loads((Path(__file__).parents[1] / "data/lists/truth.json").read_text("utf-8"))
    return [
        Fault(each["row"], each["code"], each["expect"])
        for each in truth["faults"]
        if each["forum"] == path.stem[-3:]
    ]


def imported(caravan: Caravan, path: Path, node: str = TETOUAN) -> Imported:
    with caravan.at(node) as session:
        return import_list(session, path)


def dossiers_by_row(came: Imported) -> dict[int, str]:
    return {each.row: each.dossier for each in came.rows}


def test_there_are_ten_lists() -> None:
    assert len(LISTS) == 10


@EACH_LIST
def test_every_row_is_registered_known_or_refused(caravan: Caravan, path: Path) -> None:
    came = imported(caravan, path)
    assert came.read == came.registered + came.known + came.refused == len(came.rows) + came.refused
    assert came.registered == len(set(dossiers_by_row(came).values())) > 90


@EACH_LIST
def test_the_issues_are_exactly_the_faults(caravan: Caravan, path: Path) -> None:
    severities = {"refuse_field": "error", "refuse_row": "error", "warn": "warning"}
    found = sorted(
        (issue.row, issue.code, issue.severity)
        for issue in imported(caravan, path).issues
        if issue.severity != "info"
    )
    assert found == sorted(
        (fault.row, fault.code, severities[fault.expect])
        for fault in faults_of(path)
        if fault.expect in severities
    )


@EACH_LIST
def test_who_is_not_eligible_is_registered_and_told_why(caravan: Caravan, path: Path) -> None:
    expected = [fault for fault in faults_of(path) if fault.expect == "register_not_eligible"]
    with caravan.at(TETOUAN) as session:
        rows = dossiers_by_row(import_list(session, path))
        told = [
            fault
            for fault in expected
            if fault.code in registering.eligibility(session, rows[fault.row]).missing
        ]
    assert told == expected


@EACH_LIST
def test_a_wrong_field_keeps_its_raw_text_and_is_to_be_corrected(
    caravan: Caravan, path: Path
) -> None:
    wrong = [fault for fault in faults_of(path) if fault.expect == "refuse_field"]
    with caravan.at(TETOUAN) as session:
        came = import_list(session, path)
        rows = dossiers_by_row(came)
        for fault in wrong:
            [field] = [i.field for i in came.issues if (i.row, i.code) == (fault.row, fault.code)]
            state = session.store.state(rows[fault.row])
            assert state.value(field) is None
            assert state.marks[field].code == fault.code
            # A court that nobody wrote leaves no text; whatever was written is kept.
            assert bool(state.marks[field].raw) == (fault.code != "rc.court_missing")
            assert registering.eligibility(session, rows[fault.row]).missing[0] == (
                "dossier.to_correct"
            )


@EACH_LIST
def test_importing_again_writes_nothing(caravan: Caravan, path: Path) -> None:
    first = imported(caravan, path)
    before = caravan.digest(TETOUAN)
    again = imported(caravan, path)
    assert (again.registered, again.refused) == (0, first.refused)
    assert dossiers_by_row(again) == dossiers_by_row(first)
    assert caravan.digest(TETOUAN) == before


def test_a_dry_run_says_the_same_and_writes_nothing(caravan: Caravan) -> None:
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session:
        dry = import_list(session, LISTS[0], dry_run=True)
        assert digesting.digest_of(session) == before
        assert import_list(session, LISTS[0]) == dry


def test_two_desks_that_import_one_list_mean_the_same_dossiers(caravan: Caravan) -> None:
    one, two = imported(caravan, LISTS[0]), imported(caravan, LISTS[0], TETOUAN_2)
    assert one.rows == two.rows
    merged = caravan.merge(HQ, caravan.export(TETOUAN).file, caravan.export(TETOUAN_2).file)
    assert (merged.dossiers, merged.conflicts) == (one.registered, 0)


def test_a_list_again_under_another_name_is_the_same_list(caravan: Caravan) -> None:
    imported(caravan, LISTS[0])
    copy = caravan.folder / f"copie{LISTS[0].suffix}"
    copy.write_bytes(LISTS[0].read_bytes())
    before = caravan.digest(TETOUAN)
    assert imported(caravan, copy).registered == 0
    assert caravan.digest(TETOUAN) == before


def a_list(caravan: Caravan, *lines: str) -> Path:
    path = caravan.file("-list").with_suffix(".csv")
    path.write_text("Raison sociale;RC;Tribunal;TP;ICE\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def seen_again(session: Session, dossier: str) -> list[int]:
    return [each.row for each in session.store.state(dossier).seen_again]


@pytest.mark.parametrize(
    "row",
    [
        "Un SARL;0771;Tétouan;;",
        "Autre nom;771;tetouan;;",
        "Un;;;54019872;",
        "Un;;;;001234567000062",
    ],
)
def test_an_enterprise_that_a_second_list_repeats_is_known_and_noted(
    caravan: Caravan, row: str
) -> None:
    first = a_list(caravan, "Un;771;Tétouan;54019872;001234567000062")
    second = a_list(caravan, row, "Deux;772;Tétouan;;")
    with caravan.at(TETOUAN) as session:
        [one] = import_list(session, first).rows
        came = import_list(session, second)
        assert (came.registered, came.known) == (1, 1)
        assert came.rows[0].dossier == one.dossier
        assert seen_again(session, one.dossier) == [2]


def test_a_repeated_enterprise_is_noted_once(caravan: Caravan) -> None:
    first = a_list(caravan, "Un;771;Tétouan;;")
    second = a_list(caravan, "Un;771;Tétouan;;", "Encore un;771;Tétouan;;")
    with caravan.at(TETOUAN) as session:
        [one] = import_list(session, first).rows
        for _ in range(3):
            import_list(session, second)
        assert seen_again(session, one.dossier) == [2, 3]
        assert len(list(session.store.log.of_dossiers([one.dossier]))) == 3


def test_an_enterprise_that_one_list_repeats_is_registered_once(caravan: Caravan) -> None:
    path = a_list(caravan, "Un;771;Tétouan;;", "Encore un;771;Tétouan;;")
    before = caravan.digest(TETOUAN).events
    came = imported(caravan, path)
    assert (came.registered, came.known) == (1, 1)
    assert imported(caravan, path).registered == 0
    assert caravan.digest(TETOUAN).events == before + 2


def test_the_same_rc_of_another_court_is_another_enterprise(caravan: Caravan) -> None:
    came = imported(caravan, a_list(caravan, "Un;771;Tétouan;;", "Deux;771;Safi;;"))
    assert (came.registered, came.known) == (2, 0)


def test_an_enterprise_that_was_typed_in_is_known_to_the_list(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        came = import_list(session, a_list(caravan, "Un;5001;Tétouan;;"))
        assert came.rows[0].dossier == dossier
        assert seen_again(session, dossier) == [2]


def test_an_enterprise_that_another_desk_sent_is_known(caravan: Caravan) -> None:
    with caravan.at(TETOUAN_2) as session:
        dossier = registered(session, 1)
    caravan.merge(TETOUAN, caravan.export(TETOUAN_2).file)
    came = imported(caravan, a_list(caravan, "Un;5001;Tétouan;;"))
    assert (came.known, came.rows[0].dossier) == (1, dossier)


def test_a_formula_stays_text(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        [row] = import_list(session, a_list(caravan, "=cmd|' /C calc'!A0;771;Tétouan;;")).rows
        assert session.store.state(row.dossier).text("name") == "=cmd|' /C calc'!A0"


def test_marks_of_direction_do_not_get_in(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        [row] = import_list(session, a_list(caravan, "\u202eUn\u202c\u200f;771;Tétouan;;")).rows
        assert session.store.state(row.dossier).text("name") == "Un"


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(400), b"\0" * 100, b"nom;prenom\nA;B\n"]
)
def test_what_is_no_list_is_refused_and_nothing_is_written(
    caravan: Caravan, content: bytes
) -> None:
    path = caravan.folder / "liste.csv"
    path.write_bytes(content)
    before = caravan.digest(TETOUAN)
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        import_list(session, path)
    assert refused.value.code.startswith("list.")
    assert caravan.digest(TETOUAN) == before


def test_only_desks_import(caravan: Caravan) -> None:
    with caravan.at(NORTH) as session, pytest.raises(Refused) as refused:
        import_list(session, LISTS[0])
    assert refused.value.code == "role.not_allowed"


def test_a_row_and_its_list_make_the_dossiers_id() -> None:
    """UUIDv5 of digest and row, written down: other versions and programs must find the same."""
    assert importing.dossier_of_row("ab" * 32, 7) == "df4a7fc2-a89a-50f8-a5e3-3aee094e8014"


def test_what_one_desk_corrects_does_not_stand_against_the_same_row_imported_by_others(
    caravan: Caravan,
) -> None:
    """Desks of a forum import one list in the morning and work before they hear of each other."""
    path = a_list(caravan, "Un;771;Tétouan;;", "Deux;772;Tétouan;;")
    desks = (TETOUAN, TETOUAN_2)
    rows = [imported(caravan, path, desk).rows for desk in desks]
    [one, two] = [row.dossier for row in rows[0]]
    with caravan.at(TETOUAN) as session:
        registering.correct(session, one, {"name": "Un et fils"}, "vu")
        registering.correct(session, two, {"name": "Deux et fils"}, "vu")
    with caravan.at(TETOUAN_2) as session:
        registering.correct(session, two, {"name": "Deux frères"}, "vu")
    bundles = [caravan.export(desk).file for desk in desks]
    assert caravan.merge(HQ, *bundles).conflicts == 1
    caravan.merge(EVERYWHERE, *reversed(bundles))
    assert caravan.digest(HQ) == caravan.digest(EVERYWHERE)
    with caravan.at(HQ) as session:
        first, second = session.store.state(one), session.store.state(two)
        assert (first.text("name"), first.conflicts) == ("Un et fils", {})
        assert second.conflicts == {"name": ("Deux et fils", "Deux frères")}
