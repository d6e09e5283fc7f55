"""The matcher of likely duplicates: what must meet, what must not, alike both ways round."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infitah_desk.domain import matching, traits
from infitah_desk.domain.given_names import same_given_name
from infitah_desk.domain.matching import Match, same_number
from infitah_desk.domain.spelling import firm_words, name_words, person_words, skeleton
from infitah_desk.domain.traits import Traits, Values
from tests.helpers.labelled_lists import Hardness, Labelled, labelled_lists
from tests.helpers.programmes import PROGRAMME_2010
from tests.helpers.strangers_lists import HARD, strangers_lists

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


TERMS = PROGRAMME_2010.matching


def traits_of(values: Values) -> Traits:
    return traits.traits_of(values, PROGRAMME_2010)


def compare(one: Values, other: Values) -> Match:
    return matching.compare(traits_of(one), traits_of(other))


def keys(values: Values) -> set[str]:
    return traits.keys(traits_of(values))


def pair_keys(values: Values) -> set[str]:
    return traits.pair_keys(traits_of(values))


def is_likely(match: Match) -> bool:
    return match.score >= TERMS.likely


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
    assert is_likely(compare(left, right))


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
    assert is_likely(compare(bare, without(bare, name=other)))


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
    assert is_likely(compare(with_rc, with_tp))


def test_twins_of_another_manager_are_two() -> None:
    match = compare(LIBRARY, TWIN)
    assert not is_likely(match)
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
    assert TERMS.while_typing <= match.score < TERMS.likely


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


# --- Who is told apart ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saïd", "Souad"),
        ("Samir", "Samira"),
        ("Karim", "Karima"),
        ("Hassan", "Houssaine"),
        ("Amine", "Amina"),
    ],
)
def test_relatives_whose_names_sound_alike_are_two(one: str, other: str) -> None:
    bare = without(LIBRARY, "manager_ar", "phone", "tp_number", "rc_number", "address")
    left, right = ({**bare, "manager": f"{given_} Aït Lahcen"} for given_ in (one, other))
    assert not is_likely(compare(left, right))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarik Dahbi", "TarikDahbi"),
        ("Noureddine Berrada", "BERADA NOUR EDDINE"),
        ("Mohammed Oubihi", "Ou Bihi Med"),
        ("Brahim Ghazali", "Rhazali Ibrahim"),
        ("Najat Chraïbi", "Najate Echraibi"),
        ("Omar Ben Jelloun", "Omar Ibn Jelloun"),
        ("Leïla Tazi", "Mme Laila Ettazi"),
        ("Fatima Kadiri", "Faima Qadiri"),
    ],
)
def test_a_person_is_known_by_other_transliterations_and_lost_spaces(one: str, other: str) -> None:
    left = without(LIBRARY, "manager_ar", "phone", "tp_number", "rc_number", manager=one)
    assert is_likely(compare(left, without(left, manager=other)))


def test_an_equal_number_with_nothing_else_alike_is_a_slip_to_be_shown() -> None:
    other: Values = {
        "name": "Garage Essalam SARL",
        "manager": "Touria Berrada",
        "tp_number": LIBRARY["tp_number"],
        "city": "Safi",
        "activity": "Garage",
    }
    match = compare(LIBRARY, other)
    assert not is_likely(match)
    assert same_number(match)
    assert pair_keys(LIBRARY) & pair_keys(other)


def test_a_slip_of_the_pen_in_a_telephone_speaks_for_it() -> None:
    bare = without(LIBRARY, "rc_number", "tp_number", phone="+212539780581")
    near = compare(bare, {**bare, "phone": "+212539780571"})
    far = compare(bare, {**bare, "phone": "+212661000000"})
    assert near.score > far.score
    assert "nearly.phone" in {reason.code for reason in near.reasons}


def test_one_rc_of_two_courts_is_told() -> None:
    codes = [reason.code for reason in compare(LIBRARY, {**LIBRARY, "rc_court": "Safi"}).reasons]
    assert "different.court" in codes


@pytest.mark.parametrize("city", ["Tetouan", "تطوان", "TÉTOUAN"])
def test_a_town_is_one_in_every_spelling_and_script(city: str) -> None:
    places = {traits_of({"city": each}).town for each in ("Tétouan", city)}
    assert len(places) == 1


def test_pairs_meet_under_one_word_that_was_not_misspelt() -> None:
    gone = without(LIBRARY, "rc_number", "tp_number", "phone", "name_ar", "manager_ar")
    other = {**gone, "name": "Librairi Ait Lahcne", "manager": "Kalhid Aït Lahcen"}
    assert pair_keys(gone) & pair_keys(other)


def test_no_pair_meets_by_a_name_alone() -> None:
    other: Values = {"name": LIBRARY["name"], "city": "Safi", "activity": "Librairie"}
    assert not pair_keys(LIBRARY) & pair_keys(other)


def test_words_of_names_in_the_table_of_given_names_are_one_or_two() -> None:
    assert same_given_name("mohamed", *person_words("Med")) is True
    assert same_given_name(*person_words("Saïd"), *person_words("سعاد")) is False
    assert same_given_name("zerouali", "mohamed") is None


# --- In other words, other letters, other forms ---------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abderrahim Tazi", "Abde Rahim Tazi"),
        ("Abdellah Belkacem", "Abdela Belkacem"),
        ("Houcine Malki", "L'Houcine El Malki"),
        ("Brahim Aït Lahcen", "IBRAHIMAÏT LAHCEN"),
        ("Abdelkader Chekroun", "ChaqrounAbdelkader"),
        ("Moulay Ali Tahiri", "My Ali Attahiri"),
        ("Salah Eddine Chakir", "Salaheddin Chakir"),
        ("Rachid El Amrani", "Rachid Elamrani"),
    ],
)
def test_a_person_is_one_joined_parted_and_elided(one: str, other: str) -> None:
    left = without(LIBRARY, "manager_ar", "phone", "tp_number", "rc_number", manager=one)
    assert is_likely(compare(left, without(left, manager=other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Abdelkader", "Abdelkarim"), ("Abdelhak", "Abdelaziz"), ("Abderrahim", "Brahim")],
)
def test_servants_of_god_are_told_apart_by_the_name_of_god(one: str, other: str) -> None:
    bare = without(LIBRARY, "manager_ar", "tp_number", "rc_number", "address")
    left, right = ({**bare, "manager": f"{given_} Aït Lahcen"} for given_ in (one, other))
    assert not is_likely(compare(left, right))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Épicerie", "Alimentation générale"),
        ("Menuiserie", "نجارة"),
        ("Forge", "حدادة"),
        ("Mécanique auto", "ميكانيك السيارات"),
        ("Location de voitures", "Locatio de voitures"),
        ("Boulangerie", "Boul."),
    ],
)
def test_a_trade_is_one_in_other_words(one: str, other: str) -> None:
    words = {firm_words(f"{trade} Atlas")[0] for trade in (one, other)}
    assert len(words) == 1


LATIN_ONLY = without(LIBRARY, "name_ar", "manager_ar", "phone", "tp_number", "rc_number")
ARABIC_ONLY: Values = {
    "name_ar": "مكتبة أيت لحسن",
    "manager_ar": "خالد أيت لحسن",
    "city": "تطوان",
    "activity": "مكتبة",
}


def test_a_list_in_latin_letters_and_one_in_arabic_ones_name_one_enterprise() -> None:
    assert is_likely(compare(LATIN_ONLY, ARABIC_ONLY))
    assert pair_keys(LATIN_ONLY) & pair_keys(ARABIC_ONLY)


def test_arabic_in_the_field_of_the_other_script_is_read_as_arabic() -> None:
    written = {"name": "مكتبة أيت لحسن", "manager": "خالد أيت لحسن"}
    assert is_likely(
        compare(LATIN_ONLY, {**without(ARABIC_ONLY, "name_ar", "manager_ar"), **written})
    )


def test_a_namesake_of_another_trade_is_another_in_whichever_script() -> None:
    other = {**ARABIC_ONLY, "name_ar": "مقهى أيت لحسن", "activity": "مقهى"}
    assert not is_likely(compare(LATIN_ONLY, other))


def test_a_telephone_of_before_2009_is_the_one_of_today() -> None:
    old = without(LIBRARY, phone="039 78 05 81")
    assert "same.phone" in {reason.code for reason in compare(LIBRARY, old).reasons}


@pytest.mark.parametrize(
    "other",
    ["N° 152 Boulevard Al Massira", "BLVD MASSIRA 152 TETOUAN", "152 bis, Bd. Al Massira"],
)
def test_an_address_is_one_in_every_form(other: str) -> None:
    match = compare(LIBRARY, without(LIBRARY, address=other))
    assert "same.address" in {reason.code for reason in match.reasons}


@pytest.mark.parametrize("kept", ["phone", "address"])
def test_a_namesake_next_door_is_another_by_telephone_or_address(kept: str) -> None:
    left = without(LIBRARY, "rc_number", "tp_number")
    left = {name: left[name] for name in left if name == kept or name not in {"phone", "address"}}
    other = {**left, kept: {"phone": "+212661000000", "address": "9, rue Argane"}[kept]}
    assert not is_likely(compare(left, other))


def test_a_name_that_is_the_managers_says_little_more() -> None:
    person = {"manager": "Khalid Tazi", "city": "Tétouan"}
    firm = compare({**person, "name": "Atlas"}, {**person, "name": "Atlas"})
    own = compare({**person, "name": "Khalid Tazi"}, {**person, "name": "Tazi Khalid"})
    assert own.score < firm.score


# --- Rates ----------------------------------------------------------------------------------------


class Rates(NamedTuple):
    """Counted over several lists."""

    same: int
    found: int
    without_number: int
    found_without_number: int
    likely: int
    wrong: int
    twins: int
    slips_likely: int
    slips_met: int
    slips: int


def rates(lists: Iterable[Labelled]) -> Rates:
    counts = [0] * len(Rates._fields)
    for made in lists:
        rows = [traits_of(row) for row in made.rows]
        blocks: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            for key in traits.pair_keys(row):
                blocks.setdefault(key, []).append(place)
        met = {pair for block in blocks.values() for pair in combinations(block, 2)}
        likely = {(a, b) for a, b in met if is_likely(matching.compare(rows[a], rows[b]))}
        bare = {(a, b) for a, b in made.same if not numbers(rows[a]) & numbers(rows[b])}
        for place, found in enumerate(
            (
                made.same,
                made.same & likely,
                bare,
                bare & likely,
                likely,
                likely - made.same,
                made.twins & likely,
                made.equal_numbers & likely,
                made.equal_numbers & met,
                made.equal_numbers,
            )
        ):
            counts[place] += len(found)
    return Rates(*counts)


def numbers(of: Traits) -> set[tuple[str, str]]:
    return {(kind, of.numbers[kind]) for kind in ("rc", "tp") if kind in of.numbers}


def test_of_lists_with_labels_almost_all_are_found_and_hardly_any_is_wrong() -> None:
    found = rates(labelled_lists(seed, 1200) for seed in (1, 2, 3))
    assert found.same > 350
    assert found.found / found.same >= 0.99
    assert found.found_without_number / found.without_number >= 0.97
    assert found.wrong / found.likely <= 0.01
    assert found.twins == 0
    assert (found.slips_likely, found.slips_met) == (0, found.slips)


def test_of_much_harder_lists_nearly_as_many_are_found() -> None:
    hard = Hardness(missing=0.6, parted=0.7, respelled=0.6, slipped=0.5, one_script=0.6)
    found = rates(labelled_lists(seed, 1200, hard) for seed in (11, 12, 13))
    assert found.found / found.same >= 0.97
    assert found.wrong / found.likely <= 0.01
    assert found.twins == 0


def test_of_lists_that_a_stranger_wrote_by_ear_almost_all_are_found() -> None:
    found = rates(strangers_lists(seed, 1500) for seed in (1, 2, 3))
    assert found.same > 400
    assert found.found / found.same >= 0.99
    assert found.found_without_number / found.without_number >= 0.97
    assert found.wrong / found.likely <= 0.005
    assert found.twins == 0


def test_of_a_strangers_lists_that_hardly_say_anything_most_are_found() -> None:
    found = rates(strangers_lists(seed, 1500, HARD) for seed in (11, 12))
    assert found.found / found.same >= 0.96
    assert found.wrong / found.likely <= 0.01
    assert found.twins == 0
