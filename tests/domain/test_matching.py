"""The matcher of likely duplicates: what must meet, what must not, alike both ways round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain.matching import LIKELY, WORTH_A_LOOK, Values, compare, keys
from infitah_desk.domain.spelling import name_words, person_words, skeleton

LIBRARY: Values = {
    "name": "Librairie Aït Lahcen",
    "name_ar": "مكتبة أيت لحسن",
    "manager": "Khalid Aït Lahcen",
    "manager_ar": "خالد أيت لحسن",
    "rc_number": "26349",
    "rc_court": "Tétouan",
    "tp_number": "54019872",
    "phone": "+212539780581",
    "city": "Tétouan",
    "activity": "Librairie",
    "address": "152, bd Al Massira",
}
TWIN: Values = {
    **LIBRARY,
    "manager": "Jaouad Aït Lahcen",
    "manager_ar": "جواد أيت لحسن",
    "rc_number": "39586",
    "tp_number": "36675228",
    "phone": "+212669712019",
    "address": "166, rue Argane",
}


def without(values: Values, *names: str, **others: object) -> Values:
    return {**{name: value for name, value in values.items() if name not in names}, **others}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Tazi", "Mohamed Tazi"),
        ("Mohamad Tazi", "Med Tazi"),
        ("Hassan El Fassi", "HASSAN FASSI"),
        ("El Houssaine Chentouf", "LHOUSSAINE CHENTOUF"),
        ("Malika Ben Omar", "Benomar Malika"),
        ("Abdelkader Hajji", "Abd El Kader Haji"),
        ("Abdelqader Hajji", "Abdelkader Hajji"),
        ("Brahim Bennouna", "Ibrahim Bennouna"),
        ("Ahmed Tazi", "Tazi Ahmed"),
        ("Raïssouni Loubna", "Loubna Raissouni"),
    ],
)
def test_a_person_is_known_in_every_spelling(one: str, other: str) -> None:
    left = without(LIBRARY, "manager_ar", "phone", "tp_number", "rc_number", manager=one)
    right = without(left, manager=other)
    assert compare(left, right).likely


@pytest.mark.parametrize(
    "other",
    [
        "Sté Librairie Aït Lahcen",
        "Société LIBRAIRIE AIT LAHCEN",
        "Librairie Aït Lahcen SARL",
        "Librairie Aït Lahcen S.A.R.L. A.U.",
        "Librarie Ait Lahcen",
    ],
)
def test_a_firm_is_known_with_and_without_its_form(other: str) -> None:
    bare = without(LIBRARY, "name_ar", "phone", "tp_number", "rc_number")
    assert compare(bare, without(bare, name=other)).likely


@pytest.mark.parametrize(("one", "other"), [("عبد القادر", "عبدالقادر"), ("بن عمر", "بنعمر")])
def test_arabic_names_are_one_joined_or_split(one: str, other: str) -> None:
    assert person_words(one) == person_words(other)


def test_the_legal_form_is_no_part_of_an_arabic_name() -> None:
    assert name_words("شركة مطعم النخيل (ش.م.م)") == name_words("مطعم النخيل")


def test_a_name_is_heard_the_same_in_both_scripts() -> None:
    assert skeleton("khalid") == skeleton("خالد")


def test_the_one_who_shows_the_rc_and_the_one_who_shows_the_tp_are_one() -> None:
    with_rc = without(LIBRARY, "tp_number")
    with_tp = without(LIBRARY, "rc_number", "rc_court", "manager_ar", manager="Ait Lahcen Khalid")
    assert compare(with_rc, with_tp).likely


def test_twins_of_another_manager_are_two() -> None:
    match = compare(LIBRARY, TWIN)
    assert not match.likely
    assert {reason.code for reason in match.reasons} >= {"manager.different", "different.rc"}


def test_an_rc_of_another_court_is_another() -> None:
    codes = [r.code for r in compare(LIBRARY, without(LIBRARY, rc_court="Oujda")).reasons]
    assert "same.rc" not in codes


def test_spellings_of_one_court_are_one() -> None:
    left = without(LIBRARY, rc_court="Al Hoceima")
    codes = [r.code for r in compare(left, without(left, rc_court="El Houceima")).reasons]
    assert "same.rc" in codes


def test_reasons_come_by_weight_and_names_say_how_similar_they_are() -> None:
    match = compare(LIBRARY, without(LIBRARY, manager="Khalid Ait Lahcen"))
    assert match.reasons[0].code == "same.rc"
    assert {r.code: r.value for r in match.reasons}["manager.similar"] == 1.0


def test_a_name_alone_is_worth_a_look_but_not_likely() -> None:
    match = compare({"name": "Librairie Aït Lahcen"}, LIBRARY)
    assert WORTH_A_LOOK <= match.score < LIKELY


def test_nothing_is_like_nothing() -> None:
    assert keys({}) == set()
    assert compare({}, {}).reasons == ()


@pytest.mark.parametrize("gone", ["phone", "tp_number", "rc_number", "name", "manager"])
def test_one_enterprise_meets_itself_under_a_key_whatever_is_missing(gone: str) -> None:
    assert keys(LIBRARY) & keys(without(LIBRARY, gone))


_TEXTS = st.one_of(
    st.sampled_from([str(value) for value in LIBRARY.values()]),
    st.text(alphabet="aebdlkhmr عبدالم0123 .'-", max_size=24),
)
_VALUES = st.dictionaries(st.sampled_from([*LIBRARY, "ice", "email", "if_number"]), _TEXTS)


@given(_VALUES, _VALUES)
def test_two_dossiers_are_compared_the_same_both_ways_round(left: Values, right: Values) -> None:
    assert compare(left, right) == compare(right, left)


@given(_VALUES)
def test_keys_are_made_of_anything_that_is_typed(values: Values) -> None:
    assert all(isinstance(key, str) for key in keys(values))
