"""What a paper shows beside what the form says: the same, spelled otherwise, or different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import commands as c
from infitah_desk.domain.agreement import Agreement, Span, agreements, same_name
from infitah_desk.domain.errors import Refused
from tests.helpers.dossiers import COURT, RC, TP, Telling, a_dossier
from tests.helpers.programmes import PROGRAMME_2010


def compared(telling: Telling, paper: c.AcceptDocument) -> dict[str, Agreement]:
    type_ = PROGRAMME_2010.document(paper.type)
    found = agreements(telling.state, PROGRAMME_2010, type_, paper)
    return {each.field: each for each in found}


def extract(number: str = RC, court: str = COURT, name: str = "") -> c.AcceptDocument:
    return c.AcceptDocument("rc_extract", number, court, name=name)


def name_of(paper_name: str, name: str = "", name_ar: str = "") -> Agreement:
    telling = a_dossier().with_rc().with_values(name=name or None, name_ar=name_ar or None)
    return compared(telling, extract(name=paper_name))["name"]


def parts(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[first:last] for first, last in spans]


@pytest.mark.parametrize(
    ("shown", "name", "name_ar"),
    [
        ("STE RIF ELECTRICITE SARL", "Société Rif Électricité", ""),
        ("Menuiserie BENOMAR", "Menuiserie Ben Omar", ""),
        ("Bois Khaled", "Khalid Bois", ""),
        ("Atlas Med", "Atlas Mohamed", ""),
        ("نجارة بنعمر", "Menuiserie Ben Omar", "نجارة بن عمر"),
        ("شركة الأطلس", "", "شركة الاطلس"),
        ("Rif Bois ريف", "Rif Bois ريف", ""),
    ],
)
def test_a_name_spelled_otherwise_is_the_same_name(shown: str, name: str, name_ar: str) -> None:
    assert name_of(shown, name, name_ar).same


@pytest.mark.parametrize(
    ("shown", "name", "name_ar"),
    [
        ("Rif Électronique", "Rif Électricité", ""),
        ("Sté Dania", "Sté Rania", ""),
        ("Atlas Bois", "Atlas", ""),
        ("Atlas", "Atlas Bois", ""),
        ("نجارة السلام", "Menuiserie Salam", "نجارة الأطلس"),
    ],
)
def test_another_name_is_told(shown: str, name: str, name_ar: str) -> None:
    assert not name_of(shown, name, name_ar).same


def test_the_words_that_differ_are_marked() -> None:
    found = name_of("Rif Électronique SARL", "Société Rif Électricité")
    assert parts(found.stated, found.differences.stated) == ["Électricité"]
    assert parts(found.shown, found.differences.shown) == ["Électronique"]


def test_of_one_name_the_words_spelled_otherwise_are_marked() -> None:
    found = name_of("Bois Khaled", "Khalid Bois")
    assert parts(found.stated, found.differences.stated) == ["Khalid"]
    assert parts(found.shown, found.differences.shown) == ["Khaled"]


def test_case_and_accents_are_no_difference() -> None:
    found = name_of("RIF ELECTRICITE", "Rif Électricité")
    assert found.differences.stated == found.differences.shown == ()


def test_a_name_in_a_script_that_the_form_lacks_is_not_compared() -> None:
    telling = a_dossier().with_rc().with_values(name="Khalid Bois")
    assert "name" not in compared(telling, extract(name="خشب خالد"))


def test_digits_that_differ_are_marked_one_by_one() -> None:
    paper = c.AcceptDocument("tp_certificate", "12345768")
    found = compared(a_dossier().with_tp(TP), paper)["number"]
    assert not found.same
    assert parts(found.shown, found.differences.shown) != [found.shown]


def test_courts_are_the_same_in_every_spelling_and_script() -> None:
    for court in ("TETOUAN", "Tribunal de première instance de Tétouan", "تطوان"):
        assert compared(a_dossier().with_rc(), extract(court=court))["court"].same
    assert not compared(a_dossier().with_rc(), extract(court="Oujda"))["court"].same


def test_what_one_of_them_leaves_out_is_not_compared() -> None:
    assert compared(a_dossier(), extract()) == {}
    assert compared(a_dossier().with_rc(), extract("", "")) == {}


@given(
    st.sampled_from(["4262", "04262", "4226", "426", "4262/Oujda"]),
    st.sampled_from(["Tétouan", "tetouan", "تطوان", "Oujda", "Ville Inconnue"]),
)
def test_number_and_court_are_judged_as_accepting_judges_them(number: str, court: str) -> None:
    telling = a_dossier().with_rc()
    found = compared(telling, extract(number, court))
    assert (found["number"].same and found["court"].same) == accepts(telling, number, court)


def accepts(telling: Telling, number: str, court: str) -> bool:
    try:
        return bool(telling.decides(extract(number, court)))
    except Refused:
        return False


@given(
    st.text(st.sampled_from("abdkrs éا بن.'-"), max_size=12),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    assert same_name(one, one)
    found = name_of(f"x {other}", f"x {one}")
    for text, spans in (
        (found.stated, found.differences.stated),
        (found.shown, found.differences.shown),
    ):
        assert all(0 <= first < last <= len(text) for first, last in spans)
