"""Paper forms: numbers reserved, what was written typed in later, once and for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.form_number import format_form_number, parse_form_number
from infitah_desk.services import registering
from infitah_desk.services.entering_forms import (
    TYPED_AGAIN,
    WRITTEN_LATER,
    Entered,
    WrittenInitiation,
    WrittenPaper,
    dossier_of_form,
    enter_form,
)
from infitah_desk.services.opening import open_the_stop
from infitah_desk.services.reserving_forms import print_forms, reserved_forms
from infitah_desk.services.session import Session
from infitah_desk.services.showing import dossier_history
from tests.helpers.caravans import DAY, HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, an_enterprise

AT, BY = "2010-09-28T10:15", "Naïma Tazi"
RC = c.AcceptDocument("rc_extract", "5001", "Tétouan")


def a_form(session: Session, folder: Path, count: int = 1) -> str:
    return print_forms(session, count, folder / "forms.pdf").first


def entered(session: Session, form: str, **fields: object) -> Entered:
    return enter_form(session, form, an_enterprise(1, **fields), AT, BY)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_numbers_follow_the_highest_reserved(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        first = print_forms(session, 3, tmp_path / "one.pdf")
        second = print_forms(session, 2, tmp_path / "two.pdf")
    runs = [
        parse_form_number(number).running
        for number in (first.first, first.last, second.first, second.last)
    ]
    assert runs == [1, 3, 4, 5]
    assert (first.pages, second.pages) == (6, 4)
    assert second.file.read_bytes().startswith(b"%PDF")


def test_a_restored_installation_never_prints_a_number_again(
    caravan: Caravan, tmp_path: Path
) -> None:
    backup = caravan.back_up(TETOUAN)
    with caravan.at(TETOUAN) as session:
        before = a_form(session, tmp_path)
    with caravan.at(caravan.restore(backup, "restored")) as session:
        assert a_form(session, tmp_path) != before


@pytest.mark.parametrize("count", [0, -1, 501])
def test_so_many_forms_are_not_printed_at_once(
    caravan: Caravan, tmp_path: Path, count: int
) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        print_forms(session, count, tmp_path / "forms.pdf")
    assert code_of(refused) == "form.count_invalid"


def test_where_no_file_can_be_written_no_number_comes_twice(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        with pytest.raises(MachineFault):
            print_forms(session, 2, tmp_path / "nowhere" / "forms.pdf")
        assert parse_form_number(a_form(session, tmp_path)).running == 3


def test_only_desks_print_forms(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(HQ) as session, pytest.raises(Refused) as refused:
        print_forms(session, 1, tmp_path / "forms.pdf")
    assert code_of(refused) == "role.not_allowed"


def test_history_keeps_who_wrote_what_when_and_who_typed_it(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        dossier = entered(session, form.lower().replace("-", "")).dossier
        (entry,) = dossier_history(session, dossier)
        assert (entry.said["form"], entry.said["written_at"], entry.said["written_by"]) == (
            form,
            AT,
            BY,
        )
        assert entry.moment.author == session.account
        assert entry.moment.time.startswith("2010-09-28T09:")
        assert session.store.state(dossier).form == form


def test_papers_and_initiation_of_the_form_are_entered_too(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        open_the_stop(session, "2010-09-29")
        done = enter_form(
            session,
            a_form(session, tmp_path),
            an_enterprise(1),
            AT,
            BY,
            documents=(
                WrittenPaper(RC),
                WrittenPaper(c.AcceptDocument("manager_id"), accepted=False, reason="expired"),
            ),
            initiation=WrittenInitiation(),
        )
        state = session.store.state(done.dossier)
        said = {each.moment.kind: each.said for each in dossier_history(session, done.dossier)}
    assert state.documents["rc_extract"].accepted
    assert state.documents["manager_id"].reason == "reason.expired"
    assert state.initiated == DAY
    assert said["document.accepted"]["form"] == said["initiation.attended"]["form"] == done.form


def test_all_of_a_form_is_entered_or_nothing(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        with pytest.raises(Refused) as refused:
            enter_form(session, form, an_enterprise(1), AT, BY, initiation=WrittenInitiation())
        assert code_of(refused) == "stop.not_open"
        assert list(registering.list_dossiers(session, None)) == []


def test_typed_in_twice_it_is_one_dossier_and_what_differs_a_correction(
    caravan: Caravan, tmp_path: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        open_the_stop(session, DAY)
        form = a_form(session, tmp_path)
        papers = (WrittenPaper(RC),)
        first = enter_form(session, form, an_enterprise(1), AT, BY, documents=papers)
        same = enter_form(session, form, an_enterprise(1), AT, BY, documents=papers)
        events = len(dossier_history(session, first.dossier))
        other = enter_form(session, form, {"manager": "Hicham", "city": ""}, AT, BY)
        history = dossier_history(session, first.dossier)
        state = session.store.state(first.dossier)
    assert (first.known, same.known, other.known) == (False, True, True)
    assert first.dossier == same.dossier == other.dossier
    assert events == 2
    assert len(history) == events + 1
    assert (history[-1].moment.kind, history[-1].said["reason"]) == (
        "dossier.corrected",
        TYPED_AGAIN,
    )
    assert (state.text("manager"), state.text("city")) == ("Hicham", "Tétouan")


def test_two_desks_that_type_in_one_form_mean_one_dossier(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        one = entered(session, form).dossier
    with caravan.at(TETOUAN_2) as session:
        assert entered(session, form, manager="Aicha Zerouali").dossier == one
    caravan.merge(NORTH, caravan.export(TETOUAN).file, caravan.export(TETOUAN_2).file)
    with caravan.at(NORTH) as session:
        assert [each.dossier for each in registering.list_dossiers(session, None)] == [one]
        assert list(session.store.state(one).conflicts) == ["manager"]


def test_only_an_own_number_that_was_never_reserved_is_unknown(caravan: Caravan) -> None:
    def number(node: str, position: int) -> str:
        return format_form_number("C2", node, position, 77)

    with caravan.at(TETOUAN) as session:
        with pytest.raises(Refused) as refused:
            entered(session, number("TET-1", 1))
        assert code_of(refused) == "form.unknown"
        for other in (number("TET-2", 1), number("TET-1", 2)):
            assert entered(session, other).dossier == dossier_of_form(parse_form_number(other))


@pytest.mark.parametrize(
    "form", ["C2-TET1-00042-E", format_form_number("C3", "TET-2", 1, 1), "garbage"]
)
def test_what_is_no_form_of_this_programme_is_refused(caravan: Caravan, form: str) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refused:
        entered(session, form)
    assert code_of(refused) == "form.number_invalid"


@pytest.mark.parametrize("at", ["", "10:15", "2010-09-28", "2010-13-28T10:15", "hier"])
def test_a_time_that_is_none_is_refused(caravan: Caravan, tmp_path: Path, at: str) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        with pytest.raises(Refused) as refused:
            enter_form(session, form, an_enterprise(1), at, BY)
    assert code_of(refused) == "form.time_invalid"


def test_whoever_wrote_it_must_be_named(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        with pytest.raises(Refused) as refused:
            enter_form(session, form, an_enterprise(1), AT, " \u200f")
    assert code_of(refused) == "form.writer_missing"


def test_a_clock_that_is_behind_only_warns(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        form = a_form(session, tmp_path)
        done = enter_form(session, form, an_enterprise(1), "2011-01-02T08:00", BY)
    assert done.warnings == (WRITTEN_LATER,)


def test_an_enterprise_that_is_here_already_is_told(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        known = registering.register(session, an_enterprise(1)).dossier
        assert entered(session, a_form(session, tmp_path)).alike == (known,)


def test_the_list_tells_what_is_outstanding(caravan: Caravan, tmp_path: Path) -> None:
    with caravan.at(TETOUAN) as session:
        drawn = print_forms(session, 3, tmp_path / "forms.pdf")
        dossier = entered(session, drawn.last).dossier
        listed = reserved_forms(session)
    assert [each.dossier for each in listed] == ["", "", dossier]
    assert (listed[0].number, listed[-1].number) == (drawn.first, drawn.last)
